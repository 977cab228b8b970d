//! What stands in another order on the two sides: definitions sorted by another alphabet, swapped paragraphs, closing words.

use super::evidence::Evidence;
use super::likelihood::Pairs;
use super::table::Table;
use crate::bitext::Bead;
use rustc_hash::FxHashMap;

/// What speaks for two segments must be at least this for them to be called moved.
const ENOUGH: f32 = 4.0;
/// A bead of two segments for which less speaks is looked at again.
const WEAK: f32 = 1.0;
/// How many segments of the other side are looked at around a segment.
const REACH: usize = 200;

/// A pair of segments with what speaks for it.
#[derive(Clone, Copy)]
struct Pair {
    zh: usize,
    en: usize,
    score: f32,
}

/// Takes the beads apart for which little speaks, and pairs what was left over on both sides where words leave little doubt.
///
/// O(left-over segments · [`REACH`]).
pub(super) fn find(evidence: &Evidence<'_>, table: &Table, beads: Vec<Bead>) -> Vec<Bead> {
    let pairs = Pairs::new(evidence.sides(), table);
    let score = |zh, en| evidence.pair(zh, en, pairs.gain(zh, en));
    let mut loose_zh: FxHashMap<usize, f32> = FxHashMap::default();
    let mut loose_en: FxHashMap<usize, f32> = FxHashMap::default();
    for bead in &beads {
        match (bead.zh.as_slice(), bead.en.as_slice()) {
            ([zh], []) => drop(loose_zh.insert(*zh, f32::NEG_INFINITY)),
            ([], [en]) => drop(loose_en.insert(*en, f32::NEG_INFINITY)),
            ([zh], [en]) => {
                let own = score(*zh, *en);
                if own < WEAK {
                    loose_zh.insert(*zh, own);
                    loose_en.insert(*en, own);
                }
            }
            _ => {}
        }
    }
    let pairs = matched(candidates(evidence, &loose_zh, &loose_en, score), &loose_zh, &loose_en);
    rebuilt(beads, &pairs)
}

/// All pairs of loose segments near each other for which enough speaks, the best first.
fn candidates(evidence: &Evidence<'_>, zh: &FxHashMap<usize, f32>, en: &FxHashMap<usize, f32>, score: impl Fn(usize, usize) -> f32) -> Vec<Pair> {
    let sides = evidence.sides();
    let mut places: Vec<usize> = en.keys().copied().collect();
    places.sort_unstable();
    let mut candidates = Vec::new();
    for &zh in zh.keys().filter(|&&zh| !sides.zh[zh].words.is_empty()) {
        let about = zh * sides.en.len() / sides.zh.len().max(1);
        let from = places.partition_point(|&en| en + REACH < about);
        for &en in places[from..].iter().take_while(|&&en| en <= about + REACH).filter(|&&en| !sides.en[en].words.is_empty()) {
            let score = score(zh, en);
            if score >= ENOUGH {
                candidates.push(Pair { zh, en, score });
            }
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.zh, a.en).cmp(&(b.zh, b.en))));
    candidates
}

/// The best pairs, each segment in one.
fn matched(candidates: Vec<Pair>, zh: &FxHashMap<usize, f32>, en: &FxHashMap<usize, f32>) -> Vec<Pair> {
    let (mut taken_zh, mut taken_en) = (FxHashMap::default(), FxHashMap::default());
    let mut pairs = Vec::new();
    for pair in candidates {
        let better = pair.score > zh.get(&pair.zh).copied().unwrap_or(0.0) && pair.score > en.get(&pair.en).copied().unwrap_or(0.0);
        if better && !taken_zh.contains_key(&pair.zh) && !taken_en.contains_key(&pair.en) {
            taken_zh.insert(pair.zh, ());
            taken_en.insert(pair.en, ());
            pairs.push(pair);
        }
    }
    pairs
}

/// The beads with the new pairs in them; what a pair was taken out of stands alone.
fn rebuilt(beads: Vec<Bead>, pairs: &[Pair]) -> Vec<Bead> {
    let new_zh: FxHashMap<usize, usize> = pairs.iter().map(|pair| (pair.zh, pair.en)).collect();
    let new_en: FxHashMap<usize, usize> = pairs.iter().map(|pair| (pair.en, pair.zh)).collect();
    let mut rebuilt: Vec<Bead> = pairs.iter().map(|pair| Bead::new([pair.zh], [pair.en], f64::from(1.0 / (1.0 + (2.0 - pair.score / 2.0).exp())))).collect();
    for bead in beads {
        let touched = bead.zh.iter().any(|zh| new_zh.contains_key(zh)) || bead.en.iter().any(|en| new_en.contains_key(en));
        if !touched {
            rebuilt.push(bead);
            continue;
        }
        rebuilt.extend(bead.zh.iter().filter(|zh| !new_zh.contains_key(zh)).map(|&zh| Bead::new([zh], [], 0.5)));
        rebuilt.extend(bead.en.iter().filter(|en| !new_en.contains_key(en)).map(|&en| Bead::new([], [en], 0.5)));
    }
    rebuilt
}
