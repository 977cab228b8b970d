//! Marks of list entries, which both languages print in the same forms.

use super::form::{Form, ListMark};
use super::kind::MarkKind;
use crate::instrument::Number;
use crate::text::numeral::{chinese_value, circled_value, digit, digits_value, is_chinese_numeral, roman_value};

/// The mark of an entry at the head of `text`, and its length in bytes.
pub(super) fn mark(text: &str, first: char) -> Option<(MarkKind, usize)> {
    let (mark, len) = match first {
        '(' | '（' => bracketed(text)?,
        _ if digit(first).is_some() => digits(text)?,
        _ if is_chinese_numeral(first) => han_dot(text)?,
        _ if first.is_ascii_alphabetic() => letters(text)?,
        _ => sign(text, first)?,
    };
    Some((MarkKind::List(mark), len))
}

/// ① ⑴ ⒈ ㈠ Ⅳ, with a dot behind it or without.
fn sign(text: &str, first: char) -> Option<(ListMark, usize)> {
    let len = first.len_utf8();
    let (form, value) = match circled_value(first) {
        Some(value) => (circled_form(first), value),
        None => (Form::CapitalRomanDot, roman_value(text.get(..len)?)?),
    };
    let dot = text.get(len..)?.chars().next().filter(|c| matches!(c, '.' | '．' | '、'));
    Some((ListMark::new(form, number(value)?), len + dot.map_or(0, char::len_utf8)))
}

/// Bracketed and dotted signs are the bracketed and dotted forms; only ① is a form of its own.
fn circled_form(sign: char) -> Form {
    match sign {
        '\u{2474}'..='\u{2487}' => Form::DigitParen,
        '\u{2488}'..='\u{249b}' => Form::DigitDot,
        '\u{3220}'..='\u{3229}' => Form::HanParen,
        _ => Form::Circled,
    }
}

fn number(value: u64) -> Option<Number> {
    u32::try_from(value).ok().map(Number::new)
}

/// （一） (1) (a) (iv) (A): what stands within the first brackets.
fn bracketed(text: &str) -> Option<(ListMark, usize)> {
    let open = text.chars().next()?.len_utf8();
    let close = text.char_indices().take(12).find(|(_, c)| matches!(c, ')' | '）'))?;
    let inner = text.get(open..close.0)?.trim();
    let len = close.0 + close.1.len_utf8();
    if inner.is_empty() || inner.chars().count() > 6 {
        return None;
    }
    if let Some(value) = digits_value(inner).filter(|_| !inner.contains([',', '，'])) {
        // (2017) stands in document numbers; a list is never that long.
        return (value > 0 && value < 1_000).then_some((ListMark::new(Form::DigitParen, number(value)?), len));
    }
    if inner.chars().all(is_chinese_numeral) {
        return Some((ListMark::new(Form::HanParen, number(chinese_value(inner)?)?), len));
    }
    if let Some(inserted) = inserted(inner) {
        return Some((inserted, len));
    }
    Some((lettered(inner, [Form::LetterParen, Form::CapitalParen, Form::RomanParen, Form::CapitalRomanParen])?, len))
}

/// (2A) behind (2), (1AA) before (1A), (ea) behind (e): entries inserted later, as Hong Kong numbers them. (aa) and what may be roman keep that reading first.
fn inserted(text: &str) -> Option<ListMark> {
    let letter = text.chars().next_back()?;
    if letter.is_ascii_uppercase() {
        let (main, letters) = text.split_at(text.find(|c: char| c.is_ascii_uppercase())?);
        let main = number(digits_value(main)?).filter(|n| (1..1_000).contains(&n.main()))?;
        return Some(ListMark::new(Form::DigitParen, main.lettered(letters)?));
    }
    let main = text.get(..text.len() - letter.len_utf8())?;
    if !(letter.is_ascii_lowercase() && main.len() == 1 && main.starts_with(|c: char| c.is_ascii_lowercase())) {
        return None;
    }
    let place = |c: char| u32::from(c as u8 - b'a') + 1;
    let found = Number::new(place(main.chars().next()?)).inserted(place(letter));
    Some(match lettered(text, [Form::LetterParen, Form::CapitalParen, Form::RomanParen, Form::CapitalRomanParen]) {
        Some(other) => other.or(Form::LetterParen, found),
        None => ListMark::new(Form::LetterParen, found),
    })
}

