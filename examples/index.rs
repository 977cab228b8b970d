//! Puts translation units, bitexts and instruments into an index on disk: `index FILES… --index DIR`.

mod cli;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::Error;
use duizhao::align::Aligner;
use duizhao::bitext::{Titles, Unit};
use duizhao::corpus::Corpus;
use duizhao::exchange::any;
use duizhao::index::{Index, Indexer};
use duizhao::parse::Parser;
use duizhao::segment::{Segmenter, Segments};
use duizhao::text::{Lang, SourceText};
use std::collections::HashSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Puts into an index on disk: translation units (JSON Lines, as `align --format units` writes them, TMX, XLIFF, or a table with a header), folders
/// of bitexts (with a manifest, or with `zh.txt` and `en.txt`), and instruments of one language.
#[derive(Arguments)]
#[command(name = "index", version)]
struct Args {
    /// Files and folders; `-` is standard input.
    #[arg(required_unless_present_any = ["verify", "remove"])]
    files: Vec<String>,
    /// The folder of the index; made if it is not there. Units of instruments that it holds already are replaced.
    #[arg(long)]
    index: PathBuf,
    /// Take out the units of this instrument first; may be given again.
    #[arg(long)]
    remove: Vec<String>,
    /// Read all of the index, at the end, and say whether it is whole.
    #[arg(long)]
    verify: bool,
    #[command(flatten)]
    quiet: Quiet,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let writes = !args.files.is_empty() || !args.remove.is_empty();
    let index = outcome.take(if writes { Index::create(&args.index) } else { Index::open(&args.index) });
    let Some(index) = index else { return outcome.code() };
    if writes && let Some(mut indexer) = outcome.take(index.indexer()) {
        args.remove.iter().for_each(|instrument| indexer.remove(instrument));
        let mut run = Run { indexer, replaced: HashSet::new(), shows: std::io::stderr().is_terminal(), added: 0 };
        for file in &args.files {
            if let Some(len) = outcome.take(run.add(file)) {
                outcome.notice(format_args!("{file}: {len} units"));
            }
        }
        outcome.take(run.indexer.finish());
    }
    if args.verify
        && let Some(len) = outcome.take(index.verify())
    {
        outcome.notice(format_args!("{}: whole, {len} units", args.index.display()));
    }
    outcome.code()
}

/// One call; what is interrupted keeps what was committed, file by file.
struct Run {
    indexer: Indexer,
    /// Instruments whose earlier units were taken out.
    replaced: HashSet<String>,
    shows: bool,
    added: usize,
}

impl Run {
    /// Adds the units of a file or folder and commits them; how many there were.
    fn add(&mut self, file: &str) -> Result<usize, Error> {
        let units = units_of(file)?;
        for unit in &units {
            if self.replaced.insert(unit.instrument.clone()) {
                self.indexer.remove(&unit.instrument);
            }
            self.indexer.add(unit)?;
            self.added += 1;
            if self.shows && self.added.is_multiple_of(1_000) {
                let _ = write!(std::io::stderr(), "\r{} units ", self.added);
            }
        }
        self.indexer.commit()?;
        if self.shows {
            let _ = write!(std::io::stderr(), "\r");
        }
        Ok(units.len())
    }
}

fn units_of(file: &str) -> Result<Vec<Unit>, Error> {
    let path = Path::new(file);
    if path.join("manifest.toml").is_file() {
        return Ok(Corpus::open(path)?.units());
    }
    let name = || path.file_stem().map_or_else(|| "instrument".to_owned(), |name| name.to_string_lossy().replace(char::is_whitespace, "-"));
    if path.is_dir() {
        let side = |name: &str, lang| cli::read(&path.join(name).to_string_lossy(), Some(lang));
        return Ok(aligned(&name(), Some(side("zh.txt", Lang::Zh)?), Some(side("en.txt", Lang::En)?)));
    }
    if file == "-" || EXCHANGED.iter().any(|ending| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))) {
        return exchanged(file, &name()).map_err(|error| error.path(file));
    }
    let (source, _) = cli::read_some(file)?;
    Ok(match source.lang() {
        Lang::Zh => aligned(&name(), Some(source), None),
        Lang::En => aligned(&name(), None, Some(source)),
    })
}

/// How the names of files with translation units end; any other file is an instrument.
const EXCHANGED: [&str; 7] = ["jsonl", "ndjson", "tmx", "xlf", "xliff", "csv", "tsv"];

/// The units of a file, whose format is told by its content; those that name no instrument are of one called as the file.
fn exchanged(file: &str, name: &str) -> Result<Vec<Unit>, Error> {
    let named = |mut unit: Unit| {
        if unit.instrument.is_empty() {
            name.clone_into(&mut unit.instrument);
        }
        unit
    };
    any::read(cli::exchange::open(file)?)?.map(|unit| unit.map(named)).collect()
}

/// The units of a bitext, one side of which may be absent.
fn aligned(name: &str, zh: Option<SourceText>, en: Option<SourceText>) -> Vec<Unit> {
    let title = |source: &Option<SourceText>| {
        Some(Parser::new().parse(source.as_ref()?)).and_then(|instrument| instrument.title().map(str::to_owned))
    };
    let titles = Titles { zh: title(&zh), en: title(&en) };
    let jurisdiction = zh.as_ref().or(en.as_ref()).map(|source| Parser::new().parse(source).jurisdiction().as_str().to_owned());
    let segments = |source: Option<SourceText>, lang| -> Segments {
        Segmenter::new().segment(&Parser::new().parse(&source.unwrap_or_else(|| SourceText::new("").in_lang(lang))))
    };
    let bitext = Aligner::new().align(&segments(zh, Lang::Zh), &segments(en, Lang::En));
    let unit = |unit: Unit| Unit { title: titles.clone(), jurisdiction: jurisdiction.clone(), ..unit };
    bitext.units().map(|found| unit(found.to_unit(name))).collect()
}
