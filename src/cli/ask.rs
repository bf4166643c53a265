//! Questions in a terminal: the only place that names the prompt library.
//!
//! Nothing here is called unless stdin and stderr are terminals and questions are allowed: a
//! prompt without a terminal would loop for ever. Esc and Ctrl-C leave with nothing done.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use console::{Key, Term};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Select};

use super::context::Context;
use super::failure::Failure;
use crate::view::{clean, fitted};

/// The columns that a prompt needs beside its items.
const MARGIN: usize = 4;

/// Whoever may be asked.
pub(super) struct Asker {
    term: Term,
    theme: Box<dyn Theme>,
    width: usize,
    // Dropped last: until then an interrupt ends the prompt and not the process.
    _guard: InterruptGuard,
}

/// Someone to ask, or an error that names the flags which would answer.
pub(super) fn asker(
    context: &Context,
    flags: &[&'static str],
    order: bool,
) -> Result<Asker, Failure> {
    if !context.may_ask() {
        return Err(Failure::Unanswered { flags: flags.to_vec(), order });
    }
    let term = Term::stderr();
    let (_, columns) = term.size();
    let theme: Box<dyn Theme> =
        if context.page.color { Box::new(ColorfulTheme::default()) } else { Box::new(SimpleTheme) };
    Ok(Asker { term, theme, width: usize::from(columns), _guard: InterruptGuard::new() })
}

impl Asker {
    /// One of the items; the first is chosen unless the person moves.
    pub(super) fn choose(&self, question: &str, items: &[String]) -> Result<usize, Failure> {
        let room = self.width.saturating_sub(MARGIN).max(10);
        let fitted: Vec<String> = items.iter().map(|item| fitted(&clean(item), room)).collect();
        let asked = Select::with_theme(&*self.theme)
            .with_prompt(self::fitted(question, self.width.saturating_sub(MARGIN)))
            .items(&fitted)
            .default(0)
            .report(false)
            .interact_on_opt(&self.term);
        self.answer(asked)
    }

    /// Yes or no; Enter alone is no.
    pub(super) fn confirm(&self, question: &str) -> Result<bool, Failure> {
        let asked = Confirm::with_theme(&*self.theme)
            .with_prompt(question)
            .default(false)
            .interact_on_opt(&self.term);
        self.answer(asked)
    }

    /// A line of text; empty when the person just presses Enter.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the keys are not ours and grow")]
    pub(super) fn line(&self, question: &str) -> Result<String, Failure> {
        let prompt = format!("{question}: ");
        let left = |error| {
            if is_end(&error) { Failure::Left } else { Failure::Output(error) }
        };
        self.term.write_str(&prompt).map_err(left)?;
        let mut text = String::new();
        loop {
            match self.term.read_key().map_err(left)? {
                Key::Enter => break,
                Key::Escape | Key::CtrlC => {
                    self.term.write_line("").map_err(left)?;
                    return Err(Failure::Left);
                }
                Key::Backspace => {
                    if let Some(gone) = text.pop() {
                        let width = unicode_width::UnicodeWidthChar::width(gone).unwrap_or(0);
                        self.term.clear_chars(width).map_err(left)?;
                    }
                }
                Key::Char(character) if !character.is_control() => {
                    text.push(character);
                    self.term.write_str(character.encode_utf8(&mut [0; 4])).map_err(left)?;
                }
                _ => {}
            }
        }
        self.term.write_line("").map_err(left)?;
        Ok(text.trim().to_owned())
    }

    /// Says something between two questions.
    pub(super) fn say(&self, text: &str) -> Result<(), Failure> {
        self.term.write_line(text).map_err(Failure::Output)
    }

    fn answer<T>(&self, asked: dialoguer::Result<Option<T>>) -> Result<T, Failure> {
        // A prompt that was broken off has hidden the cursor.
        drop(self.term.show_cursor());
        match asked {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) => Err(Failure::Left),
            Err(dialoguer::Error::IO(error)) if is_end(&error) => Err(Failure::Left),
            Err(dialoguer::Error::IO(error)) => Err(Failure::Output(error)),
        }
    }
}

/// Whether the error means that the person has gone: Ctrl-C, or the end of the input.
fn is_end(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::Interrupted | std::io::ErrorKind::UnexpectedEof)
}

/// While it lives, an interrupt does not kill the process; the prompt notices it by itself.
struct InterruptGuard {
    kill: Arc<AtomicBool>,
}

impl InterruptGuard {
    fn new() -> Self {
        let kill = Arc::new(AtomicBool::new(false));
        // Without the handler an interrupt kills the process: nothing is done then either.
        drop(signal_hook::flag::register_conditional_default(
            signal_hook::consts::SIGINT,
            Arc::clone(&kill),
        ));
        Self { kill }
    }
}

impl Drop for InterruptGuard {
    fn drop(&mut self) {
        self.kill.store(true, Ordering::SeqCst);
    }
}
