//! The table of the layers, and the tests that hold the program to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::architecture::circles::circles;
use crate::architecture::known::{HANDED_ON, IN_CIRCLES, INDEXES_WITH_CODE, ROWS_ABOVE_APP};
use crate::architecture::tree::{Named, Tree};

/// A layer, the layers of ours that it may import, and the crates that it may name.
struct Layer {
    name: &'static str,
    ours: &'static [&'static str],
    foreign: &'static [&'static str],
}

const LAYERS: [Layer; 10] = [
    Layer { name: "domain", ours: &[], foreign: &["chrono", "thiserror", "tz", "tzdb_data"] },
    Layer {
        name: "store",
        ours: &["domain"],
        foreign: &["chrono", "rusqlite", "sha2", "serde", "serde_json", "thiserror", "uuid"],
    },
    Layer {
        name: "import",
        ours: &["domain"],
        foreign: &["base64", "chrono", "serde", "serde_json", "thiserror"],
    },
    Layer {
        name: "vault",
        ours: &["domain"],
        foreign: &["chrono", "image", "infer", "sha2", "thiserror", "zip"],
    },
    Layer { name: "settings", ours: &["domain"], foreign: &["chrono", "thiserror", "toml_edit"] },
    Layer {
        name: "app",
        ours: &["domain", "store", "import", "settings", "vault"],
        foreign: &["chrono", "sha2", "thiserror"],
    },
    Layer {
        name: "view",
        ours: &["domain", "app"],
        foreign: &[
            "anstyle",
            "base64",
            "chrono",
            "comfy_table",
            "csv",
            "minijinja",
            "serde",
            "serde_json",
            "textwrap",
            "unicode_width",
        ],
    },
    Layer {
        name: "cli",
        ours: &["domain", "import", "settings", "vault", "app", "view", "world"],
        foreign: &[
            "anstyle",
            "chrono",
            "clap",
            "clap_complete",
            "console",
            "dialoguer",
            "indicatif",
            "opener",
            "rustix",
            "serde",
            "serde_json",
            "signal_hook",
            "unicode_width",
            "uuid",
        ],
    },
    Layer {
        name: "world",
        ours: &["domain"],
        foreign: &["chrono", "directories", "iana_time_zone", "signal_hook", "terminal_size"],
    },
    Layer { name: "main", ours: &["cli", "world"], foreign: &[] },
];

/// Crates that one file alone may name.
const ALONE: [(&str, &str); 7] = [
    ("comfy_table", "view/table.rs"),
    ("dialoguer", "cli/ask.rs"),
    ("console", "cli/ask.rs"),
    ("rustix", "cli/ask.rs"),
    ("directories", "world.rs"),
    ("opener", "cli/browse.rs"),
    ("minijinja", "view/template.rs"),
];

/// The program as it is.
static PROGRAM: LazyLock<Tree> = LazyLock::new(|| {
    let source = root().join("src");
    let mut files = BTreeMap::new();
    gather(&source, &source, &mut files);
    Tree::read(&files, &crates())
});

#[test]
fn every_layer_imports_downhill_only() {
    let (rows, other) = uphill(&PROGRAM).into_iter().partition(|it| it.contains(" store::"));
    only(&rows, &ROWS_ABOVE_APP, "row types of the store seen above app");
    only(&other, &HANDED_ON, "names of a layer that may not be imported");
}

#[test]
#[expect(clippy::print_stdout, reason = "whoever works on the circles asks for the figures")]
fn no_file_joins_a_circle() {
    let circles = circles(&PROGRAM);
    let mut counts: BTreeMap<&str, usize> = LAYERS.iter().map(|layer| (layer.name, 0)).collect();
    for file in circles.iter().flatten() {
        *counts.entry(layer_of(file)).or_default() += 1;
    }
    let sizes: Vec<usize> = circles.iter().map(BTreeSet::len).collect();
    let (count, all) = (sizes.iter().sum::<usize>(), PROGRAM.names().len());
    println!("{count} of {all} files are in circles, of these sizes: {sizes:?}");
    println!("by layer: {counts:?}");
    for (layer, known) in IN_CIRCLES {
        let now = counts[layer];
        let concerned = circles.iter().filter(|it| it.iter().any(|file| layer_of(file) == layer));
        let list: Vec<_> = concerned.collect();
        assert!(now <= known, "{layer}: {now} files are in circles, not {known}: {list:#?}");
        assert!(now >= known, "{layer}: {now} files are left in circles; say so in known.rs");
    }
}

