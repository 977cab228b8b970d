//! Numbers in English text.

use super::value::Value;
use crate::text::Span;
use crate::text::numeral::{english_value, is_number_word, ordinal_value};
use unicode_segmentation::UnicodeSegmentation;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

pub(super) fn values(text: &str) -> Vec<Value> {
    let words: Vec<(usize, String)> = text.unicode_word_indices().map(|(at, word)| (at, word.to_ascii_lowercase())).collect();
    let mut values = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let len = run_len(&words[at..]);
        let (start, last) = (words[at].0, &words[at + len.max(1) - 1]);
        let end = last.0 + last.1.len();
        let value = if len > 0 { spelt(&words[at..at + len]) } else { single(&words[at].1, text.get(start..end).unwrap_or_default()) };
        if let Some(value) = value {
            values.push(Value { value, span: Span::new(start, end) });
        }
        at += len.max(1);
    }
    values
}

/// How many words from here on are one number: digits with a multiplier, or number words.
fn run_len(words: &[(usize, String)]) -> usize {
    let scale = |word: &str| matches!(word, "hundred" | "thousand" | "million" | "billion");
    let Some((_, first)) = words.first() else { return 0 };
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return match words[1..].iter().take_while(|(_, word)| scale(word)).count() {
            0 => 0,
            scales => 1 + scales,
        };
    }
    if !is_number_word(first) {
        return 0;
    }
    let mut len = 1;
    while let Some((_, word)) = words.get(len) {
        let joined = word == "and" && scale(&words[len - 1].1) && words.get(len + 1).is_some_and(|(_, next)| is_number_word(next));
        if !(is_number_word(word) || joined) {
            break;
        }
        len += 1;
    }
    len
}

fn spelt(words: &[(usize, String)]) -> Option<f64> {
    if let Some(number) = digits(&words[0].1) {
        return Some(words[1..].iter().map(|(_, word)| english_value(word).unwrap_or(1) as f64).product::<f64>() * number);
    }
    let text: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
    english_value(&text.join(" ")).map(|value| value as f64)
}

fn single(word: &str, original: &str) -> Option<f64> {
    if let Some(number) = digits(word) {
        return Some(number);
    }
    // May the month is written with a capital and is no sentence's first word more often than not; the modal is in lower case.
    let month = MONTHS.iter().position(|month| *month == word && (word != "may" || original.starts_with('M')));
    month.map(|at| at as f64 + 1.0).or_else(|| ordinal_value(word).filter(|_| word != "second").map(|value| value as f64))
}

fn digits(word: &str) -> Option<f64> {
    word.starts_with(|c: char| c.is_ascii_digit()).then(|| word.replace(',', "").parse().ok()).flatten()
}
