//! Turns `src/settings/aliexpress.toml` into the static tables that `settings::rules` includes.
//!
//! The marketplace's rules are read and checked once, here; a running `redress` parses none of
//! them. A rule that does not make sense stops the build with a sentence that names it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Debug, Display, Formatter};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

use serde::Deserialize;

/// Where the rules stand, seen from the crate's root.
const RULES: &str = "src/settings/aliexpress.toml";

/// What decides how a file is read and how a fact of it is kept.
const READERS: [&str; 3] = ["src/import", "src/domain", "src/store/codec"];

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={RULES}");
    println!("cargo::rustc-env=READERS={:016x}", fingerprint(&READERS)?);
    let text = fs::read_to_string(RULES).map_err(|error| Failure::new(RULES, error))?;
    let book = Book::parse(&text).map_err(|error| Failure::new(RULES, error))?;
    book.check().map_err(|error| Failure::new(RULES, error))?;
    let target = target()?;
    fs::write(&target, book.render()).map_err(|error| Failure::new(target.display(), error))
}

/// A number that changes with any of the files in these folders, and with the version.
fn fingerprint(folders: &[&str]) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    let mut folders: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        println!("cargo::rerun-if-changed={}", folder.display());
        let failed = |error| Failure::new(folder.display(), error);
        let entries = fs::read_dir(&folder).map_err(failed)?;
        let mut paths = entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(failed)?;
        paths.sort();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else {
                fs::read(&path).map_err(failed)?.hash(&mut hasher);
            }
        }
    }
    Ok(hasher.finish())
}

/// The file that `settings::rules` includes.
fn target() -> Result<PathBuf, Failure> {
    #[expect(clippy::disallowed_methods, reason = "cargo names the folder in no other way")]
    let folder = std::env::var_os("OUT_DIR");
    let folder = folder.ok_or_else(|| Failure::new("OUT_DIR", "cargo did not set it"))?;
    Ok(PathBuf::from(folder).join("rules.rs"))
}

/// Why the build stops; its debug form is the sentence itself, because cargo shows that one.
struct Failure(String);

impl Failure {
    fn new(place: impl Display, reason: impl Display) -> Self {
        Self(format!("{place}: {reason}"))
    }
}

impl Debug for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The file as it is written: each entry is read on its own, so that a mistake can be named.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: BTreeMap<String, toml::Table>,
    rule: Vec<toml::Table>,
}

/// All sources and rules, both in the order of their names.
struct Book {
    sources: BTreeMap<String, Source>,
    rules: BTreeMap<String, Rule>,
}

/// A text that rules are taken from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    title: String,
    address: Option<String>,
    class: Class,
    date: Option<Dated>,
}

/// A rule as the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Rule {
    id: String,
    says: String,
    value: Option<u32>,
    from: Option<u32>,
    unit: Option<Unit>,
    counted_from: Option<String>,
    who: Who,
    then: String,
    confidence: Confidence,
    /// The day since which it holds; before it, those `other` whose `until` is later.
    since: Option<Day>,
    #[serde(default)]
    sources: Vec<Citation>,
    #[serde(default)]
    other: Vec<Other>,
    note: Option<String>,
}

/// What other texts say instead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    says: String,
    value: Option<u32>,
    from: Option<u32>,
    unit: Option<Unit>,
    /// The day on which it was true no more: a value that the rule had before.
    until: Option<Day>,
    #[serde(default)]
    sources: Vec<Citation>,
}

/// A source by its key, and behind a colon the article of it: `eu-consumer-rights: article 13`.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Citation {
    key: String,
    article: Option<String>,
}

impl TryFrom<String> for Citation {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (key, article) = match text.split_once(':') {
            Some((key, article)) => (key, Some(article.trim().to_owned())),
            None => (text.as_str(), None),
        };
        check_name("a source", key)?;
        check_optional("the article of a source", article.as_deref())?;
        Ok(Self { key: key.to_owned(), article })
    }
}

/// A year, a month and a day of the calendar: `2026-06-19`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
struct Day(u32, u32, u32);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match first_day(&text) {
            Some((day, 3)) => Ok(day),
            _ => Err(format!("{text:?} is no day, such as \"2026-06-19\"")),
        }
    }
}

