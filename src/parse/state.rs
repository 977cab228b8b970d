//! Where the reading of one run of lines stands.

use super::line::Line;
use super::outline::Outline;
use super::profile::{self, Scheme};
use crate::instrument::{Level, Number};

/// Where the reading of one run of lines stands: the main text, an annex, or a quotation.
#[derive(Debug, Default)]
pub(super) struct State {
    pub outline: Outline,
    pub scheme: Scheme,
    /// Whether articles have their title on the line behind their mark.
    pub rubrics: bool,
    /// The last article's number.
    pub last: Option<Number>,
    /// The open decimal numbers, from the outside in, and how many provisions were open around each.
    pub decimals: Vec<(u32, usize)>,
    /// Whether the lines are quoted, so that their numbers may begin anywhere.
    pub is_quoted: bool,
    /// A provision was just opened by a bare mark, so the next line may be its title.
    pub awaits_title: Option<Level>,
    /// The line before.
    pub before: Option<Line>,
}

impl State {
    /// The state before the first of some lines.
    pub fn of(scheme: Scheme, lines: &[Line], text: &str) -> Self {
        Self { scheme, rubrics: profile::has_rubrics(lines, text), ..Self::default() }
    }
}
