//! English marks: Chapter I General Provisions, Article 12-1, Section 3, Schedule 1, Contents.

use super::form::{Form, ListMark, inserted_roman};
use super::kind::MarkKind;
use super::zh;
use crate::instrument::{Level, Number};
use crate::text::numeral::{english_value, ordinal_value, roman_value};
use regex::Regex;
use std::sync::LazyLock;

/// Digits with an insertion behind them, a roman number, or a number in words.
const N: &str = r"\d+(?:\s?[-–.]\s?\d+)*[A-Z]{0,2}\b|[IVXLC]+[A-Z]?(?:-\d+)?\b|[ivxlc]+(?:-\d+)?\b|[Ⅰ-Ⅻ]|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b";

/// `Article 12`, `Art. 12`, `Article 12-1`, `Article 37A`, `Article 120 bis`, `Article One`.
static ARTICLE: LazyLock<Regex> = LazyLock::new(|| rule(&format!(r"^(?:(?i:article)|Art\.|§)\s*({N})(?:\s?(bis|ter|quater))?")));

/// `Chapter I`, `PART TWO`, `Section 3`, `Division 1`, and a title that is no sentence.
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    rule(&format!(
        r"^((?i:part|book|volume|sub-?part|chapter|section|sub-?section|division|subdivision))\s*\.?\s*({N})\s*(?:[:：.,–—-]\s*|\s|$)[^;；。]{{0,160}}$"
    ))
});

static ANNEX: LazyLock<Regex> =
    LazyLock::new(|| rule(&format!(r"^(?i:annex|appendix|schedule|attachment)\s*({N}|[A-Z]\b)?\s*(?:[:：–—-]|$|\(|\s[^.;,]{{1,80}}$)")));

static ITEM: LazyLock<Regex> = LazyLock::new(|| rule(r"^Item\s+(\d{1,2})\b[.:]?"));
static CONTENTS: LazyLock<Regex> = LazyLock::new(|| rule(r"^(?i:(?:table of )?contents)$"));
static PREAMBLE: LazyLock<Regex> = LazyLock::new(|| rule(r"^(?i:preamble|foreword)$"));

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the marker rules are regular expressions")
}

/// The English mark at the head of `text`, and its length in bytes.
pub(super) fn mark(text: &str, first: char) -> Option<(MarkKind, usize)> {
    match first.to_ascii_lowercase() {
        'a' | '§' => article(text).or_else(|| annex(text)),
        'p' | 'b' | 'v' | 's' | 'c' | 'd' => heading(text).or_else(|| annex(text)).or_else(|| titled(text)),
        'i' => item(text),
        't' | 'f' => titled(text),
        // A translation that keeps the Chinese mark.
        '第' => zh::mark(text, first),
        _ => None,
    }
}

fn article(text: &str) -> Option<(MarkKind, usize)> {
    let found = ARTICLE.captures(text)?;
    let mut number = number(found.get(1)?.as_str())?;
    if let Some(nth) = found.get(2) {
        number = number.inserted(match nth.as_str() {
            "bis" => 1,
            "ter" => 2,
            _ => 3,
        });
    }
    Some((MarkKind::Article(number), found.get(0)?.len()))
}

fn heading(text: &str) -> Option<(MarkKind, usize)> {
    if text.len() > 240 {
        return None;
    }
    let found = HEADING.captures(text)?;
    let level = match found.get(1)?.as_str().to_ascii_lowercase().replace('-', "").as_str() {
        "part" | "book" | "volume" => Level::Part,
        "subpart" => Level::Subpart,
        "chapter" => Level::Chapter,
        "section" | "division" => Level::Section,
        _ => Level::Subsection,
    };
    Some((MarkKind::Heading(level, Some(number(found.get(2)?.as_str())?)), found.get(2)?.end()))
}

fn annex(text: &str) -> Option<(MarkKind, usize)> {
    if text.len() > 240 {
        return None;
    }
    let found = ANNEX.captures(text)?;
    let word = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let Some(sign) = found.get(1) else { return Some((MarkKind::Annex(None), word)) };
    let letter = sign.as_str().bytes().next().filter(|b| sign.len() == 1 && b.is_ascii_uppercase() && !matches!(b, b'I' | b'V' | b'X'));
    let number = letter.map(|b| Number::new(u32::from(b - b'A') + 1)).or_else(|| number(sign.as_str()))?;
    Some((MarkKind::Annex(Some(number)), sign.end()))
}

fn item(text: &str) -> Option<(MarkKind, usize)> {
    let found = ITEM.captures(text)?;
    let number = Number::new(found.get(1)?.as_str().parse().ok()?);
    Some((MarkKind::List(ListMark::new(Form::ItemWord, number)), found.get(0)?.len()))
}

fn titled(text: &str) -> Option<(MarkKind, usize)> {
    let kind = if text.len() > 20 {
        return None;
    } else if CONTENTS.is_match(text) {
        MarkKind::Contents
    } else if PREAMBLE.is_match(text) {
        MarkKind::Preamble
    } else {
        return None;
    };
    Some((kind, text.len()))
}

/// 12, 12-1, 12.1, 37A, XII, IVA, twelve, twelfth.
fn number(text: &str) -> Option<Number> {
    let small = |value: u64| u32::try_from(value).ok().map(Number::new);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let (digits, letters) = text.split_at(text.find(|c: char| c.is_ascii_uppercase()).unwrap_or(text.len()));
        let mut parts = digits.split(['-', '–', '.']).map(|part| part.trim().parse::<u32>());
        let mut number = Number::new(parts.next()?.ok()?);
        for part in parts {
            number = number.inserted(part.ok()?);
        }
        return number.lettered(letters);
    }
    if let Some((roman, nth)) = text.split_once('-') {
        return Some(small(roman_value(roman)?)?.inserted(nth.parse().ok()?));
    }
    if let Some(number) = inserted_roman(text) {
        return Some(number);
    }
    small(roman_value(text).or_else(|| english_value(text)).or_else(|| ordinal_value(text))?)
}
