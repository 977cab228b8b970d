//! Puts translation units into an index on disk: `index FILES… --index DIR`.

mod cli;

use clap::Parser as Arguments;
use cli::{Outcome, Quiet};
use duizhao::Error;
use duizhao::bitext::Unit;
use duizhao::exchange::any;
use duizhao::index::{Index, Indexer};
use std::collections::HashSet;
use std::path::PathBuf;

/// Puts translation units (JSON Lines as `align --format units` writes them, TMX, XLIFF, or a table with a header) into an index on disk.
#[derive(Arguments)]
#[command(name = "index", version)]
struct Args {
    /// Files of units; `-` is standard input.
    #[arg(required = true)]
    files: Vec<String>,
    /// The folder of the index; made if it is not there. Units of instruments that it holds already are replaced.
    #[arg(long)]
    index: PathBuf,
    #[command(flatten)]
    quiet: Quiet,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let index = outcome.take(Index::create(&args.index));
    let indexer = index.as_ref().and_then(|index| outcome.take(index.indexer()));
    if let Some(mut indexer) = indexer {
        let mut replaced = HashSet::new();
        for file in &args.files {
            if let Some(len) = outcome.take(add(&mut indexer, file, &mut replaced)) {
                outcome.notice(format_args!("{file}: {len} units"));
            }
        }
    }
    outcome.code()
}

/// The units of a file; those of a file of another tool that names no instrument are of one called as the file.
fn read(file: &str) -> Result<Vec<Unit>, Error> {
    let name = cli::exchange::instrument_name(file);
    let named = |mut unit: Unit| {
        if unit.instrument.is_empty() {
            unit.instrument.clone_from(&name);
        }
        unit
    };
    any::read(cli::exchange::open(file)?)?.map(|unit| unit.map(named)).collect()
}

/// Adds the units of a file and commits them; how many there were. What the index held of an instrument before this call is taken out once.
fn add(indexer: &mut Indexer, file: &str, replaced: &mut HashSet<String>) -> Result<usize, Error> {
    let units = read(file).map_err(|error| error.path(file))?;
    for unit in &units {
        if replaced.insert(unit.instrument.clone()) {
            indexer.remove(&unit.instrument);
        }
        indexer.add(unit)?;
    }
    indexer.commit()?;
    Ok(units.len())
}
