//! Progress of what takes a while, on stderr where that is a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::context::Context;
use crate::app::Progress;
use crate::view::clean;

/// A progress bar; nothing where stderr is no terminal.
pub(super) struct Bar {
    bar: ProgressBar,
    begun: Instant,
}

impl Bar {
    /// A bar that counts these units.
    pub(super) fn new(context: &Context, units: &str) -> Self {
        let target = if context.world.terminals.stderr {
            ProgressDrawTarget::stderr_with_hz(8)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        let template = format!("{{spinner}} {{msg}}  {{human_pos}} {units}, {{elapsed}}");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self { bar, begun: Instant::now() }
    }
}

impl Progress for Bar {
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
