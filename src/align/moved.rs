//! What stands in another order on the two sides: definitions sorted by another alphabet, swapped paragraphs, closing words.
//!
//! Pairs of segments that are each other's best match by far are sure wherever they stand. Where such pairs run against the path, the stretch
//! that they span is taken apart: each sure pair heads a block on either side, which reaches to the next head, and blocks of one pair are
//! aligned with each other. The new beads stay if more speaks for them than for the old ones.

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::lattice;
use super::likelihood::Pairs;
use super::table::Table;
use super::votes;
use crate::bitext::Bead;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What speaks for a pair must be at least this for it to be sure,
const ENOUGH: f32 = 4.0;
/// and at least this much more than for any other pair with one of its segments.
const MARGIN: f32 = 4.0;
/// More segments than this on a side are not taken apart.
const WIDEST: usize = 600;

/// Puts beads in the place of those that sure pairs contradict.
pub(super) fn find(evidence: &Evidence<'_>, table: &Table, beads: Vec<Bead>) -> Vec<Bead> {
    let sure = sure_pairs(evidence, table, &beads);
    let mut result: Vec<Bead> = Vec::with_capacity(beads.len());
    let mut rest = 0;
    for zone in zones(&beads, &sure) {
        result.extend_from_slice(&beads[rest..zone.start]);
        rest = zone.end;
        let old = &beads[zone];
        let new = taken_apart(evidence, table, old, &sure);
        let total = |beads: &[Bead]| beads.iter().map(|bead| worth(evidence, table, bead)).sum::<f32>();
        result.extend(if total(&new) > total(old) { new } else { old.to_vec() });
    }
    result.extend_from_slice(&beads[rest..]);
    result
}

/// What speaks for a bead, wherever its segments stand.
fn worth(evidence: &Evidence<'_>, table: &Table, bead: &Bead) -> f32 {
    match (bead.zh.as_slice(), bead.en.as_slice()) {
        ([zh], []) => evidence.null_zh(zh + 1),
        ([], [en]) => evidence.null_en(en + 1),
        (&[zh0, .., zh1], &[en0, .., en1]) => many(evidence, table, zh0..zh1 + 1, en0..en1 + 1),
        (&[zh], &[en0, .., en1]) => many(evidence, table, zh..zh + 1, en0..en1 + 1),
        (&[zh0, .., zh1], &[en]) => many(evidence, table, zh0..zh1 + 1, en..en + 1),
        (&[zh], &[en]) => many(evidence, table, zh..zh + 1, en..en + 1),
        _ => 0.0,
    }
}

fn many(evidence: &Evidence<'_>, table: &Table, zh: Range<usize>, en: Range<usize>) -> f32 {
    let gain = Pairs::new(evidence.sides(), table).gain(zh.clone(), en.clone());
    evidence.bead(zh, en, gain)
}

/// Pairs of segments that are each other's best match by far, by Chinese segment.
fn sure_pairs(evidence: &Evidence<'_>, table: &Table, beads: &[Bead]) -> FxHashMap<usize, usize> {
    let pairs = Pairs::new(evidence.sides(), table);
    let mut candidates: Vec<(usize, usize)> = votes::pairs(evidence.sides(), table);
    candidates.extend(beads.iter().filter(|bead| bead.shape() == (1, 1)).map(|bead| (bead.zh[0], bead.en[0])));
    candidates.sort_unstable();
    candidates.dedup();
    let scored: Vec<(usize, usize, f32)> =
        candidates.into_iter().map(|(zh, en)| (zh, en, evidence.pair(zh, en, pairs.gain(zh..zh + 1, en..en + 1)))).collect();
    let (mut by_zh, mut by_en) = (Best::default(), Best::default());
    for &(zh, en, score) in &scored {
        by_zh.take(zh, score);
        by_en.take(en, score);
    }
    let sure = |&&(zh, en, score): &&(usize, usize, f32)| score >= ENOUGH && by_zh.stands_out(zh, score) && by_en.stands_out(en, score);
    scored.iter().filter(sure).map(|&(zh, en, _)| (zh, en)).collect()
}

