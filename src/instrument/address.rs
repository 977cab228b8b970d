//! The path of a provision, the same in both languages: `art12/para2/sub3`.

use super::level::Level;
use super::number::Number;
use crate::error::{Error, ErrorKind};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One step of an address: a level with its number, or with an ordinal where the provision has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Step {
    level: Level,
    number: Number,
    is_ordinal: bool,
    copy: u32,
}

impl Step {
    /// A step to the provision of this number.
    pub const fn new(level: Level, number: Number) -> Self {
        Self { level, number, is_ordinal: false, copy: 1 }
    }

    /// A step to the `nth` provision without a number (`chx1`), counted from 1.
    pub const fn unnumbered(level: Level, nth: u32) -> Self {
        Self { level, number: Number::new(nth), is_ordinal: true, copy: 1 }
    }

    /// The same step where an earlier provision already has it: `art12_2`.
    #[must_use]
    pub const fn copy(mut self, nth: u32) -> Self {
        self.copy = nth;
        self
    }

    /// The level.
    pub fn level(self) -> Level {
        self.level
    }

    /// The number; `None` where the step counts provisions that have none.
    pub fn number(self) -> Option<Number> {
        (!self.is_ordinal).then_some(self.number)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.level.prefix())?;
        if self.level != Level::Preamble {
            write!(f, "{}{}", if self.is_ordinal { "x" } else { "" }, self.number)?;
        }
        if self.copy > 1 { write!(f, "_{}", self.copy) } else { Ok(()) }
    }
}

impl FromStr for Step {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (text, copy) = match text.split_once('_') {
            Some((head, copy)) => (head, copy.parse().ok().filter(|copy| *copy > 1).ok_or(())?),
            None => (text, 1),
        };
        let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        let (name, number) = text.split_at(digits);
        if name == Level::Preamble.prefix() && number.is_empty() {
            return Ok(Self::unnumbered(Level::Preamble, 1).copy(copy));
        }
        if name.starts_with(Level::Preamble.prefix()) {
            return Err(());
        }
        let number: Number = number.parse()?;
        if let Some(level) = Level::from_prefix(name) {
            return Ok(Self::new(level, number).copy(copy));
        }
        let level = name.strip_suffix('x').filter(|_| !number.is_inserted()).and_then(Level::from_prefix).ok_or(())?;
        Ok(Self::unnumbered(level, number.main()).copy(copy))
    }
}

/// Where a provision stands: its steps from the outside in. The empty address is the instrument itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Address(Box<[Step]>);

impl Address {
    /// An address of these steps.
    pub fn new(steps: impl Into<Box<[Step]>>) -> Self {
        Self(steps.into())
    }

    /// The steps, from the outside in.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Whether it names the instrument itself.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The address one step further in.
    #[must_use]
    pub fn child(&self, step: Step) -> Self {
        Self(self.0.iter().copied().chain([step]).collect())
    }

    /// The address one step further out; the empty address stays empty.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.0.get(..self.0.len().saturating_sub(1)).unwrap_or_default().into())
    }

    /// Whether `self` is `other` or stands within it.
    pub fn is_within(&self, other: &Address) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The number of the step of this level, if the address has one.
    pub fn number_of(&self, level: Level) -> Option<Number> {
        self.0.iter().find(|step| step.level == level).and_then(|step| step.number())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(at, step)| write!(f, "{}{step}", if at > 0 { "/" } else { "" }))
    }
}

impl FromStr for Address {
    type Err = Error;

    /// Reads `art12/para2/sub3`.
    ///
    /// # Errors
    /// [`ErrorKind::Address`] for anything else, with the byte of the step that is wrong.
    fn from_str(text: &str) -> Result<Self, Error> {
        let mut at = 0;
        let mut steps = Vec::new();
        for step in text.split('/').filter(|_| !text.is_empty()) {
            steps.push(step.parse().map_err(|()| {
                Error::new(ErrorKind::Address, format!("wanted an address such as art12/para2/sub3, found `{step}`")).byte(at)
            })?);
            at += step.len() + 1;
        }
        Ok(Self::new(steps))
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

impl TryFrom<String> for Address {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_and_written() {
        for text in [
            "",
            "art12",
            "art12-1/para2/sub3",
            "ch2/sec1",
            "chx1",
            "annex1/art3",
            "pre/para1",
            "pt1/pt2/pt3",
            "art3_2/para1",
            "ptx4",
            "pt1/quote1/art37/para2",
        ] {
            assert_eq!(text.parse::<Address>().map(|a| a.to_string()).ok().as_deref(), Some(text), "{text}");
        }
        for text in [
            "art",
            "12",
            "article12",
            "art12/",
            "/art12",
            "art99999999999",
            "art1-x",
            "art１",
            "pre1",
            "prex1",
            "art1_0",
            "art1_1",
            "ptx3-1",
        ] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }
}
