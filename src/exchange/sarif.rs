//! Findings as SARIF 2.1.0 (OASIS 2020): one run, a rule a kind, a result a finding with its region in the translation and the Chinese beside it.

use crate::finding::{Finding, Kind, Severity};
use crate::text::{SourceText, Span};
use serde_json::{Value, json};
use std::io::{self, Write};

/// One side of what was checked: the name of its file and its text.
#[derive(Debug, Clone, Copy)]
pub struct Artifact<'a> {
    /// The path or name, as it was given.
    pub name: &'a str,
    /// The text.
    pub source: &'a SourceText,
}

/// Writes one log of one run over all findings of the call, each with the sides that it is about.
///
/// # Errors
/// What the stream gives.
pub fn write<'a>(mut out: impl Write, findings: impl IntoIterator<Item = (&'a Finding, [Artifact<'a>; 2])>) -> io::Result<()> {
    let mut results = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for (finding, sides) in findings {
        for side in sides {
            let uri = uri(side.name);
            if !names.contains(&uri) {
                names.push(uri);
            }
        }
        results.push(result(finding, sides));
    }
    let rules: Vec<Value> =
        Kind::ALL.iter().map(|kind| json!({"id": kind.as_str(), "shortDescription": {"text": kind.describe()}})).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "duizhao", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "artifacts": names.iter().map(|name| json!({"location": {"uri": name}})).collect::<Vec<_>>(),
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut out, &log)?;
    out.write_all(b"\n")
}

fn result(finding: &Finding, [zh, en]: [Artifact<'_>; 2]) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let zh_place = finding.zh.map(|span| location(zh, span));
    let en_place = finding.en.map(|span| location(en, span));
    let main = en_place.clone().or_else(|| zh_place.clone());
    let related: Vec<Value> = match (en_place, zh_place) {
        (Some(_), Some(zh)) => vec![zh],
        _ => Vec::new(),
    };
    let rule = Kind::ALL.iter().position(|kind| *kind == finding.kind).unwrap_or(0);
    let mut result = json!({
        "ruleId": finding.kind.as_str(),
        "ruleIndex": rule,
        "level": level,
        "message": {"text": finding.message},
        "locations": main.into_iter().collect::<Vec<_>>(),
    });
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if !finding.address.is_empty() {
        result["properties"] = json!({"address": finding.address.to_string()});
    }
    result
}

/// A region by bytes of the file and by line and column of the text, both counted from 1.
fn location(side: Artifact<'_>, span: Span) -> Value {
    let text = side.source.as_str();
    let (start_line, start_column) = place(text, span.start);
    let (end_line, end_column) = place(text, span.end);
    let file = side.source.file_span(span);
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(side.name)},
        "region": {
            "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column,
            "byteOffset": file.start, "byteLength": file.len(),
            "snippet": {"text": span.slice(text)},
        },
    }})
}

fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// A path as a relative reference: what a reference may not hold is written by bytes.
fn uri(name: &str) -> String {
    let mut uri = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
