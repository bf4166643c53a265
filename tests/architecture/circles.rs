//! Files that import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::tree::{Named, Tree};

/// The circles of a program, the largest first: files of which each imports, over the others, each.
pub(crate) fn circles(tree: &Tree) -> Vec<BTreeSet<String>> {
    let names = tree.names();
    let imports: BTreeMap<&str, BTreeSet<&str>> = names
        .iter()
        .map(|(file, names)| {
            let ours = names.iter().filter_map(|named| match named {
                Named::Ours(home, _) => Some(home.as_str()),
                Named::Foreign(_) => None,
            });
            (*file, ours.collect())
        })
        .collect();
    let reached: BTreeMap<_, _> =
        imports.keys().map(|file| (*file, reached(file, &imports))).collect();
    let mut circles = BTreeSet::new();
    for (file, targets) in &reached {
        if targets.contains(file) {
            let members = targets.iter().filter(|target| reached[*target].contains(file));
            circles.insert(members.map(|&file| file.to_owned()).collect::<BTreeSet<_>>());
        }
    }
    let mut circles: Vec<_> = circles.into_iter().collect();
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

/// Every file that is imported from here, over others too.
fn reached<'a>(from: &str, imports: &BTreeMap<&str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = imports[from].iter().copied().collect();
    while let Some(file) = next.pop() {
        if reached.insert(file) {
            next.extend(&imports[file]);
        }
    }
    reached
}
