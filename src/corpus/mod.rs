//! A folder of bitexts with a manifest; one such folder is embedded in the crate.
//!
//! All but one of the embedded instruments are models written for this project under CC0: they show drafting styles and are not law.
//!
//! ```
//! use duizhao::corpus::Corpus;
//!
//! let corpus = Corpus::embedded()?;
//! let seed = corpus.instruments().find(|entry| entry.meta().slug == "miit-notice-2017-32").map(|entry| entry.bitext());
//! assert_eq!(seed.map(|bitext| bitext.beads().len()), Some(2));
//! # Ok::<(), duizhao::Error>(())
//! ```

mod embedded;
mod manifest;

pub use manifest::{Meta, Scheme};

use crate::align::Aligner;
use crate::bitext::{Bitext, Side, Titles, Unit};
use crate::error::{Error, ErrorKind, Result};
use crate::gold::Gold;
use crate::lexicon::Lexicon;
use crate::parse::Parser;
use crate::read::Reader;
use crate::segment::{Segmenter, Segments, Units};
use crate::text::{Lang, SourceText};
use std::path::Path;

/// Bitexts with what is known about them, in the order of their manifest.
#[derive(Debug, Clone)]
pub struct Corpus {
    entries: Vec<Entry>,
    lexicon: Lexicon,
}

/// One bitext of a corpus.
#[derive(Debug, Clone)]
pub struct Entry {
    meta: Meta,
    texts: Texts,
    gold: Option<Gold>,
}

#[derive(Debug, Clone)]
enum Texts {
    Apart { zh: SourceText, en: SourceText },
    Mixed(SourceText),
}

impl Corpus {
    /// The corpus that is part of the crate.
    ///
    /// # Errors
    /// None in a crate whose tests pass; the type is that of a folder.
    pub fn embedded() -> Result<Self> {
        Self::read(embedded::MANIFEST, embedded::lexicon(), |slug, file| Ok(embedded::file(slug, file).map(SourceText::new)))
    }

    /// The lexicon that is part of the crate.
    ///
    /// # Errors
    /// None in a crate whose tests pass.
    pub fn embedded_lexicon() -> Result<Lexicon> {
        Lexicon::read(embedded::lexicon())
    }

    /// Reads a folder: `manifest.toml`, `instruments/SLUG/…`, and `lexicon/terms.tsv` if it is there.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] for what is absent, [`ErrorKind::Format`] for a manifest, gold or lexicon of another form; the error names the file.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let manifest = Reader::new().open(folder.join("manifest.toml"))?;
        let terms = folder.join("lexicon").join("terms.tsv");
        let lexicon = if terms.exists() { Reader::new().open(&terms)?.as_str().to_owned() } else { String::new() };
        Self::read(manifest.as_str(), &lexicon, |slug, file| {
            let path = folder.join("instruments").join(slug).join(file);
            path.exists().then(|| Reader::new().open(&path)).transpose()
        })
        .map_err(|error| error.path(folder))
    }

    fn read(manifest: &str, lexicon: &str, file: impl Fn(&str, &str) -> Result<Option<SourceText>>) -> Result<Self> {
        let entries = manifest::read(manifest)?.into_iter().map(|meta| Entry::read(meta, &file)).collect::<Result<_>>()?;
        Ok(Self { entries, lexicon: Lexicon::read(lexicon)? })
    }

    /// The bitexts, in the order of the manifest.
    pub fn instruments(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The terms that come with the corpus.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// All translation units, instrument by instrument.
    pub fn units(&self) -> Vec<Unit> {
        self.entries.iter().flat_map(Entry::units).collect()
    }
}

impl Entry {
    fn read(meta: Meta, file: &impl Fn(&str, &str) -> Result<Option<SourceText>>) -> Result<Self> {
        let gold = file(&meta.slug, "gold.tsv")?.map(|text| Gold::read(text.as_str())).transpose()?;
        let wanted = |name| {
            file(&meta.slug, name)?
                .ok_or_else(|| Error::new(ErrorKind::Io, format!("wanted instruments/{}/{name}, found no such file", meta.slug)))
        };
        let texts = match file(&meta.slug, "mixed.txt")? {
            Some(mixed) => Texts::Mixed(mixed),
            None => Texts::Apart { zh: wanted("zh.txt")?.in_lang(Lang::Zh), en: wanted("en.txt")?.in_lang(Lang::En) },
        };
        Ok(Self { meta, texts, gold })
    }

    /// What is known about it.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Its beads as people made them, if they did.
    pub fn gold(&self) -> Option<&Gold> {
        self.gold.as_ref()
    }

    /// Its text where both languages stand mixed in one.
    pub fn mixed(&self) -> Option<&SourceText> {
        match &self.texts {
            Texts::Mixed(text) => Some(text),
            Texts::Apart { .. } => None,
        }
    }

    /// Its two sides by line.
    pub fn sides(&self) -> (Segments, Segments) {
        let segments = |source: &SourceText| {
            let parser = Parser::new().jurisdiction(self.meta.jurisdiction);
            Segmenter::new().units(Units::Lines).segment(&parser.parse(source))
        };
        match &self.texts {
            Texts::Apart { zh, en } => (segments(zh), segments(en)),
            Texts::Mixed(text) => {
                let side = |lang| segments(&text.only(lang)).filtered(|segment| !segment.as_str().trim().is_empty());
                (side(Lang::Zh), side(Lang::En))
            }
        }
    }

    /// Its beads: those that people made, else those that an aligner finds.
    pub fn bitext(&self) -> Bitext {
        let (zh, en) = self.sides();
        match &self.gold {
            Some(gold) => {
                let lines = [line_places(&zh), line_places(&en)];
                let beads = gold.beads().into_iter().map(|mut bead| {
                    bead.zh.iter_mut().for_each(|at| *at = lines[0].partition_point(|line| *line < *at + 1));
                    bead.en.iter_mut().for_each(|at| *at = lines[1].partition_point(|line| *line < *at + 1));
                    bead
                });
                Aligner::new().keep(beads.collect::<Vec<_>>()).align(&zh, &en)
            }
            None => Aligner::new().align(&zh, &en),
        }
    }

    /// Its translation units.
    pub fn units(&self) -> Vec<Unit> {
        let bitext = self.bitext();
        let side = |text: &str| (!text.is_empty()).then(|| Side { text: text.to_owned() });
        let unit = |unit: crate::bitext::TranslationUnit<'_>| Unit {
            instrument: self.meta.slug.clone(),
            title: Titles { zh: Some(self.meta.title.zh.clone()), en: Some(self.meta.title.en.clone()) },
            address: unit.address().clone(),
            zh: side(&unit.zh()),
            en: side(&unit.en()),
            date: Some(self.meta.date.clone()),
            status: Some(self.meta.status.clone()),
            authentic: Some(self.meta.authentic),
            jurisdiction: Some(self.meta.jurisdiction.as_str().to_owned()),
            confidence: Some(unit.bead().confidence),
        };
        bitext.units().map(unit).collect()
    }
}

/// The line numbers of segments that are lines.
fn line_places(side: &Segments) -> Vec<usize> {
    let lines = side.source().lines();
    side.iter().map(|segment| lines.number_at(segment.span().start)).collect()
}
