//! Aligns a Chinese text with its English translation: `align ZH EN`, `align --pairs LIST -o DIR`, `align --mixed FILE`.

mod cli;

use clap::{Parser as Arguments, ValueEnum};
use cli::columns::{padded, wrapped};
use cli::exchange::{Exchange, as_units};
use cli::progress;
use cli::{Outcome, Quiet, Style};
use duizhao::align::{Aligner, Linker, Numbering};
use duizhao::bitext::{Bitext, TranslationUnit, Unit};
use duizhao::exchange::table::Separator;
use duizhao::exchange::xliff::Version;
use duizhao::exchange::{jsonl, tsv};
use duizhao::instrument::Instrument;
use duizhao::parse::Parser;
use duizhao::segment::{Segmenter, Segments, Units};
use duizhao::show::{Coverage, Page, Plot, Strip};
use duizhao::text::{Lang, SourceText};
use duizhao::{Error, ErrorKind};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Component, Path, PathBuf};

/// Aligns a Chinese text with its English translation.
#[derive(Arguments)]
#[command(name = "align", version)]
struct Args {
    /// The Chinese and the English file; `-` is standard input. With --mixed, the files in which both stand mixed.
    #[arg(required_unless_present = "pairs")]
    files: Vec<String>,
    /// A file with `zh path TAB en path` a line; the answers go into the folder of -o.
    #[arg(long, conflicts_with_all = ["files", "mixed"], requires = "output")]
    pairs: Option<String>,
    /// Both languages stand mixed in each file.
    #[arg(long)]
    mixed: bool,
    /// How to show the beads.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// What is aligned.
    #[arg(long, value_enum, default_value = "segments")]
    units: UnitsArg,
    /// Terms that are known beforehand, besides the embedded ones.
    #[arg(long)]
    lexicon: Vec<PathBuf>,
    /// Rows of line numbers that are fixed; the rest is aligned around them.
    #[arg(long, conflicts_with_all = ["mixed", "pairs"])]
    keep: Option<PathBuf>,
    /// Numbers of provisions are no evidence.
    #[arg(long)]
    ignore_numbering: bool,
    /// Where the answer goes.
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[command(flatten)]
    quiet: Quiet,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For reading: address, confidence and both texts.
    Text,
    /// For reading on a wide terminal: both texts side by side.
    Columns,
    /// `zh lines TAB en lines`.
    Tsv,
    /// An object a bead.
    Jsonl,
    /// The terms that both sides define, as a lexicon: `zh TAB en TAB address`.
    Terms,
    /// An object a translation unit, as `index` reads it.
    Units,
    /// A translation memory, TMX 1.4b.
    Tmx,
    /// XLIFF 2.1, for translators' editors.
    Xliff,
    /// XLIFF 1.2.
    #[value(name = "xliff-1.2")]
    Xliff1,
    /// A table of translation units with commas.
    Csv,
    /// Two files with a text a line, OUTPUT.zh.txt and OUTPUT.en.txt.
    Moses,
    /// Two Akoma Ntoso documents, OUTPUT.zh.xml and OUTPUT.en.xml.
    Akn,
    /// A page: both texts side by side, one file for any browser.
    Html,
    /// A picture (SVG): the beads as dots between the two sides.
    Plot,
    /// A picture (SVG): where along the text the alignment is in doubt.
    Strip,
    /// A picture (SVG): how much of each chapter has a counterpart.
    Coverage,
}

