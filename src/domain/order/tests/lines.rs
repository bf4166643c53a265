//! What is one line: told by hand, by pages and by facts, matched one to one.

use super::given::{
    Tale, amount, came, cancel, claim_of, clock, details, full_page, item, line, lines, lists,
    moment, nothing, number, of_lines, open_about, page,
};
use crate::domain::details::{Details, Line};
use crate::domain::money::Money;
use crate::domain::order::{
    Command, DisputeReason, Fact, LineRef, Order, OrderLine, Scope, Source, Stage, Statement,
    find_line, settle,
};

/// An order of these lines, entered by hand on 2 March.
fn entered(lines: Vec<Line>) -> Tale {
    let total = lines.iter().filter_map(|line| line.unit_price).map(Money::minor).sum();
    nothing().when(Command::Add(Box::new(of_lines(lines, total))), "2026-03-02 10:00")
}

/// A page that lists these lines at this time, with the total that they make.
fn listing(lines: Vec<Line>, seen: &str) -> Fact {
    let total = lines.iter().filter_map(|line| line.unit_price).map(Money::minor).sum();
    full_page(Stage::AwaitingShipment, lists(lines, total), seen)
}

/// A line of the page with a product and a variant of it.
fn variant(id: &str, variant: &str, title: &str, minor: i64) -> Line {
    Line {
        product_id: Some("3256".to_owned()),
        variant: Some(variant.to_owned()),
        ..line(id, title, minor)
    }
}

/// The lines of an order with their numbers: `2 812 blue cup by-hand`.
fn rows(order: &Order) -> Vec<String> {
    let row = |line: &OrderLine| {
        let id = line.line.id.as_deref().unwrap_or("-");
        format!("{} {id} {} {}", line.number, line.line.title, line.origin.id())
    };
    order.lines.iter().map(row).collect()
}

fn is(line: &str, id: &str) -> Command {
    Command::MatchLine { line: line.to_owned(), id: id.to_owned() }
}

