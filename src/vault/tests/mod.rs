//! Given a folder of files, when they are kept, checked, made small and packed, then nothing is
//! lost, nothing is half made, and nothing reaches outside.

mod given;
mod hostile;
mod kept;
mod measure;
mod names;
mod packed;
mod pictures;
mod sniffed;
