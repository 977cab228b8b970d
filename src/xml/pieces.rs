//! XML as a run of tags and words; broken, deep and crafted XML is refused with its byte.

use super::decoded::Decoded;
use super::letters::{letter, words};
use super::tag::Tag;
use crate::error::{Error, ErrorKind, Result};
use quick_xml::Reader;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::BufRead;

/// Elements within elements that XML may have.
const DEPTH: usize = 256;

/// Bytes that one unit of a file may have, with all that stands in it.
const MOST: usize = 1 << 26;

/// One piece of XML; an empty element is opened and closed.
#[derive(Debug)]
pub(crate) enum Piece {
    /// A start tag.
    Open(Tag),
    /// An end tag.
    Close,
    /// Words, or a character for its reference.
    Words(String),
}

/// What an element inside words gives to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inline {
    /// The words inside it.
    Words,
    /// Nothing.
    Nothing,
    /// A character.
    Letter(char),
}

/// The pieces of a document, in order.
pub(crate) struct Pieces<R> {
    reader: Reader<Decoded<R>>,
    buffer: Vec<u8>,
    /// Bytes of the byte-order mark, added to all places.
    base: usize,
    /// Where the last piece began.
    at: usize,
    depth: usize,
    has_root: bool,
}

impl<R: BufRead> Pieces<R> {
    /// The pieces of a stream in UTF-8 or UTF-16.
    pub fn new(stream: R) -> Result<Self> {
        let (decoded, base) = Decoded::new(stream, MOST)?;
        let mut reader = Reader::from_reader(decoded);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, buffer: Vec::new(), base, at: base, depth: 0, has_root: false })
    }

    /// Begins a unit: what came before no longer counts against its bytes.
    pub fn relax(&mut self) {
        self.reader.get_mut().relax();
    }

    /// The next piece, `None` behind the last.
    pub fn next(&mut self) -> Result<Option<Piece>> {
        loop {
            self.buffer.clear();
            self.at = self.position();
            let at = self.at;
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.broken(error)),
            };
            let piece = match event {
                Event::Start(start) => Some(Piece::Open(Tag::new(&start, at)?)),
                Event::End(_) => Some(Piece::Close),
                Event::Text(text) => Some(Piece::Words(words(&String::from_utf8_lossy(&text), at)?)),
                Event::CData(text) => Some(Piece::Words(words(&String::from_utf8_lossy(&text), at)?)),
                Event::GeneralRef(name) => Some(Piece::Words(letter(&String::from_utf8_lossy(&name), at)?.to_string())),
                Event::DocType(text) => check_document_type(&text, at).map(|()| None)?,
                Event::Decl(declaration) => check_declaration(&declaration, at).map(|()| None)?,
                Event::Eof => return self.end().map(|()| None),
                Event::PI(_) | Event::Comment(_) | Event::Empty(_) => None,
            };
            let Some(piece) = piece else { continue };
            if self.place(&piece)? {
                return Ok(Some(piece));
            }
        }
    }

    /// Counts the depth; whether the piece stands inside the root.
    fn place(&mut self, piece: &Piece) -> Result<bool> {
        match piece {
            Piece::Open(tag) => {
                if self.depth == 0 && std::mem::replace(&mut self.has_root, true) {
                    return Err(self.wrong(format!("wanted one element around all others, found `{}` behind it", tag.shown())));
                }
                self.depth += 1;
                if self.depth > DEPTH {
                    return Err(self.wrong(format!("wanted XML with at most {DEPTH} elements within each other, found more")));
                }
            }
            Piece::Close => self.depth = self.depth.saturating_sub(1),
            Piece::Words(words) if self.depth == 0 => {
                return if words.trim().is_empty() { Ok(false) } else { Err(self.wrong("wanted an element, found words outside of all")) };
            }
            Piece::Words(_) => {}
        }
        Ok(true)
    }

    fn end(&self) -> Result<()> {
        match (self.depth, self.has_root) {
            (0, true) => Ok(()),
            (0, false) => Err(self.wrong("wanted XML, found no element")),
            _ => Err(self.wrong("wanted whole XML, found it cut off")),
        }
    }

    /// The root, if it has one of these names.
    pub fn root(&mut self, names: &[&str]) -> Result<Tag> {
        match self.next()? {
            Some(Piece::Open(tag)) if names.contains(&tag.name()) => Ok(tag),
            Some(Piece::Open(tag)) => Err(self.wrong(format!("wanted the element {} first, found `{}`", names.join(" or "), tag.shown()))),
            _ => Err(self.wrong(format!("wanted the element {} first", names.join(" or ")))),
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Result<()> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// As [`Pieces::skip`], over as many bytes as there are.
    pub fn skip_all(&mut self) -> Result<()> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.relax();
            self.next()?;
        }
        Ok(())
    }

    /// The words of the element that was opened last, to its end; the elements in it give what `inline` says.
    pub fn words(&mut self, inline: impl Fn(&Tag) -> Inline) -> Result<String> {
        let outside = self.depth.saturating_sub(1);
        let mut all = String::new();
        while self.depth > outside {
            match self.next()? {
                Some(Piece::Words(words)) => all.push_str(&words),
                Some(Piece::Open(tag)) => match inline(&tag) {
                    Inline::Words => {}
                    Inline::Nothing => self.skip()?,
                    Inline::Letter(letter) => {
                        all.push(letter);
                        self.skip()?;
                    }
                },
                Some(Piece::Close) => {}
                None => break,
            }
        }
        Ok(all)
    }

    /// An error about the last piece.
    pub fn wrong(&self, what: impl Into<String>) -> Error {
        Error::new(ErrorKind::Format, what).byte(self.at)
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).saturating_add(self.base)
    }

    fn broken(&mut self, error: quick_xml::Error) -> Error {
        let at = self.at;
        if let Some(fault) = self.reader.get_mut().fault() {
            return if fault.byte_at().is_some() { fault } else { fault.byte(at) };
        }
        if let quick_xml::Error::Io(error) = error {
            return Error::new(ErrorKind::Io, format!("cannot be read: {}", error.kind())).byte(at);
        }
        let place = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX).saturating_add(self.base);
        Error::new(ErrorKind::Format, "wanted whole XML, found it broken").byte(place).caused_by(error)
    }
}

/// A document type may name a file of its kind, which is never opened; it may declare nothing.
fn check_document_type(text: &BytesText<'_>, at: usize) -> Result<()> {
    let text = String::from_utf8_lossy(text);
    let named = text.trim_end().strip_suffix(['"', '\'']).is_some_and(|text| text.to_ascii_lowercase().ends_with(".dtd"));
    match named && !text.contains('[') {
        true => Ok(()),
        false => Err(Error::new(ErrorKind::Format, "wanted XML without declarations of its own, found a document type").byte(at)),
    }
}

fn check_declaration(declaration: &BytesDecl<'_>, at: usize) -> Result<()> {
    let Some(Ok(name)) = declaration.encoding() else { return Ok(()) };
    let name = String::from_utf8_lossy(&name).to_ascii_lowercase();
    match matches!(name.as_str(), "utf-8" | "utf8" | "utf-16" | "utf-16le" | "utf-16be" | "utf16" | "us-ascii" | "ascii") {
        true => Ok(()),
        false => Err(Error::new(
            ErrorKind::Unsupported,
            format!("wanted XML in UTF-8 or UTF-16, found the encoding `{}`", super::letters::short(&name)),
        )
        .byte(at)),
    }
}
