//! Which words come together in beads, and how the words of a bead share what they explain.

use super::side::{Seen, Sides, Words};
use crate::bitext::Bead;
use rustc_hash::FxHashMap;

/// Pairs of words that one bead may give; a longer bead says too little about each.
const MOST_PAIRS: usize = 100_000;
/// Beads that are looked at.
const MOST_BEADS: usize = 20_000;
/// The worth of no word at all, which takes its part of every word.
const NO_WORD: f32 = 0.05;
/// Counts below this are none.
const LEAST: f32 = 1e-3;

/// Pairs of words that come together in at least two beads, and where they do.
pub(super) struct Together {
    /// The pairs (Chinese, English), in rising order.
    pub pairs: Vec<(u32, u32)>,
    beads: Vec<Inside>,
}

/// The pairs inside a bead.
struct Inside {
    /// Half the confidence of the bead: each of both directions counts so much.
    weight: f32,
    zh_len: usize,
    en_len: usize,
    /// (place of the Chinese word in the bead, place of the English word, place of the pair).
    pairs: Vec<(u16, u16, u32)>,
}

impl Together {
    pub fn of(sides: &Sides, beads: &[Bead]) -> Self {
        let words = |side: &[Seen], places: &[usize]| places.iter().flat_map(|&at| side[at].words.iter().copied()).collect::<Vec<u32>>();
        let paired: Vec<&Bead> = beads.iter().filter(|bead| !bead.is_null()).collect();
        let chosen = paired.iter().step_by(paired.len() / MOST_BEADS + 1);
        let texts: Vec<(Vec<u32>, Vec<u32>, f32)> =
            chosen.map(|bead| (words(&sides.zh, &bead.zh), words(&sides.en, &bead.en), bead.confidence as f32 / 2.0)).collect();
        let texts: Vec<_> = texts
            .into_iter()
            .filter(|(zh, en, _)| zh.len() * en.len() <= MOST_PAIRS && zh.len().max(en.len()) < usize::from(u16::MAX))
            .collect();
        let pairs = repeated(&texts, &sides.vocabulary.zh, &sides.vocabulary.en);
        let places: FxHashMap<(u32, u32), u32> = pairs.iter().zip(0..).map(|(&pair, at)| (pair, at)).collect();
        let beads = texts.iter().map(|(zh, en, weight)| Inside::new(zh, en, *weight, &places)).collect();
        Self { pairs, beads }
    }

    /// The expected counts of the pairs when each is worth what `worth` says: the words of either side of a bead share each word of the other.
    pub fn expected(&self, worth: &[f32]) -> Vec<f32> {
        let mut counts = vec![0.0; self.pairs.len()];
        let (mut zh_sums, mut en_sums) = (Vec::new(), Vec::new());
        for bead in &self.beads {
            zh_sums.clear();
            zh_sums.resize(bead.zh_len, NO_WORD);
            en_sums.clear();
            en_sums.resize(bead.en_len, NO_WORD);
            for &(zh, en, pair) in &bead.pairs {
                zh_sums[usize::from(zh)] += worth[pair as usize];
                en_sums[usize::from(en)] += worth[pair as usize];
            }
            for &(zh, en, pair) in &bead.pairs {
                for sum in [zh_sums[usize::from(zh)], en_sums[usize::from(en)]] {
                    let count = bead.weight * worth[pair as usize] / sum;
                    counts[pair as usize] += if count > LEAST { count } else { 0.0 };
                }
            }
        }
        counts
    }
}

impl Inside {
    fn new(zh: &[u32], en: &[u32], weight: f32, places: &FxHashMap<(u32, u32), u32>) -> Self {
        let mut pairs = Vec::new();
        for (z, &zh) in zh.iter().enumerate() {
            let found = en.iter().enumerate().filter_map(|(e, &en)| Some((z as u16, e as u16, *places.get(&(zh, en))?)));
            pairs.extend(found);
        }
        Self { weight, zh_len: zh.len(), en_len: en.len(), pairs }
    }
}

/// Pairs of words that come together in at least two texts, in rising order.
fn repeated(texts: &[(Vec<u32>, Vec<u32>, f32)], zh_words: &Words, en_words: &Words) -> Vec<(u32, u32)> {
    let often = |words: &[u32], vocabulary: &Words| {
        let mut often: Vec<u32> = words.iter().copied().filter(|&word| vocabulary.counts[word as usize] >= 2).collect();
        often.sort_unstable();
        often.dedup();
        often
    };
    let mut all = Vec::new();
    for (zh, en, _) in texts {
        let en = often(en, en_words);
        all.extend(often(zh, zh_words).into_iter().flat_map(|z| en.iter().map(move |&e| (z, e))));
    }
    all.sort_unstable();
    let runs = all.chunk_by(|a, b| a == b).filter(|run| run.len() >= 2);
    runs.map(|run| run[0]).collect()
}
