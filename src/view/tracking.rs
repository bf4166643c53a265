//! Tracking numbers as they are judged: what each is, what that means, and where to look.

use std::fmt::Write as _;

use super::doubt::{GROUND, doubt_advice, doubt_json, doubt_words, number_words};
use super::json::{Json, object};
use super::lookup::lookups;
use super::page::{Format, Page};
use super::phrase::{counted, series};
use super::rows::Rows;
use super::table::fold;
use crate::app::Tracked;
use crate::domain::tracking::{Doubt, Form, Proof, Reading, Service, Verdict, check};

/// The rule of a number about which nothing is doubtful.
const PATIENCE: &[&str] = &["tracking-first-scan"];

/// The columns for scripts; of several carriers the first is named.
const ROWS: Rows = Rows {
    id: "normalized",
    columns: "number verdict expected_check_digit carriers:carriers.form \
              service:carriers.0.service posted_in:carriers.0.posted_in doubts:doubts.doubt rules \
              orders url:lookup.0.url",
    between: ",",
};

/// One number, schema `redress.tracking/1`.
fn tracking_json(tracked: &Tracked) -> Json {
    let finding = &tracked.finding;
    let lookups = lookups(tracked).into_iter();
    object! {
        "schema": "redress.tracking/1",
        "number": &finding.given,
        "normalized": &finding.normal,
        "verdict": finding.verdict.id(),
        "expected_check_digit": expected(finding.verdict),
        "carriers": Json::list(finding.readings.iter().map(reading_json)),
        "orders": Json::list(&tracked.orders),
        "doubts": Json::list(doubt_json(tracked)),
        "rules": rules(tracked),
        "lookup": Json::list(lookups.map(|one| object! { "place": one.place, "url": one.url })),
    }
}

fn reading_json(reading: &Reading) -> Json {
    let proof = match reading.proof {
        Proof::CheckDigit => "check-digit",
        Proof::Shape => "shape",
        Proof::WrongCheckDigit { .. } => "wrong-check-digit",
    };
    object! {
        "form": reading.form.id(),
        "service": service(reading.form).map(Service::id),
        "proof": proof,
        "posted_in": reading.posted.as_ref(),
        "delivers_in": reading.delivers.as_ref(),
    }
}

/// Numbers as they are judged.
pub(crate) fn tracking(numbers: &[Tracked], page: &Page) -> String {
    if page.format == Format::Id {
        return numbers.iter().map(|number| format!("{}\n", number.finding.normal)).collect();
    }
    ROWS.many(numbers.iter().map(tracking_json), page, || {
        let texts: Vec<String> = numbers.iter().map(|number| text(number, page)).collect();
        texts.join("\n")
    })
}

/// The page where a number is looked up first.
pub(crate) fn first_lookup(tracked: &Tracked) -> Option<String> {
    lookups(tracked).into_iter().next().map(|lookup| lookup.url)
}

fn text(tracked: &Tracked, page: &Page) -> String {
    let mut text = page.subject(&number_words(tracked)) + "\n";
    let mut paragraph = |words: &str| text.push_str(&fold(words, page.width, ""));
    let verdict = verdict_words(tracked);
    if tracked.doubts.is_empty() {
        paragraph(&verdict);
    } else {
        paragraph(&page.urgent(&verdict));
    }
    for doubt in &tracked.doubts {
        match doubt {
            // The verdict says it.
            Doubt::WrongCheckDigit { .. } | Doubt::NoSuchCountry | Doubt::UnknownShape => {
                paragraph(doubt_advice(doubt));
            }
            Doubt::OtherCountry { .. } | Doubt::Reused { .. } => {
                let fact = doubt_words(doubt, tracked);
                paragraph(&format!("It {fact}. {}", doubt_advice(doubt)));
            }
        }
    }
    if !tracked.doubts.is_empty() {
        paragraph(GROUND);
    }
    text.push('\n');
    for order in &tracked.orders {
        let _infallible = writeln!(text, "On order    {order}");
    }
    for (at, rule) in rules(tracked).iter().enumerate() {
        let label = if at == 0 { "Rules" } else { "" };
        let _infallible = writeln!(text, "{label:10}  redress policy show {rule}");
    }
    for (at, lookup) in lookups(tracked).iter().enumerate() {
        let label = if at == 0 { "Look up" } else { "" };
        let _infallible = writeln!(text, "{label:10}  {}", lookup.url);
    }
    text
}

