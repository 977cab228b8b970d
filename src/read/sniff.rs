//! Formats that are no plain text, told by their content.

use crate::error::{Error, ErrorKind, Result};
use quick_xml::events::Event;
use serde::de::IgnoredAny;

/// Elements within elements that XML may have.
const DEPTH: usize = 256;

/// Refuses PDF, old Word files and ZIP containers, each with advice.
pub(super) fn refuse_container(bytes: &[u8]) -> Result<()> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF-") {
        return Err(unsupported("a PDF file is not read; convert it with `pdftotext -layout FILE.pdf` and read the text"));
    }
    if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(unsupported(
            "an old Word file (.doc) is not read; save it as plain text, or convert it with `soffice --convert-to txt:Text FILE.doc`",
        ));
    }
    if starts(b"PK\x03\x04") {
        // The end of the central directory is the last record of a whole container.
        let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or_default();
        return Err(match tail.windows(4).any(|window| window == b"PK\x05\x06") {
            true => unsupported("a ZIP container such as .docx is not read; save the document as plain text"),
            false => Error::new(ErrorKind::Format, "wanted a whole ZIP container, found one that is cut off").byte(bytes.len()),
        });
    }
    Ok(())
}

/// The formats that text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Html,
    Xml,
    Json,
}

/// The format of a text, told by how it begins. XML and JSON are refused: broken ones with the place, whole ones with advice.
pub(super) fn format(text: &str) -> Result<Format> {
    let head = text.trim_start();
    let mut after = head.chars();
    match (after.next(), after.find(|c| !c.is_whitespace())) {
        (Some('<'), _) if is_html(head) => Ok(Format::Html),
        (Some('<'), Some(c)) if c == '?' || c.is_ascii_alphabetic() => xml(text).map(|()| Format::Xml),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '"')) => json(text).map(|()| Format::Json),
        _ => Ok(Format::Plain),
    }
}

/// Whether a text begins with a tag that only pages begin with, after comments and a declaration of XML; or is a piece of a page from its
/// first tag to its last.
fn is_html(text: &str) -> bool {
    let mut rest = text;
    let mut is_declared = false;
    while let Some((skipped, end)) = [("<!--", "-->"), ("<?xml ", "?>")].into_iter().find(|(start, _)| rest.starts_with(start)) {
        is_declared |= skipped == "<?xml ";
        rest = rest.split_once(end).map_or("", |(_, rest)| rest.trim_start());
    }
    let lower = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<!doctype html") {
        return true;
    }
    let name = lower.strip_prefix('<').and_then(|tag| tag.split(|c: char| !c.is_ascii_alphanumeric()).next()).unwrap_or_default();
    match name {
        "html" => true,
        "head" | "body" | "meta" => !is_declared,
        "title" | "div" | "p" | "h1" | "h2" | "h3" | "table" | "center" | "span" | "font" | "script" | "style" => {
            !is_declared && text.trim_end().ends_with('>')
        }
        _ => false,
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