/// A letter or a roman number, in the forms for (letter, capital letter, roman, capital roman). `(i)` is both.
fn lettered(text: &str, [small, capital, roman, capital_roman]: [Form; 4]) -> Option<ListMark> {
    let first = text.chars().next()?;
    let (letter_form, roman_form) = if first.is_ascii_lowercase() { (small, roman) } else { (capital, capital_roman) };
    let letter = (text.len() == 1 || text.len() == 2 && text.chars().all(|c| c == first)).then(|| {
        let value = u32::from(first.to_ascii_lowercase() as u8).checked_sub(u32::from(b'a')).filter(|at| *at < 26)? + 1;
        Some(Number::new(if text.len() == 2 { value + 26 } else { value }))
    });
    let letter = letter.flatten();
    let roman = roman_value(text).filter(|value| *value < 100).and_then(number);
    match (letter, roman) {
        (Some(letter), Some(roman)) => Some(ListMark::new(roman_form, roman).or(letter_form, letter)),
        (Some(letter), None) => Some(ListMark::new(letter_form, letter)),
        (None, Some(roman)) => Some(ListMark::new(roman_form, roman)),
        (None, None) => None,
    }
}

/// 1. 1、 1) 1． 8A. 4.1.2 and a number alone before a space.
fn digits(text: &str) -> Option<(ListMark, usize)> {
    let len = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let value = digits_value(text.get(..len)?)?;
    let main = number(value).filter(|n| n.main() < 10_000)?;
    let rest = text.get(len..)?;
    let letters = rest.find(|c: char| !c.is_ascii_uppercase()).and_then(|end| rest.get(..end)).filter(|letters| !letters.is_empty());
    if let Some(letters) = letters.filter(|letters| rest.get(letters.len()..).is_some_and(|after| after.starts_with('.'))) {
        return Some((ListMark::new(Form::DigitDot, main.lettered(letters)?), len + letters.len() + 1));
    }
    let sign = rest.chars().next()?;
    let after = rest.get(sign.len_utf8()..)?;
    match sign {
        '.' | '．' if after.chars().next().is_some_and(|c| digit(c).is_some()) => decimal(text),
        '.' | '．' | '、' => Some((ListMark::new(Form::DigitDot, main), len + sign.len_utf8())),
        ')' | '）' => Some((ListMark::new(Form::DigitClose, main), len + sign.len_utf8())),
        _ if sign.is_whitespace() && after.chars().next().is_some_and(char::is_alphabetic) => {
            Some((ListMark::new(Form::DigitSpace, main), len))
        }
        _ => None,
    }
}

/// 4.1.2 before a space or a letter that is no unit; also A.2 of an annex is left to the words.
fn decimal(text: &str) -> Option<(ListMark, usize)> {
    let len = text.find(|c: char| digit(c).is_none() && !matches!(c, '.' | '．')).unwrap_or(text.len());
    let whole = text.get(..len)?.trim_end_matches(['.', '．']);
    let after = text.get(whole.len()..)?.chars().find(|c| !matches!(c, '.' | '．'));
    if !after.is_none_or(char::is_whitespace) {
        return None;
    }
    let path: Option<Vec<u32>> =
        whole.split(['.', '．']).map(|part| digits_value(part).and_then(|v| u32::try_from(v).ok()).filter(|v| *v < 1_000)).collect();
    Some((ListMark::decimal(path.filter(|path| (2..=6).contains(&path.len()))?), whole.len()))
}

