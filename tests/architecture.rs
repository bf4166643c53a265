//! Imports run downhill only, and each layer names only what it may.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A layer, the layers of ours that it may import, and the crates that it may name.
struct Layer {
    name: &'static str,
    ours: &'static [&'static str],
    foreign: &'static [&'static str],
}

const LAYERS: [Layer; 9] = [
    Layer { name: "domain", ours: &[], foreign: &["chrono", "thiserror", "tzdb_data"] },
    Layer {
        name: "store",
        ours: &["domain"],
        foreign: &[
            "chrono",
            "rusqlite",
            "rusqlite_migration",
            "serde",
            "serde_json",
            "thiserror",
            "uuid",
        ],
    },
    Layer {
        name: "import",
        ours: &["domain"],
        foreign: &["base64", "chrono", "serde", "serde_json", "thiserror"],
    },
    Layer {
        name: "vault",
        ours: &["domain"],
        foreign: &["chrono", "exif", "image", "infer", "jpeg_decoder", "sha2", "thiserror", "zip"],
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
        ours: &["domain", "settings", "app", "view", "world"],
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

#[test]
fn every_layer_imports_downhill_only() {
    let mut wrong = Vec::new();
    for (layer, file, code) in code_files() {
        for ours in LAYERS.iter().filter(|other| other.name != layer.name) {
            if code.contains(&format!("crate::{}", ours.name)) && !layer.ours.contains(&ours.name) {
                wrong.push(format!("{} imports {}", file.display(), ours.name));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_layer_names_only_its_own_crates() {
    let known: BTreeSet<&str> = LAYERS.iter().flat_map(|layer| layer.foreign).copied().collect();
    let mut wrong = Vec::new();
    for (layer, file, code) in code_files() {
        for foreign in known.iter().filter(|foreign| !layer.foreign.contains(foreign)) {
            if names(&code, foreign) {
                wrong.push(format!("{} names {foreign}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn some_crates_live_in_one_file() {
    let mut wrong = Vec::new();
    for (_, file, code) in code_files() {
        for (foreign, home) in ALONE {
            if names(&code, foreign) && !file.ends_with(home) {
                wrong.push(format!("{} names {foreign}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_dependency_belongs_to_a_layer() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let section = manifest.split("\n[dependencies]\n").nth(1).expect("dependencies");
    let section = section.split("\n[").next().expect("a section");
    let known: BTreeSet<&str> = LAYERS.iter().flat_map(|layer| layer.foreign).copied().collect();
    for line in section.lines().filter(|line| line.contains('=') && !line.starts_with('#')) {
        let name = line.split([' ', '=', '.']).next().expect("a name").replace('-', "_");
        // The one package whose library has another name.
        let name = if name == "kamadak_exif" { "exif".to_owned() } else { name };
        assert!(known.contains(name.as_str()), "{name} belongs to no layer");
    }
}

/// Whether the code uses a path into the crate.
fn names(code: &str, foreign: &str) -> bool {
    code.match_indices(&format!("{foreign}::")).any(|(at, _)| {
        !code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
    })
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file with its layer, without its comments and tests.
fn code_files() -> Vec<(&'static Layer, PathBuf, String)> {
    let mut files = Vec::new();
    gather(&root().join("src"), &mut files);
    let source = root().join("src");
    let found: Vec<_> = files
        .into_iter()
        .filter_map(|file| {
            let inside = file.strip_prefix(&source).expect("inside").to_owned();
            let first = inside
                .components()
                .next()
                .expect("a name")
                .as_os_str()
                .to_string_lossy()
                .into_owned();
            let layer = LAYERS.iter().find(|layer| first.trim_end_matches(".rs") == layer.name)?;
            let is_test = inside
                .components()
                .any(|part| part.as_os_str().to_string_lossy().starts_with("tests"));
            let code = std::fs::read_to_string(&file).expect("a source file");
            (!is_test).then(|| (layer, inside, without_comments_and_tests(&code)))
        })
        .collect();
    assert!(found.len() > 40, "the source was not found");
    found
}

fn without_comments_and_tests(code: &str) -> String {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
