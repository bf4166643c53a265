//! What others did, as arguments: the fact and the flags that go with it.

use clap::{Args, ValueEnum};

use super::context::Context;
use super::failure::Failure;
use super::parse;
use super::subject_args::SubjectArgs;
use super::words::ids;
use crate::domain::buyer::Country;
use crate::domain::order::{
    Cause, Command, DisputeFact, Parcel, Remedy, RemedyStep, Report, Source,
};
use crate::domain::promise::PromiseKind;
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
    /// Only a part was shipped; which, is told by --line
    #[arg(long)]
    partly: bool,
    #[command(flatten)]
    about: SubjectArgs,
    /// The date that is printed or promised
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// What is promised
    #[arg(long, value_name = "KIND")]
    kind: Option<PromiseArg>,
    /// The country that the seller is in, as two letters such as CN
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    /// Why it was closed
    #[arg(long, value_name = "CAUSE", value_parser = ids(Cause::ALL, Cause::id))]
    cause: Option<Cause>,
    /// The remedy outside AliExpress
    #[arg(long, value_name = "REMEDY", value_parser = ids(Remedy::ALL, Remedy::id))]
    remedy: Option<Remedy>,
    /// What happened with the remedy (default: opened)
    #[arg(long, value_name = "STEP", value_parser = ids(RemedyStep::ALL, RemedyStep::id))]
    step: Option<RemedyStep>,
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
    /// The page wants the payment by --until
    PayBy,
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
    /// The page or the seller promises --kind, with its date --until
    Promise,
    /// Buyer protection ends at --until
    ProtectionUntil,
    /// AliExpress holds the order
    Frozen,
    /// AliExpress let the order go on
    Unfrozen,
    /// The store's page shows --percent of good ratings
    SellerRating,
    /// The seller is in --country
    SellerCountry,
    /// AliExpress restricted your account
    AccountRestricted,
    /// You opened --remedy outside AliExpress, or its --step
    Remedy,
    /// The order was closed
    Closed,
}

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PromiseArg {
    /// The goods can go back free of charge until then
    FreeReturn,
    /// A refund if the parcel hasn't come by then
    RefundIfLate,
    /// A coupon if the parcel hasn't come by then
    CouponIfLate,
    /// The parcel comes by then
    Delivery,
    /// What was proposed in the dispute can be answered until then
    Proposal,
    /// The order can be paid until then
    PayBy,
}

impl PromiseArg {
    /// What is promised of an order; `None` for what is of a dispute.
    fn of_order(self) -> Option<PromiseKind> {
        match self {
            Self::FreeReturn => Some(PromiseKind::FreeReturn),
            Self::RefundIfLate => Some(PromiseKind::RefundIfLate),
            Self::CouponIfLate => Some(PromiseKind::CouponIfLate),
            Self::Delivery => Some(PromiseKind::Delivery),
            Self::PayBy => Some(PromiseKind::PayBy),
            Self::Proposal => None,
        }
    }
}

impl FactFlags {
    /// The command that reports this fact with what the flags add, as `by` says it. A flag that no fact
    /// takes is a mistake, not something to pass over.
    pub(super) fn read(
        &self,
        fact: Option<FactArg>,
        by: Source,
        at: Option<Moment>,
        context: &Context,
    ) -> Result<Option<Command>, Failure> {
        self.only_fitting(fact)?;
        let zone = context.page.zone;
        let until = parse::given(self.until.as_deref(), |t| parse::moment("--until", t, zone))?;
        let about = self.about.read()?;
        if let (Some(FactArg::Promise), Some(PromiseArg::Proposal)) = (fact, self.kind) {
            let until = until.ok_or_else(|| Failure::needs("--until"))?;
            let (lines, fact) = (about.lines, DisputeFact::AnswerUntil(until));
            return Ok(Some(Command::ReportDispute { lines, fact, at }));
        }
        let report = fact.map(|fact| self.report(fact, until)).transpose()?;
        Ok(report.map(|report| Command::Report { report, about, by, at }))
    }

