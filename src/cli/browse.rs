//! Opens a page in a browser.

use std::process::{Command, Stdio};

use super::context::Context;

/// Opens the page where the person asked for it with `--web`.
pub(super) fn open_if_wanted(context: &mut Context, url: &str) {
    if context.globals.web && !context.globals.dry_run {
        open(context, url);
    }
}

/// Opens the page with the person's browser, or the system's; says so when that fails. The page's
/// address is printed in any case, by whoever calls.
pub(super) fn open(context: &mut Context, url: &str) {
    let named =
        ["REDRESS_BROWSER", "BROWSER"].into_iter().find_map(|name| context.world.variable(name));
    let opened = match named {
        Some(browser) => Command::new(browser)
            .arg(url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map(drop)
            .map_err(|error| error.to_string()),
        None => opener::open(url).map_err(|error| error.to_string()),
    };
    if let Err(error) = opened {
        context.hint(&format!("no browser could be started ({error}); open {url}"));
    }
}
