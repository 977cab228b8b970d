//! Negations: each that matters has its counterpart on the other side, within the bead or its article.

use super::coverage::{Clause, Words};
use super::pair::{Pair, quoted, regions};
use crate::finding::{Finding, Kind, Severity};
use crate::modality::{Negation, negations};
use crate::text::Lang;
use crate::token::stem;
use std::ops::Range;

/// A negation with its bead and the word in which it stands: folded in Chinese, a stem in English.
#[derive(Clone)]
struct Place {
    pair: usize,
    negation: Negation,
    word: Box<str>,
}

/// The share of renderings that deny, from which on a Chinese word is taken to deny.
const DENIES: f32 = 0.4;

/// Stems of the English words that deny.
const DENYING: [&str; 44] = [
    "not",
    "cannot",
    "no",
    "nor",
    "neither",
    "never",
    "none",
    "without",
    "unless",
    "except",
    "fail",
    "failur",
    "refus",
    "reject",
    "deni",
    "prohibit",
    "forbid",
    "forbidden",
    "unabl",
    "inabl",
    "lack",
    "absenc",
    "absent",
    "exempt",
    "non",
    "disapprov",
    "declin",
    "dismiss",
    "exclud",
    "ineligib",
    "invalid",
    "unqualifi",
    "inconsist",
    "incomplet",
    "insuffici",
    "overdu",
    "unlaw",
    "illeg",
    "waiv",
    "free",
    "ban",
    "disqualifi",
    "unregist",
    "unauthor",
];

pub(super) fn check(pairs: &[Pair], clauses: &[Vec<Clause>], words: &Words, findings: &mut Vec<Finding>) {
    regions(pairs).for_each(|range| region(pairs, clauses, words, range, findings));
}

fn region(pairs: &[Pair], clauses: &[Vec<Clause>], words: &Words, range: Range<usize>, findings: &mut Vec<Finding>) {
    let (mut zh_rest, mut en_rest) = (Vec::new(), Vec::new());
    for at in range.filter(|&at| !pairs[at].is_one_sided()) {
        let zh = chinese(pairs, at, &clauses[at], words);
        let en = negations(&pairs[at].en.text, Lang::En).into_iter().map(|negation| {
            let word = negation.span.slice(&pairs[at].en.text).to_lowercase();
            Place { pair: at, negation, word: stem(&word).into() }
        });
        let (zh, en) = unmatched(&zh, &en.collect::<Vec<_>>(), words);
        zh_rest.extend(zh);
        en_rest.extend(en);
    }
    let (zh, en) = unmatched(&zh_rest, &en_rest, words);
    let (zh, en) = absorbed(zh, en);
    let zh: Vec<Place> = zh.into_iter().filter(|place| !is_shared(pairs, place)).collect();
    for place in zh.iter().filter(|place| place.negation.is_required) {
        report(pairs, place, Lang::Zh, findings);
    }
    for place in en.iter().filter(|place| place.negation.is_required) {
        report(pairs, place, Lang::En, findings);
    }
}

/// What is left on both sides cancels out, in the order of the text: a negation may be put in a way that was never learned.
fn absorbed(zh: Vec<Place>, mut en: Vec<Place>) -> (Vec<Place>, Vec<Place>) {
    let left = zh.into_iter().filter(|place| {
        let found =
            en.iter().position(|other| place.negation.is_required && place.pair == other.pair && place.negation.matches(&other.negation));
        found.map(|at| en.remove(at)).is_none()
    });
    (left.collect(), en)
}

/// Whether one English negation serves two of the Chinese: 不得出租，不得出借 and must not let or lend.
fn is_shared(pairs: &[Pair], place: &Place) -> bool {
    let pair = &pairs[place.pair];
    let word = place.negation.span.slice(&pair.zh.text);
    let denied = negations(&pair.en.text, Lang::En).iter().any(|negation| negation.is_required);
    denied && word.chars().count() > 1 && pair.zh.text.matches(word).count() > 1
}

