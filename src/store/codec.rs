//! Events as rows: the only place that knows how a fact looks on the disk.
//!
//! The shapes here are a contract with every file ever written. A renamed field of the domain
//! changes nothing here; a new event gets a new kind; no kind ever changes its meaning.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::money::{Currency, Money};
use crate::domain::order::{Actor, Cause, Event, Parcel, Reason, Seen, Stage, Windows, Witness};
use crate::domain::policy::Rule;
use crate::domain::purchase::{Facts, Line, PriceRow, Promise, Repeats, Seller};
use crate::domain::time::{Deadline, Instant, Moment, Opening, SetBy};

/// A value on the disk that cannot be understood: damaged, or written by a newer program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{found}` is not known")]
pub(super) struct Unknown {
    what: &'static str,
    found: String,
}

fn unknown(what: &'static str, found: &str) -> Unknown {
    Unknown { what, found: found.to_owned() }
}

/// An instant as text, in UTC.
pub(super) fn instant_text(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Reads an instant.
pub(super) fn instant(text: &str) -> Result<Instant, Unknown> {
    DateTime::parse_from_rfc3339(text)
        .map(|time| time.with_timezone(&Utc))
        .map_err(|_| unknown("the time", text))
}

/// A moment as text: a date alone when only the day is known.
pub(super) fn moment_text(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::At(instant) => instant_text(instant),
    }
}

/// Reads a moment.
pub(super) fn moment(text: &str) -> Result<Moment, Unknown> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(Moment::Day(day));
    }
    instant(text).map(Moment::At)
}

/// Who acted, as text.
pub(super) fn actor(text: &str) -> Result<Actor, Unknown> {
    Actor::from_id(text).ok_or_else(|| unknown("the actor", text))
}

/// Who says so, as text: `buyer`, `page`, or the name of a rule.
pub(super) fn witness_text(witness: Witness) -> &'static str {
    match witness {
        Witness::Buyer => "buyer",
        Witness::Page => "page",
        Witness::Rule(rule) => rule.id(),
    }
}

/// Reads who says so.
pub(super) fn witness(text: &str) -> Result<Witness, Unknown> {
    match text {
        "buyer" => Ok(Witness::Buyer),
        "page" => Ok(Witness::Page),
        rule => self::rule(rule).map(Witness::Rule),
    }
}

fn rule(text: &str) -> Result<Rule, Unknown> {
    Rule::from_id(text).ok_or_else(|| unknown("the rule", text))
}

fn set_by_text(set_by: SetBy) -> &'static str {
    match set_by {
        SetBy::Rule => "rule",
        SetBy::Estimate => "estimate",
        SetBy::Page => "page",
        SetBy::Buyer => "buyer",
    }
}

fn set_by(text: &str) -> Result<SetBy, Unknown> {
    match text {
        "rule" => Ok(SetBy::Rule),
        "estimate" => Ok(SetBy::Estimate),
        "page" => Ok(SetBy::Page),
        "buyer" => Ok(SetBy::Buyer),
        other => Err(unknown("the origin of a date", other)),
    }
}

/// A deadline or an opening.
#[derive(Serialize, Deserialize)]
struct Date<'a> {
    at: Cow<'a, str>,
    rule: Cow<'a, str>,
    by: Cow<'a, str>,
}

impl Date<'_> {
    fn new(at: Instant, rule: Rule, by: SetBy) -> Self {
        Self {
            at: Cow::Owned(instant_text(at)),
            rule: Cow::Borrowed(rule.id()),
            by: Cow::Borrowed(set_by_text(by)),
        }
    }

    fn of(deadline: Deadline) -> Self {
        Self::new(deadline.due(), deadline.rule(), deadline.set_by())
    }

    fn opens(opening: Opening) -> Self {
        Self::new(opening.from(), opening.rule(), opening.set_by())
    }

    fn deadline(&self) -> Result<Deadline, Unknown> {
        Ok(Deadline::at(instant(&self.at)?, rule(&self.rule)?, set_by(&self.by)?))
    }

    fn opening(&self) -> Result<Opening, Unknown> {
        Ok(Opening::at(instant(&self.at)?, rule(&self.rule)?, set_by(&self.by)?))
    }
}

#[derive(Serialize, Deserialize)]
struct WindowsRow<'a> {
    #[serde(borrow)]
    dispute_from: Date<'a>,
    deliver_by: Date<'a>,
    complete_by: Date<'a>,
    dispute_until: Date<'a>,
}

