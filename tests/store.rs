//! The store under stress.
