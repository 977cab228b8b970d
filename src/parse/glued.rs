//! Articles whose line was lost into the line before.

use super::line::Line;
use crate::mark::{MarkKind, leading_mark};
use crate::text::numeral::chinese;
use crate::text::{Lang, Span};

/// Splits a line before a mark of exactly the `expected` article that stands inside it after a full stop.
pub(super) fn split(line: &Line, expected: u32, text: &str, lang: Lang) -> Option<(Line, Line)> {
    let words = line.rest().slice(text);
    let (marks, stop): ([String; 2], char) = match lang {
        Lang::Zh => ([format!("第{}条", chinese(expected.into())), format!("第{}條", chinese(expected.into()))], '。'),
        Lang::En => ([format!("Article {expected} "), format!("Article {expected}. ")], '.'),
    };
    let at = marks.iter().find_map(|mark| {
        words.match_indices(mark.as_str()).map(|(at, _)| at).find(|&at| {
            words.get(..at).is_some_and(|before| before.trim_end().ends_with(stop))
                && opens_text(words.get(at + mark.len()..).unwrap_or_default())
        })
    })?;
    let at = line.rest().start + at;
    let head = Line { span: Span::new(line.span.start, at).trimmed(text), mark: line.mark.clone(), apart: line.apart };
    let mut tail = Line { span: Span::new(at, line.span.end), mark: None, apart: false };
    let mut mark = leading_mark(tail.span.slice(text), lang).filter(|mark| matches!(mark.kind, MarkKind::Article(_)))?;
    (mark.span, mark.text_at) = (mark.span.shifted(at), mark.text_at + at);
    tail.mark = Some(mark);
    Some((head, tail))
}

/// Whether what follows a mark is the text of an article and no citation of it.
fn opens_text(after: &str) -> bool {
    !after.trim_start().starts_with(['第', '的', '、', '至', '和', '或', '，', '。', '；', '）', '》', '规', '所'])
}
