//! `redress policy`: the rules, with everyone who says otherwise, and the buyer's own values.

use clap::{ArgMatches, Args, Command, FromArgMatches as _};

use super::chosen::unreadable;
use super::context::Context;
use super::failure::Failure;
use super::tree::Verb;
use super::words;
use crate::app::{
    self, Changed, Setting, Settings, SettingsError, Verdict, named_rule, own_settings, reckon,
    reindex, reset, rules, setting,
};
use crate::view::{changed, clean, fault, rule_list, rule_on_order, rule_text, setting_text};
use crate::world;

#[derive(Debug, Args)]
struct ShowWords {
    /// The name of the rule, as `policy list` prints it; or country, payment-method, holidays
    #[arg(value_name = "RULE")]
    rule: String,
    /// Count the dates of this order by it, step by step
    #[arg(long = "for", value_name = "ORDER")]
    order: Option<String>,
}

#[derive(Debug, Args)]
struct SetWords {
    /// The name of the rule; or country, payment-method, holidays
    #[arg(value_name = "RULE")]
    rule: String,
    /// 48h, 14d, 5bd (business days), 2y, a range 3-20bd, or a number; a country such as DE; a
    /// payment method; dates with commas between them
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
}

#[derive(Debug, Args)]
struct ResetWords {
    /// The name of the rule; or country, payment-method, holidays
    #[arg(value_name = "RULE")]
    rule: String,
}

/// The verbs.
pub(super) const VERBS: [Verb; 4] = [
    Verb {
        name: "list",
        about: "List the rules with their values, yours marked",
        args: |command: Command| command,
        run: list,
    },
    Verb {
        name: "show",
        about: "Show one rule with its sources, everyone who says otherwise, and its dates",
        args: ShowWords::augment_args,
        run: show,
    },
    Verb {
        name: "set",
        about: "Give a rule another value, or say where you live, how you pay, when nobody works",
        args: SetWords::augment_args,
        run: set,
    },
    Verb {
        name: "reset",
        about: "Take your value of a rule or setting back",
        args: ResetWords::augment_args,
        run: reset_verb,
    },
];

/// Lists what can be read; what means nothing is told beside it.
fn list(context: &mut Context, _matches: &ArgMatches) -> Result<(), Failure> {
    let settings = Settings::look(context.config_folder().as_deref());
    let chosen: Vec<_> = Setting::ALL
        .into_iter()
        .map(|known| setting(known, &settings))
        .filter(|chosen| chosen.choice.is_some())
        .collect();
    let text = rule_list(&rules(&settings), &chosen, &context.page);
    context.print(&text)?;
    tell(context, &settings.faults);
    Ok(())
}

fn show(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = ShowWords::from_arg_matches(matches).map_err(unreadable)?;
    let settings = own_settings(context.config_folder().as_deref())?;
    let text = match (Setting::from_id(&asked.rule), &asked.order) {
        (Some(known), None) => setting_text(&setting(known, &settings), &context.page),
        (Some(_), Some(_)) => {
            let message = format!("--for goes with a rule, and {} is none", asked.rule);
            return Err(Failure::usage("usage.flag", message));
        }
        (None, None) => rule_text(&named_rule(&asked.rule, &settings)?, &context.page),
        (None, Some(order)) => {
            let ruling = named_rule(&asked.rule, &settings)?;
            let session = context.session()?;
            let reckoning = reckon(&session, ruling.entry, words::digits(order)?)?;
            rule_on_order(&ruling, &reckoning, &context.page)
        }
    };
    context.print(&text)
}

fn set(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = SetWords::from_arg_matches(matches).map_err(unreadable)?;
    let keep = !context.globals.dry_run;
    world::outlive_size_limits();
    let done = app::set(context.config_folder().as_deref(), &asked.rule, asked.value.trim(), keep)?;
    report(context, &done)
}

fn reset_verb(context: &mut Context, matches: &ArgMatches) -> Result<(), Failure> {
    let asked = ResetWords::from_arg_matches(matches).map_err(unreadable)?;
    let keep = !context.globals.dry_run;
    world::outlive_size_limits();
    let done = reset(context.config_folder().as_deref(), &asked.rule, keep)?;
    report(context, &done)
}

fn report(context: &mut Context, done: &Changed) -> Result<(), Failure> {
    let recounted = recount(context, done);
    let text = changed(done, &context.page);
    context.print_change(&text)?;
    tell(context, &done.faults);
    // The setting is kept and told of, whatever became of the lists.
    recounted
}

/// Counts the dates of what is only presumed by the rules of today, as lists show them. What is
/// recorded stays.
fn recount(context: &Context, done: &Changed) -> Result<(), Failure> {
    let is_same = context.globals.dry_run || done.verdict == Verdict::NotSet;
    if is_same || !done.faults.is_empty() {
        return Ok(());
    }
    reindex(&context.session()?)?;
    Ok(())
}

/// Says beside the data what is wrong with the files.
fn tell(context: &mut Context, faults: &[SettingsError]) {
    for problem in faults.iter().map(fault) {
        context.hint(&clean(&format!("not used: {}", problem.message)));
        for hint in &problem.hints {
            context.hint(&clean(&format!("hint: {hint}")));
        }
    }
}
