//! Finds the values in a text.

use super::en;
use super::value::Value;
use super::zh;
use crate::text::Lang;

/// The numbers of a text, in order. O(length).
pub fn values(text: &str, lang: Lang) -> Vec<Value> {
    match lang {
        Lang::Zh => zh::values(text),
        Lang::En => en::values(text),
    }
}
