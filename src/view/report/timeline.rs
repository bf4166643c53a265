//! Draws the dates of an order as a line from top to bottom: where everything stands, to the pixel.
//!
//! The line is cut into panels that fit on a page, because no browser breaks a picture between two
//! pages. Labels are wrapped by the widths of a wide font, so that no font cuts one.

use serde::Serialize;

/// The pixels of a panel from left to right.
const WIDTH: u32 = 700;
/// The pixels that a panel is high at most, but for a single row that is higher: low ones leave no
/// large gaps at the end of a page.
const HIGHEST: u32 = 180;
/// Where dates end, where the line runs, where words begin and end.
const DATE_END: u32 = 168;
const LINE: u32 = 188;
const WORDS: u32 = 208;
const EDGE: u32 = 4;
/// The sizes of the letters.
const LARGE: u32 = 13;
const SMALL: u32 = 11;
/// The pixels between two lines of each size.
const LARGE_STEP: u32 = 17;
const SMALL_STEP: u32 = 14;
/// The pixels above the first line of a row and below its last.
const ABOVE: u32 = 18;
const BELOW: u32 = 10;
/// The lines that a label takes at most.
const MOST_LINES: usize = 6;

/// What a point of the line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sign {
    Past,
    Assumed,
    ToCome,
}

/// One point of the line.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) date: String,
    pub(super) words: String,
    pub(super) source: String,
    pub(super) sign: Sign,
}

/// A part of the line that stands on one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Panel {
    width: u32,
    height: u32,
    line: u32,
    stems: Vec<Stem>,
    dots: Vec<Dot>,
    texts: Vec<Text>,
}

/// A piece of the line between two points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Stem {
    from: u32,
    to: u32,
    sign: Sign,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Dot {
    y: u32,
    sign: Sign,
}

/// A line of letters; one that ends at its place stands left of the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Text {
    x: u32,
    y: u32,
    size: u32,
    ends_here: bool,
    is_faint: bool,
    words: String,
}

/// A point with its lines wrapped.
struct Row {
    sign: Sign,
    date: Vec<String>,
    words: Vec<String>,
    source: Vec<String>,
}

impl Row {
    fn of(point: &Point) -> Self {
        let room = WIDTH - WORDS - EDGE;
        let mut words = wrapped(&point.words, LARGE, room);
        if words.len() > MOST_LINES {
            words.truncate(MOST_LINES);
            if let Some(last) = words.last_mut() {
                last.pop();
                last.push('…');
            }
        }
        let mut source = wrapped(&point.source, SMALL, room);
        source.truncate(MOST_LINES);
        let date = wrapped(&point.date, SMALL, DATE_END - EDGE);
        Self { sign: point.sign, date, words, source }
    }

    fn height(&self) -> u32 {
        let right = lines(&self.words) * LARGE_STEP + lines(&self.source) * SMALL_STEP;
        let left = lines(&self.date) * SMALL_STEP;
        right.max(left) + BELOW
    }
}

fn lines(wrapped: &[String]) -> u32 {
    u32::try_from(wrapped.len()).unwrap_or(u32::MAX)
}

/// The line of these points, in panels.
pub(super) fn panels(points: &[Point]) -> Vec<Panel> {
    let rows: Vec<Row> = points.iter().map(Row::of).collect();
    let mut parts: Vec<Vec<&Row>> = Vec::new();
    let mut height = 0;
    for row in &rows {
        match parts.last_mut() {
            Some(part) if height + row.height() <= HIGHEST => part.push(row),
            Some(_) | None => {
                parts.push(vec![row]);
                height = 0;
            }
        }
        height += row.height();
    }
    let last = parts.len().saturating_sub(1);
    let each = parts.iter().enumerate();
    let mut before = None;
    each.map(|(place, part)| {
        let panel = drawn(part, before, place == last);
        before = part.last().map(|row| row.sign);
        panel
    })
    .collect()
}

/// A panel. The line comes in at the top where another panel stands before it, and leaves at the
/// bottom where one follows.
fn drawn(rows: &[&Row], before: Option<Sign>, is_last: bool) -> Panel {
    let mut panel = Panel {
        width: WIDTH,
        height: 0,
        line: LINE,
        stems: Vec::new(),
        dots: Vec::new(),
        texts: Vec::new(),
    };
    let mut top = 0;
    let mut from = before.map(|_| 0);
    for row in rows {
        let dot = top + ABOVE - 4;
        if let Some(from) = from {
            panel.stems.push(Stem { from, to: dot, sign: row.sign });
        }
        from = Some(dot);
        panel.dots.push(Dot { y: dot, sign: row.sign });
        let mut put = |lines: &[String], x, size, step, y: &mut u32, ends_here, is_faint| {
            for words in lines {
                let words = words.clone();
                panel.texts.push(Text { x, y: *y, size, ends_here, is_faint, words });
                *y += step;
            }
        };
        let mut y = top + ABOVE;
        put(&row.date, DATE_END, SMALL, SMALL_STEP, &mut y, true, false);
        let mut y = top + ABOVE;
        put(&row.words, WORDS, LARGE, LARGE_STEP, &mut y, false, false);
        put(&row.source, WORDS, SMALL, SMALL_STEP, &mut y, false, true);
        top += row.height();
    }
    panel.height = top + 2;
    if let (false, Some(from), Some(row)) = (is_last, from, rows.last()) {
        panel.stems.push(Stem { from, to: panel.height, sign: row.sign });
    }
    panel
}

