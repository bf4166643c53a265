//! Stores to measure in, made by the product itself.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::page;
use crate::program::Program;

/// How many orders of today stand beside the old ones.
const TODAY: usize = 1_000;

/// A folder with a page and the store that was made from it.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    orders: usize,
}

impl Place {
    /// A store of so many orders.
    pub(crate) fn new(orders: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Self { folder, orders };
        page::write(&place.page(), orders).expect("a page");
        place.import().run();
        place
    }

    /// A store of so many orders that were seen once, long ago, when they were young: each has left
    /// its dates behind, and of nearly all it is only presumed how they ended. A thousand orders of
    /// today stand beside them.
    pub(crate) fn of_old_orders(orders: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Self { folder, orders };
        page::write_past(&place.page(), orders.max(TODAY)).expect("a page");
        place.import().run();
        page::write(&place.page(), TODAY).expect("a page");
        place.import().run();
        place
    }

    /// A store with one order, five things having happened to it.
    pub(crate) fn of_one_order() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Self { folder, orders: 1 };
        let id = page::id(0);
        for words in [
            &["add", &id, "--seller", "Orion", "--total", "9.90 USD", "--placed", "2026-02-20"][..],
            &["pay", &id, "--at", "2026-02-21T10:00:00Z"],
            &["record", &id, "payment-verified", "--at", "2026-02-22"],
            &["cancel", &id, "--reason", "other", "--yes"],
        ] {
            place.redress(&[&["order"], words].concat()).run();
        }
        place
    }

    pub(crate) fn orders(&self) -> usize {
        self.orders
    }

    pub(crate) fn page(&self) -> PathBuf {
        self.folder.path().join("page.json")
    }

    pub(crate) fn db(&self) -> PathBuf {
        self.folder.path().join("redress.db")
    }

    /// The product with these words, in this store.
    pub(crate) fn redress(&self, words: &[&str]) -> Program {
        Program::new(Path::new(env!("CARGO_BIN_EXE_redress")), words)
            .env("REDRESS_DB", &self.db())
            .env("REDRESS_NOW", Path::new(page::NOW))
            .env("HOME", self.folder.path())
    }

    /// A minimal program with these words.
    pub(crate) fn minimal(&self, words: &[&str]) -> Program {
        let bench = std::env::current_exe().expect("this program");
        Program::new(&bench, words).env("REDRESS_DB", &self.db())
    }

    /// The import of the page into a store that is not there yet.
    pub(crate) fn import(&self) -> Program {
        let page = self.page();
        self.redress(&["import", page.to_str().expect("a path in UTF-8")])
    }

    /// How long the import takes.
    pub(crate) fn time_import(&self) -> std::time::Duration {
        std::fs::remove_file(self.db()).expect("a store");
        let begun = Instant::now();
        self.import().run();
        begun.elapsed()
    }
}
