//! Questions in a terminal: the only place that names the prompt library.
//!
//! Nothing here is called unless stdin and stderr are terminals and questions are allowed: a
//! prompt without a terminal would loop for ever. Esc and Ctrl-C leave with nothing done.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use console::{Key, Term};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, MultiSelect, Select};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::context::Context;
use super::failure::Failure;
use crate::view::{clean, fitted, folded};

/// The columns that a prompt needs beside its words.
const MARGIN: usize = 4;
/// The same of which several are chosen, with the box before each.
const SEVERAL_MARGIN: usize = 7;
/// The columns that the library needs for the number of the page.
const PAGE_NUMBER: usize = 16;
/// The columns that an answer needs beside its question; else it gets a line of its own.
const ANSWER: usize = 16;
/// How to pick; left out where it does not fit.
const KEYS: &str = "  (↑↓, Enter; Esc to leave)";
/// How to pick several.
const SEVERAL_KEYS: &str = "  (↑↓, space, Enter; Esc to leave)";

pub(super) struct Asker {
    term: Term,
    theme: Box<dyn Theme>,
    rows: usize,
    width: usize,
    _silence: Silence,
    // Dropped last: until then an interrupt ends the prompt and not the process.
    guard: InterruptGuard,
}

/// Someone to ask, or an error that names the flags which would answer.
pub(super) fn asker(
    context: &Context,
    flags: &[&'static str],
    order: bool,
) -> Result<Asker, Failure> {
    if !context.may_ask() {
        return Err(Failure::InputRequired { flags: flags.to_vec(), order });
    }
    let term = Term::stderr();
    let (rows, columns) = term.size();
    let theme: Box<dyn Theme> =
        if context.page.color { Box::new(ColorfulTheme::default()) } else { Box::new(SimpleTheme) };
    let (rows, width) = (usize::from(rows), usize::from(columns));
    let guard = InterruptGuard::new();
    Ok(Asker { term, theme, rows, width, _silence: Silence::new(), guard })
}

impl Asker {
    /// The columns that an item to choose can take.
    pub(super) fn room(&self) -> usize {
        self.width.saturating_sub(MARGIN).max(10)
    }

    /// The columns that an item can take of which several are chosen.
    pub(super) fn room_of_several(&self) -> usize {
        self.width.saturating_sub(SEVERAL_MARGIN).max(10)
    }

    /// One of the items; the first is chosen unless the person moves.
    pub(super) fn choose(&self, question: &str, items: &[String]) -> Result<usize, Failure> {
        self.choose_from(question, items, 0)
    }

    /// One of the values, each by its item.
    pub(super) fn pick<'a, T>(
        &self,
        question: &str,
        values: &'a [T],
        items: &[String],
    ) -> Result<&'a T, Failure> {
        values.get(self.choose(question, items)?).ok_or(Failure::Aborted)
    }

    /// One of the items; this one is chosen unless the person moves.
    pub(super) fn choose_from(
        &self,
        question: &str,
        items: &[String],
        at: usize,
    ) -> Result<usize, Failure> {
        let is_paged = items.len() + 2 > self.rows;
        let room = self.room().saturating_sub(if is_paged { PAGE_NUMBER } else { 0 });
        let with_keys = format!("{question}{KEYS}");
        let question = if with_keys.width() <= room { with_keys } else { fitted(question, room) };
        let labels = items.iter().map(|item| fitted(&clean(item), self.room())).collect();
        // The library takes the bytes of an item for its columns when it clears the screen, and
        // would clear lines that are not its own. So it gets numbers, and the theme the words.
        let numbers: Vec<String> = (0..items.len()).map(|number| number.to_string()).collect();
        let theme = Labelled { theme: &*self.theme, labels };
        let asked = Select::with_theme(&theme)
            .with_prompt(question)
            .items(&numbers)
            .default(at)
            .report(false)
            .interact_on_opt(&self.term);
        self.answer(asked)
    }

    /// Some of the items, at least one; all are chosen unless the person takes some away.
    pub(super) fn several(&self, question: &str, items: &[String]) -> Result<Vec<usize>, Failure> {
        let with_keys = format!("{question}{SEVERAL_KEYS}");
        let room = self.room().saturating_sub(PAGE_NUMBER);
        let question = if with_keys.width() <= room { with_keys } else { fitted(question, room) };
        let room = self.room_of_several();
        let labels = items.iter().map(|item| fitted(&clean(item), room)).collect();
        let numbers: Vec<String> = (0..items.len()).map(|number| number.to_string()).collect();
        let theme = Labelled { theme: &*self.theme, labels };
        loop {
            let asked = MultiSelect::with_theme(&theme)
                .with_prompt(question.clone())
                .items(&numbers)
                .defaults(&vec![true; items.len()])
                .report(false)
                .interact_on_opt(&self.term);
            let chosen = self.answer(asked)?;
            if !chosen.is_empty() {
                return Ok(chosen);
            }
            self.say("Choose at least one with the space bar; Esc to leave")?;
        }
    }

    /// A yes-or-no question, which goes on with a yes only; Enter without an answer means no.
    pub(super) fn confirm(&self, question: &str) -> Result<(), Failure> {
        let asked = Confirm::with_theme(&*self.theme)
            .with_prompt(fitted(question, self.width.saturating_sub(2 * MARGIN)))
            .default(false)
            .interact_on_opt(&self.term);
        if asked.is_err() {
            // The question still stands on the line of the cursor.
            drop(self.term.write_line(""));
        }
        if self.answer(asked)? { Ok(()) } else { Err(Failure::Aborted) }
    }

    /// A line of text; empty when the person just presses Enter.
    pub(super) fn line(&self, question: &str) -> Result<String, Failure> {
        let mut prompt = format!("{question}: ");
        if prompt.width() + ANSWER > self.width {
            self.say(question)?;
            "> ".clone_into(&mut prompt);
        }
        let room = self.width.saturating_sub(prompt.width() + 1).max(1);
        let mut text = String::new();
        let answered = loop {
            let shown = self
                .term
                .clear_line()
                .and_then(|()| self.term.write_str(&format!("{prompt}{}", ending(&text, room))));
            match shown.and_then(|()| self.term.read_key()) {
                Ok(Key::Enter) => break Ok(text.trim().to_owned()),
                Ok(Key::Escape | Key::CtrlC) => break Err(Failure::Aborted),
                Ok(Key::Char(END_OF_INPUT)) if text.is_empty() => break Err(Failure::Aborted),
                Ok(Key::Char(CLEAR_LINE)) => text.clear(),
                Ok(Key::Backspace) => drop(text.pop()),
                Ok(Key::Char(character)) if !character.is_control() => text.push(character),
                Ok(_other_keys) => {}
                Err(error) => break Err(aborted_or(error)),
            }
        };
        self.term.write_line("").map_err(aborted_or)?;
        self.unless_interrupted(answered?)
    }

    /// What is read of a line of text; asked again, with what is wrong, until it can be read.
    pub(super) fn read<T>(
        &self,
        question: &str,
        read: impl Fn(&str) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        loop {
            match read(&self.line(question)?) {
                Err(
                    Failure::Usage(problem) | Failure::Refused(problem) | Failure::Failed(problem),
                ) => self.say(&format!("{}; Esc to leave", problem.message))?,
                read => return read,
            }
        }
    }

    /// Says something between two questions, line by line, folded at the width.
    pub(super) fn say(&self, text: &str) -> Result<(), Failure> {
        let folded: String = text.lines().map(|line| folded(line, self.width, "")).collect();
        self.term.write_str(&folded).map_err(Failure::Output)
    }

    fn answer<T>(&self, asked: dialoguer::Result<Option<T>>) -> Result<T, Failure> {
        // A prompt that was broken off has hidden the cursor.
        drop(self.term.show_cursor());
        match asked {
            Ok(Some(answer)) => self.unless_interrupted(answer),
            Ok(None) => Err(Failure::Aborted),
            Err(dialoguer::Error::IO(error)) => Err(aborted_or(error)),
        }
    }

    /// The answer, unless an interrupt came while nobody was reading keys.
    fn unless_interrupted<T>(&self, answer: T) -> Result<T, Failure> {
        if self.guard.interrupted.load(Ordering::SeqCst) {
            Err(Failure::Aborted)
        } else {
            Ok(answer)
        }
    }
}

