//! A corpus and its entries, embedded or in a folder.

use super::embedded;
use super::manifest::{self, Learned, Meta};
use crate::align::Aligner;
use crate::bitext::{Bead, Bitext, Titles, TranslationUnit, Unit};
use crate::error::{Error, ErrorKind, Result};
use crate::gold::Gold;
use crate::lexicon::Lexicon;
use crate::parse::Parser;
use crate::read::Reader;
use crate::segment::{Segmenter, Segments, Units};
use crate::text::{Lang, SourceText};
use rustc_hash::FxHashSet;
use std::path::Path;
use std::sync::Arc;

/// Bitexts with what is known about them, in the order of their manifest.
#[derive(Debug, Clone)]
pub struct Corpus {
    entries: Vec<Entry>,
    lexicon: Arc<Lexicon>,
    learned: Option<Learned>,
}

/// One bitext of a corpus.
#[derive(Debug, Clone)]
pub struct Entry {
    meta: Meta,
    lexicon: Arc<Lexicon>,
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
        Self::read(embedded::MANIFEST, Self::embedded_lexicon()?, |slug, file| Ok(embedded::file(slug, file).map(SourceText::new)))
    }

    /// What the learned words of the lexicon were made from.
    pub fn learned(&self) -> Option<&Learned> {
        self.learned.as_ref()
    }

    /// The lexicon that is part of the crate.
    ///
    /// # Errors
    /// None in a crate whose tests pass.
    pub fn embedded_lexicon() -> Result<Lexicon> {
        let mut lexicon = Lexicon::new();
        for text in embedded::LEXICON {
            lexicon.extend(&Lexicon::read(text)?);
        }
        Ok(lexicon)
    }

    /// Reads a folder: `manifest.toml`, `instruments/SLUG/…`, and `lexicon/terms.tsv` and `lexicon/words.tsv` if they are there.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] for what is absent, [`ErrorKind::Format`] for a manifest, gold or lexicon of another form; the error names the file.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
        let folder = folder.as_ref();
        let manifest = Reader::new().open(folder.join("manifest.toml"))?;
        let mut lexicon = Lexicon::new();
        for path in ["terms.tsv", "words.tsv"].map(|name| folder.join("lexicon").join(name)).iter().filter(|path| path.exists()) {
            lexicon.extend(&Lexicon::read(Reader::new().open(path)?.as_str()).map_err(|error| error.path(path))?);
        }
        let corpus = Self::read(manifest.as_str(), lexicon, |slug, file| {
            let path = folder.join("instruments").join(slug).join(file);
            path.exists().then(|| Reader::new().open(&path)).transpose()
        });
        let corpus = corpus.map_err(|error| error.path(folder.join("manifest.toml")))?;
        corpus.entries.iter().try_for_each(|entry| entry.check_gold().map_err(|error| error.path(entry.gold_path(folder))))?;
        Ok(corpus)
    }

    fn read(manifest: &str, lexicon: Lexicon, file: impl Fn(&str, &str) -> Result<Option<SourceText>>) -> Result<Self> {
        let lexicon = Arc::new(lexicon);
        let (metas, learned) = manifest::read(manifest)?;
        let entries = metas.into_iter().map(|meta| Entry::read(meta, &lexicon, &file)).collect::<Result<_>>()?;
        Ok(Self { entries, lexicon, learned })
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
    fn read(meta: Meta, lexicon: &Arc<Lexicon>, file: &impl Fn(&str, &str) -> Result<Option<SourceText>>) -> Result<Self> {
        let gold = file(&meta.slug, "gold.tsv")?.map(|text| Gold::read(text.as_str()));
        let gold = gold.transpose().map_err(|error| error.path(Path::new("instruments").join(&meta.slug).join("gold.tsv")))?;
        let wanted = |name| {
            file(&meta.slug, name)?
                .ok_or_else(|| Error::new(ErrorKind::Io, format!("wanted instruments/{}/{name}, found no such file", meta.slug)))
        };
        let texts = match file(&meta.slug, "mixed.txt")? {
            Some(mixed) => Texts::Mixed(mixed),
            None => Texts::Apart { zh: wanted("zh.txt")?.in_lang(Lang::Zh), en: wanted("en.txt")?.in_lang(Lang::En) },
        };
        Ok(Self { meta, lexicon: Arc::clone(lexicon), texts, gold })
    }

    fn gold_path(&self, folder: &Path) -> std::path::PathBuf {
        folder.join("instruments").join(&self.meta.slug).join("gold.tsv")
    }

    /// Whether gold names lines of the right side only, each once.
    fn check_gold(&self) -> Result<()> {
        let (Some(gold), (zh, en)) = (&self.gold, self.sides()) else { return Ok(()) };
        let lines = |side: &Segments| {
            let lines = side.source().lines();
            side.iter().map(|segment| lines.number_at(segment.span().start) - 1).collect::<FxHashSet<usize>>()
        };
        let (mut zh, mut en) = (lines(&zh), lines(&en));
        for bead in gold.beads() {
            for (side, places, name) in [(&mut zh, &bead.zh, "Chinese"), (&mut en, &bead.en, "English")] {
                if let Some(line) = places.iter().find(|line| !side.remove(line)) {
                    let wrong = format!("wanted each {name} line once, found line {} twice or on the other side", line + 1);
                    return Err(Error::new(ErrorKind::Format, wrong));
                }
            }
        }
        Ok(())
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
        let aligner = Aligner::new().lexicon(&self.lexicon);
        match (&self.gold, self.mixed()) {
            (Some(gold), _) => aligner.keep(placed(gold, &zh, &en)).align(&zh, &en),
            (None, Some(_)) => aligner.align_mixed(&zh, &en),
            (None, None) => aligner.align(&zh, &en),
        }
    }

    /// Its translation units.
    pub fn units(&self) -> Vec<Unit> {
        let meta = &self.meta;
        let unit = |unit: TranslationUnit<'_>| Unit {
            title: Titles { zh: Some(meta.title.zh.clone()), en: Some(meta.title.en.clone()) },
            short: meta.short.zh.iter().chain(&meta.short.en).cloned().collect(),
            date: Some(meta.date.clone()),
            status: Some(meta.status.clone()),
            authentic: Some(meta.authentic),
            kind: Some(meta.kind.clone()),
            jurisdiction: Some(meta.jurisdiction.as_str().to_owned()),
            ..unit.to_unit(meta.slug.clone())
        };
        self.bitext().units().map(unit).collect()
    }
}

/// The beads of gold, whose places are those of lines, as beads of segments that are lines.
fn placed(gold: &Gold, zh: &Segments, en: &Segments) -> Vec<Bead> {
    let lines = |side: &Segments| {
        let lines = side.source().lines();
        side.iter().map(|segment| lines.number_at(segment.span().start) - 1).collect::<Vec<usize>>()
    };
    let (zh, en) = (lines(zh), lines(en));
    let place =
        |side: &[usize], places: Vec<usize>| places.into_iter().map(|line| side.partition_point(|other| *other < line)).collect::<Vec<_>>();
    gold.beads().into_iter().map(|bead| Bead::new(place(&zh, bead.zh), place(&en, bead.en), bead.confidence)).collect()
}
