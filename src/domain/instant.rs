//! An exact point in time.

use chrono::{DateTime, Utc};

/// An exact point in time.
pub(crate) type Instant = DateTime<Utc>;
