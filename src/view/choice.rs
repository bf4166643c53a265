//! What a buyer has to choose from where one of several must be named.

use serde_json::json;

use super::clean::clean;
use super::failure::Problem;
use super::line::names;
use super::number_range::typed_numbers;
use crate::domain::order::{Choice, Order};

/// What a choice is about.
pub(crate) fn choice_words(order: &Order, choice: &Choice) -> String {
    match &choice.parcel {
        Some(number) => clean(number),
        None => names(order, &choice.lines),
    }
}

/// The flag that names each of them.
pub(super) fn with_choices(problem: Problem, order: &Order, choices: &[Choice]) -> Problem {
    let flag = |choice: &Choice| match &choice.parcel {
        Some(number) => format!("--parcel {}", clean(number)),
        None => {
            let lines = typed_numbers(&choice.lines);
            format!("for {}: --line {lines}", choice_words(order, choice))
        }
    };
    let each = choices.iter().map(|one| json!({ "lines": one.lines, "parcel": one.parcel }));
    let data = json!({ "choices": each.collect::<Vec<_>>() });
    problem.data(data).hints(choices.iter().map(flag))
}
