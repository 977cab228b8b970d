//! The mark at the head of a line.

use super::en;
use super::kind::Mark;
use super::list;
use super::zh;
use crate::text::{Lang, Span};

/// The mark at the head of a line, if it has one. O(length of the mark).
pub fn leading_mark(line: &str, lang: Lang) -> Option<Mark> {
    let start = layout_len(line);
    let rest = line.get(start..)?.trim_end();
    let first = rest.chars().next()?;
    let (kind, len) = match lang {
        Lang::Zh => zh::mark(rest, first),
        Lang::En => en::mark(rest, first),
    }
    .or_else(|| list::mark(rest, first))?;
    let after = rest.get(len..).unwrap_or_default();
    let gap = after.len() - after.trim_start_matches(|c: char| c.is_whitespace() || c == '*').len();
    Some(Mark { kind, span: Span::new(start, start + len), text_at: start + len + gap })
}

/// Bytes of layout before the words of a line: spaces, the marks of Markdown for headings, emphasis and quotation, and comments.
pub fn layout_len(line: &str) -> usize {
    let mut len = signs_len(line);
    while let Some(end) = line.get(len..).filter(|rest| rest.starts_with("<!--")).and_then(|rest| rest.find("-->")) {
        len += end + 3;
        len += signs_len(line.get(len..).unwrap_or_default());
    }
    len
}

fn signs_len(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '>' | '\u{feff}' | '\u{200b}')).len()
}
