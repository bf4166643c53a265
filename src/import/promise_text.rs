//! Recognises what a page promises with a date or with days, in nine languages.
//!
//! A promise is read part by part. What is ambiguous, such as two dates in one part, is not recognised and
//! stays text.

use super::date_text;
use super::sanitize;
use crate::domain::promise::{PromiseKind, Term, TermEnd};

/// The words for a refund in lower case: a step of the progress bar, or the beginning of a promise.
pub(super) const REFUND: [&str; 13] = [
    "refund",
    "rückerstattung",
    "erstattung",
    "remboursement",
    "reembolso",
    "zwrot pieniędzy",
    "zwrot środków",
    "refundacja",
    "rimborso",
    "terugbetaling",
    "restitutie",
    "возврат денег",
    "возврат средств",
];

/// What may stand before the word for a refund: that it is all of the money.
const FULL: [&str; 8] =
    ["full", "volle", "vollständige", "pełny", "pełna", "volledige", "полный", "total"];

// Beginnings of words; a `|` ends a whole word.
const FREE: &[&str] =
    &["free|", "kostenlos", "gratis|", "gratuit", "grátis|", "darmow", "bezpłatn", "бесплатн"];
const RETURN: &[&str] = &[
    "return",
    "rückgabe",
    "rücksendung",
    "retour",
    "devoluci",
    "devoluç",
    "reso|",
    "resi|",
    "zwrot|",
    "zwroty|",
    "возврат|",
    "возвраты|",
];
const NOT: &[&str] = &[
    "no|", "not|", "isn't|", "without|", "kein", "nicht|", "ohne|", "pas|", "sans|", "non|",
    "sin|", "não|", "sem|", "senza|", "nie|", "bez|", "braku|", "niet|", "geen|", "не|", "нет|",
    "без|",
];
const ARRIVAL: &[&str] = &[
    "deliver",
    "receiv",
    "arriv",
    "liefer",
    "geliefert|",
    "zustell",
    "zugestellt|",
    "erhalten|",
    "livr",
    "reçu",
    "entreg",
    "recib",
    "receb",
    "consegn",
    "ricevut",
    "lever",
    "geleverd|",
    "bezorg",
    "ontvang",
    "dostaw",
    "dostarcz",
    "otrzym",
    "достав",
    "получ",
];
const LATE: &[&str] = &[
    "delay",
    "late|",
    "later|",
    "verspät",
    "verzöger",
    "später|",
    "retard",
    "retras",
    "tarde|",
    "demora",
    "atras",
    "ritard",
    "vertraag",
    "vertraging",
    "laat|",
    "opóźn",
    "spóźn",
    "задерж",
    "опозд",
    "позже|",
];
const COUPON: &[&str] = &[
    "coupon",
    "gutschein",
    "cupón",
    "cupon",
    "cupom",
    "cupons|",
    "bon|",
    "buono|",
    "buoni|",
    "kupon",
    "waardebon",
    "kortingsbon",
    "tegoedbon",
    "купон",
];
/// What says that a day is only a guess.
const GUESS: &[&str] = &[
    "estim",
    "expect",
    "voraussicht",
    "geschätzt",
    "erwartet",
    "prév",
    "prev",
    "stimat",
    "verwacht",
    "geschat",
    "szacowan",
    "przewidywan",
    "spodziewan",
    "ориентир",
    "ожида",
    "примерн",
];
const BY: &[&str] = &[
    "by|",
    "before|",
    "until|",
    "bis|",
    "vor|",
    "spätestens|",
    "avant|",
    "ici|",
    "antes|",
    "hasta|",
    "até|",
    "entro|",
    "prima|",
    "voor|",
    "uiterlijk|",
    "tot|",
    "do|",
    "przed|",
    "до|",
    "к|",
];
const DAY: &[&str] = &[
    "day|",
    "days|",
    "tag|",
    "tage|",
    "tagen|",
    "kalendertage|",
    "kalendertagen|",
    "jour|",
    "jours|",
    "día|",
    "días|",
    "dia|",
    "dias|",
    "giorno|",
    "giorni|",
    "dag|",
    "dagen|",
    "dzień|",
    "dni|",
    "день|",
    "дня|",
    "дней|",
];
/// What may stand between a number and the days, and what must not stand around them: days of work.
const CALENDAR: &[&str] = &["calendar|", "календарных|", "kalendarzowych|", "natural|"];
const OF_WORK: &[&str] = &[
    "business|",
    "working|",
    "hábiles|",
    "úteis|",
    "ouvrables|",
    "ouvrés|",
    "lavorativi|",
    "roboczych|",
    "рабочих|",
];

