//! What others did, as arguments: the fact and the flags that go with it.

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::context::Context;
use super::failure::Failure;
use super::parse;
use crate::domain::order::{Cause, Parcel, Remedy, RemedyStep, Report};
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
    /// The remedy outside AliExpress
    #[arg(long, value_name = "REMEDY", value_parser = PossibleValuesParser::new(Remedy::ALL.map(Remedy::id)))]
    remedy: Option<String>,
    /// What happened with the remedy (default: opened)
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(RemedyStep::ALL.map(RemedyStep::id)))]
    step: Option<String>,
    /// The share of good ratings on the store's page: 94.5
    #[arg(long, value_name = "PERCENT")]
    percent: Option<String>,
}

/// What others did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FactArg {
    /// You looked and nothing had changed
    Seen,
    /// The payment was verified
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
    /// The seller says that it shipped, without a tracking number
    ClaimedShipped,
    /// A tracking number became known
    Tracking,
    /// The carrier did not take the parcel, or gave it back
    ShipmentCancelled,
    /// The parcel can be picked up
    ReadyForPickup,
    /// The parcel was delivered
    Delivered,
    /// The carrier lost the parcel
    Lost,
    /// The parcel went back to the seller
    ReturnedToSeller,
    /// The goods arrived though the order was cancelled
    ArrivedAnyway,
    /// Buyer protection ends at --until
    ProtectionUntil,
    /// AliExpress holds the order
    Frozen,
    /// AliExpress let the order go on
    Unfrozen,
    /// The store's page shows --percent of good ratings
    SellerRating,
    /// You opened --remedy outside AliExpress, or its --step
    Remedy,
    /// The order was closed
    Closed,
}

impl FactFlags {
    /// The report of this fact with what the flags add. A flag that no fact takes is a mistake, not
    /// something to pass over.
    pub(super) fn read(
        &self,
        fact: Option<FactArg>,
        context: &Context,
    ) -> Result<Option<Report>, Failure> {
        self.only_fitting(fact)?;
        let until = self
            .until
            .as_deref()
            .map(|until| parse::moment("--until", until, context.page.zone))
            .transpose()?;
        fact.map(|fact| self.report(fact, until)).transpose()
    }

    fn report(&self, fact: FactArg, until: Option<Moment>) -> Result<Report, Failure> {
        let until = || until.ok_or_else(|| Failure::needs("--until"));
        Ok(match fact {
            FactArg::Seen => Report::NothingChanged,
            FactArg::PaymentVerified => Report::PaymentVerified,
            FactArg::PaymentFailed => Report::PaymentFailed,
            FactArg::CancellationApproved => Report::CancellationApproved,
            FactArg::CancellationRejected => Report::CancellationRejected,
            FactArg::ShipBy => Report::ShipBy { until: until()? },
            FactArg::Shipped => Report::Shipped { partly: self.partly, parcel: self.parcel()? },
            FactArg::ClaimedShipped => Report::ClaimedShipped,
            FactArg::Tracking => Report::Tracking {
                parcel: self.parcel()?.ok_or_else(|| Failure::needs("--tracking"))?,
            },
            FactArg::ShipmentCancelled => Report::ShipmentCancelled,
            FactArg::ReadyForPickup => Report::ReadyForPickup,
            FactArg::Delivered => Report::Delivered,
            FactArg::Lost => Report::Lost,
            FactArg::ReturnedToSeller => Report::ReturnedToSeller,
            FactArg::ArrivedAnyway => Report::ArrivedAnyway,
            FactArg::ProtectionUntil => Report::ProtectionUntil { until: until()? },
            FactArg::Frozen => Report::Frozen,
            FactArg::Unfrozen => Report::Unfrozen,
            FactArg::SellerRating => {
                let percent = self.percent.as_deref().ok_or_else(|| Failure::needs("--percent"))?;
                Report::SellerRating { rating: parse::rating("--percent", percent)? }
            }
            FactArg::Remedy => {
                let remedy = self.remedy.as_deref().and_then(Remedy::from_id);
                let step = self.step.as_deref().and_then(RemedyStep::from_id);
                Report::Remedy {
                    remedy: remedy.ok_or_else(|| Failure::needs("--remedy"))?,
                    step: step.unwrap_or(RemedyStep::Opened),
                }
            }
            FactArg::Closed => {
                Report::Closed { cause: self.cause.as_deref().and_then(Cause::from_id) }
            }
        })
    }

    fn parcel(&self) -> Result<Option<Parcel>, Failure> {
        let Some(number) = &self.tracking else {
            return Ok(None);
        };
        let carrier = self.carrier.as_deref();
        Ok(Some(Parcel {
            number: parse::text("--tracking", number)?,
            carrier: carrier.map(|name| parse::text("--carrier", name)).transpose()?,
        }))
    }

    fn only_fitting(&self, fact: Option<FactArg>) -> Result<(), Failure> {
        let given = [
            ("--tracking", self.tracking.is_some()),
            ("--carrier", self.carrier.is_some()),
            ("--partly", self.partly),
            ("--until", self.until.is_some()),
            ("--remedy", self.remedy.is_some()),
            ("--step", self.step.is_some()),
            ("--percent", self.percent.is_some()),
            ("--cause", self.cause.is_some()),
        ];
        let fitting = fact.map_or(&[][..], FactArg::flags);
        let given = given.into_iter().filter_map(|(flag, is_given)| is_given.then_some(flag));
        only_fitting(given, fitting)?;
        if self.carrier.is_some() && self.tracking.is_none() {
            return Err(Failure::usage("usage.flag", "--carrier needs --tracking"));
        }
        Ok(())
    }
}

impl FactArg {
    /// The flags that it takes beside those that every fact takes.
    fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Shipped => &["--tracking", "--carrier", "--partly"],
            Self::Tracking => &["--tracking", "--carrier"],
            Self::ShipBy | Self::ProtectionUntil => &["--until"],
            Self::SellerRating => &["--percent"],
            Self::Remedy => &["--remedy", "--step"],
            Self::Closed => &["--cause"],
            Self::Seen
            | Self::PaymentVerified
            | Self::PaymentFailed
            | Self::CancellationApproved
            | Self::CancellationRejected
            | Self::ClaimedShipped
            | Self::ShipmentCancelled
            | Self::ReadyForPickup
            | Self::Delivered
            | Self::Lost
            | Self::ReturnedToSeller
            | Self::ArrivedAnyway
            | Self::Frozen
            | Self::Unfrozen => &[],
        }
    }
}

/// Refuses a given flag that is not among those that fit, and lists these.
pub(super) fn only_fitting(
    given: impl IntoIterator<Item = &'static str>,
    fitting: &[&str],
) -> Result<(), Failure> {
    let Some(flag) = given.into_iter().find(|flag| !fitting.contains(flag)) else {
        return Ok(());
    };
    let fitting = [fitting, &["--at"]].concat().join(", ");
    let message = format!("{flag} doesn't go with this fact; it takes {fitting}");
    Err(Failure::usage("usage.flag", message))
}
