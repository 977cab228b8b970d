//! Likely pairs of segments, told by rare words that translate each other, and the chain of them that runs forward on both sides.

use super::side::{MarkClass, Seen, Sides};
use super::table::Table;
use rustc_hash::FxHashMap;

/// Candidates that a segment keeps.
const KEPT: usize = 5;
/// Segments that share a word; a word in more says too little about where.
const OFTEN: usize = 24;

/// A pair of segments with what speaks for it.
#[derive(Debug, Clone, Copy)]
struct Vote {
    zh: usize,
    en: usize,
    weight: f32,
}

/// Pairs in rising order of both sides, the heaviest such chain. O(n log n).
pub(super) fn chain(sides: &Sides, table: &Table) -> Vec<(usize, usize)> {
    heaviest(&votes(sides, table), sides.en.len())
}

/// The likely pairs, in rising order of the Chinese side.
pub(super) fn pairs(sides: &Sides, table: &Table) -> Vec<(usize, usize)> {
    votes(sides, table).into_iter().map(|vote| (vote.zh, vote.en)).collect()
}

fn votes(sides: &Sides, table: &Table) -> Vec<Vote> {
    let (zh_len, en_len) = (sides.zh.len().max(1) as f32, sides.en.len().max(1) as f32);
    let holders = holders(&sides.en, sides.vocabulary.en.texts.len());
    let marks = marked(&sides.en);
    let terms = terms(&sides.en);
    let mut votes = Vec::new();
    let mut weights: FxHashMap<usize, f32> = FxHashMap::default();
    for (zh, seen) in sides.zh.iter().enumerate() {
        weights.clear();
        for &word in &seen.words {
            for &(en_word, t) in table.to_en[word as usize].iter().filter(|(_, t)| *t > 0.05) {
                let lines = &holders[en_word as usize];
                let rarity = t * (1.0 + (OFTEN as f32 / lines.len().max(1) as f32).ln().max(0.0));
                if lines.len() <= OFTEN {
                    lines.iter().for_each(|&en| *weights.entry(en).or_insert(0.0) += rarity);
                }
            }
        }
        for key in mark_keys(seen) {
            let lines = marks.get(&key).map_or(&[][..], Vec::as_slice);
            if lines.len() <= OFTEN {
                lines.iter().for_each(|&en| *weights.entry(en).or_insert(0.0) += 2.0 / lines.len() as f32);
            }
        }
        if let Some(lines) = seen.gloss.as_ref().and_then(|gloss| terms.get(gloss)).filter(|lines| lines.len() <= OFTEN) {
            lines.iter().for_each(|&en| *weights.entry(en).or_insert(0.0) += 20.0 / lines.len() as f32);
        }
        let mut best: Vec<Vote> = weights
            .iter()
            .map(|(&en, &weight)| {
                let off = (zh as f32 / zh_len - en as f32 / en_len).abs();
                let length = 1.0 + sides.en[en].words.len().max(seen.words.len()) as f32;
                Vote { zh, en, weight: weight / length.sqrt() / (1.0 + 4.0 * off) }
            })
            .collect();
        best.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.en.cmp(&b.en)));
        best.truncate(KEPT);
        best.sort_by_key(|vote| std::cmp::Reverse(vote.en));
        votes.extend(best);
    }
    votes
}

/// For each word, the segments that hold it, in order; one more than [`OFTEN`] at most.
fn holders(side: &[Seen], words_len: usize) -> Vec<Vec<usize>> {
    let mut holders = vec![Vec::new(); words_len];
    for (at, seen) in side.iter().enumerate() {
        for &word in &seen.words {
            let list: &mut Vec<usize> = &mut holders[word as usize];
            if list.last() != Some(&at) && list.len() <= OFTEN {
                list.push(at);
            }
        }
    }
    holders
}

/// The English segments by the term that they begin with, where its Chinese counterpart follows in brackets or it is defined.
fn terms(side: &[Seen]) -> FxHashMap<Box<str>, Vec<usize>> {
    let mut terms: FxHashMap<Box<str>, Vec<usize>> = FxHashMap::default();
    for (at, seen) in side.iter().enumerate() {
        let end = [" (", "（", " means", " includes", " refers", ":", ","].iter().filter_map(|sign| seen.start.find(sign)).min();
        if let Some(term) = end.and_then(|end| seen.start.get(..end)).filter(|term| !term.is_empty()) {
            terms.entry(term.into()).or_default().push(at);
        }
    }
    terms
}

/// The marks that tell where a segment stands: those of headings and articles.
fn mark_keys(seen: &Seen) -> impl Iterator<Item = (bool, crate::instrument::Number)> {
    let mark = seen.mark.as_ref().filter(|mark| matches!(mark.class, MarkClass::Article | MarkClass::Heading));
    mark.into_iter().flat_map(|mark| mark.numbers.iter().map(|&number| (mark.class == MarkClass::Article, number)))
}

fn marked(side: &[Seen]) -> FxHashMap<(bool, crate::instrument::Number), Vec<usize>> {
    let mut marks: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (at, seen) in side.iter().enumerate() {
        mark_keys(seen).for_each(|key| marks.entry(key).or_default().push(at));
    }
    marks
}

/// The chain of votes, rising on both sides, whose weights add up to the most. Votes stand in rising order of `zh` and, within it, falling of `en`.
fn heaviest(votes: &[Vote], en_len: usize) -> Vec<(usize, usize)> {
    // A tree of prefix maxima over the English side: (weight, vote).
    let mut tree: Vec<(f32, usize)> = vec![(0.0, usize::MAX); en_len + 1];
    let mut before = vec![usize::MAX; votes.len()];
    for (at, vote) in votes.iter().enumerate() {
        let (mut best, mut place) = ((0.0, usize::MAX), vote.en);
        while place > 0 {
            if tree[place].0 > best.0 {
                best = tree[place];
            }
            place &= place - 1;
        }
        before[at] = best.1;
        let (weight, mut place) = (best.0 + vote.weight, vote.en + 1);
        while place <= en_len {
            if tree[place].0 < weight {
                tree[place] = (weight, at);
            }
            place += place & place.wrapping_neg();
        }
    }
    let mut last = tree.iter().skip(1).fold((0.0, usize::MAX), |best, &entry| if entry.0 > best.0 { entry } else { best }).1;
    let mut chain = Vec::new();
    while let Some(vote) = votes.get(last) {
        chain.push((vote.zh, vote.en));
        last = before[last];
    }
    chain.reverse();
    chain
}
