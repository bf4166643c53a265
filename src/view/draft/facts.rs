//! The facts of an order as the variables of a text.

use serde::Serialize;

use super::style::{Style, Tone};
use crate::app::Draft;
use crate::domain::evidence::Kind;
use crate::domain::instant::Instant;
use crate::domain::message::Topic;
use crate::domain::order::{
    Matter, Order, OrderLine, OrderParcel, Parcel, ParcelStage, Phase, Reason, refund_to_demand,
};
use crate::domain::time::Moment;
use crate::view::clean::clean;
use crate::view::language::Words;
use crate::view::table::fitted;

/// The columns of a title.
const TITLE: usize = 60;

/// The variables of a text, and their names in the order in which they are told.
macro_rules! variables {
    ($($name:ident: $kind:ty,)+) => {
        /// The variables of a text; one that nobody knows is none.
        #[derive(Debug, Serialize)]
        pub(super) struct Facts { $($name: $kind,)+ }

        pub(super) const VARIABLES: &[&str] = &[$(stringify!($name)),+];
    };
}

variables! {
    order: String,
    store: Option<String>,
    items: Vec<Item>,
    total: Option<String>,
    placed: Option<String>,
    paid: Option<String>,
    shipped: Option<String>,
    asked: Option<String>,
    reason: Option<String>,
    deadline: Option<String>,
    numbers: Vec<String>,
    carrier: Option<String>,
    number_is_wrong: bool,
    number_is_reused: bool,
    refund: Option<String>,
    refund_by: Option<String>,
    want: Option<&'static str>,
    amount: Option<String>,
    sent_back: Option<String>,
    seen: Option<String>,
    has_photos: bool,
    firm: bool,
}

#[derive(Debug, Serialize)]
struct Item {
    title: String,
    quantity: u32,
}

impl Facts {
    /// What is known: neither what is only assumed nor what is only prepared is told to anybody.
    pub(super) fn of(draft: &Draft, style: Style<'_>) -> Self {
        let words = style.lang.words();
        let order = draft.view.order.as_known();
        let purchase = order.purchase();
        let matter = draft.matter();
        let dispute = matter.dispute;
        let sent_back = dispute.and_then(|dispute| sent_back(&dispute.phase));
        let under_way: Vec<&OrderParcel> = under_way(order, draft.topic, &matter.lines);
        let parcels: Vec<(&str, Option<&str>)> = match sent_back {
            Some((_, parcel)) if draft.topic == Topic::Return => {
                vec![(&parcel.number, parcel.carrier.as_deref())]
            }
            Some(_) | None => under_way
                .iter()
                .map(|parcel| (parcel.number.as_str(), parcel.carrier.as_deref()))
                .collect(),
        };
        let is_about = |lines: &[u32]| {
            lines.is_empty() || lines.iter().any(|line| holds(&matter.lines, *line))
        };
        let items = order.lines.iter().filter(|line| holds(&matter.lines, line.number));
        let items = items.map(|line| Item {
            title: fitted(&clean(&line.line.title), TITLE),
            quantity: line.line.quantity,
        });
        let moment = |moment| words.moment(moment);
        let accounts = draft.view.bill.accounts.iter().filter(|account| !account.refund.is_assumed);
        let open = accounts.filter(|one| !one.is_settled() && is_about(&one.refund.lines));
        let refund_by = open.map(|account| account.expected.by.due()).min();
        let mut carriers = parcels.iter().filter_map(|(_, carrier)| *carrier);
        Self {
            order: subject(order, draft.topic, &matter.lines, &under_way),
            store: purchase
                .seller()
                .map(|seller| clean(&seller.name))
                .filter(|name| !name.is_empty()),
            items: items.filter(|item| !item.title.trim().is_empty()).collect(),
            total: purchase.total().map(|total| words.money(*total)),
            placed: purchase.placed().copied().map(moment),
            paid: purchase.paid().copied().map(moment),
            shipped: purchase.shipped().copied().map(moment),
            asked: matter.request.map(|asked| moment(asked.asked)),
            reason: reason(&matter, draft.topic, &words),
            deadline: draft.deadline.map(|deadline| words.until(deadline.due())),
            carrier: carriers.next_back().map(clean).filter(|carrier| !carrier.is_empty()),
            numbers: parcels.iter().map(|(number, _)| clean(number)).collect(),
            number_is_wrong: draft.fault.is_wrong,
            number_is_reused: draft.fault.is_reused,
            refund: refund_to_demand(order, &matter.lines).map(|owed| words.money(owed)),
            refund_by: refund_by.map(|by| words.until(by)),
            want: dispute.map(|dispute| dispute.claim.want.id()),
            amount: dispute
                .and_then(|dispute| dispute.claim.amount)
                .map(|amount| words.money(amount)),
            sent_back: sent_back.map(|(sent, _)| moment(sent)),
            seen: outdated_since(&draft.view.order).map(|seen| words.seen(seen)),
            has_photos: order
                .evidence
                .iter()
                .any(|kept| kept.evidence.kind == Kind::Photo && is_about(&kept.lines)),
            firm: style.tone == Tone::Firm,
        }
    }
}

