//! The fields of a typed query, with their values.

use super::query::{Filter, Order};
use crate::index::day;
use crate::instrument::Level;
use crate::text::Lang;

/// A field by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Zh,
    En,
    Title,
    Instrument,
    Jurisdiction,
    Kind,
    Status,
    Level,
    Address,
    Date,
    Confidence,
    /// A word before a colon that names no field.
    Unknown,
}

const NAMES: [(&str, Name); 11] = [
    ("zh", Name::Zh),
    ("en", Name::En),
    ("title", Name::Title),
    ("instrument", Name::Instrument),
    ("jurisdiction", Name::Jurisdiction),
    ("kind", Name::Kind),
    ("status", Name::Status),
    ("level", Name::Level),
    ("address", Name::Address),
    ("date", Name::Date),
    ("confidence", Name::Confidence),
];

/// The field that a text begins with, and how many bytes its name and colon take.
pub(super) fn name(text: &str) -> Option<(Name, usize)> {
    let (word, _) = text.split_once(':')?;
    let is_name = !word.is_empty() && word.len() <= 16 && word.chars().all(|c| c.is_ascii_lowercase());
    let name = NAMES.iter().find(|(name, _)| *name == word).map_or(Name::Unknown, |(_, name)| *name);
    is_name.then_some((name, word.len() + 1))
}

impl Name {
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(_, name)| *name == self).map_or("field", |(name, _)| name)
    }

    /// The side that the field stands for.
    pub fn side(self) -> Option<Lang> {
        match self {
            Self::Zh => Some(Lang::Zh),
            Self::En => Some(Lang::En),
            _ => None,
        }
    }

    /// What a value of the field asks for, or what was wanted instead.
    pub fn filter(self, value: &str) -> Result<Filter, String> {
        let text = || value.to_owned();
        match self {
            Self::Title => Ok(Filter::Title(text())),
            Self::Instrument => Ok(Filter::Instrument(text())),
            Self::Jurisdiction => Ok(Filter::Jurisdiction(value.to_lowercase())),
            Self::Kind => Ok(Filter::Kind(text())),
            Self::Status => Ok(Filter::Status(text())),
            Self::Level => level(value).map(Filter::Level).ok_or_else(|| format!("wanted a level such as article, found `{value}`")),
            Self::Address => {
                value.parse().map(Filter::Address).map_err(|_| format!("wanted an address such as art12/para2, found `{value}`"))
            }
            Self::Date => dates(value)
                .map(|(from, to)| Filter::Date(from, to))
                .ok_or_else(|| format!("wanted a date such as 2017, 2017-01-17, >=2017-01 or 2016..2018, found `{value}`")),
            Self::Confidence => {
                let (order, number) = compared(value);
                let number = number.parse::<f64>().ok().filter(|number| number.is_finite());
                number
                    .map(|number| Filter::Confidence(order, number))
                    .ok_or_else(|| format!("wanted a number to compare with, as in >0.8, found `{value}`"))
            }
            Self::Zh | Self::En | Self::Unknown => Err(format!("wanted one of the fields {}", NAMES.map(|(name, _)| name).join(", "))),
        }
    }
}

fn level(value: &str) -> Option<Level> {
    let prefix = value.trim_end_matches(|c: char| c.is_ascii_digit());
    Level::from_name(value).or_else(|| Level::from_prefix(prefix))
}

fn compared(value: &str) -> (Order, &str) {
    let signs = [(">=", Order::AtLeast), ("<=", Order::AtMost), (">", Order::Above), ("<", Order::Below), ("=", Order::Equal)];
    signs.iter().find_map(|(sign, order)| Some((*order, value.strip_prefix(sign)?))).unwrap_or((Order::Equal, value))
}

/// The first and the last day that a value takes in.
fn dates(value: &str) -> Option<(u64, u64)> {
    const FIRST: u64 = 0;
    const LAST: u64 = 99_991_231;
    if let Some((from, to)) = value.split_once("..") {
        let from = if from.is_empty() { FIRST } else { whole(from)?.0 };
        let to = if to.is_empty() { LAST } else { whole(to)?.1 };
        return Some((from, to));
    }
    let (order, date) = compared(value);
    let (first, last) = whole(date)?;
    Some(match order {
        Order::Below => (FIRST, first.saturating_sub(1)),
        Order::AtMost => (FIRST, last),
        Order::Equal => (first, last),
        Order::AtLeast => (first, LAST),
        Order::Above => (last + 1, LAST),
    })
}

/// The span of a year, a month or a day. A unit whose date names only the year counts as its beginning.
fn whole(date: &str) -> Option<(u64, u64)> {
    let first = day(date).filter(|_| !date.is_empty())?;
    Some(match date.matches('-').count() {
        0 if date.len() == 8 => (first, first),
        0 => (first, first + 1_231),
        1 => (first, first + 31),
        _ => (first, first),
    })
}
