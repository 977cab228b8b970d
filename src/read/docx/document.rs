//! The flow of a document: paragraphs and tables one after the other.

use super::archive::Archive;
use super::counter::Counter;
use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::Xml;
use crate::error::{Error, ErrorKind, Result};
use crate::read::written::Written;

/// The most memory that the text of a document may take while it is written, in bytes.
const TEXT: usize = 256 << 20;
/// What a paragraph or cell takes beside its words.
const PIECE: usize = 32;

/// Reads a Word document.
pub(in crate::read) fn read(bytes: &[u8]) -> Result<Written> {
    let mut archive = Archive::open(bytes)?;
    let main = archive.main()?;
    let styles = match part(&mut archive, &main, "styles")? {
        Some((name, text)) => Styles::read(&name, &text)?,
        None => Styles::default(),
    };
    let numbering = match part(&mut archive, &main, "numbering")? {
        Some((name, text)) => Numbering::read(&name, &text, &styles)?,
        None => Numbering::default(),
    };
    let text = archive.part(&main)?.unwrap_or_default();
    let mut walk = Walk::new(Xml::new(&main, &text), &styles, &numbering);
    let mut lines = String::new();
    walk.flow(&mut lines)?;
    Ok(walk.written(&lines))
}

/// The name and the text of a part that goes with the main one; some documents do not say where it is.
fn part(archive: &mut Archive<'_>, main: &str, purpose: &str) -> Result<Option<(String, String)>> {
    let told = archive.related(main, &format!("/{purpose}"))?;
    let name = told.unwrap_or_else(|| format!("word/{purpose}.xml"));
    Ok(archive.part(&name)?.map(|text| (name, text)))
}

/// A document on the way through its elements.
pub(super) struct Walk<'x> {
    pub xml: Xml<'x>,
    pub styles: &'x Styles,
    pub numbering: &'x Numbering,
    pub counter: Counter<'x>,
    /// The open fields, each with whether its code is being read, not yet its result.
    pub fields: Vec<bool>,
    /// How many of them are in their codes.
    pub codes: usize,
    /// What was left out, with the byte of the text once it is known.
    left_out: Vec<(&'static str, Option<usize>)>,
    /// Flows within flows.
    within: usize,
    made: usize,
}

impl<'x> Walk<'x> {
    fn new(xml: Xml<'x>, styles: &'x Styles, numbering: &'x Numbering) -> Self {
        let counter = Counter::new(numbering);
        Self { xml, styles, numbering, counter, fields: Vec::new(), codes: 0, left_out: Vec::new(), within: 0, made: 0 }
    }

    /// Reads paragraphs and tables up to the end of the element that was opened last; each line ends in a line end.
    pub fn flow(&mut self, lines: &mut String) -> Result<()> {
        self.within += 1;
        let mut depth = 0usize;
        // Words before a paragraph mark that is deleted or hidden belong to the next paragraph.
        let mut held = String::new();
        while let Some(tag) = self.xml.inner(&mut depth)? {
            match tag.name() {
                "p" => self.paragraph(&mut held, lines)?,
                "tbl" => self.table(lines)?,
                "del" | "moveFrom" => {
                    self.leave_out("deleted text");
                    self.xml.skip()?;
                }
                "sdtPr" | "sdtEndPr" | "tcPr" | "sectPrChange" => self.xml.skip()?,
                name => {
                    self.note(name);
                    depth += 1;
                }
            }
            self.stamp(lines);
        }
        if !held.is_empty() {
            lines.push_str(&held);
            lines.push('\n');
        }
        self.within -= 1;
        self.stamp(lines);
        Ok(())
    }

    /// Notes what an element stands for that is no text of the instrument.
    pub fn note(&mut self, name: &str) {
        match name {
            "footnoteReference" => self.leave_out("footnotes"),
            "endnoteReference" => self.leave_out("endnotes"),
            "commentReference" => self.leave_out("comments"),
            "headerReference" => self.leave_out("page headers"),
            "footerReference" => self.leave_out("page footers"),
            "altChunk" => self.leave_out("embedded documents"),
            "pic" | "imagedata" => self.leave_out("pictures"),
            _ => {}
        }
    }

    /// Notes what was left out, once for each sort.
    pub fn leave_out(&mut self, what: &'static str) {
        if self.left_out.iter().all(|(other, _)| *other != what) {
            self.left_out.push((what, None));
        }
    }

    /// Takes the place in the text for what was left out of the last piece of it.
    fn stamp(&mut self, lines: &str) {
        if self.within <= 1 {
            self.left_out.iter_mut().for_each(|(_, at)| *at = at.or(Some(lines.len())));
        }
    }

    /// Counts a piece of text, and fails before there is too much: one numbered line may be far longer than the element that makes it.
    pub fn charge(&mut self, len: usize) -> Result<()> {
        self.made += len + PIECE;
        if self.made <= TEXT {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Limit, format!("wanted a document with at most {TEXT} bytes of text, found more")))
    }

    fn written(self, lines: &str) -> Written {
        let mut written = Written::default();
        let mut from = 0;
        for (what, at) in self.left_out {
            let at = at.unwrap_or(lines.len());
            written.push(lines.get(from..at).unwrap_or_default(), from);
            written.leave_out(format!("{what} of the document were left out"));
            from = at;
        }
        written.push(lines.get(from..).unwrap_or_default(), from);
        written
    }
}
