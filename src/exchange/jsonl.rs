//! JSON Lines of beads: both texts with their bytes and lines, the address, the confidence.

use crate::bitext::{Bitext, TranslationUnit};
use crate::instrument::Address;
use crate::segment::Segments;
use crate::text::{Lines, Span};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Row<'b> {
    zh: Option<Side<'b>>,
    en: Option<Side<'b>>,
    address: &'b Address,
    confidence: f64,
}

#[derive(Serialize)]
struct Side<'b> {
    text: &'b str,
    start: usize,
    end: usize,
    lines: Vec<usize>,
}

/// Writes an object a bead: `{"zh": {"text", "start", "end", "lines"}, "en": …, "address", "confidence"}`. Bytes are those of the files.
///
/// # Errors
/// What the stream gives.
pub fn write(mut out: impl Write, bitext: &Bitext) -> io::Result<()> {
    let (zh_lines, en_lines) = (bitext.zh().source().lines(), bitext.en().source().lines());
    for unit in bitext.units() {
        write_unit(&mut out, bitext, unit, [&zh_lines, &en_lines])?;
    }
    Ok(())
}

fn write_unit(out: &mut impl Write, bitext: &Bitext, unit: TranslationUnit<'_>, [zh_lines, en_lines]: [&Lines; 2]) -> io::Result<()> {
    let (zh, en) = (unit.zh(), unit.en());
    let row = Row {
        zh: unit.zh_span().map(|span| side(bitext.zh(), &zh, span, zh_lines, &unit.bead().zh)),
        en: unit.en_span().map(|span| side(bitext.en(), &en, span, en_lines, &unit.bead().en)),
        address: unit.address(),
        confidence: unit.bead().confidence,
    };
    serde_json::to_writer(&mut *out, &row)?;
    out.write_all(b"\n")
}

fn side<'b>(side: &Segments, text: &'b str, span: Span, lines: &Lines, places: &[usize]) -> Side<'b> {
    let mut numbers: Vec<usize> = places.iter().filter_map(|&at| side.get(at)).flat_map(|segment| lines.numbers(segment.span())).collect();
    numbers.dedup();
    let file = side.source().file_span(span);
    Side { text, start: file.start, end: file.end, lines: numbers }
}
