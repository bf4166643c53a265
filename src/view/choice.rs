//! What a buyer has to choose from where one of several must be named.

use serde_json::json;

use super::clean::clean;
use super::failure::Problem;
use super::line::names;
use super::number_range::typed_numbers;
use crate::domain::order::{Choice, Order};

/// What a choice is about: a parcel with what is in it, where that is known.
pub(crate) fn choice_words(order: &Order, choice: &Choice) -> String {
    match (&choice.parcel, contents(order, choice)) {
        (Some(number), Some(contents)) => format!("{}  {contents}", clean(number)),
        (Some(number), None) => clean(number),
        (None, _) => names(order, &choice.lines),
    }
}

/// What is in the parcel of a choice; `None` where nobody said.
fn contents(order: &Order, choice: &Choice) -> Option<String> {
    let number = choice.parcel.as_ref()?;
    let parcel = order.parcels.iter().find(|parcel| parcel.has(number))?;
    let lines: Vec<u32> = parcel.contents.iter().map(|packed| packed.line).collect();
    (!lines.is_empty()).then(|| names(order, &lines))
}

/// The flag that names each of them.
pub(super) fn with_choices(problem: Problem, order: &Order, choices: &[Choice]) -> Problem {
    let flag = |choice: &Choice| match (&choice.parcel, contents(order, choice)) {
        (Some(number), Some(contents)) => format!("for {contents}: --parcel {}", clean(number)),
        (Some(number), None) => format!("--parcel {}", clean(number)),
        (None, _) => {
            let lines = typed_numbers(&choice.lines);
            format!("for {}: --line {lines}", names(order, &choice.lines))
        }
    };
    let each = choices.iter().map(|one| json!({ "lines": one.lines, "parcel": one.parcel }));
    let data = json!({ "choices": each.collect::<Vec<_>>() });
    problem.data(data).hints(choices.iter().map(flag))
}
