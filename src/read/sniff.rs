//! Formats that are no plain text, told by their content.

use crate::error::{Error, ErrorKind, Result};

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

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text or Markdown.
    Plain,
    Html,
    Xml,
    Json,
}

/// The format of a text, told by how it begins.
pub(super) fn format(text: &str) -> Format {
    let head = text.trim_start();
    let mut after = head.chars();
    match (after.next(), after.find(|c| !c.is_whitespace())) {
        (Some('<'), _) if is_html(head) => Format::Html,
        (Some('<'), Some(c)) if c == '?' || c.is_ascii_alphabetic() => Format::Xml,
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '"')) => Format::Json,
        _ => Format::Plain,
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

fn unsupported(message: &str) -> Error {
    Error::new(ErrorKind::Unsupported, message)
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