    fn report(&self, fact: FactArg, until: Option<Moment>) -> Result<Report, Failure> {
        let until = || until.ok_or_else(|| Failure::needs("--until"));
        Ok(match fact {
            FactArg::Seen => Report::NothingChanged,
            FactArg::PaymentVerified => Report::PaymentVerified,
            FactArg::PaymentFailed => Report::PaymentFailed,
            FactArg::CancellationApproved => Report::CancellationApproved,
            FactArg::CancellationRejected => Report::CancellationRejected,
            FactArg::PayBy => Report::Promise { kind: PromiseKind::PayBy, until: until()? },
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
            FactArg::Promise => {
                let kind = self.kind.and_then(PromiseArg::of_order);
                let kind = kind.ok_or_else(|| Failure::needs("--kind"))?;
                Report::Promise { kind, until: until()? }
            }
            FactArg::ProtectionUntil => Report::ProtectionUntil { until: until()? },
            FactArg::Frozen => Report::Frozen,
            FactArg::Unfrozen => Report::Unfrozen,
            FactArg::SellerRating => {
                let percent = self.percent.as_deref().ok_or_else(|| Failure::needs("--percent"))?;
                Report::SellerRating { rating: parse::rating("--percent", percent)? }
            }
            FactArg::SellerCountry => Report::SellerCountry { country: self.country()? },
            FactArg::AccountRestricted => Report::AccountRestricted,
            FactArg::Remedy => Report::Remedy {
                remedy: self.remedy.ok_or_else(|| Failure::needs("--remedy"))?,
                step: self.step.unwrap_or(RemedyStep::Opened),
            },
            FactArg::Closed => Report::Closed { cause: self.cause },
        })
    }

    fn country(&self) -> Result<Country, Failure> {
        let given = self.country.as_deref().ok_or_else(|| Failure::needs("--country"))?;
        parse::country(given)
    }

    fn parcel(&self) -> Result<Option<Parcel>, Failure> {
        let carrier = self.carrier.as_deref();
        let carrier = parse::given(carrier, |name| parse::text("--carrier", name))?;
        let number = self.tracking.as_deref();
        let number = parse::given(number, |number| parse::text("--tracking", number))?;
        Ok(number.map(|number| Parcel { number, carrier, contents: Vec::new() }))
    }

    fn only_fitting(&self, fact: Option<FactArg>) -> Result<(), Failure> {
        let given = [
            ("--tracking", self.tracking.is_some()),
            ("--carrier", self.carrier.is_some()),
            ("--partly", self.partly),
            ("--line", !self.about.lines.line.is_empty()),
            ("--parcel", !self.about.parcel.is_empty()),
            ("--until", self.until.is_some()),
            ("--kind", self.kind.is_some()),
            ("--country", self.country.is_some()),
            ("--remedy", self.remedy.is_some()),
            ("--step", self.step.is_some()),
            ("--percent", self.percent.is_some()),
            ("--cause", self.cause.is_some()),
        ];
        let fitting = fact.map_or(&[][..], FactArg::flags);
        only_fitting(&given, fitting)?;
        if self.carrier.is_some() && self.tracking.is_none() {
            return Err(Failure::usage("usage.flag", "--carrier needs --tracking"));
        }
        Ok(())
    }
}

impl FactArg {
    /// The flags that it takes beside those that every fact takes.
    #[expect(clippy::wildcard_enum_match_arm, reason = "what takes none says all by its name")]
    fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Shipped => &["--tracking", "--carrier", "--partly", "--line", "--parcel"],
            Self::Tracking => &["--tracking", "--carrier", "--line", "--parcel"],
            Self::PayBy => &["--until"],
            Self::ShipBy => &["--until", "--line"],
            Self::Promise => &["--kind", "--until", "--line", "--parcel"],
            Self::ProtectionUntil => &["--until", "--line", "--parcel"],
            Self::SellerRating => &["--percent"],
            Self::SellerCountry => &["--country"],
            Self::Remedy => &["--remedy", "--step"],
            Self::Closed => &["--cause", "--line"],
            Self::CancellationApproved | Self::CancellationRejected | Self::ClaimedShipped => {
                &["--line"]
            }
            Self::ShipmentCancelled
            | Self::ReadyForPickup
            | Self::Delivered
            | Self::Lost
            | Self::ReturnedToSeller
            | Self::ArrivedAnyway => &["--line", "--parcel"],
            _ => &[],
        }
    }
}

/// Refuses a given flag that is not among those that fit, and lists these.
pub(super) fn only_fitting(given: &[(&str, bool)], fitting: &[&str]) -> Result<(), Failure> {
    let unfitting = given.iter().find(|(flag, is_given)| *is_given && !fitting.contains(flag));
    let Some((flag, _)) = unfitting else {
        return Ok(());
    };
    let fitting = [fitting, &["--at"]].concat().join(", ");
    let message = format!("{flag} doesn't go with this fact; it takes {fitting}");
    Err(Failure::usage("usage.flag", message))
}
