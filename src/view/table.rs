//! Rows and columns: aligned for people, separated for programs. The only place that names the
//! table library.

use std::collections::{BTreeMap, BTreeSet};

use comfy_table::{ContentArrangement, Table};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::page::{Format, Page};

/// With fewer columns nothing but the beginning of a text is shown.
const MIN_APART: usize = 4;

/// A space at which [`fold`] breaks no line: inside of a command.
pub(super) const UNBROKEN: char = '\u{a0}';

/// Text folded at the width; lines after the first begin with `indent`.
pub(crate) fn fold(text: &str, width: usize, indent: &str) -> String {
    let leading: String = text.chars().take_while(|character| *character == ' ').collect();
    let options = textwrap::Options::new(width.max(20))
        .initial_indent(&leading)
        .subsequent_indent(indent)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text.trim_start_matches(' '), options).replace(UNBROKEN, " ") + "\n"
}

/// The columns that a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// The blanks that fill a text up to a number of columns.
pub(super) fn padding(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(text.width()))
}

/// The text in lines of at most so many columns.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let options =
        textwrap::Options::new(columns.max(1)).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The text cut to a number of columns, with an ellipsis where something was cut.
pub(crate) fn fitted(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut used = 0;
    let kept = text.chars().take_while(|character| {
        used += character.width().unwrap_or(0);
        used < columns
    });
    kept.chain(['…']).collect()
}

/// Texts cut to a number of columns so that those that are not the same still look different: at the
/// end; where that leaves the same of several, in the middle; else around where they first differ.
pub(crate) fn fitted_apart(texts: &[&str], columns: usize) -> Vec<String> {
    let mut cuts: Vec<String> = texts.iter().map(|text| fitted(text, columns)).collect();
    if columns < MIN_APART {
        return cuts;
    }
    let mut alike: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (cut, text) in cuts.iter().zip(texts).filter(|(cut, text)| cut != *text) {
        alike.entry(cut.clone()).or_default().insert(text);
    }
    for (cut, text) in cuts.iter_mut().zip(texts) {
        if let Some(of_it) = alike.get(cut).filter(|of_it| of_it.len() > 1) {
            let middles: BTreeSet<String> =
                of_it.iter().map(|text| cut_to_end(text, 0, columns)).collect();
            let is_enough = middles.len() == of_it.len();
            let from = if is_enough { 0 } else { common(of_it) };
            *cut = cut_to_end(text, from, columns);
        }
    }
    cuts
}

/// The beginning of a text and what comes after so many of its characters, cut to a number of columns;
/// its end where that is not said.
fn cut_to_end(text: &str, from: usize, columns: usize) -> String {
    let room = columns.saturating_sub(1);
    let head = fitted(text, room / 2 + 1);
    let head = head.trim_end_matches('…');
    let room = room.saturating_sub(head.width());
    if from > 0 {
        // A character or two before tell where in the words it is.
        let rest: String = text.chars().skip(from.saturating_sub(2)).collect();
        if rest.width() > room {
            return format!("{head}…{}", fitted(&rest, room));
        }
    }
    let mut used = 0;
    let mut tail: Vec<char> = text
        .chars()
        .rev()
        .take_while(|character| {
            used += character.width().unwrap_or(0);
            used <= room
        })
        .collect();
    tail.reverse();
    head.chars().chain(['…']).chain(tail).collect()
}

/// How many characters all of these texts begin with.
fn common(texts: &BTreeSet<&str>) -> usize {
    // The first and the last in order differ soonest.
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else { return 0 };
    first.chars().zip(last.chars()).take_while(|(one, other)| one == other).count()
}

