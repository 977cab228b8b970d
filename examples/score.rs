//! Aligns every bitext of a folder that has gold and prints how close the beads come: `score GOLD_DIR`.

mod cli;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::align::{Aligner, Linker, Linking, Numbering};
use duizhao::bitext::{Bead, Bitext, Link};
use duizhao::exchange::tsv;
use duizhao::gold::{Calibration, Gold, LinkScore, Perturbation, Sample, Score, read_links};
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
    /// Spoil the texts in all the ways of the bench, and print strict F1 with numbers weighed and ignored, and the error of confidence, of each.
    #[arg(long, conflicts_with_all = ["per_doc", "wrong", "ignore_numbering"])]
    perturb: bool,
    /// Link the words of the beads in this file and print the alignment error rate, against that of IBM model 1; GOLD_DIR has the instruments.
    #[arg(long, conflicts_with_all = ["per_doc", "ignore_numbering", "perturb"])]
    links: Option<PathBuf>,
    /// Terms or words that are known beforehand, besides the embedded ones.
    #[arg(long)]
    lexicon: Vec<PathBuf>,
    #[command(flatten)]
    quiet: Quiet,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    if let Some(gold) = &args.links {
        let table = outcome.take(linked(&args, gold)).unwrap_or_default();
        outcome.written(cli::output().write_all(table.as_bytes()));
    } else if let Some(aligner) = outcome.take(aligner(&args)) {
        let mut documents = Vec::new();
        collect(&args.gold, &mut documents);
        documents.sort();
        match (documents.is_empty(), args.perturb) {
            (true, _) => outcome.fail(Error::new(ErrorKind::Io, "wanted folders with gold.tsv, found none").path(&args.gold)),
            (false, false) => table(&args, &aligner, &documents, &mut outcome),
            (false, true) => perturbed(&aligner, &documents, &mut outcome),
        }
    }
    outcome.code()
}

fn aligner(args: &Args) -> Result<Aligner, Error> {
    let aligner = Aligner::new().lexicon(&cli::lexicon(&args.lexicon)?);
    Ok(if args.ignore_numbering { aligner.numbering(Numbering::Ignored) } else { aligner })
}

fn table(args: &Args, aligner: &Aligner, documents: &[PathBuf], outcome: &mut Outcome) {
    let mut out = cli::output();
    let mut sets: BTreeMap<String, (usize, Score)> = BTreeMap::new();
    let (mut all, mut shapes, mut calibration) = (Score::default(), [Score::default(); SHAPES.len()], Calibration::default());
    for folder in documents {
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
        for (shape, (_, is)) in shapes.iter_mut().zip(SHAPES) {
            *shape += Score::of(&gold.only(is), &found.only(is));
        }
        calibration += Calibration::of(&gold, &beads_of_lines(&bitext));
    }
    for ((name, _), score) in SHAPES.iter().zip(&shapes) {
        outcome.written(writeln!(out, "{name:40} {score}"));
    }
    outcome.written(writeln!(out, "{calibration}"));
    for (set, (documents, score)) in &sets {
        outcome.written(writeln!(out, "{:40} {documents:3} documents  {score}", cli::line(set)));
    }
    outcome.written(writeln!(out, "{:40} {:3} documents  {all}", "all", documents.len()));
    outcome.written(out.flush());
}

/// Sorts of beads by how many lines they hold of each side.
type Shape = fn(usize, usize) -> bool;
const SHAPES: [(&str, Shape); 4] = [
    ("beads of one line each", |zh, en| zh == 1 && en == 1),
    ("one line to several, several to one", |zh, en| zh.min(en) == 1 && zh.max(en) > 1),
    ("several to several", |zh, en| zh.min(en) > 1),
    ("lines alone", |zh, en| zh.min(en) == 0),
];

/// The table of perturbations: F1 with numbers weighed and ignored, and the error of confidence.
fn perturbed(aligner: &Aligner, documents: &[PathBuf], outcome: &mut Outcome) {
    let mut out = cli::output();
    let ignoring = aligner.clone().numbering(Numbering::Ignored);
    let samples: Vec<Sample> = documents.iter().filter_map(|folder| outcome.take(sample(folder)).flatten()).collect();
    let spoilt =
        |how: Option<Perturbation>, (sample, seed): (&Sample, u64)| how.map_or_else(|| sample.clone(), |how| how.apply(sample, seed));
    for how in [None].into_iter().chain(Perturbation::ALL.map(Some)) {
        let mut scores = [Score::default(); 2];
        let mut calibration = Calibration::default();
        for sample in samples.iter().zip(0..).map(|sample| spoilt(how, sample)) {
            let (zh, en) = sample.texts();
            let (zh, en) = (lines(SourceText::new(zh).in_lang(Lang::Zh)), lines(SourceText::new(en).in_lang(Lang::En)));
            for (score, aligner) in scores.iter_mut().zip([aligner, &ignoring]) {
                let bitext = aligner.align(&zh, &en);
                *score += Score::of(&sample.gold(), &Gold::of(bitext.beads()));
                calibration += Calibration::of(&sample.gold(), bitext.beads());
            }
        }
        let name = how.map_or_else(|| "as it is".to_owned(), |how| how.to_string());
        let [weighed, ignored] = scores.map(|score| score.strict_f1());
        let error = calibration.error();
        outcome.written(writeln!(out, "{name}\t{weighed:.4}\t{ignored:.4}\t{error:.4}"));
        outcome.written(out.flush());
    }
}

