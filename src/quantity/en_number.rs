//! English numerals among words: digits with scales, words, fractions, ordinals, roman numbers.

use super::amount::Unit;
use super::en_words::Token;
use crate::text::numeral::{english_value, is_number_word, ordinal_value, roman_value};

/// A numeral as it was read.
pub(super) struct Number {
    pub value: f64,
    /// What it counts by itself: a share for a fraction, a place for an ordinal.
    pub unit: Unit,
    /// Whether it is a fraction in words.
    pub is_fraction: bool,
    /// How many tokens it takes.
    pub len: usize,
}

/// The numeral that begins at a token, if one does.
pub(super) fn number(tokens: &[Token], at: usize) -> Option<Number> {
    let token = &tokens[at];
    if token.digits.is_some() {
        return Some(digits(tokens, at));
    }
    if let Some(fraction) = fraction(tokens, at) {
        return Some(fraction);
    }
    if is_number_word(&token.text) && !token.is("zero") && !is_pronoun(tokens, at) {
        return words(tokens, at);
    }
    let after_label = at > 0 && tokens[at - 1].is_any(&["class", "type", "grade", "category", "schedule", "level", "group"]);
    if after_label && token.is_capital && token.text.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
        let value = roman_value(&token.text.to_uppercase())?;
        return Some(Number { value: value as f64, unit: Unit::Count, is_fraction: false, len: 1 });
    }
    let ordinal = ordinal_value(&token.text).filter(|_| !token.is("second") || is_second(tokens, at))?;
    Some(Number { value: ordinal as f64, unit: Unit::Ordinal, is_fraction: false, len: 1 })
}

/// One of the parties, no one, one another: no number.
fn is_pronoun(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let next = |word: &str| tokens.get(at + 1).is_some_and(|next| next.is(word));
    let last = |word: &str| at > 0 && tokens[at - 1].is(word);
    token.is("one")
        && (next("another") || next("'s") || last("no") || last("any") || last("the") && next("who") || (next("of") && !last("least")))
}

fn is_second(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].is_any(&["the", "a", "every", "each", "and", ","])
}

/// 5, 5 million, 3rd, 1/3, 1st.
fn digits(tokens: &[Token], at: usize) -> Number {
    let mut value = tokens[at].digits.unwrap_or_default();
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    let near = |n: usize| tokens.get(n).is_some_and(|token| token.span.start == tokens[n - 1].span.end);
    if is(at + 1, &["st", "nd", "rd", "th"]) && near(at + 1) {
        return Number { value, unit: Unit::Ordinal, is_fraction: false, len: 2 };
    }
    let under = tokens.get(at + 2).and_then(|token| token.digits);
    if let Some(under) =
        under.filter(|under| is(at + 1, &["/"]) && near(at + 1) && *under > value && *under <= 1_000_000.0 && !is(at + 3, &["/"]))
    {
        return Number { value: value * 100.0 / under, unit: Unit::Share, is_fraction: true, len: 3 };
    }
    let mut len = 1;
    while let Some(scale) = tokens.get(at + len).and_then(|token| scale(&token.text)) {
        value *= scale;
        len += 1;
    }
    // 1 million 500 thousand.
    if len > 1 && tokens.get(at + len).is_some_and(|token| token.digits.is_some()) {
        let rest = digits(tokens, at + len);
        if rest.value < value && rest.unit == Unit::Count && rest.len > 1 {
            return Number { value: value + rest.value, len: len + rest.len, ..rest };
        }
    }
    if is(at + len, &["‰"]) {
        return Number { value: value / 10.0, unit: Unit::Share, is_fraction: false, len: len + 1 };
    }
    if is(at + len, &["per"]) && is(at + len + 1, &["mille", "mill", "thousand"]) {
        return Number { value: value / 10.0, unit: Unit::Share, is_fraction: false, len: len + 2 };
    }
    Number { value, unit: Unit::Count, is_fraction: false, len }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "thousands" => 1e3,
        "million" | "millions" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// Two hundred and fifty thousand; two and a half; twenty-five point five.
fn words(tokens: &[Token], at: usize) -> Option<Number> {
    let mut len = 1;
    while let Some(token) = tokens.get(at + len) {
        let next = |n: usize| tokens.get(at + len + n).is_some_and(|next| is_number_word(&next.text));
        let joined = token.is("-") && next(1) && tokens[at + len].span.start == tokens[at + len - 1].span.end
            || token.is("and") && next(1) && scale(&tokens[at + len - 1].text).is_some();
        let follows = is_number_word(&token.text) && goes_on(&token.text, &tokens[at + len - 1].text);
        if joined {
            len += 2;
        } else if follows {
            len += 1;
        } else {
            break;
        }
    }
    let text: Vec<&str> = tokens[at..at + len].iter().map(|token| token.text.as_str()).filter(|word| *word != "-").collect();
    let mut value = english_value(&text.join(" "))? as f64;
    let is = |n: usize, words: &[&str]| tokens.get(at + n).is_some_and(|token| token.is_any(words));
    if is(len, &["and"]) && is(len + 1, &["a", "one"]) && is(len + 2, &["half"]) {
        (value, len) = (value + 0.5, len + 3);
    } else if is(len, &["and"]) && is(len + 1, &["one"]) && is(len + 2, &["-"]) && is(len + 3, &["half"]) {
        (value, len) = (value + 0.5, len + 4);
    } else if is(len, &["per"]) && is(len + 1, &["mille", "mill", "thousand"]) {
        return Some(Number { value: value / 10.0, unit: Unit::Share, is_fraction: false, len: len + 2 });
    }
    Some(Number { value, unit: Unit::Count, is_fraction: false, len })
}

/// Whether a number word goes on with what stands before it: thousand after two, fifty after hundred; not three after two.
fn goes_on(word: &str, last: &str) -> bool {
    scale(word).is_some() || scale(last).is_some() || last.ends_with("ty")
}

/// One third, two-thirds, one half, half, a quarter, three quarters.
fn fraction(tokens: &[Token], at: usize) -> Option<Number> {
    let share = |value: f64, len: usize| Some(Number { value, unit: Unit::Share, is_fraction: true, len });
    let token = &tokens[at];
    if token.is("half") {
        return share(50.0, 1);
    }
    let small = english_value(&token.text).filter(|value| (1..20).contains(value)).or((token.is("a") || token.is("an")).then_some(1))?;
    let mut len = 1;
    if tokens.get(at + len).is_some_and(|token| token.is("-")) {
        len += 1;
    }
    let under = tokens.get(at + len)?;
    let of = match under.text.as_str() {
        "half" | "halves" => 2,
        "quarter" | "quarters" if !token.is("a") => 4,
        "third" | "thirds" if !token.is("a") => 3,
        word if word.ends_with("ths") || (len == 2 || small == 1) && word.ends_with("th") && !token.is("a") => {
            ordinal_value(word.trim_end_matches('s')).filter(|under| *under > small)?
        }
        _ => return None,
    };
    share(small as f64 * 100.0 / of as f64, len + 1)
}
