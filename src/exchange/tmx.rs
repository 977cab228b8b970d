//! TMX 1.4b, which translation memories exchange: units one by one, in and out.
//!
//! A unit is a `tu` with a `tuv` a side. What is known beside the texts stands in properties: `x-address`, `x-confidence`, `x-instrument`, `x-title-zh`,
//! `x-title-en`, `x-short`, `x-date`, `x-status`, `x-authentic`, `x-kind`, `x-jurisdiction`; notes are notes, and `x-note` tells the sort and side of the note of a
//! number. The Chinese side is `zh`, or `zh-Hant` where its characters are traditional. A character that XML cannot hold is a placeholder `<ph type="x-cp-001F"/>`
//! in a text, and an error elsewhere. Of files of other tools the words of each side are read, without inline codes; where a `tu` has two variants of a
//! language, the first counts, and a `tu` in other languages is passed over.

use super::control;
use super::fields;
use super::language::{AHEAD, Script};
use crate::bitext::{Note, Side, Unit};
use crate::error::{Error, ErrorKind, Result};
use crate::text::Lang;
use crate::xml::{Elements, Inline, Piece, Pieces, Tag};
use std::io::{self, BufRead, Write};

/// Writes units.
///
/// ```
/// use duizhao::exchange::{tmx, units};
///
/// let units = units::read(r#"{"instrument":"notice","address":"art2","zh":{"text":"不得出租专线。"},"en":null}"#)?;
/// let mut file = Vec::new();
/// tmx::write(&mut file, &units)?;
/// assert_eq!(tmx::read(file.as_slice())?, units);
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// # Errors
/// What the stream gives, and [`io::ErrorKind::InvalidInput`] for a character outside of the texts that XML cannot hold.
pub fn write<'u>(out: impl Write, units: impl IntoIterator<Item = &'u Unit>) -> io::Result<()> {
    let mut units = units.into_iter();
    let first: Vec<&Unit> = units.by_ref().take(AHEAD).collect();
    let mut writer = Writer::new(out)?;
    writer.script.look_ahead(&first);
    first.into_iter().chain(units).try_for_each(|unit| writer.add(unit))?;
    writer.finish().map(drop)
}

/// Reads all units of a file in UTF-8 or UTF-16.
///
/// # Errors
/// As [`Reader`].
pub fn read(file: impl BufRead) -> Result<Vec<Unit>> {
    Reader::new(file)?.collect()
}

/// Writes units one by one; holds none of them.
pub struct Writer<W> {
    elements: Elements<W>,
    script: Script,
    main: &'static str,
}

impl<W: Write> Writer<W> {
    /// A writer that has written nothing but the declaration.
    ///
    /// # Errors
    /// What the stream gives.
    pub fn new(out: W) -> io::Result<Self> {
        Ok(Self { elements: Elements::new(out)?, script: Script::default(), main: "zh" })
    }

    /// Writes a unit.
    ///
    /// # Errors
    /// As [`write()`].
    pub fn add(&mut self, unit: &Unit) -> io::Result<()> {
        let chinese = self.script.tag(unit);
        if self.elements.depth() == 0 {
            self.begin(chinese)?;
        }
        let other: &[(&str, &str)] = if chinese == self.main { &[] } else { &[("srclang", chinese)] };
        self.elements.open("tu", other)?;
        self.about(unit)?;
        let sides = [(chinese, &unit.zh), ("en", &unit.en)];
        for (tag, side) in sides {
            if let Some(side) = side {
                self.variant(tag, &side.text)?;
            }
        }
        if unit.zh.is_none() && unit.en.is_none() {
            self.variant(chinese, "")?;
        }
        self.elements.close()
    }

    /// Writes the end, and the head where there was no unit.
    ///
    /// # Errors
    /// What the stream gives.
    pub fn finish(mut self) -> io::Result<W> {
        if self.elements.depth() == 0 {
            self.begin("zh")?;
        }
        self.elements.finish()
    }

    fn begin(&mut self, main: &'static str) -> io::Result<()> {
        self.main = main;
        self.elements.open("tmx", &[("version", "1.4")])?;
        self.elements.empty(
            "header",
            &[
                ("creationtool", "duizhao"),
                ("creationtoolversion", env!("CARGO_PKG_VERSION")),
                ("segtype", "sentence"),
                ("o-tmf", "duizhao"),
                ("adminlang", "en"),
                ("srclang", main),
                ("datatype", "plaintext"),
            ],
        )?;
        self.elements.open("body", &[])
    }

    /// Notes and properties.
    fn about(&mut self, unit: &Unit) -> io::Result<()> {
        for note in &unit.notes {
            self.elements.leaf("note", &[], &note.text)?;
        }
        for (note, nth) in unit.notes.iter().zip(1usize..).filter(|(note, _)| !note.kind.is_empty() || note.side.is_some()) {
            let side = note.side.map_or("-", Lang::as_str);
            self.property("note", &format!("{nth} {side} {}", note.kind))?;
        }
        for (name, value) in fields::of_instrument(unit).into_iter().chain(fields::of_unit(unit)) {
            self.property(name, &value)?;
        }
        Ok(())
    }

    fn property(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.elements.leaf("prop", &[("type", &format!("x-{name}"))], value)
    }

    fn variant(&mut self, tag: &str, text: &str) -> io::Result<()> {
        self.elements.open("tuv", &[("xml:lang", tag)])?;
        let placeholder = |c: char, _| Some(format!("<ph type=\"x-cp-{:04X}\"/>", u32::from(c)));
        self.elements.leaf_with("seg", &[], text, placeholder)?;
        self.elements.close()
    }
}

