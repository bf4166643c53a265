//! Days out of an iCalendar file (RFC 5545): the days of its events.
//!
//! What it cannot count it refuses: a calendar that is read in part would move dates silently.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime};

/// The years in which a day can matter; the marketplace opened in 2010.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 2010..=2100;

/// The longest event, in days, that is taken for a holiday.
const LONGEST: i64 = 366;

/// Why a calendar cannot be used, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotCounted {
    /// The line, counted from one.
    pub(super) line: usize,
    /// What is wrong.
    pub(super) why: String,
}

/// A property of the file, unfolded.
struct Property<'a> {
    line: usize,
    name: String,
    is_date: bool,
    value: &'a str,
}

/// An event while it is read.
#[derive(Default)]
struct Event {
    line: usize,
    start: Option<(NaiveDateTime, bool)>,
    end: Option<(NaiveDateTime, bool)>,
    days: Option<i64>,
    is_yearly: bool,
    is_cancelled: bool,
}

/// The days of all events, in order.
pub(super) fn days(text: &str) -> Result<Vec<NaiveDate>, NotCounted> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = unfolded(text);
    let mut open: Vec<String> = Vec::new();
    let mut event = Event::default();
    let mut days = BTreeSet::new();
    let mut last = 1;
    for (line, content) in &lines {
        last = *line;
        let Some(property) = property(*line, content) else {
            return Err(not_counted(*line, "it is no line of a calendar (iCalendar)"));
        };
        if open.is_empty() && !is(&property, "BEGIN", "VCALENDAR") {
            return Err(not_counted(*line, "a calendar begins with BEGIN:VCALENDAR"));
        }
        match property.name.as_str() {
            "BEGIN" => {
                open.push(property.value.to_ascii_uppercase());
                if open.len() == 2 && is(&property, "BEGIN", "VEVENT") {
                    event = Event { line: *line, ..Event::default() };
                }
            }
            "END" => {
                if open.pop().is_none_or(|begun| !begun.eq_ignore_ascii_case(property.value)) {
                    let why = format!("END:{} ends what has not begun", property.value);
                    return Err(not_counted(*line, why));
                }
                if open.len() == 1 && is(&property, "END", "VEVENT") {
                    event.add_to(&mut days)?;
                }
            }
            _other if open.len() == 2 && open.ends_with(&["VEVENT".to_owned()]) => {
                event.take(&property)?;
            }
            _other => {}
        }
    }
    match open.last() {
        Some(begun) => Err(not_counted(last, format!("the file ends inside its {begun}"))),
        None if lines.is_empty() => Err(not_counted(1, "the file is empty")),
        None if days.is_empty() => Err(not_counted(last, "no event in it has a day")),
        None => Ok(days.into_iter().filter(|day| YEARS.contains(&day.year())).collect()),
    }
}

impl Event {
    fn take(&mut self, property: &Property<'_>) -> Result<(), NotCounted> {
        match property.name.as_str() {
            "DTSTART" => self.start = Some(time(property)?),
            "DTEND" => self.end = Some(time(property)?),
            "DURATION" => self.days = Some(whole_days(property)?),
            "STATUS" => self.is_cancelled = property.value.eq_ignore_ascii_case("CANCELLED"),
            "RRULE" if property.value.eq_ignore_ascii_case("FREQ=YEARLY") && !self.is_yearly => {
                self.is_yearly = true;
            }
            "RRULE" => {
                let why = format!(
                    "redress cannot count the repetition {}: only FREQ=YEARLY alone",
                    property.value
                );
                return Err(not_counted(property.line, why));
            }
            "RDATE" | "EXDATE" | "EXRULE" | "RECURRENCE-ID" => {
                let why = format!("redress cannot count an event with {}", property.name);
                return Err(not_counted(property.line, why));
            }
            _other => {}
        }
        Ok(())
    }

