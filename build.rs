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
    date: Option<String>,
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
    #[serde(default)]
    sources: Vec<String>,
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
    #[serde(default)]
    sources: Vec<String>,
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
        let used: BTreeSet<&String> = self.rules.values().flat_map(Rule::all_sources).collect();
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
        check_optional("date", self.date.as_deref())?;
        match &self.address {
            Some(address) if !address.starts_with("http") => {
                Err(format!("`address` is not a web address: {address}"))
            }
            _ => Ok(()),
        }
    }

    fn render(&self, key: &str) -> String {
        let Self { title, address, class, date } = self;
        format!(
            "Source {{ key: {key:?}, title: {title:?}, address: {address:?}, \
             class: Class::{class:?}, date: {date:?} }}"
        )
    }
}

impl Rule {
    fn amount(&self) -> Amount {
        Amount { value: self.value, from: self.from, unit: self.unit }
    }

    /// Every source that it names, for its own value and for what others say.
    fn all_sources(&self) -> impl Iterator<Item = &String> {
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
        self.other.iter().try_for_each(|other| other.check(known))
    }

    fn render(&self) -> String {
        let Self { id, says, counted_from, who, then, confidence, note, .. } = self;
        format!(
            "RuleEntry {{ id: {id:?}, says: {says:?}, value: {value}, \
             counted_from: {counted_from:?}, who: Who::{who:?}, then: {then:?}, \
             confidence: Confidence::{confidence:?}, sources: &{sources:?}, \
             others: &[{others}], note: {note:?} }}",
            value = self.amount().render(),
            sources = self.sources,
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
        let Self { says, sources, .. } = self;
        let value = self.amount().render();
        format!("Other {{ says: {says:?}, value: {value}, sources: &{sources:?} }}")
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

fn check_sources(keys: &[String], known: &BTreeMap<String, Source>) -> Checked {
    let mut seen = BTreeSet::new();
    for key in keys {
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
