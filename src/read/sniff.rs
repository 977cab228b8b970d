//! Formats that are no plain text, told by their content.

use crate::error::{Error, ErrorKind, Result};
use quick_xml::events::Event;
use serde::de::IgnoredAny;

/// Elements within elements that XML may have.
const DEPTH: usize = 256;

/// Refuses PDF, old Word files and encrypted ones, each with advice.
pub(super) fn refuse_container(bytes: &[u8]) -> Result<()> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF-") {
        return Err(unsupported("a PDF file is not read; convert it with `pdftotext -layout FILE.pdf` and read the text"));
    }
    if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        if is_encrypted(bytes) {
            return Err(unsupported("an encrypted Office file is not read; save it without a password"));
        }
        return Err(unsupported(
            "an old Word file (.doc) is not read; save it as plain text, or convert it with `soffice --convert-to txt:Text FILE.doc`",
        ));
    }
    Ok(())
}

/// Whether bytes begin as a ZIP container does, such as a Word document (.docx).
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether an old Office container holds an encrypted new one: its directory, whose sector the header names, then has a stream of that name.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let shift = bytes.get(30).copied().unwrap_or_default().min(16);
    let sector = bytes.get(48..52).map_or(0, |at| at.iter().rev().fold(0usize, |value, byte| value << 8 | usize::from(*byte)));
    let directory = bytes.get((sector + 1) << shift..).unwrap_or_default();
    directory.get(..4_096).unwrap_or(directory).windows(name.len()).any(|window| window == name)
}

/// Refuses XML, HTML and JSON: broken ones with the place, whole ones with advice.
pub(super) fn refuse_markup(text: &str) -> Result<()> {
    let head = text.trim_start();
    let lower: String = head.chars().take(16).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return Err(unsupported("an HTML page is not read; save it as plain text"));
    }
    let mut after = head.chars();
    match (after.next(), after.find(|c| !c.is_whitespace())) {
        (Some('<'), Some(c)) if c == '?' || c.is_ascii_alphabetic() => xml(text),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '"')) => json(text),
        _ => Ok(()),
    }
}

fn json(text: &str) -> Result<()> {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Err(unsupported("JSON is not read as the text of an instrument; take the text out of it first")),
        Err(error) => Err(Error::new(ErrorKind::Format, "wanted whole JSON, found it broken").line(error.line()).caused_by(error)),
    }
}

fn xml(text: &str) -> Result<()> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0usize;
    let broken = |at: u64, what: String| Error::new(ErrorKind::Format, what).byte(usize::try_from(at).unwrap_or(usize::MAX));
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(_)) => {
                return Err(broken(reader.buffer_position(), "wanted XML without a document type, found one".to_owned()));
            }
            Ok(Event::Eof) if depth > 0 => return Err(broken(reader.buffer_position(), "wanted whole XML, found it cut off".to_owned())),
            Ok(Event::Eof) => return Err(unsupported("XML is not read as the text of an instrument; save it as plain text")),
            Ok(_) => {}
            Err(error) => return Err(broken(reader.error_position(), "wanted whole XML, found it broken".to_owned()).caused_by(error)),
        }
        if depth > DEPTH {
            return Err(broken(
                reader.buffer_position(),
                format!("wanted XML with at most {DEPTH} elements within each other, found more"),
            ));
        }
    }
}

fn unsupported(message: &str) -> Error {
    Error::new(ErrorKind::Unsupported, message)
}
