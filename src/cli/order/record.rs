//! `redress order record ORDER FACT`: what others did.

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::tree::Verb;
use super::super::words;
use super::{at, change, unreadable};
use crate::domain::order::{Cause, Command, Fact, Parcel, Road, RoadStep};
use crate::domain::time::Moment;
use crate::view;

#[derive(Debug, Args)]
struct Words {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// What happened
    #[arg(value_name = "FACT")]
    fact: FactWord,
    /// When it happened, where that is not now
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
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
    /// A note to keep with it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FactWord {
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

/// The verb.
pub(super) const VERB: Verb = Verb {
    name: "record",
    about: "Record what the seller, the carrier or AliExpress did",
    args: Words::augment_args,
    run,
};

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = Words::from_arg_matches(matches).map_err(unreadable)?;
    only_fitting_flags(&asked)?;
    let until = asked
        .until
        .as_deref()
        .map(|until| words::moment("--until", until, context.page.zone))
        .transpose()?;
    let fact = fact(&asked, until)?;
    let at = at(context, asked.at.as_deref())?;
    let mut commands = vec![Command::Record { fact, at }];
    if let Some(note) = &asked.note {
        commands.push(Command::Note { text: words::text("--note", note)? });
    }
    let done = change(context, &asked.order, "order record", commands)?;
    if asked.fact == FactWord::Outside && !context.page.is_for_people() {
        for warning in view::road_warnings(&done.standing) {
            context.hint(warning);
        }
    }
    Ok(())
}

/// The fact with what its flags add.
fn fact(asked: &Words, until: Option<Moment>) -> Result<Fact, Failure> {
    let needed = |flag| Failure::Unanswered { flags: vec![flag], order: false };
    Ok(match asked.fact {
        FactWord::PaymentVerified => Fact::PaymentVerified,
        FactWord::PaymentFailed => Fact::PaymentFailed,
        FactWord::CancellationApproved => Fact::CancellationApproved,
        FactWord::CancellationRejected => Fact::CancellationRejected,
        FactWord::ShipBy => Fact::ShipBy { until: until.ok_or_else(|| needed("--until"))? },
        FactWord::Shipped => Fact::Shipped { partly: asked.partly, parcel: parcel(asked)? },
        FactWord::ClaimedShipped => Fact::ClaimedShipped,
        FactWord::Outside => Fact::Outside {
            road: asked.road.as_deref().and_then(Road::from_id).ok_or_else(|| needed("--road"))?,
            step: asked.step.as_deref().and_then(RoadStep::from_id).unwrap_or(RoadStep::Opened),
        },
        FactWord::SellerRating => {
            let percent = asked.percent.as_deref().ok_or_else(|| needed("--percent"))?;
            Fact::SellerRating { rating: words::rating("--percent", percent)? }
        }
        FactWord::Tracking => {
            Fact::Tracking { parcel: parcel(asked)?.ok_or_else(|| needed("--tracking"))? }
        }
        FactWord::ShipmentCancelled => Fact::ShipmentCancelled,
        FactWord::Delivered => Fact::Delivered,
        FactWord::ReturnedToSeller => Fact::ReturnedToSeller,
        FactWord::ProtectionUntil => {
            Fact::ProtectionUntil { until: until.ok_or_else(|| needed("--until"))? }
        }
        FactWord::Frozen => Fact::Frozen,
        FactWord::Unfrozen => Fact::Unfrozen,
        FactWord::Closed => Fact::Closed { cause: asked.cause.as_deref().and_then(Cause::from_id) },
    })
}

fn parcel(asked: &Words) -> Result<Option<Parcel>, Failure> {
    let Some(number) = &asked.tracking else {
        return Ok(None);
    };
    Ok(Some(Parcel {
        number: words::text("--tracking", number)?,
        carrier: asked.carrier.as_deref().map(|name| words::text("--carrier", name)).transpose()?,
    }))
}

/// A flag that the fact has no use for is a mistake, not something to pass over.
fn only_fitting_flags(asked: &Words) -> Result<(), Failure> {
    let ships = matches!(asked.fact, FactWord::Shipped | FactWord::Tracking);
    let dates = matches!(asked.fact, FactWord::ShipBy | FactWord::ProtectionUntil);
    let unfitting = [
        ("--tracking", asked.tracking.is_some() && !ships),
        ("--carrier", asked.carrier.is_some() && asked.tracking.is_none()),
        ("--partly", asked.partly && asked.fact != FactWord::Shipped),
        ("--until", asked.until.is_some() && !dates),
        ("--road", asked.road.is_some() && asked.fact != FactWord::Outside),
        ("--step", asked.step.is_some() && asked.fact != FactWord::Outside),
        ("--percent", asked.percent.is_some() && asked.fact != FactWord::SellerRating),
        ("--cause", asked.cause.is_some() && asked.fact != FactWord::Closed),
    ];
    match unfitting.into_iter().find(|(_, unfitting)| *unfitting) {
        Some((flag, _)) => Err(Failure::usage(
            "usage.flag",
            format!("{flag} does not go with this fact, or needs another flag beside it"),
        )),
        None => Ok(()),
    }
}
