//! Stretches of the Chinese that no English word accounts for: sentences first, then clauses.

use super::coverage::Clause;
use super::lists::shortened;
use super::pair::Pair;
use crate::finding::{Finding, Kind, Severity};
use crate::instrument::Jurisdiction;
use crate::text::{Span, is_han};

/// What a known word says for its clause being lost, in nats: it is covered in 72 of 100 clauses that are there, and by chance in 25 of 100 that are not
/// (measured over 6,458 clauses).
const COVERED: f64 = -1.06;
const UNCOVERED: f64 = 0.985;
/// English letters for a Han character, and how far its logarithm strays.
const RATIO: f64 = 4.7;
const STRAYS: f64 = 0.30;
/// Nats from which on a stretch is reported, as a warning and as an error. The lexicon knows the words of the mainland best.
const MAINLAND: [f64; 2] = [1.8, 2.6];
const ELSEWHERE: [f64; 2] = [3.6, 4.2];

/// The stretches of a bead that are lost; gives where they stand.
pub(super) fn check(pair: &Pair, clauses: &[Clause], (ratio, jurisdiction): (f64, Jurisdiction), findings: &mut Vec<Finding>) -> Vec<Span> {
    let least = if jurisdiction == Jurisdiction::Mainland { MAINLAND } else { ELSEWHERE };
    let mut reported: Vec<Span> = Vec::new();
    for group in sentences(clauses, &pair.zh.text).into_iter().chain(clauses.iter().map(std::slice::from_ref)) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let span = Span::new(first.span.start, last.span.end).trimmed(&pair.zh.text);
        if reported.iter().any(|other| other.overlaps(span)) {
            continue;
        }
        let weight = weight(pair, group, span, ratio);
        if weight < least[0] {
            continue;
        }
        reported.push(span);
        let severity = if weight >= least[1] { Severity::Error } else { Severity::Warning };
        let message = format!("“{}” is not in the English", shortened(span.slice(&pair.zh.text)));
        findings.push(pair.finding(severity, Kind::Omission, Some(span), None, message));
    }
    reported
}

/// English letters for a Han character in this text; the usual one where it is short.
pub(super) fn ratio(pairs: &[Pair]) -> f64 {
    let both = pairs.iter().filter(|pair| !pair.is_one_sided());
    let (zh, en) = both.fold((0.0, 0.0), |(zh, en), pair| (zh + han(&pair.zh.text), en + pair.en.text.len() as f64));
    // As much weight as 1,000 characters at the usual ratio.
    ((en + RATIO * 1_000.0) / (zh + 1_000.0)).clamp(2.0, 8.0)
}

fn han(text: &str) -> f64 {
    text.chars().filter(|c| is_han(*c)).count() as f64 + text.chars().filter(char::is_ascii_alphanumeric).count() as f64 / RATIO
}

/// How much speaks for a stretch being lost.
fn weight(pair: &Pair, group: &[Clause], span: Span, ratio: f64) -> f64 {
    let mut seen: Vec<&str> = Vec::new();
    let mut words = 0.0;
    for word in group.iter().flat_map(|clause| &clause.known) {
        if seen.contains(&word.word.as_ref()) {
            continue;
        }
        seen.push(&word.word);
        words += if word.is_covered { COVERED } else { UNCOVERED };
    }
    if seen.len() < 3 {
        return f64::NEG_INFINITY;
    }
    let (zh, own, en) = (han(&pair.zh.text), han(span.slice(&pair.zh.text)), pair.en.text.len() as f64);
    let stray = |zh: f64| ((en / zh.max(1.0)).ln() - ratio.ln()) / STRAYS;
    let length = (stray(zh).powi(2) - stray((zh - own).max(1.0)).powi(2)) / 2.0;
    words + length.clamp(-6.0, 3.0)
}

/// The clauses between full stops, semicolons and line ends; those of more than one clause.
fn sentences<'c>(clauses: &'c [Clause], zh: &str) -> Vec<&'c [Clause]> {
    let ends = |clause: &Clause| {
        zh.get(clause.span.end..).and_then(|rest| rest.chars().next()).is_none_or(|c| matches!(c, '。' | '；' | ';' | '\n'))
    };
    clauses.split_inclusive(ends).filter(|group| group.len() > 1).collect()
}
