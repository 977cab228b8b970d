//! What a mark says.

use super::form::ListMark;
use crate::instrument::{Level, Number};
use crate::text::Span;

/// What the mark announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// A heading that groups articles; its title is the rest of the line. No number in 总则 or 附则 alone.
    Heading(Level, Option<Number>),
    /// An article.
    Article(Number),
    /// An entry of a list, or a numbered paragraph.
    List(ListMark),
    /// An annex, with its number if it has one.
    Annex(Option<Number>),
    /// A table of contents.
    Contents,
    /// The heading of a preamble.
    Preamble,
}

/// A mark at the head of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it announces.
    pub kind: MarkKind,
    /// Its own bytes within the line, without layout before it.
    pub span: Span,
    /// Where the words behind it begin, in bytes of the line.
    pub text_at: usize,
}

impl Mark {
    /// The numbers that it can mean; empty where it has none.
    pub fn numbers(&self) -> Vec<Number> {
        match &self.kind {
            MarkKind::Heading(_, number) | MarkKind::Annex(number) => number.iter().copied().collect(),
            MarkKind::Article(number) => vec![*number],
            MarkKind::List(list) => list.readings().iter().map(|(_, number)| *number).collect(),
            MarkKind::Contents | MarkKind::Preamble => Vec::new(),
        }
    }
}