/// Ctrl-D.
const END_OF_INPUT: char = '\u{4}';
/// Ctrl-U.
const CLEAR_LINE: char = '\u{15}';

/// As much of the end of the text as fits into the columns.
fn ending(text: &str, columns: usize) -> &str {
    let mut used = 0;
    let kept = text.char_indices().rev().take_while(|(_, character)| {
        used += character.width().unwrap_or(0);
        used <= columns
    });
    kept.last().and_then(|(begin, _)| text.get(begin..)).unwrap_or_default()
}

/// Leaving when the person has gone (Ctrl-C, or the end of the input), else the error.
fn aborted_or(error: std::io::Error) -> Failure {
    use std::io::ErrorKind::{Interrupted, UnexpectedEof};
    let is_gone = matches!(error.kind(), Interrupted | UnexpectedEof);
    if is_gone { Failure::Aborted } else { Failure::Output(error) }
}

/// A theme that is given the number of an item and writes its words.
struct Labelled<'a> {
    theme: &'a dyn Theme,
    labels: Vec<String>,
}

impl Theme for Labelled<'_> {
    fn format_select_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        write!(f, "? {prompt}")
    }

    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        active: bool,
    ) -> fmt::Result {
        let label = text.parse().ok().and_then(|number: usize| self.labels.get(number));
        self.theme.format_select_prompt_item(f, label.map_or(text, String::as_str), active)
    }

    fn format_multi_select_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        write!(f, "? {prompt}")
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        let label = text.parse().ok().and_then(|number: usize| self.labels.get(number));
        let label = label.map_or(text, String::as_str);
        self.theme.format_multi_select_prompt_item(f, label, checked, active)
    }
}