/// Whether a line is among these, where none stands for all.
fn holds(lines: &[u32], number: u32) -> bool {
    lines.is_empty() || lines.contains(&number)
}

/// The parcels of these lines that a message about this names: of goods that are to come, none that
/// came.
fn under_way<'a>(order: &'a Order, topic: Topic, lines: &[u32]) -> Vec<&'a OrderParcel> {
    let is_to_come = matches!(topic, Topic::Extend | Topic::ShowsNothing | Topic::Hold);
    let came = |parcel: &OrderParcel| is_to_come && parcel.stage == ParcelStage::Delivered;
    order.declared_parcels().filter(|parcel| parcel.may_hold(lines) && !came(parcel)).collect()
}

/// The number of the order, with the items in parentheses where the message is not about all of them;
/// where nobody said in which parcel they are, with the numbers of the parcels that are to come.
fn subject(order: &Order, topic: Topic, lines: &[u32], parcels: &[&OrderParcel]) -> String {
    let is_listed = matches!(topic, Topic::Refund | Topic::Return);
    let is_to_come = topic == Topic::Extend && parcels.len() < order.declared_parcels().count();
    let names: Vec<String> = if !lines.is_empty() && !is_listed {
        lines.iter().filter_map(|number| order.line(*number)).map(item).collect()
    } else if lines.is_empty() && is_to_come {
        parcels.iter().map(|parcel| clean(&parcel.number)).collect()
    } else {
        Vec::new()
    };
    match names[..] {
        [] => order.id().to_string(),
        ref names => format!("{} ({})", order.id(), names.join(", ")),
    }
}

/// An item in a sentence of any language.
fn item(line: &OrderLine) -> String {
    let title = fitted(&clean(&line.line.title), TITLE);
    let id = || line.line.id.as_deref().map(clean);
    let name = Some(title).filter(|title| !title.trim().is_empty()).or_else(id);
    let name = name.unwrap_or_else(|| format!("#{}", line.number));
    format!("{name} ×{}", line.line.quantity)
}

/// When the order was last seen, where it may have changed since.
pub(super) fn outdated_since(order: &Order) -> Option<Instant> {
    order.as_of.filter(|_| order.is_outdated())
}

fn sent_back(phase: &Phase) -> Option<(Moment, &Parcel)> {
    if let Phase::ReturnSent { sent, parcel, .. } = phase { Some((*sent, parcel)) } else { None }
}

