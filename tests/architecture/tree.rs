//! The tree of modules, and which file defines what a path names.

use std::collections::{BTreeMap, BTreeSet};

use crate::architecture::contents::{Contents, Path};
use crate::architecture::tokens::tokens;

/// All modules of the program.
#[derive(Debug)]
pub(crate) struct Tree {
    modules: Vec<Module>,
    crates: BTreeSet<String>,
}

/// A module by its place in the tree.
type Id = usize;

/// The root of the library.
const ROOT: Id = 0;

#[derive(Debug)]
struct Module {
    file: String,
    parent: Id,
    children: BTreeMap<String, Id>,
    items: BTreeSet<String>,
    imports: BTreeMap<String, Vec<Path>>,
    globs: Vec<Path>,
    paths: Vec<Path>,
    has_code: bool,
}

/// What a path names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Module(Id),
    Item(Id, String),
    Foreign(String),
}

/// What a file names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    /// An item of ours: the file that defines it, and its name; `*` is a module itself.
    Ours(String, String),
    /// Another crate.
    Foreign(String),
}

impl Tree {
    /// Reads the program whose library begins at `lib.rs` and whose binary is `main.rs`. Files are
    /// named from the folder of the source on; `crates` are those that it may name.
    pub(crate) fn read(sources: &BTreeMap<String, String>, crates: &[&str]) -> Self {
        let crates = crates.iter().map(|&name| name.to_owned()).collect();
        let mut tree = Self { modules: Vec::new(), crates };
        tree.add_file("lib.rs", "", ROOT, sources);
        if sources.contains_key("main.rs") {
            let main = tree.add_file("main.rs", "", ROOT, sources);
            let library = vec!["crate".to_owned()];
            tree.modules[main].imports.insert("redress".to_owned(), vec![library]);
        }
        tree
    }

    /// Adds a file whose own modules lie in a folder.
    fn add_file(
        &mut self,
        file: &str,
        folder: &str,
        parent: Id,
        sources: &BTreeMap<String, String>,
    ) -> Id {
        let code = sources.get(file).unwrap_or_else(|| panic!("{file} is missing"));
        self.add(file, folder, parent, Contents::read(&tokens(code)), sources)
    }

    fn add(
        &mut self,
        file: &str,
        folder: &str,
        parent: Id,
        contents: Contents,
        sources: &BTreeMap<String, String>,
    ) -> Id {
        let id = self.modules.len();
        let Contents { modules, items, imports, paths, has_code } = contents;
        let mut module = Module {
            file: file.to_owned(),
            parent,
            children: BTreeMap::new(),
            items,
            imports: BTreeMap::new(),
            globs: Vec::new(),
            paths,
            has_code,
        };
        for import in imports {
            match import.name {
                Some(name) => module.imports.entry(name).or_default().push(import.path),
                None => module.globs.push(import.path),
            }
        }
        self.modules.push(module);
        for (name, body) in modules {
            let inside = format!("{folder}{name}/");
            let child = if let Some(body) = body {
                self.add(file, &inside, id, body, sources)
            } else {
                let flat = format!("{folder}{name}.rs");
                let own = format!("{inside}mod.rs");
                let file = if sources.contains_key(&flat) { flat } else { own };
                self.add_file(&file, &inside, id, sources)
            };
            self.modules[id].children.insert(name, child);
        }
        id
    }

    /// Every file with all that it names in other files and crates.
    pub(crate) fn names(&self) -> BTreeMap<&str, BTreeSet<Named>> {
        let mut names = BTreeMap::<&str, BTreeSet<Named>>::new();
        for (id, module) in self.modules.iter().enumerate() {
            let imports = module.imports.values().flatten();
            let paths = imports.chain(&module.globs).chain(&module.paths);
            let targets = paths
                .flat_map(|path| self.resolve(id, path, &mut Vec::new()))
                .map(|target| match target {
                    Target::Module(home) => self.ours(home, "*"),
                    Target::Item(home, name) => self.ours(home, &name),
                    Target::Foreign(name) => Named::Foreign(name),
                })
                .filter(|named| !matches!(named, Named::Ours(file, _) if *file == module.file));
            names.entry(&module.file).or_default().extend(targets);
        }
        names
    }

    fn ours(&self, home: Id, name: &str) -> Named {
        Named::Ours(self.modules[home].file.clone(), name.to_owned())
    }

    /// The `mod.rs` files that hold anything but `mod` and `use`.
    pub(crate) fn indexes_with_code(&self) -> BTreeSet<&str> {
        let indexes = self.modules.iter().filter(|module| module.file.ends_with("/mod.rs"));
        indexes.filter(|module| module.has_code).map(|module| module.file.as_str()).collect()
    }

    /// What a path in a module names: more than one thing where a module and an item share a name.
    /// `open` are the imports that are being followed.
    fn resolve(&self, from: Id, path: &[String], open: &mut Vec<(Id, String)>) -> Vec<Target> {
        let Some((first, rest)) = path.split_first() else { return vec![Target::Module(ROOT)] };
        let mut found = match first.as_str() {
            "crate" => vec![Target::Module(ROOT)],
            "self" | "super" => self.step(Target::Module(from), first, open),
            name => self.look_up(from, name, open),
        };
        if found.is_empty() && self.crates.contains(first) {
            found.push(Target::Foreign(first.clone()));
        }
        for segment in rest {
            let is_module = |target: &Target| matches!(target, Target::Module(_));
            if found.iter().any(is_module) {
                found.retain(is_module);
            }
            found = found.into_iter().flat_map(|at| self.step(at, segment, open)).collect();
        }
        found
    }

    /// One segment on. What is inside of an item is the item.
    fn step(&self, at: Target, segment: &str, open: &mut Vec<(Id, String)>) -> Vec<Target> {
        let Target::Module(module) = at else { return vec![at] };
        match segment {
            "self" => vec![at],
            "super" => vec![Target::Module(self.modules[module].parent)],
            name => {
                let found = self.look_up(module, name, open);
                // A name that nothing here declares is made by a macro of the module.
                let made = || vec![Target::Item(module, name.to_owned())];
                if found.is_empty() { made() } else { found }
            }
        }
    }

    /// What a name stands for in a module.
    fn look_up(&self, id: Id, name: &str, open: &mut Vec<(Id, String)>) -> Vec<Target> {
        let module = &self.modules[id];
        let mut found: Vec<_> =
            module.children.get(name).map(|&id| Target::Module(id)).into_iter().collect();
        if module.items.contains(name) {
            found.push(Target::Item(id, name.to_owned()));
        }
        let key = (id, name.to_owned());
        if open.contains(&key) {
            return found;
        }
        open.push(key);
        for path in module.imports.get(name).into_iter().flatten() {
            found.extend(self.resolve(id, path, open));
        }
        if found.is_empty() {
            for path in &module.globs {
                for target in self.resolve(id, path, open) {
                    if let Target::Module(from) = target {
                        found.extend(self.look_up(from, name, open));
                    }
                }
            }
        }
        open.pop();
        found
    }
}