/// While it lives, the terminal does not write by itself what is typed: between two keys it would
/// write what is typed ahead, or pasted, across the prompt.
struct Silence {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl Silence {
    #[cfg(unix)]
    fn new() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let stdin = rustix::stdio::stdin();
        // Where it cannot be had, the prompt still works.
        let before = tcgetattr(stdin).ok().filter(|before| {
            let mut silent = before.clone();
            silent.local_modes.remove(LocalModes::ECHO);
            tcsetattr(stdin, OptionalActions::Drain, &silent).is_ok()
        });
        Self { before }
    }

    #[cfg(not(unix))]
    fn new() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Silence {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.before {
            // A terminal that is gone needs no echo.
            let _gone = tcsetattr(rustix::stdio::stdin(), OptionalActions::Drain, before);
        }
    }
}

/// While it lives, an interrupt does not kill the process; the prompt notices it by itself.
struct InterruptGuard {
    interrupted: Arc<AtomicBool>,
    kill: Arc<AtomicBool>,
}

/// The handlers, once for the process: what a guard registers stays registered after it.
static GUARD: OnceLock<InterruptGuard> = OnceLock::new();

impl InterruptGuard {
    fn new() -> Self {
        let Self { interrupted, kill } = GUARD.get_or_init(|| {
            let guard = Self { interrupted: Arc::default(), kill: Arc::default() };
            let (kill, interrupted) = (Arc::clone(&guard.kill), Arc::clone(&guard.interrupted));
            let signal = signal_hook::consts::SIGINT;
            // Without the handlers an interrupt kills the process: nothing is done then either.
            drop(signal_hook::flag::register_conditional_default(signal, kill));
            drop(signal_hook::flag::register(signal, interrupted));
            guard
        });
        interrupted.store(false, Ordering::SeqCst);
        kill.store(false, Ordering::SeqCst);
        Self { interrupted: Arc::clone(interrupted), kill: Arc::clone(kill) }
    }
}

impl Drop for InterruptGuard {
    fn drop(&mut self) {
        self.kill.store(true, Ordering::SeqCst);
    }
}
