//! The stories run.
