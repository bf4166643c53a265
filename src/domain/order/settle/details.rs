//! The details of an order: corrected before printed on the newest page before entered by hand.

use super::ledger::{Entry, Ledger, page_rank};
use super::progress::{Progress, Reach};
use crate::domain::details::{Details, for_each_detail};
use crate::domain::instant::Instant;
use crate::domain::order::fact::{Source, Statement};
use crate::domain::order::purchase::{Known, Purchase};
use crate::domain::order::stage::ShownStage;
use crate::domain::time::Moment;

/// What one fact says, and how much that counts.
struct Telling {
    level: Level,
    seen: Instant,
    page: Option<ShownStage>,
    told: Instant,
    source: Source,
    details: Details,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Entered,
    Seen,
    Corrected,
}

macro_rules! define {
    ($($(#[$doc:meta])+ $field:ident: $kind:ty,)+) => {
        /// All details, each from the source that counts most.
        pub(super) fn details(ledger: &Ledger<'_>, progress: &Progress) -> Purchase {
            let tellings: Vec<Telling> =
                ledger.entries.iter().filter_map(|entry| telling(entry, progress)).collect();
            let lifted = |field: &str| {
                let lifts = ledger.entries.iter().filter(|entry| matches!(
                    &entry.fact.what,
                    Statement::CorrectionLifted(fields) if fields.iter().any(|one| one == field)
                ));
                lifts.map(|entry| entry.told).max().unwrap_or(Instant::MIN_UTC)
            };
            let mut purchase = Purchase::default();
            $({
                let until = lifted(stringify!($field));
                let said = tellings.iter().filter(|telling| {
                    telling.level != Level::Corrected || telling.told >= until
                });
                let best = said
                    .filter_map(|telling| Some((telling, telling.details.$field.as_ref()?)))
                    .max_by_key(|(telling, value)| {
                        let rank = page_rank(telling.source);
                        (telling.level, telling.seen, rank, telling.page, telling.told, *value)
                    });
                purchase.$field = best.map(|(telling, value)| Known {
                    value: value.clone(),
                    seen: telling.seen,
                    source: telling.source,
                    is_corrected: telling.level == Level::Corrected,
                });
            })+
            purchase
        }
    };
}

for_each_detail!(define);

#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else gives a detail")]
fn telling(entry: &Entry<'_>, progress: &Progress) -> Option<Telling> {
    let said = |level, seen, details| Telling {
        level,
        seen,
        // Of pages of one instant the one that shows the later stage, whenever each was imported.
        page: entry.look().and_then(|look| look.stage),
        told: if entry.look().is_some() { entry.at } else { entry.told },
        source: entry.fact.source,
        details,
    };
    let at = entry.fact.at;
    // Of one printed and one told on the same day, the printed one counts.
    let day = Moment::Day(Moment::At(entry.told).day()).first();
    let stands =
        |reach: Reach| progress.words.iter().any(|word| word.id == entry.id && word.reach == reach);
    Some(match &entry.fact.what {
        Statement::Looked(look) => said(Level::Seen, entry.at, look.details.clone()),
        Statement::Entered(details) => said(Level::Entered, entry.told, (**details).clone()),
        Statement::Corrected(details) => said(Level::Corrected, entry.told, (**details).clone()),
        Statement::Paid => said(Level::Seen, day, Details { paid: Some(at), ..Details::default() }),
        Statement::Shipped { partly: false } if stands(Reach::Shipped) => {
            said(Level::Seen, day, Details { shipped: Some(at), ..Details::default() })
        }
        Statement::ProtectionUntil(until) => {
            let details = Details { protected_until: Some(*until), ..Details::default() };
            said(Level::Seen, day, details)
        }
        Statement::SellerRating(rating) => {
            let details = Details { seller_rating: Some(*rating), ..Details::default() };
            said(Level::Seen, entry.at, details)
        }
        _ => return None,
    })
}
