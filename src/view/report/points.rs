//! The points of the timeline: what happened, told together where it would fill the line, and the dates
//! to come.

use super::dates::due_words;
use super::events::Row;
use super::localizer::Localizer;
use super::timeline::{Point, Sign};
use crate::app::Case;
use crate::domain::time::Moment;

/// The points of the timeline. Files that were kept, or what one side wrote, one after the other on
/// one day are one of them.
pub(super) fn points(case: &Case, events: &[Row], localizer: &Localizer) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for group in events.chunk_by(|one, next| {
        let is_many = matches!(one.id, "evidence-added" | "said");
        let same = |row: &Row| (row.id, row.moment.day(), row.who.clone(), row.is_assumed);
        is_many && same(one) == same(next)
    }) {
        let Some(row) = group.first() else { continue };
        let day = row.moment.day();
        let what = match (row.id, &row.brief) {
            ("said", _) => format!("{}: {}", row.what, row.who),
            (_, Some(brief)) if group.len() == 1 => format!("{}: {}", row.what, short(brief)),
            (_, _) => row.what.clone(),
        };
        let (words, date) = match group.len() {
            1 => (what, row.at.text.clone()),
            several => (format!("{what} ({several})"), localizer.moment(Moment::Day(day)).text),
        };
        let sign = if row.is_assumed { Sign::Assumed } else { Sign::Past };
        points.push(Point { date, words, source: row.source.clone(), sign });
    }
    for due in &case.view.dues {
        let at = due.deadline.due();
        points.push(Point {
            date: localizer.until(at).text,
            words: format!(
                "{}: {}",
                localizer.actor(due.who),
                due_words(&case.view, due, localizer)
            ),
            source: localizer.set_by(due.deadline),
            sign: Sign::ToCome,
        });
    }
    points
}

/// So much of a text as a label has room for.
fn short(text: &str) -> String {
    const MOST: usize = 90;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// What the signs of the timeline mean, as far as they stand in it.
pub(super) fn signs<'a>(points: &[Point], localizer: &'a Localizer) -> Vec<(Sign, &'a str)> {
    let words = &localizer.words().timeline;
    let all = [
        (Sign::Past, &*words.past),
        (Sign::Assumed, &*words.assumed),
        (Sign::ToCome, &*words.to_come),
    ];
    all.into_iter().filter(|(sign, _)| points.iter().any(|point| point.sign == *sign)).collect()
}
