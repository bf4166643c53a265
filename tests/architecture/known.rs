//! What is not yet as it should be. Nothing may be added; what is put right is taken out.

/// How many files of each layer are in a circle.
pub(crate) const IN_CIRCLES: [(&str, usize); 10] = [
    ("domain", 31),
    ("store", 18),
    ("import", 0),
    ("settings", 0),
    ("vault", 0),
    ("app", 6),
    ("view", 21),
    ("cli", 51),
    ("world", 0),
    ("main", 0),
];

/// Row types of the store that are seen above `app`.
pub(crate) const ROWS_ABOVE_APP: [&str; 14] = [
    "cli names store::AgendaFilter",
    "cli names store::AgendaPage",
    "cli names store::Filter",
    "cli names store::RefundPage",
    "cli names store::Sort",
    "view names store::AgendaFilter",
    "view names store::AgendaPage",
    "view names store::AgendaRow",
    "view names store::Flaw",
    "view names store::NextDue",
    "view names store::RefundPage",
    "view names store::RefundRow",
    "view names store::Summary",
    "view names store::Told",
];

/// Other types that `app` hands on to a layer that may not import them.
pub(crate) const HANDED_ON: [&str; 14] = [
    "view names import::Format",
    "view names settings::Choice",
    "view names settings::Class",
    "view names settings::Letter",
    "view names settings::NoTarget",
    "view names settings::Other",
    "view names settings::Setting",
    "view names settings::SettingsError",
    "view names settings::Unit",
    "view names settings::Value",
    "view names settings::Who",
    "view names vault::Glance",
    "view names vault::Health",
    "view names vault::Thumbnail",
];

/// The `mod.rs` files that hold more than docs, modules and re-exports.
pub(crate) const INDEXES_WITH_CODE: [&str; 18] = [
    "cli/dispute/mod.rs",
    "cli/evidence/mod.rs",
    "cli/message/mod.rs",
    "cli/mod.rs",
    "cli/order/mod.rs",
    "cli/refund/mod.rs",
    "cli/seller/mod.rs",
    "cli/store/mod.rs",
    "cli/tracking/mod.rs",
    "domain/evidence/mod.rs",
    "domain/order/dispute/mod.rs",
    "domain/tracking/mod.rs",
    "store/check/mod.rs",
    "store/codec/mod.rs",
    "store/index/mod.rs",
    "store/mod.rs",
    "view/language/mod.rs",
    "view/report/mod.rs",
];
