//! A provision's number: 12, or 12-1 for one inserted later.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The number of a provision; an inserted one (第十二条之一, Article 12-1, section 12A) follows the number that it was inserted after.
///
/// ```
/// use duizhao::instrument::Number;
///
/// let inserted = Number::new(12).inserted(1);
/// assert_eq!(inserted.to_string(), "12-1");
/// assert!(Number::new(12) < inserted && inserted < Number::new(13));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String")]
#[serde(try_from = "String")]
pub struct Number {
    main: u32,
    inserted: [u16; 2],
}

impl Number {
    /// A number as it was first given.
    pub const fn new(main: u32) -> Self {
        Self { main, inserted: [0, 0] }
    }

    /// The `nth` one inserted after this; past two levels or 65,535 the number stays as it is.
    #[must_use]
    pub fn inserted(mut self, nth: u32) -> Self {
        if let (Some(place), Ok(nth)) = (self.inserted.iter_mut().find(|place| **place == 0), u16::try_from(nth)) {
            *place = nth;
        }
        self
    }

    /// The number with capital letters behind it, as Hong Kong inserts: 8A is 8-1, 1AA is 1-1-1. `None` for more than two letters, or other signs.
    pub fn lettered(self, letters: &str) -> Option<Self> {
        let capitals = letters.len() <= 2 && letters.bytes().all(|letter| letter.is_ascii_uppercase());
        capitals.then(|| letters.bytes().fold(self, |number, letter| number.inserted(u32::from(letter - b'A') + 1)))
    }

    /// The number without what was inserted.
    pub fn main(self) -> u32 {
        self.main
    }

    /// Whether it was inserted after another.
    pub fn is_inserted(self) -> bool {
        self.inserted[0] > 0
    }

    /// Whether `self` may follow `last` with nothing between: 13 or 12-1 after 12, 12-2 or 13 after 12-1, 12-1-1 after 12-1. Hong Kong puts 12AA (12-1-1)
    /// between 12 and 12A.
    pub fn follows(self, last: Self) -> bool {
        if self.main == last.main.saturating_add(1) {
            return self.inserted[0] <= 1 && self.inserted[1] == 0;
        }
        let ([a, b], [c, d]) = (last.inserted, self.inserted);
        let between = c == 1 && (a == 0 && d == 1 || a == 1 && b > 0 && d == 0);
        self.main == last.main && (between || (c == a.saturating_add(1) && d == 0) || (c == a && a > 0 && d == b.saturating_add(1)))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.main)?;
        self.inserted.iter().filter(|nth| **nth > 0).try_for_each(|nth| write!(f, "-{nth}"))
    }
}

impl std::str::FromStr for Number {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('-').map(str::parse::<u32>);
        let mut number = Self::new(parts.next().ok_or(())?.map_err(|_| ())?);
        for part in parts.by_ref() {
            let longer = number.inserted(part.map_err(|_| ())?);
            if longer == number {
                return Err(());
            }
            number = longer;
        }
        Ok(number)
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}

impl TryFrom<String> for Number {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map_err(|()| "wanted a number such as 12 or 12-1")
    }
}
