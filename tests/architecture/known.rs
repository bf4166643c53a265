//! What is not yet as it should be. Nothing may be added; what is put right is taken out.

/// How many files of each layer are in a circle.
pub(crate) const IN_CIRCLES: [(&str, usize); 10] = [
    ("domain", 0),
    ("store", 0),
    ("import", 0),
    ("settings", 0),
    ("vault", 0),
    ("app", 0),
    ("view", 0),
    ("cli", 0),
    ("world", 0),
    ("main", 0),
];

/// Row types of the store that are seen above `app`.
pub(crate) const ROWS_ABOVE_APP: [&str; 1] = ["view names store::Flaw"];

/// Other types that `app` hands on to a layer that may not import them.
pub(crate) const HANDED_ON: [&str; 17] = [
    "view names import::Format",
    "view names settings::Choice",
    "view names settings::Class",
    "view names settings::Letter",
    "view names settings::NoTarget",
    "view names settings::Other",
    "view names settings::Setting",
    "view names settings::Program",
    "view names settings::ProgramKey",
    "view names settings::Settings",
    "view names settings::SettingsError",
    "view names settings::Unit",
    "view names settings::Value",
    "view names settings::Who",
    "view names vault::Glance",
    "view names vault::Health",
    "view names vault::Thumbnail",
];

/// The `mod.rs` files that hold more than docs, modules and re-exports.
pub(crate) const INDEXES_WITH_CODE: [&str; 0] = [];
