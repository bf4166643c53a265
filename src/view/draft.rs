//! A message to the seller: the facts of the order in a text of the program, or of the buyer's own.

use serde::Serialize;
use serde_json::json;

use super::clean::clean;
use super::date::stamp;
use super::failure::Problem;
use super::json::json_line;
use super::language::{Lang, Words, letter};
use super::page::{Format, Page};
use super::phrase::stage_words;
use super::table::{csv_row, fitted};
use super::template::{Flaw, filled};
use crate::app::{Draft, Letter};
use crate::domain::message::Topic;
use crate::domain::order::{Dispute, Order, Parcel, Phase, Reason};

/// Where messages to sellers are written, when no page told the address for this one.
const INBOX: &str = "https://www.aliexpress.com/p/message/index.html";
/// The columns of a title.
const TITLE: usize = 60;

/// How a message sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Asks, and says thanks.
    Polite,
    /// Names the date and what follows.
    Firm,
}

impl Tone {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Polite, Self::Firm];

    /// The stable name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Polite => "polite",
            Self::Firm => "firm",
        }
    }

    /// The tone with this name.
    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.id() == id)
    }
}

/// A topic in half a line.
pub(crate) const fn topic_words(topic: Topic) -> &'static str {
    match topic {
        Topic::DoNotShip => "You asked to cancel: do not ship",
        Topic::AnswerRequest => "Answer the request to cancel",
        Topic::Reconsider => "The request was rejected: agree after all",
        Topic::Tracking => "Give the tracking number and the postal receipt",
        Topic::ShowsNothing => "The tracking number shows nothing, or cannot be right",
        Topic::Hold => "It was sent all the same: stop the parcel",
        Topic::Extend => "Extend the buyer protection",
        Topic::Damaged => "What came is damaged or does not work",
        Topic::Wrong => "What came is not what was ordered",
        Topic::Short => "Not everything came",
        Topic::Refuse => "You do not take the parcel",
        Topic::Return => "You send the goods back",
        Topic::Refund => "The refund has not come",
        Topic::KeepDispute => "The dispute stays open until the money is there",
        Topic::StayInside => "Goods are seen before receipt is confirmed; no money outside",
    }
}

/// What a message needs to know beside the order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style<'a> {
    /// Its language.
    pub(crate) lang: Lang,
    /// Its tone.
    pub(crate) tone: Tone,
    /// The buyer's own text.
    pub(crate) own: Option<&'a Letter>,
}

/// The variables of a text; one that nobody knows is none.
#[derive(Debug, Serialize)]
struct Facts {
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
    firm: bool,
}

/// The names of the variables, in the order in which they are told.
const VARIABLES: [&str; 20] = [
    "order",
    "store",
    "items",
    "total",
    "placed",
    "paid",
    "shipped",
    "asked",
    "reason",
    "deadline",
    "numbers",
    "carrier",
    "number_is_wrong",
    "number_is_reused",
    "refund",
    "refund_by",
    "want",
    "amount",
    "sent_back",
    "firm",
];

#[derive(Debug, Serialize)]
struct Item {
    title: String,
    quantity: u32,
}

impl Facts {
    fn of(draft: &Draft, style: Style<'_>) -> Self {
        let words = style.lang.words();
        let order = &draft.standing.order;
        let purchase = order.purchase();
        let dispute = dispute(order);
        let sent_back = dispute.and_then(|dispute| sent_back(&dispute.phase));
        let parcels: Vec<&Parcel> = match sent_back {
            Some((_, parcel)) if draft.topic == Topic::Return => vec![parcel],
            Some(_) | None => order.parcels().iter().collect(),
        };
        let items = purchase.lines().into_iter().flatten().map(|line| Item {
            title: fitted(&clean(&line.title), TITLE),
            quantity: line.quantity,
        });
        let moment = |moment| words.moment(moment);
        let open = draft.standing.accounts.iter().filter(|account| !account.is_settled());
        let refund_by = open.map(|account| account.expected.by.due()).min();
        let mut carriers = parcels.iter().filter_map(|parcel| parcel.carrier.as_deref());
        Self {
            order: order.id().to_string(),
            store: purchase
                .seller()
                .map(|seller| clean(&seller.name))
                .filter(|name| !name.is_empty()),
            items: items.filter(|item| !item.title.trim().is_empty()).collect(),
            total: purchase.total().map(|total| words.money(*total)),
            placed: purchase.placed().copied().map(moment),
            paid: purchase.paid().copied().map(moment),
            shipped: purchase.shipped().copied().map(moment),
            asked: order.cancellations().last().map(|last| moment(last.asked)),
            reason: reason(order, draft.topic, &words),
            deadline: draft.deadline.map(|deadline| words.until(deadline.due())),
            carrier: carriers.next_back().map(clean).filter(|carrier| !carrier.is_empty()),
            numbers: parcels.iter().map(|parcel| clean(&parcel.number)).collect(),
            number_is_wrong: draft.fault.is_wrong,
            number_is_reused: draft.fault.is_reused,
            refund: order.refund_owed().map(|owed| words.money(owed)),
            refund_by: refund_by.map(|by| words.until(by)),
            want: dispute.map(|dispute| dispute.claim.want.id()),
            amount: dispute
                .and_then(|dispute| dispute.claim.amount)
                .map(|amount| words.money(amount)),
            sent_back: sent_back.map(|(sent, _)| moment(sent)),
            firm: style.tone == Tone::Firm,
        }
    }
}

