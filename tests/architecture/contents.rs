//! What a module holds: its modules, its items, what it imports, and the paths in its code.

use std::collections::BTreeSet;

use crate::architecture::tokens::{attribute, item_end, keyword};

/// A path, a word a segment.
pub(crate) type Path = Vec<String>;

/// What a module holds.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// Its modules; those with a body have contents.
    pub(crate) modules: Vec<(String, Option<Self>)>,
    /// The names that it defines, as far as no macro does.
    pub(crate) items: BTreeSet<String>,
    /// What its `use` items name.
    pub(crate) imports: Vec<Import>,
    /// The other paths in its code.
    pub(crate) paths: Vec<Path>,
    /// Whether there is anything but `mod` and `use`.
    pub(crate) has_code: bool,
}

/// One path of a `use` item.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Import {
    /// The path.
    pub(crate) path: Path,
    /// The name that it gets; `None` for a glob.
    pub(crate) name: Option<String>,
}

impl Contents {
    /// Reads a module's tokens.
    pub(crate) fn read(tokens: &[String]) -> Self {
        let mut contents = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            // What is stated about the module itself is no item.
            if let Some(end) = attribute(tokens, at).filter(|_| tokens[at + 1] == "!") {
                at = end;
                continue;
            }
            let end = item_end(tokens, at).max(at + 1);
            contents.add(&tokens[at..end], keyword(tokens, at) - at);
            at = end;
        }
        contents
    }

    fn add(&mut self, item: &[String], keyword: usize) {
        let words: Vec<&str> = item[keyword..].iter().map(String::as_str).collect();
        match &words[..] {
            ["use", ..] => {
                import(&item[keyword + 1..], &mut Vec::new(), &mut self.imports);
                self.read_code(&item[..keyword]);
            }
            ["mod", name, ";"] => self.modules.push(((*name).to_owned(), None)),
            ["mod", name, "{", ..] => {
                let body = Self::read(&item[keyword + 3..item.len() - 1]);
                self.modules.push(((*name).to_owned(), Some(body)));
                self.has_code = true;
            }
            _ => {
                self.items.extend(name(&words).map(str::to_owned));
                self.has_code = true;
                self.read_code(item);
            }
        }
    }

    /// Gathers the paths of some code, and what is imported inside it.
    fn read_code(&mut self, code: &[String]) {
        let mut at = 0;
        while at < code.len() {
            if code[at] == "use" && code.get(at + 1).is_some_and(|next| next != "<") {
                let end = item_end(code, at);
                import(&code[at + 1..end], &mut Vec::new(), &mut self.imports);
                at = end;
                continue;
            }
            let length = path_length(&code[at..]);
            // Behind a type in angle brackets a path goes on; behind an arrow one begins.
            let goes_on = at > 2 && code[at - 2..at] == [">", "::"] && code[at - 3] != "-";
            // How far an item can be seen is no import.
            let is_reach = at > 2 && code[at - 3..at] == ["pub", "(", "in"];
            if length > 1 && !goes_on && !is_reach {
                self.paths.push(code[at..].iter().step_by(2).take(length).cloned().collect());
            }
            at += (2 * length).saturating_sub(1).max(1);
        }
    }
}

/// The name that an item defines.
fn name<'a>(item: &[&'a str]) -> Option<&'a str> {
    if let ["macro_rules", "!", name, ..] = item {
        return Some(name);
    }
    let kinds = ["fn", "struct", "enum", "trait", "type", "union", "static", "const"];
    let is_name =
        |word: &str| is_word(word) && !["fn", "unsafe", "async", "extern"].contains(&word);
    (item.first() != Some(&"impl")).then_some(())?;
    let mut pairs = item.windows(2).take_while(|pair| !["(", "{", "="].contains(&pair[0]));
    pairs.find(|pair| kinds.contains(&pair[0]) && is_name(pair[1])).map(|pair| pair[1])
}

/// Reads one tree of a `use` item, and returns how many tokens it takes.
fn import(tokens: &[String], prefix: &mut Path, imports: &mut Vec<Import>) -> usize {
    let depth = prefix.len();
    let mut at = 0;
    let mut name = None;
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "{" => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    at += import(&tokens[at..], prefix, imports);
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                prefix.truncate(depth);
                return at + 1;
            }
            "as" => {
                name = tokens.get(at + 1).cloned();
                at += 1;
            }
            "," | "}" | ";" => break,
            "::" => {}
            // At the end of a path, the module that the path has come to.
            "self" if !prefix.is_empty() => {}
            word => prefix.push(word.to_owned()),
        }
        at += 1;
    }
    let is_glob = prefix.last().is_some_and(|last| last == "*");
    let path = prefix[..prefix.len() - usize::from(is_glob)].to_vec();
    name = name.or_else(|| path.last().cloned()).filter(|_| !is_glob);
    imports.push(Import { path, name });
    prefix.truncate(depth);
    at
}

/// How many segments the path at the start has; none if there is no word.
fn path_length(code: &[String]) -> usize {
    if !code.first().is_some_and(|first| is_word(first)) {
        return 0;
    }
    let more = code[1..].chunks_exact(2).take_while(|pair| pair[0] == "::" && is_word(&pair[1]));
    1 + more.count()
}

fn is_word(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}
