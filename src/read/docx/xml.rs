//! The XML of one part of the document, element by element, with its depth bounded and nothing read from outside.

use crate::error::{Error, ErrorKind, Result};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// Elements within elements that a part may have.
const DEPTH: usize = 256;

/// What comes next in a part.
pub(super) enum Node<'x> {
    Open(Tag<'x>),
    Close,
    Text(Cow<'x, str>),
    End,
}

/// The head of an element.
pub(super) struct Tag<'x> {
    start: BytesStart<'x>,
    known: bool,
}

impl Tag<'_> {
    /// Its name without a prefix; empty for an element of a vocabulary that is not read.
    pub fn name(&self) -> &str {
        if !self.known {
            return "";
        }
        std::str::from_utf8(self.start.local_name().into_inner()).unwrap_or_default()
    }

    /// The value of an attribute, by its name without a prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().into_inner() == name.as_bytes())?;
        let raw = std::str::from_utf8(&found.value).ok()?;
        Some(unescape(raw).map_or_else(|_| raw.to_owned(), Cow::into_owned))
    }

    /// Its value, which most elements keep in one attribute.
    pub fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Its value as a number.
    pub fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.value()?.trim().parse().ok()
    }

    /// Whether a property that is on or off is on.
    pub fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}

/// A part that is being read.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    /// The prefix of the root element, which is that of the vocabulary that is read.
    prefix: Option<Vec<u8>>,
    depth: usize,
    /// The depths of the open sets of alternatives, and whether one was taken.
    alternatives: Vec<(usize, bool)>,
}

impl<'x> Xml<'x> {
    /// The part `part` with its text.
    pub fn new(part: &'x str, text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, prefix: None, depth: 0, alternatives: Vec::new() }
    }

    /// The next node; of alternatives for older and newer programs only the first is given.
    pub fn next(&mut self) -> Result<Node<'x>> {
        loop {
            match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    let tag = self.open(start)?;
                    if self.is_second_choice(&tag) {
                        self.skip()?;
                        continue;
                    }
                    return Ok(Node::Open(tag));
                }
                Ok(Event::End(_)) => {
                    self.alternatives.pop_if(|(depth, _)| *depth == self.depth);
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Ok(Event::Text(text)) => return Ok(Node::Text(text.decode().map_err(|error| self.broken("broken").caused_by(error))?)),
                Ok(Event::CData(text)) => return Ok(Node::Text(text.decode().map_err(|error| self.broken("broken").caused_by(error))?)),
                Ok(Event::GeneralRef(entity)) => return self.resolve(&entity),
                Ok(Event::DocType(_)) => return Err(self.error("wanted XML without a document type, found one")),
                Ok(Event::Eof) if self.depth > 0 || self.prefix.is_none() => return Err(self.broken("cut off")),
                Ok(Event::Eof) => return Ok(Node::End),
                Ok(_) => {}
                Err(error) => {
                    let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
                    return Err(self.broken("broken").byte(at).caused_by(error));
                }
            }
        }
    }

    /// The next element that opens inside the one at hand, and none at its end; `depth` counts those that were entered and not yet left.
    pub fn inner(&mut self, depth: &mut usize) -> Result<Option<Tag<'x>>> {
        loop {
            match self.next()? {
                Node::Open(tag) => return Ok(Some(tag)),
                Node::Close if *depth > 0 => *depth -= 1,
                Node::Close | Node::End => return Ok(None),
                Node::Text(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Result<()> {
        let wanted = self.depth.saturating_sub(1);
        while self.depth > wanted {
            if let Node::End = self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element that was opened last.
    pub fn text(&mut self) -> Result<String> {
        let wanted = self.depth.saturating_sub(1);
        let mut all = String::new();
        while self.depth > wanted {
            match self.next()? {
                Node::Text(text) => all.push_str(&text),
                Node::End => break,
                _ => {}
            }
        }
        Ok(all)
    }

    /// An error that names the part and the byte of it, unpacked.
    pub fn error(&self, message: &str) -> Error {
        let at = self.reader.buffer_position();
        Error::new(ErrorKind::Format, format!("{} of the document: {message}", self.part)).byte(usize::try_from(at).unwrap_or(usize::MAX))
    }

    fn broken(&self, how: &str) -> Error {
        self.error(&format!("wanted whole XML, found it {how}"))
    }

    fn open(&mut self, start: BytesStart<'x>) -> Result<Tag<'x>> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.error(&format!("wanted at most {DEPTH} elements within each other, found more")));
        }
        let prefix = start.name().prefix().map(|prefix| prefix.into_inner().to_vec()).unwrap_or_default();
        let root = self.prefix.get_or_insert_with(|| prefix.clone());
        // Formulas and pictures have vocabularies of their own, of which only a few elements matter.
        let known = *root == prefix
            || matches!(start.local_name().into_inner(), b"AlternateContent" | b"Choice" | b"Fallback" | b"pic" | b"imagedata")
            || prefix == b"m" && matches!(start.local_name().into_inner(), b"t" | b"r");
        Ok(Tag { start, known })
    }

    fn is_second_choice(&mut self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "AlternateContent" => self.alternatives.push((self.depth, false)),
            "Choice" | "Fallback" => {
                if let Some((_, taken)) = self.alternatives.last_mut().filter(|(depth, _)| *depth + 1 == self.depth) {
                    return std::mem::replace(taken, true);
                }
            }
            _ => {}
        }
        false
    }

    fn resolve(&self, entity: &BytesRef<'x>) -> Result<Node<'x>> {
        if let Ok(Some(c)) = entity.resolve_char_ref() {
            return Ok(Node::Text(Cow::Owned(c.to_string())));
        }
        let name = std::str::from_utf8(entity).unwrap_or_default();
        match resolve_predefined_entity(name) {
            Some(text) => Ok(Node::Text(Cow::Borrowed(text))),
            None => Err(self.error("wanted XML without entities of its own, found one")),
        }
    }
}
