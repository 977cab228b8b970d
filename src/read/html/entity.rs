//! Text of a page in pieces: letters as they stand, and characters for entities.

use crate::text::Span;
use html5gum::{Token, Tokenizer};
use std::borrow::Cow;

/// Bytes of the longest entity, `&CounterClockwiseContourIntegral;`, and some for zeros before a number.
const LONGEST: usize = 48;

/// The pieces of `text`, which stands at byte `at`, each with its bytes. An ampersand that begins no entity is a letter.
pub(super) fn pieces(text: &str, at: usize) -> impl Iterator<Item = (Cow<'_, str>, Span)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let rest = text.get(done..).filter(|rest| !rest.is_empty())?;
        let (piece, len) = match rest.find('&') {
            Some(0) => entity(rest).map_or((Cow::Borrowed("&"), 1), |(decoded, len)| (Cow::Owned(decoded), len)),
            found => {
                let plain = rest.get(..found.unwrap_or(rest.len()))?;
                (Cow::Borrowed(plain), plain.len())
            }
        };
        let span = Span::new(at + done, at + done + len);
        done += len;
        Some((piece, span))
    })
}

/// The letters of a stretch of the page: what its parts are measured in.
pub(super) fn letters(text: &str) -> usize {
    pieces(text, 0).map(|(piece, _)| piece.chars().filter(|c| c.is_alphabetic()).count()).sum()
}

/// The entity at the head of `text`: its characters, and its length in bytes.
fn entity(text: &str) -> Option<(String, usize)> {
    let name = text.bytes().skip(1).take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count() + 1;
    let len = name + usize::from(text.as_bytes().get(name) == Some(&b';'));
    let given = text.get(..len)?;
    let mut decoded = String::new();
    for Ok(token) in Tokenizer::new(given) {
        if let Token::String(string) = token {
            decoded.push_str(&String::from_utf8_lossy(&string));
        }
    }
    if decoded == given {
        return None;
    }
    // Some entities end without a semicolon: in `&ampx` the last letter is none of it.
    let first = decoded.chars().next()?.len_utf8();
    let behind = decoded.bytes().rev().zip(given.bytes().rev()).take(decoded.len() - first).take_while(|(a, b)| a == b).count();
    decoded.truncate(decoded.len() - behind);
    Some((decoded, len - behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_as_browsers_do() {
        for (text, wanted) in [
            ("a&amp;b", "a|&|b"),
            ("&ampx", "&|x"),
            ("&nbsp;&#31532;&#x4e00;", "\u{a0}|第|一"),
            ("&#65B", "A|B"),
            ("&#x35", "5"),
            ("&semi;", ";"),
            ("R&D; 甲&乙 &", "R|&|D; 甲|&|乙 |&"),
            ("&#150;", "–"),
            ("&fjlig;s", "fj|s"),
            ("&notit;", "¬|it;"),
        ] {
            let found: Vec<_> = pieces(text, 0).map(|(piece, _)| piece).collect();
            assert_eq!(found.join("|"), wanted, "{text}");
            assert_eq!(pieces(text, 0).map(|(_, span)| span.len()).sum::<usize>(), text.len());
        }
    }
}
