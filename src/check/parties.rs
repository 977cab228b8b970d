//! Who must, may or must not: a party of the Chinese that the English replaces by another.

use super::coverage::{Clause, Words, is_party, stems};
use super::pair::Pair;
use crate::finding::{Finding, Kind, Severity};
use crate::modality::{Class, Norm, norms};
use crate::text::{Lang, Span};
use crate::token::stem;
use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

pub(super) fn check(pair: &Pair, clauses: &[Clause], words: &Words, findings: &mut Vec<Finding>) {
    let norms_zh = norms(&pair.zh.text, Lang::Zh);
    let norms_en = norms(&pair.en.text, Lang::En);
    let Some(end) = norms_en.iter().find(|norm| norm.class != Class::Exemption).map(|norm| norm.span) else { return };
    let english = stems(pair.en.text.get(..end.start).unwrap_or_default());
    for clause in clauses {
        let Some(modal) = modal_of(clause, &norms_zh) else { continue };
        let subject = clause.known.iter().rev().find(|known| known.span.end <= modal.span.start && is_party(&known.word));
        let Some(subject) = subject.filter(|subject| !subject.is_covered && gap(pair, subject.span, modal.span) <= 4) else { continue };
        if partly(words, &subject.word, &english) {
            continue;
        }
        let Some(other) = stranger(pair, words, end) else { continue };
        let (zh, en) = (subject.span.slice(&pair.zh.text), other.slice(&pair.en.text));
        let message = format!("“{zh}” became “{en}”");
        findings.push(pair.finding(Severity::Error, Kind::Party, Some(subject.span), Some(other), message));
        return;
    }
}

/// The first modal word of a clause.
fn modal_of(clause: &Clause, norms: &[Norm]) -> Option<Norm> {
    norms.iter().copied().find(|norm| clause.span.contains(norm.span))
}

/// Characters between two words.
fn gap(pair: &Pair, before: Span, after: Span) -> usize {
    Span::new(before.end, after.start).slice(&pair.zh.text).chars().count()
}

/// Whether the English has the head of a rendering of the word, so that it may only be put otherwise.
fn partly(words: &Words, word: &str, english: &FxHashSet<Box<str>>) -> bool {
    words.renderings(word).iter().any(|stems| stems.last().is_some_and(|head| english.contains(head)))
}

/// A party that the English subject names and nothing in the Chinese accounts for.
fn stranger(pair: &Pair, words: &Words, end: Span) -> Option<Span> {
    let subject = pair.en.text.get(..end.start)?;
    let tokens: Vec<(usize, &str, Box<str>)> =
        subject.unicode_word_indices().map(|(at, word)| (at, word, Box::from(stem(&word.to_lowercase()).as_ref()))).collect();
    let zh: FxHashSet<Box<str>> = words.cut(&pair.zh.text).into_iter().map(|(word, _)| word).collect();
    (0..tokens.len()).find_map(|start| {
        let len = words.party_len(&tokens[start..])?;
        let phrase = &tokens[start..start + len];
        let span = Span::new(phrase[0].0, phrase[len - 1].0 + phrase[len - 1].1.len());
        let strange = phrase.iter().all(|(_, _, stem)| words.origin(stem, &zh).is_some_and(|share| share < STRANGE))
            || len > 1 && is_extra(pair, phrase, span);
        (strange && len > 1).then_some(span)
    })
}

/// The share of what an English word renders that stands in the Chinese, below which nothing accounts for it.
const STRANGE: f32 = 0.03;

/// Whether a name stands more often than the acronym that the Chinese has for it: ISP accounts for one internet service provider.
fn is_extra(pair: &Pair, phrase: &[(usize, &str, Box<str>)], span: Span) -> bool {
    let initials: String = phrase.iter().filter_map(|(_, word, _)| word.chars().next()).collect::<String>().to_lowercase();
    let name = span.slice(&pair.en.text).to_lowercase();
    let times = pair.en.text.to_lowercase().matches(name.trim_end_matches('s')).count();
    let there = pair.zh.text.to_lowercase().matches(&initials).count();
    there > 0 && times > there
}
