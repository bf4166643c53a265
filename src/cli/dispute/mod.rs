//! `redress dispute`: a file for each verb, and for what they ask.

pub(super) mod answer;
mod country;
mod files;
mod form;
pub(super) mod list;
pub(super) mod open;
pub(super) mod record;
pub(super) mod status;
mod step_args;
pub(super) mod steps;
