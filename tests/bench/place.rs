//! Stores to measure in, made by the product itself.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::count;
use crate::mini;
use crate::page;
use crate::program::Program;

/// The most orders of one page: the product reads no file of more than a gibibyte.
const PAGE: usize = 250_000;

/// How many orders of today stand beside the old ones.
const TODAY: usize = 1_000;

/// A folder with pages and the store that was made from them.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    orders: usize,
}

impl Place {
    /// A store of so many orders.
    pub(crate) fn new(orders: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Self { folder, orders };
        for (number, numbers) in place.parts() {
            page::write(&place.page(number), numbers, orders).expect("a page");
        }
        place.import().run();
        place
    }

    /// A store of so many orders that were seen once, long ago, when they were young: each has left
    /// its dates behind, and of nearly all it is only presumed how they ended. A thousand orders of
    /// today stand beside them.
    pub(crate) fn of_old_orders(orders: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Self { folder, orders };
        for (number, numbers) in place.parts() {
            let others = numbers.start + TODAY..numbers.end + TODAY;
            page::write_past(&place.page(number), others).expect("a page");
        }
        place.import().run();
        let today = place.folder.path().join("today.json");
        page::write(&today, 0..TODAY, TODAY).expect("a page");
        place.redress(&["import", today.to_str().expect("a path in UTF-8")]).run();
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

    /// The orders of each page, with its number.
    fn parts(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let starts = (0..self.orders).step_by(PAGE).enumerate();
        starts.map(|(number, start)| (number, start..self.orders.min(start + PAGE)))
    }

    fn page(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("page-{number}.json"))
    }

    /// The pages that the store was made from.
    pub(crate) fn pages(&self) -> Vec<PathBuf> {
        self.parts().map(|(number, _)| self.page(number)).collect()
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

    /// The import of the pages into a store that is not there yet.
    pub(crate) fn import(&self) -> Program {
        let pages = self.pages();
        let pages = pages.iter().map(|page| page.to_str().expect("a path in UTF-8"));
        self.redress(&std::iter::once("import").chain(pages).collect::<Vec<_>>())
    }

    /// The instructions that an order takes to import, and to import again, without those of SHA-256,
    /// which a processor may do for nothing.
    pub(crate) fn count_import(&self) -> [u64; 2] {
        std::fs::remove_file(self.db()).expect("a store");
        let bytes: u64 =
            self.pages().iter().map(|page| std::fs::metadata(page).expect("a page").len()).sum();
        let orders = u64::try_from(self.orders).expect("a number");
        [true, false].map(|is_new| {
            let all = count::instructions(&self.import());
            // Of a file that is known no fact is named again.
            let facts = if is_new { mini::hashed_of_facts(&self.db()) } else { 0 };
            let [some, none] = [bytes + facts, 0]
                .map(|bytes| count::instructions(&self.minimal(&["hash", &bytes.to_string()])));
            all.saturating_sub(some.saturating_sub(none)) / orders
        })
    }

    /// A note on one order.
    pub(crate) fn note(&self) -> Program {
        self.redress(&["order", "note", &page::id(1), "seen"])
    }

    /// How long the import takes.
    pub(crate) fn time_import(&self) -> std::time::Duration {
        std::fs::remove_file(self.db()).expect("a store");
        let begun = Instant::now();
        self.import().run();
        begun.elapsed()
    }
}
