//! `redress message draft ORDER`.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgMatches, Args as _};

use crate::app;
use crate::cli::browse;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::parse;
use crate::cli::verb::{Verb, read};
use crate::domain::message::Topic;
use crate::settings::own_letter;
use crate::view::{self, Format, Lang, Style, Tone, advice};

#[derive(Debug, clap::Args)]
struct Args {
    /// The order number, or its beginning or end
    #[arg(value_name = "ORDER")]
    order: String,
    /// What to write about, where that is not what fits the order best
    #[arg(long, value_name = "TOPIC", value_parser = PossibleValuesParser::new(topics()))]
    about: Option<String>,
    /// The language
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = PossibleValuesParser::new(languages()))]
    lang: String,
    /// How it sounds
    #[arg(long, value_name = "TONE", default_value = "polite", value_parser = PossibleValuesParser::new(tones()))]
    tone: String,
    /// Copy it to the clipboard too
    #[arg(long)]
    copy: bool,
}

fn topics() -> [PossibleValue; 15] {
    Topic::ALL.map(|topic| PossibleValue::new(topic.id()).help(view::topic_words(topic)))
}

fn languages() -> [PossibleValue; 10] {
    Lang::ALL.map(|lang| PossibleValue::new(lang.id()).help(lang.name()))
}

fn tones() -> [PossibleValue; 2] {
    Tone::ALL.map(|tone| {
        let help = match tone {
            Tone::Polite => "Asks, and says thanks",
            Tone::Firm => "Names the date and what follows",
        };
        PossibleValue::new(tone.id()).help(help)
    })
}

/// The verb.
pub(in crate::cli) const VERB: Verb = Verb {
    name: "draft",
    about: "Write a message to the seller, ready to paste, with the order's facts and dates",
    args: |command| Args::augment_args(command).after_help(OWN),
    run,
};

/// Where the buyer's own texts are.
const OWN: &str = "Your own text goes into messages/LANGUAGE/TOPIC.txt in the folder of the \
settings (redress store path -v names it): messages/de/do-not-ship.txt";

/// Where a message belongs that is to count.
const CHAT: &str = "Send this in the AliExpress chat; messages elsewhere don't count in a dispute.";

fn run(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked: Args = read(matches)?;
    let about = asked.about.as_deref().and_then(Topic::from_id);
    let lang = Lang::from_id(&asked.lang).unwrap_or(Lang::En);
    let tone = Tone::from_id(&asked.tone).unwrap_or(Tone::Polite);
    let draft = app::draft(&context.open()?, parse::digits(&asked.order)?, about)?;
    let own = match context.config_folder() {
        Some(folder) => own_letter(&folder, lang.id(), draft.topic.id())?,
        None => None,
    };
    let style = Style { lang, tone, own: own.as_ref() };
    let text = view::message(&draft, style).map_err(Failure::Failed)?;
    // A text of the buyer's own can hold what a terminal obeys; JSON writes that in letters.
    let shown = view::harmless(&text);
    let is_json = matches!(context.page.format, Format::Json | Format::Ndjson);
    let printed = if is_json { &text } else { &shown };
    context.print(&view::drafted(&draft, style, printed, &context.page))?;
    if asked.copy {
        copy(context, &shown);
    }
    let order = &draft.view.order;
    let url = view::inbox(order);
    if matches!(context.page.format, Format::Table | Format::Wide | Format::Tsv) {
        for note in view::draft_notes(&draft, &context.page) {
            context.hint(&note);
        }
        context.advise(CHAT);
        if let Some(advice) = advice(order) {
            context.advise(advice);
        }
        context.hint(&format!("write there: {url}"));
        let id = order.id();
        context.hint(&format!("keep what you sent: redress message log {id} --from me -"));
    }
    browse::open_if_wanted(context, &url);
    Ok(())
}

/// Puts a text on the clipboard of the terminal that the hints go to.
fn copy(context: &mut Context, text: &str) {
    let term = context.world.variable("TERM");
    if context.world.terminals.stderr && term.is_some_and(|term| term != "dumb") {
        context.say_to_terminal(&view::to_clipboard(text));
        context.hint("copied, where the terminal lets programs fill the clipboard");
    } else {
        context.hint("there is no terminal to copy with");
    }
}
