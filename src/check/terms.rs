//! Terms: those of a list that must be kept, forbidden renderings, one term in several words, and words that nothing stands for.

use super::coverage::{Clause, Words, is_covered, stems};
use super::pair::Pair;
use crate::finding::{Finding, Kind, Severity};
use crate::instrument::Jurisdiction;
use crate::lexicon::{Lexicon, Term};
use crate::text::{Span, is_han, simplify};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// The share of known words that a good translation leaves uncovered, since it says them otherwise (measured over 23,067 words).
const UNCOVERED: f64 = 0.28;
/// Standard deviations above that share from which on a bead is reported.
const FAR: f64 = 1.8;

/// Words that other checks look at.
const MODAL: [&str; 12] = ["不得", "应当", "可以", "必须", "未经", "不能", "无法", "有权", "不予", "及其", "或者", "以及"];

/// Terms of a list that a person gave: each occurrence is rendered by one of its renderings, and by none that is forbidden.
pub(super) fn listed(pairs: &[Pair], terms: &Lexicon, findings: &mut Vec<Finding>) {
    let longest = terms.terms().map(|term| term.zh().chars().count()).max().unwrap_or(0);
    for pair in pairs.iter().filter(|pair| longest > 0 && !pair.is_one_sided()) {
        let english = stems(&pair.en.text);
        let lower = pair.en.text.to_lowercase();
        for (term, span) in occurrences(&pair.zh.text, terms, longest) {
            term_in(pair, term, span, &english, &lower, findings);
        }
    }
}

/// The longest terms from left to right, outside of titles of other instruments.
fn occurrences<'t>(zh: &str, terms: &'t Lexicon, longest: usize) -> Vec<(&'t Term, Span)> {
    let simple: Vec<char> = simplify(zh).chars().collect();
    let places: Vec<usize> = zh.char_indices().map(|(at, _)| at).chain([zh.len()]).collect();
    let (mut found, mut at, mut titles) = (Vec::new(), 0, 0usize);
    while at < simple.len() {
        match simple[at] {
            '《' => titles += 1,
            '》' => titles = titles.saturating_sub(1),
            _ => {}
        }
        let most = longest.min(simple.len() - at);
        let term = (1..=most).rev().find_map(|len| Some((terms.find(&simple[at..at + len].iter().collect::<String>())?, len)));
        match term {
            Some((term, len)) if titles == 0 => {
                found.push((term, Span::new(places[at], places[at + len])));
                at += len;
            }
            _ => at += 1,
        }
    }
    found
}

fn term_in(pair: &Pair, term: &Term, span: Span, english: &FxHashSet<Box<str>>, lower: &str, findings: &mut Vec<Finding>) {
    let (banned, wanted): (Vec<_>, Vec<_>) = term.renderings().iter().partition(|rendering| rendering.is_forbidden());
    let words = span.slice(&pair.zh.text);
    if let Some(bad) = banned.iter().find(|bad| lower.contains(&bad.en().to_lowercase())) {
        let at = lower.find(&bad.en().to_lowercase()).unwrap_or(0);
        let en = (lower.len() == pair.en.text.len()).then(|| Span::new(at, at + bad.en().len()));
        let instead = wanted.first().map(|good| format!("; wanted “{}”", good.en())).unwrap_or_default();
        findings.push(pair.finding(
            Severity::Error,
            Kind::Term,
            Some(span),
            en,
            format!("“{words}” is rendered by the forbidden “{}”{instead}", bad.en()),
        ));
        return;
    }
    let there = wanted.iter().any(|good| stems_of(good.en()).iter().all(|stem| english.contains(stem)));
    if !wanted.is_empty() && !there {
        let list = wanted.iter().take(3).map(|good| format!("“{}”", good.en())).collect::<Vec<_>>().join(" or ");
        findings.push(pair.finding(
            Severity::Warning,
            Kind::Term,
            Some(span),
            None,
            format!("“{words}” is not rendered by {list}, as the list of terms wants"),
        ));
    }
}

fn stems_of(en: &str) -> Vec<Box<str>> {
    let mut list: Vec<Box<str>> = stems(en).into_iter().collect();
    list.sort();
    list
}

/// Words of the lexicon that nothing in the English stands for: one finding a bead, where there are more than a free translation explains.
pub(super) fn uncovered(
    pair: &Pair,
    (clauses, words): (&[Clause], &Words),
    jurisdiction: Jurisdiction,
    reported: &[Span],
    findings: &mut Vec<Finding>,
) {
    let mut known: BTreeMap<&str, (bool, Span)> = BTreeMap::new();
    let is_term = |word: &str| word.chars().count() > 1 && !words.renderings(word).is_empty() && !MODAL.contains(&word);
    for word in clauses.iter().flat_map(|clause| &clause.known).filter(|known| is_term(&known.word)) {
        known.entry(&word.word).or_insert((word.is_covered, word.span));
    }
    let lost: Vec<Span> = {
        let mut lost: Vec<Span> = known.values().filter(|(covered, _)| !covered).map(|(_, span)| *span).collect();
        lost.sort();
        lost
    };
    let count = known.len() as f64;
    let far = (lost.len() as f64 - UNCOVERED * count) / (count * UNCOVERED * (1.0 - UNCOVERED)).sqrt().max(0.1);
    let fresh: Vec<&Span> = lost.iter().filter(|span| !reported.iter().any(|other| other.overlaps(**span))).collect();
    let loose = lost.len() >= 3 && far >= FAR;
    let (Some(first), true) = (fresh.first(), loose) else { return };
    let severity = if jurisdiction == Jurisdiction::Mainland { Severity::Warning } else { Severity::Note };
    let list = fresh.iter().take(8).map(|span| format!("“{}”", span.slice(&pair.zh.text))).collect::<Vec<_>>().join(", ");
    findings.push(pair.finding(severity, Kind::Omission, Some(**first), None, format!("nothing in the English stands for {list}")));
}

/// Long terms whose usual words are not there, and those in words that are rarely used.
pub(super) fn known(pair: &Pair, clauses: &[Clause], words: &Words, findings: &mut Vec<Finding>) {
    let english = stems(&pair.en.text);
    for word in clauses.iter().flat_map(|clause| &clause.known) {
        let renderings = words.renderings(&word.word);
        let first = renderings.iter().position(|stems| is_covered(stems, &english));
        let Some(rank) = first.filter(|rank| *rank >= 3) else { continue };
        if word.word.chars().filter(|c| is_han(*c)).count() < 2 || words.preferred(&word.word).is_none() || renderings[rank].len() < 2 {
            continue;
        }
        let usual = words.preferred(&word.word).unwrap_or_default();
        let text = word.span.slice(&pair.zh.text);
        let message = format!("“{text}” is usually “{usual}”; here it is in rarer words");
        findings.push(pair.finding(Severity::Note, Kind::Term, Some(word.span), None, message));
    }
}