/// Reads units one by one; holds one at a time. Ends behind the first error: [`ErrorKind::Format`] with the byte for broken XML, a document type with
/// declarations, or a value of another form, [`ErrorKind::Encoding`] for bytes that are no UTF-8 or UTF-16, [`ErrorKind::Limit`] for a unit of more than
/// 64 MiB, [`ErrorKind::Unsupported`] for a file in other languages.
pub struct Reader<R> {
    pieces: Pieces<R>,
    /// Units that were in other languages, and whether any was not.
    others: (usize, bool),
    is_done: bool,
}

impl<R: BufRead> Reader<R> {
    /// A reader that has read the root.
    ///
    /// # Errors
    /// As the reader gives.
    pub fn new(file: R) -> Result<Self> {
        let mut pieces = Pieces::new(file)?;
        pieces.root(&["tmx"])?;
        Ok(Self { pieces, others: (0, false), is_done: false })
    }

    fn next_unit(&mut self) -> Result<Option<Unit>> {
        loop {
            self.pieces.relax();
            match self.pieces.next()? {
                None => break,
                Some(Piece::Open(tag)) if tag.name() == "tu" => match self.unit()? {
                    Some(unit) => {
                        self.others.1 = true;
                        return Ok(Some(unit));
                    }
                    None => self.others.0 += 1,
                },
                Some(Piece::Open(tag)) if tag.name() == "body" => {}
                Some(Piece::Open(_)) => self.pieces.skip_all()?,
                Some(_) => {}
            }
        }
        match self.others {
            (others, false) if others > 0 => {
                let message = format!("wanted units in Chinese or English, found {others} in other languages");
                Err(Error::new(ErrorKind::Unsupported, message))
            }
            _ => Ok(None),
        }
    }

    /// The unit whose tag was opened last; `None` where it is in other languages.
    fn unit(&mut self) -> Result<Option<Unit>> {
        let mut unit = Unit::default();
        let (mut empty, mut sorts) = (String::new(), Vec::new());
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close => break,
                Piece::Words(_) => {}
                Piece::Open(tag) => match (tag.name(), tag.get("type").and_then(|name| name.strip_prefix("x-"))) {
                    ("note", _) => self.note(&mut unit, None)?,
                    ("tuv", _) => self.variant(&tag, &mut unit)?,
                    ("prop", Some("note")) => sorts.push(self.plain()?),
                    ("prop", Some("empty")) => empty = self.plain()?,
                    ("prop", Some(name)) => {
                        let value = self.plain()?;
                        fields::set(&mut unit, name, &value).map_err(|wrong| self.pieces.wrong(wrong))?;
                    }
                    _ => self.pieces.skip()?,
                },
            }
        }
        sorts.iter().for_each(|sort| sorted(&mut unit.notes, sort));
        let known = unit.zh.is_some() || unit.en.is_some();
        fields::remove_absent(&mut unit, &empty);
        Ok(known.then_some(unit))
    }

    fn plain(&mut self) -> Result<String> {
        self.pieces.words(|_| Inline::Words)
    }

    fn note(&mut self, unit: &mut Unit, side: Option<Lang>) -> Result<()> {
        let text = self.plain()?;
        unit.notes.push(Note { text, side, ..Note::default() });
        Ok(())
    }

    fn variant(&mut self, tag: &Tag, unit: &mut Unit) -> Result<()> {
        let side = tag.get("xml:lang").or_else(|| tag.get("lang")).and_then(Lang::of_tag);
        while let Some(piece) = self.pieces.next()? {
            match piece {
                Piece::Close => break,
                Piece::Words(_) => {}
                Piece::Open(tag) => match (tag.name(), side) {
                    ("seg", Some(side)) => {
                        let text = self.pieces.words(inline)?;
                        let own = if side == Lang::Zh { &mut unit.zh } else { &mut unit.en };
                        own.get_or_insert(Side { text });
                    }
                    ("note", Some(side)) => self.note(unit, Some(side))?,
                    _ => self.pieces.skip()?,
                },
            }
        }
        Ok(())
    }
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Unit>;

    fn next(&mut self) -> Option<Result<Unit>> {
        if self.is_done {
            return None;
        }
        let next = self.next_unit().transpose();
        self.is_done = !matches!(next, Some(Ok(_)));
        next
    }
}

/// Gives the note of a number its side and sort: `2 en error/amount`.
fn sorted(notes: &mut [Note], sort: &str) {
    let mut parts = sort.splitn(3, ' ');
    let nth = parts.next().and_then(|nth| nth.parse::<usize>().ok()).and_then(|nth| nth.checked_sub(1));
    if let Some(note) = nth.and_then(|nth| notes.get_mut(nth)) {
        note.side = parts.next().and_then(Lang::of_tag);
        parts.next().unwrap_or_default().clone_into(&mut note.kind);
    }
}

/// Words that are set off count; codes of the original file do not.
fn inline(tag: &Tag) -> Inline {
    let letter = tag.get("type").and_then(|name| name.strip_prefix("x-cp-")).and_then(control::letter);
    match tag.name() {
        "ph" => letter.map_or(Inline::Nothing, Inline::Letter),
        "bpt" | "ept" | "it" | "ut" => Inline::Nothing,
        _ => Inline::Words,
    }
}
