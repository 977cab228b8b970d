//! Says where an English translation departs from the Chinese: `check ZH EN`, `check --mixed FILE`.

mod cli;

use clap::{Parser as Arguments, ValueEnum};
use cli::{Outcome, Quiet, Style};
use duizhao::Error;
use duizhao::align::{Aligner, Linker, Numbering};
use duizhao::bitext::Bitext;
use duizhao::check::{Baseline, Checker, Suppressions};
use duizhao::corpus::Corpus;
use duizhao::exchange::{findings, sarif};
use duizhao::finding::{Finding, Kind, Severity};
use duizhao::instrument::Instrument;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::segment::Segmenter;
use duizhao::show::Page;
use duizhao::text::{Lang, SourceText};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Says where an English translation departs from the Chinese. Exit code 0 when no finding is an error, 1 when one is, 2 when an input could not be read.
#[derive(Arguments)]
#[command(name = "check", version)]
struct Args {
    /// The Chinese and the English file; `-` is standard input. With --mixed, the files in which both stand mixed.
    #[arg(required = true)]
    files: Vec<String>,
    /// Both languages stand mixed in each file.
    #[arg(long)]
    mixed: bool,
    /// How to show the findings.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Kinds to report, separated by commas; all unless told.
    #[arg(long, value_delimiter = ',')]
    kinds: Vec<Kind>,
    /// The least severity to report: note, warning or error.
    #[arg(long, default_value = "note")]
    min_severity: Severity,
    /// Terms and their renderings, besides the embedded ones; a row whose third field is `forbidden` names renderings that must not be used.
    #[arg(long)]
    lexicon: Vec<PathBuf>,
    /// Rows `kind TAB address TAB reason` of findings that are accepted.
    #[arg(long)]
    suppress: Vec<PathBuf>,
    /// The JSON Lines of an earlier run: only what is new is reported.
    #[arg(long)]
    baseline: Option<PathBuf>,
    /// Numbers of provisions are no evidence for aligning.
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
    /// For reading: severity, place, message and both texts.
    Text,
    /// An object a finding.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// A page with both texts side by side and the findings in their places; of one pair of texts.
    Html,
}

/// What was found in one pair of texts.
struct Checked<'a> {
    names: [&'a str; 2],
    sides: [Instrument; 2],
    bitext: Bitext,
    findings: Vec<Finding>,
}

/// What the call brought, read.
struct Tools {
    aligner: Aligner,
    linker: Linker,
    checker: Checker,
    known: Vec<Suppressions>,
    baseline: Baseline,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let Some(tools) = outcome.take(tools(&args)) else { return outcome.code() };
    let mut all: Vec<Checked> = Vec::new();
    match args.files.as_slice() {
        files if args.mixed => files.iter().for_each(|file| all.extend(outcome.take(mixed(&args, &tools, file)))),
        [zh, en] => all.extend(outcome.take(pair(&args, &tools, zh, en))),
        files => outcome.fail(format_args!("wanted a Chinese and an English file, found {} files", files.len())),
    }
    if !all.is_empty() {
        write(&args, &tools.linker, &all, &mut outcome);
    }
    let errors = all.iter().flat_map(|checked| &checked.findings).any(|finding| finding.severity == Severity::Error);
    outcome.code_or(u8::from(errors))
}

fn tools(args: &Args) -> Result<Tools, Error> {
    let read = |path: &PathBuf| Reader::new().open(path);
    let mut lexicon = Corpus::embedded_lexicon()?;
    let mut checker = Checker::new();
    for path in &args.lexicon {
        let own = cli::exchange::lexicon(path).map_err(|error| error.path(path))?;
        lexicon.extend(&own);
        checker = checker.terms(&own);
    }
    let known = args.suppress.iter().map(|path| Suppressions::read(read(path)?.as_str()).map_err(|error| error.path(path)));
    let known = known.collect::<Result<Vec<_>, Error>>()?;
    let baseline = match &args.baseline {
        Some(path) => Baseline::read(&cli::read_raw(&path.to_string_lossy())?).map_err(|error| error.path(path))?,
        None => Baseline::default(),
    };
    let aligner = Aligner::new().lexicon(&lexicon);
    let aligner = if args.ignore_numbering { aligner.numbering(Numbering::Ignored) } else { aligner };
    Ok(Tools { aligner, linker: Linker::new(&lexicon), checker: checker.lexicon(&lexicon), known, baseline })
}

