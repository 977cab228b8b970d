//! The characters of XML: which it may hold, what stands for them, and references to them.

use crate::error::{Error, ErrorKind, Result};
use quick_xml::escape::resolve_predefined_entity;

/// Whether XML 1.0 may hold a character, as itself or by its number.
pub(crate) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The words of a file as XML means them: line ends are one sign, and no character is one that XML forbids.
pub(super) fn words(raw: &str, at: usize) -> Result<String> {
    if let Some((offset, c)) = raw.char_indices().find(|(_, c)| !is_allowed(*c)) {
        return Err(forbidden(c, at + offset));
    }
    Ok(if raw.contains('\r') { raw.replace("\r\n", "\n").replace('\r', "\n") } else { raw.to_owned() })
}

/// The value of an attribute: references resolved, white space of the file as spaces.
pub(super) fn value(raw: &str, at: usize) -> Result<String> {
    let raw = words(raw, at)?;
    let mut value = String::with_capacity(raw.len());
    let mut rest = raw.as_str();
    while let Some((before, after)) = rest.split_once('&') {
        value.extend(before.chars().map(spaced));
        let (name, after) = after.split_once(';').ok_or_else(|| {
            let found = "wanted a reference that ends in `;`, found an `&` alone";
            Error::new(ErrorKind::Format, found).byte(at)
        })?;
        value.push(letter(name, at)?);
        rest = after;
    }
    value.extend(rest.chars().map(spaced));
    Ok(value)
}

fn spaced(c: char) -> char {
    if matches!(c, '\n' | '\t') { ' ' } else { c }
}

/// The character that a reference stands for. Only those of XML itself and those by number: no file can define its own.
pub(super) fn letter(name: &str, at: usize) -> Result<char> {
    let by_number = name.strip_prefix('#').map(|number| match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    });
    match by_number {
        Some(number) => match number.ok().and_then(char::from_u32) {
            Some(c) if is_allowed(c) => Ok(c),
            Some(c) => Err(forbidden(c, at)),
            None => Err(Error::new(ErrorKind::Format, format!("wanted the number of a character, found `&{};`", short(name))).byte(at)),
        },
        None => resolve_predefined_entity(name).and_then(|text| text.chars().next()).ok_or_else(|| {
            Error::new(ErrorKind::Format, format!("wanted one of the five entities of XML, found `&{};`", short(name))).byte(at)
        }),
    }
}

fn forbidden(c: char, at: usize) -> Error {
    Error::new(ErrorKind::Format, format!("wanted characters that XML allows, found U+{:04X}", u32::from(c))).byte(at)
}

/// The first characters of something that a message shows.
pub(super) fn short(text: &str) -> String {
    text.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A text as it stands between tags, or in an attribute: `None` for a character that must not be written as it is.
pub(super) fn escaped(c: char, in_attribute: bool) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\r' => "&#13;",
        '"' if in_attribute => "&quot;",
        '\n' if in_attribute => "&#10;",
        '\t' if in_attribute => "&#9;",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_resolved() {
        for (raw, wanted) in [
            ("a&amp;b&#x4e00;&#65;", Some("a&b一A")),
            ("a\r\nb\tc&#10;d", Some("a b c\nd")),
            ("&own;", None),
            ("a & b", None),
            ("&#1;", None),
            ("\u{1}", None),
            ("&#x110000;", None),
            ("&#99999999999;", None),
        ] {
            assert_eq!(value(raw, 0).ok().as_deref(), wanted, "{raw:?}");
        }
    }
}
