//! The ZIP container of a Word document: its parts by name, unpacked within bounds.

use super::xml::{Node, Xml};
use crate::error::{Error, ErrorKind, Result};
use encoding_rs::Encoding;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes that a part may have unpacked.
const PART: u64 = 256 << 20;
/// A part up to this size may be packed as tightly as it likes.
const SMALL: u64 = 8 << 20;
/// How many times its packed size a larger part may have.
const RATIO: u64 = 200;
/// The most parts that a container may have.
const PARTS: usize = 65_535;

/// An open container.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// Opens a container that begins as one.
    pub fn open(bytes: &'b [u8]) -> Result<Self> {
        // The end of the central directory is the last record of a whole container.
        let tail_at = bytes.len().saturating_sub(66_000);
        let tail = bytes.get(tail_at..).unwrap_or_default();
        let Some(end) = tail.windows(4).rposition(|window| window == b"PK\x05\x06") else {
            return Err(Error::new(ErrorKind::Format, "wanted a whole ZIP container, found one that is cut off").byte(bytes.len()));
        };
        // Each part takes memory before any is read.
        if bytes.len() > PARTS && bytes.windows(4).filter(|window| window == b"PK\x01\x02").count() > PARTS {
            return Err(Error::new(ErrorKind::Limit, format!("wanted a ZIP container with at most {PARTS} parts, found more")));
        }
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(zip) => Ok(Self { zip }),
            Err(error) => {
                let error = Error::new(ErrorKind::Format, "wanted a whole ZIP container, found a broken one").caused_by(error);
                Err(error.byte(tail_at + end))
            }
        }
    }

    /// The name of the part that holds the text.
    pub fn main(&mut self) -> Result<String> {
        let told = self.related("", "/officeDocument")?.filter(|name| name.ends_with(".xml") && name.starts_with("word/"));
        let name = told.unwrap_or_else(|| "word/document.xml".to_owned());
        match self.at(&name) {
            Some(_) => Ok(name),
            None => Err(Error::new(ErrorKind::Unsupported, self.what_else()?)),
        }
    }

    /// The name of the part that `part` says it needs for a purpose, which is the end of an address: `/styles`.
    pub fn related(&mut self, part: &str, purpose: &str) -> Result<Option<String>> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let name = name.trim_start_matches('/');
        let Some(text) = self.part(name)? else { return Ok(None) };
        let mut xml = Xml::new(name, &text);
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.attribute("Type").is_some_and(|kind| kind.ends_with(purpose)) => {
                    return Ok(tag.attribute("Target").map(|target| resolved(folder, &target)));
                }
                Node::End => return Ok(None),
                _ => {}
            }
        }
    }

    /// The text of a part, if it is there.
    pub fn part(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.at(name) else { return Ok(None) };
        let bytes = self.unpacked(at, name)?;
        let text = match Encoding::for_bom(&bytes) {
            Some((encoding, len)) => {
                let rest = bytes.get(len..).unwrap_or_default();
                encoding.decode_without_bom_handling_and_without_replacement(rest).map(|text| text.into_owned())
            }
            None => String::from_utf8(bytes).ok(),
        };
        match text {
            Some(text) if !text.contains('\0') => Ok(Some(text)),
            _ => Err(Error::new(
                ErrorKind::Encoding,
                format!("{name} of the document: wanted UTF-8 or UTF-16, found bytes that are neither"),
            )),
        }
    }

    fn unpacked(&mut self, at: usize, name: &str) -> Result<Vec<u8>> {
        let entry = self.zip.by_index_data(at).map_err(|error| unreadable(name, error))?;
        if entry.encrypted() {
            return Err(Error::new(ErrorKind::Unsupported, format!("{name} of the document is encrypted; save it without a password")));
        }
        let most = entry.compressed_size().saturating_mul(RATIO).clamp(SMALL, PART);
        let bomb = || {
            Error::new(
                ErrorKind::Limit,
                format!("{name} of the document: wanted at most {most} bytes unpacked ({RATIO} times the packed size), found more"),
            )
        };
        if entry.size() > most {
            return Err(bomb());
        }
        let file = self.zip.by_index(at).map_err(|error| unreadable(name, error))?;
        let mut bytes = Vec::new();
        // The size that the container declares may be a lie.
        file.take(most + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, error.into()))?;
        if bytes.len() as u64 > most { Err(bomb()) } else { Ok(bytes) }
    }

    /// The place of a part; some writers separate folders by backslashes or change the case.
    fn at(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name).or_else(|| {
            self.zip.file_names_raw().position(|raw| {
                let plain = raw.iter().map(|byte| if *byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() });
                plain.eq(name.bytes().map(|byte| byte.to_ascii_lowercase()))
            })
        })
    }

    /// What a container without a Word document is, with advice.
    fn what_else(&mut self) -> Result<String> {
        let mimetype = self.part("mimetype").unwrap_or_default().unwrap_or_default();
        let holds = |name: &str| self.at(name).is_some();
        let (what, advice) = match mimetype.trim() {
            "application/vnd.oasis.opendocument.text" => ("an OpenDocument text (.odt)", "save it as .docx or plain text"),
            kind if kind.starts_with("application/vnd.oasis.opendocument") => ("an OpenDocument file", "save its text as plain text"),
            "application/epub+zip" => ("an EPUB book", "convert it to plain text"),
            _ if holds("xl/workbook.xml") || holds("xl/workbook.bin") => ("an Excel workbook (.xlsx)", "save the sheet as plain text"),
            _ if holds("ppt/presentation.xml") => ("a PowerPoint presentation (.pptx)", "save its text as plain text"),
            _ if holds("OFD.xml") => ("an OFD file", "convert it to .docx or plain text"),
            _ => ("a ZIP container without word/document.xml", "unpack it and read the files in it"),
        };
        Ok(format!("{what} is not read; {advice}"))
    }
}

fn unreadable(name: &str, error: ZipError) -> Error {
    let kind = match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => ErrorKind::Unsupported,
        _ => ErrorKind::Format,
    };
    Error::new(kind, format!("{name} of the document cannot be unpacked")).caused_by(error)
}

/// The name of a part that is given from a folder on.
fn resolved(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split('/') {
        match name {
            ".." => drop(names.pop()),
            _ => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty() && *name != ".");
    names.join("/")
}
