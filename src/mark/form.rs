//! The forms in which entries of lists are numbered.

use crate::instrument::Number;
use crate::text::numeral::roman_value;

/// How an entry is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Form {
    /// 一、
    HanDot,
    /// （一）
    HanParen,
    /// 1. or 1、
    DigitDot,
    /// (1)
    DigitParen,
    /// 1)
    DigitClose,
    /// 4 and a space
    DigitSpace,
    /// 4.1.2
    Decimal,
    /// (a)
    LetterParen,
    /// a.
    LetterDot,
    /// a)
    LetterClose,
    /// (A)
    CapitalParen,
    /// A.
    CapitalDot,
    /// (i)
    RomanParen,
    /// i.
    RomanDot,
    /// (I)
    CapitalRomanParen,
    /// I.
    CapitalRomanDot,
    /// ①
    Circled,
    /// Item 1
    ItemWord,
}

/// The mark of an entry: each way in which it can be read, the likelier first, and the whole path of a decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListMark {
    readings: [(Form, Number); READINGS],
    readings_len: u8,
    path: Vec<u32>,
}

/// Ways to read one mark, at most.
const READINGS: usize = 3;

impl ListMark {
    /// A mark with one reading.
    pub fn new(form: Form, number: Number) -> Self {
        Self { readings: [(form, number); READINGS], readings_len: 1, path: Vec::new() }
    }

    /// Adds a second way to read it, or a third.
    #[must_use]
    pub fn or(mut self, form: Form, number: Number) -> Self {
        if let Some(free) = self.readings.get_mut(usize::from(self.readings_len)) {
            *free = (form, number);
            self.readings_len += 1;
        }
        self
    }

    /// A decimal number such as 4.1.2, which has at least two parts.
    pub fn decimal(path: Vec<u32>) -> Self {
        let last = path.last().copied().unwrap_or_default();
        Self { path, ..Self::new(Form::Decimal, Number::new(last)) }
    }

    /// The ways to read it, the likelier first.
    pub fn readings(&self) -> &[(Form, Number)] {
        self.readings.get(..usize::from(self.readings_len)).unwrap_or_default()
    }

    /// The parts of a decimal number, from the outside in; empty for other forms.
    pub fn path(&self) -> &[u32] {
        &self.path
    }
}

/// IVA, a roman number with a letter behind it; `None` where all of it is a roman number.
pub(super) fn inserted_roman(text: &str) -> Option<Number> {
    let (main, letter) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let main = roman_value(main).filter(|_| roman_value(text).is_none()).and_then(|value| u32::try_from(value).ok())?;
    Number::new(main).lettered(letter)
}
