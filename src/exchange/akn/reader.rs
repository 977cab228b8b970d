//! A document to its instrument.

use super::super::control;
use super::collect::{Collected, Words};
use super::eid;
use super::run::NAMESPACE;
use crate::error::{Error, ErrorKind, Result};
use crate::instrument::{Instrument, Jurisdiction, Level, Stated};
use crate::text::{Lang, Span};
use crate::xml::{Piece, Pieces, Tag};
use serde::de::DeserializeOwned;
use std::io::BufRead;

/// Reads the instrument of a document in UTF-8 or UTF-16.
///
/// # Errors
/// [`ErrorKind::Format`] with the byte for broken XML and document types with declarations, [`ErrorKind::Encoding`] for bytes that are no UTF-8 or UTF-16,
/// [`ErrorKind::Limit`] for one element of more than 64 MiB, [`ErrorKind::Unsupported`] for other versions, for collections, judgments and debates.
pub fn read(file: impl BufRead) -> Result<Instrument> {
    let mut pieces = Pieces::new(file)?;
    let root = pieces.root(&["akomaNtoso"])?;
    if !root.declares("http://docs.oasis-open.org/legaldocml/ns/akn/3.0") {
        return Err(Error::new(ErrorKind::Unsupported, "wanted Akoma Ntoso 3.0, found another namespace"));
    }
    let is_ours = root.declares(NAMESPACE);
    let mut reader = Reader { pieces, collected: Collected::default(), is_ours, opened: vec![Opened::Plain], has_meta: false };
    reader.collected.end = if is_ours { String::new() } else { "\n".to_owned() };
    reader.all()?;
    Ok(reader.collected.into_instrument())
}

/// What the end of an element ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    Plain,
    Provision,
    /// An attachment, whose document may close with words that are not its own.
    Attachment,
}

struct Reader<R> {
    pieces: Pieces<R>,
    collected: Collected,
    /// Whether white space is told; otherwise it is that of the file, and only parts words.
    is_ours: bool,
    opened: Vec<Opened>,
    has_meta: bool,
}

impl<R: BufRead> Reader<R> {
    fn all(&mut self) -> Result<()> {
        loop {
            self.pieces.relax();
            match self.pieces.next()? {
                None => return Ok(()),
                Some(Piece::Close) => self.close(),
                Some(Piece::Open(tag)) => self.open(&tag)?,
                Some(Piece::Words(words)) if words.trim().is_empty() => {}
                Some(Piece::Words(words)) => {
                    let words = Words { text: words.split_whitespace().collect::<Vec<_>>().join(" "), ..Words::default() };
                    self.collected.run("p", None, &words, false);
                }
            }
        }
    }

    fn close(&mut self) {
        if self.opened.pop().is_some_and(|opened| opened != Opened::Plain) {
            self.collected.finish();
        }
    }

    fn open(&mut self, tag: &Tag) -> Result<()> {
        let depth = self.opened.len();
        match tag.name() {
            "act" | "bill" | "doc" | "statement" if depth == 1 => self.opened.push(Opened::Plain),
            other if depth == 1 => {
                let message = format!("wanted one instrument, as act, bill, doc or statement, found `{}`", short(other));
                return Err(Error::new(ErrorKind::Unsupported, message));
            }
            "meta" if !std::mem::replace(&mut self.has_meta, true) => self.meta()?,
            "meta" | "toc" | "foreign" | "authorialNote" => self.pieces.skip_all()?,
            "num" => self.run("num", tag)?,
            "heading" => self.run("heading", tag)?,
            "block" if tag.get("name") == Some("num") => self.run("num", tag)?,
            "block" if tag.get("name") == Some("heading") => self.run("heading", tag)?,
            "p" | "block" | "subheading" | "crossHeading" => self.run("p", tag)?,
            "conclusions" => {
                if let Some(opened) = self.opened.iter_mut().rfind(|opened| **opened == Opened::Attachment) {
                    *opened = Opened::Plain;
                    self.collected.finish();
                }
                self.opened.push(Opened::Plain);
            }
            _ => {
                let opened = self.provision(tag);
                self.opened.push(opened);
            }
        }
        Ok(())
    }

    /// Begins the provision of an element, if it is one.
    fn provision(&mut self, tag: &Tag) -> Opened {
        let eid = tag.get("eId");
        let level = match tag.name() {
            "hcontainer" | "container" => eid.and_then(eid::address).and_then(|address| address.steps().last().map(|step| step.level())),
            "preamble" if eid.is_none() => None,
            name => eid::level(name),
        };
        let Some(level) = level else { return Opened::Plain };
        self.collected.begin(level, eid);
        if level == Level::Annex && tag.name() == "attachment" { Opened::Attachment } else { Opened::Provision }
    }

