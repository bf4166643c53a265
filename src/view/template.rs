//! Fills the facts of an order into a text that a buyer can replace.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

/// The steps that a text may take: far more than one with a hundred items needs.
const FUEL: u64 = 100_000;

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flaw {
    /// The line, counted from one, where one is known.
    pub(super) line: Option<usize>,
    pub(super) why: String,
    /// Whether it is a variable that there is not.
    pub(super) is_unknown: bool,
}

/// The text with its variables filled in; one that is none is filled with nothing. A tag takes the
/// line that it stands on alone with it. Fails where the text cannot be read, takes too long, or names
/// a variable that is none of these, be it on a branch that is not taken.
pub(super) fn filled(
    text: &str,
    facts: &impl Serialize,
    variables: &[&str],
) -> Result<String, Flaw> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.map_err(flaw)?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(|output, state, value| {
        if value.is_none() {
            return Ok(());
        }
        minijinja::escape_formatter(output, state, value)
    });
    let template = environment.template_from_str(text).map_err(flaw)?;
    let functions: Vec<&str> = environment.globals().map(|(name, _)| name).collect();
    let unknown = template
        .undeclared_variables(false)
        .into_iter()
        .filter(|name| !variables.contains(&name.as_str()) && !functions.contains(&name.as_str()))
        .min_by_key(|name| (line_of(text, name), name.clone()));
    if let Some(name) = unknown {
        return Err(Flaw {
            line: line_of(text, &name),
            why: format!("there is no variable {name}"),
            is_unknown: true,
        });
    }
    template.render(Serde(facts)).map_err(flaw)
}

/// A page of HTML with its variables filled in, escaped; the templates that it takes in are filled as
/// what their names end with. Fails where a template cannot be read or names what is not there.
pub(super) fn page(
    name: &str,
    templates: &[(&'static str, &'static str)],
    facts: &impl Serialize,
) -> Result<String, Flaw> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.map_err(flaw)?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    for (name, text) in templates {
        environment.add_template(name, text).map_err(flaw)?;
    }
    environment.get_template(name).map_err(flaw)?.render(Serde(facts)).map_err(flaw)
}

/// The first line that has the name as a word of its own.
fn line_of(text: &str, name: &str) -> Option<usize> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let has = |line: &str| line.split(|character| !is_part(character)).any(|word| word == name);
    text.lines().position(has).map(|place| place + 1)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` calls")]
fn flaw(error: minijinja::Error) -> Flaw {
    let kind = error.kind().to_string();
    let why = match error.detail() {
        Some(detail) => format!("{kind}: {detail}"),
        None => kind,
    };
    Flaw { line: error.line(), why, is_unknown: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fill(text: &str) -> Result<String, Flaw> {
        let facts = json!({ "order": "3327", "by": null, "items": ["a", "b"] });
        filled(text, &facts, &["order", "by", "items"])
    }

    #[test]
    fn a_text_is_filled_and_its_tags_leave_no_lines() {
        for (text, expected) in [
            ("order {{ order }}\n", "order 3327"),
            ("{% if by %}\nby {{ by }}\n{% endif %}\nend", "end"),
            ("by {{ by }}.", "by ."),
            ("{% for item in items %}\n- {{ item }}\n{% endfor %}\n", "- a\n- b\n"),
            ("{{ items | join(\", \") }} <b>", "a, b <b>"),
        ] {
            assert_eq!(fill(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, line, why) in [
            ("Hello\n{{ orders }}", 2, "there is no variable orders"),
            ("{% if by %}\n{{ deadlin }}{% endif %}", 2, "there is no variable deadlin"),
            ("\n\n{% if by %}", 3, "syntax error"),
            ("{{ order | shout }}", 1, "unknown filter"),
            ("{{ items[0].title }}", 1, "undefined value"),
            (
                "{% for a in range(1000) %}\n{% for b in range(1000) %}{% endfor %}{% endfor %}",
                2,
                "fuel",
            ),
        ] {
            let flaw = fill(text).expect_err(text);
            assert!(flaw.why.contains(why), "{text}: {}", flaw.why);
            assert_eq!(flaw.line, Some(line), "{text}: {}", flaw.why);
        }
    }
}
