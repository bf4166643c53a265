//! `redress import`.

use serde_json::{Value, json};

use super::{MONDAY, OTHER, PAID, text, texts};
use crate::harness::{Place, list_page, page_order};

const MORNING: &str = "2026-03-03T17:00:00Z";
const NEXT_DAY: &str = "2026-03-04T17:00:00Z";

impl Place {
    /// Writes a list page with one order and returns its path.
    fn page(&self, name: &str, captured: &str, id: &str, status: &str) -> String {
        self.file(name, list_page(captured, &[page_order(id, status)])).display().to_string()
    }

    fn imports(&self, file: &str) -> Value {
        self.json(&["import", file])[0].clone()
    }
}

/// What a file did: new, changed, unchanged.
fn counts(report: &Value) -> [u64; 3] {
    ["new", "changed", "unchanged"].map(|member| report[member].as_u64().expect("a number"))
}

#[test]
fn the_same_file_twice_changes_nothing_the_second_time() {
    let place = Place::new();
    let page = place.page("orders.json", MORNING, PAID, "Awaiting shipment");
    let report = place.imports(&page);
    assert_eq!(counts(&report), [1, 0, 0]);
    assert_eq!(text(&report, "/file"), page);
    assert_eq!(text(&report, "/format"), "mtop");
    assert_eq!(report["rejected"], json!([]));
    let order = place.status(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!(order["total"]["minor"], 2566);
    assert_eq!(text(&order, "/seller/name"), "Orion Tools");
    let whole = place.whole(PAID);
    assert_eq!(text(&whole, "/history/1/file"), "orders.json");
    assert_eq!(counts(&place.imports(&page)), [0, 0, 1]);
    assert_eq!(place.whole(PAID), whole);
}

/// What could not be read is said the first time alone.
#[test]
fn what_cannot_be_read_is_said_each_time() {
    let place = Place::new();
    let mut order = page_order(PAID, "Awaiting shipment");
    order["orderDateText"] = json!("Mar 2 or 3, 2026");
    let page = place.file("orders.json", list_page(MORNING, &[order])).display().to_string();
    let [first, second] = [(); 2].map(|()| {
        let ran = place.run(&["import", &page, "--json"]);
        assert_eq!(ran.exit, 7, "{}", ran.stderr);
        serde_json::from_str::<Value>(&ran.stdout).expect("JSON")[0].clone()
    });
    assert_eq!((counts(&first), counts(&second)), ([1, 0, 0], [0, 0, 1]));
    assert_eq!(second["rejected"], first["rejected"]);
    assert_eq!(second["captured_at"], first["captured_at"]);
}

/// A page that does not say when it was captured is taken for as old as it was the first time.
#[test]
fn a_page_without_a_time_is_of_the_time_of_its_file() {
    let place = Place::new();
    let page = list_page(MORNING, &[page_order(PAID, "Awaiting shipment")]);
    let file = place.file("orders.json", page.replace("curTime", "otherTime"));
    let [older, newer] = [MORNING, "2026-03-03T17:30:00Z"].map(|time| {
        let time = std::time::SystemTime::from(
            time.parse::<chrono::DateTime<chrono::Utc>>().expect("a time"),
        );
        std::fs::File::options()
            .append(true)
            .open(&file)
            .and_then(|file| file.set_modified(time))
            .expect("a time");
        text(&place.imports(&file.display().to_string()), "/captured_at").to_owned()
    });
    assert!(older < newer, "{older} {newer}");
    assert_eq!(text(&place.status(PAID), "/as_of"), newer);
}

#[test]
fn a_later_page_moves_the_order_on_and_an_older_one_never_moves_it_back() {
    let mut place = Place::new();
    place.at("2026-03-05T18:00:00Z");
    let older = place.page("older.json", MORNING, PAID, "Awaiting shipment");
    let later = place.page("later.json", NEXT_DAY, PAID, "Awaiting delivery");
    assert_eq!(counts(&place.imports(&later)), [1, 0, 0]);
    place.imports(&older);
    assert_eq!(place.status(PAID)["stage"], "shipped");
    // The other way round it comes to the same.
    let mut other = Place::new();
    other.at("2026-03-05T18:00:00Z");
    let older = other.page("older.json", MORNING, PAID, "Awaiting shipment");
    let later = other.page("later.json", NEXT_DAY, PAID, "Awaiting delivery");
    other.imports(&older);
    assert_eq!(counts(&other.imports(&later)), [0, 1, 0]);
    assert_eq!(other.status(PAID), place.status(PAID));
}

#[test]
fn a_trial_reports_the_same_and_keeps_nothing() {
    let place = Place::new();
    let page = place.page("orders.json", MORNING, PAID, "Awaiting shipment");
    let trial = place.run(&["import", &page, "--dry-run"]);
    assert_eq!(trial.exit, 0, "{}", trial.stderr);
    assert_eq!(trial.stderr, "Dry run: nothing saved.\n");
    assert!(!place.db().exists());
    assert_eq!(place.does(&["import", &page]), trial.stdout);
    let later = place.page("later.json", "2026-03-03T17:30:00Z", PAID, "Awaiting delivery");
    let before = place.bytes();
    place.does(&["import", &later, "-n"]);
    assert_eq!(place.bytes(), before);
}

#[test]
fn the_good_part_of_a_bad_file_is_in_and_the_report_says_which_part_is_not() {
    let place = Place::new();
    let mut bad = page_order(OTHER, "Awaiting shipment");
    bad["orderId"] = json!("12x4");
    let page = list_page(MORNING, &[page_order(PAID, "Awaiting shipment"), bad]);
    let page = place.file("orders.json", page).display().to_string();
    let ran = place.run(&["import", &page, "--json"]);
    assert_eq!(ran.exit, 7, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(counts(&report[0]), [1, 0, 0]);
    let rejected = &report[0]["rejected"];
    assert_eq!(rejected.as_array().map(Vec::len), Some(1));
    assert!(text(rejected, "/0/where").contains("pc_om_list_order_1"), "{rejected:#}");
    assert!(!text(rejected, "/0/reason").is_empty());
    assert_eq!(place.status(PAID)["stage"], "awaiting-shipment");
}

#[test]
fn a_field_that_cannot_be_read_is_reported_and_the_rest_of_its_order_is_in() {
    let place = Place::new();
    let mut order = page_order(PAID, "Awaiting shipment");
    order["orderDateText"] = json!("02/03/2026");
    order["totalPriceText"] = json!("US $25.66.1");
    order["formatPriceInfo"] = json!("||");
    let page = place.file("orders.json", list_page(MORNING, &[order])).display().to_string();
    let ran = place.run(&["import", &page, "--json"]);
    assert_eq!(ran.exit, 7, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(counts(&report[0]), [1, 0, 0]);
    let of_order = |field: &str| format!("block pc_om_list_order_0, order {PAID}, {field}");
    assert_eq!(
        report[0]["rejected"],
        json!([
            {
                "where": of_order("order date"),
                "reason": "“02/03/2026” is not a date that can be read",
            },
            { "where": of_order("total"), "reason": "the amount is not a number" },
        ])
    );
    let order = place.whole(PAID);
    assert_eq!(order["stage"], "awaiting-shipment");
    assert_eq!((&order["placed_at"], &order["total"]), (&Value::Null, &Value::Null));
    assert_eq!(texts(&order["lines"], "title"), ["Crimping pliers"]);
    assert!(!order.to_string().contains("02/03/2026"), "{order:#}");
}

#[test]
fn a_file_that_cannot_be_read_stops_no_other() {
    let place = Place::new();
    let page = place.page("orders.json", MORNING, PAID, "Awaiting shipment");
    let note = place.file("note.txt", "this is no page").display().to_string();
    let missing = place.folder().join("missing.har").display().to_string();
    let ran = place.run(&["import", &note, &missing, &page, "--json"]);
    assert_eq!(ran.exit, 7);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(texts(&report, "file"), [note, missing, page]);
    assert!(report[0]["error"].is_string() && report[1]["error"].is_string(), "{report:#}");
    assert_eq!(counts(&report[2]), [1, 0, 0]);
}

#[test]
fn the_standard_input_is_read_as_a_file() {
    let place = Place::new();
    let page = list_page(MORNING, &[page_order(PAID, "Awaiting shipment")]);
    let ran = place.run_with(&["import", "-"], page.as_bytes());
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(place.status(PAID)["stage"], "awaiting-shipment");
}

#[test]
fn a_format_that_is_forced_is_taken_at_its_word() {
    let place = Place::new();
    let page = place.page("orders.json", MORNING, PAID, "Awaiting shipment");
    assert_eq!(place.run(&["import", "--as", "har", &page]).exit, 7);
    assert_eq!(place.run(&["import", "--as", "mtop", &page]).exit, 0);
    assert_eq!(place.run(&["import", "--as", "fax", &page]).exit, 2);
    assert_eq!(place.run(&["import"]).exit, 2);
}

#[test]
fn a_page_completes_what_was_entered_by_hand_and_does_not_double_it() {
    let place = Place::with(PAID, &["--paid", MONDAY]);
    let page = place.page("orders.json", MORNING, PAID, "Awaiting shipment");
    assert_eq!(counts(&place.imports(&page)), [0, 1, 0]);
    let order = place.whole(PAID);
    assert_eq!(order["certainty"], "known");
    assert_eq!(texts(&order["lines"], "title"), ["Crimping pliers"]);
    assert_eq!(place.does(&["order", "list", "-q", "--all"]), format!("{PAID}\n"));
}

#[test]
fn a_page_overrules_what_was_assumed() {
    let mut place = Place::with_request();
    place.at("2026-03-07T18:00:00Z");
    let order = place.status(PAID);
    assert_eq!((&order["stage"], &order["certainty"]), (&json!("closed"), &json!("assumed")));
    let page = place.page("orders.json", "2026-03-07T17:00:00Z", PAID, "Awaiting shipment");
    place.imports(&page);
    let order = place.whole(PAID);
    assert_eq!(
        (&order["stage"], &order["certainty"]),
        (&json!("awaiting-shipment"), &json!("known"))
    );
    assert_eq!(texts(&order["cancellations"], "outcome"), ["lapsed"]);
    assert_eq!(order["refunds"], json!([]));
}

#[test]
fn a_status_that_is_not_known_is_kept_and_nothing_is_guessed_from_it() {
    let place = Place::new();
    let page = place.page("orders.json", MORNING, PAID, "Beamed up");
    let ran = place.run(&["import", &page]);
    assert_eq!(ran.exit, 7, "{}", ran.stderr);
    let reason = "unrecognised status text “Beamed up”";
    assert!(ran.stdout.contains(&format!("order {PAID}, status\t{reason}")), "{}", ran.stdout);
    let order = place.status(PAID);
    assert_eq!(order["stage"], "unknown");
    assert_eq!(order["said"], "Beamed up");
    let error = place.error(&["order", "cancel", PAID, "--reason", "other"], 4);
    assert_eq!(text(&error, "/code"), "order.stage-unknown");
}

#[test]
fn piped_and_for_people_it_says_what_changed() {
    let mut place = Place::new();
    place.at("2026-03-05T18:00:00Z");
    let older = place.page("older.json", MORNING, PAID, "Awaiting shipment");
    let later = place.page("later.json", NEXT_DAY, PAID, "Awaiting delivery");
    let report = format!("file\t{older}\tmtop\t1\t0\t0\t0\n");
    assert_eq!(place.does(&["import", &older]), report);
    let trial = place.does(&["import", &later, "-n"]);
    let changed = format!("changed\t{later}\t{PAID}\tawaiting-shipment\tshipped\n");
    assert!(trial.contains(&changed), "{trial}");
    assert_eq!(place.does(&["import", &later, "-n", "-q"]), format!("{PAID}\n"));
    let sheet = place.does(&["import", &later, "-n", "-o", "csv"]);
    let counts =
        format!("file,format,new,changed,unchanged,rejected,error\n{later},mtop,0,1,0,0,\n");
    assert_eq!(sheet, counts);
    let said = place.in_terminal(80).does(&["import", &later]);
    assert!(said.contains("0 new, 1 changed, 0 unchanged, 0 rejected"), "{said}");
    assert!(said.contains("awaiting shipment → shipped"), "{said}");
}

#[test]
fn a_page_of_the_future_is_refused_and_holds_nothing_up() {
    let mut place = Place::new();
    place.at("2026-03-05T18:00:00Z");
    let future = place.page("future.json", "2099-03-05T18:00:00Z", PAID, "Completed");
    let ran = place.run(&["import", &future, "--json"]);
    assert_eq!(ran.exit, 7);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert!(text(&report[0], "/rejected/0/reason").contains("in the future"), "{report:#}");
    let page = place.page("orders.json", MORNING, PAID, "Awaiting shipment");
    place.imports(&page);
    assert_eq!(place.status(PAID)["stage"], "awaiting-shipment");
}

/// The page of an order with this number on its parcel, in the shape of the marketplace's.
fn detail(id: &str, number: &str) -> String {
    include_str!("../fixtures/import/detail.json")
        .replace("8199000000000012", id)
        .replace("LX000000012DE", number)
}

#[test]
fn a_doubtful_number_is_told_by_the_file_that_brings_it_and_by_no_other() {
    let mut place = Place::new();
    place.at("2026-12-01T18:00:00Z");
    let file = place.file("detail.json", detail(PAID, "RX123456784CN")).display().to_string();
    let report = place.imports(&file);
    assert_eq!(counts(&report), [1, 0, 0]);
    let doubt = &report["doubts"][0];
    assert_eq!((text(doubt, "/order"), text(doubt, "/doubt")), (PAID, "wrong-check-digit"));
    assert_eq!(text(doubt, "/tracking"), "RX123456784CN");
    assert_eq!(place.imports(&file)["doubts"], json!([]), "it is known by then");
    let later = detail(PAID, "RX123456784CN")
        .replace("1790000100000", "1790100100000")
        .replace("USB-C cable, braided", "USB-C cable");
    let later = place.file("later.json", later).display().to_string();
    let report = place.imports(&later);
    assert_eq!((counts(&report), &report["doubts"]), ([0, 1, 0], &json!([])));
    assert_eq!(texts(&place.status(PAID)["doubts"], "doubt"), ["wrong-check-digit"]);

    let right = place.file("right.json", detail(OTHER, "RX123456785CN")).display().to_string();
    assert_eq!(place.imports(&right)["doubts"], json!([]));
}

#[test]
fn a_number_that_another_order_has_is_told_for_people_and_scripts() {
    let mut place = Place::new();
    place.at("2026-12-01T18:00:00Z");
    let first = place.file("first.json", detail(PAID, "RX123456785CN")).display().to_string();
    let second = place.file("second.json", detail(OTHER, "RX123456785CN")).display().to_string();
    assert_eq!(place.imports(&first)["doubts"], json!([]));
    let trial = place.does(&["import", &second, "--dry-run"]);
    assert!(
        trial.contains(&format!("doubt\t{second}\t{OTHER}\treused\tRX123456785CN\n")),
        "{trial}"
    );
    let shown = place.in_terminal(200).does(&["import", &second]);
    let said = format!(
        "  doubt     {OTHER}  tracking number RX123456785CN is the number of order {PAID} too\n"
    );
    assert!(shown.contains(&said), "{shown}");
}

#[test]
fn orders_of_one_file_that_share_a_number_are_both_told() {
    let mut place = Place::new();
    place.at("2026-12-01T18:00:00Z");
    let pages = [PAID, OTHER].map(|id| {
        let body: Value = serde_json::from_str(&detail(id, "RX123456785CN")).expect("JSON");
        json!({
            "request": { "url": "https://acs.aliexpress.com/h5/mtop.aliexpress.trade.buyer.order.detail/1.0/" },
            "response": { "content": { "text": body.to_string() } },
            "startedDateTime": "2026-11-30T18:00:00Z",
        })
    });
    let har = json!({ "log": { "entries": pages } }).to_string();
    let file = place.file("orders.har", har).display().to_string();
    let report = place.imports(&file);
    assert_eq!(counts(&report), [2, 0, 0], "{report:#}");
    assert_eq!(texts(&report["doubts"], "order"), [OTHER, PAID]);
    assert_eq!(texts(&report["doubts"], "doubt"), ["reused", "reused"]);
}

/// Of two orders of the same things the later is offered to be cancelled, once, and nothing is refused;
/// one that has shipped, or is being cancelled, is none of two.
#[test]
fn two_equal_orders_are_noticed_when_they_are_imported() {
    let twice = |one, other| {
        let page = list_page(MORNING, &[page_order(PAID, one), page_order(OTHER, other)]);
        let place = Place::new();
        let file = place.file("orders.json", page).display().to_string();
        (place.imports(&file), place, file)
    };
    let (report, place, _) = twice("Awaiting shipment", "Awaiting shipment");
    assert_eq!(counts(&report), [2, 0, 0]);
    let (later, earlier) = if PAID > OTHER { (PAID, OTHER) } else { (OTHER, PAID) };
    assert_eq!(report["duplicates"], json!([{ "order": later, "like": earlier }]));
    place.does(&["order", "cancel", later, "--reason", "duplicate-order"]);
    let (report, ..) = twice("Canceled", "Awaiting shipment");
    assert_eq!(report["duplicates"], json!([]), "one has ended");
    let mut place = Place::new();
    place.at(MORNING);
    let first = place.page("first.json", MORNING, PAID, "Awaiting shipment");
    assert_eq!(place.imports(&first)["duplicates"], json!([]));
    let second = place.page("second.json", MORNING, OTHER, "Awaiting shipment");
    assert_eq!(place.imports(&second)["duplicates"], json!([{ "order": later, "like": earlier }]));
    assert_eq!(place.imports(&second)["duplicates"], json!([]), "it is no news");
}
