//! What the marketplace's form takes, as help tells it.

/// Where the limits of the marketplace's form are told.
pub(super) const LIMITS: &str = "The limits of AliExpress's form are the settings evidence-count, \
evidence-size and evidence-types: redress config set evidence-count 5";