/// What was told first, what a page lists then, and the numbers of what the page lists.
type Case = (&'static str, Vec<Line>, Vec<Line>, Vec<u32>);

fn are_matched(cases: Vec<Case>) {
    for (name, told, listed, numbers) in cases {
        let tale = if told.iter().any(|line| line.id.is_some()) {
            nothing().sees(listing(told, "2026-03-03"))
        } else {
            entered(told)
        };
        let order = tale.sees(listing(listed.clone(), "2026-03-04")).at("2026-03-05");
        let number = |line: &Line| {
            let id = line.id.as_deref();
            order.lines.iter().find(|one| one.line.id.as_deref() == id).map(|one| one.number)
        };
        let found: Vec<u32> = listed.iter().filter_map(number).collect();
        assert_eq!(found, numbers, "{name}: {:?}", rows(&order));
    }
}

#[test]
fn each_pass_matches_what_no_surer_one_did() {
    let without_id = |line: Line| Line { id: None, ..line };
    let sku = |sku: &str, line: Line| Line { sku_id: Some(sku.to_owned()), ..line };
    are_matched(vec![
        (
            "by its number on the page, whatever it is called and costs",
            vec![line("811", "red cup", 1000), line("812", "blue cup", 2000)],
            vec![line("812", "red cup", 1000), line("811", "blue cup", 2000)],
            vec![2, 1],
        ),
        (
            "by product and variant before title and price",
            vec![
                without_id(variant("", "red", "cup", 1000)),
                without_id(variant("", "blue", "cup", 2000)),
            ],
            vec![variant("811", "blue", "cup", 1000), variant("812", "red", "cup", 2000)],
            vec![2, 1],
        ),
        (
            "by product and stock number, whatever the variant is called",
            vec![
                without_id(sku("5", variant("", "red", "cup", 1000))),
                without_id(sku("6", variant("", "blue", "cup", 2000))),
            ],
            vec![
                sku("6", variant("811", "blau", "cup", 1000)),
                sku("5", variant("812", "rot", "cup", 2000)),
            ],
            vec![2, 1],
        ),
        (
            "by title and price before title",
            vec![item("cup", 1000), item("cup", 2000)],
            vec![line("811", "cup", 2000), line("812", "cup", 1000)],
            vec![2, 1],
        ),
        (
            "by title before price",
            vec![item("cup", 1000), item("vase", 2000)],
            vec![line("811", "vase", 1000), line("812", "cup", 2000)],
            vec![2, 1],
        ),
        (
            "as the only one of its price before its place",
            vec![item("red", 1000), item("blue", 2000)],
            vec![line("811", "A blue cup", 2000), line("812", "A red cup", 1000)],
            vec![2, 1],
        ),
        (
            "by place where as many are left at the same prices",
            vec![item("red", 1000), item("blue", 1000), item("vase", 500)],
            vec![
                line("811", "A red cup", 1000),
                line("812", "A blue cup", 1000),
                line("813", "vase", 700),
            ],
            vec![1, 2, 3],
        ),
        (
            "by place where neither title nor price is told",
            vec![Line { unit_price: None, ..item("", 0) }, item("cup", 1000)],
            vec![line("811", "cup", 900), Line { unit_price: None, ..line("812", "", 0) }],
            vec![2, 1],
        ),
    ]);
}

#[test]
fn nothing_matches_what_may_be_another() {
    are_matched(vec![
        (
            "not by place where more are left on one side",
            vec![item("red", 1000), item("blue", 1000)],
            vec![line("811", "A red cup", 1000)],
            vec![3],
        ),
        (
            "not by place where the prices are not the same",
            vec![item("red", 1000), item("blue", 1000)],
            vec![line("811", "A red cup", 1000), line("812", "A blue cup", 1100)],
            vec![3, 4],
        ),
        (
            "not as the only one of its price where there are two",
            vec![item("red", 1000), item("blue", 1000), item("vase", 500)],
            vec![line("811", "A red cup", 1000), line("812", "A vase", 500)],
            vec![4, 3],
        ),
        (
            "not by title where the page gives two numbers",
            vec![line("811", "cup", 1000)],
            vec![line("812", "cup", 1000)],
            vec![2],
        ),
    ]);
}

#[test]
fn an_order_entered_by_hand_and_its_page_are_one() {
    let tale = entered(vec![item("red cup", 1000), item("blue cup", 2000)]);
    let asked = tale.when(lines(&["2"], cancel()), "2026-03-03");
    let read = asked.sees(listing(
        vec![line("811", "red cup", 1000), line("812", "blue cup", 2000)],
        "2026-03-04",
    ));
    let order = read.at("2026-03-05");
    assert_eq!(rows(&order), ["1 811 red cup listed", "2 812 blue cup listed"]);
    // What was told of a line before it had a number is told of it still.
    assert_eq!(read.lines_at("2026-03-05"), ["to-ship", "cancelling"]);
}

#[test]
fn equal_lines_are_told_apart() {
    let two = || vec![item("cup", 1000), item("cup", 1000)];
    let tale = entered(two()).when(lines(&["2"], cancel()), "2026-03-03");
    assert_eq!(tale.lines_at("2026-03-03"), ["to-ship", "cancelling"]);
    let listed = vec![line("811", "cup", 1000), line("812", "cup", 1000)];
    let read = tale.sees(listing(listed, "2026-03-04"));
    assert_eq!(rows(&read.at("2026-03-05")), ["1 811 cup listed", "2 812 cup listed"]);
    assert_eq!(read.lines_at("2026-03-05"), ["to-ship", "cancelling"]);
    // A third is another line, and a list page without numbers doubles none.
    let list = Fact { source: Source::OrderList, ..listing(two(), "2026-03-05") };
    assert_eq!(read.clone().sees(list).at("2026-03-06").lines.len(), 2);
    let three = vec![item("cup", 1000), item("cup", 1000), item("cup", 1000)];
    let more = read.sees(listing(three, "2026-03-06")).at("2026-03-06");
    assert_eq!(rows(&more), ["1 811 cup listed", "2 812 cup listed", "3 - cup listed"]);
}

#[test]
fn what_matches_nothing_stays_by_hand_with_its_money() {
    let tale = entered(vec![item("red cup", 1000), item("vase", 2000)])
        .when(lines(&["2"], cancel()), "2026-03-03")
        .sees(listing(vec![line("811", "red cup", 1000), line("812", "bowl", 2500)], "2026-03-04"));
    let order = tale.at("2026-03-05");
    assert_eq!(rows(&order), ["1 811 red cup listed", "2 - vase by-hand", "3 812 bowl listed"]);
    assert_eq!(tale.lines_at("2026-03-05"), ["to-ship", "cancelling", "to-ship"]);
    let shares: Vec<i64> =
        order.lines.iter().map(|line| line.share.map_or(0, |share| share.amount.minor())).collect();
    assert!(shares.iter().all(|share| *share > 0), "{shares:?}");
    assert_eq!(shares.iter().sum::<i64>(), 3500);
    assert!(order.lines.iter().all(|line| !line.share.is_some_and(|share| share.is_exact())));
}

#[test]
fn the_buyer_says_which_line_of_the_page_one_is() {
    let tale = entered(vec![item("red cup", 1000), item("vase", 2000)])
        .when(lines(&["2"], cancel()), "2026-03-03")
        .sees(listing(vec![line("811", "red cup", 1000), line("812", "bowl", 2500)], "2026-03-04"));
    let one = tale.clone().when(is("2", "812"), "2026-03-05");
    assert_eq!(rows(&one.at("2026-03-05")), ["1 811 red cup listed", "2 812 bowl listed"]);
    assert_eq!(one.lines_at("2026-03-05"), ["to-ship", "cancelling"]);
    // It holds for every later page, and for what was told of the line of the page.
    let told = tale.clone().when(lines(&["812"], came(2500)), "2026-03-05");
    let told = told.when(is("vase", "812"), "2026-03-05 13:00");
    assert_eq!(told.at("2026-03-05 13:00").transfers[0].lines, [2]);
    let again = one
        .sees(listing(vec![line("812", "bowl", 2600), line("811", "red cup", 1000)], "2026-03-06"));
    assert_eq!(rows(&again.at("2026-03-06")), ["1 811 red cup listed", "2 812 bowl listed"]);
    assert_eq!(again.lines_at("2026-03-06"), ["to-ship", "cancelling"]);

    for (name, line, id, code) in [
        ("no such line", "9", "812", "order.no-such-line"),
        ("no such line on the page", "2", "899", "order.no-such-line"),
        ("a line of the page", "1", "812", "order.line-is-on-page"),
        ("one that has no number itself", "2", "vase", "order.no-such-line"),
    ] {
        assert_eq!(tale.refuses(is(line, id), "2026-03-05"), code, "{name}");
    }
    assert_eq!(again.refuses(is("2", "811"), "2026-03-06"), "order.line-is-on-page");
}

#[test]
fn the_buyers_word_beats_a_match_by_price() {
    let told = vec![item("red", 1000), item("blue", 2000)];
    let tale = entered(told).sees(listing(vec![line("811", "A cup", 1000)], "2026-03-04"));
    assert_eq!(rows(&tale.at("2026-03-05")), ["1 811 A cup listed", "2 - blue by-hand"]);
    let mended = tale.clone().when(is("2", "811"), "2026-03-05");
    assert_eq!(rows(&mended.at("2026-03-05")), ["1 - red by-hand", "2 811 A cup listed"]);
    // The newest word counts, and without it all is as it was.
    let back = mended.clone().when(is("1", "811"), "2026-03-06");
    assert_eq!(rows(&back.at("2026-03-06")), ["1 811 A cup listed", "2 - blue by-hand"]);
    assert_eq!(rows(&mended.undone(1).at("2026-03-06")), rows(&tale.at("2026-03-06")));
}

#[test]
fn a_page_with_fewer_lines_loses_none_and_does_not_price_the_order() {
    let both = || vec![line("811", "red cup", 1000), line("812", "blue cup", 2000)];
    let tale = nothing()
        .sees(listing(both(), "2026-03-03"))
        .sees(listing(vec![line("811", "red cup", 1000)], "2026-03-04"));
    let order = tale.at("2026-03-05");
    assert_eq!(rows(&order), ["1 811 red cup listed", "2 812 blue cup missing"]);
    assert_eq!(order.purchase().total(), Some(&amount(3000)));
    assert_eq!(order.line(2).and_then(|line| line.share).map(|it| it.amount), Some(amount(2000)));
    // It is no less missed by a newer page, and back once a page shows it.
    let again = tale.clone().sees(page(Stage::AwaitingShipment, "2026-03-05"));
    assert_eq!(rows(&again.at("2026-03-06"))[1], "2 812 blue cup missing");
    let back = tale.clone().sees(listing(both(), "2026-03-06"));
    assert_eq!(rows(&back.at("2026-03-06"))[1], "2 812 blue cup listed");
    // An older page that is read later tells nothing of what the newest lists.
    let late = tale.reads(listing(both(), "2026-03-02"), "2026-03-07");
    assert_eq!(rows(&late.at("2026-03-07"))[1], "2 812 blue cup missing");
}

#[test]
fn a_page_that_shows_some_of_the_lines_that_it_counts_misses_none() {
    let both = vec![line("811", "red cup", 1000), line("812", "blue cup", 2000)];
    let some = Details { line_count: Some(2), ..lists(vec![line("811", "red cup", 1000)], 3200) };
    let tale = nothing().sees(listing(both, "2026-03-03")).sees(full_page(
        Stage::AwaitingShipment,
        some,
        "2026-03-04",
    ));
    let order = tale.at("2026-03-05");
    assert_eq!(rows(&order), ["1 811 red cup listed", "2 812 blue cup listed"]);
    // Its total is of both, so it counts.
    assert_eq!(order.purchase().total(), Some(&amount(3200)));
}

#[test]
fn numbers_are_those_of_the_first_telling() {
    let (red, blue) = (|| line("811", "red cup", 1000), || line("812", "blue cup", 2000));
    let green = || line("813", "green cup", 500);
    let tale = nothing().sees(listing(vec![blue(), red()], "2026-03-04"));
    assert_eq!(rows(&tale.at("2026-03-05")), ["1 812 blue cup listed", "2 811 red cup listed"]);
    // A page in another order, and an older page that is read later, number nothing anew.
    let later = tale.sees(listing(vec![green(), red(), blue()], "2026-03-05")).reads(
        listing(vec![red(), line("814", "a vase", 100), blue()], "2026-03-03"),
        "2026-03-06",
    );
    let numbers = ["1 812 blue cup listed", "2 811 red cup listed", "3 813 green cup listed"];
    assert_eq!(rows(&later.at("2026-03-07"))[..3], numbers);
    assert_eq!(rows(&later.at("2026-03-07"))[3], "4 814 a vase missing");
    // Nor does the order in which another device gets the facts.
    let mut facts = later.facts.clone();
    facts.reverse();
    let order = settle(&number(), &facts, &later.policy).at(clock("2026-03-07"));
    assert_eq!(rows(&order), rows(&later.at("2026-03-07")));
}

#[test]
fn a_line_that_a_fact_names_exists() {
    let of_line = |name: LineRef, what: Statement| Fact {
        scope: Scope { lines: vec![name], parcel: None },
        ..Fact::of_buyer(moment("2026-03-04 10:00"), what)
    };
    let id = || LineRef::Id("812".to_owned());
    let tale = nothing().sees(listing(vec![line("811", "red cup", 1000)], "2026-03-03"));
    let told = tale
        .clone()
        .told(vec![of_line(id(), Statement::Shipped { partly: false })], clock("2026-03-04 10:00"));
    let order = told.at("2026-03-05");
    assert_eq!(rows(&order), ["1 811 red cup listed", "2 812  by-hand"]);
    assert_eq!(told.lines_at("2026-03-05"), ["to-ship", "shipped"]);
    // It is the line of the page once one lists it.
    let both = vec![line("812", "blue cup", 2000), line("811", "red cup", 1000)];
    let listed = told.sees(details(lists(both.clone(), 3000), "2026-03-05"));
    assert_eq!(listed.at("2026-03-05").lines.len(), 2);
    let stage = |tale: &Tale, id: &str| {
        let order = tale.at("2026-03-06");
        order.lines.iter().find(|line| line.line.id.as_deref() == Some(id)).map(|it| it.stage.id())
    };
    assert_eq!((stage(&listed, "811"), stage(&listed, "812")), (Some("to-ship"), Some("shipped")));
    // A claim names its lines, too: they are there when the page that listed them is withdrawn.
    let shipped = nothing()
        .sees(full_page(
            Stage::Delivered,
            lists(vec![line("811", "red cup", 1000)], 1000),
            "2026-03-20",
        ))
        .sees(full_page(Stage::Delivered, lists(both, 3000), "2026-03-21"))
        .when(open_about(&["812"], claim_of(2000, DisputeReason::Damaged)), "2026-03-22");
    let mut without = shipped.clone();
    without.facts.retain(|fact| fact.fact.at.last() != clock("2026-03-21"));
    let order = without.at("2026-03-22");
    assert_eq!(rows(&order), ["1 811 red cup listed", "2 812  by-hand"]);
    assert_eq!(order.line_numbers(&order.disputes[0].claim.lines), [2]);
}

#[test]
fn corrected_items_stand_for_those_that_were_entered() {
    let correct = |lines: Vec<Line>| Command::Correct {
        set: Box::new(Details { lines: Some(lines), ..Details::default() }),
        lift: Vec::new(),
    };
    let tale = entered(vec![item("red cup", 1000), item("vase", 2000)]).when(
        correct(vec![item("red cup", 1000), item("glass vase", 1500), item("box", 500)]),
        "2026-03-03",
    );
    let listed = ["1 - red cup listed", "2 - glass vase listed", "3 - box listed"];
    assert_eq!(rows(&tale.at("2026-03-03")), listed);
    // A line keeps its number and what is told of it where it is named anew, and where others go.
    let asked = entered(vec![item("red cup", 1000), item("vase", 2000), item("box", 500)])
        .when(lines(&["2"], cancel()), "2026-03-03");
    for (items, listed) in [
        (
            vec![item("box", 500), item("vase", 2000), item("red cup", 1000)],
            vec!["1 - red cup listed", "2 - vase listed", "3 - box listed"],
        ),
        (
            vec![item("glass vase", 2000), item("box", 500)],
            vec!["2 - glass vase listed", "3 - box listed"],
        ),
        (
            vec![item("blue cup", 1100), item("glass vase", 2000)],
            vec!["1 - blue cup listed", "2 - glass vase listed"],
        ),
    ] {
        let order = asked.clone().when(correct(items), "2026-03-04").at("2026-03-04");
        assert_eq!(
            (rows(&order), &order.cancellations[0].lines[..]),
            (listed.iter().map(|it| (*it).to_owned()).collect(), &[2][..])
        );
    }
    // They do not double the lines of a page, and say more of them than the page does.
    let page = listing(vec![line("811", "red cup", 1000)], "2026-03-02 11:00");
    let seen = nothing().sees(page).when(correct(vec![item("red cup", 1200)]), "2026-03-03");
    let order = seen.at("2026-03-03");
    assert_eq!(rows(&order), ["1 811 red cup listed"]);
    assert_eq!(order.lines[0].line.unit_price, Some(amount(1200)));
    // Taken back, the page and what was entered first count again.
    let lift = Command::Correct { set: Box::default(), lift: vec!["lines".to_owned()] };
    let back = tale.when(lift.clone(), "2026-03-04");
    assert_eq!(rows(&back.at("2026-03-04")), ["1 - red cup listed", "2 - vase listed"]);
    let back = seen.when(lift, "2026-03-04");
    assert_eq!(back.at("2026-03-04").lines[0].line.unit_price, Some(amount(1000)));
    // What was told of a line stays its, though the line is called otherwise now.
    let asked = entered(vec![item("red cup", 1000), item("vase", 2000)])
        .when(lines(&["2"], cancel()), "2026-03-03")
        .when(correct(vec![item("red cup", 1000), item("glass vase", 2000)]), "2026-03-04");
    assert!(asked.lines_at("2026-03-04").contains(&"cancelling"));
}

#[test]
fn a_line_is_found_by_its_id_its_number_or_words_of_its_own() {
    let listed = vec![line("2", "Red cup", 1000), line("812", "Blue cup", 2000), item("Vase", 500)];
    let order = nothing().sees(listing(listed, "2026-03-03")).at("2026-03-04");
    for (text, number) in [
        // Its number on the page is surer than its number in the order.
        ("2", Some(1)),
        ("812", Some(2)),
        ("3", Some(3)),
        ("red", Some(1)),
        ("VASE", Some(3)),
        ("cup", None),
        ("green", None),
        ("4", None),
        ("0", None),
    ] {
        let found: Vec<u32> =
            find_line(text, &order.lines).iter().map(|line| line.number).collect();
        let numbers: Vec<u32> = number.into_iter().collect();
        assert_eq!(found, numbers, "{text}");
    }
}
