//! Random sessions of commands: undone in reverse nothing is left, redone all is as it was.

use serde_json::Value;

use super::scene::{Chance, assert_sound, count, number, size, succeed};
use crate::harness::{Place, list_page, page_order};

/// How many commands a session tries; those that a rule refuses leave nothing to undo.
const COMMANDS: u64 = 24;

/// The orders that a session is about.
const ORDERS: usize = 2;

/// When everything is looked at, however far the session is: later than all of it.
const END: &str = "2026-06-01T12:00:00Z";

/// How many commands at the beginning of the pool begin an order.
const BEGINNINGS: usize = 6;

/// The commands of a session, with `ID` for an order, `PAGE` for a page that shows it, and `PHOTO`
/// for a file that proves something.
const POOL: [&str; 34] = [
    "order add ID --seller Orion --total 25.66_USD --placed 2026-02-20",
    "order add ID --seller Orion --total 25.66_USD --placed 2026-02-20 --paid 2026-02-21",
    "order add ID --seller Vega --total 9_EUR --placed 2026-02-20 --paid 2026-02-21 --shipped 2026-02-22",
    "import PAGE",
    "import PAGE",
    "import PAGE",
    "order pay ID",
    "order cancel ID --reason wrong-item",
    "order cancel ID --reason wrong-item --submitted",
    "order withdraw ID",
    "order withdraw ID --submitted",
    "order record ID cancellation-approved",
    "order record ID cancellation-rejected",
    "order record ID shipped --tracking RX123456785CN",
    "order record ID delivered",
    "order record ID closed --cause seller",
    "order record ID seen",
    "order record ID ship-by --until 2026-04-20",
    "order receive ID --yes --submitted",
    "order extend ID",
    "order correct ID --total 20_USD",
    "order note ID seen",
    "message log ID --from seller wait",
    "evidence add ID PHOTO",
    "dispute open ID --reason damaged --evidence PHOTO --submitted",
    "dispute open ID --reason no-tracking --submitted",
    "dispute record ID seller-offered --amount 5_USD",
    "dispute answer ID reject --submitted",
    "dispute cancel ID --yes --submitted",
    "refund record ID received --amount 5_USD --again",
    "policy set seller-ship-by 9bd",
    "policy reset seller-ship-by",
    "config set country DE",
    "config set holidays 2026-03-05",
];

/// What a page can show of an order.
const STATUSES: [&str; 6] = [
    "Awaiting payment",
    "Awaiting shipment",
    "Cancellation pending",
    "Awaiting delivery",
    "Completed",
    "Closed",
];

/// Everything that is told of all orders at the end of all times, to the byte.
fn record(place: &Place) -> Vec<String> {
    let lists = ["order list --all --limit 0", "agenda", "refund list --all", "config list"];
    let orders = (0..ORDERS).map(|row| format!("order show {}", number(row)));
    let rules = ["policy list", "seller list", "dispute list --all"].map(str::to_owned);
    let all = lists.map(str::to_owned).into_iter().chain(rules).chain(orders);
    all.map(|line| {
        let words = line.split(' ').chain(["--json", "--now", END]).collect::<Vec<_>>();
        let ran = place.run(&words);
        assert!(matches!(ran.exit, 0 | 3), "{line}: {}", ran.stderr);
        ran.stdout
    })
    .collect()
}

/// The operations that are in force.
fn in_force(place: &Place) -> usize {
    let log = place.json(&["log", "--limit", "0"]);
    let operations = log.as_array().expect("operations").iter();
    operations.filter(|one| one["withdrawn"] == Value::Bool(false)).count()
}

/// A command from the beginning of the pool, for one of the orders.
fn words(place: &Place, chance: &mut Chance, hour: u64, pool: usize) -> Vec<String> {
    let id = number(chance.place(ORDERS));
    let captured = format!("2026-03-{:02}T{:02}:30:00Z", 1 + hour / 24, hour % 24);
    let page = page_order(&id, STATUSES[chance.place(STATUSES.len())]);
    let page = place.file("page.json", list_page(&captured, &[page])).display().to_string();
    let photo = place.file("photo.jpg", b"\xff\xd8\xff\xe0 a photo").display().to_string();
    let word = |word: &str| match word {
        "ID" => id.clone(),
        "PAGE" => page.clone(),
        "PHOTO" => photo.clone(),
        _ => word.replace('_', " "),
    };
    POOL[chance.place(pool)].split(' ').map(word).chain(["--no-input".to_owned()]).collect()
}

#[test]
fn a_random_session_undone_in_reverse_leaves_nothing_and_redone_is_the_same_to_the_byte() {
    let sessions = size("REDRESS_SESSIONS", 4, 1_000);
    let mut chance = Chance::new();
    let (mut done, mut refused) = (0, 0);
    for _ in 0..sessions {
        let mut place = Place::new();
        let nothing = record(&place);
        let (mut states, mut lived) = (vec![nothing.clone()], Vec::new());
        let mut hour = 0;
        for _ in 0..COMMANDS {
            hour += 1 + chance.below(25);
            place.at(&format!("2026-03-{:02}T{:02}:00:00Z", 1 + hour / 24, hour % 24));
            // First the orders begin.
            let pool = if lived.len() < 2 * ORDERS { BEGINNINGS } else { POOL.len() };
            let words = words(&place, &mut chance, hour, pool);
            let before = if place.db().exists() { in_force(&place) } else { 0 };
            let ran = place.run(&words);
            assert!(matches!(ran.exit, 0 | 2 | 3 | 4 | 6 | 7), "{words:?}: {}", ran.stderr);
            lived.push(words);
            if !place.db().exists() || in_force(&place) == before {
                refused += 1;
                continue;
            }
            done += 1;
            states.push(record(&place));
        }
        place.at(END);
        let told = || lived.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n");
        let expect = |place: &Place, state: &Vec<String>, what: &str| {
            for (is, was) in record(place).iter().zip(state) {
                assert_eq!(is, was, "{what}:\n{}", told());
            }
        };
        for state in states.iter().rev().skip(1) {
            succeed(&place.run(&["undo"]));
            expect(&place, state, "undone");
        }
        assert_eq!(place.run(&["undo"]).exit, 3);
        if place.db().exists() {
            let connection = rusqlite::Connection::open(place.db()).expect("a store");
            for table in ["entry", "date", "lookup"] {
                let rows = count(&connection, &format!("SELECT count(*) FROM {table}"));
                assert_eq!(rows, 0, "{table}:\n{}", told());
            }
        }
        for state in states.iter().skip(1) {
            succeed(&place.run(&["redo"]));
            expect(&place, state, "redone");
        }
        assert_eq!(place.run(&["redo"]).exit, 3);
        // Any one that nothing relies on, taken out and put back.
        let log = place.json(&["log", "--limit", "0"]);
        for operation in log.as_array().expect("operations") {
            let id = operation["id"].as_str().expect("an id");
            let ran = place.run(&["undo", id]);
            if ran.exit == 0 {
                succeed(&place.run(&["redo", id]));
            } else {
                assert_eq!(ran.exit, 6, "{}", ran.stderr);
            }
        }
        expect(&place, states.last().expect("a state"), "each undone and redone");
        if place.db().exists() {
            assert_sound(&place.db());
        }
    }
    assert!(done > sessions * 3, "{done} of {sessions} sessions");
    println!(
        "store: {sessions} random sessions, {done} operations undone in reverse and redone, the same \
         to the byte ({refused} commands that told nothing)"
    );
}
