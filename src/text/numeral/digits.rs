//! Decimal digits, half and full width.

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
