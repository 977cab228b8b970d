//! The words or signs at the head of a line that number a provision: 第十二条, （三）, Article 12, (c).
//!
//! [`leading_mark`] reads them from one line and knows nothing of the lines around it; which provision the mark opens is decided by
//! the parser, which knows the number that is expected next. A sign that can be read in two ways, such as `(i)`, keeps both readings.
//!
//! ```
//! use duizhao::mark::{MarkKind, leading_mark};
//! use duizhao::text::Lang;
//!
//! let mark = leading_mark("第十二条之一　网络运营者应当留存日志。", Lang::Zh);
//! let Some(MarkKind::Article(number)) = mark.map(|mark| mark.kind) else { panic!("an article") };
//! assert_eq!(number.to_string(), "12-1");
//! ```

mod en;
mod form;
mod list;
mod zh;

pub use form::{Form, ListMark};

use crate::instrument::{Level, Number};
use crate::text::{Lang, Span};

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
