//! What others did, as words: the fact and the flags that go with it.

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::context::Context;
use super::failure::Failure;
use super::words;
use crate::domain::order::{Cause, Fact, Parcel, Road, RoadStep};
use crate::domain::time::Moment;

// What a fact needs beside its name. (A doc comment here would become the verb's help.)
#[derive(Debug, Args)]
pub(super) struct FactFlags {
    /// The tracking number
    #[arg(long, value_name = "NUMBER")]
    tracking: Option<String>,
    /// Who carries the parcel
    #[arg(long, value_name = "NAME")]
    carrier: Option<String>,
    /// Only a part was shipped
    #[arg(long)]
    partly: bool,
    /// The new date
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Why it was closed
    #[arg(long, value_name = "CAUSE", value_parser = PossibleValuesParser::new(Cause::ALL.map(Cause::id)))]
    cause: Option<String>,
    /// The road outside AliExpress
    #[arg(long, value_name = "ROAD", value_parser = PossibleValuesParser::new(Road::ALL.map(Road::id)))]
    road: Option<String>,
    /// What happened there, where it is not its beginning
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(RoadStep::ALL.map(RoadStep::id)))]
    step: Option<String>,
    /// The share of good ratings on the store's page: 94.5
    #[arg(long, value_name = "PERCENT")]
    percent: Option<String>,
}

/// What others did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FactWord {
    /// The payment was found good
    PaymentVerified,
    /// The payment did not go through
    PaymentFailed,
    /// The seller agreed to cancel
    CancellationApproved,
    /// The cancellation was refused
    CancellationRejected,
    /// The seller's time to ship ends at --until
    ShipBy,
    /// The seller shipped
    Shipped,
    /// The seller says that it was shipped, and names no number
    ClaimedShipped,
    /// A tracking number became known
    Tracking,
    /// The carrier did not take the parcel, or gave it back
    ShipmentCancelled,
    /// The parcel was delivered
    Delivered,
    /// The parcel went back to the seller
    ReturnedToSeller,
    /// Buyer protection ends at --until
    ProtectionUntil,
    /// AliExpress holds the order
    Frozen,
    /// AliExpress let the order go on
    Unfrozen,
    /// The store's page shows --percent of good ratings
    SellerRating,
    /// You took --road outside AliExpress, or what --step happened on it
    Outside,
    /// The order was closed
    Closed,
}

impl FactFlags {
    /// The fact with what the flags add. A flag that no fact has a use for is a mistake, not
    /// something to pass over.
    pub(super) fn read(
        &self,
        fact: Option<FactWord>,
        context: &Context,
    ) -> Result<Option<Fact>, Failure> {
        self.only_fitting(fact)?;
        let until = self
            .until
            .as_deref()
            .map(|until| words::moment("--until", until, context.page.zone))
            .transpose()?;
        fact.map(|fact| self.fact(fact, until)).transpose()
    }

    /// The fact with what its flags add.
    fn fact(&self, fact: FactWord, until: Option<Moment>) -> Result<Fact, Failure> {
        let needed = |flag| Failure::Unanswered { flags: vec![flag], order: false };
        Ok(match fact {
            FactWord::PaymentVerified => Fact::PaymentVerified,
            FactWord::PaymentFailed => Fact::PaymentFailed,
            FactWord::CancellationApproved => Fact::CancellationApproved,
            FactWord::CancellationRejected => Fact::CancellationRejected,
            FactWord::ShipBy => Fact::ShipBy { until: until.ok_or_else(|| needed("--until"))? },
            FactWord::Shipped => Fact::Shipped { partly: self.partly, parcel: self.parcel()? },
            FactWord::ClaimedShipped => Fact::ClaimedShipped,
            FactWord::Outside => Fact::Outside {
                road: self
                    .road
                    .as_deref()
                    .and_then(Road::from_id)
                    .ok_or_else(|| needed("--road"))?,
                step: self.step.as_deref().and_then(RoadStep::from_id).unwrap_or(RoadStep::Opened),
            },
            FactWord::SellerRating => {
                let percent = self.percent.as_deref().ok_or_else(|| needed("--percent"))?;
                Fact::SellerRating { rating: words::rating("--percent", percent)? }
            }
            FactWord::Tracking => {
                Fact::Tracking { parcel: self.parcel()?.ok_or_else(|| needed("--tracking"))? }
            }
            FactWord::ShipmentCancelled => Fact::ShipmentCancelled,
            FactWord::Delivered => Fact::Delivered,
            FactWord::ReturnedToSeller => Fact::ReturnedToSeller,
            FactWord::ProtectionUntil => {
                Fact::ProtectionUntil { until: until.ok_or_else(|| needed("--until"))? }
            }
            FactWord::Frozen => Fact::Frozen,
            FactWord::Unfrozen => Fact::Unfrozen,
            FactWord::Closed => {
                Fact::Closed { cause: self.cause.as_deref().and_then(Cause::from_id) }
            }
        })
    }

    fn parcel(&self) -> Result<Option<Parcel>, Failure> {
        let Some(number) = &self.tracking else {
            return Ok(None);
        };
        Ok(Some(Parcel {
            number: words::text("--tracking", number)?,
            carrier: self
                .carrier
                .as_deref()
                .map(|name| words::text("--carrier", name))
                .transpose()?,
        }))
    }

    fn only_fitting(&self, fact: Option<FactWord>) -> Result<(), Failure> {
        let ships = matches!(fact, Some(FactWord::Shipped | FactWord::Tracking));
        let dates = matches!(fact, Some(FactWord::ShipBy | FactWord::ProtectionUntil));
        let is = |word: FactWord| fact == Some(word);
        let unfitting = [
            ("--tracking", self.tracking.is_some() && !ships),
            ("--carrier", self.carrier.is_some() && self.tracking.is_none()),
            ("--partly", self.partly && !is(FactWord::Shipped)),
            ("--until", self.until.is_some() && !dates),
            ("--road", self.road.is_some() && !is(FactWord::Outside)),
            ("--step", self.step.is_some() && !is(FactWord::Outside)),
            ("--percent", self.percent.is_some() && !is(FactWord::SellerRating)),
            ("--cause", self.cause.is_some() && !is(FactWord::Closed)),
        ];
        match unfitting.into_iter().find(|(_, unfitting)| *unfitting) {
            Some((flag, _)) => Err(Failure::usage(
                "usage.flag",
                format!("{flag} does not go with this fact, or needs another flag beside it"),
            )),
            None => Ok(()),
        }
    }
}
