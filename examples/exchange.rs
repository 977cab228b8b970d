//! Turns a file of units, of terms or of an instrument into another format: `exchange FILE --to FORMAT`.

mod cli;

use clap::{Parser as Arguments, ValueEnum};
use cli::exchange::{Exchange, lexicon, open};
use cli::{Outcome, Quiet};
use duizhao::Error;
use duizhao::bitext::Unit;
use duizhao::exchange::table::Separator;
use duizhao::exchange::xliff::Version;
use duizhao::exchange::{akn, any, moses, tbx};
use duizhao::lexicon::Term;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Turns a file of units (JSON Lines, TMX, XLIFF, a table), of terms (rows, TBX) or of an instrument (Akoma Ntoso) into another format.
#[derive(Arguments)]
#[command(name = "exchange", version)]
struct Args {
    /// The file; `-` is standard input. Its format is told by its content.
    #[arg(required = true)]
    file: String,
    /// A second file: FILE and this one are the Chinese and the English lines of a plain text pair.
    english: Option<String>,
    /// What it becomes.
    #[arg(long, value_enum)]
    to: To,
    /// Where the answer goes.
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[command(flatten)]
    quiet: Quiet,
}

#[derive(Clone, Copy, ValueEnum)]
enum To {
    /// Units as JSON Lines.
    Units,
    /// Units as TMX 1.4b.
    Tmx,
    /// Units as XLIFF 2.1.
    Xliff,
    /// Units as XLIFF 1.2.
    #[value(name = "xliff-1.2")]
    Xliff1,
    /// Units as a table with commas.
    Csv,
    /// Units as a table with tabs.
    Table,
    /// Terms as rows, `zh TAB en|en2`, forbidden renderings in rows of their own.
    Terms,
    /// Terms as TBX.
    Tbx,
    /// The text of an Akoma Ntoso document.
    Text,
}

impl To {
    /// The format of units that it is.
    fn exchange(self) -> Option<Exchange> {
        Some(match self {
            Self::Units => Exchange::Units,
            Self::Tmx => Exchange::Tmx,
            Self::Xliff => Exchange::Xliff(Version::V2_1),
            Self::Xliff1 => Exchange::Xliff(Version::V1_2),
            Self::Csv => Exchange::Table(Separator::Comma),
            Self::Table => Exchange::Table(Separator::Tab),
            Self::Terms | Self::Tbx | Self::Text => return None,
        })
    }
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let mut answer = Vec::new();
    if outcome.take(turn(&args, &mut answer).map_err(|error| error.path(&args.file))).is_some() {
        let written = match &args.output {
            None => cli::output().write_all(&answer),
            Some(path) => File::create(path).and_then(|file| BufWriter::new(file).write_all(&answer)),
        };
        outcome.written(written);
    }
    outcome.code()
}

fn turn(args: &Args, out: &mut Vec<u8>) -> Result<(), Error> {
    if let Some(exchange) = args.to.exchange() {
        let units: Vec<Unit> = match &args.english {
            Some(english) => moses::read(open(&args.file)?, open(english)?)?,
            None => any::read(open(&args.file)?)?.collect::<Result<_, _>>()?,
        };
        return Ok(exchange.write(out, &units)?);
    }
    if let To::Text = args.to {
        out.extend_from_slice(akn::read(open(&args.file)?)?.source().as_str().as_bytes());
        return Ok(());
    }
    let lexicon = lexicon(&args.file)?;
    match args.to {
        To::Tbx => tbx::write(out, &lexicon)?,
        _ => lexicon.terms().try_for_each(|term| rows(out, term))?,
    }
    Ok(())
}

fn rows(out: &mut Vec<u8>, term: &Term) -> std::io::Result<()> {
    for is_forbidden in [false, true] {
        let renderings: Vec<&str> =
            term.renderings().iter().filter(|rendering| rendering.is_forbidden() == is_forbidden).map(|rendering| rendering.en()).collect();
        if !renderings.is_empty() {
            writeln!(out, "{}\t{}{}", term.zh(), renderings.join("|"), if is_forbidden { "\tforbidden" } else { "" })?;
        }
    }
    Ok(())
}
