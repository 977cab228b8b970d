//! Plants one known error at a time in clean pairs and prints how many the checks find, and what they say about untouched pairs.

#[path = "../cli/mod.rs"]
mod cli;
mod plant;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::align::Aligner;
use duizhao::check::Checker;
use duizhao::corpus::Corpus;
use duizhao::finding::{Finding, Kind, Severity};
use duizhao::parse::Parser;
use duizhao::segment::Segmenter;
use duizhao::text::{Lang, SourceText};
use duizhao::{Error, ErrorKind};
use plant::{Chance, PLANTS, Plant};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write;

/// Plants one known error at a time in clean pairs and prints, by kind, how many are found and graded rightly, and the alarms on untouched pairs.
#[derive(Arguments)]
#[command(name = "planted", version)]
struct Args {
    /// A law a line, with `zh` and `en` lists of articles, as JSON; the clauses of the embedded corpus unless told.
    laws: Option<String>,
    /// Leave out so many laws at the start.
    #[arg(long, default_value_t = 0)]
    skip: usize,
    /// Take so many laws.
    #[arg(long, default_value_t = usize::MAX)]
    take: usize,
    /// Take every nth pair.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Where chance begins.
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Plant these only; `none` for none.
    #[arg(long, value_delimiter = ',')]
    kinds: Vec<String>,
    /// Print so many alarms on untouched pairs.
    #[arg(long, default_value_t = 0)]
    alarms: usize,
    /// Print so many planted errors that were not found.
    #[arg(long, default_value_t = 0)]
    missed: usize,
    /// Fail where a row falls below that of this table; `kind TAB share found`, `alarms TAB share`.
    #[arg(long)]
    table: Option<std::path::PathBuf>,
    #[command(flatten)]
    quiet: Quiet,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    if let Some(found) = outcome.take(measure(&args)) {
        let rows = found.print(&mut outcome);
        if let Some(path) = &args.table {
            compare(path, &rows, &mut outcome);
        }
    }
    outcome.code()
}

/// One pair of texts.
struct Texts {
    name: String,
    zh: String,
    en: String,
}

/// Articles that both sides have, of laws whose sides are of one date.
fn pairs(args: &Args) -> Result<Vec<Texts>, Error> {
    let Some(path) = &args.laws else {
        let units = Corpus::embedded()?.units();
        let text = |side: &Option<duizhao::bitext::Side>| side.as_ref().map(|side| side.text.clone());
        let both = units.iter().filter_map(|unit| {
            Some(Texts { name: format!("{} {}", unit.instrument, unit.address), zh: text(&unit.zh)?, en: text(&unit.en)? })
        });
        return Ok(both.collect());
    };
    let text = cli::read_raw(path)?;
    let mut pairs = Vec::new();
    for (line, row) in text.lines().enumerate().skip(args.skip).take(args.take) {
        let law: Value = serde_json::from_str(row)
            .map_err(|error| Error::new(ErrorKind::Format, "wanted an object").line(line + 1).path(path).caused_by(error))?;
        if law["date_zh"] != law["date_en"] {
            continue;
        }
        let side = |name: &str| -> BTreeMap<String, String> {
            let rows = law[name].as_array().into_iter().flatten();
            rows.filter_map(|row| Some((row["article"].as_str()?.to_owned(), row["text"].as_str()?.to_owned()))).collect()
        };
        let (zh, en) = (side("zh"), side("en"));
        pairs.extend(zh.iter().filter_map(|(article, zh)| {
            let en = en.get(article)?;
            let name = format!("{} {article}", law["pcode"].as_str().unwrap_or_default());
            Some(Texts { name, zh: format!("第 {article} 條\n{zh}"), en: format!("Article {article}\n{en}") })
        }));
    }
    Ok(pairs.into_iter().step_by(args.every.max(1)).collect())
}

/// The stages up to the findings.
struct Stages {
    aligner: Aligner,
    checker: Checker,
}

impl Stages {
    fn findings(&self, zh: &str, en: &str) -> Vec<(Finding, String)> {
        let parse = |text: &str, lang| Parser::new().parse(&SourceText::new(text).in_lang(lang));
        let (zh, en) = (parse(zh, Lang::Zh), parse(en, Lang::En));
        let segment = |side| Segmenter::new().segment(side);
        let bitext = self.aligner.align(&segment(&zh), &segment(&en));
        let found = self.checker.check(&bitext, &zh, &en);
        found.into_iter().filter(|finding| finding.severity > Severity::Note).map(|finding| (finding.clone(), key(&finding))).collect()
    }
}

/// What tells findings apart wherever they stand.
fn key(finding: &Finding) -> String {
    format!("{} {} {}", finding.severity, finding.kind, finding.message)
}