fn pair<'a>(args: &Args, tools: &Tools, zh: &'a str, en: &'a str) -> Result<Checked<'a>, Error> {
    if zh == "-" && en == "-" {
        return Err(Error::new(duizhao::ErrorKind::Io, "wanted one side at most from standard input, found both"));
    }
    let parse = |file: &str, lang| Ok::<Instrument, Error>(Parser::new().parse(&cli::read(file, Some(lang))?));
    let sides = [parse(zh, Lang::Zh)?, parse(en, Lang::En)?];
    let bitext = tools.aligner.align(&Segmenter::new().segment(&sides[0]), &Segmenter::new().segment(&sides[1]));
    Ok(checked(args, tools, [zh, en], sides, bitext))
}

fn mixed<'a>(args: &Args, tools: &Tools, file: &'a str) -> Result<Checked<'a>, Error> {
    let source: SourceText = cli::read(file, None)?;
    let sides = [Lang::Zh, Lang::En].map(|lang| Parser::new().parse(&source.only(lang)));
    let bitext = tools.aligner.align_mixed(&Segmenter::new().segment(&sides[0]), &Segmenter::new().segment(&sides[1]));
    Ok(checked(args, tools, [file, file], sides, bitext))
}

fn checked<'a>(args: &Args, tools: &Tools, names: [&'a str; 2], sides: [Instrument; 2], bitext: Bitext) -> Checked<'a> {
    let checker = if args.mixed { tools.checker.clone().prose_around() } else { tools.checker.clone() };
    let mut found = checker.check(&bitext, &sides[0], &sides[1]);
    found.retain(|finding| {
        finding.severity >= args.min_severity
            && (args.kinds.is_empty() || args.kinds.contains(&finding.kind))
            && !tools.known.iter().any(|known| known.accept(finding))
    });
    Checked { names, sides, bitext, findings: tools.baseline.new_among(found) }
}

/// The page of one pair of texts.
fn page(checked: &Checked, linker: &Linker) -> String {
    let page = Page::new(&checked.bitext, &checked.sides[0], &checked.sides[1]).findings(checked.findings.iter().cloned());
    page.links(cli::links(linker, &checked.bitext)).to_html()
}

fn write(args: &Args, linker: &Linker, all: &[Checked], outcome: &mut Outcome) {
    if matches!(args.format, Format::Html) && all.len() > 1 {
        return outcome.fail("wanted one pair of texts with this format, found several");
    }
    let (mut out, style) = match &args.output {
        None => (Box::new(cli::output()) as Box<dyn Write>, Style::of_output()),
        Some(path) => match File::create(path) {
            Ok(file) => (Box::new(BufWriter::new(file)) as Box<dyn Write>, Style::plain()),
            Err(error) => return outcome.fail(Error::from(error).path(path)),
        },
    };
    let written = match args.format {
        Format::Text => all.iter().try_for_each(|checked| write_text(&mut out, checked, style)),
        Format::Jsonl => all
            .iter()
            .try_for_each(|checked| findings::write(&mut out, &checked.findings, checked.sides[0].source(), checked.sides[1].source())),
        Format::Sarif => sarif::write(&mut out, all.iter().flat_map(located)),
        Format::Html => all.iter().try_for_each(|checked| out.write_all(page(checked, linker).as_bytes())),
    };
    outcome.written(written.and_then(|()| out.flush()));
}

fn located<'c>(checked: &'c Checked<'_>) -> impl Iterator<Item = (&'c Finding, [sarif::Artifact<'c>; 2])> {
    let artifact = |at: usize| sarif::Artifact { name: checked.names[at], source: checked.sides[at].source() };
    checked.findings.iter().map(move |finding| (finding, [artifact(0), artifact(1)]))
}

/// A finding in a few lines: what is wrong, where, and the words on both sides.
fn write_text(out: &mut dyn Write, checked: &Checked, style: Style) -> std::io::Result<()> {
    for finding in &checked.findings {
        let address = finding.address.to_string();
        let place = if address.is_empty() { String::new() } else { format!(" {address}") };
        writeln!(out, "{} {}{place}: {}", finding.severity, finding.kind, cli::line(&finding.message))?;
        for (side, span) in checked.sides.iter().zip([finding.zh, finding.en]) {
            let Some(span) = span else { continue };
            let line = side.source().lines().number_at(span.start);
            let words = cli::shortened(span.slice(side.source().as_str()), 100);
            writeln!(out, "  {}", style.quiet(&format!("{} line {line}: {words}", side.source().lang())))?;
        }
    }
    let count = |severity| checked.findings.iter().filter(|finding| finding.severity == severity).count();
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    writeln!(out, "{}: {errors} errors, {warnings} warnings, {notes} notes", cli::line(checked.names[1]))
}
