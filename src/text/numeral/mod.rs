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

mod digits;
mod en;
mod zh;

pub use digits::{digit, digits_value};
pub use en::{english, english_value, is_number_word, ordinal_value, roman, roman_value};
pub use zh::{chinese, chinese_value, circled_value, is_chinese_numeral};