impl WindowsRow<'_> {
    fn of(windows: &Windows) -> Self {
        Self {
            dispute_from: Date::opens(windows.dispute_from),
            deliver_by: Date::of(windows.deliver_by),
            complete_by: Date::of(windows.complete_by),
            dispute_until: Date::of(windows.dispute_until),
        }
    }

    fn windows(&self) -> Result<Windows, Unknown> {
        Ok(Windows {
            dispute_from: self.dispute_from.opening()?,
            deliver_by: self.deliver_by.deadline()?,
            complete_by: self.complete_by.deadline()?,
            dispute_until: self.dispute_until.deadline()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct MoneyRow {
    minor: i64,
    currency: String,
}

impl MoneyRow {
    fn of(money: Money) -> Self {
        Self { minor: money.minor(), currency: money.currency().code().to_owned() }
    }

    fn money(&self) -> Result<Money, Unknown> {
        let currency = Currency::parse(&self.currency)
            .ok_or_else(|| unknown("the currency", &self.currency))?;
        Money::from_minor(self.minor, currency)
            .map_err(|_| unknown("the amount", &self.minor.to_string()))
    }
}

#[derive(Serialize, Deserialize)]
struct SellerRow {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    store_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message_url: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct LineRow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sku: Option<String>,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    variant: Option<String>,
    quantity: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit_price: Option<MoneyRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct PairRow {
    title: String,
    text: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct FactsRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    seller: Option<SellerRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    placed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was_paid: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipped: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    protected_until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<MoneyRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<LineRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prices: Option<Vec<PairRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promises: Option<Vec<PairRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
}

impl FactsRow {
    fn of(facts: &Facts) -> Self {
        let text = |moment: Option<Moment>| moment.map(moment_text);
        Self {
            seller: facts.seller.clone().map(|Seller { name, store_id, url, message_url }| {
                SellerRow { name, store_id, url, message_url }
            }),
            placed: text(facts.placed),
            paid: text(facts.paid),
            was_paid: facts.was_paid,
            shipped: text(facts.shipped),
            ended: text(facts.ended),
            protected_until: text(facts.protected_until),
            total: facts.total.map(MoneyRow::of),
            payment_method: facts.payment_method.clone(),
            lines: facts.lines.as_ref().map(|lines| lines.iter().map(LineRow::of).collect()),
            prices: facts.prices.as_ref().map(|rows| {
                let pair =
                    |row: &PriceRow| PairRow { title: row.title.clone(), text: row.value.clone() };
                rows.iter().map(pair).collect()
            }),
            promises: facts.promises.as_ref().map(|rows| {
                let pair =
                    |row: &Promise| PairRow { title: row.title.clone(), text: row.text.clone() };
                rows.iter().map(pair).collect()
            }),
            said: facts.said.clone(),
        }
    }

    fn facts(self) -> Result<Facts, Unknown> {
        let moment = |text: Option<String>| text.map(|text| moment(&text)).transpose();
        Ok(Facts {
            seller: self.seller.map(|SellerRow { name, store_id, url, message_url }| Seller {
                name,
                store_id,
                url,
                message_url,
            }),
            placed: moment(self.placed)?,
            paid: moment(self.paid)?,
            was_paid: self.was_paid,
            shipped: moment(self.shipped)?,
            ended: moment(self.ended)?,
            protected_until: moment(self.protected_until)?,
            total: self.total.map(|row| row.money()).transpose()?,
            payment_method: self.payment_method,
            lines: self
                .lines
                .map(|lines| lines.into_iter().map(LineRow::line).collect())
                .transpose()?,
            prices: self.prices.map(|rows| {
                rows.into_iter()
                    .map(|PairRow { title, text }| PriceRow { title, value: text })
                    .collect()
            }),
            promises: self.promises.map(|rows| {
                rows.into_iter().map(|PairRow { title, text }| Promise { title, text }).collect()
            }),
            said: self.said,
        })
    }
}

macro_rules! repeats {
    ($($field:ident),+) => {
        /// The names of the facts that were seen again.
        #[derive(Default, Serialize, Deserialize)]
        #[serde(default)]
        struct RepeatsRow {
            $(#[serde(skip_serializing_if = "is_false")] $field: bool,)+
        }

        impl RepeatsRow {
            fn of(Repeats { $($field),+ }: Repeats) -> Self {
                Self { $($field),+ }
            }

            fn repeats(&self) -> Repeats {
                Repeats { $($field: self.$field),+ }
            }
        }
    };
}

repeats! {
    seller, placed, paid, was_paid, shipped, ended, protected_until, total, payment_method, lines,
    prices, promises, said
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl LineRow {
    fn of(line: &Line) -> Self {
        let Line { id, product_id, sku_id, title, variant, quantity, unit_price, url } =
            line.clone();
        Self {
            id,
            product: product_id,
            sku: sku_id,
            title,
            variant,
            quantity,
            unit_price: unit_price.map(MoneyRow::of),
            url,
        }
    }

    fn line(self) -> Result<Line, Unknown> {
        Ok(Line {
            id: self.id,
            product_id: self.product,
            sku_id: self.sku,
            title: self.title,
            variant: self.variant,
            quantity: self.quantity,
            unit_price: self.unit_price.map(|row| row.money()).transpose()?,
            url: self.url,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct ParcelRow<'a> {
    number: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    carrier: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct SeenRow<'a> {
    stage: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cause: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct PayBy<'a> {
    #[serde(borrow)]
    pay_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Paying<'a> {
    #[serde(borrow)]
    verified_by: Date<'a>,
    ship_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct ShipBy<'a> {
    #[serde(borrow)]
    ship_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Request<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Cow<'a, str>>,
    complaint: bool,
    #[serde(borrow)]
    answer_by: Date<'a>,
    ship_by: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Cancel<'a> {
    reason: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct Delivery<'a> {
    #[serde(borrow)]
    complete_by: Date<'a>,
    dispute_until: Date<'a>,
}

#[derive(Serialize, Deserialize)]
struct Completion<'a> {
    #[serde(default, borrow, skip_serializing_if = "Option::is_none")]
    dispute_until: Option<Date<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Closing<'a> {
    cause: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
struct Note<'a> {
    text: Cow<'a, str>,
}

/// Why a row cannot be turned into an event.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotAnEvent {
    /// Its body is no JSON of its kind.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// A value in it is not known.
    #[error("{0}")]
    Unknown(#[from] Unknown),
}

/// The kind and the body of an event.
pub(super) fn encode(event: &Event) -> Result<(&'static str, String), serde_json::Error> {
    let text = serde_json::to_string::<FactsRow>;
    let borrowed = |text: &Option<String>| text.clone().map(Cow::Owned);
    let ship_by = |date: &Deadline| serde_json::to_string(&ShipBy { ship_by: Date::of(*date) });
    let nothing = || Ok("{}".to_owned());
    let (kind, body) = match event {
        Event::Placed { pay_by } => {
            ("placed", serde_json::to_string(&PayBy { pay_by: Date::of(*pay_by) }))
        }
        Event::Learned(facts) => ("learned", text(&FactsRow::of(facts))),
        Event::Seen(seen) => {
            let row = SeenRow {
                stage: Cow::Borrowed(seen.stage.id()),
                cause: seen.cause.map(|cause| Cow::Borrowed(cause.id())),
            };
            ("seen", serde_json::to_string(&row))
        }
        Event::Repeated(repeats) => ("repeated", serde_json::to_string(&RepeatsRow::of(*repeats))),
        Event::Retold => ("retold", nothing()),
        Event::Paid { verified_by, ship_by } => {
            let row = Paying { verified_by: Date::of(*verified_by), ship_by: Date::of(*ship_by) };
            ("paid", serde_json::to_string(&row))
        }
        Event::PaymentVerified { ship_by: date } => ("payment-verified", ship_by(date)),
        Event::ShipByMoved { ship_by: date } => ("ship-by-moved", ship_by(date)),
        Event::CancellationRequested { reason, note, complaint, answer_by, ship_by } => {
            let row = Request {
                reason: reason.map(|reason| Cow::Borrowed(reason.id())),
                note: borrowed(note),
                complaint: *complaint,
                answer_by: Date::of(*answer_by),
                ship_by: Date::of(*ship_by),
            };
            ("cancellation-requested", serde_json::to_string(&row))
        }
        Event::CancellationWithdrawn => ("cancellation-withdrawn", nothing()),
        Event::CancellationRejected { ship_by: date } => ("cancellation-rejected", ship_by(date)),
        Event::Cancelled { reason, note } => {
            let row = Cancel { reason: Cow::Borrowed(reason.id()), note: borrowed(note) };
            ("cancelled", serde_json::to_string(&row))
        }
        Event::PartlyShipped => ("partly-shipped", nothing()),
        Event::Shipped(windows) => ("shipped", serde_json::to_string(&WindowsRow::of(windows))),
        Event::Tracked(Parcel { number, carrier }) => {
            let row = ParcelRow { number: Cow::Borrowed(number), carrier: borrowed(carrier) };
            ("tracked", serde_json::to_string(&row))
        }
        Event::ShipmentCancelled => ("shipment-cancelled", nothing()),
        Event::ReturnedToSeller => ("returned-to-seller", nothing()),
        Event::ProtectionMoved(windows) => {
            ("protection-moved", serde_json::to_string(&WindowsRow::of(windows)))
        }
        Event::Delivered { complete_by, dispute_until } => {
            let row = Delivery {
                complete_by: Date::of(*complete_by),
                dispute_until: Date::of(*dispute_until),
            };
            ("delivered", serde_json::to_string(&row))
        }
        Event::Disputed => ("disputed", nothing()),
        Event::Frozen => ("frozen", nothing()),
        Event::Unfrozen => ("unfrozen", nothing()),
        Event::Completed { dispute_until } => {
            let row = Completion { dispute_until: dispute_until.map(Date::of) };
            ("completed", serde_json::to_string(&row))
        }
        Event::Closed { cause } => {
            ("closed", serde_json::to_string(&Closing { cause: Cow::Borrowed(cause.id()) }))
        }
        Event::Noted { text } => {
            ("noted", serde_json::to_string(&Note { text: Cow::Borrowed(text) }))
        }
    };
    Ok((kind, body?))
}

/// The event of a kind and a body.
pub(super) fn decode(kind: &str, body: &str) -> Result<Event, NotAnEvent> {
    let ship_by = || -> Result<Deadline, NotAnEvent> {
        Ok(serde_json::from_str::<ShipBy<'_>>(body)?.ship_by.deadline()?)
    };
    let windows = || -> Result<Windows, NotAnEvent> {
        Ok(serde_json::from_str::<WindowsRow<'_>>(body)?.windows()?)
    };
    Ok(match kind {
        "placed" => {
            Event::Placed { pay_by: serde_json::from_str::<PayBy<'_>>(body)?.pay_by.deadline()? }
        }
        "learned" => Event::Learned(Box::new(serde_json::from_str::<FactsRow>(body)?.facts()?)),
        "seen" => {
            let row: SeenRow<'_> = serde_json::from_str(body)?;
            let stage =
                Stage::from_id(&row.stage).ok_or_else(|| unknown("the stage", &row.stage))?;
            Event::Seen(Seen { stage, cause: row.cause.as_deref().map(cause).transpose()? })
        }
        "repeated" => Event::Repeated(serde_json::from_str::<RepeatsRow>(body)?.repeats()),
        "retold" => Event::Retold,
        "paid" => {
            let row: Paying<'_> = serde_json::from_str(body)?;
            Event::Paid {
                verified_by: row.verified_by.deadline()?,
                ship_by: row.ship_by.deadline()?,
            }
        }
        "payment-verified" => Event::PaymentVerified { ship_by: ship_by()? },
        "ship-by-moved" => Event::ShipByMoved { ship_by: ship_by()? },
        "cancellation-requested" => {
            let row: Request<'_> = serde_json::from_str(body)?;
            Event::CancellationRequested {
                reason: row.reason.as_deref().map(reason).transpose()?,
                note: row.note.map(Cow::into_owned),
                complaint: row.complaint,
                answer_by: row.answer_by.deadline()?,
                ship_by: row.ship_by.deadline()?,
            }
        }
        "cancellation-withdrawn" => Event::CancellationWithdrawn,
        "cancellation-rejected" => Event::CancellationRejected { ship_by: ship_by()? },
        "cancelled" => {
            let row: Cancel<'_> = serde_json::from_str(body)?;
            Event::Cancelled { reason: reason(&row.reason)?, note: row.note.map(Cow::into_owned) }
        }
        "partly-shipped" => Event::PartlyShipped,
        "shipped" => Event::Shipped(windows()?),
        "tracked" => {
            let row: ParcelRow<'_> = serde_json::from_str(body)?;
            Event::Tracked(Parcel {
                number: row.number.into_owned(),
                carrier: row.carrier.map(Cow::into_owned),
            })
        }
        "shipment-cancelled" => Event::ShipmentCancelled,
        "returned-to-seller" => Event::ReturnedToSeller,
        "protection-moved" => Event::ProtectionMoved(windows()?),
        "delivered" => {
            let row: Delivery<'_> = serde_json::from_str(body)?;
            Event::Delivered {
                complete_by: row.complete_by.deadline()?,
                dispute_until: row.dispute_until.deadline()?,
            }
        }
        "disputed" => Event::Disputed,
        "frozen" => Event::Frozen,
        "unfrozen" => Event::Unfrozen,
        "completed" => {
            let row: Completion<'_> = serde_json::from_str(body)?;
            let dispute_until = row.dispute_until.map(|date| date.deadline()).transpose()?;
            Event::Completed { dispute_until }
        }
        "closed" => {
            let row: Closing<'_> = serde_json::from_str(body)?;
            Event::Closed { cause: cause(&row.cause)? }
        }
        "noted" => Event::Noted { text: serde_json::from_str::<Note<'_>>(body)?.text.into_owned() },
        other => return Err(unknown("the event", other).into()),
    })
}

fn cause(text: &str) -> Result<Cause, Unknown> {
    Cause::from_id(text).ok_or_else(|| unknown("the cause", text))
}

fn reason(text: &str) -> Result<Reason, Unknown> {
    Reason::from_id(text).ok_or_else(|| unknown("the reason", text))
}
