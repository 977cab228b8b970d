//! Numerals of both languages: their values, and how a value is written.
//!
//! ```
//! use duizhao::text::numeral::{chinese, chinese_value, english_value, roman_value};
//!
//! assert_eq!(chinese_value("一千二百六十"), Some(1260));
//! assert_eq!(chinese(1260), "一千二百六十");
//! assert_eq!(english_value("one thousand two hundred and sixty"), Some(1260));
//! assert_eq!(roman_value("XIV"), Some(14));
//! ```

mod en;
mod zh;

pub use en::{english, english_value, is_number_word, ordinal_value, roman, roman_value};
pub use zh::{chinese, chinese_value, circled_value, is_chinese_numeral};

/// The value of decimal digits, half or full width, with commas between thousands; `None` for anything else and past 2⁶⁴.
pub fn digits_value(text: &str) -> Option<u64> {
    let mut value = 0u64;
    let mut any = false;
    for c in text.chars() {
        match c {
            ',' | '，' if any => continue,
            _ => value = value.checked_mul(10)?.checked_add(digit(c)?)?,
        }
        any = true;
    }
    any.then_some(value)
}

/// The value of one decimal digit, half or full width.
pub fn digit(c: char) -> Option<u64> {
    match c {
        '0'..='9' => Some(c as u64 - '0' as u64),
        '０'..='９' => Some(c as u64 - '０' as u64),
        _ => None,
    }
}
