//! Formats that are no plain text, told by their content.

use crate::error::{Error, ErrorKind, Result};

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
