//! A line of the text, with its mark read and what its punctuation tells.

use crate::mark::{Mark, MarkKind, layout_len, leading_mark};
use crate::text::{Lang, Lines, Span};

/// One line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words, without layout at either end.
    pub span: Span,
    /// The mark that it begins with; spans are bytes of the source text.
    pub mark: Option<Mark>,
    /// Whether a blank line, or the head of the text, stands before it.
    pub apart: bool,
}

impl Line {
    /// The lines of a text that hold words, in order. Comments of Markdown are no words.
    pub fn all(text: &str, lang: Lang) -> Vec<Self> {
        let mut lines = Vec::new();
        let mut apart = true;
        for &span in Lines::new(text).spans() {
            let raw = span.slice(text);
            let words = Span::new(span.start + layout_len(raw), span.end).trimmed(text);
            let words = without_emphasis(words, text);
            if words.is_empty() {
                apart = true;
                continue;
            }
            lines.push(Self::marked(words, text, lang, apart));
            apart = false;
        }
        lines
    }

    /// The line of these words, with the mark at their head.
    pub fn marked(words: Span, text: &str, lang: Lang, apart: bool) -> Self {
        let mark = leading_mark(words.slice(text), lang).map(|mark| Mark {
            kind: mark.kind,
            span: mark.span.shifted(words.start),
            text_at: mark.text_at + words.start,
        });
        Self { span: words, mark, apart }
    }

    /// What the mark announces.
    pub fn kind(&self) -> Option<&MarkKind> {
        self.mark.as_ref().map(|mark| &mark.kind)
    }

    /// The words behind the mark; the whole line where it has none.
    pub fn rest(&self) -> Span {
        Span::new(self.mark.as_ref().map_or(self.span.start, |mark| mark.text_at.min(self.span.end)), self.span.end)
    }

    /// Whether the line breaks off inside a sentence: it is long and ends in no sign that ends anything.
    pub fn breaks_off(&self, text: &str) -> bool {
        let words = self.span.slice(text);
        let last = words.trim_end_matches(['”', '"', '’', '」', '』', '）', ')', '》', ']']).chars().next_back();
        last.is_some_and(|c| !is_terminal(c)) && is_wide(words)
    }
}

/// Whether words are as wide as thirty letters; a Han character is as wide as two.
fn is_wide(words: &str) -> bool {
    // No character takes less than half of a letter's width for each of its bytes.
    words.len() >= 60 || words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() >= 30
}

/// Whether a sign ends a sentence, an entry of a list or a lead-in.
pub(super) fn is_terminal(c: char) -> bool {
    matches!(c, '。' | '；' | '：' | '！' | '？' | '．' | '.' | ';' | ':' | '!' | '?' | '—' | '…')
}

/// Bold type around a whole line is layout.
fn without_emphasis(span: Span, text: &str) -> Span {
    let words = span.slice(text);
    Span::new(span.start, span.start + words.trim_end_matches("**").trim_end().len())
}
