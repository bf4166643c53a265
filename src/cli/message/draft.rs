//! `redress message draft ORDER`.

use clap::builder::PossibleValue;

use crate::app;
use crate::cli::browse;
use crate::cli::order_arg::OrderArg;
use crate::cli::subject_args::LineArgs;
use crate::cli::verb::{Context, Failure, Run};
use crate::cli::words::one_of;
use crate::domain::message::Topic;
use crate::settings::own_letter;
use crate::view::{self, Format, Lang, Style, Tone, advice};

#[derive(Debug, clap::Args)]
#[command(after_help = OWN)]
pub(in crate::cli) struct Draft {
    #[command(flatten)]
    order: OrderArg,
    /// What to write about, where that is not what fits the order best
    #[arg(long, value_name = "TOPIC", value_parser = one_of(described(Topic::ALL, Topic::id, view::topic_words)))]
    about: Option<Topic>,
    #[command(flatten)]
    lines: LineArgs,
    /// The language
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = one_of(described(Lang::ALL, Lang::id, Lang::name)))]
    lang: Lang,
    /// How it sounds
    #[arg(long, value_name = "TONE", default_value = "polite", value_parser = one_of(described(Tone::ALL, Tone::id, tone_help)))]
    tone: Tone,
    /// Copy it to the clipboard too
    #[arg(long)]
    copy: bool,
}

impl Run for Draft {
    const NAME: &str = "draft";
    const ABOUT: &str =
        "Write a message to the seller, ready to paste, with the order's facts and dates";

    fn run(self, context: &mut Context) -> Result<(), Failure> {
        let (lang, tone) = (self.lang, self.tone);
        let lines = self.lines.read()?;
        let draft = app::draft(&context.open()?, self.order.digits()?, self.about, &lines)?;
        let own = match context.config_folder() {
            Some(folder) => own_letter(&folder, lang.id(), draft.topic.id())?,
            None => None,
        };
        let style = Style { lang, tone, own: own.as_ref() };
        let text = view::message(&draft, style).map_err(Failure::Failed)?;
        // A text of the buyer's own can hold what a terminal obeys; JSON writes that in letters.
        let shown = view::harmless(&text);
        let is_json = context.page.format.is_json();
        let printed = if is_json { &text } else { &shown };
        context.print(&view::drafted(&draft, style, printed, &context.page))?;
        if self.copy {
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
}

/// The values of an enum, each with its id and what the help says of it.
fn described<T: Copy>(
    all: impl IntoIterator<Item = T>,
    id: fn(T) -> &'static str,
    help: fn(T) -> &'static str,
) -> Vec<(PossibleValue, T)> {
    all.into_iter().map(|value| (PossibleValue::new(id(value)).help(help(value)), value)).collect()
}

const fn tone_help(tone: Tone) -> &'static str {
    match tone {
        Tone::Polite => "Asks, and says thanks",
        Tone::Firm => "Names the date and what follows",
    }
}

/// Where the buyer's own texts are.
const OWN: &str = "Your own text goes into messages/LANGUAGE/TOPIC.txt in the folder of the \
settings (redress store path -v names it): messages/de/do-not-ship.txt";

/// Where a message belongs that is to count.
const CHAT: &str = "Send this in the AliExpress chat; messages elsewhere don't count in a dispute.";

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
