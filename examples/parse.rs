//! Reads instruments and shows their provisions: `parse FILE… [--format tree|json]`.

mod cli;

use clap::{Parser as Arguments, ValueEnum};
use cli::{Outcome, Quiet};
use duizhao::citation::{Citation, Resolution};
use duizhao::instrument::{Instrument, Notice, Provision, Status};
use duizhao::parse::Parser;
use serde_json::json;
use std::io::Write;

/// Reads instruments and shows their provisions.
#[derive(Arguments)]
#[command(name = "parse", version)]
struct Args {
    /// Files to read; `-` is standard input.
    #[arg(required = true)]
    files: Vec<String>,
    /// How to show them.
    #[arg(long, value_enum, default_value = "tree")]
    format: Format,
    #[command(flatten)]
    quiet: Quiet,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// An indented line a provision.
    Tree,
    /// A JSON object a file, a line each.
    Json,
}

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let mut out = cli::output();
    for file in &args.files {
        let Some((source, left_out)) = outcome.take(cli::read_some(file)) else { continue };
        let instrument = Parser::new().parse(&source);
        let notices: Vec<&Notice> = left_out.iter().chain(instrument.notices()).collect();
        for notice in &notices {
            outcome.notice(format_args!("{file}: byte {}: {}", source.file_span(notice.span).start, notice.message));
        }
        let written = match args.format {
            Format::Tree => write_tree(&mut out, &instrument),
            Format::Json => writeln!(out, "{}", as_json(file, &instrument, &notices)),
        };
        outcome.written(written);
    }
    outcome.written(out.flush());
    outcome.code()
}

fn write_tree(out: &mut impl Write, instrument: &Instrument) -> std::io::Result<()> {
    writeln!(out, "{}{}", cli::line(instrument.title().unwrap_or("(no title)")), status(instrument))?;
    for provision in instrument.provisions() {
        let depth = provision.ancestors().count();
        let words = provision.heading().unwrap_or_else(|| words(provision));
        writeln!(
            out,
            "{:indent$}{}  {} {}",
            "",
            provision.address(),
            cli::line(provision.mark()),
            cli::shortened(words, 60),
            indent = depth * 2
        )?;
    }
    Ok(())
}

/// What the text says of its status, behind the title: `  [trial, amended 2018-03-01]`; nothing where it says nothing.
fn status(instrument: &Instrument) -> String {
    let stated = instrument.particulars();
    let amended = stated.amended.map(|date| format!("amended {}", date.value));
    let status = stated.status.map(|status| status.value).filter(|status| *status != Status::Amended || amended.is_none());
    let words: Vec<String> = status.map(|status| status.as_str().to_owned()).into_iter().chain(amended).collect();
    if words.is_empty() { String::new() } else { format!("  [{}]", words.join(", ")) }
}

/// A provision's own words behind its mark.
fn words(provision: Provision<'_>) -> &str {
    let own = provision.own_str();
    own.get(provision.mark().len()..).unwrap_or(own).trim()
}

fn as_json(file: &str, instrument: &Instrument, notices: &[&Notice]) -> serde_json::Value {
    let source = instrument.source();
    let provisions = instrument.provisions().map(|provision| {
        let span = source.file_span(provision.span());
        json!({
            "address": provision.address(), "level": provision.level(), "number": provision.number(),
            "heading": provision.heading(), "start": span.start, "end": span.end,
        })
    });
    let notices = notices.iter().map(|notice| {
        let span = source.file_span(notice.span);
        json!({"kind": notice.kind, "message": notice.message, "start": span.start, "end": span.end})
    });
    json!({
        "file": file, "lang": source.lang(), "jurisdiction": instrument.jurisdiction(), "title": instrument.title(),
        "particulars": particulars_json(instrument),
        "provisions": provisions.collect::<Vec<_>>(),
        "citations": instrument.citations().iter().map(|citation| citation_json(instrument, citation)).collect::<Vec<_>>(),
        "notices": notices.collect::<Vec<_>>(),
    })
}

/// Kind, status, issuing body, number and dates; what is not stated is null.
fn particulars_json(instrument: &Instrument) -> serde_json::Value {
    let text = instrument.source().as_str();
    let stated = instrument.particulars();
    json!({
        "kind": stated.kind.map(|kind| kind.value), "issuer": stated.issuer.map(|span| span.slice(text)), "number": stated.number.map(|span| span.slice(text)),
        "status": stated.status.map(|status| status.value), "amended": stated.amended.map(|date| date.value),
        "adopted": stated.adopted.map(|date| date.value), "effective": stated.effective.map(|date| date.value),
    })
}

fn citation_json(instrument: &Instrument, citation: &Citation) -> serde_json::Value {
    let source = instrument.source();
    let span = source.file_span(citation.span);
    let at = citation.span.start;
    let resolution = instrument.follow(citation);
    let (own, why) = (resolution != Resolution::OtherInstrument, resolution.why_not());
    let address = |target| if own { instrument.resolve(target, at).map(|address| address.to_string()) } else { Some(target.to_string()) };
    json!({
        "start": span.start, "end": span.end, "text": citation.span.slice(source.as_str()), "instrument": citation.instrument,
        "address": address(&citation.target), "to": citation.to.as_ref().and_then(address), "resolved": why.is_none(), "why": why,
    })
}
