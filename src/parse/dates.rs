//! Days as both languages write them: 2017年1月17日, 二〇一七年一月十七日, 民國105年1月1日, January 17, 2017.

use crate::instrument::{Date, Stated};
use crate::text::numeral::{chinese_value, digits_value};
use crate::text::{Lang, Span};
use regex::{Captures, Regex};
use std::sync::LazyLock;

static ZH_DATE: LazyLock<Regex> = LazyLock::new(|| {
    rule(
        r"(?P<era>民國|民国)?\s*(?P<y>[0-9０-９]{1,4}|[一二三四五六七八九十百〇○零]{1,6})\s*年\s*(?P<m>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?P<d>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日",
    )
});

static EN_DATE: LazyLock<Regex> = LazyLock::new(|| {
    let months = "January|February|March|April|May|June|July|August|September|October|November|December";
    rule(&format!(
        r"(?P<month>{months})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{months}),?\s+(?P<y2>\d{{4}})"
    ))
});

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for dates are regular expressions")
}

/// The first date in a span.
pub(super) fn date_in(span: Span, text: &str, lang: Lang) -> Option<Stated<Date>> {
    dates_in(span, text, lang).next()
}

/// The dates in a span, in order.
pub(super) fn dates_in(span: Span, text: &str, lang: Lang) -> impl Iterator<Item = Stated<Date>> {
    let words = span.slice(text);
    let (rule, read): (&Regex, fn(&Captures<'_>) -> Option<Date>) = match lang {
        Lang::Zh => (&ZH_DATE, zh_date),
        Lang::En => (&EN_DATE, en_date),
    };
    rule.captures_iter(words).filter_map(move |found| {
        let whole = found.get(0)?;
        Some(Stated { value: read(&found)?, span: Span::new(span.start + whole.start(), span.start + whole.end()) })
    })
}

fn zh_date(found: &Captures<'_>) -> Option<Date> {
    let value = |name| {
        found
            .name(name)
            .and_then(|m| digits_value(m.as_str()).or_else(|| chinese_value(m.as_str())))
            .and_then(|value| u32::try_from(value).ok())
    };
    let year = value("y")?;
    // The years of the Republic count from 1912.
    let year = if found.name("era").is_some() { year + 1911 } else { year };
    (year >= 1000).then(|| Date::new(year, value("m")?, value("d")?))?
}

fn en_date(found: &Captures<'_>) -> Option<Date> {
    const MONTHS: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let text = |a, b| found.name(a).or_else(|| found.name(b)).map(|m| m.as_str());
    let month = MONTHS.iter().position(|month| Some(*month) == text("month", "month2"))? as u32 + 1;
    Date::new(text("y", "y2")?.parse().ok()?, month, text("d", "d2")?.parse().ok()?)
}