impl Day {
    /// The day as Rust source; it is one of the calendar.
    fn render(self) -> String {
        let Self(year, month, day) = self;
        format!("NaiveDate::from_ymd_opt({year}, {month}, {day})")
    }
}

/// Of when a source is: a day, a month, a year or a range of them, with a few words that are allowed.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Dated {
    words: String,
    /// The first day that it can be of; none where only the words are known.
    from: Option<Day>,
    is_in_force: bool,
}

impl TryFrom<String> for Dated {
    type Error = String;

    fn try_from(words: String) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`date` {words:?} is none of: 2026, 2026-06, 2026-06-19, 2025 to 2026, each also with \
                 \"about\" before or \"at the latest\" or \", in force\" behind; after 2020; old, undated"
            )
        };
        let (from, is_in_force) = if words == "old, undated" {
            (None, false)
        } else if let Some(year) = words.strip_prefix("after ") {
            let (day, _) = first_day(year).filter(|(_, parts)| *parts == 1).ok_or_else(wrong)?;
            (Some(Day(day.0 + 1, day.1, day.2)), false)
        } else {
            let (text, is_in_force) = match words.strip_suffix(", in force") {
                Some(text) => (text, true),
                None => (words.as_str(), false),
            };
            let text = text.strip_suffix(" at the latest").unwrap_or(text);
            let text = text.strip_prefix("about ").unwrap_or(text);
            let mut ends = text.splitn(2, " to ").map(|end| first_day(end).map(|(day, _)| day));
            let from = ends.next().flatten().ok_or_else(wrong)?;
            if ends.next().is_some_and(|to| to.is_none_or(|to| to <= from)) {
                return Err(wrong());
            }
            (Some(from), is_in_force)
        };
        Ok(Self { words, from, is_in_force })
    }
}

impl Dated {
    fn render(&self) -> String {
        let Self { words, from, is_in_force } = self;
        let from = from.map_or_else(|| "None".to_owned(), Day::render);
        format!("Dated {{ words: {words:?}, from: {from}, is_in_force: {is_in_force} }}")
    }
}

/// The first day of a year, a month or a day, and of how many numbers it is written.
fn first_day(text: &str) -> Option<(Day, usize)> {
    let parts: Vec<&str> = text.split('-').collect();
    let is_written = |(part, length): (&&str, usize)| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.len() > 3 || !parts.iter().zip([4, 2, 2]).all(is_written) {
        return None;
    }
    let number = |nth: usize| parts.get(nth).map_or(Some(1), |part| part.parse::<u32>().ok());
    let (year, month, day) = (number(0)?, number(1)?, number(2)?);
    let leap = u32::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + leap,
        _ => return None,
    };
    let is_day = (1..=days).contains(&day) && (1900..=2100).contains(&year);
    is_day.then_some((Day(year, month, day), parts.len()))
}

