//! Units to XLIFF, one writer for both versions.

use super::super::fields::{self, Field};
use super::super::language::{AHEAD, Script};
use super::version::Version;
use crate::bitext::{Note, Side, Unit};
use crate::text::Lang;
use crate::xml::Elements;
use std::io::{self, Write};

/// Writes units.
///
/// # Errors
/// What the stream gives, and [`io::ErrorKind::InvalidInput`] for a character outside of the texts that XML cannot hold.
pub fn write<'u>(out: impl Write, units: impl IntoIterator<Item = &'u Unit>, version: Version) -> io::Result<()> {
    let mut units = units.into_iter();
    let first: Vec<&Unit> = units.by_ref().take(AHEAD).collect();
    let mut writer = Writer::new(out, version)?;
    writer.script.look_ahead(&first);
    first.into_iter().chain(units).try_for_each(|unit| writer.add(unit))?;
    writer.finish().map(drop)
}

/// Writes units one by one; holds none of them. Units of one instrument that follow each other share a file.
pub struct Writer<W> {
    elements: Elements<W>,
    version: Version,
    script: Script,
    /// The instrument of the file that is open, with what is known of it.
    instrument: Option<Vec<Field>>,
    files: usize,
    units: usize,
}

impl<W: Write> Writer<W> {
    /// A writer that has written nothing but the declaration.
    ///
    /// # Errors
    /// What the stream gives.
    pub fn new(out: W, version: Version) -> io::Result<Self> {
        Ok(Self { elements: Elements::new(out)?, version, script: Script::default(), instrument: None, files: 0, units: 0 })
    }

    /// Writes a unit.
    ///
    /// # Errors
    /// As [`write`].
    pub fn add(&mut self, unit: &Unit) -> io::Result<()> {
        let instrument = fields::of_instrument(unit);
        let chinese = self.script.tag(unit);
        if self.elements.depth() == 0 {
            self.begin(chinese)?;
        }
        if self.instrument.as_ref() != Some(&instrument) {
            self.end_file()?;
            self.begin_file(unit, &instrument, chinese)?;
            self.instrument = Some(instrument);
        }
        self.units += 1;
        match self.version {
            Version::V1_2 => self.unit_1(unit),
            Version::V2_1 => self.unit_2(unit),
        }
    }

    /// Writes the end; a document without a unit has a file without one.
    ///
    /// # Errors
    /// What the stream gives.
    pub fn finish(mut self) -> io::Result<W> {
        if self.elements.depth() == 0 {
            self.begin("zh")?;
            self.begin_file(&Unit::default(), &[], "zh")?;
            if self.version == Version::V2_1 {
                self.elements.empty("group", &[("id", "g1")])?;
            }
        }
        self.elements.finish()
    }

    fn begin(&mut self, chinese: &'static str) -> io::Result<()> {
        match self.version {
            Version::V1_2 => self.elements.open("xliff", &[("version", "1.2"), ("xmlns", "urn:oasis:names:tc:xliff:document:1.2")]),
            Version::V2_1 => self.elements.open(
                "xliff",
                &[
                    ("version", "2.1"),
                    ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
                    ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"),
                    ("srcLang", chinese),
                    ("trgLang", "en"),
                ],
            ),
        }
    }

    fn begin_file(&mut self, unit: &Unit, instrument: &[Field], chinese: &'static str) -> io::Result<()> {
        self.files += 1;
        let id = self.files.to_string();
        let original = ("original", unit.instrument.as_str());
        // The name is the original.
        let about: Vec<&Field> = instrument.iter().filter(|(name, _)| *name != "instrument").collect();
        if self.version == Version::V2_1 {
            self.elements.open("file", &[("id", &format!("f{id}")), original])?;
            return self.metadata("instrument", &about);
        }
        let languages = [("source-language", chinese), ("target-language", "en")];
        self.elements.open("file", &[original, languages[0], languages[1], ("datatype", "plaintext")])?;
        self.elements.open("body", &[])?;
        self.elements.open("group", &[("id", &format!("g{id}"))])?;
        self.contexts("instrument", &about)
    }

    fn end_file(&mut self) -> io::Result<()> {
        while self.elements.depth() > 1 {
            self.elements.close()?;
        }
        Ok(())
    }

    fn unit_1(&mut self, unit: &Unit) -> io::Result<()> {
        let (id, address) = (self.units.to_string(), unit.address.to_string());
        self.elements.open("trans-unit", &[("id", &id), ("resname", &address), ("xml:space", "preserve")])?;
        let placeholder = |c: char, nth: usize| Some(format!("<x id=\"{}\" ctype=\"x-cp-{:04X}\"/>", nth + 1, u32::from(c)));
        let text = |side: &Option<Side>| side.as_ref().map(|side| side.text.clone());
        self.elements.leaf_with("source", &[], &text(&unit.zh).unwrap_or_default(), placeholder)?;
        if let Some(en) = text(&unit.en) {
            self.elements.leaf_with("target", &[], &en, placeholder)?;
        }
        self.contexts("unit", &fields::of_unit(unit).iter().collect::<Vec<_>>())?;
        for note in &unit.notes {
            self.note(note, ["from", "annotates"])?;
        }
        self.elements.close()
    }

    fn unit_2(&mut self, unit: &Unit) -> io::Result<()> {
        let (id, address) = (format!("u{}", self.units), unit.address.to_string());
        let name: &[(&str, &str)] = if address.is_empty() { &[] } else { &[("name", &address)] };
        self.elements.open("unit", &[&[("id", id.as_str())], name, &[("xml:space", "preserve")]].concat())?;
        self.metadata("unit", &fields::of_unit(unit).iter().collect::<Vec<_>>())?;
        if !unit.notes.is_empty() {
            self.elements.open("notes", &[])?;
            unit.notes.iter().try_for_each(|note| self.note(note, ["category", "appliesTo"]))?;
            self.elements.close()?;
        }
        self.elements.open("segment", &[])?;
        let code = |c: char, _| Some(format!("<cp hex=\"{:04X}\"/>", u32::from(c)));
        self.elements.leaf_with("source", &[], unit.zh.as_ref().map_or("", |side| &side.text), code)?;
        if let Some(en) = &unit.en {
            self.elements.leaf_with("target", &[], &en.text, code)?;
        }
        self.elements.close()?;
        self.elements.close()
    }

    fn note(&mut self, note: &Note, [sort, about]: [&'static str; 2]) -> io::Result<()> {
        let side = note.side.map(|side| (about, if side == Lang::Zh { "source" } else { "target" }));
        let kind = Some((sort, note.kind.as_str())).filter(|(_, kind)| !kind.is_empty());
        let attributes: Vec<(&str, &str)> = kind.into_iter().chain(side).collect();
        self.elements.leaf("note", &attributes, &note.text)
    }

    fn contexts(&mut self, name: &'static str, fields: &[&Field]) -> io::Result<()> {
        if fields.is_empty() {
            return Ok(());
        }
        self.elements.open("context-group", &[("name", name), ("purpose", "information")])?;
        for (name, value) in fields {
            self.elements.leaf("context", &[("context-type", &format!("x-{name}"))], value)?;
        }
        self.elements.close()
    }

    fn metadata(&mut self, category: &'static str, fields: &[&Field]) -> io::Result<()> {
        if fields.is_empty() {
            return Ok(());
        }
        self.elements.open("mda:metadata", &[])?;
        self.elements.open("mda:metaGroup", &[("category", category)])?;
        for (name, value) in fields {
            self.elements.leaf("mda:meta", &[("type", name)], value)?;
        }
        self.elements.close()?;
        self.elements.close()
    }
}
