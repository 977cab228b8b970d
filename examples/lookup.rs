//! Looks clauses up in either language: `lookup [QUERY]…`; without a query, a prompt.

mod cli;

use clap::{Parser as Arguments, ValueEnum};
use cli::{Outcome, Quiet, Style};
use duizhao::bitext::{Authentic, Titles};
use duizhao::corpus::Corpus;
use duizhao::index::Index;
use duizhao::search::{Facets, Hit, Line, Query, Searcher, Sides};
use duizhao::text::Span;
use duizhao::token::Tokenizer;
use duizhao::{Error, ErrorKind};
use rustyline::error::ReadlineError;
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use unicode_width::UnicodeWidthStr;

/// Looks clauses up in Chinese or English. Words are alternatives, "double quotes" mean the exact phrase, and a citation
/// (第十二条第二款, Art. 12(2)) goes straight to the provision. Without a query: a prompt.
#[derive(Arguments)]
#[command(name = "lookup", version)]
struct Args {
    /// What to look for; several arguments are joined with spaces.
    query: Vec<String>,
    /// A folder of bitexts with a manifest, instead of the embedded corpus.
    #[arg(long, conflicts_with = "index")]
    corpus: Option<PathBuf>,
    /// An index on disk, instead of the embedded corpus.
    #[arg(long)]
    index: Option<PathBuf>,
    /// The sides that are searched; hits show both.
    #[arg(long, value_enum, default_value = "both")]
    lang: LangArg,
    /// The most hits, 10 unless told; of instruments all.
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    limit: Option<u64>,
    /// Leave out so many of the first hits.
    #[arg(long, default_value = "0")]
    skip: usize,
    /// The phrase in its context, with what renders it on the other side.
    #[arg(long, conflicts_with_all = ["renderings", "facets", "instruments", "fold"])]
    kwic: bool,
    /// How the phrase is rendered in the other language, and how often.
    #[arg(long, conflicts_with_all = ["facets", "instruments", "fold"])]
    renderings: bool,
    /// Count the hits by instrument, jurisdiction, kind, status, level and year.
    #[arg(long, conflicts_with_all = ["instruments", "fold"])]
    facets: bool,
    /// List the instruments instead; `lookup instrument:NAME` reads one.
    #[arg(long, conflicts_with = "query")]
    instruments: bool,
    /// Put equal texts of several instruments together.
    #[arg(long)]
    fold: bool,
    /// A JSON object a hit.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    quiet: Quiet,
}

#[derive(Clone, Copy, ValueEnum)]
enum LangArg {
    Zh,
    En,
    Both,
}

/// A hit, and where else its texts stand.
#[derive(Serialize)]
struct Found {
    #[serde(flatten)]
    hit: Hit,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    instrument: String,
    address: String,
}

fn main() -> ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let index = match &args.index {
        Some(folder) => Index::open(folder),
        None => from_corpus(&args),
    };
    let Some(index) = outcome.take(index) else { return outcome.code() };
    let Some(searcher) = outcome.take(Searcher::new(&index)) else { return outcome.code() };
    if args.instruments {
        outcome.take(list(&args, &searcher));
        return outcome.code();
    }
    if args.query.is_empty() {
        prompt(&args, &searcher, &mut outcome);
        return outcome.code();
    }
    match outcome.take(answer(&args, &searcher, &args.query.join(" "))) {
        Some(0) => {
            outcome.notice("nothing found");
            outcome.code_or(1)
        }
        _ => outcome.code(),
    }
}

/// The embedded corpus, or one in a folder, in memory.
fn from_corpus(args: &Args) -> Result<Index, Error> {
    // The dictionary is loaded while the corpus is read; both are needed, and neither needs the other.
    let dictionary = std::thread::spawn(Tokenizer::new);
    let corpus = args.corpus.as_ref().map_or_else(Corpus::embedded, Corpus::open)?;
    let units = corpus.units();
    let _ = dictionary.join();
    let index = Index::in_memory()?;
    let mut indexer = index.indexer()?;
    units.iter().try_for_each(|unit| indexer.add(unit))?;
    indexer.commit()?;
    Ok(index)
}

