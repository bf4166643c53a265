//! What of an order a command is about: the lines and parcels that the buyer names, else all that the
//! command fits.

use super::asked::of_parts;
use super::command::Named;
use super::fact::Scope;
use super::line::{OrderLine, find};
use super::line_ref::LineRef;
use super::parcel::OrderParcel;
use super::refusal::Refusal;
use super::standing::Order;

/// What a command is about.
#[derive(Debug)]
pub(super) struct Subject<'a, T> {
    /// What its facts are about: one for each parcel that is named.
    pub(super) scopes: Vec<Scope>,
    /// The lines, by which facts name them; none for the whole order.
    pub(super) lines: Vec<LineRef>,
    /// What the first part that it fits answers.
    pub(super) answer: T,
    pub(super) part: &'a Order,
}

/// The lines that the buyer names.
pub(super) fn named_lines<'a>(
    order: &'a Order,
    texts: &[String],
) -> Result<Vec<&'a OrderLine>, Refusal> {
    let line = |text: &String| {
        find(text, &order.lines).ok_or_else(|| Refusal::NoSuchLine { text: text.clone() })
    };
    let mut lines: Vec<&OrderLine> = texts.iter().map(line).collect::<Result<_, _>>()?;
    lines.sort_by_key(|line| line.number);
    lines.dedup_by_key(|line| line.number);
    Ok(lines)
}

/// The parcels that the buyer names.
pub(super) fn named_parcels<'a>(
    order: &'a Order,
    texts: &[String],
) -> Result<Vec<&'a OrderParcel>, Refusal> {
    let parcel = |text: &String| {
        order.declared_parcels().find(|parcel| parcel.has(text)).ok_or_else(|| {
            let numbers = order.declared_parcels().map(|parcel| parcel.number.clone()).collect();
            Refusal::NoSuchParcel { text: text.clone(), numbers }
        })
    };
    texts.iter().map(parcel).collect()
}

/// What a command is about that fits where `ask` does not refuse. Of several parcels under way one must
/// be named, where it is about one.
pub(super) fn subject<'a, T>(
    order: &'a Order,
    about: &Named,
    is_of_parcel: bool,
    ask: impl Fn(&'a Order) -> Result<T, Refusal>,
) -> Result<Subject<'a, T>, Refusal> {
    let lines = named_lines(order, &about.lines)?;
    let parcels = named_parcels(order, &about.parcels)?;
    let has_line = |part: &&Order| {
        lines.is_empty()
            || part.lines.iter().any(|one| lines.iter().any(|it| it.number == one.number))
    };
    let has_parcel = |part: &&Order| {
        let is_it = |one: &OrderParcel| parcels.iter().any(|it| it.number == one.number);
        parcels.is_empty() || part.parcels.iter().any(is_it)
    };
    let of_lines: Vec<&Order> = order.parts().iter().filter(has_line).collect();
    let both: Vec<&Order> = of_lines.iter().copied().filter(has_parcel).collect();
    let mut fitting = of_parts(if both.is_empty() { of_lines } else { both }, ask)?;
    let names: Vec<LineRef> = lines.iter().map(|line| line.name()).collect();
    let (scopes, lines) = if names.is_empty() && parcels.is_empty() {
        let parts: Vec<&Order> = fitting.iter().map(|(part, _)| *part).collect();
        all_of(order, &parts, is_of_parcel)?
    } else if parcels.is_empty() {
        (vec![Scope { lines: names.clone(), parcel: None }], names)
    } else {
        let scope = |parcel: &&OrderParcel| Scope {
            lines: names.clone(),
            parcel: Some(parcel.number.clone()),
        };
        (parcels.iter().map(scope).collect(), names)
    };
    let (part, answer) = fitting.swap_remove(0);
    Ok(Subject { scopes, lines, answer, part })
}

/// What is meant where nothing is named: the parts that the command fits, by their lines, else by their
/// parcels.
fn all_of(
    order: &Order,
    fitting: &[&Order],
    is_of_parcel: bool,
) -> Result<(Vec<Scope>, Vec<LineRef>), Refusal> {
    let mut numbers: Vec<String> = Vec::new();
    for parcel in fitting.iter().flat_map(|part| part.declared_parcels()) {
        if !numbers.contains(&parcel.number) {
            numbers.push(parcel.number.clone());
        }
    }
    if is_of_parcel && numbers.len() > 1 {
        return Err(Refusal::WhichParcel { numbers });
    }
    if fitting.len() == order.parts().len() {
        return Ok((vec![Scope::default()], Vec::new()));
    }
    let is_of_it = |line: &&OrderLine| {
        fitting.iter().any(|part| part.lines.iter().any(|one| one.number == line.number))
    };
    let lines: Vec<LineRef> = order.lines.iter().filter(is_of_it).map(OrderLine::name).collect();
    if !lines.is_empty() && lines.len() < order.lines.len() {
        return Ok((vec![Scope { lines: lines.clone(), parcel: None }], lines));
    }
    let scope = |number: String| Scope { lines: Vec::new(), parcel: Some(number) };
    Ok((numbers.into_iter().map(scope).collect(), Vec::new()))
}
