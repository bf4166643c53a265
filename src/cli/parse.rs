//! Turns the words of the command line into values, or says what is wrong with them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::failure::Failure;
use crate::domain::buyer::Country;
use crate::domain::details::Line;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::money::{Currency, Money};
use crate::domain::rating::Rating;
use crate::domain::time::Moment;
use crate::domain::zone::Zone;
use crate::view::{Page, not_yet};

/// The years in which an order can be dated; the marketplace opened in 2010.
const YEARS: std::ops::RangeInclusive<i32> = 2010..=2100;

pub(super) fn given<T>(
    text: Option<&str>,
    read: impl FnOnce(&str) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    text.map(read).transpose()
}

/// Reads a time: a bare date stays a date; a time without a zone is taken in the person's.
pub(super) fn moment(flag: &'static str, text: &str, zone: Zone) -> Result<Moment, Failure> {
    let wrong = || {
        Failure::usage("usage.time", format!("{flag} {text} is not a time"))
            .hint("write 2026-03-02, 2026-03-02T10:00, or 2026-03-02T10:00:00Z")
    };
    let moment = if let Ok(day) = text.parse::<NaiveDate>() {
        Moment::Day(day)
    } else {
        Moment::At(instant(text, zone).ok_or_else(wrong)?)
    };
    if YEARS.contains(&chrono::Datelike::year(&moment.day())) { Ok(moment) } else { Err(wrong()) }
}

/// Reads the time of something that has happened. A bare date is one of the person's calendar or
/// of the marketplace's, and has begun in one of them.
pub(super) fn past(flag: &'static str, text: &str, page: &Page) -> Result<Moment, Failure> {
    let moment = moment(flag, text, page.zone)?;
    let today = page.zone.wall(page.now).date().max(Moment::At(page.now).day());
    match moment {
        Moment::Day(day) if day > today => Err(Failure::Refused(Box::new(not_yet(moment, page)))),
        Moment::Day(_) | Moment::At(_) => Ok(moment),
    }
}

/// Reads the present; a bare date is its first minute in the person's zone.
pub(super) fn present(flag: &'static str, text: &str, zone: Zone) -> Result<Instant, Failure> {
    match moment(flag, text, zone)? {
        Moment::At(instant) => Ok(instant),
        Moment::Day(day) => {
            let midnight = day.and_time(chrono::NaiveTime::MIN);
            local(midnight, zone)
                .ok_or_else(|| Failure::usage("usage.time", format!("{flag} {text} is not a time")))
        }
    }
}

fn instant(text: &str, zone: Zone) -> Option<Instant> {
    let zoned = DateTime::parse_from_rfc3339(text);
    if let Ok(time) = zoned.or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%#z")) {
        return Some(time.with_timezone(&Utc));
    }
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .and_then(|wall| local(wall, zone))
}

/// A time on the person's clock; the later one where the clock repeats an hour.
fn local(wall: NaiveDateTime, zone: Zone) -> Option<Instant> {
    zone.instants(wall).latest()
}

/// Reads a country by its code.
pub(super) fn country(text: &str) -> Result<Country, Failure> {
    Country::known(text.trim()).ok_or_else(|| {
        Failure::usage("usage.country", format!("{text} is no country code of ISO 3166-1"))
            .hint("two letters, such as DE, GB or US")
    })
}

/// Reads an order number that is to be whole.
pub(super) fn order_id(text: &str) -> Result<OrderId, Failure> {
    OrderId::parse(text)
        .map_err(|why| Failure::usage("usage.order-number", format!("{why}: {text}")))
}

/// Reads the digits that begin or end an order number.
pub(super) fn digits(text: &str) -> Result<&str, Failure> {
    let text = text.trim_start_matches('…');
    let fits = (1..=17).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits {
        Ok(text)
    } else {
        let message = format!("{text} isn't an order number or part of one");
        Err(Failure::usage("usage.order-number", message).hint("redress order list"))
    }
}

/// Reads a share of good ratings in percent, such as `94.5`.
pub(super) fn rating(flag: &'static str, text: &str) -> Result<Rating, Failure> {
    Rating::parse(text).map_err(|why| {
        Failure::usage("usage.rating", format!("{flag} {text}: {why}")).hint(format!("{flag} 94.5"))
    })
}

/// Reads an amount with its currency, such as `12.50 USD`.
pub(super) fn money(flag: &'static str, text: &str) -> Result<Money, Failure> {
    let given = if text.trim().is_empty() { flag.to_owned() } else { format!("{flag} {text}") };
    let wrong = |why: &str| {
        Failure::usage("usage.money", format!("{given}: {why}"))
            .hint(format!("{flag} \"12.50 USD\""))
    };
    let mut parts = text.split_whitespace();
    let (Some(first), Some(second), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(wrong("an amount and a currency are needed"));
    };
    let (amount, currency) = match (Currency::parse(first), Currency::parse(second)) {
        (None, Some(currency)) => (first, currency),
        (Some(currency), None) => (second, currency),
        (Some(_), Some(_)) | (None, None) => return Err(wrong("no currency of ISO 4217 is named")),
    };
    if amount.contains(',') {
        return Err(wrong("write the decimals after a point and no thousands separator"));
    }
    Money::from_decimal(amount, currency).map_err(|why| wrong(&why.to_string()))
}

