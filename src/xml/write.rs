//! XML written element by element.

use super::letters::{escaped, is_allowed};
use crate::error::{Error, ErrorKind};
use std::io::{self, Write};

/// What stands for a character that XML cannot hold, given the character and how many stood before it; nothing where there is no such element.
pub(crate) type Control = fn(char, usize) -> Option<String>;

/// An attribute with its value.
pub(crate) type Attribute<'a> = (&'a str, &'a str);

/// Words, and the element that they stand in.
pub(crate) type Part<'a> = (Option<&'static str>, &'a str);

/// Writes elements, each on a line of its own, indented by depth.
pub(crate) struct Elements<W> {
    out: W,
    open: Vec<&'static str>,
}

impl<W: Write> Elements<W> {
    /// Begins with the declaration of XML.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        Ok(Self { out, open: Vec::new() })
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// A start tag.
    pub fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.out.write_all(b">")?;
        self.open.push(name);
        Ok(())
    }

    /// The end tag of the element that was opened last.
    pub fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else { return Ok(()) };
        self.line()?;
        write!(self.out, "</{name}>")
    }

    /// An empty element.
    pub fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.out.write_all(b"/>")
    }

    /// An element with words.
    pub fn leaf(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        self.leaf_with(name, attributes, text, |_, _| None)
    }

    /// An element with words, which may have characters that XML cannot hold.
    pub fn leaf_with(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str, control: Control) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.out.write_all(b">")?;
        self.words(text, control)?;
        write!(self.out, "</{name}>")
    }

    /// An element with words, some of which stand in an element of their own.
    pub fn mixed(&mut self, name: &'static str, attributes: &[Attribute<'_>], words: &[Part<'_>], control: Control) -> io::Result<()> {
        self.tag(name, attributes)?;
        self.out.write_all(b">")?;
        for (inner, text) in words {
            inner.map_or(Ok(()), |inner| write!(self.out, "<{inner}>"))?;
            self.words(text, control)?;
            inner.map_or(Ok(()), |inner| write!(self.out, "</{inner}>"))?;
        }
        write!(self.out, "</{name}>")
    }

    /// Ends the document: closes what is open.
    pub fn finish(mut self) -> io::Result<W> {
        while !self.open.is_empty() {
            self.close()?;
        }
        self.out.write_all(b"\n")?;
        Ok(self.out)
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.line()?;
        write!(self.out, "<{name}")?;
        for (name, value) in attributes {
            write!(self.out, " {name}=\"")?;
            self.escape(value, true, |_, _| None)?;
            self.out.write_all(b"\"")?;
        }
        Ok(())
    }

    fn line(&mut self) -> io::Result<()> {
        writeln!(self.out)?;
        self.open.iter().try_for_each(|_| self.out.write_all(b"  "))
    }

    fn words(&mut self, text: &str, control: Control) -> io::Result<()> {
        self.escape(text, false, control)
    }

    fn escape(&mut self, text: &str, in_attribute: bool, control: Control) -> io::Result<()> {
        let mut plain = 0;
        let mut controls = 0;
        for (at, c) in text.char_indices() {
            let instead = match escaped(c, in_attribute) {
                None if is_allowed(c) => continue,
                Some(reference) => reference.to_owned(),
                None => control(c, controls).inspect(|_| controls += 1).ok_or_else(|| unwritable(c))?,
            };
            self.out.write_all(text.get(plain..at).unwrap_or_default().as_bytes())?;
            self.out.write_all(instead.as_bytes())?;
            plain = at + c.len_utf8();
        }
        self.out.write_all(text.get(plain..).unwrap_or_default().as_bytes())
    }
}

fn unwritable(c: char) -> io::Error {
    let message = format!("wanted characters that XML can hold, found U+{:04X}", u32::from(c));
    io::Error::new(io::ErrorKind::InvalidInput, Error::new(ErrorKind::Format, message))
}