/// The text in lines that are no wider than so many pixels in letters of this size. A word that is
/// wider than a line goes on in the next.
fn wrapped(text: &str, size: u32, room: u32) -> Vec<String> {
    let room = room * 100;
    let mut lines = Vec::new();
    let (mut line, mut width) = (String::new(), 0);
    for word in text.split_inclusive([' ', '\u{3000}', '，', '、', '。', '；']) {
        let needs: u32 = word.trim_end().chars().map(|letter| advance(letter) * size).sum();
        if width + needs > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            width = 0;
        }
        for letter in word.chars() {
            let needs = advance(letter) * size;
            if width + needs > room && letter != ' ' && !line.is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                width = 0;
            }
            line.push(letter);
            width += needs;
        }
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// How wide a letter is at most, in hundredths of its height, in the wide ones of the common fonts.
fn advance(letter: char) -> u32 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 40,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 45,
        'm' | 'w' | '@' | '%' | 'M' | 'W' => 102,
        'a'..='z' | '0'..='9' => 66,
        // Those with marks are no wider.
        'A'..='Z' | '\u{a1}'..='\u{24f}' => 82,
        // Cyrillic and Greek; some are as wide as two others.
        '\u{370}'..='\u{52f}' => 96,
        '“' | '”' | '‘' | '’' | '–' | '…' => 100,
        _other => 110,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(words: &str, sign: Sign) -> Point {
        Point {
            date: "2 March 2026, 10:00".to_owned(),
            words: words.to_owned(),
            source: "recorded by the buyer".to_owned(),
            sign,
        }
    }

    /// The box of a text: left, top, right, bottom.
    fn place(text: &Text) -> (u32, u32, u32, u32) {
        let width: u32 = text.words.chars().map(|letter| advance(letter) * text.size).sum();
        let width = width.div_ceil(100);
        let left = if text.ends_here { text.x.saturating_sub(width) } else { text.x };
        (left, text.y.saturating_sub(text.size), left + width, text.y + 3)
    }

    fn check(panels: &[Panel]) {
        for panel in panels {
            let boxes: Vec<_> = panel.texts.iter().map(place).collect();
            for (index, one) in boxes.iter().enumerate() {
                assert!(one.2 <= panel.width && one.3 <= panel.height, "{one:?} of {panel:?}");
                assert!(one.2 < LINE - 6 || one.0 > LINE + 6, "on the line: {one:?}");
                for other in boxes.iter().skip(index + 1) {
                    let apart = one.2 <= other.0
                        || other.2 <= one.0
                        || one.3 <= other.1
                        || other.3 <= one.1;
                    assert!(apart, "{one:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn one_point_and_two_hundred_are_drawn_without_two_labels_on_one_place() {
        assert_eq!(panels(&[]), []);
        let one = panels(&[point("Order placed", Sign::Past)]);
        assert_eq!(one.len(), 1);
        check(&one);
        let many: Vec<Point> = (0..200)
            .map(|place| {
                let words = "Cancellation requested: the seller did not ship ".repeat(place % 5);
                let sign = if place > 180 { Sign::ToCome } else { Sign::Past };
                point(&format!("{place} {words}"), sign)
            })
            .collect();
        let drawn = panels(&many);
        assert_eq!(drawn.iter().map(|panel| panel.dots.len()).sum::<usize>(), 200);
        assert!(drawn.iter().all(|panel| panel.height <= HIGHEST + 2));
        check(&drawn);
    }

    #[test]
    fn the_line_goes_on_from_panel_to_panel() {
        let many = vec![point("Order shipped", Sign::Past); 40];
        let drawn = panels(&many);
        for (place, panel) in drawn.iter().enumerate() {
            let comes_in = panel.stems.first().is_some_and(|stem| stem.from == 0);
            let goes_on = panel.stems.last().is_some_and(|stem| stem.to == panel.height);
            assert_eq!(comes_in, place > 0);
            assert_eq!(goes_on, place + 1 < drawn.len());
        }
    }

    proptest! {
        #[test]
        fn no_words_leave_the_panel_or_are_lost(words in "[a-zA-Z шЩ中文,]{1,120}") {
            let drawn = panels(&[point(&words, Sign::Past)]);
            check(&drawn);
            let read: String = drawn[0].texts.iter()
                .filter(|text| !text.ends_here && !text.is_faint)
                .flat_map(|text| text.words.chars())
                .filter(|letter| *letter != ' ').collect();
            let told: String = words.chars().filter(|letter| *letter != ' ').collect();
            prop_assert_eq!(read, told);
        }
    }
}
