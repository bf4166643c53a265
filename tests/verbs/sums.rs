//! What an order and its refunds come to: by line, and as said everywhere.

use serde_json::{Value, json};

use super::PAID;
use crate::harness::Place;

/// Three items and their shipping, 20 March; of items 1 and 3 the money is owed.
fn two_closed() -> Place {
    let mut place = Place::new();
    place.at("2026-05-06T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion", "--total", "27.00 USD"];
    let items = ["--item", "Red mug; 1; 8", "--item", "Pliers; 1; 8", "--item", "Blue mug; 1; 8"];
    let sums = ["--shipping", "3.00", "--tax", "0", "--discount", "0"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--method", "card"];
    place.does(&[&add[..], &items, &sums, &dates].concat());
    for (line, at) in [("1", "2026-03-04"), ("3", "2026-03-06")] {
        let closed = ["order", "record", PAID, "closed", "--cause", "seller", "--line", line];
        place.does(&[&closed[..], &["--at", at]].concat());
    }
    place
}

fn minor(value: &Value) -> i64 {
    value["minor"].as_i64().unwrap_or_else(|| panic!("no amount: {value}"))
}

#[test]
fn what_arrived_above_what_was_owed_is_said_of_its_line() {
    let mut place = two_closed();
    place.does(&["refund", "record", PAID, "received", "--line", "3"]);
    place.does(&["refund", "record", PAID, "received", "--line", "1"]);
    assert_eq!(place.json(&["order", "status", PAID])["surplus"], Value::Null);
    let more = ["refund", "record", PAID, "received", "--line", "1", "--amount", "5.01 USD"];
    place.does(&more);
    let order = place.json(&["order", "show", PAID]);
    assert_eq!(minor(&order["surplus"]), 501);
    let lines = order["lines"].as_array().unwrap();
    let by_line: Vec<i64> = lines.iter().map(|line| minor(&line["surplus"])).collect();
    assert_eq!(by_line, [501, 0, 0]);
    let refunded: Vec<i64> = lines.iter().map(|line| minor(&line["refunded"])).collect();
    assert_eq!(refunded, [800, 0, 800], "what came for one item is no other's");
    for verb in ["status", "show"] {
        let said = place.in_terminal(80).does(&["order", verb, PAID]);
        assert!(said.contains("$5.01 more arrived for Red mug than it cost."), "{said}");
    }
    // Money for no line in particular came back for some: it is within what was paid.
    place.does(&["refund", "record", PAID, "received", "--amount", "1 USD"]);
    let order = place.json(&["order", "show", PAID]);
    let rest = &order["for_no_line"];
    assert_eq!((minor(&order["surplus"]), minor(&rest["surplus"])), (501, 0));
    let said = place.in_terminal(200).does(&["order", "status", PAID]);
    let parts = "$6.01 more arrived than was owed: $5.01 for Red mug, $1.00 for no item in \
                 particular; $5.01 of it is more than was paid.";
    assert!(said.contains(parts), "{said}");
}

/// Two delivered items, nothing of which is owed.
fn delivered() -> Place {
    let mut place = Place::new();
    place.at("2026-03-12T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion", "--total", "38 USD", "--method", "card"];
    let items = ["--item", "Red cup; 1; 30", "--item", "Bowl; 1; 8"];
    let dates = ["--placed", "2026-03-01", "--paid", "2026-03-01", "--shipped", "2026-03-03"];
    place.does(&[&add[..], &items, &dates].concat());
    place.does(&["order", "record", PAID, "delivered", "--at", "2026-03-10"]);
    place
}

/// What the lists of refunds say came, together.
fn came(refunds: &Value) -> i64 {
    refunds.as_array().unwrap().iter().map(|refund| minor(&refund["received"])).sum()
}

#[test]
fn what_came_without_a_grant_is_told_once_and_leaves_the_other_items_alone() {
    let mut place = delivered();
    place.does(&["refund", "record", PAID, "received", "--line", "2", "--amount", "40 USD"]);
    place.at("2026-03-13T18:00:00Z");
    let order = place.json(&["order", "show", PAID]);
    let sums = |line: &Value| (minor(&line["refunded"]), minor(&line["surplus"]));
    let lines = order["lines"].as_array().unwrap();
    assert_eq!(lines.iter().map(sums).collect::<Vec<_>>(), [(0, 0), (800, 3200)]);
    assert_eq!((minor(&order["surplus"]), &order["surplus_is"]), (3200, &json!("exact")));
    assert_eq!((minor(&order["not_owed"]), &order["not_owed_is"]), (4000, &json!("exact")));
    // Money for the bowl says nothing of the cup: it's no more outdated than before.
    assert_eq!(order["certainty"], "known");
    let said = place.in_terminal(200).does(&["order", "status", PAID]);
    let sentence = "$40.00 more arrived for Bowl than was owed; $32.00 of it is more than it cost.";
    assert!(said.contains(sentence) && said.contains("$8.00 came back"), "{said}");
    assert!(said.contains("It completes by itself"), "{said}");
    let agenda = place.in_terminal(100).does(&["agenda", "--days", "60"]);
    assert!(agenda.contains("completes by itself"), "{agenda}");
    assert_eq!(place.json(&["refund", "list"]), json!([]));
    let refunds = place.json(&["refund", "list", "--all"]);
    assert_eq!((came(&refunds), &refunds[0]["state"]), (4000, &json!("not-owed")));
    assert_eq!(refunds[0]["lines"][0]["title"], "Bowl");
    assert_eq!((&refunds[0]["cause"], &refunds[0]["owed"]), (&Value::Null, &Value::Null));
    for (width, row) in [(100, "not owed  $40.00"), (60, "not owed  $40.00 received")] {
        let said = place.in_terminal(width).does(&["refund", "list", "--all"]);
        assert!(said.contains(row) && said.contains("Bowl"), "{said}");
    }
    let row = place.does(&["refund", "list", "--all", "-o", "csv"]);
    assert!(row.contains(&format!("{PAID},,40.00,USD,")), "{row}");
}

#[test]
fn what_came_above_a_grant_is_refunded_up_to_what_the_item_cost() {
    let mut place = delivered();
    place.at("2026-03-14T18:00:00Z").file("photo.jpg", "a photo");
    let photo = place.folder().join("photo.jpg").display().to_string();
    let open = ["dispute", "open", PAID, "--reason", "damaged", "--amount", "9 USD"];
    place.does(&[&open[..], &["--line", "1", "--evidence", &photo, "--submitted"]].concat());
    place.does(&["dispute", "record", PAID, "seller-accepted"]);
    place.does(&["refund", "record", PAID, "received", "--line", "1", "--amount", "33 USD"]);
    let order = place.json(&["order", "show", PAID]);
    let line = &order["lines"][0];
    assert_eq!((minor(&line["refunded"]), minor(&line["surplus"])), (3000, 300));
    let refunds = place.json(&["refund", "list", "--all"]);
    let rows = refunds.as_array().unwrap().iter();
    let rows: Vec<_> = rows.map(|row| (row["state"].as_str(), minor(&row["received"]))).collect();
    assert_eq!(rows, [(Some("not-owed"), 2400), (Some("received"), 900)], "what came, once");
}

/// Three items and their shipping, all cancelled one after the other.
#[test]
fn shipping_is_told_beside_the_items_and_comes_back_with_all_of_them() {
    let mut place = two_closed();
    let last = ["order", "record", PAID, "closed", "--cause", "seller", "--line", "2"];
    let before = place.in_terminal(80).does(&["order", "status", PAID]);
    let is_row = |line: &str| line.split_whitespace().eq(["shipping", "$3.00"]);
    assert!(before.lines().any(is_row), "{before}");
    assert!(before.contains("2 closed ($16.00 to come back), 1 to ship."), "{before}");
    place.does(&[&last[..], &["--at", "2026-03-07"]].concat());
    for verb in ["status", "show"] {
        let said = place.in_terminal(80).does(&["order", verb, PAID]);
        assert!(said.contains("3 items: 3 closed ($27.00 to come back)."), "{said}");
        let row = said.lines().find(|line| line.trim().starts_with("shipping  ")).unwrap();
        assert!(row.ends_with("$3.00  $3.00 to come back"), "{said}");
    }
    let said = place.does(&["refund", "list"]);
    assert!(said.contains("Owed: $27.00."), "{said}");
    place.does(&["refund", "record", PAID, "received", "--line", "1"]);
    place.does(&["refund", "record", PAID, "received", "--amount", "19 USD"]);
    let said = place.does(&["order", "status", PAID]);
    assert!(said.contains("$3.00  $3.00 came back"), "{said}");
}

/// Two items of which nobody said what they cost; the first was cancelled.
fn unpriced() -> Place {
    let mut place = Place::new();
    place.at("2026-03-20T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion", "--total", "12 USD"];
    let items = ["--item", "Red cup", "--item", "Plate"];
    place.does(&[&add[..], &items, &["--placed", "2026-03-02", "--paid", "2026-03-02"]].concat());
    let cancel = ["order", "cancel", PAID, "--reason", "no-longer-needed", "--line", "1"];
    place.does(&[&cancel[..], &["--submitted", "--at", "2026-03-03"]].concat());
    place.does(&["order", "record", PAID, "cancellation-approved", "--at", "2026-03-04"]);
    place
}

#[test]
fn what_came_for_an_item_whose_cost_is_unknown_stands_at_that_item() {
    let mut place = unpriced();
    place.does(&["refund", "record", PAID, "received", "--line", "1", "--amount", "5 USD"]);
    for verb in ["status", "show"] {
        let said = place.in_terminal(100).does(&["order", verb, PAID]);
        assert!(said.contains("cancelled, $5.00 came back"), "{said}");
        let why = "What each item cost isn't known: that needs the prices of all items.";
        assert_eq!(said.matches(why).count(), 1, "{said}");
        assert!(said.contains("The refund of $5.00 for Red cup arrived"), "{said}");
    }
    let order = place.json(&["order", "show", PAID]);
    let (line, rest) = (&order["lines"][0], &order["for_no_line"]);
    assert_eq!((&line["paid"], minor(&line["refunded"])), (&Value::Null, 500));
    assert_eq!((minor(&rest["refunded"]), minor(&rest["not_refunded"])), (0, 700));
    let refunds = place.json(&["refund", "list", "--all"]);
    assert_eq!((came(&refunds), &refunds[0]["state"]), (500, &json!("received")));
    // What came for the other is not of this refund, and above the payment it's a surplus.
    place.does(&["refund", "record", PAID, "received", "--line", "2", "--amount", "20 USD"]);
    let order = place.json(&["order", "show", PAID]);
    let refunded = |place: usize| minor(&order["lines"][place]["refunded"]);
    assert_eq!((refunded(0), refunded(1), minor(&order["surplus"])), (500, 700, 1300));
    assert_eq!(came(&place.json(&["refund", "list", "--all"])), 2500);
}

#[test]
fn refunds_and_cancellations_name_what_was_cancelled() {
    let mut place = unpriced();
    place.does(&["refund", "record", PAID, "received", "--line", "1", "--amount", "5 USD"]);
    let said = place.in_terminal(100).does(&["order", "show", PAID]);
    for words in ["for Red cup: granted", ", Red cup cancelled: received", "\nTransfers\n"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("the order closed"), "{said}");
}

#[test]
fn the_sums_of_an_order_are_in_its_json_however_they_are_known() {
    let place = two_closed();
    let order = place.json(&["order", "show", PAID]);
    assert_eq!(order["prices"], json!([]), "only a page has a price table");
    let sums = ["discount", "shipping", "tax"].map(|sum| minor(&order[sum]));
    assert_eq!((sums, &order["coupons"]), ([0, 300, 0], &Value::Null));
    let of_lines: i64 =
        order["lines"].as_array().unwrap().iter().map(|line| minor(&line["paid"])).sum();
    let rest = &order["for_no_line"];
    assert_eq!((of_lines, minor(&rest["paid"])), (2400, 300));
    assert_eq!(of_lines + minor(&rest["paid"]), minor(&order["total"]));
    assert_eq!(minor(&rest["not_refunded"]), 300);
    let corrected = ["order", "correct", PAID, "--tax", "0.02 USD"];
    place.does(&corrected);
    assert_eq!(minor(&place.json(&["order", "status", PAID])["tax"]), 2);
}

#[test]
fn a_refund_arrived_when_the_money_for_its_items_did() {
    let mut place = two_closed();
    place.does(&["refund", "record", PAID, "received", "--line", "1", "--at", "2026-03-10"]);
    let later = ["refund", "record", PAID, "received", "--amount", "8 USD", "--line", "3"];
    place.does(&later);
    let refunds = place.json(&["order", "status", PAID])["refunds"].clone();
    let at = |refund: &Value| refund["received_at"].as_str().unwrap_or_default()[..10].to_owned();
    let at: Vec<String> = refunds.as_array().unwrap().iter().map(at).collect();
    assert_eq!(at, ["2026-03-10", "2026-05-06"]);
    let said = place.in_terminal(200).does(&["order", "status", PAID]);
    for sentence in ["for Red mug arrived on Tue 10 Mar.", "for Blue mug arrived on Wed 6 May"] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
}

#[test]
fn a_refund_says_as_what_and_by_which_way_it_came() {
    let mut place = two_closed();
    let came = ["refund", "record", PAID, "received", "--line", "1", "--at", "2026-03-10"];
    let as_balance = ["--as", "7.31 EUR", "--method", "balance"];
    place.does(&[&came[..], &as_balance].concat());
    for verb in ["status", "show"] {
        let said = place.in_terminal(200).does(&["order", verb, PAID]);
        let sentence = "arrived on Tue 10 Mar (as €7.31, to the AliExpress balance).";
        assert!(said.contains(sentence), "{said}");
        let event = "refund received, $8.00 (as €7.31, to the AliExpress balance)";
        assert!(said.contains(event), "{said}");
    }
    let part = ["refund", "record", PAID, "received", "--line", "3", "--amount", "2 USD"];
    place.does(&[&part[..], &["--as", "1.80 EUR"]].concat());
    let said = place.in_terminal(200).does(&["order", "status", PAID]);
    assert!(said.contains("$2.00 of $8.00 for Blue mug arrived (as €1.80)."), "{said}");
    place.does(&["refund", "record", PAID, "received", "--line", "3", "--method", "balance"]);
    let said = place.in_terminal(200).does(&["order", "status", PAID]);
    let each = "($2.00 as €1.80, $6.00 to the AliExpress balance)";
    assert!(said.contains(each), "{said}");
    // A list tells the way by which all of it came, and none where there were several.
    let list = place.json(&["refund", "list", "--all"]);
    let ways: Vec<Value> =
        list.as_array().unwrap().iter().map(|refund| refund["method"].clone()).collect();
    assert_eq!(ways, [json!("balance"), json!(null)]);
}

/// A message about one item demands what is owed for all.
#[test]
fn a_message_demands_what_its_items_are_owed() {
    let place = two_closed();
    let draft = |more: &[&str]| {
        place.does(&[&["message", "draft", PAID, "--about", "refund"], more].concat())
    };
    let first = draft(&[]);
    assert!(first.contains("Red mug") && !first.contains("Blue mug"), "{first}");
    assert!(first.contains("8.00") && !first.contains("16.00"), "{first}");
    assert!(draft(&["--line", "1,3"]).contains("16.00"));
    assert!(draft(&["--line", "3"]).contains("8.00"));
    place.does(&["refund", "record", PAID, "received", "--line", "3", "--amount", "5 USD"]);
    assert!(draft(&["--line", "3"]).contains("3.00"));
    let nothing = draft(&["--line", "2"]);
    assert!(!nothing.contains("8.00") && !nothing.contains("11.00"), "{nothing}");
    // Of what came in part the rest is what failed.
    place.does(&["refund", "record", PAID, "failed", "--line", "3"]);
    let said = place.does(&["order", "status", PAID, "-o", "table"]);
    let failed = "The rest of $3.00 of the refund for Blue mug failed";
    assert!(said.replace('\n', " ").contains(failed), "{said}");
}

/// What is granted above what an item and its sending cost is owed without a word that it is not.
#[test]
fn an_offer_above_what_was_paid_is_told_to_count_no_further() {
    let mut place = Place::new();
    place.at("2026-05-06T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion", "--total", "19 USD", "--shipping", "3"];
    let items = ["--item", "Red mug; 1; 8", "--item", "Pliers; 1; 8"];
    place.does(&[&add[..], &items, &["--placed", "2026-03-02", "--paid", "2026-03-02"]].concat());
    for (fact, at) in [("shipped", "2026-03-10"), ("delivered", "2026-05-01")] {
        place.does(&["order", "record", PAID, fact, "--at", at]);
    }
    let open = ["dispute", "open", PAID, "--line", "2", "--reason", "quantity-short"];
    let evidence = place.file("photo.jpg", "x");
    place.does(&[&open[..], &["--evidence", evidence.to_str().unwrap(), "--submitted"]].concat());
    let offer =
        |amount: &'static str| ["dispute", "record", PAID, "seller-offered", "--amount", amount];
    let said = |place: &Place, amount| place.run(&offer(amount)).stderr;
    assert!(
        !said(&place, "11 USD").contains("no more is counted"),
        "with its sending it cost that"
    );
    let above = said(&place, "11.01 USD");
    assert!(
        above.contains("$11.00 was left of what was paid: no more is counted as owed"),
        "{above}"
    );
    place.does(&["dispute", "answer", PAID, "accept", "--submitted", "--yes"]);
    assert_eq!(minor(&place.json(&["order", "status", PAID])["lines"][1]["expected"]), 800);
}

#[test]
fn what_arrived_in_the_currency_that_was_paid_is_an_amount() {
    let place = two_closed();
    let came = ["refund", "record", PAID, "received", "--as", "1.00 USD"];
    for more in [&[][..], &["--line", "1"], &["--amount", "2 USD"]] {
        let error = place.error(&[&came[..], more].concat(), 4);
        assert_eq!(error["code"], "money.same-currency");
        let hint = error["hints"][0].as_str().unwrap_or_default();
        assert!(hint.contains("received --amount \"1.00 USD\""), "{error:#}");
    }
}

/// Two items whose shares are estimated: nobody said what sending them cost, nor the tax.
fn estimated() -> Place {
    let mut place = Place::new();
    place.at("2026-03-20T18:00:00Z");
    let add = ["order", "add", PAID, "--seller", "Orion", "--total", "24.00 USD"];
    let items = ["--item", "Red mug; 1; 10", "--item", "Blue mug; 1; 20"];
    place.does(&[&add[..], &items, &["--placed", "2026-03-02", "--paid", "2026-03-02"]].concat());
    let closed = ["order", "record", PAID, "closed", "--cause", "seller", "--line", "2"];
    place.does(&[&closed[..], &["--at", "2026-03-04"]].concat());
    place
}

#[test]
fn a_sum_that_is_only_estimated_says_so_everywhere() {
    let mut place = estimated();
    place.does(&["refund", "record", PAID, "received", "--line", "2", "--amount", "15.40 USD"]);
    for words in [
        &["agenda", "--days", "60"][..],
        &["order", "status", PAID],
        &["order", "show", PAID],
        &["refund", "list"],
    ] {
        let said = place.in_terminal(100).does(words);
        let sums = said.match_indices("$0.60").map(|(at, _)| &said[..at]);
        let sums: Vec<bool> = sums.map(|before| before.ends_with("about ")).collect();
        assert!(!sums.contains(&false), "{words:?}: {said}");
        assert!(words[1] == "show" || !sums.is_empty(), "{words:?}: {said}");
    }
    let row = &place.json(&["agenda", "--days", "60"])[0];
    assert_eq!((minor(&row["money"]), &row["money_is"]), (60, &json!("estimated")));
    let dry = place.in_terminal(100).does(&["order", "note", PAID, "x", "--dry-run"]);
    assert!(!dry.contains("owed"), "{dry}");
    let back = ["refund", "record", PAID, "received", "--line", "2", "--amount", "0.10 USD"];
    let dry = place.in_terminal(100).does(&[&back[..], &["--dry-run"]].concat());
    assert!(dry.contains("about $0.60") && dry.contains("about $0.50"), "{dry}");
}

#[test]
fn show_says_why_a_sum_is_only_estimated() {
    let mut place = estimated();
    let said = place.in_terminal(200).does(&["order", "show", PAID]);
    let why = "Shares are estimated: the discount, shipping and tax aren't known.";
    assert!(said.contains(why), "{said}");
    place.does(&[
        "order",
        "correct",
        PAID,
        "--discount",
        "6 USD",
        "--shipping",
        "0 USD",
        "--tax",
        "0 USD",
    ]);
    let said = place.in_terminal(200).does(&["order", "show", PAID]);
    assert!(!said.contains("are estimated") && said.contains("$16.00"), "{said}");
}

#[test]
fn what_came_back_for_no_item_in_particular_is_about_so_much_of_each() {
    let mut place = two_closed();
    place.does(&["refund", "record", PAID, "received", "--line", "1"]);
    let said = place.in_terminal(100).does(&["order", "show", PAID]);
    assert!(said.contains("closed, $8.00 came back"), "{said}");
    place.does(&["refund", "record", PAID, "received", "--amount", "9 USD"]);
    let said = place.in_terminal(100).does(&["order", "show", PAID]);
    assert!(said.contains("to ship, about $1.00 came back"), "{said}");
    // What the buyer said was for an item is no guess, though its share is one.
    let mut place = estimated();
    let came = ["refund", "record", PAID, "received", "--amount", "15 USD"];
    place.does(&[&came[..], &["--line", "2"]].concat());
    let said = place.in_terminal(100).does(&["order", "show", PAID]);
    assert!(said.contains(", $15.00 came back, about $1.00 to come back"), "{said}");
}

#[test]
fn a_discount_above_all_that_was_charged_is_refused() {
    let place = Place::new();
    let add = ["order", "add", PAID, "--seller", "Orion", "--total", "24.00 USD"];
    let items = ["--item", "Red mug; 1; 10", "--item", "Blue mug; 1; 20"];
    let more = ["--placed", "2026-03-02", "--discount", "36.00 USD"];
    let error = place.error(&[&add[..], &items, &more].concat(), 4);
    assert_eq!(error["code"], "order.discount-too-large");
    assert!(error["message"].to_string().contains("$36.00"), "{error:#}");
    assert!(error["message"].to_string().contains("$30.00"), "{error:#}");
}

#[test]
fn an_empty_sum_says_what_is_needed() {
    let place = Place::new();
    let add = ["order", "add", PAID, "--seller", "Orion", "--placed", "2026-03-02"];
    for (flag, more) in [("--total", &[][..]), ("--discount", &["--total", "24 USD"])] {
        let error = place.error(&[&add[..], more, &[flag, ""]].concat(), 2);
        assert_eq!(error["message"], format!("{flag}: an amount and a currency are needed"));
    }
}

/// Two items whose titles begin alike, of both of which the money is owed.
fn alike() -> Place {
    let mut place = Place::new();
    place.at("2026-03-20T18:00:00Z");
    let title = "Professional crimping pliers with ratchet, set of 5";
    let (red, blue) = (format!("{title}, red; 3; 100"), format!("{title}, blue; 2; 400"));
    let add = ["order", "add", PAID, "--seller", "Orion Tools", "--total", "1100.00 USD"];
    let dates = ["--placed", "2026-03-02", "--paid", "2026-03-02", "--shipped", "2026-03-03"];
    let items = ["--item", &red, "--item", &blue, "--item", "Mug; 1; 40"];
    place.does(&[&add[..], &dates, &items].concat());
    for (line, at) in [("1", "2026-03-04"), ("2", "2026-03-05")] {
        let closed = ["order", "record", PAID, "closed", "--cause", "seller", "--line", line];
        place.does(&[&closed[..], &["--at", at]].concat());
    }
    place
}

#[test]
fn no_sum_is_cut_and_items_whose_titles_begin_alike_differ() {
    let mut place = alike();
    for width in [56, 64, 72, 80, 100, 140] {
        place.in_terminal(width);
        for words in
            [&["agenda", "--days", "90"][..], &["refund", "list"], &["order", "status", PAID]]
        {
            let said = place.does(words);
            for at in said.match_indices('$').map(|(at, _)| at) {
                let sum = said[at + 1..].trim_start_matches(|it: char| it.is_ascii_digit());
                let cents = sum.strip_prefix('.').unwrap_or_default();
                assert!(
                    cents.len() > 1 && cents[..2].parse::<u8>().is_ok(),
                    "{width} {words:?}: {said}"
                );
            }
            let cut: Vec<&str> = said.lines().filter(|line| line.contains("Pro")).collect();
            let titles: std::collections::BTreeSet<&str> = cut
                .iter()
                .flat_map(|line| line.split("  "))
                .filter(|cell| cell.starts_with("Pro") && cell.contains('…'))
                .collect();
            assert!(titles.is_empty() || titles.len() > 1, "{width} {words:?}: {said}");
        }
    }
    let said = place.in_terminal(80).does(&["agenda", "--days", "90"]);
    assert!(said.contains("about $289.47") && said.contains("about $771.93"), "{said}");
}