/// 一、 or 一 and a space.
fn han_dot(text: &str) -> Option<(ListMark, usize)> {
    let len = text.find(|c| !is_chinese_numeral(c)).unwrap_or(text.len());
    if len > 12 {
        return None;
    }
    let sign = text.get(len..)?.chars().next()?;
    let value = number(chinese_value(text.get(..len)?)?).filter(|n| n.main() > 0)?;
    match sign {
        '、' | '.' | '．' => Some((ListMark::new(Form::HanDot, value), len + sign.len_utf8())),
        '\u{3000}' | ' ' => Some((ListMark::new(Form::HanDot, value), len)),
        _ => None,
    }
}

/// a. a) A. I. iv.
fn letters(text: &str) -> Option<(ListMark, usize)> {
    let len = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let word = text.get(..len).filter(|word| word.len() <= 6)?;
    let sign = text.get(len..)?.chars().next()?;
    let after = text.get(len + sign.len_utf8()..)?.chars().next();
    let (dot, close) = (matches!(sign, '.' | '．' | '、'), matches!(sign, ')' | '）'));
    // A dot needs a space or a Han character behind it, or it is an abbreviation (U.S., i.e.).
    if !(dot && after.is_some_and(|c| !c.is_ascii_alphanumeric()) || close) {
        return None;
    }
    let forms = if close {
        [Form::LetterClose, Form::CapitalParen, Form::RomanParen, Form::CapitalRomanParen]
    } else {
        [Form::LetterDot, Form::CapitalDot, Form::RomanDot, Form::CapitalRomanDot]
    };
    Some((lettered(word, forms)?, len + sign.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_entries() {
        for (text, wanted) in [
            ("（一）text", Some((Form::HanParen, "1", 9))),
            ("(十二)text", Some((Form::HanParen, "12", 8))),
            ("（一)text", Some((Form::HanParen, "1", 7))),
            ("㈠text", Some((Form::HanParen, "1", 3))),
            ("三、文", Some((Form::HanDot, "3", 6))),
            ("3.Works", Some((Form::DigitDot, "3", 2))),
            ("３．文", Some((Form::DigitDot, "3", 6))),
            ("3.5米", None),
            ("3.5 text", Some((Form::Decimal, "5", 3))),
            ("4.1.2 范围", Some((Form::Decimal, "2", 5))),
            ("8A. Appeals", Some((Form::DigitDot, "8-1", 3))),
            ("1) text", Some((Form::DigitClose, "1", 2))),
            ("(b) text", Some((Form::LetterParen, "2", 3))),
            ("(i) text", Some((Form::RomanParen, "1", 3))),
            ("(2A) text", Some((Form::DigitParen, "2-1", 4))),
            ("(1AA) text", Some((Form::DigitParen, "1-1-1", 5))),
            ("8AA. Appeals", Some((Form::DigitDot, "8-1-1", 4))),
            ("3ABC. text", None),
            ("(ea) text", Some((Form::LetterParen, "5-1", 4))),
            ("(aa) text", Some((Form::LetterParen, "27", 4))),
            ("(vi) text", Some((Form::RomanParen, "6", 4))),
            ("(an) text", Some((Form::LetterParen, "1-14", 4))),
            ("IV. Goals", Some((Form::CapitalRomanDot, "4", 3))),
            ("①文", Some((Form::Circled, "1", 3))),
            ("U.S. law", None),
            ("(2017) text", None),
            ("一般规定", None),
            ("99999999999. text", None),
        ] {
            let found = text.chars().next().and_then(|first| mark(text, first));
            let found = found.map(|(kind, len)| match kind {
                MarkKind::List(list) => (list.readings()[0].0, list.readings()[0].1.to_string(), len),
                other => panic!("{other:?}"),
            });
            assert_eq!(found, wanted.map(|(form, number, len)| (form, number.to_owned(), len)), "{text:?}");
        }
    }
}