/// Whether the number can exist, and whose it is, in a sentence or two.
fn verdict_words(tracked: &Tracked) -> String {
    let finding = &tracked.finding;
    let names: Vec<String> = finding.readings.iter().map(reading_words).collect();
    match finding.verdict {
        Verdict::Valid => valid_words(&finding.readings),
        Verdict::Plausible => format!(
            "Plausible: numbers of this kind have no check digit. It can be {}.",
            series(&names, "or")
        ),
        Verdict::WrongCheckDigit { expected } => format!(
            "Wrong check digit: it should be {expected}, so this number can't exist. It has the shape of {}.",
            series(&names, "or")
        ),
        Verdict::NoSuchCountry => {
            let normal = &finding.normal;
            let suffix = normal.get(normal.len().saturating_sub(2)..).unwrap_or(normal);
            format!(
                "No such country: it looks like a postal number, but no country uses the ending \
                 {suffix}."
            )
        }
        Verdict::Unknown => {
            let count = |is: fn(&char) -> bool| finding.given.chars().filter(is).count();
            let (letters, digits) = (count(char::is_ascii_alphabetic), count(char::is_ascii_digit));
            let shape = format!("{}, {}", counted(letters, "letter"), counted(digits, "digit"));
            let strange = if check(&finding.normal).verdict == Verdict::Unknown {
                ""
            } else {
                " It has characters other than A to Z and digits; without them the shape is known: \
                 type it again."
            };
            format!(
                "Unknown: no carrier that redress knows uses numbers of this shape ({shape}).{strange}"
            )
        }
    }
}

/// What the check digit of a valid number proves, and whose the shape is too.
fn valid_words(readings: &[Reading]) -> String {
    let named = |is_proven: bool| -> Vec<String> {
        let readings = readings.iter();
        let readings = readings.filter(|reading| (reading.proof == Proof::CheckDigit) == is_proven);
        readings.map(reading_words).collect()
    };
    let others = named(false);
    let mut words = format!("Valid: the check digit fits {}.", series(&named(true), "or"));
    if !others.is_empty() {
        let _infallible = write!(words, " It can be {} too.", series(&others, "or"));
    }
    words
}

fn reading_words(reading: &Reading) -> String {
    let mut words = form_words(reading.form).to_owned();
    let is_post = matches!(reading.form, Form::Post(_));
    if let Some(posted) = reading.posted.as_ref().filter(|_| is_post) {
        let _infallible = write!(words, " posted in {}", posted.name());
    }
    if let Some(country) = &reading.delivers {
        let _infallible = write!(words, ", which delivers in {} alone", country.name());
    }
    words
}

/// The rules that a number brings into play, each once.
fn rules(tracked: &Tracked) -> Vec<&'static str> {
    let mut rules: Vec<&'static str> = Vec::new();
    for rule in tracked.doubts.iter().flat_map(Doubt::rules).copied() {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    if rules.is_empty() { PATIENCE.to_vec() } else { rules }
}

fn expected(verdict: Verdict) -> Option<char> {
    if let Verdict::WrongCheckDigit { expected } = verdict { Some(expected) } else { None }
}

fn service(form: Form) -> Option<Service> {
    if let Form::Post(service) = form { Some(service) } else { None }
}

/// Whose shape it is, after "it is".
fn form_words(form: Form) -> &'static str {
    match form {
        Form::Post(service) => match service {
            Service::Parcel => "a parcel",
            Service::ShopParcel => "a shop's parcel",
            Service::Ems => "express mail (EMS)",
            Service::TrackedLetter => "a tracked letter",
            Service::Registered => "a registered letter",
            Service::Untracked => "a small packet, often without a scan at the door,",
            Service::Insured => "an insured letter",
            Service::Bag => "a bag of printed matter",
            Service::Reply => "a business reply",
            Service::Domestic => "an item of a post's own service",
            Service::Unassigned => "an item of a service without a name in the standard",
        },
        Form::Ups => "UPS",
        Form::Usps => "the US post (USPS)",
        Form::FedexExpress => "FedEx Express",
        Form::FedexGround => "FedEx Ground",
        Form::DhlExpress => "DHL Express",
        Form::DhlPiece => "DHL",
        Form::DhlEcommerce => "DHL eCommerce",
        Form::DhlPaket => "DHL Paket in Germany",
        Form::Sscc => "a shipping unit of a carrier that uses GS1 numbers",
        Form::Dpd => "DPD",
        Form::Gls => "GLS",
        Form::Evri => "Evri",
        Form::CanadaPost => "Canada Post",
        Form::RussianPost => "Russian Post",
        Form::JapanCourier => "Yamato, Sagawa or Japan Post",
        Form::Amazon => "Amazon's own delivery",
        Form::OnTrac => "OnTrac",
        Form::PostNl => "PostNL",
        Form::Colissimo => "Colissimo",
        Form::InPost => "InPost",
        Form::UniUni => "UniUni",
        Form::Gofo => "GOFO",
        Form::SfExpress => "SF Express",
        Form::JtExpress => "J&T Express",
        Form::Cainiao => "Cainiao, AliExpress's own carrier",
        Form::Aliexpress => "a parcel number of AliExpress",
        Form::Yanwen => "Yanwen or a courier in China",
        Form::YunExpress => "YunExpress",
        Form::FourPx => "4PX",
        Form::SunYou => "SunYou",
    }
}