    /// Takes the words of the element that was opened last.
    fn run(&mut self, element: &'static str, tag: &Tag) -> Result<()> {
        let words = self.words()?;
        let before = tag.get("d:before").filter(|_| self.is_ours);
        self.collected.run(element, before, &words, tag.get("d:mark").is_some());
        Ok(())
    }

    fn words(&mut self) -> Result<Words> {
        let mut words = Words::default();
        let mut title_depth = None;
        let mut depth = 1usize;
        while depth > 0 {
            match self.pieces.next()? {
                None => break,
                Some(Piece::Words(more)) => self.add(&mut words.text, &more),
                Some(Piece::Close) => {
                    if let Some(start) = title_depth.take_if(|(at, _)| *at == depth).map(|(_, start)| start) {
                        words.title = Some(Span::new(start, words.text.len()));
                    }
                    depth -= 1;
                }
                Some(Piece::Open(tag)) => match tag.name() {
                    "authorialNote" => self.pieces.skip()?,
                    "br" | "eol" => {
                        words.text.push('\n');
                        depth += 1;
                    }
                    name => {
                        words.text.extend(tag.get("d:hex").and_then(control::letter));
                        depth += 1;
                        match name {
                            "docTitle" if words.title.is_none() => title_depth = Some((depth, words.text.len())),
                            "span" if self.is_ours => words.mark = words.mark.or(Some(words.text.len())),
                            _ => {}
                        }
                    }
                },
            }
        }
        if !self.is_ours {
            words.text.truncate(words.text.trim_end().len());
        }
        Ok(words)
    }

    /// Adds words of the file: as they are, or with their white space as single spaces.
    fn add(&self, text: &mut String, more: &str) {
        if self.is_ours {
            return text.push_str(more);
        }
        for c in more.chars() {
            match c {
                ' ' | '\n' | '\t' if text.is_empty() || text.ends_with([' ', '\n']) => {}
                ' ' | '\n' | '\t' => text.push(' '),
                c => text.push(c),
            }
        }
    }

    fn meta(&mut self) -> Result<()> {
        let mut depth = 1usize;
        while depth > 0 {
            match self.pieces.next()? {
                None => break,
                Some(Piece::Words(_)) => {}
                Some(Piece::Close) => depth -= 1,
                Some(Piece::Open(tag)) => {
                    depth += 1;
                    self.known(&tag);
                }
            }
        }
        Ok(())
    }

    /// Takes what one element of the metadata tells.
    fn known(&mut self, tag: &Tag) {
        let collected = &mut self.collected;
        match tag.name() {
            "FRBRcountry" => {
                collected.jurisdiction = collected.jurisdiction.or_else(|| tag.get("value").and_then(Jurisdiction::from_code));
            }
            "FRBRlanguage" => collected.lang = collected.lang.or_else(|| tag.get("language").and_then(Lang::of_tag)),
            "text" if self.is_ours => {
                let layout = &mut collected.layout;
                let told = [
                    ("line", &mut layout.line),
                    ("space", &mut layout.space),
                    ("bracket", &mut layout.bracket),
                    ("end", &mut collected.end),
                ];
                for (name, own) in told {
                    if let Some(value) = tag.get(name) {
                        value.clone_into(own);
                    }
                }
            }
            "stated" if self.is_ours => {
                let number = |name| tag.get(name).and_then(|text| text.parse::<usize>().ok());
                if let (Some(name), Some(start), Some(end)) = (tag.get("name"), number("start"), number("end")) {
                    state(collected, name, tag.get("value"), Span::new(start, end));
                }
            }
            _ => {}
        }
    }
}

fn state(collected: &mut Collected, name: &str, value: Option<&str>, span: Span) {
    let stated = &mut collected.stated;
    match name {
        "title" => collected.stated_title = Some(span),
        "kind" => stated.kind = named(value, span),
        "issuer" => stated.issuer = Some(span),
        "number" => stated.number = Some(span),
        "adopted" => stated.adopted = named(value, span),
        "effective" => stated.effective = named(value, span),
        "status" => stated.status = named(value, span),
        "amended" => stated.amended = named(value, span),
        _ => {}
    }
}

fn named<T: DeserializeOwned>(value: Option<&str>, span: Span) -> Option<Stated<T>> {
    let value = serde_json::from_value(serde_json::Value::String(value?.to_owned())).ok()?;
    Some(Stated { value, span })
}

fn short(name: &str) -> String {
    name.chars().take(40).collect()
}
