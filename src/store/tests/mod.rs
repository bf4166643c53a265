//! The store on its own: what is written reads back, the index says what the journal says, and no
//! write is half done.

mod check;
mod codec;
mod given;
mod index;
mod schema;
mod writes;
