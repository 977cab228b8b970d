//! Negations: each that matters has its counterpart on the other side, within the bead or its article.

use super::coverage::Clause;
use super::pair::{Pair, regions};
use crate::finding::{Finding, Kind, Severity};
use crate::modality::{Negation, negations};
use crate::text::Lang;
use std::ops::Range;

/// A negation with its bead.
#[derive(Clone, Copy)]
struct Place {
    pair: usize,
    negation: Negation,
}

pub(super) fn check(pairs: &[Pair], clauses: &[Vec<Clause>], findings: &mut Vec<Finding>) {
    regions(pairs).for_each(|range| region(pairs, clauses, range, findings));
}

fn region(pairs: &[Pair], clauses: &[Vec<Clause>], range: Range<usize>, findings: &mut Vec<Finding>) {
    let (mut zh_rest, mut en_rest) = (Vec::new(), Vec::new());
    for at in range.filter(|&at| !pairs[at].is_one_sided()) {
        let places = |lang| -> Vec<Place> {
            negations(&pairs[at].side(lang).text, lang).into_iter().map(|negation| Place { pair: at, negation }).collect()
        };
        let mut zh = places(Lang::Zh);
        zh.iter_mut().for_each(|place| place.negation.is_required &= !is_in_word(place, &clauses[at]));
        let (zh, en) = unmatched(&zh, &places(Lang::En));
        zh_rest.extend(zh);
        en_rest.extend(en);
    }
    let (zh, en) = unmatched(&zh_rest, &en_rest);
    for place in zh.iter().filter(|place| place.negation.is_required) {
        report(pairs, place, Lang::Zh, findings);
    }
    for place in en.iter().filter(|place| place.negation.is_required) {
        report(pairs, place, Lang::En, findings);
    }
}

/// Whether a negation stands in a longer word whose rendering the English has: 无行为能力 and incapacitated.
fn is_in_word(place: &Place, clauses: &[Clause]) -> bool {
    let span = place.negation.span;
    let mut known = clauses.iter().flat_map(|clause| &clause.known);
    known.any(|known| known.is_covered && known.span.overlaps(span) && known.span.len() > span.len())
}

/// What finds no counterpart: a matching that serves what is required first (Kuhn 1955).
fn unmatched(zh: &[Place], en: &[Place]) -> (Vec<Place>, Vec<Place>) {
    let mut taken: Vec<Option<usize>> = vec![None; en.len()];
    let mut order: Vec<usize> = (0..zh.len()).collect();
    order.sort_by_key(|&at| !zh[at].negation.is_required);
    // English negations that must be explained come first among those that a Chinese one can take.
    let mut ways: Vec<usize> = (0..en.len()).collect();
    ways.sort_by_key(|&at| !en[at].negation.is_required);
    for at in order {
        let mut seen = vec![false; en.len()];
        augment(at, zh, en, &ways, &mut taken, &mut seen);
    }
    let used: Vec<usize> = taken.iter().flatten().copied().collect();
    let left = |side: &[Place], gone: &dyn Fn(usize) -> bool| (0..side.len()).filter(|at| !gone(*at)).map(|at| side[at]).collect();
    (left(zh, &|at| used.contains(&at)), left(en, &|at| taken[at].is_some()))
}

fn augment(at: usize, zh: &[Place], en: &[Place], ways: &[usize], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &way in ways {
        if seen[way] || !zh[at].negation.matches(&en[way].negation) {
            continue;
        }
        seen[way] = true;
        if taken[way].is_none_or(|other| augment(other, zh, en, ways, taken, seen)) {
            taken[way] = Some(at);
            return true;
        }
    }
    false
}

fn report(pairs: &[Pair], place: &Place, lang: Lang, findings: &mut Vec<Finding>) {
    let (pair, span) = (&pairs[place.pair], place.negation.span);
    let text = &pair.side(lang).text;
    findings.push(match lang {
        Lang::Zh => {
            let next: String = text.get(span.end..).unwrap_or_default().chars().take_while(|c| c.is_alphanumeric()).take(4).collect();
            let message = format!("“{}{next}” is denied; the English has no negation for it", span.slice(text));
            pair.finding(Severity::Error, Kind::Negation, Some(span), None, message)
        }
        Lang::En => {
            let next: Vec<&str> = text.get(span.end..).unwrap_or_default().split_whitespace().take(2).collect();
            let message = format!("“{} {}” has no negation in the Chinese", span.slice(text), next.join(" "));
            pair.finding(Severity::Warning, Kind::Negation, None, Some(span), message)
        }
    });
}
