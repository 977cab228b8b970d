//! Bitexts into the files that other tools read, as `align --format` names them.

use duizhao::Error;
use duizhao::bitext::{Bitext, Titles, TranslationUnit, Unit};
use duizhao::exchange::table::Separator;
use duizhao::exchange::xliff::Version;
use duizhao::exchange::{akn, moses, table, tmx, units, xliff};
use duizhao::instrument::{Address, Instrument};
use duizhao::lexicon::Lexicon;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A format of units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    Units,
    Tmx,
    Xliff(Version),
    Table(Separator),
    /// A file for each side.
    Moses,
    /// A document for each side.
    Akn,
}

impl Exchange {
    /// Whether each side has a file of its own, so that both need a name.
    pub fn is_two_files(self) -> bool {
        matches!(self, Self::Moses | Self::Akn)
    }

    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Units => "jsonl",
            Self::Tmx => "tmx",
            Self::Xliff(_) => "xlf",
            Self::Table(Separator::Comma) => "csv",
            Self::Table(Separator::Tab) => "tsv",
            Self::Moses => "txt",
            Self::Akn => "xml",
        }
    }

    /// Writes all units into one file.
    pub fn write(self, out: impl Write, all: &[Unit]) -> io::Result<()> {
        match self {
            Self::Units => units::write(out, all),
            Self::Tmx => tmx::write(out, all),
            Self::Xliff(version) => xliff::write(out, all, version),
            Self::Table(separator) => table::write(out, all, separator),
            Self::Moses | Self::Akn => Err(io::Error::new(io::ErrorKind::InvalidInput, "wanted a name for the files of both sides")),
        }
    }

    /// Writes a file for each side: `NAME.zh.txt` and `NAME.en.txt` for `NAME` or `NAME.txt`.
    pub fn write_sides(self, name: &Path, bitext: &Bitext, all: &[Unit]) -> io::Result<()> {
        let [zh, en] = ["zh", "en"].map(|side| self.side(name, side));
        let (mut zh, mut en) = (BufWriter::new(File::create(zh)?), BufWriter::new(File::create(en)?));
        match self {
            Self::Akn => akn_sides(&mut zh, &mut en, bitext)?,
            _ => moses::write(&mut zh, &mut en, all)?,
        }
        zh.flush()?;
        en.flush()
    }

    fn side(self, name: &Path, side: &str) -> PathBuf {
        let stem = match name.extension() {
            Some(ending) if ending == self.extension() => name.with_extension(""),
            _ => name.to_owned(),
        };
        let mut path = stem.into_os_string();
        path.push(format!(".{side}.{}", self.extension()));
        PathBuf::from(path)
    }
}

/// The bytes of a file, or of standard input for `-`.
pub fn open(file: impl AsRef<Path>) -> Result<Box<dyn BufRead>, Error> {
    let file = file.as_ref();
    Ok(match file == Path::new("-") {
        true => Box::new(io::stdin().lock()),
        false => Box::new(BufReader::new(File::open(file)?)),
    })
}

/// A lexicon: rows in any encoding that is read, or TBX.
pub fn lexicon(file: impl AsRef<Path>) -> Result<Lexicon, Error> {
    let mut stream = open(file)?;
    let first = stream.fill_buf()?.iter().find(|byte| byte.is_ascii_graphic());
    match first {
        // XML of UTF-16 begins so too.
        Some(b'<') => Lexicon::read_tbx(stream),
        _ => Lexicon::read(Reader::new().read_from(stream)?.as_str()),
    }
}

/// The units of a bitext, with what its texts tell about their instrument.
pub fn as_units(bitext: &Bitext, file: &str) -> Vec<Unit> {
    let [zh, en] = sides(bitext);
    let title = |side: &Instrument| side.title().map(str::to_owned);
    let name = instrument_name(file);
    let whole = |unit: TranslationUnit<'_>| Unit {
        title: Titles { zh: title(&zh), en: title(&en) },
        jurisdiction: Some(zh.jurisdiction().as_str().to_owned()),
        ..unit.to_unit(name.clone())
    };
    bitext.units().map(whole).collect()
}

fn sides(bitext: &Bitext) -> [Instrument; 2] {
    [bitext.zh(), bitext.en()].map(|side| Parser::new().parse(side.source()))
}

/// The file's name without its ending; the folder's where the file is only called `zh`.
pub fn instrument_name(file: &str) -> String {
    let path = Path::new(file).with_extension("");
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    match name(&path).as_deref() {
        None => "text".to_owned(),
        Some("zh") => path.parent().and_then(name).unwrap_or_else(|| "zh".to_owned()),
        Some(own) => own.to_owned(),
    }
}

/// Two documents of one work. The English one is of the jurisdiction of the Chinese, which its own text tells less surely.
fn akn_sides(zh_out: impl Write, en_out: impl Write, bitext: &Bitext) -> io::Result<()> {
    let zh = Parser::new().parse(bitext.zh().source());
    let en = Parser::new().jurisdiction(zh.jurisdiction()).parse(bitext.en().source());
    let mut links = links(bitext);
    links.retain(|(own, their)| zh.find(own).is_some() && en.find(their).is_some());
    let back: Vec<(Address, Address)> = links.iter().cloned().map(|(zh, en)| (en, zh)).collect();
    akn::write_beside(zh_out, &zh, &akn::Companion { instrument: &en, links: &links })?;
    akn::write_beside(en_out, &en, &akn::Companion { instrument: &zh, links: &back })
}

/// Provisions that render each other and have different addresses, each pair once, in order.
fn links(bitext: &Bitext) -> Vec<(Address, Address)> {
    let mut seen = std::collections::HashSet::new();
    let mut links = Vec::new();
    for bead in bitext.beads() {
        for zh in bead.zh.iter().filter_map(|&at| bitext.zh().get(at)) {
            for en in bead.en.iter().filter_map(|&at| bitext.en().get(at)) {
                let pair = (zh.address().clone(), en.address().clone());
                let told = pair.0 == pair.1 || pair.0.is_empty() || pair.1.is_empty();
                if !told && seen.insert(pair.clone()) {
                    links.push(pair);
                }
            }
        }
    }
    links
}
