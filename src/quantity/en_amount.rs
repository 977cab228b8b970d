//! Amounts in English text: not less than RMB 50,000, thirty-day, July 1, 2016, under 18 years of age, one third.

use super::amount::{Quantity, Unit};
use super::en_bound::bound;
use super::en_date::date;
use super::en_number::{Number, number};
use super::en_words::{Token, tokens};
use crate::text::Span;

/// Words that number what they name, so that no amount follows: Article 5, No. 3, Class 2.
const LABELS: [&str; 27] = [
    "article",
    "articles",
    "art",
    "section",
    "sections",
    "paragraph",
    "paragraphs",
    "subparagraph",
    "subparagraphs",
    "item",
    "items",
    "chapter",
    "chapters",
    "subsection",
    "subsections",
    "para",
    "paras",
    "clause",
    "clauses",
    "subitem",
    "division",
    "no",
    "nos",
    "number",
    "subdivision",
    "point",
    "rule",
];

/// Units by their words, in singular.
const UNITS: [(&str, Unit); 68] = [
    ("year", Unit::Year),
    ("month", Unit::Month),
    ("week", Unit::Week),
    ("day", Unit::Day),
    ("hour", Unit::Hour),
    ("minute", Unit::Minute),
    ("second", Unit::Second),
    ("percent", Unit::Share),
    ("percentage", Unit::Share),
    ("%", Unit::Share),
    ("time", Unit::Multiple),
    ("fold", Unit::Multiple),
    ("person", Unit::Person),
    ("people", Unit::Person),
    ("individual", Unit::Person),
    ("member", Unit::Person),
    ("yuan", Unit::Money(None)),
    ("rmb", Unit::Money(Some("CNY"))),
    ("renminbi", Unit::Money(Some("CNY"))),
    ("cny", Unit::Money(Some("CNY"))),
    ("ntd", Unit::Money(Some("TWD"))),
    ("usd", Unit::Money(Some("USD"))),
    ("hkd", Unit::Money(Some("HKD"))),
    ("euro", Unit::Money(Some("EUR"))),
    ("dollar", Unit::Money(None)),
    ("pataca", Unit::Money(Some("MOP"))),
    ("yen", Unit::Money(Some("JPY"))),
    ("pound", Unit::Count),
    ("metre", Unit::Measure("metre")),
    ("meter", Unit::Measure("metre")),
    ("m", Unit::Measure("metre")),
    ("kilometre", Unit::Measure("kilometre")),
    ("kilometer", Unit::Measure("kilometre")),
    ("km", Unit::Measure("kilometre")),
    ("centimetre", Unit::Measure("centimetre")),
    ("centimeter", Unit::Measure("centimetre")),
    ("cm", Unit::Measure("centimetre")),
    ("millimetre", Unit::Measure("millimetre")),
    ("millimeter", Unit::Measure("millimetre")),
    ("mm", Unit::Measure("millimetre")),
    ("hectare", Unit::Measure("hectare")),
    ("kilogram", Unit::Measure("kilogram")),
    ("kilo", Unit::Measure("kilogram")),
    ("kg", Unit::Measure("kilogram")),
    ("gram", Unit::Measure("gram")),
    ("g", Unit::Measure("gram")),
    ("milligram", Unit::Measure("milligram")),
    ("mg", Unit::Measure("milligram")),
    ("litre", Unit::Measure("litre")),
    ("liter", Unit::Measure("litre")),
    ("l", Unit::Measure("litre")),
    ("millilitre", Unit::Measure("millilitre")),
    ("milliliter", Unit::Measure("millilitre")),
    ("ml", Unit::Measure("millilitre")),
    ("kilowatt", Unit::Measure("kilowatt")),
    ("kw", Unit::Measure("kilowatt")),
    ("decibel", Unit::Measure("decibel")),
    ("db", Unit::Measure("decibel")),
    ("horsepower", Unit::Measure("horsepower")),
    ("hp", Unit::Measure("horsepower")),
    ("ton", Unit::Count),
    ("tonne", Unit::Count),
    ("workday", Unit::WorkingDay),
    ("trimester", Unit::Count),
    ("instance", Unit::Occasion),
    ("occasion", Unit::Occasion),
    ("calendar", Unit::Count),
    ("half", Unit::Count),
];

/// Words that may stand between a numeral and what it counts.
const BETWEEN: [&str; 22] = [
    "calendar",
    "consecutive",
    "full",
    "solar",
    "natural",
    "complete",
    "additional",
    "more",
    "or",
    "further",
    "entire",
    "whole",
    "successive",
    "of",
    "the",
    "and",
    "above",
    "less",
    "over",
    "fewer",
    "such",
    "continuous",
];

pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let tokens = tokens(text);
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((amount, end)) = date(&tokens, at) {
            found.push(amount);
            at = end;
            continue;
        }
        if let Some(read) = number(&tokens, at).filter(|read| read.len > 0) {
            if let Some(end) = label_end(&tokens, at) {
                at = end.max(at + read.len);
                continue;
            }
            let (amount, end) = amount(&tokens, at, &read);
            found.push(amount);
            at = end;
            continue;
        }
        found.extend(faint(&tokens, at));
        at += 1;
    }
    ranges(&mut found, text);
    doubled(found, text)
}

/// Behind a word that numbers things, the end of the list of its numbers: Articles 3, 5 and 7.
fn label_end(tokens: &[Token], at: usize) -> Option<usize> {
    let mut before = at.checked_sub(1)?;
    if tokens[before].is(".") {
        before = before.checked_sub(1)?;
    }
    if !tokens[before].is_any(&LABELS) {
        return None;
    }
    let joins = |token: &Token| token.is_any(&["-", ",", "and", "or", "to", "through", "(", ")", "."]);
    let end =
        (at..tokens.len()).take_while(|&at| tokens[at].digits.is_some() || joins(&tokens[at]) || tokens[at].text.len() == 1).last()?;
    // What follows the last number is no part of the list; nor is a number with a unit of its own.
    let last = (at..=end).rev().find(|&at| tokens[at].digits.is_some()).unwrap_or(at);
    let own = (at + 1..=last)
        .find(|&n| tokens[n].digits.is_some() && tokens.get(n + 1).is_some_and(|next| unit_of(next).is_some() || next.is("percent")));
    Some(own.unwrap_or(last + 1))
}

fn amount(tokens: &[Token], at: usize, read: &Number) -> (Quantity, usize) {
    let mut end = at + read.len;
    let (currency_at, before) = currency_before(tokens, at);
    let (mut unit, value) = (read.unit, read.value);
    if let (Unit::Count, Some(currency)) = (unit, before) {
        unit = Unit::Money(currency);
    }
    let counted = unit_after(tokens, end);
    if unit == Unit::Count || matches!(unit, Unit::Money(None)) {
        if let Some((found, behind)) = counted {
            (unit, end) = (found, behind);
        }
    } else if unit == Unit::Share && read.is_fraction {
        // Half a year is a length, one third of the members a share.
        if let Some((Unit::Year | Unit::Month | Unit::Day | Unit::Hour, behind)) = counted.filter(|_| value == 50.0) {
            let found = counted.map_or(unit, |(unit, _)| unit);
            let span = Span::new(tokens[at].span.start, tokens[behind - 1].span.end);
            return (Quantity::new(0.5, found, span), behind);
        }
    }
    let span = Span::new(tokens[currency_at].span.start, tokens[end - 1].span.end);
    let bound = bound(tokens, currency_at, end);
    let quantity = Quantity::new(value, unit, span).bounded(bound);
    let faint = read.value == 1.0 && tokens[at].is("one") && bound.is_none() || tokens[at].is("half");
    let quantity = if faint { quantity.faint() } else { quantity };
    (quantity, end)
}

/// NT$ 60,000, RMB 5, USD$ 3: where the currency begins, and which it is.
fn currency_before(tokens: &[Token], at: usize) -> (usize, Option<Option<&'static str>>) {
    let back = |n: usize| at.checked_sub(n).map(|at| &tokens[at]);
    let dollar = back(1).is_some_and(|token| token.is("$"));
    let named = back(if dollar { 2 } else { 1 });
    let code = named.and_then(|token| match token.text.as_str() {
        "nt" | "ntd" | "twd" => Some("TWD"),
        "us" | "usd" => Some("USD"),
        "hk" | "hkd" => Some("HKD"),
        "rmb" | "cny" | "yuan" | "¥" | "￥" | "renminbi" => Some("CNY"),
        "mop" => Some("MOP"),
        "€" | "eur" => Some("EUR"),
        _ => None,
    });
    let taiwan = back(1).is_some_and(|token| token.is_any(&["dollar", "dollars"])) && back(2).is_some_and(|token| token.is("taiwan"));
    match (code, dollar) {
        (Some(code), _) => (at - 1 - usize::from(dollar), Some(Some(code))),
        (None, true) => (at - 1, Some(None)),
        (None, false) if taiwan => (at.saturating_sub(3), Some(Some("TWD"))),
        _ => (at, None),
    }
}