/// A kind that the file names by its id; its variants are the program's own.
macro_rules! named {
    ($(#[$_doc:meta])+ $kind:ident { $($(#[$_its:meta])+ $name:ident = $id:literal,)+ }) => {
        #[derive(Debug, Clone, Copy, Deserialize)]
        enum $kind { $(#[serde(rename = $id)] $name,)+ }
    };
}

include!("src/settings/kinds.rs");

/// A number with its unit, borrowed from a rule or from what others say.
#[derive(Clone, Copy)]
struct Amount {
    value: Option<u32>,
    from: Option<u32>,
    unit: Option<Unit>,
}

/// What is wrong, as a sentence.
type Checked = Result<(), String>;

impl Book {
    fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        Ok(Self { sources: parse_sources(file.source)?, rules: parse_rules(file.rule)? })
    }

    fn check(&self) -> Checked {
        for (key, source) in &self.sources {
            source.check(key).map_err(|error| format!("source `{key}`: {error}"))?;
        }
        for (id, rule) in &self.rules {
            rule.check(&self.sources).map_err(|error| format!("rule `{id}`: {error}"))?;
        }
        self.check_use()
    }

    /// A source that no rule names is a mistake: most likely a misspelt key.
    fn check_use(&self) -> Checked {
        let cited = self.rules.values().flat_map(Rule::all_sources);
        let used: BTreeSet<&String> = cited.map(|citation| &citation.key).collect();
        match self.sources.keys().find(|key| !used.contains(key)) {
            Some(key) => Err(format!("source `{key}`: no rule uses it")),
            None => Ok(()),
        }
    }

    fn render(&self) -> String {
        let sources: Vec<_> = self.sources.iter().map(|(key, source)| source.render(key)).collect();
        let rules: Vec<_> = self.rules.values().map(Rule::render).collect();
        let sources = table(
            "The texts that the rules are taken from, in the order of their keys.",
            "SOURCES: &[Source]",
            &sources,
        );
        let rules = table(
            "The marketplace's rules, in the order of their ids.",
            "RULES: &[RuleEntry]",
            &rules,
        );
        format!("{sources}\n{rules}")
    }
}

fn parse_sources(
    tables: BTreeMap<String, toml::Table>,
) -> Result<BTreeMap<String, Source>, String> {
    tables
        .into_iter()
        .map(|(key, table)| match table.try_into() {
            Ok(source) => Ok((key, source)),
            Err(error) => Err(format!("source `{key}`: {}", on_one_line(&error))),
        })
        .collect()
}

fn parse_rules(tables: Vec<toml::Table>) -> Result<BTreeMap<String, Rule>, String> {
    let mut rules = BTreeMap::new();
    for (index, table) in tables.into_iter().enumerate() {
        let name = name_of(&table, index);
        let rule: Rule =
            table.try_into().map_err(|error| format!("rule {name}: {}", on_one_line(&error)))?;
        if rules.insert(rule.id.clone(), rule).is_some() {
            return Err(format!("rule {name}: the id is taken by another rule"));
        }
    }
    Ok(rules)
}

/// What a rule is called in a message, even when it has no id.
fn name_of(table: &toml::Table, index: usize) -> String {
    match table.get("id").and_then(toml::Value::as_str) {
        Some(id) => format!("`{id}`"),
        None => format!("number {} (without an id)", index + 1),
    }
}

fn on_one_line(error: &toml::de::Error) -> String {
    error.to_string().trim_end().replace('\n', ", ")
}

impl Source {
    fn check(&self, key: &str) -> Checked {
        check_name("its key", key)?;
        check_text("title", &self.title)?;
        check_optional("address", self.address.as_deref())?;
        match &self.address {
            Some(address) if !address.starts_with("http") => {
                Err(format!("`address` is not a web address: {address}"))
            }
            _ => Ok(()),
        }
    }

    fn render(&self, key: &str) -> String {
        let Self { title, address, class, date } = self;
        let date = optional(date.as_ref().map(Dated::render));
        format!(
            "Source {{ key: {key:?}, title: {title:?}, address: {address:?}, \
             class: Class::{class:?}, date: {date} }}"
        )
    }
}

impl Rule {
    fn amount(&self) -> Amount {
        Amount { value: self.value, from: self.from, unit: self.unit }
    }

    /// Every source that it names, for its own value and for what others say.
    fn all_sources(&self) -> impl Iterator<Item = &Citation> {
        self.sources.iter().chain(self.other.iter().flat_map(|other| &other.sources))
    }

    fn check(&self, known: &BTreeMap<String, Source>) -> Checked {
        check_name("`id`", &self.id)?;
        check_text("says", &self.says)?;
        check_text("then", &self.then)?;
        check_optional("counted-from", self.counted_from.as_deref())?;
        check_optional("note", self.note.as_deref())?;
        self.amount().check()?;
        check_sources(&self.sources, known)?;
        if self.sources.is_empty() && self.note.is_none() {
            return Err("it needs a source, or a `note` that says why it has none".to_owned());
        }
        self.other.iter().try_for_each(|other| other.check(known))?;
        self.check_versions()
    }

    /// Earlier values end one after the other, the last of them where the present one begins.
    fn check_versions(&self) -> Checked {
        let ends: Vec<Day> = self.other.iter().filter_map(|other| other.until).collect();
        if self.other.iter().any(|other| other.until.is_some() && other.value.is_none()) {
            return Err("an `other` with `until` needs a `value`".to_owned());
        }
        if !ends.is_sorted_by(|earlier, later| earlier < later) {
            return Err("an earlier value ends later than one behind it".to_owned());
        }
        match ends.last() {
            Some(last) if self.since != Some(*last) => {
                Err("`since` is not where the last `until` ends".to_owned())
            }
            Some(_) if self.value.is_none() => Err("`until` without a `value` now".to_owned()),
            Some(_) | None => Ok(()),
        }
    }

    fn render(&self) -> String {
        let Self { id, says, counted_from, who, then, confidence, since, note, .. } = self;
        format!(
            "RuleEntry {{ id: {id:?}, says: {says:?}, value: {value}, \
             counted_from: {counted_from:?}, who: Who::{who:?}, then: {then:?}, \
             confidence: Confidence::{confidence:?}, since: {since}, sources: &[{sources}], \
             others: &[{others}], note: {note:?} }}",
            value = self.amount().render(),
            since = since.map_or_else(|| "None".to_owned(), Day::render),
            sources = citations(&self.sources),
            others = self.other.iter().map(Other::render).collect::<Vec<_>>().join(", "),
        )
    }
}

impl Other {
    fn amount(&self) -> Amount {
        Amount { value: self.value, from: self.from, unit: self.unit }
    }

    fn check(&self, known: &BTreeMap<String, Source>) -> Checked {
        check_text("other.says", &self.says)?;
        let within = |error: String| format!("other `{}`: {error}", self.says);
        self.amount().check().map_err(within)?;
        check_sources(&self.sources, known).map_err(within)
    }

    fn render(&self) -> String {
        let Self { says, sources, until, .. } = self;
        let value = self.amount().render();
        let until = until.map_or_else(|| "None".to_owned(), Day::render);
        let sources = citations(sources);
        format!("Other {{ says: {says:?}, value: {value}, until: {until}, sources: &[{sources}] }}")
    }
}

impl Amount {
    fn check(self) -> Checked {
        let wrong = match (self.value, self.from, self.unit) {
            (Some(_), _, None) => "`value` without a `unit`",
            (None, _, Some(_)) => "`unit` without a `value`",
            (None, Some(_), None) => "`from` without a `value`",
            (Some(value), Some(from), Some(_)) if from >= value => {
                return Err(format!("`from` ({from}) is not below `value` ({value})"));
            }
            (None, None, None) | (Some(_), _, Some(_)) => return Ok(()),
        };
        Err(wrong.to_owned())
    }

    fn render(self) -> String {
        match (self.value, self.unit) {
            (Some(amount), Some(unit)) => {
                let from = self.from;
                format!("Some(Value {{ from: {from:?}, amount: {amount}, unit: Unit::{unit:?} }})")
            }
            _ => "None".to_owned(),
        }
    }
}

/// Names are lower-case words joined by single hyphens.
fn check_name(what: &str, name: &str) -> Checked {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    if name.split('-').all(is_word) {
        Ok(())
    } else {
        Err(format!("{what} is not written in kebab-case: {name:?}"))
    }
}

fn check_text(field: &str, text: &str) -> Checked {
    if text.trim().is_empty() { Err(format!("`{field}` is empty")) } else { Ok(()) }
}

fn check_optional(field: &str, text: Option<&str>) -> Checked {
    text.map_or(Ok(()), |text| check_text(field, text))
}

fn citations(sources: &[Citation]) -> String {
    let render = |Citation { key, article }: &Citation| {
        format!("Citation {{ key: {key:?}, article: {article:?} }}")
    };
    sources.iter().map(render).collect::<Vec<_>>().join(", ")
}

fn optional(text: Option<String>) -> String {
    text.map_or_else(|| "None".to_owned(), |text| format!("Some({text})"))
}

fn check_sources(sources: &[Citation], known: &BTreeMap<String, Source>) -> Checked {
    let mut seen = BTreeSet::new();
    for Citation { key, .. } in sources {
        if !known.contains_key(key) {
            return Err(format!("no source is called `{key}`"));
        }
        if !seen.insert(key) {
            return Err(format!("it names the source `{key}` twice"));
        }
    }
    Ok(())
}

/// One static slice as Rust source, an entry a line.
fn table(doc: &str, signature: &str, entries: &[String]) -> String {
    let entries = entries.join(",\n    ");
    format!("/// {doc}\npub(crate) static {signature} = &[\n    {entries}\n];\n")
}
