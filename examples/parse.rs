//! Reads instruments and shows their provisions: `parse FILE… [--format tree|json|akn]`.

mod cli;

use clap::{Parser as Arguments, ValueEnum};
use cli::columns::padded;
use cli::{Outcome, Quiet, Style};
use duizhao::citation::{Citation, Resolution, Target};
use duizhao::exchange::akn;
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
    /// An Akoma Ntoso document; of one file.
    Akn,
}

/// Cells of a provision's words that are shown.
const WIDE: usize = 72;

fn main() -> std::process::ExitCode {
    let args: Args = cli::arguments();
    let mut outcome = Outcome::new(args.quiet);
    let mut out = cli::output();
    if matches!(args.format, Format::Akn) && args.files.len() > 1 {
        outcome.fail("wanted one file with --format akn, since a document holds one instrument");
        return outcome.code();
    }
    for file in &args.files {
        let Some((source, left_out)) = outcome.take(cli::read_some(file)) else { continue };
        let instrument = Parser::new().parse(&source);
        let notices: Vec<&Notice> = left_out.iter().chain(instrument.notices()).collect();
        for notice in &notices {
            outcome.notice(format_args!("{file}: byte {}: {}", source.file_span(notice.span).start, notice.message));
        }
        let written = match args.format {
            Format::Tree => write_tree(&mut out, &instrument, Style::of_output()),
            Format::Akn => akn::write(&mut out, &instrument),
            Format::Json => write_json(&mut out, file, &instrument, &notices),
        };
        outcome.written(written);
    }
    outcome.written(out.flush());
    outcome.code()
}

/// A line a provision: its address, and its mark and words, set in by how deep it stands.
fn write_tree(out: &mut impl Write, instrument: &Instrument, style: Style) -> std::io::Result<()> {
    writeln!(out, "{}", format_args!("{}{}", style.heading(&cli::line(instrument.title().unwrap_or("(no title)"))), status(instrument)))?;
    let addresses: Vec<String> = instrument.provisions().map(|provision| provision.address().to_string()).collect();
    let wide = addresses.iter().map(String::len).max().unwrap_or_default();
    for (provision, address) in instrument.provisions().zip(&addresses) {
        let indent = "  ".repeat(provision.ancestors().count() - 1);
        let words = cli::shortened(provision.heading().unwrap_or_else(|| words(provision)), WIDE);
        let mark = cli::line(provision.mark());
        let (mark, words) = if provision.level().is_heading() { (style.heading(&mark), style.heading(&words)) } else { (mark, words) };
        let gap = if provision.mark().is_empty() { "" } else { " " };
        let line = format!("{}  {indent}{mark}{gap}{words}", style.quiet(&padded(address, wide)));
        writeln!(out, "{}", line.trim_end())?;
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

/// Writes the object of one file, a part at a time: a text may have millions of citations.
fn write_json(out: &mut impl Write, file: &str, instrument: &Instrument, notices: &[&Notice]) -> std::io::Result<()> {
    let source = instrument.source();
    let head = json!({
        "file": file, "lang": source.lang(), "jurisdiction": instrument.jurisdiction(), "title": instrument.title(),
        "particulars": particulars_json(instrument),
    });
    let head = head.to_string();
    write!(out, "{}", head.strip_suffix('}').unwrap_or(&head))?;
    let provisions = instrument.provisions().map(|provision| {
        let span = source.file_span(provision.span());
        json!({
            "address": provision.address(), "level": provision.level(), "number": provision.number(),
            "heading": provision.heading(), "start": span.start, "end": span.end,
        })
    });
    write_list(out, "provisions", provisions)?;
    let citations = instrument.citations();
    write_list(out, "citations", citations.iter().map(|citation| citation_json(instrument, citation)))?;
    let notices = notices.iter().map(|notice| {
        let span = source.file_span(notice.span);
        json!({"kind": notice.kind, "message": notice.message, "start": span.start, "end": span.end})
    });
    write_list(out, "notices", notices)?;
    writeln!(out, "}}")
}

/// Writes a key and its list behind what stands before it in an object.
fn write_list(out: &mut impl Write, key: &str, values: impl Iterator<Item = serde_json::Value>) -> std::io::Result<()> {
    write!(out, ",\"{key}\":[")?;
    for (at, value) in values.enumerate() {
        write!(out, "{}{value}", if at > 0 { "," } else { "" })?;
    }
    write!(out, "]")
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
    let why = resolution.why_not();
    let named = |target: &Target| match resolution {
        Resolution::OtherInstrument => Some(target.to_string()),
        _ => instrument.resolve(target, at).map(|address| address.to_string()),
    };
    let address = match &resolution {
        Resolution::Found(address) | Resolution::NoSuchProvision(address) => Some(address.to_string()),
        _ => named(&citation.target),
    };
    json!({
        "start": span.start, "end": span.end, "text": citation.span.slice(source.as_str()), "instrument": citation.instrument,
        "address": address, "to": citation.to.as_ref().and_then(named), "resolved": why.is_none(), "why": why,
    })
}