#[test]
fn an_index_holds_modules_and_re_exports_only() {
    let found = PROGRAM.indexes_with_code().into_iter().map(str::to_owned).collect();
    only(&found, &INDEXES_WITH_CODE, "mod.rs files with code");
}

#[test]
fn every_layer_names_its_own_crates_and_all_of_them() {
    let mut by_layer: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let names = PROGRAM.names();
    for (file, foreign) in foreign(&names) {
        by_layer.entry(layer_of(file)).or_default().insert(foreign);
    }
    for layer in &LAYERS {
        let found = by_layer.remove(layer.name).unwrap_or_default();
        let found = found.into_iter().map(str::to_owned).collect();
        only(&found, layer.foreign, &format!("crates that {} names", layer.name));
    }
}

#[test]
fn some_crates_live_in_one_file() {
    let names = PROGRAM.names();
    for (file, foreign) in foreign(&names) {
        let home = ALONE.iter().find(|(name, _)| *name == foreign).map(|(_, home)| *home);
        assert!(home.is_none_or(|home| home == file), "{file} names {foreign}");
    }
}

#[test]
fn every_dependency_belongs_to_a_layer() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let known = crates();
    let sections = manifest.split("\n[").filter(|section| {
        let head = section.split(']').next().expect("a head");
        head == "dependencies" || head.ends_with(".dependencies")
    });
    let lines = sections.flat_map(|section| section.lines().skip(1));
    for line in lines.filter(|line| line.contains('=') && !line.starts_with('#')) {
        let name = line.split([' ', '=', '.']).next().expect("a name").replace('-', "_");
        // The one package whose library has another name.
        let name = if name == "tz_rs" { "tz" } else { &name };
        assert!(known.contains(&name), "{name} belongs to no layer");
    }
}

/// What layers name of layers that they may not import: `view names store::Row`.
fn uphill(tree: &Tree) -> BTreeSet<String> {
    let mut wrong = BTreeSet::new();
    for (file, names) in tree.names() {
        let from = LAYERS.iter().find(|layer| layer.name == layer_of(file));
        let from = from.unwrap_or_else(|| panic!("{file} belongs to no layer"));
        for named in names {
            let Named::Ours(home, name) = named else { continue };
            let to = layer_of(&home);
            if to != from.name && !from.ours.contains(&to) {
                wrong.insert(format!("{} names {to}::{name}", from.name));
            }
        }
    }
    wrong
}

/// Every crate that a file names.
fn foreign<'a>(
    names: &'a BTreeMap<&str, BTreeSet<Named>>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    names.iter().flat_map(|(file, names)| {
        names.iter().filter_map(|named| match named {
            Named::Foreign(name) => Some((*file, name.as_str())),
            Named::Ours(..) => None,
        })
    })
}

/// Fails where something is found that isn't known, and where something known is found no more.
fn only(found: &BTreeSet<String>, known: &[&str], what: &str) {
    let known: BTreeSet<String> = known.iter().map(|&it| it.to_owned()).collect();
    let new: Vec<_> = found.difference(&known).collect();
    assert!(new.is_empty(), "new {what}: {new:#?}");
    let gone: Vec<_> = known.difference(found).collect();
    assert!(gone.is_empty(), "{what}, gone and to be taken off the list: {gone:#?}");
}

/// The layer of a file.
fn layer_of(file: &str) -> &str {
    match file.split(['/', '.']).next() {
        Some("lib") | None => "main",
        Some(name) => name,
    }
}

/// Every crate that some layer may name.
fn crates() -> Vec<&'static str> {
    LAYERS.iter().flat_map(|layer| layer.foreign).copied().collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn gather(source: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(source, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let parts = path.strip_prefix(source).expect("inside").iter();
            let name: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
            files.insert(name.join("/"), std::fs::read_to_string(&path).expect("a source file"));
        }
    }
}
