//! Whether two sides are translations of each other at all, told by the words that are known beforehand.

use super::likelihood::Pairs;
use super::side::{Seen, Sides};
use super::table::Table;
use crate::bitext::Bead;

/// What a word gains on the average in a text of which one cannot say whether it is a translation: unrelated laws have -0.19 to 0.00, free
/// literary translations 0.09, law 0.3 and more.
const EVEN: f32 = 0.04;
/// How much the average must differ from that to be telling.
const SPREAD: f32 = 0.01;
/// With fewer words of which a rendering is known there is too little to tell.
const FEWEST: usize = 300;

/// The probability that the sides are translations of each other, 0..=1, by what the words of the beads of a first pass gain, a word on the average.
/// Words of which no rendering is known say nothing.
pub(super) fn related(sides: &Sides, table: &Table, beads: &[Bead]) -> f64 {
    let pairs = Pairs::new(sides, table);
    let (mut gain, mut words) = (0.0f32, 0usize);
    for bead in beads.iter().filter(|bead| !bead.is_null()) {
        let (zh, en) = (bead.zh[0]..bead.zh[bead.zh.len() - 1] + 1, bead.en[0]..bead.en[bead.en.len() - 1] + 1);
        words += known(&sides.zh[zh.clone()], &table.to_en) + known(&sides.en[en.clone()], &table.to_zh);
        gain += pairs.gain(zh, en);
    }
    if words < FEWEST {
        return 1.0;
    }
    let average = gain / words as f32;
    f64::from(1.0 / (1.0 + ((EVEN - average) / SPREAD).exp()))
}

/// How many words of segments have a known rendering.
fn known(side: &[Seen], renderings: &[Vec<(u32, f32)>]) -> usize {
    side.iter().flat_map(|seen| &seen.words).filter(|word| !renderings[**word as usize].is_empty()).count()
}
