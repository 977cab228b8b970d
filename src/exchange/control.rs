//! Characters that XML cannot hold, by their numbers.

use crate::xml::is_allowed;

/// The character of a hexadecimal number, if XML itself cannot hold it.
pub(super) fn letter(hex: &str) -> Option<char> {
    u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).filter(|c| !is_allowed(*c))
}
