//! Characters that may be shown: what could hide or turn other characters becomes a visible sign.

use crate::text::{Lang, Span, is_han};
use std::borrow::Cow;

/// The text with control characters, and signs that turn the direction of writing, as U+FFFD; line ends and tabs stay.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_hidden(c) { '\u{fffd}' } else { c }).collect())
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

/// A span of a text on one line: a line end inside a sentence is a space in English, and nothing between Chinese characters.
pub(super) fn flowing(text: &str, span: Span, lang: Lang) -> Cow<'_, str> {
    let slice = span.slice(text);
    if !slice.contains(['\n', '\r']) {
        return shown(slice);
    }
    let mut out = String::with_capacity(slice.len());
    let mut at = span.start;
    while at < span.end {
        let rest = Span::new(at, span.end).slice(text);
        let word = rest.find(['\n', '\r']).map_or(rest, |end| rest.split_at(end).0);
        out.push_str(word.trim_end_matches([' ', '\t']));
        let gap = word.len() + rest.split_at(word.len()).1.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len() - word.len());
        if gap > word.len() && !(lang == Lang::Zh && between_wide(text, at + word.len(), at + gap)) {
            out.push(' ');
        }
        at += gap.max(1);
    }
    Cow::Owned(shown(&out).into_owned())
}

/// Whether Chinese characters or signs stand on both sides of a gap.
fn between_wide(text: &str, start: usize, end: usize) -> bool {
    let wide = |c: char| is_han(c) || ('\u{3000}'..='\u{303f}').contains(&c) || ('\u{ff00}'..='\u{ff60}').contains(&c);
    let before = Span::new(0, start).slice(text).trim_end().chars().next_back();
    let after = Span::new(end, text.len()).slice(text).chars().next();
    before.is_some_and(wide) && after.is_some_and(wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_show() {
        for (text, wanted) in [("专线", "专线"), ("a\u{202e}b", "a\u{fffd}b"), ("a\u{0}\tb", "a\u{fffd}\tb")] {
            assert_eq!(shown(text), wanted);
        }
    }

    #[test]
    fn lines_of_a_sentence_join() {
        for (text, lang, wanted) in [
            ("不得转租\n专线", Lang::Zh, "不得转租专线"),
            ("使用 VPN\nserver", Lang::Zh, "使用 VPN server"),
            ("no line\n  shall be let", Lang::En, "no line shall be let"),
            ("no line\n", Lang::En, "no line "),
        ] {
            assert_eq!(flowing(text, Span::new(0, text.len()), lang), wanted);
        }
    }
}
