//! What the words of lines tell about their place: a citation, a note, an annex, a signature.

use super::line::{Line, is_terminal};
use crate::instrument::Number;
use crate::mark::MarkKind;
use crate::text::Span;

/// Whether an annex begins at a line. A notice lists its annexes by name before the signature (附件：自查表), and they themselves follow.
pub(super) fn opens_annex(lines: &[Line], at: usize, text: &str) -> bool {
    let is_annex = |line: &Line| matches!(line.kind(), Some(MarkKind::Annex(_)));
    let named = lines[at].rest().slice(text).starts_with([':', '：']) && lines[at].rest().len() > 3;
    is_annex(&lines[at]) && !(named && lines.get(at + 1..).unwrap_or_default().iter().any(is_annex))
}

/// For each line, the number of the next article behind it.
pub(super) fn coming_articles(lines: &[Line]) -> Vec<Option<Number>> {
    let mut coming = vec![None; lines.len()];
    let mut next = None;
    for (at, line) in lines.iter().enumerate().rev() {
        coming[at] = next;
        if let Some(MarkKind::Article(number)) = line.kind() {
            next = Some(*number);
        }
    }
    coming
}

/// Whether the words behind a mark show that it is cited: 第十二条第二款的规定, Article 12 of this Law.
pub(super) fn cites(line: &Line, text: &str) -> bool {
    let Some(mark) = &line.mark else { return false };
    let after = Span::new(mark.span.end, line.span.end).slice(text);
    let glued =
        after.starts_with(['第', '的', '、', '至', '和', '及', '或', '规', '規', '所', '之', '，', '；', '。', ',', ';', ')', '）']);
    glued || after.trim_start().starts_with(|c: char| c.is_lowercase())
}

/// The words behind a mark without the sign that sets them apart.
pub(super) fn strip_separator(span: Span, text: &str) -> Span {
    let words = span.slice(text);
    let bare = words.trim_start_matches([':', '：', '.', '–', '—', '-', ' ', '\u{3000}', '\u{a0}']);
    Span::new(span.end - bare.len(), span.end)
}

/// Whether a line of the front matter tells of adoption, numbers or dates and is no provision.
pub(super) fn is_note(line: &Line, text: &str) -> bool {
    let words = line.span.slice(text);
    let first = words.chars().next().unwrap_or(' ');
    let sentence = words.chars().next_back().is_some_and(is_terminal) || words.ends_with(['，', ',']);
    matches!(first, '（' | '(' | '[' | '【') || !sentence && words.chars().count() < 60 || first.is_ascii_digit() && !sentence
}

/// How many lines at the end are a signature: names without punctuation, and a date.
pub(super) fn signature_len(lines: &[Line], text: &str) -> usize {
    let Some(last) = lines.last().filter(|line| is_date(line.span.slice(text))) else { return 0 };
    let names = lines
        .iter()
        .rev()
        .skip(1)
        .take(3)
        .take_while(|line| line.apart >= last.apart && line.mark.is_none() && is_name(line.span.slice(text)));
    1 + names.count()
}

fn is_date(words: &str) -> bool {
    let words = words.trim_end_matches('.');
    let zh = words.ends_with('日') && words.contains('年') && words.contains('月') && words.chars().count() <= 16;
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    zh || words.len() <= 24 && words.ends_with(|c: char| c.is_ascii_digit()) && months.iter().any(|month| words.contains(month))
}

fn is_name(words: &str) -> bool {
    words.chars().count() <= 80 && !words.contains(['。', '；', '：', '，', ';', ':']) && !words.ends_with('.')
}
