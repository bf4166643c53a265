//! Integrity check of store and evidence: what is wrong, and what to type then.

use std::path::Path;

use super::clean::{clean, is_safe};
use super::json::{Json, object};
use super::page::{Format, Page};
use super::phrase::counted;
use super::rows::Rows;
use super::table::{fold, tsv};
use crate::app::{Check, CopyHealth as Health, EvidenceFlaw, Finding, Flaw};

/// How many findings a person is shown; programs get all.
const SHOWN: usize = 20;

/// How many lines of SQLite a person is shown of one finding.
const DETAILS: usize = 3;

#[derive(Debug)]
struct Told<'a> {
    what: &'static str,
    r#where: String,
    order: Option<&'a str>,
    why: String,
    remedy: Vec<String>,
}

const ROWS: Rows = Rows { id: "order", columns: "what where why remedy", between: "; " };

/// What a check found, schema `redress.check/1`; of no store, nothing.
pub(crate) fn check(found: Option<&Check>, page: &Page) -> String {
    let told: Vec<_> = found.into_iter().flat_map(findings).collect();
    let findings = || {
        told.iter().map(|told| {
            object! {
                "what": told.what,
                "where": &told.r#where,
                "order": told.order.map(str::to_owned),
                "why": &told.why,
                "remedy": Json::list(&told.remedy),
            }
        })
    };
    let none = Some(0);
    let json = || {
        object! {
            "schema": "redress.check/1",
            "sound": told.is_empty(),
            "orders": found.map_or(none, |check| check.orders),
            "facts": found.map_or(none, |check| check.facts),
            "files": found.map_or(0, |check| check.files),
            "findings": Json::list(findings()),
        }
    };
    if page.is_separated() || page.format == Format::Id {
        return ROWS.many(findings(), page, String::new);
    }
    ROWS.one(json, page, || {
        let said = |check| if told.is_empty() { sound(check, page) } else { wrong(&told, page) };
        found.map_or_else(String::new, said)
    })
}