/// The longest time in days that is taken for a promise.
const MAX_DAYS: u32 = 366;

/// What a promise with this title and text says, where that is recognised.
pub(super) fn terms(title: &str, text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    if is_free_return(title) {
        let end = [title, text].into_iter().find_map(end_of);
        let end = end.unwrap_or(TermEnd::Unstated);
        terms.push(Term { kind: PromiseKind::FreeReturn, end });
    }
    for part in parts(title).chain(parts(text)).filter_map(|part| term(&part)) {
        if !terms.iter().any(|known| known.kind == part.kind) {
            terms.push(part);
        }
    }
    terms
}

/// The parts of a promise, separated by `·` or a line break.
pub(super) fn parts(text: &str) -> impl Iterator<Item = String> {
    text.split(['·', '\n', '\r', '\u{2028}']).filter_map(sanitize::line)
}

/// What a part of a promise says.
fn term(part: &str) -> Option<Term> {
    let words = words(part);
    let has = |set: &[&str]| words.iter().any(|word| is_of(word, set));
    let is_of_missing = has(NOT) && has(ARRIVAL);
    let date = date_text::only_day(part).map(TermEnd::Date);
    let term = |kind, end| Some(Term { kind, end });
    if is_of_refund(part) {
        let days = || days(&words).filter(|_| is_of_missing);
        return term(PromiseKind::RefundIfLate, date.or_else(days)?);
    }
    if has(COUPON) {
        return term(PromiseKind::CouponIfLate, date.filter(|_| has(LATE) || is_of_missing)?);
    }
    if is_free_return(part) {
        return term(PromiseKind::FreeReturn, end_of(part).unwrap_or(TermEnd::Unstated));
    }
    let is_promised = has(ARRIVAL) && has(BY) && !has(GUESS) && !has(NOT) && !has(LATE);
    term(PromiseKind::Delivery, date.filter(|_| is_promised)?)
}

