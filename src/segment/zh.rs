//! Where Chinese sentences end.

use crate::text::{Span, is_han};

/// The sentences of a stretch of Chinese text; together they cover it.
///
/// A sentence ends at 。！？ with the closing signs behind it, at an ASCII `?` `!`, and at an ASCII full stop behind a Han character, but
/// never inside 《》, quotes or brackets. Entries of a list that was run into one line begin segments too.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut nesting = Nesting::of(text);
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    let mut last = None;
    while let Some((at, c)) = chars.next() {
        nesting.take(c);
        let mut end = at + c.len_utf8();
        if nesting.is_outside() && ends(c, last, chars.peek().map(|&(_, next)| next)) {
            while let Some(&(at, closing)) = chars.peek().filter(|(_, c)| is_closing(*c)) {
                end = at + closing.len_utf8();
                chars.next();
            }
            spans.push(Span::new(start, end));
            start = end;
        } else if matches!(c, '：' | ':' | '；' | ';') && nesting.is_outside() && opens_entry(text.get(end..).unwrap_or_default()) {
            spans.push(Span::new(start, end));
            start = end;
        }
        last = Some(c);
    }
    spans.push(Span::new(start, text.len()));
    spans.retain(|span| !span.slice(text).trim().is_empty());
    spans
}

fn ends(c: char, last: Option<char>, next: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '!' | '?' => true,
        '.' | '．' => last.is_some_and(is_han) && next.is_none_or(|next| next.is_whitespace() || is_han(next)),
        _ => false,
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '」' | '』' | ')' | '"')
}

/// Whether an entry of a list begins here inside the line: （一） after a colon or a semicolon.
fn opens_entry(after: &str) -> bool {
    let after = after.trim_start();
    let Some(inner) = after.strip_prefix(['（', '(']) else { return false };
    let len = inner.char_indices().take(6).find(|(_, c)| matches!(c, '）' | ')')).map_or(0, |(at, _)| at);
    let text_follows =
        inner.get(len..).and_then(|rest| rest.chars().nth(1)).is_some_and(|c| !matches!(c, '项' | '項' | '款' | '目' | '、' | '至' | '和'));
    (1..=12).contains(&len)
        && inner.get(..len).is_some_and(|mark| mark.chars().all(|c| crate::text::numeral::is_chinese_numeral(c) && c != '〇'))
        && text_follows
}

/// How deep inside brackets, quotes and title marks a character stands.
struct Nesting {
    depth: i32,
    /// Signs that are not balanced in this stretch (a quote that goes on over paragraphs) hold nothing together.
    ignored: Vec<char>,
}

const PAIRS: [(char, char); 8] =
    [('《', '》'), ('〈', '〉'), ('（', '）'), ('(', ')'), ('“', '”'), ('「', '」'), ('『', '』'), ('〔', '〕')];

impl Nesting {
    fn of(text: &str) -> Self {
        let mut counts = [0i32; PAIRS.len()];
        for c in text.chars() {
            for (count, (open, close)) in counts.iter_mut().zip(PAIRS) {
                *count += i32::from(c == open) - i32::from(c == close);
            }
        }
        let unbalanced = PAIRS.iter().zip(counts).filter(|(_, count)| *count != 0);
        Self { depth: 0, ignored: unbalanced.flat_map(|((open, close), _)| [*open, *close]).collect() }
    }

    fn take(&mut self, c: char) {
        if self.ignored.contains(&c) {
            return;
        }
        if PAIRS.iter().any(|(open, _)| *open == c) {
            self.depth += 1;
        } else if PAIRS.iter().any(|(_, close)| *close == c) {
            self.depth = (self.depth - 1).max(0);
        }
    }

    fn is_outside(&self) -> bool {
        self.depth == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_law() {
        for (text, wanted) in [
            ("甲。乙。", vec!["甲。", "乙。"]),
            ("称“甲。乙”的。丙", vec!["称“甲。乙”的。", "丙"]),
            ("“甲。乙。", vec!["“甲。", "乙。"]),
            ("《关于〈甲。乙〉的决定》。", vec!["《关于〈甲。乙〉的决定》。"]),
            ("是2.5米.另见", vec!["是2.5米.", "另见"]),
            ("如下：（一）甲；（二）乙。", vec!["如下：", "（一）甲；", "（二）乙。"]),
            ("依照第（一）、（二）项；（三）项除外。", vec!["依照第（一）、（二）项；（三）项除外。"]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = sentences(text).into_iter().map(|span| span.slice(text)).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
