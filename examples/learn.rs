//! Learns how words are rendered from aligned texts: `learn FILES… -o LEXICON`.

mod cli;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::Error;
use duizhao::align::Learner;
use duizhao::corpus::Corpus;
use duizhao::exchange::units;
use std::path::PathBuf;

/// Learns translation probabilities of words from aligned texts and writes them as a lexicon that `--lexicon` reads.
#[derive(Arguments)]
#[command(name = "learn", version)]
struct Args {
    /// JSON Lines of translation units, as `align --format units` writes them; `-` is standard input.
    #[arg(required = true)]
    files: Vec<String>,
    /// Where the lexicon goes.
    #[arg(short, long)]
    output: PathBuf,
    /// Units that are less sure are left out.
    #[arg(long, default_value_t = 0.5)]
    min_confidence: f64,
    #[command(flatten)]
    quiet: Quiet,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    if let Some(lexicon) = outcome.take(Corpus::embedded_lexicon()) {
        let mut learner = Learner::new(&lexicon);
        let texts: usize = args.files.iter().filter_map(|file| outcome.take(add(&mut learner, file, args.min_confidence))).sum();
        let table = learner.learn();
        outcome.notice(format_args!("{} pairs of words from {texts} texts", table.len()));
        outcome.take(std::fs::write(&args.output, table.to_string()).map_err(|error| Error::from(error).path(&args.output)));
    }
    outcome.code()
}

/// Adds the units of a file that have both sides and are sure enough; says how many.
fn add(learner: &mut Learner, file: &str, least: f64) -> Result<usize, Error> {
    let mut texts = 0;
    for unit in units::read(&cli::read_raw(file)?).map_err(|error| error.path(file))? {
        let confidence = unit.confidence.unwrap_or(1.0);
        if let (Some(zh), Some(en)) = (&unit.zh, &unit.en)
            && confidence >= least
        {
            learner.add(&zh.text, &en.text, confidence as f32);
            texts += 1;
        }
    }
    Ok(texts)
}
