//! How far long work is, on standard error and only where that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A bar over `len` steps; hidden for a single one.
pub fn steps(len: usize, name: &str) -> ProgressBar {
    if len < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(len as u64).with_message(name.to_owned());
    styled(bar, "{msg} {wide_bar:.dim} {pos}/{len} {eta}")
}

/// A sign that turns while one long step runs; hidden for a short one.
pub fn working(size: usize, name: String) -> ProgressBar {
    // Below this, an answer is there before a sign could be read.
    if size < 10_000 {
        return ProgressBar::hidden();
    }
    let sign = styled(ProgressBar::new_spinner().with_message(name), "{spinner} {msg} {elapsed}");
    sign.enable_steady_tick(Duration::from_millis(120));
    sign
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