/// Reads an `--amount` above zero, where one is given.
pub(super) fn amount(text: Option<&str>) -> Result<Option<Money>, Failure> {
    let amount = given(text, |text| money("--amount", text))?;
    if amount.is_some_and(|amount| amount.minor() == 0) {
        return Err(Failure::usage("usage.money", "--amount is zero"));
    }
    Ok(amount)
}

/// Reads one of the sums of an order, in its currency where it names none.
pub(super) fn sum(flag: &'static str, text: &str, currency: Currency) -> Result<Money, Failure> {
    let is_bare = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    let text = if is_bare { format!("{text} {currency}") } else { text.to_owned() };
    let sum = money(flag, &text)?;
    if sum.currency() != currency {
        let message = format!("{flag} is in another currency than the total");
        return Err(Failure::usage("usage.money", message));
    }
    Ok(sum)
}

/// Reads an order line, `TITLE; QTY; PRICE`; quantity and price may be left out. A price without
/// a currency has that of the order.
pub(super) fn item(text: &str, currency: Currency) -> Result<Line, Failure> {
    let wrong = |why: &str| {
        Failure::usage("usage.item", format!("--item {text}: {why}"))
            .hint("--item \"Crimping pliers; 2; 12.83\"")
    };
    let mut parts = text.rsplitn(3, ';').map(str::trim).collect::<Vec<_>>().into_iter().rev();
    let title = parts
        .next()
        .filter(|title| !title.is_empty())
        .ok_or_else(|| wrong("the title is missing"))?;
    let quantity = match parts.next() {
        Some(quantity) => quantity
            .parse::<u32>()
            .ok()
            .filter(|quantity| *quantity > 0)
            .ok_or_else(|| wrong("the quantity is not a whole number above zero"))?,
        None => 1,
    };
    let unit_price = match parts.next() {
        Some(price) if price.contains(' ') => Some(money("--item", price)?),
        Some(price) => {
            Some(Money::from_decimal(price, currency).map_err(|why| wrong(&why.to_string()))?)
        }
        None => None,
    };
    if unit_price.is_some_and(|price| price.currency() != currency) {
        return Err(wrong("the price is in another currency than the total"));
    }
    Ok(Line { title: title.to_owned(), quantity, unit_price, ..Line::default() })
}

pub(super) fn text(flag: &'static str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::usage("usage.empty", format!("{flag} is empty")));
    }
    if text.chars().any(char::is_control) {
        let message = format!("{flag} holds characters that cannot be printed");
        return Err(Failure::usage("usage.control-character", message));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_date_stays_a_date_and_a_local_time_is_taken_in_the_zone() {
        let zone = Zone::named("Europe/Berlin").expect("a zone");
        let read = |text| moment("--at", text, zone).map_err(|_| ());
        assert_eq!(read("2026-03-02"), Ok(Moment::Day("2026-03-02".parse().expect("a date"))));
        for (text, utc) in [
            ("2026-03-02T10:00", "2026-03-02T09:00:00Z"),
            ("2026-03-02 10:00:07", "2026-03-02T09:00:07Z"),
            ("2026-03-02T10:00:00-08:00", "2026-03-02T18:00:00Z"),
            ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00Z"),
            ("2026-03-02T10:00Z", "2026-03-02T10:00:00Z"),
            ("2026-03-02T10:00-08:00", "2026-03-02T18:00:00Z"),
        ] {
            let Ok(Moment::At(at)) = read(text) else { panic!("{text}") };
            assert_eq!(at, utc.parse::<Instant>().expect("a time"), "{text}");
        }
        // 02:30 does not exist on the day the clock jumps.
        for wrong in ["yesterday", "2026-02-30", "2026-03-29T02:30", "1999-01-01", "", "02.03.2026"]
        {
            assert_eq!(read(wrong), Err(()), "{wrong}");
        }
    }

    #[test]
    fn an_item_has_a_title_and_perhaps_a_quantity_and_a_price() {
        let usd = Currency::parse("USD").expect("a currency");
        let line = item("Pliers; red; 2; 12.83", usd).map_err(|_| ()).expect("an item");
        assert_eq!((line.title.as_str(), line.quantity), ("Pliers; red", 2));
        assert_eq!(line.unit_price.map(Money::minor), Some(1283));
        let line = item("Pliers", usd).map_err(|_| ()).expect("an item");
        assert_eq!((line.title.as_str(), line.quantity, line.unit_price), ("Pliers", 1, None));
        for wrong in
            ["", "; 1; 2", "Pliers; 0", "Pliers; two; 3", "Pliers; 1; -3", "Pliers; 1; 3 EUR"]
        {
            assert!(item(wrong, usd).is_err(), "{wrong}");
        }
    }
}