/// The alignment error rate of links, and with `--wrong` the links of each bead before it.
fn linked(args: &Args, gold: &Path) -> Result<String, Error> {
    let beads = read_links(Reader::new().open(gold)?.as_str()).map_err(|error| error.path(gold))?;
    let linker = Linker::new(&cli::lexicon(&args.lexicon)?);
    let (agreed, model1) = (linker.clone(), linker.linking(Linking::Model1));
    let (mut ours, mut baseline) = (LinkScore::default(), LinkScore::default());
    let mut table = String::new();
    for bead in &beads {
        let text = |name: &str, places: &[usize]| {
            let source = Reader::new().open(args.gold.join(&bead.instrument).join(name))?;
            let lines: Vec<&str> = source.as_str().lines().collect();
            Ok::<String, Error>(places.iter().filter_map(|place| lines.get(place - 1).copied()).collect::<Vec<_>>().join("\n"))
        };
        let mixed = args.gold.join(&bead.instrument).join("mixed.txt").exists();
        let (zh_file, en_file) = if mixed { ("mixed.txt", "mixed.txt") } else { ("zh.txt", "en.txt") };
        let (zh, en) = (text(zh_file, &bead.zh)?, text(en_file, &bead.en)?);
        let score = |links: &[Link]| LinkScore::of(bead, (&zh, &en), links).map_err(|error| error.path(gold));
        let links = agreed.links(&zh, &en);
        ours += score(&links)?;
        baseline += score(&model1.links(&zh, &en))?;
        if args.wrong {
            table += &format!("{zh}\n{en}\n");
            table.extend(links.iter().map(|link| format!("  {} {} {:.2}\n", link.zh.slice(&zh), link.en.slice(&en), link.confidence)));
        }
    }
    table += &format!("{:40} {ours}\n{:40} {baseline}\n", "links", "links of IBM model 1");
    Ok(table)
}

/// The lines and the gold of a document; none for one in which both languages stand mixed, or whose gold is partly coarse.
fn sample(folder: &Path) -> Result<Option<Sample>, Error> {
    if folder.join("mixed.txt").exists() || folder.join("coarse.txt").exists() {
        return Ok(None);
    }
    let read = |name: &str| Reader::new().open(folder.join(name));
    let gold = Gold::read(read("gold.tsv")?.as_str()).map_err(|error| error.path(folder.join("gold.tsv")))?;
    Ok(Some(Sample::new(read("zh.txt")?.as_str(), read("en.txt")?.as_str(), &gold)))
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
    if folder.join("mixed.txt").exists() {
        let mixed = read("mixed.txt")?;
        return Ok((gold, aligner.align_mixed(&lines(mixed.only(Lang::Zh)), &lines(mixed.only(Lang::En)))));
    }
    let side = |name, lang| Ok::<Segments, Error>(lines(read(name)?.in_lang(lang)));
    Ok((gold, aligner.align(&side("zh.txt", Lang::Zh)?, &side("en.txt", Lang::En)?)))
}

fn lines(source: SourceText) -> Segments {
    Segmenter::new().units(Units::Lines).segment(&Parser::new().parse(&source))
}

/// The beads with the places of their lines in the file.
fn beads_of_lines(bitext: &Bitext) -> Vec<Bead> {
    let places = |side: &Segments| {
        let lines = side.source().lines();
        side.iter().map(|segment| lines.number_at(segment.span().start) - 1).collect::<Vec<usize>>()
    };
    let (zh, en) = (places(bitext.zh()), places(bitext.en()));
    let lines = |side: &[usize], places: &[usize]| places.iter().map(|&at| side[at]).collect::<Vec<usize>>();
    bitext.beads().iter().map(|bead| Bead::new(lines(&zh, &bead.zh), lines(&en, &bead.en), bead.confidence)).collect()
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
