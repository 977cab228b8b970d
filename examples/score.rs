//! Aligns every bitext of a folder that has gold and prints how close the beads come: `score GOLD_DIR`.

mod cli;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::align::{Aligner, Numbering};
use duizhao::bitext::Bitext;
use duizhao::corpus::Corpus;
use duizhao::exchange::tsv;
use duizhao::gold::{Gold, Score};
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::segment::{Segmenter, Segments, Units};
use duizhao::text::{Lang, SourceText};
use duizhao::{Error, ErrorKind};
use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Aligns every bitext of a folder that has gold, and prints strict and lax precision, recall and F1 by set.
#[derive(Arguments)]
#[command(name = "score", version)]
struct Args {
    /// A folder; each folder in it with `gold.tsv` and `zh.txt`, `en.txt` or `mixed.txt` is a document.
    gold: PathBuf,
    /// Numbers of provisions are no evidence.
    #[arg(long)]
    ignore_numbering: bool,
    /// Print each document too.
    #[arg(long)]
    per_doc: bool,
    /// Print the beads that are wrong, with their texts.
    #[arg(long)]
    wrong: bool,
    #[command(flatten)]
    quiet: Quiet,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    if let Some(lexicon) = outcome.take(Corpus::embedded_lexicon()) {
        let aligner = Aligner::new().lexicon(&lexicon);
        let aligner = if args.ignore_numbering { aligner.numbering(Numbering::Ignored) } else { aligner };
        table(&args, &aligner, &mut outcome);
    }
    outcome.code()
}

fn table(args: &Args, aligner: &Aligner, outcome: &mut Outcome) {
    let mut out = cli::output();
    let mut documents = Vec::new();
    collect(&args.gold, &mut documents);
    documents.sort();
    if documents.is_empty() {
        return outcome.fail(Error::new(ErrorKind::Io, "wanted folders with gold.tsv, found none").path(&args.gold));
    }
    let mut sets: BTreeMap<String, (usize, Score)> = BTreeMap::new();
    let mut all = Score::default();
    for folder in &documents {
        let Some((gold, bitext)) = outcome.take(document(aligner, folder)) else { continue };
        let Some(found) = outcome.take(rows(&bitext)) else { continue };
        let score = Score::of(&gold, &found);
        let name = folder.strip_prefix(&args.gold).unwrap_or(folder).to_string_lossy().into_owned();
        if args.per_doc {
            outcome.written(writeln!(out, "{:40} {score}", cli::line(&name)));
        }
        if args.wrong {
            outcome.written(wrong(&mut out, &name, &gold, &bitext));
        }
        let set = sets.entry(name.split('/').next().unwrap_or_default().to_owned()).or_default();
        set.0 += 1;
        set.1 += score;
        all += score;
    }
    for (set, (documents, score)) in &sets {
        outcome.written(writeln!(out, "{:40} {documents:3} documents  {score}", cli::line(set)));
    }
    outcome.written(writeln!(out, "{:40} {:3} documents  {all}", "all", documents.len()));
    outcome.written(out.flush());
}

/// The folders below that hold gold.
fn collect(folder: &Path, documents: &mut Vec<PathBuf>) {
    if folder.join("gold.tsv").is_file() {
        documents.push(folder.to_owned());
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).for_each(|path| collect(&path, documents));
}

fn document(aligner: &Aligner, folder: &Path) -> Result<(Gold, Bitext), Error> {
    let read = |name: &str| Reader::new().open(folder.join(name));
    let gold = Gold::read(read("gold.tsv")?.as_str()).map_err(|error| error.path(folder.join("gold.tsv")))?;
    let coarse = folder.join("coarse.txt");
    let gold =
        if coarse.exists() { gold.coarse(Reader::new().open(&coarse)?.as_str()).map_err(|error| error.path(&coarse))? } else { gold };
    let lines = |source: SourceText| Segmenter::new().units(Units::Lines).segment(&Parser::new().parse(&source));
    if folder.join("mixed.txt").exists() {
        let mixed = read("mixed.txt")?;
        return Ok((gold, aligner.align_mixed(&lines(mixed.only(Lang::Zh)), &lines(mixed.only(Lang::En)))));
    }
    let side = |name, lang| Ok::<Segments, Error>(lines(read(name)?.in_lang(lang)));
    Ok((gold, aligner.align(&side("zh.txt", Lang::Zh)?, &side("en.txt", Lang::En)?)))
}

/// The beads as rows of line numbers.
fn rows(bitext: &Bitext) -> Result<Gold, Error> {
    let mut text = Vec::new();
    tsv::write(&mut text, bitext)?;
    Gold::read(&String::from_utf8_lossy(&text))
}

fn wrong(out: &mut impl Write, name: &str, gold: &Gold, bitext: &Bitext) -> std::io::Result<()> {
    let right: HashSet<String> = gold.rows().collect();
    for (unit, row) in bitext.units().zip(rows(bitext).map_err(std::io::Error::other)?.rows()) {
        if right.contains(&row) {
            continue;
        }
        writeln!(out, "{}  {}  {:.2}", cli::line(name), row.replace('\t', " ↔ "), unit.bead().confidence)?;
        writeln!(out, "  {}\n  {}", cli::shortened(&unit.zh(), 150), cli::shortened(&unit.en(), 150))?;
    }
    Ok(())
}