/// Prints the hits for a query; how many there are.
fn answer(args: &Args, searcher: &Searcher<'_>, text: &str) -> Result<usize, Error> {
    let sides = match args.lang {
        LangArg::Zh => Sides::Zh,
        LangArg::En => Sides::En,
        LangArg::Both => Sides::Both,
    };
    let limit = args.limit.map_or(10, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let phrase = text.trim_matches(['"', '“', '”', '「', '」']);
    if args.kwic {
        return lines(args, searcher.concordance(phrase, limit)?, in_context);
    }
    if args.renderings {
        return lines(args, searcher.renderings(phrase)?, |rendering| {
            format!("{:>6}  {:.2}  {}", rendering.count, rendering.confidence, rendering.text)
        });
    }
    let query = Query::parse(text).map_err(|error| pointed(&error, text))?.sides(sides);
    if args.facets {
        let facets = searcher.facets(&query)?;
        let total = usize::try_from(facets.total).unwrap_or(usize::MAX);
        return lines(args, vec![facets], counted).map(|_| total);
    }
    let found = if args.fold {
        folded(searcher, &query, (args.skip, limit))?
    } else {
        searcher.page(&query, args.skip, limit)?.into_iter().map(|hit| Found { hit, same: Vec::new() }).collect()
    };
    let mut out = cli::output();
    let style = Style::of_output();
    for found in &found {
        let written = match args.json {
            true => serde_json::to_writer(&mut out, found).map_err(std::io::Error::from).and_then(|()| writeln!(out)),
            false => write(&mut out, found, style),
        };
        cli::open_pipe(written)?;
    }
    cli::open_pipe(out.flush())?;
    Ok(found.len())
}

/// The error with the query and a sign under the character that it is about.
fn pointed(error: &Error, text: &str) -> Error {
    let at = error.byte_at().unwrap_or_default();
    let column = text.get(..at).unwrap_or_default().width();
    Error::new(ErrorKind::Query, format!("{error}\n  {text}\n  {:column$}^", ""))
}

/// Hits with equal texts put together, `limit` of them.
fn folded(searcher: &Searcher<'_>, query: &Query, (skip, limit): (usize, usize)) -> Result<Vec<Found>, Error> {
    let mut found: Vec<Found> = Vec::new();
    let mut places: HashMap<(Option<String>, Option<String>), usize> = HashMap::new();
    for hit in searcher.search(query, usize::MAX)? {
        match places.entry((hit.zh.clone(), hit.en.clone())) {
            Entry::Occupied(place) => found[*place.get()].same.push(Place { instrument: hit.instrument, address: hit.address.to_string() }),
            Entry::Vacant(place) => {
                place.insert(found.len());
                found.push(Found { hit, same: Vec::new() });
            }
        }
    }
    Ok(found.into_iter().skip(skip).take(limit).collect())
}

/// Prints rows, as JSON or in words; how many there are.
fn lines<T: Serialize>(args: &Args, rows: Vec<T>, shown: impl Fn(&T) -> String) -> Result<usize, Error> {
    let mut out = cli::output();
    for row in &rows {
        let written = match args.json {
            true => serde_json::to_writer(&mut out, row).map_err(std::io::Error::from).and_then(|()| writeln!(out)),
            false => writeln!(out, "{}", cli::plain(&shown(row))),
        };
        cli::open_pipe(written)?;
    }
    cli::open_pipe(out.flush())?;
    Ok(rows.len())
}

/// The phrase in the middle, its rendering behind.
fn in_context(line: &Line) -> String {
    let width = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let (mut left, mut right) = (String::new(), String::new());
    for c in line.left.chars().rev().take_while(|c| *c != '\n') {
        if width(&left) >= 40 {
            break;
        }
        left.insert(0, c);
    }
    for c in line.right.chars() {
        if width(&right) >= 40 {
            break;
        }
        right.push(c);
    }
    let pad = " ".repeat(42_usize.saturating_sub(width(&left)));
    let rendering = line.rendering.as_ref().map_or_else(|| "?".to_owned(), |text| format!("{text} ({:.2})", line.confidence));
    format!("{pad}{left} [{}] {right}\n{:43}↔ {rendering}   {} {}", line.keyword, "", line.instrument, line.address)
}

fn counted(facets: &Facets) -> String {
    let groups = [
        ("instrument", &facets.instrument),
        ("jurisdiction", &facets.jurisdiction),
        ("kind", &facets.kind),
        ("status", &facets.status),
        ("level", &facets.level),
        ("year", &facets.year),
    ];
    let rows = groups.iter().filter(|(_, counts)| !counts.is_empty()).map(|(name, counts)| {
        let counts: Vec<String> = counts.iter().map(|(value, count)| format!("\n{count:>8}  {value}")).collect();
        format!("\n{name}{}", counts.concat())
    });
    format!("{} units{}", facets.total, rows.collect::<String>())
}

fn list(args: &Args, searcher: &Searcher<'_>) -> Result<usize, Error> {
    let limit = args.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let entries = searcher.instruments()?.into_iter().skip(args.skip).take(limit).collect();
    lines(args, entries, |entry| {
        let about = [&entry.jurisdiction, &entry.kind, &entry.date, &entry.status].into_iter().flatten().cloned().collect::<Vec<_>>();
        format!("{}   {}   {}", entry.instrument, both(&entry.title), about.join(" · "))
    })
}

fn write(out: &mut impl Write, found: &Found, style: Style) -> std::io::Result<()> {
    let hit = &found.hit;
    let title = both(&hit.title);
    writeln!(out, "{}", style.heading(&cli::line(if title.is_empty() { &hit.instrument } else { &title })))?;
    let over: Vec<String> =
        hit.headings.iter().map(|heading| cli::line(heading.zh.as_ref().or(heading.en.as_ref()).map_or("", String::as_str))).collect();
    if !over.is_empty() {
        writeln!(out, "{}", style.quiet(&over.join(" › ")))?;
    }
    let place = both(&hit.label);
    let place = if place.is_empty() { hit.address.to_string() } else { place };
    writeln!(out, "{}", [cli::line(&place), style.quiet(&cli::line(&about(hit)))].join("   ").trim_end())?;
    for (text, spans) in [(&hit.zh, &hit.highlights.zh), (&hit.en, &hit.highlights.en)] {
        let text = text.as_ref().map_or_else(|| style.quiet("(no text on this side)"), |text| marked(text, spans, style));
        writeln!(out, "  {}", text.replace('\n', "\n  "))?;
    }
    for near in &hit.near {
        writeln!(out, "  {}", style.quiet(&cli::line(&format!("near match: {} ≈ {}", near.word, near.rendering))))?;
    }
    for via in &hit.via {
        writeln!(out, "  {}", style.quiet(&cli::line(&format!("{} ↔ {}", via.word, via.rendering))))?;
    }
    if !found.same.is_empty() {
        let places: Vec<String> = found.same.iter().map(|place| format!("{} {}", place.instrument, place.address)).collect();
        writeln!(out, "  {}", style.quiet(&cli::line(&format!("the same in {} more: {}", places.len(), places.join(", ")))))?;
    }
    writeln!(out)
}

fn both(titles: &Titles) -> String {
    titles.zh.iter().chain(&titles.en).cloned().collect::<Vec<_>>().join(" · ")
}

/// Date, status, authentic side, confidence.
fn about(hit: &Hit) -> String {
    let authentic = hit.authentic.map(|side| match side {
        Authentic::Zh => "Chinese authentic".to_owned(),
        Authentic::En => "English authentic".to_owned(),
        Authentic::Both => "both authentic".to_owned(),
    });
    let confidence = hit.confidence.map(|confidence| format!("aligned {confidence:.2}"));
    let parts = [hit.date.clone(), hit.status.as_ref().map(|status| status.replace('-', " ")), authentic, confidence];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The text with what matched set off: in colour on a terminal, between asterisks elsewhere.
fn marked(text: &str, spans: &[Span], style: Style) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for span in spans {
        marked.push_str(&cli::plain(Span::new(at, span.start).slice(text)));
        marked.push_str(&style.strong(&cli::plain(span.slice(text))));
        at = span.end;
    }
    marked + &cli::plain(Span::new(at, text.len()).slice(text))
}

/// Asks for queries until the end of input.
fn prompt(args: &Args, searcher: &Searcher<'_>, outcome: &mut Outcome) {
    let history = history_file();
    let mut editor = match rustyline::DefaultEditor::new() {
        Ok(editor) => editor,
        Err(error) => return outcome.fail(error),
    };
    if let Some(history) = &history {
        // A first call has no history.
        let _ = editor.load_history(history);
    }
    loop {
        match editor.readline("对照> ") {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) if matches!(line.trim(), "exit" | "quit") => break,
            Ok(line) => {
                // A history that cannot be kept is no reason to stop.
                let _ = editor.add_history_entry(line.as_str());
                match answer(args, searcher, &line) {
                    Ok(0) => outcome.notice("nothing found"),
                    Ok(_) => {}
                    Err(error) => eprintln!("error: {}", cli::plain(&error.to_string())),
                }
            }
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(error) => {
                outcome.fail(error);
                break;
            }
        }
    }
    if let Some(history) = &history {
        let _ = history.parent().map(std::fs::create_dir_all);
        let _ = editor.save_history(history);
    }
}

/// Where the queries of earlier calls are kept.
fn history_file() -> Option<PathBuf> {
    let folder = std::env::var_os("XDG_STATE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/state")))?;
    Some(folder.join("duizhao").join("history"))
}