impl Format {
    /// The format of units that it is.
    fn exchange(self) -> Option<Exchange> {
        Some(match self {
            Self::Text | Self::Columns | Self::Tsv | Self::Jsonl | Self::Terms | Self::Html | Self::Plot | Self::Strip | Self::Coverage => {
                return None;
            }
            Self::Units => Exchange::Units,
            Self::Tmx => Exchange::Tmx,
            Self::Xliff => Exchange::Xliff(Version::V2_1),
            Self::Xliff1 => Exchange::Xliff(Version::V1_2),
            Self::Csv => Exchange::Table(Separator::Comma),
            Self::Moses => Exchange::Moses,
            Self::Akn => Exchange::Akn,
        })
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum UnitsArg {
    /// Each line.
    Lines,
    /// Each sentence of each line.
    Sentences,
    /// Each sentence or list entry of each provision.
    Segments,
}

impl UnitsArg {
    fn units(self) -> Units {
        match self {
            Self::Lines => Units::Lines,
            Self::Sentences => Units::Sentences,
            Self::Segments => Units::Segments,
        }
    }
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    if let Some(aligner) = outcome.take(aligner(&args)) {
        match &args.pairs {
            Some(list) => pairs(&args, &aligner, list, &mut outcome),
            None => files(&args, &aligner, &mut outcome),
        }
    }
    outcome.code()
}

fn aligner(args: &Args) -> Result<Aligner, Error> {
    let aligner = Aligner::new().lexicon(&cli::lexicon(&args.lexicon)?);
    Ok(if args.ignore_numbering { aligner.numbering(Numbering::Ignored) } else { aligner })
}

/// What links the words of pages; other formats need none.
fn linker(args: &Args) -> Result<Option<Linker>, Error> {
    matches!(args.format, Format::Html).then(|| Ok(Linker::new(&cli::lexicon(&args.lexicon)?))).transpose()
}

/// The files of the call: two sides, or mixed files one after the other. A file for the answer is made once there is one.
fn files(args: &Args, aligner: &Aligner, outcome: &mut Outcome) {
    let bitexts: Vec<(Bitext, &String)> = match args.files.as_slice() {
        files if args.mixed => files.iter().filter_map(|file| Some((outcome.take(mixed(args, aligner, file))?, file))).collect(),
        [zh, en] => outcome.take(pair(args, aligner, zh, en)).map(|bitext| (bitext, zh)).into_iter().collect(),
        files => return outcome.fail(format_args!("wanted a Chinese and an English file, found {} files", files.len())),
    };
    if bitexts.is_empty() {
        return;
    }
    if let Some(exchange) = args.format.exchange().filter(|exchange| exchange.is_two_files()) {
        return two_files(args, exchange, &bitexts, outcome);
    }
    let (mut out, style) = match &args.output {
        None => (Box::new(cli::output()) as Box<dyn Write>, Style::of_output()),
        Some(path) => match File::create(path) {
            Ok(file) => (Box::new(BufWriter::new(file)) as Box<dyn Write>, Style::plain()),
            Err(error) => return outcome.fail(Error::from(error).path(path)),
        },
    };
    let linker = outcome.take(linker(args)).flatten();
    bitexts.iter().for_each(|(bitext, file)| report(bitext, file, outcome));
    match args.format.exchange() {
        // A document holds the units of all files.
        Some(exchange) => {
            let units: Vec<Unit> = bitexts.iter().flat_map(|(bitext, file)| as_units(bitext, file)).collect();
            outcome.written(exchange.write(&mut out, &units));
        }
        None => bitexts.iter().for_each(|(bitext, _)| outcome.written(write(&mut out, bitext, (args, linker.as_ref()), style))),
    }
    outcome.written(out.flush());
}

/// A file for each side of one bitext.
fn two_files(args: &Args, exchange: Exchange, bitexts: &[(Bitext, &String)], outcome: &mut Outcome) {
    let ([(bitext, file)], Some(path)) = (bitexts, &args.output) else {
        return outcome.fail("wanted one text and a name for its two files (-o NAME) with this format");
    };
    report(bitext, file, outcome);
    if let Err(error) = exchange.write_sides(path, bitext, &as_units(bitext, file)) {
        outcome.fail(Error::from(error).path(path));
    }
}

/// The pairs of a list, each into a file of its own.
fn pairs(args: &Args, aligner: &Aligner, list: &str, outcome: &mut Outcome) {
    let Some(text) = outcome.take(cli::read(list, None)) else { return };
    let folder = args.output.clone().unwrap_or_default();
    if let Err(error) = std::fs::create_dir_all(&folder) {
        return outcome.fail(Error::from(error).path(&folder));
    }
    let mut rows = Vec::new();
    for (row, line) in text.as_str().lines().zip(1..).filter(|(row, _)| !row.trim().is_empty()) {
        match row.split_once('\t') {
            Some((zh, en)) => rows.push((zh.trim(), en.trim())),
            None => outcome.fail(Error::new(ErrorKind::Format, "wanted `zh path<TAB>en path`").line(line).path(list)),
        }
    }
    let names = names(&rows.iter().map(|(zh, _)| *zh).collect::<Vec<_>>());
    let linker = outcome.take(linker(args)).flatten();
    let bar = progress::steps(rows.len(), "aligning");
    for ((zh, en), name) in bar.wrap_iter(rows.into_iter().zip(names)) {
        let Some(bitext) = outcome.take(pair(args, aligner, zh, en)) else { continue };
        report(&bitext, zh, outcome);
        let path = folder.join(format!("{name}.{}", extension(args.format)));
        let written = match args.format.exchange() {
            Some(exchange) if exchange.is_two_files() => exchange.write_sides(&path, &bitext, &as_units(&bitext, zh)),
            exchange => File::create(&path).and_then(|file| {
                let mut out = BufWriter::new(file);
                match exchange {
                    Some(exchange) => exchange.write(&mut out, &as_units(&bitext, zh))?,
                    None => write(&mut out, &bitext, (args, linker.as_ref()), Style::plain())?,
                }
                out.flush()
            }),
        };
        if let Err(error) = written {
            outcome.fail(Error::from(error).path(&path));
        }
    }
}

/// A name for the answer about each path: what tells the paths apart, with `__` between folders, and a number where that is not enough.
fn names(paths: &[&str]) -> Vec<String> {
    let parts = |path: &&str| -> Vec<String> {
        let path = Path::new(path).with_extension("");
        path.components()
            .filter(|part| matches!(part, Component::Normal(_)))
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect()
    };
    let parts: Vec<Vec<String>> = paths.iter().map(parts).collect();
    let Some(first) = parts.first() else { return Vec::new() };
    let same = |at: &dyn Fn(&Vec<String>) -> Option<String>| parts.len() > 1 && parts.iter().all(|parts| at(parts) == at(first));
    let head = (0..first.len().saturating_sub(1)).take_while(|&n| same(&|parts: &Vec<String>| parts.get(n).cloned())).count();
    let tail = usize::from(same(&|parts: &Vec<String>| parts.last().cloned()));
    let mut given: HashMap<String, usize> = HashMap::new();
    let name = |parts: &Vec<String>| {
        let telling = parts.get(head..parts.len().saturating_sub(tail)).filter(|rest| !rest.is_empty()).unwrap_or(parts);
        let name = if telling.is_empty() { "text".to_owned() } else { telling.join("__") };
        let times = given.entry(name.clone()).or_insert(0);
        *times += 1;
        if *times > 1 { format!("{name}_{times}") } else { name }
    };
    parts.iter().map(name).collect()
}

fn extension(format: Format) -> &'static str {
    match (format, format.exchange()) {
        (_, Some(exchange)) => exchange.extension(),
        (Format::Tsv, _) => "tsv",
        (Format::Jsonl, _) => "jsonl",
        (Format::Terms, _) => "tsv",
        (Format::Html, _) => "html",
        (Format::Plot | Format::Strip | Format::Coverage, _) => "svg",
        _ => "txt",
    }
}

/// Segments that one side may have: aligning takes some 8 KB for each.
const MOST: usize = 1_000_000;

fn segments(args: &Args, source: &SourceText, file: &str) -> Result<Segments, Error> {
    let segments = Segmenter::new().units(args.units.units()).segment(&Parser::new().parse(source));
    match segments.len() > MOST {
        true => {
            Err(Error::new(ErrorKind::Limit, format!("wanted at most {MOST} segments, found {}; split the text", segments.len()))
                .path(file))
        }
        false => Ok(segments),
    }
}

fn pair(args: &Args, aligner: &Aligner, zh: &str, en: &str) -> Result<Bitext, Error> {
    if zh == "-" && en == "-" {
        return Err(Error::new(ErrorKind::Io, "wanted one side at most from standard input, found both"));
    }
    let zh = segments(args, &cli::read(zh, Some(Lang::Zh))?, zh)?;
    let en = segments(args, &cli::read(en, Some(Lang::En))?, en)?;
    let sign = progress::working(zh.len() + en.len(), format!("aligning {} and {} segments", zh.len(), en.len()));
    let bitext = aligned(args, aligner, &zh, &en);
    sign.finish_and_clear();
    bitext
}

fn aligned(args: &Args, aligner: &Aligner, zh: &Segments, en: &Segments) -> Result<Bitext, Error> {
    let Some(path) = &args.keep else { return Ok(aligner.align(zh, en)) };
    let rows = duizhao::read::Reader::new().open(path)?;
    let kept = tsv::read_onto(rows.as_str(), zh, en).map_err(|error| error.path(path))?;
    aligner.clone().keep(kept).align_kept(zh, en).map_err(|error| error.path(path))
}

fn mixed(args: &Args, aligner: &Aligner, file: &str) -> Result<Bitext, Error> {
    let source = cli::read(file, None)?;
    let side = |lang| segments(args, &source.only(lang), file);
    Ok(aligner.align_mixed(&side(Lang::Zh)?, &side(Lang::En)?))
}

fn report(bitext: &Bitext, file: &str, outcome: &Outcome) {
    bitext.notices().iter().for_each(|notice| outcome.notice(format_args!("{file}: {}", notice.message)));
}

/// Writes a bitext in the format of the call; `linker` links the words of pages.
fn write(out: &mut dyn Write, bitext: &Bitext, (args, linker): (&Args, Option<&Linker>), style: Style) -> std::io::Result<()> {
    match args.format {
        Format::Columns => bitext.units().try_for_each(|unit| write_columns(out, unit, style)),
        Format::Tsv => tsv::write(out, bitext),
        Format::Jsonl => jsonl::write(out, bitext),
        Format::Terms => write_terms(out, bitext),
        Format::Html => {
            let (zh, en) = (instrument(bitext.zh()), instrument(bitext.en()));
            let page = Page::new(bitext, &zh, &en).links(linker.iter().flat_map(|linker| cli::links(linker, bitext)));
            out.write_all(page.to_html().as_bytes())
        }
        Format::Plot => out.write_all(Plot::new(bitext, &instrument(bitext.zh()), &instrument(bitext.en())).to_svg().as_bytes()),
        Format::Strip => out.write_all(Strip::new(bitext, &instrument(bitext.zh())).to_svg().as_bytes()),
        Format::Coverage => out.write_all(Coverage::new(bitext, &instrument(bitext.zh()), &instrument(bitext.en())).to_svg().as_bytes()),
        _ => bitext.units().try_for_each(|unit| write_text(out, unit, style)),
    }
}

/// The instruments' own dictionary, with the address of each definition as the domain of its row.
fn write_terms(out: &mut dyn Write, bitext: &Bitext) -> std::io::Result<()> {
    let (zh, en) = (instrument(bitext.zh()), instrument(bitext.en()));
    bitext.term_pairs(&zh, &en).iter().try_for_each(|pair| {
        let (zh, en) = (pair.zh.term.slice(zh.source().as_str()), pair.en.term.slice(en.source().as_str()));
        writeln!(out, "{}\t{}\t{}", cli::line(zh), cli::line(en), pair.zh.address)
    })
}

/// The tree that a side was cut from.
fn instrument(side: &Segments) -> Instrument {
    Parser::new().parse(side.source())
}

fn write_text(out: &mut dyn Write, unit: TranslationUnit<'_>, style: Style) -> std::io::Result<()> {
    let address = unit.address().to_string();
    writeln!(out, "{}", style.quiet(&format!("{}  {:.2}", if address.is_empty() { "–" } else { &address }, unit.bead().confidence)))?;
    for text in [unit.zh(), unit.en()] {
        writeln!(out, "  {}", if text.is_empty() { "–".to_owned() } else { cli::plain(&text).replace('\n', "\n  ") })?;
    }
    writeln!(out)
}

/// Cells of a line of columns: those of the terminal, 120 elsewhere.
fn line_width() -> usize {
    let terminal = console::Term::stdout().size_checked().map_or(120, |(_, columns)| usize::from(columns));
    terminal.clamp(60, 200)
}

/// The address over the Chinese text at the left and the English at the right, and a line without words below.
fn write_columns(out: &mut dyn Write, unit: TranslationUnit<'_>, style: Style) -> std::io::Result<()> {
    let address = unit.address().to_string();
    writeln!(out, "{}", style.quiet(&format!("{}  {:.2}", if address.is_empty() { "–" } else { &address }, unit.bead().confidence)))?;
    let wide = (line_width() - 2) / 2;
    let side = |text: &str| if text.is_empty() { vec!["–".to_owned()] } else { wrapped(&cli::plain(text).replace('\t', " "), wide) };
    let (zh, en) = (side(&unit.zh()), side(&unit.en()));
    for at in 0..zh.len().max(en.len()) {
        let line = |side: &[String]| side.get(at).cloned().unwrap_or_default();
        writeln!(out, "{}", format!("{}  {}", padded(&line(&zh), wide), line(&en)).trim_end())?;
    }
    writeln!(out)
}