/// What was found of one kind.
#[derive(Default)]
struct Row {
    planted: usize,
    found: usize,
    graded: usize,
}

struct Found {
    pairs: usize,
    alarmed: usize,
    alarms: BTreeMap<(Kind, Severity), usize>,
    rows: Vec<(&'static str, Row)>,
}

fn measure(args: &Args) -> Result<Found, Error> {
    let pairs = pairs(args)?;
    let lexicon = Corpus::embedded_lexicon()?;
    let stages = Stages { aligner: Aligner::new().lexicon(&lexicon), checker: Checker::new().lexicon(&lexicon) };
    let plants: Vec<&Plant> =
        PLANTS.iter().filter(|plant| args.kinds.is_empty() || args.kinds.iter().any(|kind| kind == plant.name)).collect();
    let mut found = Found {
        pairs: pairs.len(),
        alarmed: 0,
        alarms: BTreeMap::new(),
        rows: plants.iter().map(|plant| (plant.name, Row::default())).collect(),
    };
    let mut chance = Chance::new(args.seed);
    let mut shown = vec![0; plants.len()];
    let mut out = cli::output();
    let mut printed = 0;
    let want = |alarms: usize| alarms;
    for texts in &pairs {
        let clean = stages.findings(&texts.zh, &texts.en);
        found.alarmed += usize::from(!clean.is_empty());
        for (finding, _) in &clean {
            *found.alarms.entry((finding.kind, finding.severity)).or_default() += 1;
        }
        if !clean.is_empty() && printed < want(args.alarms) {
            printed += 1;
            show(&mut out, texts, &clean)?;
        }
        for (at, plant) in plants.iter().enumerate() {
            let Some(planted) = (plant.plant)(&texts.zh, &texts.en, &mut chance) else { continue };
            let mut new = stages.findings(&planted.zh, &planted.en);
            for (_, known) in &clean {
                if let Some(at) = new.iter().position(|(_, key)| key == known) {
                    new.remove(at);
                }
            }
            let row = &mut found.rows[at].1;
            row.planted += 1;
            row.found += usize::from(!new.is_empty());
            row.graded +=
                usize::from(new.iter().any(|(finding, _)| plant.kinds.contains(&finding.kind) && finding.severity >= plant.least));
            if new.is_empty() && shown[at] < args.missed {
                shown[at] += 1;
                writeln!(
                    out,
                    "missed {} in {}: {}\n  {}\n  {}\n",
                    plant.name,
                    texts.name,
                    planted.what,
                    cli::line(&planted.zh),
                    cli::line(&planted.en)
                )?;
            }
        }
    }
    out.flush()?;
    Ok(found)
}

fn show(out: &mut impl Write, texts: &Texts, findings: &[(Finding, String)]) -> std::io::Result<()> {
    writeln!(out, "alarm in {}\n  {}\n  {}", texts.name, cli::line(&texts.zh), cli::line(&texts.en))?;
    for (_, key) in findings {
        writeln!(out, "    > {key}")?;
    }
    writeln!(out)
}

impl Found {
    /// Prints the table and gives its rows: name and share.
    fn print(&self, outcome: &mut Outcome) -> Vec<(String, f64)> {
        let mut out = cli::output();
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let mut rows = Vec::new();
        for (name, row) in &self.rows {
            let (found, graded) = (share(row.found, row.planted), share(row.graded, row.planted));
            outcome.written(writeln!(out, "{name:12} planted {:5}  found {found:.4}  graded {graded:.4}", row.planted));
            rows.push(((*name).to_owned(), found));
        }
        for ((kind, severity), count) in &self.alarms {
            outcome.written(writeln!(out, "untouched    {kind:12} {severity:8} {count:5}"));
        }
        let alarmed = share(self.alarmed, self.pairs);
        outcome.written(writeln!(out, "untouched    {} pairs, {} with an error or warning: {alarmed:.4}", self.pairs, self.alarmed));
        outcome.written(out.flush());
        rows.push(("alarms".to_owned(), alarmed));
        rows
    }
}

/// Fails where less was found than the table says, or more alarms came.
fn compare(path: &std::path::Path, rows: &[(String, f64)], outcome: &mut Outcome) {
    let Some(text) = outcome.take(std::fs::read_to_string(path).map_err(|error| Error::from(error).path(path))) else { return };
    for (name, value) in rows {
        let wanted = text.lines().find_map(|row| row.strip_prefix(name.as_str())?.strip_prefix('\t')?.parse::<f64>().ok());
        let Some(wanted) = wanted else { continue };
        let worse = if name == "alarms" { *value > wanted + 5e-5 } else { *value < wanted - 5e-5 };
        if worse {
            outcome.fail(format_args!("{name}: wanted {wanted:.4}, found {value:.4}"));
        }
    }
}
