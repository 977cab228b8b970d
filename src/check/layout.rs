//! Signs and layout: brackets of the translator, quotes without their partner, Chinese signs left in English.

use super::pair::Pair;
use crate::finding::{Finding, Kind, Severity};
use crate::text::{Span, is_han};
use regex::Regex;
use std::sync::LazyLock;

static BRACKET: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\[[^\]\n]{1,120}\]").expect("a regular expression"));
static CHINESE_SIGN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[。、《》「」，；：？！（）【】]+").expect("a regular expression"));
static LATIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[A-Z][A-Z0-9&/-]{1,9}").expect("a regular expression"));

pub(super) fn check(pairs: &[Pair], findings: &mut Vec<Finding>) {
    for pair in pairs.iter().filter(|pair| !pair.is_one_sided()) {
        brackets(pair, findings);
        signs(pair, findings);
        quotes(pair, findings);
        names(pair, findings);
    }
}

/// [will be required]: words that the translator has added and says so.
fn brackets(pair: &Pair, findings: &mut Vec<Finding>) {
    for found in BRACKET.find_iter(&pair.en.text) {
        if pair.zh.text.contains(['[', '〔', '［']) || !found.as_str().contains(char::is_alphabetic) {
            continue;
        }
        let span = Span::new(found.start(), found.end());
        findings.push(pair.finding(Severity::Note, Kind::Bracket, None, Some(span), format!("“{}” is the translator's", found.as_str())));
    }
}

/// Chinese punctuation and Han characters left in the English; once a bead.
fn signs(pair: &Pair, findings: &mut Vec<Finding>) {
    let en = &pair.en.text;
    if let Some(found) = CHINESE_SIGN.find(en).filter(|_| !en.contains(is_han)) {
        let span = Span::new(found.start(), found.end());
        findings.push(pair.finding(
            Severity::Note,
            Kind::Punctuation,
            None,
            Some(span),
            format!("Chinese punctuation “{}” in the English", found.as_str()),
        ));
    }
}

/// A quote that opens and does not close.
fn quotes(pair: &Pair, findings: &mut Vec<Finding>) {
    let en = &pair.en.text;
    for (open, close) in [('“', '”'), ('(', ')'), ('[', ']')] {
        let count = |sign| en.matches(sign).count();
        if count(open) > count(close)
            && let Some(at) = en.rfind(open)
        {
            let span = Span::new(at, at + open.len_utf8());
            findings.push(pair.finding(Severity::Note, Kind::Punctuation, None, Some(span), format!("“{open}” is not closed")));
        }
    }
}

/// Latin names and acronyms of the Chinese that the English does not have.
fn names(pair: &Pair, findings: &mut Vec<Finding>) {
    let lower = pair.en.text.to_lowercase();
    for found in LATIN.find_iter(&pair.zh.text) {
        let name = found.as_str().trim_end_matches(['-', '/', '&']);
        let whole = |text: &str| text.chars().next().is_none_or(|c| !c.is_ascii_alphanumeric());
        let alone = whole(pair.zh.text.get(found.end()..).unwrap_or_default())
            && pair.zh.text.get(..found.start()).is_none_or(|text| text.chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric()));
        if name.len() < 2 || !alone || lower.contains(&name.to_lowercase()) || spelt(&lower, name) {
            continue;
        }
        let span = Span::new(found.start(), found.start() + name.len());
        findings.push(pair.finding(Severity::Note, Kind::Name, Some(span), None, format!("“{name}” is not in the English")));
    }
}

/// Whether words in a row begin with the letters of an acronym: VPN and virtual private network.
fn spelt(lower: &str, name: &str) -> bool {
    let initials: String = lower.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).collect();
    initials.contains(&name.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect::<String>())
}