    /// Adds the days on which the event takes place.
    fn add_to(&self, days: &mut BTreeSet<NaiveDate>) -> Result<(), NotCounted> {
        if self.is_cancelled {
            return Ok(());
        }
        let missing = || not_counted(self.line, "an event has no DTSTART");
        let (start, is_date) = self.start.ok_or_else(missing)?;
        let first = start.date();
        let length = match (self.end, self.days) {
            (Some((end, end_is_date)), None) if end_is_date == is_date => {
                // The end is the first moment that is no part of the event any more.
                let past_midnight = end.time() != chrono::NaiveTime::MIN;
                (end.date() - first).num_days() + i64::from(past_midnight)
            }
            (Some(_), None) => {
                return Err(not_counted(
                    self.line,
                    "an event has a day at one end and a time at the other",
                ));
            }
            (None, Some(days)) => days,
            (None, None) => 1,
            (Some(_), Some(_)) => {
                return Err(not_counted(self.line, "an event has both DTEND and DURATION"));
            }
        };
        // An event that ends where it begins takes place on that day.
        let length = if self.end.is_some_and(|(end, _)| end == start) { 1 } else { length };
        if !(1..=LONGEST).contains(&length) {
            let why = format!("an event lasts {length} days");
            return Err(not_counted(self.line, why));
        }
        let last_year = if self.is_yearly { *YEARS.end() } else { first.year() };
        let first_year =
            first.year().max(if self.is_yearly { *YEARS.start() - 1 } else { i32::MIN });
        // A leap day that a year does not have is no day of that year.
        for begun in (first_year..=last_year).filter_map(|year| first.with_year(year)) {
            let length = u64::try_from(length).unwrap_or(1);
            days.extend((0..length).filter_map(|day| begun.checked_add_days(Days::new(day))));
        }
        Ok(())
    }
}

fn not_counted(line: usize, why: impl Into<String>) -> NotCounted {
    NotCounted { line, why: why.into() }
}

fn is(property: &Property<'_>, name: &str, value: &str) -> bool {
    property.name == name && property.value.eq_ignore_ascii_case(value)
}

/// The lines of the text, a folded one in one piece, each with its number; blank ones left out.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, begun))) => begun.push_str(rest),
            (Some(_) | None, _) if line.trim().is_empty() => {}
            (Some(_) | None, _) => lines.push((number + 1, line.to_owned())),
        }
    }
    lines
}

/// Splits a line at its first colon that stands in no quotes; `None` where there is none.
fn property(line: usize, content: &str) -> Option<Property<'_>> {
    let mut in_quotes = false;
    let colon = content.char_indices().find_map(|(at, character)| {
        in_quotes ^= character == '"';
        (character == ':' && !in_quotes).then_some(at)
    })?;
    let (head, value) = (content.get(..colon)?, content.get(colon + 1..)?);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    let is_date = parts.any(|part| part.eq_ignore_ascii_case("VALUE=DATE"));
    Some(Property { line, name, is_date, value: value.trim() })
}

/// Reads `20261001`, `20261001T090000` or `20261001T090000Z`, as its own calendar writes it; and
/// whether it is a day alone.
fn time(property: &Property<'_>) -> Result<(NaiveDateTime, bool), NotCounted> {
    let value = property.value;
    let day = NaiveDate::parse_from_str(value, "%Y%m%d")
        .ok()
        .filter(|_| value.len() == 8)
        .map(|day| (day.and_time(chrono::NaiveTime::MIN), true));
    let instant = || {
        let value = value.strip_suffix(['Z', 'z']).unwrap_or(value);
        NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S")
            .ok()
            .filter(|_| value.len() == 15 && !property.is_date)
            .map(|time| (time, false))
    };
    day.or_else(instant).ok_or_else(|| {
        let why = format!("{} {value} is no date, such as 20261001", property.name);
        not_counted(property.line, why)
    })
}

