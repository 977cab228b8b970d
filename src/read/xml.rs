//! XML as a run of tags and words, each with its place in the file; broken, deep and crafted XML is refused with that place.

use crate::error::{Error, ErrorKind, Result};
use crate::text::Span;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements within elements that XML may have.
const DEPTH: usize = 256;

/// One piece of XML. Names are without their prefix.
#[derive(Debug)]
pub(super) enum Piece<'t> {
    /// A start tag, or an empty element, which is closed next; with the byte at which it begins.
    Open(BytesStart<'t>, usize),
    /// An end tag; with the byte at which it begins.
    Close(String, usize),
    /// Words, letter for letter, and the byte at which they begin.
    Words(&'t str, usize),
    /// A character for its reference.
    Letter(char, Span),
}

/// The pieces of a document, in order; ends behind the last, or behind the first error.
pub(super) struct Pieces<'t> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
    /// Added to all places.
    base: usize,
    depth: usize,
}

impl<'t> Pieces<'t> {
    /// The pieces of `text`, which begins at byte `base` of its file.
    pub fn new(text: &'t str, base: usize) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, text, base, depth: 0 }
    }

    /// The next piece, `None` behind the last.
    pub fn next(&mut self) -> Result<Option<Piece<'t>>> {
        loop {
            let start = self.at();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX).saturating_add(self.base);
                    return Err(broken(at, "wanted whole XML, found it broken").caused_by(error));
                }
            };
            let span = Span::new(start, self.at());
            let piece = match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    Piece::Open(tag, start)
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close(String::from_utf8_lossy(tag.local_name().as_ref()).into_owned(), start)
                }
                Event::Text(_) => Piece::Words(self.words(span, 0, 0), start),
                Event::CData(_) => Piece::Words(self.words(span, "<![CDATA[".len(), "]]>".len()), start + "<![CDATA[".len()),
                Event::GeneralRef(name) => Piece::Letter(letter(&name, span)?, span),
                Event::DocType(_) => return Err(broken(span.end, "wanted XML without a document type, found one")),
                Event::Eof if self.depth > 0 => return Err(broken(span.end, "wanted whole XML, found it cut off")),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => continue,
            };
            if self.depth > DEPTH {
                return Err(broken(span.end, format!("wanted XML with at most {DEPTH} elements within each other, found more")));
            }
            return Ok(Some(piece));
        }
    }

    /// The byte of the file that comes next.
    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).saturating_add(self.base)
    }

    /// The text of a span without so many bytes at its ends.
    fn words(&self, span: Span, before: usize, after: usize) -> &'t str {
        let (start, end) = (span.start - self.base + before, (span.end - self.base).saturating_sub(after));
        self.text.get(start..end).unwrap_or_default()
    }
}

/// The character that a reference stands for. Only those of XML itself and those by number: no text can define its own.
fn letter(name: &BytesRef<'_>, span: Span) -> Result<char> {
    let by_number = name.resolve_char_ref().map_err(|error| {
        let no_char = "wanted the number of a character, found another";
        broken(span.start, no_char).caused_by(error)
    })?;
    let by_name = || std::str::from_utf8(name).ok().and_then(resolve_predefined_entity)?.chars().next();
    by_number.or_else(by_name).filter(|c| *c != '\0').ok_or_else(|| {
        let name: String = String::from_utf8_lossy(name).chars().take(40).collect();
        broken(span.start, format!("wanted one of the five entities of XML, found `&{name};`"))
    })
}

fn broken(at: usize, what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Format, what).byte(at)
}
