//! Which words come together in texts that translate each other, and how the words of a text share what they explain.

use super::side::{Seen, Sides, Words};
use crate::bitext::Bead;
use rustc_hash::FxHashMap;

/// Pairs of words that one text may give; a longer one says too little about each.
const MOST_PAIRS: usize = 100_000;
/// Beads that are looked at.
const MOST_BEADS: usize = 20_000;
/// The worth of no word at all, which takes its part of every word.
const NO_WORD: f32 = 0.05;
/// Counts below this are none.
const LEAST: f32 = 1e-3;

/// The words of two texts that translate each other, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Translated {
    pub zh: Vec<u32>,
    pub en: Vec<u32>,
    /// How much it counts.
    pub weight: f32,
}

/// Pairs of words that come together in at least two texts, and where they do.
pub(super) struct Together {
    /// The pairs (Chinese, English), in rising order.
    pub pairs: Vec<(u32, u32)>,
    texts: Vec<Inside>,
}

/// The pairs inside a text.
struct Inside {
    weight: f32,
    zh_len: usize,
    en_len: usize,
    /// (place of the Chinese word in the text, place of the English word, place of the pair).
    pairs: Vec<(u16, u16, u32)>,
}

impl Together {
    /// The words that come together in beads; of very many beads in an even part of them.
    pub fn in_beads(sides: &Sides, beads: &[Bead]) -> Self {
        let words = |side: &[Seen], places: &[usize]| places.iter().flat_map(|&at| side[at].words.iter().copied()).collect::<Vec<u32>>();
        let paired: Vec<&Bead> = beads.iter().filter(|bead| !bead.is_null()).collect();
        let chosen = paired.iter().step_by(paired.len() / MOST_BEADS + 1);
        let texts = chosen.map(|bead| Translated {
            zh: words(&sides.zh, &bead.zh),
            en: words(&sides.en, &bead.en),
            weight: bead.confidence as f32,
        });
        Self::of(texts.collect(), &sides.vocabulary.zh, &sides.vocabulary.en)
    }

    /// The words that come together in texts.
    pub fn of(mut texts: Vec<Translated>, zh_words: &Words, en_words: &Words) -> Self {
        texts.retain(|text| text.zh.len() * text.en.len() <= MOST_PAIRS && text.zh.len().max(text.en.len()) < usize::from(u16::MAX));
        let pairs = repeated(&texts, zh_words, en_words);
        let places: FxHashMap<(u32, u32), u32> = pairs.iter().zip(0..).map(|(&pair, at)| (pair, at)).collect();
        Self { pairs, texts: texts.iter().map(|text| Inside::new(text, &places)).collect() }
    }

    /// The expected counts of the pairs, given t(en|zh) and t(zh|en) of each: the words of either side of a text share each word of the
    /// other; the mean of both directions.
    pub fn expected(&self, worth: &[(f32, f32)]) -> Vec<f32> {
        let mut counts = vec![0.0; self.pairs.len()];
        let (mut zh_sums, mut en_sums) = (Vec::new(), Vec::new());
        for text in &self.texts {
            zh_sums.clear();
            zh_sums.resize(text.zh_len, NO_WORD);
            en_sums.clear();
            en_sums.resize(text.en_len, NO_WORD);
            for &(zh, en, pair) in &text.pairs {
                let (to_en, to_zh) = worth[pair as usize];
                zh_sums[usize::from(zh)] += to_zh;
                en_sums[usize::from(en)] += to_en;
            }
            for &(zh, en, pair) in &text.pairs {
                let (to_en, to_zh) = worth[pair as usize];
                let count = text.weight * (to_en / en_sums[usize::from(en)] + to_zh / zh_sums[usize::from(zh)]) / 2.0;
                counts[pair as usize] += if count > LEAST { count } else { 0.0 };
            }
        }
        counts
    }
}

impl Inside {
    fn new(text: &Translated, places: &FxHashMap<(u32, u32), u32>) -> Self {
        let mut pairs = Vec::new();
        for (z, &zh) in text.zh.iter().enumerate() {
            let found = text.en.iter().enumerate().filter_map(|(e, &en)| Some((z as u16, e as u16, *places.get(&(zh, en))?)));
            pairs.extend(found);
        }
        Self { weight: text.weight, zh_len: text.zh.len(), en_len: text.en.len(), pairs }
    }
}

/// Pairs of words that come together in at least two texts, in rising order.
fn repeated(texts: &[Translated], zh_words: &Words, en_words: &Words) -> Vec<(u32, u32)> {
    let often = |words: &[u32], vocabulary: &Words| {
        let mut often: Vec<u32> = words.iter().copied().filter(|&word| vocabulary.counts[word as usize] >= 2).collect();
        often.sort_unstable();
        often.dedup();
        often
    };
    let mut all = Vec::new();
    for text in texts {
        let en = often(&text.en, en_words);
        all.extend(often(&text.zh, zh_words).into_iter().flat_map(|z| en.iter().map(move |&e| (z, e))));
    }
    all.sort_unstable();
    let runs = all.chunk_by(|a, b| a == b).filter(|run| run.len() >= 2);
    runs.map(|run| run[0]).collect()
}
