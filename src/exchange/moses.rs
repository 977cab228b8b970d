//! Plain text pairs as Moses and its kin read them: two files, a unit a line in each.
//!
//! A line holds a text and nothing else. Line ends inside a text are written as spaces, those that only some tools take for one too (form feeds, U+2028 and others);
//! a side that is not there is an empty line. So texts without line ends come back as they were, and nothing else about a unit does.

use super::limited::line;
use crate::bitext::{Side, Unit};
use crate::error::{Error, ErrorKind, Result};
use std::io::{self, BufRead, Write};

/// Writes units, a line each on both sides.
///
/// ```
/// use duizhao::exchange::{moses, units};
///
/// let units = units::read(r#"{"instrument":"x","zh":{"text":"甲：\n乙"},"en":{"text":"A:\nB"}}"#)?;
/// let (mut zh, mut en) = (Vec::new(), Vec::new());
/// moses::write(&mut zh, &mut en, &units)?;
/// assert_eq!((zh.as_slice(), en.as_slice()), ("甲： 乙\n".as_bytes(), b"A: B\n".as_slice()));
/// assert_eq!(moses::read(zh.as_slice(), en.as_slice())?.len(), 1);
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// # Errors
/// What the streams give.
pub fn write<'u>(mut zh: impl Write, mut en: impl Write, units: impl IntoIterator<Item = &'u Unit>) -> io::Result<()> {
    for unit in units {
        writeln!(zh, "{}", flat(unit.zh.as_ref()))?;
        writeln!(en, "{}", flat(unit.en.as_ref()))?;
    }
    Ok(())
}

fn flat(side: Option<&Side>) -> String {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    side.map_or(String::new(), |side| side.text.replace("\r\n", "\n").replace(is_end, " "))
}

/// Reads two files in UTF-8, line by line; an empty line is a side that is not there.
///
/// # Errors
/// [`ErrorKind::Format`] where one file has more lines, [`ErrorKind::Encoding`] for bytes that are no UTF-8, [`ErrorKind::Limit`] for a line of more than
/// 64 MiB; each with the line.
pub fn read(mut zh: impl BufRead, mut en: impl BufRead) -> Result<Vec<Unit>> {
    let mut units = Vec::new();
    loop {
        let nth = units.len() + 1;
        let side = |text: String| Some(Side { text }).filter(|side| !side.text.is_empty());
        match (line(&mut zh, nth)?, line(&mut en, nth)?) {
            (None, None) => return Ok(units),
            (Some(zh), Some(en)) => units.push(Unit { zh: side(zh), en: side(en), ..Unit::default() }),
            (zh, _) => {
                let longer = if zh.is_some() { "Chinese" } else { "English" };
                return Err(
                    Error::new(ErrorKind::Format, format!("wanted as many lines in both files, found more in the {longer} one")).line(nth)
                );
            }
        }
    }
}