/// The negations of the Chinese side; what was learned tells whether the word around one is rendered by a negation.
fn chinese(pairs: &[Pair], at: usize, clauses: &[Clause], words: &Words) -> Vec<Place> {
    let text = &pairs[at].zh.text;
    let found = negations(text, Lang::Zh);
    let cut = if found.is_empty() { Vec::new() } else { words.cut(text) };
    let around =
        |negation: &Negation| cut.iter().find(|(_, span)| span.overlaps(negation.span)).map(|(word, _)| word.clone()).unwrap_or_default();
    let place = |mut negation: Negation| {
        let word = around(&negation);
        if let Some(share) = words.share(&word, |stem| DENYING.contains(&stem)) {
            negation.is_required &= share >= DENIES;
        }
        Place { pair: at, negation, word }
    };
    let mut places: Vec<Place> = found.into_iter().map(place).collect();
    places.iter_mut().for_each(|place| place.negation.is_required &= !is_in_word(place, clauses));
    places
}

/// Whether an English negation can stand for a Chinese one: by its sort, and by what was learned of the word.
fn can_stand(zh: &Place, en: &Place, words: &Words) -> bool {
    zh.negation.matches(&en.negation) && (!is_telling(zh) || words.renders(&en.word, &zh.word).unwrap_or(true))
}

/// Whether a negation is a word of its own, such as 不得 and 未经; 不 and 无 are said in too many ways to hold them to what was learned.
fn is_telling(zh: &Place) -> bool {
    zh.negation.is_required && zh.negation.span.len() > '不'.len_utf8()
}

/// Whether a negation stands in a longer word whose rendering the English has: 无行为能力 and incapacitated.
fn is_in_word(place: &Place, clauses: &[Clause]) -> bool {
    let span = place.negation.span;
    let mut known = clauses.iter().flat_map(|clause| &clause.known);
    known.any(|known| known.is_covered && known.span.overlaps(span) && known.span.len() > span.len())
}

/// What finds no counterpart: a matching that serves what is required first (Kuhn 1955).
fn unmatched(zh: &[Place], en: &[Place], words: &Words) -> (Vec<Place>, Vec<Place>) {
    let mut taken: Vec<Option<usize>> = vec![None; en.len()];
    let mut order: Vec<usize> = (0..zh.len()).collect();
    order.sort_by_key(|&at| !zh[at].negation.is_required);
    // English negations that must be explained come first among those that a Chinese one can take.
    let mut ways: Vec<usize> = (0..en.len()).collect();
    ways.sort_by_key(|&at| !en[at].negation.is_required);
    let edges: Vec<Vec<usize>> = zh.iter().map(|zh| ways.iter().copied().filter(|&way| can_stand(zh, &en[way], words)).collect()).collect();
    for at in order {
        augment(at, &edges, &mut taken, &mut vec![false; en.len()]);
    }
    let used: Vec<usize> = taken.iter().flatten().copied().collect();
    let left = |side: &[Place], gone: &dyn Fn(usize) -> bool| (0..side.len()).filter(|at| !gone(*at)).map(|at| side[at].clone()).collect();
    (left(zh, &|at| used.contains(&at)), left(en, &|at| taken[at].is_some()))
}

fn augment(at: usize, edges: &[Vec<usize>], taken: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for &way in &edges[at] {
        if seen[way] {
            continue;
        }
        seen[way] = true;
        if taken[way].is_none_or(|other| augment(other, edges, taken, seen)) {
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
            let message = format!("{} is denied; the English has no negation for it", quoted(text, span));
            pair.finding(Severity::Error, Kind::Negation, Some(span), None, message)
        }
        Lang::En => {
            let next: Vec<&str> = text.get(span.end..).unwrap_or_default().split_whitespace().take(2).collect();
            let message = format!("“{} {}” has no negation in the Chinese", span.slice(text), next.join(" "));
            pair.finding(Severity::Warning, Kind::Negation, None, Some(span), message)
        }
    });
}