fn sound(check: &Check, page: &Page) -> String {
    let files = Some(check.files).filter(|files| *files > 0);
    let counts = [
        check.orders.map(|orders| counted(orders, "order")),
        check.facts.map(|facts| counted(facts, "fact")),
        files.map(|files| counted(files, "file") + " of evidence"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    fold(&format!("No problems found: {}.", counts.join(", ")), page.width, "")
}

fn wrong(told: &[Told<'_>], page: &Page) -> String {
    let mut text = page.urgent(&format!("{} found.", counted(told.len(), "problem"))) + "\n";
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
        Told { what, r#where, order: None, why, remedy }
    };
    match flaw {
        EvidenceFlaw::Copy { order, evidence, path: file, health } => {
            let is = match health {
                Health::Missing => "is missing",
                Health::Whole | Health::Altered(_) => "was altered",
                Health::Unreadable(_) => "can't be read",
            };
            let name = &evidence.name;
            let why = format!(
                "the copy of {name} {is}; if you still have the file with this SHA-256, add it again: {}",
                evidence.digest
            );
            let remedy = vec![format!("redress evidence add {order} {}", file_word(name))];
            Told { order: Some(order.as_str()), ..at(file, why, remedy) }
        }
        EvidenceFlaw::Unknown { path: file } => {
            let why = "no order uses this file; the command that was adding it was interrupted";
            at(file, why.to_owned(), vec![format!("rm {}", path(file))])
        }
        EvidenceFlaw::ModeTooWide { path: file, mode, is_folder } => {
            let why = format!("other users can access it (mode {mode:04o})");
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
        Told { what, r#where, order: None, why, remedy }
    };
    match flaw {
        Flaw::PageDamaged { details } => at(store, damage(details), restoring(check)),
        Flaw::SchemaDiffers { kind, name, sql, is_there } => {
            let (is, sql) = if *is_there {
                ("isn't as redress makes it", format!("DROP {kind} {name}; {sql}"))
            } else {
                ("is missing", sql.clone())
            };
            // To make a table anew would lose what is in it.
            let remedy = if kind == "table" {
                restoring(check)
            } else {
                vec![format!("sqlite3 {} {}", path(store), quoted(&sql))]
            };
            let why = format!("the {kind} {name} {is}");
            Told { r#where: name.clone(), ..at(store, why, remedy) }
        }
        Flaw::ForeignKey { table, parent, count } => {
            let rows = counted(*count, "row");
            let why = format!("{rows} of {table} point to missing rows of {parent}");
            let remedy = vec![sql(store, "PRAGMA foreign_key_check")];
            Told { r#where: table.clone(), ..at(store, why, remedy) }
        }
        Flaw::FactDamaged { order, fact, why } => {
            let is_key = order.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            let key = if is_key { order.as_str() } else { "NULL" };
            let rows = match fact.as_deref().filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit()))
            {
                Some(id) => format!("SELECT * FROM fact WHERE order_key = {key} AND id = x'{id}'"),
                None => format!("SELECT * FROM fact WHERE order_key = {key}"),
            };
            let why = format!(
                "a fact can't be used: {why}; the other orders are fine; restore a backup, or look at it"
            );
            let told = at(store, why, vec![sql(store, &rows)]);
            Told { r#where: order.clone(), order: Some(order), ..told }
        }
        Flaw::IndexDiffers { order, parts, is_known } => {
            let parts = parts.join(", ");
            let why = if *is_known {
                format!("lists differ from what is recorded of this order ({parts})")
            } else {
                format!("lists show an order of which nothing is recorded ({parts})")
            };
            let told = at(store, why, vec![REBUILD.to_owned()]);
            Told { r#where: order.clone(), order: Some(order), ..told }
        }
        Flaw::NotWiped => {
            let why = "free parts of the file may still hold what was forgotten; the next change \
                       clears them";
            at(store, why.to_owned(), vec![REBUILD.to_owned()])
        }
        Flaw::FileModeTooWide { path: file, mode } => {
            let why = format!("other users can access this file (mode {mode:04o})");
            at(file, why, vec![format!("chmod 600 {}", path(file))])
        }
        Flaw::FolderModeTooWide { path: folder, mode, is_own } => {
            let (why, change) = if *is_own {
                ("other users can look into this folder", "700")
            } else {
                ("everybody can put another file in the place of the store", "o-w")
            };
            let remedy = vec![format!("chmod {change} {}", path(folder))];
            at(folder, format!("{why} (mode {mode:04o})"), remedy)
        }
        Flaw::HalfDone { journal } => {
            let why =
                "a crash left a change half done; the next command undoes it, then check again";
            let remedy = ["redress order list", "redress store check"].map(str::to_owned);
            at(journal, why.to_owned(), remedy.to_vec())
        }
        Flaw::Unfinished { path: file } => {
            let why = "left over from an interrupted start; nothing needs it";
            at(file, why.to_owned(), vec![format!("rm {}", path(file))])
        }
    }
}

/// How many orders the rebuilt index has, schema `redress.rebuild/1`.
pub(crate) fn rebuilt(orders: usize, page: &Page) -> String {
    if page.format == Format::Tsv {
        return tsv(&["orders", &orders.to_string()]);
    }
    let rows = Rows { id: "", columns: "orders", between: " " };
    let json = || object! { "schema": "redress.rebuild/1", "orders": orders };
    rows.one(json, page, || format!("Rebuilt the index of {}.\n", counted(orders, "order")))
}

/// The command that rebuilds the index.
const REBUILD: &str = "redress store rebuild";

fn damage(details: &[String]) -> String {
    let shown: Vec<_> = details.iter().take(DETAILS).map(String::as_str).collect();
    let more = details.len().saturating_sub(DETAILS);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!(
        "the database file is damaged ({}{more}); save what can still be read, then restore a backup",
        shown.join("; ")
    )
}

/// Reads out of a damaged store what can still be read.
fn restoring(check: &Check) -> Vec<String> {
    let with = |ending: &str| {
        let mut name = check.path.clone().into_os_string();
        name.push(ending);
        path(Path::new(&name))
    };
    let (store, read_out) = (path(&check.path), with(".sql"));
    vec![format!("(umask 077; sqlite3 {store} .recover > {read_out})")]
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
