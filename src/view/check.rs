//! Whether the record is sound; what is wrong, and what to type then.

use std::path::Path;

use serde::Serialize;

use super::clean::{clean, is_safe};
use super::json::json_line;
use super::page::{Format, Page};
use super::table::{csv_row, fold, tsv};
use crate::app::{Check, CopyHealth as Health, EvidenceFlaw, Finding, Flaw};

/// How many findings a person is shown; programs get all.
const SHOWN: usize = 20;

/// How many lines of SQLite a person is shown of one finding.
const DETAILS: usize = 3;

/// A check, schema `redress.check/1`.
#[derive(Debug, Serialize)]
struct CheckJson<'a> {
    schema: &'static str,
    sound: bool,
    orders: Option<usize>,
    events: Option<usize>,
    files: usize,
    findings: Vec<Told<'a>>,
}

/// An index that was made anew, schema `redress.rebuild/1`.
#[derive(Debug, Serialize)]
struct RebuiltJson {
    schema: &'static str,
    orders: usize,
}

/// A finding in words.
#[derive(Debug, Serialize)]
struct Told<'a> {
    what: &'static str,
    r#where: String,
    order: Option<&'a str>,
    revision: Option<u32>,
    why: String,
    remedy: Vec<String>,
}

/// What a check found; of no store, nothing.
pub(crate) fn check(found: Option<&Check>, page: &Page) -> String {
    let told: Vec<_> = found.into_iter().flat_map(findings).collect();
    match page.format {
        Format::Json | Format::Ndjson => {
            let check = CheckJson {
                schema: "redress.check/1",
                sound: told.is_empty(),
                orders: found.map_or(Some(0), |check| check.orders),
                events: found.map_or(Some(0), |check| check.events),
                files: found.map_or(0, |check| check.files),
                findings: told,
            };
            json_line(&check, page.format == Format::Json)
        }
        Format::Id => {
            let mut seen = std::collections::HashSet::new();
            let orders = told.iter().filter_map(|told| told.order).filter(|id| seen.insert(*id));
            orders.map(|order| clean(order) + "\n").collect()
        }
        Format::Tsv => told.iter().map(|told| cells(told, &tsv)).collect(),
        Format::Csv => {
            let rows = told.iter().map(|told| cells(told, &csv_row));
            std::iter::once(csv_row(&COLUMNS)).chain(rows).collect()
        }
        Format::Table | Format::Wide => found.map_or_else(String::new, |check| {
            if told.is_empty() { sound(check, page) } else { wrong(&told, page) }
        }),
    }
}

const COLUMNS: [&str; 4] = ["what", "where", "why", "remedy"];

