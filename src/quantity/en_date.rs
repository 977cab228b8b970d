//! English dates: July 1, 2016, 1 July 2016, the 31st day of December, 2016-07-01, July.

use super::amount::{Quantity, Unit};
use super::en_words::Token;
use crate::text::Span;
use crate::text::numeral::ordinal_value;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const SHORT: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date that begins at a token, and the token behind it.
pub(super) fn date(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    numeric(tokens, at).or_else(|| month_first(tokens, at)).or_else(|| day_first(tokens, at)).or_else(|| year_alone(tokens, at))
}

fn whole(year: f64, month: f64, day: f64, tokens: &[Token], at: usize, end: usize) -> (Quantity, usize) {
    let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
    (Quantity::new(year * 10_000.0 + month * 100.0 + day, Unit::Date, span), end)
}

/// May the month is written with a capital, and a number, a comma or a word of time stands beside it.
fn month(tokens: &[Token], at: usize) -> Option<f64> {
    let token = tokens.get(at).filter(|token| token.is_capital)?;
    let found = MONTHS.iter().position(|month| *month == token.text).or_else(|| {
        let short = token.text == "sept" || SHORT.contains(&token.text.as_str());
        short.then(|| SHORT.iter().position(|month| token.text.starts_with(month))).flatten()
    })?;
    let last = |words: &[&str]| at > 0 && tokens[at - 1].is_any(words);
    let sure = !token.is_any(&["may", "march", "mar", "dec", "sep"])
        || day(tokens, at + 1).is_some()
        || last(&["in", "of", "by", "every", "from", "to", "until", "and", "each", "before", "since", "through", "-"])
        || at > 0 && (tokens[at - 1].digits.is_some() || tokens[at - 1].is_any(&["th", "st", "nd", "rd"]));
    sure.then_some(found as f64 + 1.0)
}

/// 1, 1st, first as a day of the month; its value and how many tokens it takes.
fn day(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    let fits = |value: f64| (1.0..=31.0).contains(&value) && value.fract() == 0.0;
    if let Some(value) = token.digits.filter(|value| fits(*value)) {
        let near = tokens.get(at + 1).is_some_and(|next| next.is_any(&["st", "nd", "rd", "th"]) && next.span.start == token.span.end);
        return Some((value, 1 + usize::from(near)));
    }
    let hyphened = tokens.get(at + 1).is_some_and(|sign| sign.is("-")).then(|| tokens.get(at + 2)).flatten();
    let long = hyphened.and_then(|last| ordinal_value(&format!("{}-{}", token.text, last.text))).map(|value| (value as f64, 3));
    long.or_else(|| ordinal_value(&token.text).map(|value| (value as f64, 1))).filter(|(value, _)| fits(*value))
}

/// , 2016 or of 2016 or 2016; its value and the token behind it.
fn year(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let skip = tokens.get(at).is_some_and(|token| token.is_any(&[",", "of", ".", "in"]));
    let skip = usize::from(skip)
        + usize::from(
            skip && tokens.get(at + 1).is_some_and(|token| token.is("the")) && tokens.get(at + 2).is_some_and(|token| token.is("year")),
        );
    let token = tokens.get(at + skip)?;
    let value = token.digits.filter(|value| (1800.0..2200.0).contains(value) && token.span.len() == 4)?;
    Some((value, at + skip + 1))
}

/// July 1, 2016; July 2016; July.
fn month_first(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let month = month(tokens, at)?;
    let mut end = at + 1;
    end += usize::from(tokens.get(end).is_some_and(|token| token.is(".")) && tokens[at].text.len() <= 4);
    let comma = tokens.get(end).is_some_and(|token| token.is(",")) && year(tokens, end + 2).is_some();
    let the = usize::from(comma || tokens.get(end).is_some_and(|token| token.is("the")));
    let day = day(tokens, end + the).filter(|(_, len)| !tokens.get(end + the + len).is_some_and(|next| next.is_any(&["percent", "%"])));
    let day = day.map_or(0.0, |(value, len)| {
        end += the + len;
        value
    });
    let year = year(tokens, end).map_or(0.0, |(value, behind)| {
        end = behind;
        value
    });
    Some(whole(year, month, day, tokens, at, end))
}

/// 1 July 2016; the 31st (day) of December, 2016.
fn day_first(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let (day, len) = day(tokens, at)?;
    let mut end = at + len;
    end += usize::from(tokens.get(end).is_some_and(|token| token.is("day")));
    end += usize::from(tokens.get(end).is_some_and(|token| token.is("of")));
    let month = month(tokens, end)?;
    end += 1;
    let year = year(tokens, end).map_or(0.0, |(value, behind)| {
        end = behind;
        value
    });
    Some(whole(year, month, day, tokens, at, end))
}

/// 2016-07-01, 2016/7/1.
fn numeric(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let value = |n: usize| tokens.get(at + n).and_then(|token| token.digits);
    let (year, month, day) = (value(0)?, value(2)?, value(4)?);
    let sign = |n: usize| tokens.get(at + n).is_some_and(|token| token.is_any(&["-", "/", "."]));
    let fits = (1800.0..2200.0).contains(&year) && (1.0..=12.0).contains(&month) && (1.0..=31.0).contains(&day);
    (fits && sign(1) && sign(3)).then(|| whole(year, month, day, tokens, at, at + 5))
}

/// 2016 alone, after a word of time or before one that counts nothing.
fn year_alone(tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    let token = &tokens[at];
    let value = token.digits.filter(|value| (1850.0..2150.0).contains(value) && token.span.len() == 4 && value.fract() == 0.0)?;
    let last = |words: &[&str]| at > 0 && tokens[at - 1].is_any(words);
    let sure = last(&[
        "in", "of", "year", "since", "fiscal", "until", "from", "by", "to", "through", "before", "after", "during", "academic", "and",
    ]) && !tokens
        .get(at + 1)
        .is_some_and(|next| next.is_any(&["yuan", "persons", "square", "meters", "hours", "kg", "dollars", "or", "-"]));
    sure.then(|| whole(value, 0.0, 0.0, tokens, at, at + 1))
}