/// The best and the second-best score of each segment.
#[derive(Default)]
struct Best(FxHashMap<usize, (f32, f32)>);

impl Best {
    fn take(&mut self, at: usize, score: f32) {
        let (first, second) = self.0.entry(at).or_insert((f32::NEG_INFINITY, f32::NEG_INFINITY));
        if score > *first {
            (*first, *second) = (score, *first);
        } else {
            *second = second.max(score);
        }
    }

    fn stands_out(&self, at: usize, score: f32) -> bool {
        self.0.get(&at).is_some_and(|&(first, second)| score >= first && score - second >= MARGIN)
    }
}

/// The stretches of beads that sure pairs run against, from the bead with the one to the bead with the other segment of each.
fn zones(beads: &[Bead], sure: &FxHashMap<usize, usize>) -> Vec<Range<usize>> {
    let (mut of_zh, mut of_en) = (FxHashMap::default(), FxHashMap::default());
    for (at, bead) in beads.iter().enumerate() {
        of_zh.extend(bead.zh.iter().map(|&zh| (zh, at)));
        of_en.extend(bead.en.iter().map(|&en| (en, at)));
    }
    let mut spans: Vec<Range<usize>> = sure
        .iter()
        .filter_map(|(zh, en)| Some((*of_zh.get(zh)?, *of_en.get(en)?)))
        .filter(|(zh, en)| zh != en && zh.abs_diff(*en) <= WIDEST)
        .map(|(zh, en)| zh.min(en)..zh.max(en) + 1)
        .collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let mut zones: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match zones.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => zones.push(span),
        }
    }
    zones.retain(|zone| zone.len() <= WIDEST);
    zones
}

/// The beads of a zone in blocks that its sure pairs head.
fn taken_apart(evidence: &Evidence<'_>, table: &Table, old: &[Bead], sure: &FxHashMap<usize, usize>) -> Vec<Bead> {
    let bounds = |side: fn(&Bead) -> &Vec<usize>| {
        let all = || old.iter().flat_map(side).copied();
        all().min().unwrap_or(0)..all().max().map_or(0, |last| last + 1)
    };
    let (zh, en) = (bounds(|bead| &bead.zh), bounds(|bead| &bead.en));
    let heads: Vec<(usize, usize)> =
        zh.clone().filter_map(|at| sure.get(&at).filter(|other| en.contains(other)).map(|&other| (at, other))).collect();
    let mut starts: Vec<usize> = heads.iter().map(|(_, en)| *en).collect();
    starts.sort_unstable();
    let en_end = |start: usize| starts.get(starts.partition_point(|other| *other <= start)).copied().unwrap_or(en.end);
    let first_zh = heads.first().map_or(zh.end, |(zh, _)| *zh);
    let first_en = starts.first().copied().unwrap_or(en.end);
    let mut blocks = vec![(zh.start..first_zh, en.start..first_en)];
    for (at, &(zh_start, en_start)) in heads.iter().enumerate() {
        blocks.push((zh_start..heads.get(at + 1).map_or(zh.end, |(next, _)| *next), en_start..en_end(en_start)));
    }
    blocks.into_iter().flat_map(|(zh, en)| block(evidence, table, zh, en)).collect()
}

/// The beads of a block of both sides.
fn block(evidence: &Evidence<'_>, table: &Table, zh: Range<usize>, en: Range<usize>) -> Vec<Bead> {
    let sides = evidence.sides().part(zh.clone(), en.clone());
    let part = evidence.part(&sides, zh.clone(), en.clone());
    let corridor = Corridor::whole(zh.len(), en.len());
    let mut beads = lattice::best(&part, table, &corridor);
    for bead in &mut beads {
        bead.zh.iter_mut().for_each(|at| *at += zh.start);
        bead.en.iter_mut().for_each(|at| *at += en.start);
    }
    beads
}