/// Reads a length of whole days: `P1D` or `P2W`.
fn whole_days(property: &Property<'_>) -> Result<i64, NotCounted> {
    let value = property.value.trim_start_matches('+').to_ascii_uppercase();
    let number = |text: &str| text.parse::<u16>().ok().map(i64::from);
    let days = value.strip_prefix('P').and_then(|rest| {
        let weeks = rest.strip_suffix('W').and_then(number).map(|weeks| weeks * 7);
        weeks.or_else(|| rest.strip_suffix('D').and_then(number))
    });
    days.ok_or_else(|| {
        let why = format!("redress cannot count the length {}: only whole days", property.value);
        not_counted(property.line, why)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(events: &str) -> String {
        format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
    }

    fn event(lines: &str) -> String {
        calendar(&format!("BEGIN:VEVENT\nSUMMARY:A day off\n{lines}END:VEVENT\n"))
    }

    fn read(text: &str) -> Vec<String> {
        days(text).expect(text).iter().map(NaiveDate::to_string).collect()
    }

    #[test]
    fn an_event_is_its_days_and_its_end_is_not_one() {
        for (lines, expected) in [
            ("DTSTART;VALUE=DATE:20261001\n", &["2026-10-01"][..]),
            (
                "DTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261004\n",
                &["2026-10-01", "2026-10-02", "2026-10-03"],
            ),
            ("DTSTART:20261001\nDTEND:20261001\n", &["2026-10-01"]),
            ("DTSTART:20261001\nDURATION:P2D\n", &["2026-10-01", "2026-10-02"]),
            ("DTSTART:20261001T000000Z\nDTEND:20261002T000000Z\n", &["2026-10-01"]),
            ("DTSTART:20261001T090000\nDTEND:20261001T170000\n", &["2026-10-01"]),
            (
                "DTSTART;TZID=\"Asia/Shanghai: x\":20261001T200000\nDTEND:20261002T020000\n",
                &["2026-10-01", "2026-10-02"],
            ),
            ("DTSTART;VALUE=DATE:20261\n 001\nDTEND:2026\n\t1002\n", &["2026-10-01"]),
        ] {
            assert_eq!(read(&event(lines)), expected, "{lines}");
            assert_eq!(read(&event(lines).replace('\n', "\r\n")), expected, "{lines}");
        }
    }

    #[test]
    fn a_yearly_event_is_there_every_year_from_its_first_on() {
        let christmas = read(&event("DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\n"));
        assert_eq!(christmas.len(), 81);
        assert_eq!((&*christmas[0], &*christmas[80]), ("2020-12-25", "2100-12-25"));
        let long_ago = read(&event("DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=YEARLY\n"));
        assert_eq!((long_ago.len(), &*long_ago[0]), (91, "2010-01-01"));
        let across = read(&event("DTSTART:19991231\nDTEND:20000102\nRRULE:FREQ=YEARLY\n"));
        assert_eq!(&across[..2], ["2010-01-01", "2010-12-31"]);
        let leap = read(&event("DTSTART:20240229\nRRULE:FREQ=YEARLY\n"));
        assert_eq!(&leap[..2], ["2024-02-29", "2028-02-29"]);
    }

    #[test]
    fn what_is_no_event_is_passed_over() {
        let zone = "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:19701025T030000\n\
                    RRULE:FREQ=YEARLY;BYMONTH=10\nEND:STANDARD\nEND:VTIMEZONE\n";
        let alarm = "BEGIN:VEVENT\nDTSTART:20261001\nBEGIN:VALARM\nDURATION:PT5M\n\
                     END:VALARM\nEND:VEVENT\n";
        let cancelled = "BEGIN:VEVENT\nDTSTART:20261005\nSTATUS:CANCELLED\nEND:VEVENT\n";
        assert_eq!(read(&calendar(&format!("{zone}{alarm}{cancelled}"))), ["2026-10-01"]);
    }

    #[test]
    fn what_cannot_be_counted_is_refused_and_never_read_in_part() {
        let start = "DTSTART;VALUE=DATE:20261001\n";
        for (text, line, why) in [
            (event(&format!("{start}RRULE:FREQ=YEARLY;COUNT=3\n")), 6, "FREQ=YEARLY;COUNT=3"),
            (event(&format!("{start}RRULE:FREQ=WEEKLY\n")), 6, "only FREQ=YEARLY alone"),
            (event(&format!("{start}EXDATE:20271001\n")), 6, "EXDATE"),
            (event(&format!("{start}RDATE:20271001\n")), 6, "RDATE"),
            (event(&format!("{start}DURATION:PT5H\n")), 6, "only whole days"),
            (event(&format!("{start}DTEND:20260930\n")), 3, "lasts -1 days"),
            (event(&format!("{start}DTEND:20301001\n")), 3, "lasts 1461 days"),
            (event(&format!("{start}DTEND:20261001T100000\n")), 3, "a time at the other"),
            (event("DTSTART;VALUE=DATE:20261301\n"), 5, "is no date"),
            (event("DTSTART;VALUE=DATE:20261001T000000\n"), 5, "is no date"),
            (event(""), 3, "no DTSTART"),
            (calendar(""), 3, "no event"),
            (String::new(), 1, "empty"),
            ("2026-10-01\n".to_owned(), 1, "no line of a calendar"),
            ("DTSTART:20261001\n".to_owned(), 1, "BEGIN:VCALENDAR"),
            (event(start).replace("END:VCALENDAR\n", ""), 6, "ends inside its VCALENDAR"),
            (event(start).replace("END:VEVENT\n", ""), 6, "ends what has not begun"),
        ] {
            let refused = days(&text).expect_err(&text);
            assert!(refused.why.contains(why), "{text}: {refused:?}");
            assert_eq!(refused.line, line, "{text}: {refused:?}");
        }
    }
}
