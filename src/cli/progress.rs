//! Progress of what takes a while, on stderr where that is a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::context::Context;
use crate::app::Progress;
use crate::view::clean;

/// From so many bytes on a file takes long enough for a bar.
const LARGE: u64 = 8 << 20;

/// A bar that counts records as they are read; nothing where stderr is no terminal.
pub(super) struct RecordsBar {
    bar: ProgressBar,
    begun: Instant,
}

impl RecordsBar {
    /// A bar that counts these units.
    pub(super) fn new(context: &Context, units: &str) -> Self {
        let template = format!("{{spinner}} {{msg}}  {{human_pos}} {units}, {{elapsed}}");
        Self { bar: drawn(context, &template), begun: Instant::now() }
    }
}

impl Progress for RecordsBar {
    fn file(&mut self, name: &str) {
        self.begun = Instant::now();
        self.bar.set_position(0);
        self.bar.set_message(clean(name));
    }

    fn records(&mut self, count: usize) {
        if self.begun.elapsed() > Duration::from_millis(200) {
            self.bar.set_position(u64::try_from(count).unwrap_or(u64::MAX));
        }
    }

    fn done(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A bar for the bytes of files; nothing where these are few or stderr is no terminal.
pub(super) struct BytesBar {
    bar: ProgressBar,
}

impl BytesBar {
    /// A bar that shows nothing yet.
    pub(super) fn new(context: &Context) -> Self {
        let template = "{spinner} {wide_msg}  {decimal_bytes} of {decimal_total_bytes}, {elapsed}";
        Self { bar: drawn(context, template) }
    }

    /// How far it is with what the message says.
    pub(super) fn show(&self, message: &str, done: u64, total: u64) {
        if total < LARGE {
            return;
        }
        if self.bar.message() != message {
            self.bar.set_message(message.to_owned());
        }
        self.bar.set_length(total);
        self.bar.set_position(done);
    }

    pub(super) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

/// A bar on the standard error stream where that is a terminal.
fn drawn(context: &Context, template: &str) -> ProgressBar {
    let target = if context.world.terminals.stderr {
        ProgressDrawTarget::stderr_with_hz(8)
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