fn cells(told: &Told<'_>, separated: &dyn Fn(&[&str]) -> String) -> String {
    let Told { what, r#where, why, remedy, .. } = told;
    separated(&[what, &clean(r#where), &clean(why), &clean(&remedy.join("; "))])
}

fn sound(check: &Check, page: &Page) -> String {
    let files = Some(check.files).filter(|files| *files > 0);
    let counts = [(check.orders, "order"), (check.events, "event"), (files, "file of evidence")];
    let counts: Vec<_> = counts
        .into_iter()
        .filter_map(|(count, unit)| count.map(|count| counted(count, unit)))
        .collect();
    fold(&format!("The store is sound: {}.", counts.join(", ")), page.width, "")
}

fn counted(count: usize, unit: &str) -> String {
    match (count, unit.split_once(' ')) {
        (1, _) => format!("1 {unit}"),
        (count, Some((noun, rest))) => format!("{count} {noun}s {rest}"),
        (count, None) => format!("{count} {unit}s"),
    }
}

fn wrong(told: &[Told<'_>], page: &Page) -> String {
    let are = if told.len() == 1 { "is" } else { "are" };
    let mut text = page.urgent(&format!("{} {are} wrong.", counted(told.len(), "thing"))) + "\n";
    for Told { what, r#where, why, remedy, .. } in told.iter().take(SHOWN) {
        text.extend(["\n", &page.subject(&clean(r#where)), "  ", &page.known(what), "\n"]);
        text.push_str(&fold(&format!("  {}", clean(why)), page.width, "  "));
        // What is to be typed is neither folded nor cut.
        text.extend(
            remedy.iter().flat_map(|command| ["  $ ".to_owned(), clean(command), "\n".to_owned()]),
        );
    }
    if let Some(more) = told.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        text.extend(["\n… and ", &more.to_string(), " more; --json shows all.\n"]);
    }
    text
}

fn findings(check: &Check) -> impl Iterator<Item = Told<'_>> {
    check.findings.iter().map(|finding| match finding {
        Finding::Store(flaw) => of_store(finding.id(), flaw, check),
        Finding::Evidence(flaw) => of_evidence(finding.id(), flaw),
    })
}

/// What is wrong with a kept file, in words.
fn of_evidence<'a>(what: &'static str, flaw: &'a EvidenceFlaw) -> Told<'a> {
    let at = |file: &Path, why: String, remedy: Vec<String>| {
        let r#where = file.display().to_string();
        Told { what, r#where, order: None, revision: None, why, remedy }
    };
    match flaw {
        EvidenceFlaw::Copy { order, evidence, path: file, health } => {
            let is = match health {
                Health::Missing => "is not there",
                Health::Whole | Health::Altered(_) => "is not what was kept",
                Health::Unreadable(_) => "cannot be read",
            };
            let name = &evidence.name;
            let why = format!(
                "the copy of {name} {is}; where you still have the file with this SHA-256, add it again: {}",
                evidence.digest
            );
            let remedy = vec![format!("redress evidence add {order} {}", file_word(name))];
            Told { order: Some(order.as_str()), ..at(file, why, remedy) }
        }
        EvidenceFlaw::Unknown { path: file } => {
            let why = "no order names this file; a command that kept it did not come to its end";
            at(file, why.to_owned(), vec![format!("rm {}", path(file))])
        }
        EvidenceFlaw::ModeTooWide { path: file, mode, is_folder } => {
            let why = format!("others than you can get at it (mode {mode:04o})");
            let change = if *is_folder { "700" } else { "600" };
            at(file, why, vec![format!("chmod {change} {}", path(file))])
        }
        EvidenceFlaw::Unreadable { why, path: file } => {
            at(file, why.clone(), vec![format!("ls -la {}", path(file))])
        }
    }
}

/// What is wrong with the store, in words.
fn of_store<'a>(what: &'static str, flaw: &'a Flaw, check: &Check) -> Told<'a> {
    let store = check.path.as_path();
    let at = |path: &Path, why: String, remedy: Vec<String>| {
        let r#where = path.display().to_string();
        Told { what, r#where, order: None, revision: None, why, remedy }
    };
    match flaw {
        Flaw::PageDamaged { details } => at(store, damage(details), restoring(check)),
        Flaw::SchemaDiffers { kind, name, sql, is_there } => {
            let (is, sql) = if *is_there {
                ("is not as redress makes it", format!("DROP {kind} {name}; {sql}"))
            } else {
                ("is not in the store", sql.clone())
            };
            let why = format!("the {kind} {name} {is}");
            // To make a table anew would lose what is in it.
            let remedy = if kind == "table" {
                restoring(check)
            } else {
                vec![format!("sqlite3 {} {}", path(store), quoted(&sql))]
            };
            Told { r#where: name.clone(), ..at(store, why, remedy) }
        }
        Flaw::ForeignKey { table, parent, count } => {
            let (name, are) = if *count == 1 { ("names", "row") } else { ("name", "rows") };
            let why =
                format!("{count} {are} of {table} {name} a row of {parent} that is not there");
            let remedy = if parent == "order_index" {
                vec![REBUILD.to_owned()]
            } else {
                vec![sql(store, "PRAGMA foreign_key_check")]
            };
            Told { r#where: table.clone(), ..at(store, why, remedy) }
        }
        Flaw::HistoryDamaged { order, revision, why } => {
            let place = revision.map_or_else(String::new, |place| format!("event {place}: "));
            let why = format!(
                "{place}{why}; the other orders can be used; put a backup of the store in its place, or look at what stands there"
            );
            let rows = order.as_ref().map_or_else(
                || "SELECT * FROM operation".to_owned(),
                |order| {
                    let order = order.replace('\'', "''");
                    format!("SELECT * FROM journal WHERE order_id = '{order}'")
                },
            );
            Told {
                r#where: order.clone().unwrap_or_else(|| "operation".to_owned()),
                order: order.as_deref(),
                revision: *revision,
                ..at(store, why, vec![sql(store, &rows)])
            }
        }
        Flaw::IndexDiffers { order, parts, is_known } => {
            let why = if *is_known {
                format!("lists show of it what its history does not say ({})", parts.join(", "))
            } else {
                format!("lists show an order that has no history ({})", parts.join(", "))
            };
            let remedy = vec![REBUILD.to_owned()];
            Told { r#where: order.clone(), order: Some(order), ..at(store, why, remedy) }
        }
        Flaw::FileModeTooWide { path: file, mode } => {
            let why = format!("others than you can get at this file (mode {mode:04o})");
            at(file, why, vec![format!("chmod 600 {}", path(file))])
        }
        Flaw::FolderModeTooWide { path: folder, mode, is_own } => {
            let (why, change) = if *is_own {
                ("others than you can look into this folder", "700")
            } else {
                ("everybody can put another file in the place of the store", "o-w")
            };
            let remedy = vec![format!("chmod {change} {}", path(folder))];
            at(folder, format!("{why} (mode {mode:04o})"), remedy)
        }
        Flaw::HalfDone { journal } => {
            let why = "a crash left a change half done; the next command takes it back, and then the store can be looked at";
            let remedy = ["redress order list", "redress store check"].map(str::to_owned);
            at(journal, why.to_owned(), remedy.to_vec())
        }
        Flaw::Unfinished { path: file } => {
            let why = "it was begun when the store was made, and never finished; nothing needs it";
            at(file, why.to_owned(), vec![format!("rm {}", path(file))])
        }
    }
}

/// How many orders have an index that was made anew.
pub(crate) fn rebuilt(orders: usize, page: &Page) -> String {
    match page.format {
        Format::Json | Format::Ndjson => {
            let rebuilt = RebuiltJson { schema: "redress.rebuild/1", orders };
            json_line(&rebuilt, page.format == Format::Json)
        }
        Format::Id => String::new(),
        Format::Tsv => tsv(&["orders", &orders.to_string()]),
        Format::Csv => csv_row(&["orders"]) + &csv_row(&[&orders.to_string()]),
        Format::Table | Format::Wide => {
            let orders = counted(orders, "order");
            format!("What lists show of {orders} is made anew from the histories.\n")
        }
    }
}

/// The command that makes the index anew.
const REBUILD: &str = "redress store rebuild";

fn damage(details: &[String]) -> String {
    let shown: Vec<_> = details.iter().take(DETAILS).map(String::as_str).collect();
    let more = details.len().saturating_sub(DETAILS);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!(
        "it does not hold what was written ({}{more}); read out what can still be read, and put a backup in its place",
        shown.join("; ")
    )
}

/// Reads out of a damaged store what can be read, then puts a copy in its place where there is one.
fn restoring(check: &Check) -> Vec<String> {
    let with = |ending: &str| {
        let mut name = check.path.clone().into_os_string();
        name.push(ending);
        path(Path::new(&name))
    };
    let (store, read_out) = (path(&check.path), with(".sql"));
    let mut remedy = vec![format!("(umask 077; sqlite3 {store} .recover > {read_out})")];
    if let Some(copy) = check.copies.first() {
        remedy.push(format!("mv {store} {}", with(".damaged")));
        remedy.push(format!("cp {} {store}", path(copy)));
    }
    remedy
}

/// The command that asks SQLite something about the store and changes nothing.
fn sql(store: &Path, statement: &str) -> String {
    format!("sqlite3 -readonly {} {}", path(store), quoted(statement))
}

fn path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// The name of a file as it can be typed where the file lies; `FILE` for one that cannot.
fn file_word(name: &str) -> String {
    if !name.chars().all(|character| is_safe(character) && character != '\u{fffd}') {
        return "FILE".to_owned();
    }
    quoted(&if name.starts_with('-') { format!("./{name}") } else { name.to_owned() })
}

/// The text as one word of a shell.
fn quoted(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-+:@%,".contains(&byte);
    if !text.is_empty() && !text.starts_with('-') && text.bytes().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_typed_is_one_word_of_a_shell() {
        for text in ["/home/me/redress.db", "/home/me/my data/redress.db", "it's", "$HOME", "a;b"] {
            let words = shell_words::split(&quoted(text)).expect("words");
            assert_eq!(words, [text]);
        }
        assert_eq!(quoted("/home/me/redress.db"), "/home/me/redress.db");
        assert_eq!(quoted("/home/me/my data"), "'/home/me/my data'");
    }

    #[test]
    fn a_file_is_named_as_it_can_be_typed_or_not_at_all() {
        for (name, word) in [
            ("photo.jpg", "photo.jpg"),
            ("my photo.jpg", "'my photo.jpg'"),
            ("-rf", "./-rf"),
            ("-rf me", "'./-rf me'"),
            ("a\nb.jpg", "FILE"),
            ("a\u{1b}[31m.jpg", "FILE"),
            ("a\u{202e}gpj.exe", "FILE"),
            ("\u{fffd}\u{fffd}.jpg", "FILE"),
        ] {
            assert_eq!(file_word(name), word, "{name:?}");
        }
    }
}
