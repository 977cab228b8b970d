//! Findings as JSON Lines: severity, kind, address, both texts with their bytes, the message.

use crate::finding::{Finding, Kind, Severity};
use crate::instrument::Address;
use crate::text::{SourceText, Span};
use serde::Serialize;
use std::io::{self, Write};

/// A finding with its texts, as it is written.
#[derive(Debug, Clone, Serialize)]
pub struct Row<'f> {
    severity: Severity,
    kind: Kind,
    address: &'f Address,
    zh: Option<Side<'f>>,
    en: Option<Side<'f>>,
    message: &'f str,
}

#[derive(Debug, Clone, Serialize)]
struct Side<'f> {
    text: &'f str,
    start: usize,
    end: usize,
}

/// A finding as an object: `{"severity", "kind", "address", "zh": {"text", "start", "end"}, "en": …, "message"}`. Bytes are those of the files.
pub fn row<'f>(finding: &'f Finding, zh: &'f SourceText, en: &'f SourceText) -> Row<'f> {
    let side = |source: &'f SourceText, span: Option<Span>| {
        span.map(|span| {
            let file = source.file_span(span);
            Side { text: span.slice(source.as_str()), start: file.start, end: file.end }
        })
    };
    Row {
        severity: finding.severity,
        kind: finding.kind,
        address: &finding.address,
        zh: side(zh, finding.zh),
        en: side(en, finding.en),
        message: &finding.message,
    }
}

/// Writes an object a finding.
///
/// # Errors
/// What the stream gives.
pub fn write(mut out: impl Write, findings: &[Finding], zh: &SourceText, en: &SourceText) -> io::Result<()> {
    for finding in findings {
        serde_json::to_writer(&mut out, &row(finding, zh, en))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
