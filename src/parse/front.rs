//! What stands before the first provision: title, promulgation notes, table of contents.

use super::line::Line;
use crate::instrument::{Level, Number};
use crate::mark::MarkKind;
use crate::text::Span;
use rustc_hash::FxHashSet;

/// The front matter of a text, as places among its lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Front {
    /// The title, without marks of quotation.
    pub title: Option<Span>,
    /// The first line behind the title.
    pub body_at: usize,
    /// The lines of a table of contents, its heading included.
    pub contents: std::ops::Range<usize>,
}

/// Reads the front matter.
pub(super) fn read(lines: &[Line], text: &str) -> Front {
    let title = lines.first().filter(|line| is_title(line, text)).map(|line| unquoted(line.span, text));
    Front { title, body_at: usize::from(title.is_some()), contents: contents(lines, text) }
}

/// A title has no mark of its own, unless it only looks like one (an `Article` in a title is none), and is no sentence.
fn is_title(line: &Line, text: &str) -> bool {
    let words = line.span.slice(text);
    let sentence = words.ends_with(['。', '；', '.', ';']) && !words.ends_with("Inc.");
    match line.kind() {
        None => !sentence && words.chars().count() <= 250,
        Some(_) => false,
    }
}

fn unquoted(span: Span, text: &str) -> Span {
    let words = span.slice(text);
    let inner = words.strip_prefix('《').and_then(|words| words.strip_suffix('》')).filter(|inner| !inner.contains(['《', '》']));
    inner.map_or(span, |inner| Span::new(span.start + '《'.len_utf8(), span.start + '《'.len_utf8() + inner.len()))
}

/// The lines of the table of contents: from its heading to where a heading in it comes again, or to the headings before the first article.
fn contents(lines: &[Line], text: &str) -> std::ops::Range<usize> {
    let Some(start) = lines.iter().position(|line| matches!(line.kind(), Some(MarkKind::Contents))) else { return 0..0 };
    let mut seen = FxHashSet::default();
    let mut around = None;
    for (at, line) in lines.iter().enumerate().skip(start + 1) {
        let key = match line.kind() {
            Some(MarkKind::Article(_)) => return start..before_headings(lines, start, at),
            // Sections begin anew in each chapter.
            Some(MarkKind::Heading(Level::Section | Level::Subsection, number)) => Key::Inner(around, *number),
            Some(MarkKind::Heading(level, Some(number))) => {
                around = Some((*level, *number));
                Key::Outer(*level, *number)
            }
            _ => Key::Words(line.span.slice(text).chars().filter(|c| !c.is_whitespace()).collect()),
        };
        if !seen.insert(key) {
            return start..at;
        }
    }
    start..start + 1
}

/// What tells one line of a table of contents from another.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Outer(Level, Number),
    Inner(Option<(Level, Number)>, Option<Number>),
    Words(String),
}

/// Where the headings right before an article begin; the article itself where all lines since `start` are headings.
fn before_headings(lines: &[Line], start: usize, article: usize) -> usize {
    let headings = lines[start + 1..article].iter().rev().take_while(|line| matches!(line.kind(), Some(MarkKind::Heading(..)))).count();
    if headings == article - start - 1 { article } else { article - headings }
}
