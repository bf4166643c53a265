//! The promises of an order with what of it each is about.

use super::promised::Promised;
use super::standing::Order;

/// A promise with what of the order it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PromiseOf {
    pub(crate) promised: Promised,
    /// The numbers of the lines; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// The tracking numbers of the parcels that tell it apart where no lines do.
    pub(crate) parcels: Vec<String>,
}

/// The promises of an order, each once with all parts that it holds for.
pub(crate) fn promises_of(order: &Order) -> Vec<PromiseOf> {
    let mut all: Vec<PromiseOf> = Vec::new();
    for part in order.parts() {
        for promised in &part.promises {
            let lines = part.lines.iter().map(|line| line.number);
            let parcels = part.declared_parcels().map(|parcel| parcel.number.clone());
            match all.iter_mut().find(|known| known.promised == *promised) {
                Some(known) => {
                    known.lines.extend(lines);
                    known.parcels.extend(parcels);
                }
                None => all.push(PromiseOf {
                    promised: *promised,
                    lines: lines.collect(),
                    parcels: parcels.collect(),
                }),
            }
        }
    }
    for one in &mut all {
        let is_of_parcel = one.lines.is_empty() && !order.parts.is_empty();
        one.lines = order.unless_all(std::mem::take(&mut one.lines));
        if !is_of_parcel {
            one.parcels.clear();
        }
        one.parcels.dedup();
    }
    all.sort_by_key(|one| one.promised.kind);
    all
}
