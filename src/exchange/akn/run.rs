//! Runs of words, and the white space between them.

use crate::text::Span;
use crate::xml::is_allowed;

/// The namespace of what Akoma Ntoso has no place for.
pub(super) const NAMESPACE: &str = "urn:duizhao:akn";

/// White space that an attribute can hold; other white space counts as words.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() && is_allowed(c)
}

/// A span without white space at its ends; `None` where nothing is left.
pub(super) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let slice = span.slice(text);
    let start = span.start + (slice.len() - slice.trim_start_matches(is_space).len());
    let span = Span::new(start, start + slice.trim_matches(is_space).len());
    (!span.is_empty()).then_some(span)
}

/// The lines of a span, trimmed, without blank ones; no line ends inside `whole`.
pub(super) fn lines(text: &str, span: Span, whole: Option<Span>) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let from = whole.filter(|whole| whole.start >= at && span.contains(*whole));
        let end_behind = |at: usize| Span::new(at, span.end).slice(text).find('\n').map_or(span.end, |end| at + end);
        let mut end = end_behind(at);
        if let Some(whole) = from.filter(|whole| whole.start < end && whole.end > end) {
            end = end_behind(whole.end);
        }
        lines.extend(trimmed(text, Span::new(at, end)));
        at = end + 1;
    }
    lines
}

/// What a run stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Behind {
    /// Nothing: it is the first.
    #[default]
    Nothing,
    /// Words.
    Line,
    /// A mark: 第一条.
    Mark,
    /// A mark in brackets: （一）.
    Bracket,
}

impl Behind {
    /// What stands behind a run of these words in an element.
    pub fn run(element: &str, words: &str) -> Self {
        match (element, words.ends_with(['）', ')'])) {
            ("num", true) => Self::Bracket,
            ("num", false) => Self::Mark,
            _ => Self::Line,
        }
    }
}

/// What stands between runs where nothing else is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Between lines.
    pub line: String,
    /// Behind a mark.
    pub space: String,
    /// Behind a mark in brackets.
    pub bracket: String,
}

impl Default for Layout {
    fn default() -> Self {
        Self { line: "\n".to_owned(), space: " ".to_owned(), bracket: " ".to_owned() }
    }
}

impl Layout {
    /// What stands before a run.
    pub fn before(&self, behind: Behind) -> &str {
        match behind {
            Behind::Nothing => "",
            Behind::Line => &self.line,
            Behind::Mark => &self.space,
            Behind::Bracket => &self.bracket,
        }
    }
}

/// The text that occurs most often, the first of them where several do.
pub(super) fn usual<'t>(texts: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for text in texts {
        match counts.iter().position(|(own, _)| *own == text) {
            Some(at) => counts[at].1 += 1,
            // White space of many sorts: the rare ones do not matter.
            None if counts.len() < 64 => counts.push((text, 1)),
            None => {}
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(text, _)| text.to_owned())
}
