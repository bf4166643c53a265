//! What of an order a command is about: the lines and parcels that the buyer names, else all that the
//! command fits.

use super::asked::of_parts;
use super::choice::Choice;
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
    /// What the other parts that it fits answer.
    pub(super) others: Vec<T>,
}

/// The lines that the buyer names.
pub(super) fn named_lines<'a>(
    order: &'a Order,
    texts: &[String],
) -> Result<Vec<&'a OrderLine>, Refusal> {
    let mut lines: Vec<&OrderLine> = Vec::new();
    for text in texts {
        let found = find(text, &order.lines);
        if found.is_empty() {
            return Err(Refusal::NoSuchLine { text: text.clone() });
        }
        lines.extend(found);
    }
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

/// How what a command is about is found where the buyer names nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meaning {
    /// Whether it is about one parcel: of several under way one must be named.
    pub(super) of_one_parcel: bool,
    /// Which parts are meant before all others, where it fits any of them.
    pub(super) first: fn(&Order) -> bool,
}

impl Meaning {
    /// All that it fits.
    pub(super) const ALL: Self = Self { of_one_parcel: false, first: |_| true };
}

/// What a command is about that fits where `ask` does not refuse.
pub(super) fn subject<'a, T>(
    order: &'a Order,
    about: &Named,
    meaning: Meaning,
    ask: impl Fn(&'a Order) -> Result<T, Refusal>,
) -> Result<Subject<'a, T>, Refusal> {
    let lines = named_lines(order, &about.lines)?;
    let parcels = named_parcels(order, &about.parcels)?;
    let mut fitting = Vec::new();
    for parts in named_parts(order, &lines, &parcels)? {
        fitting.extend(of_parts(parts, &ask)?);
    }
    let names: Vec<LineRef> = lines.iter().map(|line| line.name()).collect();
    let (scopes, lines) = if names.is_empty() && parcels.is_empty() {
        if fitting.iter().any(|(part, _)| (meaning.first)(part)) {
            fitting.retain(|(part, _)| (meaning.first)(part));
        }
        let parts: Vec<&Order> = fitting.iter().map(|(part, _)| *part).collect();
        all_of(order, &parts, meaning.of_one_parcel)?
    } else if parcels.is_empty() {
        (vec![Scope { lines: names.clone(), parcel: None }], names)
    } else {
        let scope = |parcel: &&OrderParcel| Scope {
            lines: names.clone(),
            parcel: Some(parcel.number.clone()),
        };
        (parcels.iter().map(scope).collect(), names)
    };
    let mut fitting = fitting.into_iter();
    let (part, answer) = fitting.next().ok_or(Refusal::FactDoesNotFit { stage: order.stage() })?;
    let others = fitting.map(|(_, answer)| answer).collect();
    Ok(Subject { scopes, lines, answer, part, others })
}

/// The parts with each line and each parcel that is named, one after the other; all of them together
/// where nothing is.
fn named_parts<'a>(
    order: &'a Order,
    lines: &[&OrderLine],
    parcels: &[&OrderParcel],
) -> Result<Vec<Vec<&'a Order>>, Refusal> {
    if lines.is_empty() && parcels.is_empty() {
        return Ok(vec![order.parts().iter().collect()]);
    }
    let has_line = |part: &Order, line: &OrderLine| part.line(line.number).is_some();
    let has_parcel = |part: &Order, parcel: &OrderParcel| {
        part.parcels.iter().any(|one| one.number == parcel.number)
    };
    let mut named: Vec<Vec<&Order>> = Vec::new();
    for line in lines {
        let of_line: Vec<&Order> = order.parts_with(&[line.number]);
        let of_both = of_line.iter().copied();
        let of_both: Vec<&Order> =
            of_both.filter(|part| parcels.iter().any(|parcel| has_parcel(part, parcel))).collect();
        match parcels.first() {
            Some(parcel) if of_both.is_empty() => {
                let (line, number) = (line.number, parcel.number.clone());
                return Err(Refusal::NotInParcel { line, number });
            }
            Some(_) => named.push(of_both),
            None => named.push(of_line),
        }
    }
    for parcel in parcels {
        let of_parcel = order.parts().iter().filter(|part| has_parcel(part, parcel));
        let of_parcel = of_parcel
            .filter(|part| lines.is_empty() || lines.iter().any(|line| has_line(part, line)));
        let of_parcel: Vec<&Order> = of_parcel.collect();
        if !of_parcel.is_empty() {
            named.push(of_parcel);
        }
    }
    Ok(named)
}

/// What is meant where nothing is named: the parts that the command fits, by their lines, else by their
/// parcels.
fn all_of(
    order: &Order,
    fitting: &[&Order],
    of_one_parcel: bool,
) -> Result<(Vec<Scope>, Vec<LineRef>), Refusal> {
    let mut numbers: Vec<String> = Vec::new();
    for parcel in fitting.iter().flat_map(|part| part.declared_parcels()) {
        if !numbers.contains(&parcel.number) {
            numbers.push(parcel.number.clone());
        }
    }
    if of_one_parcel && numbers.len() > 1 {
        let choice = |number| Choice { lines: Vec::new(), parcel: Some(number) };
        return Err(Refusal::WhichParcel { choices: numbers.into_iter().map(choice).collect() });
    }
    if fitting.len() == order.parts().len() {
        return Ok((vec![Scope::default()], Vec::new()));
    }
    let is_of_it = |line: &&OrderLine| {
        fitting.iter().any(|part| part.lines.iter().any(|one| one.number == line.number))
    };
    let lines: Vec<LineRef> = order.lines.iter().filter(is_of_it).map(OrderLine::name).collect();
    let is_elsewhere = |line: &LineRef| {
        let holding = order.parts_with(&order.line_numbers(std::slice::from_ref(line)));
        holding.iter().any(|part| !fitting.iter().any(|one| std::ptr::eq(*one, *part)))
    };
    if let (true, [number]) = (of_one_parcel && lines.iter().any(is_elsewhere), &numbers[..]) {
        // What else of these lines is in another parcel is not meant.
        return Ok((vec![Scope { lines: Vec::new(), parcel: Some(number.clone()) }], Vec::new()));
    }
    if !lines.is_empty() && lines.len() < order.lines.len() {
        return Ok((vec![Scope { lines: lines.clone(), parcel: None }], lines));
    }
    let scope = |number: String| Scope { lines: Vec::new(), parcel: Some(number) };
    Ok((numbers.into_iter().map(scope).collect(), Vec::new()))
}