/// The dispute that is open, the oldest of several.
fn dispute(order: &Order) -> Option<&Dispute> {
    order.disputes().iter().find(|dispute| !dispute.phase.is_ended())
}

fn sent_back(phase: &Phase) -> Option<(crate::domain::time::Moment, &Parcel)> {
    if let Phase::ReturnSent { sent, parcel, .. } = phase { Some((*sent, parcel)) } else { None }
}

/// Why the order was cancelled or is disputed, whichever the topic is about.
fn reason(order: &Order, topic: Topic, words: &Words) -> Option<String> {
    let told = match topic {
        Topic::Damaged | Topic::Wrong | Topic::Short | Topic::Return | Topic::KeepDispute => {
            words.dispute_reason(dispute(order)?.claim.reason)
        }
        Topic::DoNotShip
        | Topic::AnswerRequest
        | Topic::Reconsider
        | Topic::Tracking
        | Topic::ShowsNothing
        | Topic::Hold
        | Topic::Extend
        | Topic::Refuse
        | Topic::Refund
        | Topic::StayInside => {
            let given = order.cancellations().last()?.reason;
            words.cancel_reason(given.filter(|reason| *reason != Reason::Other)?)
        }
    };
    told.map(str::to_owned)
}

/// The message alone, without a line end after it. Fails where the buyer's own text has a variable
/// that there is not, or cannot be read.
pub(crate) fn message(draft: &Draft, style: Style<'_>) -> Result<String, Box<Problem>> {
    let text = style.own.map_or_else(|| letter(style.lang, draft.topic), |own| own.text.as_str());
    let facts = Facts::of(draft, style);
    let filled = filled(text, &facts, &VARIABLES);
    filled
        .map(|text| text.trim_end().to_owned())
        .map_err(|flaw| Box::new(problem(style.own, &flaw)))
}

fn problem(own: Option<&Letter>, flaw: &Flaw) -> Problem {
    let path = own.map(|own| own.path.display().to_string());
    let place = path.as_deref().unwrap_or("the text of this message");
    let place = match flaw.line {
        Some(line) => format!("{place}, line {line}"),
        None => place.to_owned(),
    };
    let mut problem = Problem::new("message.template", format!("{place}: {}", flaw.why))
        .cause(format!("the variables are: {}", VARIABLES.join(" ")));
    problem.data = json!({ "path": path, "line": flaw.line, "variables": VARIABLES });
    match path {
        Some(path) => problem.hint(format!("correct {path}")),
        None => problem,
    }
}

/// Where to write to the seller of an order.
pub(crate) fn inbox(order: &Order) -> String {
    let seller = order.purchase().seller().and_then(|seller| seller.message_url.as_deref());
    clean(seller.unwrap_or(INBOX))
}

/// A message with what it is about, schema `redress.draft/1`.
#[derive(Debug, Serialize)]
struct DraftJson<'a> {
    schema: &'static str,
    order: &'a str,
    topic: &'static str,
    fitting: Vec<&'static str>,
    lang: &'static str,
    tone: &'static str,
    text: &'a str,
    deadline: Option<DeadlineJson>,
    url: String,
}

#[derive(Debug, Serialize)]
struct DeadlineJson {
    rule: &'static str,
    due_at: String,
}

/// A message, ready to paste; for programs with what it is about.
pub(crate) fn drafted(draft: &Draft, style: Style<'_>, text: &str, page: &Page) -> String {
    let order = &draft.standing.order;
    let id = order.id();
    let json = |pretty| {
        let deadline = draft.deadline.map(|deadline| DeadlineJson {
            rule: deadline.rule().id(),
            due_at: stamp(deadline.due()),
        });
        let json = DraftJson {
            schema: "redress.draft/1",
            order: id.as_str(),
            topic: draft.topic.id(),
            fitting: draft.fitting.iter().map(|topic| topic.id()).collect(),
            lang: style.lang.id(),
            tone: style.tone.id(),
            text,
            deadline,
            url: inbox(order),
        };
        json_line(&json, pretty)
    };
    match page.format {
        Format::Json => json(true),
        Format::Ndjson => json(false),
        Format::Id => format!("{id}\n"),
        Format::Csv => {
            let row = [id.as_str(), draft.topic.id(), style.lang.id(), style.tone.id(), text];
            csv_row(&["order", "topic", "lang", "tone", "text"]) + &csv_row(&row)
        }
        Format::Tsv | Format::Table | Format::Wide => format!("{text}\n"),
    }
}

/// What to say where the topic does not fit the order as it stands; `None` where it does.
pub(crate) fn misfit(draft: &Draft) -> Option<String> {
    let order = &draft.standing.order;
    let fitting = draft.fitting.iter().map(|topic| topic.id()).collect::<Vec<_>>().join(", ");
    (!draft.fits()).then(|| {
        format!(
            "order {} is {}, and {} does not fit it; what fits: {fitting}",
            order.id(),
            stage_words(order.stage()),
            draft.topic.id()
        )
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

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
            number_is_wrong: returned,
            number_is_reused: !returned,
            ..bare(firm)
        }
    }

    fn write(lang: Lang, topic: Topic, facts: &Facts) -> String {
        let written = filled(letter(lang, topic), facts, &VARIABLES);
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

    #[test]
    fn the_variables_are_told_as_they_are() {
        let facts = serde_json::to_string(&bare(true)).expect("JSON");
        let keys = facts.split([',', '{']).filter_map(|part| part.strip_prefix('"'));
        let keys: Vec<&str> = keys.filter_map(|part| part.split('"').next()).collect();
        assert_eq!(keys, VARIABLES);
    }
}
