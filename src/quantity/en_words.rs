//! English text as words and numbers in order, for reading amounts.

use crate::text::Span;

/// A word, a number in digits, or a sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// In lower case.
    pub text: String,
    /// Its value, for digits.
    pub digits: Option<f64>,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    pub span: Span,
}

impl Token {
    pub fn is(&self, word: &str) -> bool {
        self.text == word
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }
}

/// The words, numbers and signs of a text. O(length).
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    while let Some(&(start, c)) = chars.peek() {
        let c = narrow(c);
        if c.is_whitespace() {
            chars.next();
            continue;
        }
        let end = match () {
            () if c.is_ascii_digit() => digits_end(text, start),
            () if c.is_alphabetic() => {
                start
                    + text
                        .get(start..)
                        .map_or(1, |rest| rest.find(|c: char| !(c.is_alphabetic() || c == '\'' || c == '’')).unwrap_or(rest.len()))
            }
            () => start + text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8),
        };
        let original = text.get(start..end).unwrap_or_default();
        let digits = c.is_ascii_digit().then(|| value(original)).flatten();
        let lower = if c.is_alphabetic() { original.to_lowercase() } else { original.chars().map(narrow).collect() };
        tokens.push(Token { text: lower, digits, is_capital: c.is_uppercase(), span: Span::new(start, end) });
        while chars.peek().is_some_and(|(at, _)| *at < end) {
            chars.next();
        }
    }
    tokens
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '‐' | '‑' | '–' | '—' | '−' => '-',
        _ => c,
    }
}

/// Where digits with thousands and a decimal point end.
fn digits_end(text: &str, start: usize) -> usize {
    let chars: Vec<(usize, char)> = text.get(start..).unwrap_or_default().char_indices().take(40).map(|(at, c)| (at, narrow(c))).collect();
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let mut at = chars.iter().take_while(|(_, c)| c.is_ascii_digit()).count();
    while chars.get(at).is_some_and(|(_, c)| *c == ',') && (1..=3).all(|n| digit(at + n)) && !digit(at + 4) {
        at += 4;
    }
    if chars.get(at).is_some_and(|(_, c)| *c == '.') && digit(at + 1) {
        at += 1;
        while digit(at) {
            at += 1;
        }
    }
    start + chars.get(at).map_or_else(|| chars.last().map_or(0, |(at, c)| at + c.len_utf8()), |(at, _)| *at)
}

fn value(text: &str) -> Option<f64> {
    let plain: String = text.chars().map(narrow).filter(|c| *c != ',').collect();
    plain.parse().ok()
}