/// The unit behind a numeral, past the words that may stand between, and where it ends.
fn unit_after(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    let mut end = at;
    while tokens.get(end).is_some_and(|token| token.is_any(&["-", "(", ")", "full"])) && end < at + 2 {
        end += 1;
    }
    let first = tokens.get(end)?;
    if first.is("per") && tokens.get(end + 1).is_some_and(|next| next.is_any(&["cent", "centum"])) {
        return Some((Unit::Share, end + 2));
    }
    if first.is_any(&["nt", "us", "hk", "new", "hong", "taiwan", "u"]) {
        let skip = (end..end + 4).find(|&at| tokens.get(at).is_some_and(|token| token.is_any(&["dollars", "dollar", "$"])));
        let code = match first.text.as_str() {
            "nt" | "new" | "taiwan" => "TWD",
            "hk" | "hong" => "HKD",
            _ => "USD",
        };
        return skip.map(|skip| (Unit::Money(Some(code)), skip + 1));
    }
    let working = first.is_any(&["working", "business", "work", "trading", "office"]);
    if working {
        let day = tokens.get(end + 1).filter(|next| next.is_any(&["day", "days"]));
        return day.map(|_| (Unit::WorkingDay, end + 2));
    }
    for skipped in 0..4 {
        let token = tokens.get(end + skipped)?;
        if let Some(unit) = unit_of(token) {
            return Some(aged(tokens, unit, end + skipped + 1));
        }
        if !token.is_any(&BETWEEN) {
            return None;
        }
    }
    None
}

/// Years of age, years old.
fn aged(tokens: &[Token], unit: Unit, end: usize) -> (Unit, usize) {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_any(words));
    match unit {
        Unit::Year if is(end, &["old"]) => (Unit::Age, end + 1),
        Unit::Year if is(end, &["of"]) && is(end + 1, &["age"]) => (Unit::Age, end + 2),
        Unit::Year if is(end, &["-"]) && is(end + 1, &["old"]) => (Unit::Age, end + 2),
        _ => (unit, end),
    }
}

fn unit_of(token: &Token) -> Option<Unit> {
    let word = token.text.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    let find = |word: &str| UNITS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit);
    find(word).or_else(|| word.strip_suffix('s').filter(|word| word.len() > 2).and_then(find))
}

/// Words that state a number without a numeral: twice, a, annual, both, majority.
fn faint(tokens: &[Token], at: usize) -> Option<Quantity> {
    let token = &tokens[at];
    let (value, unit) = match token.text.as_str() {
        "once" | "single" | "sole" => (1.0, Unit::Occasion),
        "twice" => (2.0, Unit::Occasion),
        "thrice" => (3.0, Unit::Occasion),
        "a" | "an" | "each" | "every" | "per" | "another" | "any" => match unit_after(tokens, at + 1) {
            Some((unit, _)) => (1.0, unit),
            None => (1.0, Unit::Count),
        },
        "annual" | "annually" | "yearly" => (1.0, Unit::Year),
        "monthly" => (1.0, Unit::Month),
        "weekly" => (1.0, Unit::Week),
        "daily" => (1.0, Unit::Day),
        "hourly" => (1.0, Unit::Hour),
        "quarterly" => (3.0, Unit::Month),
        "biennial" | "biennially" | "biannual" => (2.0, Unit::Year),
        "both" | "pair" | "couple" | "bilateral" | "two-way" | "dual" => (2.0, Unit::Count),
        "double" | "doubled" | "doubling" => (2.0, Unit::Multiple),
        "triple" | "tripled" | "treble" | "triplicate" => (3.0, Unit::Multiple),
        "quadruple" | "quadruplicate" => (4.0, Unit::Multiple),
        "duplicate" => (2.0, Unit::Count),
        "dozen" => (12.0, Unit::Count),
        "decade" | "decennial" => (10.0, Unit::Year),
        "fortnight" => (14.0, Unit::Day),
        "majority" => (50.0, Unit::Share),
        _ => return None,
    };
    Some(Quantity::new(value, unit, token.span).faint())
}

/// Three to five years: the first of a range counts what the last does.
fn ranges(found: &mut [Quantity], text: &str) {
    for at in (1..found.len()).rev() {
        let between = Span::new(found[at - 1].span.end, found[at].span.start).slice(text).trim().to_lowercase();
        if found[at - 1].unit == Unit::Count
            && matches!(between.as_str(), "to" | "-" | "~" | "–" | "or" | "and" | "and/or" | "but not more than")
        {
            found[at - 1].unit = found[at].unit;
        }
    }
}

/// Sixty thousand (NT$60,000) and three (3) months say one amount twice.
fn doubled(found: Vec<Quantity>, text: &str) -> Vec<Quantity> {
    let mut kept: Vec<Quantity> = Vec::with_capacity(found.len());
    for quantity in found {
        if let Some(last) = kept.last_mut() {
            let between = Span::new(last.span.end, quantity.span.start).slice(text);
            let bracketed = between.trim_matches(|c: char| c.is_whitespace() || c.is_alphabetic() || matches!(c, '$' | '.' | '-')) == "("
                && between.len() < 24;
            if bracketed && last.same_value(&quantity) && !last.is_faint {
                if last.unit == Unit::Count {
                    last.unit = quantity.unit;
                }
                last.span.end = quantity.span.end;
                last.bound = last.bound.or(quantity.bound);
                continue;
            }
        }
        kept.push(quantity);
    }
    kept
}
