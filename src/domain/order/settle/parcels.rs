//! The parcels of an order: their numbers, what carries them, and what is in them.

use super::ledger::{Entry, Ledger};
use crate::domain::order::fact::{Content, Parcel, Source, Statement};
use crate::domain::order::line::{OrderLine, named};
use crate::domain::order::parcel::{OrderParcel, Packed, ParcelStage, is_same};

/// The parcels, in the order in which their numbers became known. Of two carriers, and of two lists of
/// what is in one, the last told counts. A number that replaces another is no other parcel.
pub(super) fn parcels(ledger: &Ledger<'_>, lines: &[OrderLine]) -> Vec<OrderParcel> {
    let mut parcels: Vec<OrderParcel> = Vec::new();
    for entry in &ledger.entries {
        let source = entry.fact.source;
        if let Some(look) = entry.look() {
            look.parcels.iter().for_each(|parcel| add(&mut parcels, parcel, source, lines));
        } else if let Statement::Tracked(parcel) = &entry.fact.what
            && entry.fact.scope.parcel.is_none()
        {
            add(&mut parcels, parcel, source, lines);
        }
    }
    let numbers = ledger.entries.iter().filter_map(|entry| entry.fact.scope.parcel.as_ref());
    for number in numbers {
        if find(&parcels, number).is_none() {
            let parcel = Parcel { number: number.clone(), ..Parcel::default() };
            add(&mut parcels, &parcel, Source::Buyer, lines);
        }
    }
    let mut replaced: Vec<&Entry<'_>> =
        ledger.entries.iter().filter(|entry| entry.fact.scope.parcel.is_some()).collect();
    replaced.sort_by_key(|entry| (entry.told, entry.id));
    for entry in replaced {
        if let (Statement::Tracked(parcel), Some(old)) =
            (&entry.fact.what, &entry.fact.scope.parcel)
        {
            replace(&mut parcels, old, parcel, lines);
        }
    }
    parcels
}

/// The place of the parcel with this number.
pub(super) fn find(parcels: &[OrderParcel], number: &str) -> Option<usize> {
    parcels.iter().position(|parcel| parcel.has(number))
}

fn add(parcels: &mut Vec<OrderParcel>, told: &Parcel, source: Source, lines: &[OrderLine]) {
    // What the seller writes in a message declares nothing.
    let is_said = source == Source::Seller;
    match parcels.iter_mut().find(|known| known.has(&told.number)) {
        Some(known) => {
            tell(known, told, lines);
            if !is_said && known.stage == ParcelStage::OnlySaid {
                known.stage = ParcelStage::Announced;
            }
        }
        None => {
            let mut parcel = OrderParcel {
                number: told.number.clone(),
                earlier: Vec::new(),
                carrier: None,
                contents: Vec::new(),
                stage: if is_said { ParcelStage::OnlySaid } else { ParcelStage::Announced },
                delivered_at: None,
            };
            tell(&mut parcel, told, lines);
            parcels.push(parcel);
        }
    }
}

fn tell(known: &mut OrderParcel, told: &Parcel, lines: &[OrderLine]) {
    if told.carrier.is_some() {
        known.carrier.clone_from(&told.carrier);
    }
    if !told.contents.is_empty() {
        let packed = |content: &Content| {
            let line = named(&content.line, lines)?.number;
            Some(Packed { line, count: content.count })
        };
        known.contents = told.contents.iter().filter_map(packed).collect();
    }
}

/// Gives the parcel that had the old number the new one; what was known of the new one is of it.
fn replace(parcels: &mut Vec<OrderParcel>, old: &str, new: &Parcel, lines: &[OrderLine]) {
    let other = find(parcels, &new.number).filter(|place| find(parcels, old) != Some(*place));
    let other = other.map(|place| parcels.remove(place));
    let Some(place) = find(parcels, old) else { return };
    let Some(parcel) = parcels.get_mut(place) else { return };
    if !is_same(&parcel.number, &new.number) {
        parcel.earlier.retain(|known| !is_same(known, &new.number));
        parcel.earlier.push(std::mem::replace(&mut parcel.number, new.number.clone()));
    }
    if let Some(other) = other {
        let had = |known: &String| parcel.has(known);
        let earlier: Vec<String> = other.earlier.into_iter().filter(|it| !had(it)).collect();
        parcel.earlier.extend(earlier);
        parcel.carrier = other.carrier.or(parcel.carrier.take());
        if !other.contents.is_empty() {
            parcel.contents = other.contents;
        }
    }
    tell(parcel, new, lines);
}