/// Why the order was cancelled or is disputed, whichever the topic is about.
fn reason(matter: &Matter<'_>, topic: Topic, words: &Words) -> Option<String> {
    let is_disputed = matches!(
        topic,
        Topic::Damaged | Topic::Wrong | Topic::Short | Topic::Return | Topic::KeepDispute
    );
    let told = if is_disputed {
        words.dispute_reason(matter.dispute?.claim.reason)
    } else {
        let given = matter.request?.reason;
        words.cancel_reason(given.filter(|reason| *reason != Reason::Other)?)
    };
    told.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::view::language::{Lang, letter};
    use crate::view::template::filled;

    /// Words that no text of another language has, but inside a fact.
    const ENGLISH: [&str; 25] = [
        "the", "and", "please", "order", "refund", "dispute", "seller", "this", "that", "your",
        "you", "with", "not", "has", "have", "been", "goods", "parcel", "money", "request",
        "answer", "thank", "hello", "from", "before",
    ];

    fn bare(firm: bool) -> Facts {
        Facts {
            order: "8212313961591322".to_owned(),
            store: None,
            items: Vec::new(),
            total: None,
            placed: None,
            paid: None,
            shipped: None,
            asked: None,
            reason: None,
            deadline: None,
            numbers: Vec::new(),
            carrier: None,
            number_is_wrong: false,
            number_is_reused: false,
            refund: None,
            refund_by: None,
            want: None,
            amount: None,
            sent_back: None,
            seen: None,
            has_photos: false,
            firm,
        }
    }

    fn title() -> String {
        fitted(&"大きなペンチと圧着工具セット".repeat(15), TITLE)
    }

    /// Everything is known, and every value is long.
    fn full(lang: Lang, firm: bool, returned: bool) -> Facts {
        let words = lang.words();
        let at = |text: &str| words.pacific(text.parse().expect("a time"));
        let some = |text: &str| Some(text.to_owned());
        Facts {
            store: some("アルタイル電子工業株式会社"),
            items: vec![
                Item { title: title(), quantity: 3 },
                Item { title: title(), quantity: 120 },
            ],
            total: some("132.74 BRL"),
            placed: Some(at("2026-03-02T18:00:00Z")),
            paid: Some(at("2026-03-02T18:30:00Z")),
            shipped: Some(at("2026-03-09T18:00:00Z")),
            asked: Some(at("2026-09-03T18:00:00Z")),
            reason: words.cancel_reason(Reason::SellerRaisedPrice).map(str::to_owned),
            deadline: Some(at("2026-09-23T18:00:00Z")),
            numbers: vec!["RX123456785CN".to_owned(), "LP00123456789012".to_owned()],
            carrier: some("Cainiao Super Economy Global"),
            refund: some("132.74 BRL"),
            refund_by: Some(at("2026-09-29T18:00:00Z")),
            want: Some(if returned { "return-and-refund" } else { "refund" }),
            amount: some("100.00 BRL"),
            sent_back: returned.then(|| at("2026-09-21T18:00:00Z")),
            seen: returned.then(|| words.seen("2026-09-01T18:00:00Z".parse().expect("a time"))),
            number_is_wrong: returned,
            number_is_reused: !returned,
            has_photos: true,
            ..bare(firm)
        }
    }

    fn write(lang: Lang, topic: Topic, facts: &Facts) -> String {
        let written = filled(letter(lang, topic), facts, VARIABLES);
        let written = written.unwrap_or_else(|flaw| panic!("{lang:?} {topic:?}: {flaw:?}"));
        written.trim_end().to_owned()
    }

    /// Every text with every way to fill it in, and what it is.
    fn all() -> Vec<(Lang, Topic, Facts, String)> {
        let mut all = Vec::new();
        for lang in Lang::ALL {
            for topic in Topic::ALL {
                for firm in [false, true] {
                    for facts in [bare(firm), full(lang, firm, false), full(lang, firm, true)] {
                        let text = write(lang, topic, &facts);
                        all.push((lang, topic, facts, text));
                    }
                }
            }
        }
        all
    }

    #[test]
    fn a_message_reads_well_whatever_is_known() {
        for (lang, topic, facts, text) in all() {
            let place = format!("{lang:?} {topic:?} firm {}:\n{text}", facts.firm);
            assert!(text.contains(&facts.order), "{place}");
            let holes = ["{{", "{%", "  ", "()", "（）", " .", " ,", "..", ",,", "::"];
            let hole = holes.into_iter().find(|hole| text.contains(hole));
            assert_eq!(hole, None, "{place}");
            let empty = ["none", "None", "undefined", "null", "true", "false"];
            let words: Vec<&str> = text.split(|part: char| !part.is_alphanumeric()).collect();
            let hole = empty.into_iter().find(|empty| words.contains(empty));
            assert_eq!(hole, None, "{place}");
            assert!(text.lines().all(|line| line.trim() == line), "{place}");
            assert!(!text.contains("\n\n\n") && !text.starts_with('\n'), "{place}");
            let lines = text.lines().filter(|line| !line.is_empty()).count();
            assert!((3..=12).contains(&lines), "{lines} lines: {place}");
            let longest = text.replace(&title(), "").chars().count();
            assert!(longest <= 1000, "{longest}: {place}");
        }
    }

    #[test]
    fn the_date_stands_in_every_message_that_has_one() {
        for (lang, topic, facts, text) in all() {
            let is_sent = topic == Topic::Return && facts.sent_back.is_some();
            if let Some(deadline) = facts.deadline.filter(|_| !is_sent) {
                assert!(text.contains(&deadline), "{lang:?} {topic:?}:\n{text}");
            }
        }
    }

    /// A request that was only prepared, or none: the other side has got nothing to accept.
    #[test]
    fn without_a_request_no_message_speaks_of_one() {
        let speaks = ["accept the request", "asked to cancel", "my request", "was rejected"];
        for (lang, topic, facts, text) in all() {
            if lang == Lang::En && facts.asked.is_none() {
                let text = text.to_lowercase();
                let said = speaks.into_iter().find(|words| text.contains(words));
                assert_eq!(said, None, "{topic:?}:\n{text}");
            }
        }
    }

    #[test]
    fn an_outdated_order_is_spoken_of_as_it_was_last_seen() {
        let of_state = [
            Topic::DoNotShip,
            Topic::AnswerRequest,
            Topic::Reconsider,
            Topic::Tracking,
            Topic::ShowsNothing,
            Topic::Hold,
            Topic::Extend,
        ];
        for (lang, topic, facts, text) in all() {
            if let Some(seen) = facts.seen.filter(|_| of_state.contains(&topic)) {
                assert!(text.contains(&seen), "{lang:?} {topic:?}:\n{text}");
            }
        }
    }

    #[test]
    fn firm_is_not_polite_and_no_two_topics_are_the_same() {
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for topic in Topic::ALL {
                for firm in [false, true] {
                    assert!(seen.insert(write(lang, topic, &bare(firm))), "{lang:?} {topic:?}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_left_in_english_by_accident() {
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::En) {
            for topic in Topic::ALL {
                let is_words = |line: &&str| {
                    let words = line.split("{%").next().unwrap_or_default();
                    words.split("{{").next().unwrap_or_default().chars().any(char::is_alphabetic)
                };
                let of =
                    |lang| letter(lang, topic).lines().filter(is_words).collect::<BTreeSet<_>>();
                let same: Vec<_> = of(lang).intersection(&of(Lang::En)).copied().collect();
                assert_eq!(same, [""; 0], "{lang:?} {topic:?}");
                for firm in [false, true] {
                    for facts in [bare(firm), full(lang, firm, false), full(lang, firm, true)] {
                        let text = write(lang, topic, &facts).to_lowercase();
                        let words: BTreeSet<&str> =
                            text.split(|part: char| !part.is_alphabetic()).collect();
                        let left: Vec<_> =
                            ENGLISH.into_iter().filter(|word| words.contains(word)).collect();
                        assert_eq!(left, [""; 0], "{lang:?} {topic:?}:\n{text}");
                    }
                }
            }
        }
    }

    /// A request may be about some items only: the rest is to be shipped, and the order goes on.
    #[test]
    fn what_a_request_asks_is_said_of_the_items_that_are_named() {
        for (lang, order) in [
            (Lang::En, "order"),
            (Lang::Zh, "订单"),
            (Lang::Ru, "заказ"),
            (Lang::Es, "pedido"),
            (Lang::Pt, "pedido"),
            (Lang::Fr, "commande"),
            (Lang::De, "Bestellung"),
            (Lang::Pl, "zamówieni"),
            (Lang::It, "ordine"),
            (Lang::Nl, "bestelling"),
        ] {
            for topic in [Topic::DoNotShip, Topic::AnswerRequest] {
                let mut lines = letter(lang, topic).lines();
                let vague =
                    lines.find(|line| line.contains(order) && !line.contains("{{ order }}"));
                assert_eq!(vague.filter(|line| !line.contains("{%")), None, "{lang:?} {topic:?}");
            }
        }
    }

    #[test]
    fn the_variables_are_told_as_they_are() {
        let facts = serde_json::to_string(&bare(true)).expect("JSON");
        let keys = facts.split([',', '{']).filter_map(|part| part.strip_prefix('"'));
        let keys: Vec<&str> = keys.filter_map(|part| part.split('"').next()).collect();
        assert_eq!(keys, VARIABLES);
    }
}