/// Whether a text begins with a word for a refund, or for all of one.
pub(super) fn is_of_refund(text: &str) -> bool {
    let text = text.to_lowercase();
    let rest = FULL.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' '));
    let text = rest.unwrap_or(&text);
    let after = |word: &str| text.strip_prefix(word);
    REFUND.into_iter().filter_map(after).any(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether one sentence has the words for free and return beside each other, and does not deny it.
fn is_free_return(text: &str) -> bool {
    let sentences = text.split(['.', ',', '!', '?', ';', '·', '\n']);
    let is_time =
        |word: &String| is_of(word, DAY) || word.starts_with(|char: char| char.is_numeric());
    sentences.map(words).any(|mut words| {
        words.retain(|word| !is_time(word));
        let places = |set| {
            let words = words.iter().enumerate();
            words.filter(move |(_, word)| is_of(word, set)).map(|(place, _)| place)
        };
        let is_denied = |place: usize| {
            let before = place.checked_sub(1).and_then(|before| words.get(before));
            before.is_some_and(|word| is_of(word, NOT))
        };
        places(FREE).any(|free| {
            let near = |back: &usize| free.abs_diff(*back) <= 2 && !is_denied(free.min(*back));
            places(RETURN).any(|back| near(&back))
        })
    })
}

/// The only date of a text, else its days.
fn end_of(text: &str) -> Option<TermEnd> {
    date_text::only_day(text).map(TermEnd::Date).or_else(|| days(&words(text)))
}

/// How many days a text names, where it names them once and they are days of the calendar.
fn days(words: &[String]) -> Option<TermEnd> {
    let mut found: Option<u32> = None;
    for (place, word) in words.iter().enumerate() {
        let Some(number) = word.parse::<u32>().ok().filter(|days| (1..=MAX_DAYS).contains(days))
        else {
            continue;
        };
        let mut after = words.iter().skip(place + 1).skip_while(|word| is_of(word, CALENDAR));
        let is_days = after.next().is_some_and(|word| is_of(word, DAY));
        if !is_days || after.next().is_some_and(|word| is_of(word, OF_WORK)) {
            continue;
        }
        if found.replace(number).is_some_and(|other| other != number) {
            return None;
        }
    }
    found.map(TermEnd::Days)
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let is_inside = |char: char| char.is_alphanumeric() || char == '\'';
    let text = text.replace('’', "'");
    let words = text.split(move |char| !is_inside(char)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether a word is one of these, or begins as one of them does that no `|` ends.
fn is_of(word: &str, set: &[&str]) -> bool {
    set.iter().any(|known| match known.strip_suffix('|') {
        Some(whole) => word == whole,
        None => word.starts_with(known),
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::time::Moment;
    use PromiseKind::{CouponIfLate, Delivery, FreeReturn, RefundIfLate};

    const TODAY: [(&str, &str, &str); 3] = [
        (
            "Fast delivery",
            "Apply for R$5,00 coupon code if delayed by Aug 3, 2026 · Refund if no delivery before Sep 4, 2026 · Refund if items damaged · Refund if package lost",
            "coupon-if-late 2026-08-03, refund-if-late 2026-09-04",
        ),
        (
            "Free returns",
            "Not satisfied with your order? Send it back within 15 days after delivery. The first return on each order is free (up to 5 times per month).",
            "free-return 15 days",
        ),
        ("", "Full refund if product is not received in 75 days.", "refund-if-late 75 days"),
    ];

    fn read(title: &str, text: &str) -> String {
        let end = |end| match end {
            TermEnd::Date(Moment::Day(day)) => format!(" {day}"),
            TermEnd::Date(Moment::At(_)) => " a time".to_owned(),
            TermEnd::Days(days) => format!(" {days} days"),
            TermEnd::Unstated => String::new(),
        };
        let terms = terms(title, text);
        let told = terms.iter().map(|term| format!("{}{}", term.kind.id(), end(term.end)));
        told.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn promises_as_pages_print_them() {
        for (title, text, expected) in TODAY {
            assert_eq!(read(title, text), expected, "{title}: {text}");
        }
    }

    #[test]
    fn each_kind_in_each_language() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 4).map(Moment::Day).expect("a day");
        let (date, days) = (TermEnd::Date(day), TermEnd::Days(30));
        for (kind, end, text) in [
            (RefundIfLate, date, "Refund if no delivery before Sep 4, 2026"),
            (RefundIfLate, date, "Rückerstattung, wenn nicht bis 4. September 2026 geliefert"),
            (RefundIfLate, date, "Reembolso si no se entrega antes del 4 de septiembre de 2026"),
            (RefundIfLate, date, "Remboursement si non livré avant le 4 septembre 2026"),
            (RefundIfLate, date, "Rimborso se non consegnato entro il 4 settembre 2026"),
            (RefundIfLate, date, "Terugbetaling indien niet geleverd voor 4 sep 2026"),
            (RefundIfLate, date, "Zwrot pieniędzy w razie braku dostawy do 4 września 2026"),
            (RefundIfLate, date, "Reembolso se não for entregue até 4 de set. de 2026"),
            (RefundIfLate, date, "Возврат денег, если заказ не доставлен до 4 сентября 2026 г."),
            (RefundIfLate, days, "Refund if no delivery within 30 days"),
            (RefundIfLate, days, "Erstattung, wenn nicht innerhalb von 30 Tagen geliefert"),
            (RefundIfLate, days, "Reembolso si no se entrega en 30 días"),
            (RefundIfLate, days, "Remboursement si pas livré sous 30 jours"),
            (RefundIfLate, days, "Rimborso se non consegnato entro 30 giorni"),
            (RefundIfLate, days, "Terugbetaling indien niet bezorgd binnen 30 dagen"),
            (RefundIfLate, days, "Zwrot środków, jeśli nie dostarczono w ciągu 30 dni"),
            (RefundIfLate, days, "Reembolso se não for entregue em 30 dias"),
            (RefundIfLate, days, "Возврат средств, если не доставлено за 30 дней"),
            (CouponIfLate, date, "Apply for €1.00 coupon code if delayed by Sep 4, 2026"),
            (CouponIfLate, date, "1,00 € Gutscheincode bei Verspätung nach dem 4. Sept. 2026"),
            (CouponIfLate, date, "Cupón de 1 € si se retrasa después del 4 sept 2026"),
            (CouponIfLate, date, "Bon de 1 € en cas de retard après le 4 sept. 2026"),
            (CouponIfLate, date, "Buono da 1 € in caso di ritardo oltre il 4 set 2026"),
            (CouponIfLate, date, "Kortingsbon van € 1 bij vertraging na 4 sep 2026"),
            (CouponIfLate, date, "Kupon 1 € w razie opóźnienia po 4 wrz 2026"),
            (CouponIfLate, date, "Cupom de R$5,00 se atrasar após 4 set, 2026"),
            (CouponIfLate, date, "Купон при задержке после 4 сентября 2026 г."),
            (FreeReturn, days, "Free returns within 30 days"),
            (FreeReturn, days, "Free 30-day returns"),
            (FreeReturn, days, "Kostenlose Rückgabe innerhalb von 30 Tagen"),
            (FreeReturn, days, "Devolución gratuita en 30 días naturales"),
            (FreeReturn, days, "Retours gratuits sous 30 jours"),
            (FreeReturn, days, "Reso gratuito entro 30 giorni"),
            (FreeReturn, days, "Gratis retourneren binnen 30 dagen"),
            (FreeReturn, days, "Darmowe zwroty przez 30 dni"),
            (FreeReturn, days, "Devoluções grátis em 30 dias"),
            (FreeReturn, days, "Бесплатный возврат в течение 30 дней"),
            (FreeReturn, date, "Free returns until Sep 4, 2026"),
            (FreeReturn, TermEnd::Unstated, "Free returns"),
            (Delivery, date, "Guaranteed delivery by Sep 4, 2026"),
            (Delivery, date, "Lieferung bis 4. Sept. 2026"),
            (Delivery, date, "Entrega antes del 4 de septiembre de 2026"),
            (Delivery, date, "Livraison avant le 4 sept. 2026"),
            (Delivery, date, "Consegna entro il 4 set 2026"),
            (Delivery, date, "Levering uiterlijk 4 sep 2026"),
            (Delivery, date, "Dostawa do 4 wrz 2026"),
            (Delivery, date, "Entrega até 4 de set. de 2026"),
            (Delivery, date, "Доставка до 4 сентября 2026 г."),
        ] {
            assert_eq!(terms("", text), [Term { kind, end }], "{text}");
        }
    }

    #[test]
    fn what_is_no_such_promise_stays_text() {
        for text in [
            "",
            "Service Commitment",
            "Refund if items damaged",
            "Refund within 15 days if lost",
            "Refund within 15 days after delivery if damaged",
            "Refund if no delivery within 15 business days",
            "Refund if no delivery within 15 to 30 days or 40 days",
            "Coupon valid until Sep 4, 2026",
            "Coupon if delayed",
            "No free returns within 15 days",
            "Free shipping. Returns accepted within 15 days",
            "Returns within 15 days",
            "Estimated delivery date: Sep 4, 2026",
            "Voraussichtliche Lieferung bis 4. Sept. 2026",
            "Delivery by Sep 4, 2026 or Sep 8, 2026",
            "Not delivered by Sep 4, 2026",
            "You can open a dispute within 90 days after order was placed.",
            "Order placed on Sep 4, 2026",
        ] {
            assert_eq!(terms("", text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(title in any::<String>(), text in any::<String>()) {
            drop(terms(&title, &text));
        }
    }
}
