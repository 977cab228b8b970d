//! What stands before the first provision: title, promulgation notes, table of contents.

use super::line::Line;
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

/// The lines of the table of contents: from its heading to where a heading in it comes again, or to the first article.
fn contents(lines: &[Line], text: &str) -> std::ops::Range<usize> {
    let Some(start) = lines.iter().position(|line| matches!(line.kind(), Some(MarkKind::Contents))) else { return 0..0 };
    let squeezed = |line: &Line| line.span.slice(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let mut seen = FxHashSet::default();
    for (at, line) in lines.iter().enumerate().skip(start + 1) {
        match line.kind() {
            Some(MarkKind::Article(_)) if line.rest().len() > 100 || line.rest().is_empty() => {
                let headings = lines[start + 1..at].iter().rev().take_while(|line| matches!(line.kind(), Some(MarkKind::Heading(..)))).count();
                return start..at - if headings == at - start - 1 { 0 } else { headings };
            }
            _ if !seen.insert(squeezed(line)) => return start..at,
            _ => {}
        }
    }
    start..start + 1
}
