//! Reads and trials: neither makes a store nor changes one.

use super::scene::{
    FEW_ORDERS, MANY_ORDERS, Untouched, add, all_orders, names, number, page, redress, run,
    stocked, succeed, words,
};
use crate::harness::Place;

#[test]
fn a_read_never_makes_a_store() {
    let place = Place::new();
    let db = place.folder().join("not").join("there").join("redress.db");
    for (command, exit) in [
        ("order list", 0),
        ("order list --json --all --due", 0),
        ("order status 8200000000000001", 3),
        ("order show 8200000000000001", 3),
        ("store path", 0),
        ("order note 8200000000000001 seen", 3),
        ("order cancel 8200000000000001 --reason wrong-item", 3),
    ] {
        let db = ["--db".to_owned(), db.display().to_string()];
        let words: Vec<String> = db.into_iter().chain(words(command)).collect();
        let ended = run(&mut redress(&place, &words));
        assert_eq!(ended.exit, Some(exit), "{command}: {ended:?}");
        assert!(names(place.folder()).is_empty(), "{command} made something");
    }
}

#[test]
fn a_trial_never_makes_a_store() {
    let place = Place::new();
    let file = place.file("page.json", page(0..3));
    let import = vec!["import".to_owned(), file.display().to_string()];
    for words in [add(1), import] {
        let ran = place.run(&[vec!["--dry-run".to_owned()], words].concat());
        succeed(&ran);
        assert!(!ran.stdout.is_empty() && ran.stderr.contains("nothing saved"));
        assert_eq!(names(place.folder()), ["page.json".to_owned()].into());
    }
}

#[test]
fn a_trial_changes_no_byte_of_a_store_and_tells_what_the_change_would() {
    let place = stocked(FEW_ORDERS);
    let file = place.file("page.json", page(FEW_ORDERS..MANY_ORDERS));
    let id = number(2);
    let new = number(5_000);
    for (words, told) in [
        (vec!["import".to_owned(), file.display().to_string()], String::new()),
        (add(5_000), format!("{new}\tstage\t\tawaiting-shipment\n")),
        (words(&format!("order note {id} seen")), format!("{id}\tnotes\t\t1\n")),
        (
            words(&format!("order cancel {id} --reason wrong-item --submitted")),
            format!("{id}\tstage\tawaiting-shipment\tcancellation-pending\n"),
        ),
    ] {
        let before = Untouched::of(&place.db());
        let trial = place.run(&[vec!["--dry-run".to_owned()], words.clone()].concat());
        succeed(&trial);
        let after = Untouched::of(&place.db());
        assert_eq!(before, after, "{words:?}");
        let done = place.run(&words);
        succeed(&done);
        // An import reports; what changes an order tells the difference.
        if told.is_empty() {
            assert_eq!(trial.stdout, done.stdout);
        }
        assert!(trial.stdout.contains(&told), "{words:?}: {}", trial.stdout);
        assert_ne!(before, Untouched::of(&place.db()), "{words:?} did nothing");
    }
    assert_eq!(all_orders(&place).len(), MANY_ORDERS + 1);
}