/// A table without lines: a header and rows, two spaces between columns.
pub(super) fn aligned(header: &[&str], rows: &[Vec<String>]) -> Vec<String> {
    let mut table = Table::new();
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.load_style(comfy_table::presets::NOTHING);
    table.set_header(header);
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// A table of these things, its header faint, cut to the width of the page; `mark` may mark a row.
pub(super) fn table<T>(
    header: &[&str],
    items: &[T],
    page: &Page,
    cells: impl Fn(&T) -> Vec<String>,
    mark: impl Fn(&T, String) -> String,
) -> String {
    let row = |item: &T| cells(item).into_iter().take(header.len()).collect();
    let rows: Vec<Vec<String>> = items.iter().map(row).collect();
    let is_wide = page.format == Format::Wide;
    let fit = |line: String| if is_wide { line } else { fitted(&line, page.width) };
    let mut lines = aligned(header, &rows).into_iter().map(fit);
    let head = lines.next().map(|line| page.known(&line));
    let lines = head.into_iter().chain(lines.zip(items).map(|(line, item)| mark(item, line)));
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// One row separated by tabs; tabs and line ends inside a cell become spaces.
pub(super) fn tsv(cells: &[impl AsRef<str>]) -> String {
    let mut row = String::with_capacity(256);
    for (nth, cell) in cells.iter().enumerate() {
        if nth > 0 {
            row.push('\t');
        }
        let mut parts = cell.as_ref().split(['\t', '\n', '\r']);
        row.push_str(parts.next().unwrap_or_default());
        parts.for_each(|part| row.extend([" ", part]));
    }
    row.push('\n');
    row
}

/// One row separated by commas. A cell that a spreadsheet would run as a formula is kept as text.
pub(super) fn csv_row(cells: &[impl AsRef<str>]) -> String {
    let guarded = cells.iter().map(AsRef::as_ref).map(|cell| {
        if cell.starts_with(['=', '+', '-', '@', '\t']) {
            format!("'{cell}")
        } else {
            cell.to_owned()
        }
    });
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let written = writer.write_record(guarded).is_ok();
    let bytes = writer.into_inner().unwrap_or_default();
    if written { String::from_utf8(bytes).unwrap_or_default() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_fits_its_columns_whatever_their_script() {
        for (text, columns, cut) in [
            ("Crimping pliers", 20, "Crimping pliers"),
            ("Crimping pliers", 8, "Crimpin…"),
            ("大きなペンチ", 7, "大きな…"),
            ("大きなペンチ", 6, "大き…"),
            ("ab", 1, "…"),
        ] {
            assert_eq!(fitted(text, columns), cut);
            assert!(fitted(text, columns).width() <= columns);
        }
    }

    #[test]
    fn texts_that_begin_alike_are_cut_so_that_they_differ() {
        for (texts, cuts) in [
            (["Mug, red", "Mug, blue"], ["Mug, red", "Mug, blue"]),
            (["Crimping pliers", "Soldering iron"], ["Crimping pl…", "Soldering i…"]),
            (["Crimping pliers, red", "Crimping pliers, blue"], ["Crimp…s, red", "Crimp…, blue"]),
            (
                ["Crimping pliers, red, of steel", "Crimping pliers, blue, of steel"],
                ["Crimp…, red…", "Crimp…, blu…"],
            ),
            (["Crimping pliers 12", "Crimping pliers 12"], ["Crimping pl…", "Crimping pl…"]),
            (["大きなペンチと工具 赤", "大きなペンチと工具 青"], ["大き…工具 赤", "大き…工具 青"]),
        ] {
            assert_eq!(fitted_apart(&texts, 12), cuts);
            for columns in 1..40 {
                let cuts = fitted_apart(&texts, columns);
                assert!(cuts.iter().all(|cut| cut.width() <= columns), "{cuts:?} in {columns}");
            }
        }
    }

    #[test]
    fn a_command_in_a_sentence_stays_on_one_line() {
        let unbroken = "redress order status 1".replace(' ', &UNBROKEN.to_string());
        let text = fold(&format!("Look at it: {unbroken}"), 30, "");
        assert_eq!(text, "Look at it:\nredress order status 1\n");
    }

    #[test]
    fn separators_inside_a_cell_never_split_it() {
        assert_eq!(tsv(&["a\tb", "c\nd"]), "a b\tc d\n");
        assert_eq!(
            csv_row(&["a,b", "say \"x\"", "=1+1", "-2"]),
            "\"a,b\",\"say \"\"x\"\"\",'=1+1,'-2\n"
        );
    }
}
