//! Units out of a file of any format, told by its content.

use super::table;
use super::tmx;
use super::units;
use super::xliff;
use crate::bitext::Unit;
use crate::error::{Error, ErrorKind, Result};
use std::io::BufRead;

/// Units as they are read.
pub type Units<'f> = Box<dyn Iterator<Item = Result<Unit>> + 'f>;

/// Reads JSON Lines, TMX, XLIFF, or a table with a header, whichever the file is; one unit at a time.
///
/// ```
/// use duizhao::exchange::any;
///
/// let table = "address,zh,en\nart2,不得出租专线。,No line shall be leased.\n";
/// let units = any::read(table.as_bytes())?.collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(units[0].address.to_string(), "art2");
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Unsupported`] for XML of another kind, and what the reader of the format gives.
pub fn read<'f>(mut file: impl BufRead + 'f) -> Result<Units<'f>> {
    let head = file.fill_buf()?;
    // Letters of UTF-16 are told by leaving out what makes them wide.
    let head: String = head.iter().take(8_192).filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let begins = head.trim_start_matches(['\u{ef}', '\u{bb}', '\u{bf}', '\u{ff}', '\u{fe}']).trim_start();
    if begins.starts_with('<') {
        return match root(begins) {
            "tmx" => Ok(Box::new(tmx::Reader::new(file)?)),
            "xliff" => Ok(Box::new(xliff::Reader::new(file)?)),
            other => {
                let shown: String = other.chars().take(40).collect();
                Err(Error::new(ErrorKind::Unsupported, format!("wanted TMX or XLIFF, found XML with the element `{shown}` first")))
            }
        };
    }
    let header = begins.lines().next().unwrap_or_default();
    let is_table = header.split([',', '\t']).any(|name| matches!(name.trim_matches(['"', ' ', '\r']), "zh" | "en"));
    match is_table && !begins.starts_with('{') {
        true => Ok(Box::new(table::Reader::new(file)?)),
        false => Ok(Box::new(units::Reader::new(file))),
    }
}

/// The name of the first element, without its prefix.
fn root(head: &str) -> &str {
    let mut rest = head;
    while let Some((_, tag)) = rest.split_once('<') {
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let name = tag.split(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_' | '-'))).next().unwrap_or_default();
        if !name.is_empty() {
            return name.rsplit(':').next().unwrap_or_default();
        }
        rest = tag;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_found() {
        for (head, wanted) in [
            ("<tmx version=\"1.4\">", "tmx"),
            ("<?xml version=\"1.0\"?>\n<!-- <a> -->\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx>", "tmx"),
            ("<x:xliff>", "xliff"),
            ("<", ""),
        ] {
            assert_eq!(root(head), wanted, "{head}");
        }
    }
}
