//! How likely a word is rendered by another, in both directions: from the lexicon, and learned from the text at hand.

use super::side::{Sides, Vocabulary, Words};
use super::together::Together;
use crate::bitext::Bead;
use crate::lexicon::Lexicon;
use crate::text::is_han;
use crate::token::{is_function_word, stem};
use rustc_hash::FxHashMap;

/// Translation probabilities between the words of two sides, sparse.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// For each Chinese word, its renderings with t(en | zh).
    pub to_en: Vec<Vec<(u32, f32)>>,
    /// For each English word, its originals with t(zh | en).
    pub to_zh: Vec<Vec<(u32, f32)>>,
    /// What was known beforehand, as weights of pairs in both directions.
    prior: FxHashMap<(u32, u32), (f32, f32)>,
}

/// How many observations the prior is worth.
const PRIOR_STRENGTH: f32 = 2.0;
/// Rounds of expectation–maximisation within one learning.
const ROUNDS: usize = 4;
/// Probabilities below this are forgotten.
const FLOOR: f32 = 0.02;

impl Table {
    /// What the lexicon says about the words of the two sides; words written alike, and numbers of one value, render each other.
    pub fn prior(lexicon: &Lexicon, vocabulary: &Vocabulary) -> Self {
        let mut prior: FxHashMap<(u32, u32), (f32, f32)> = FxHashMap::default();
        let mut know = |zh: u32, en: u32, (to_en, to_zh): (f32, f32)| {
            let weight = prior.entry((zh, en)).or_insert((0.0, 0.0));
            *weight = (weight.0.max(to_en), weight.1.max(to_zh));
        };
        let mut stems: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (word, zh) in vocabulary.zh.texts.iter().zip(0u32..) {
            if let Some(en) = vocabulary.en.id(&stem(word)).or_else(|| vocabulary.en.id(word)) {
                know(zh, en, (1.0, 1.0));
            }
            for (term, worth) in known_parts(word, lexicon) {
                for rendering in term.renderings() {
                    let ids = stems.entry(rendering.en()).or_insert_with(|| stem_ids(rendering.en(), &vocabulary.en));
                    let weight = worth * rendering.weight();
                    ids.iter().for_each(|&en| know(zh, en, (weight, weight)));
                }
            }
            for (rendering, to_en) in lexicon.words().renderings(word) {
                vocabulary.en.id(rendering).into_iter().for_each(|en| know(zh, en, (to_en, 0.0)));
            }
        }
        for (word, en) in vocabulary.en.texts.iter().zip(0u32..) {
            for (original, to_zh) in lexicon.words().originals(word) {
                vocabulary.zh.id(original).into_iter().for_each(|zh| know(zh, en, (0.0, to_zh)));
            }
        }
        let mut table =
            Self { prior, to_en: vec![Vec::new(); vocabulary.zh.texts.len()], to_zh: vec![Vec::new(); vocabulary.en.texts.len()] };
        table.set(&FxHashMap::default());
        table
    }

    /// Learns from beads, weighted by their confidence, by expectation–maximisation of IBM model 1 in both directions. Pairs that were seen
    /// together in one bead only prove nothing and are left out. Of very many beads an even part is looked at.
    pub fn learn(&mut self, sides: &Sides, beads: &[Bead]) {
        let seen = Together::in_beads(sides, beads);
        for _ in 0..ROUNDS {
            let worth: Vec<(f32, f32)> = seen.pairs.iter().map(|&(z, e)| self.t(z, e)).map(|t| (t, t)).collect();
            let counts = seen.expected(&worth);
            self.set(&seen.pairs.iter().zip(counts).filter(|(_, count)| *count > 0.0).map(|(&pair, count)| (pair, count)).collect());
        }
    }

    /// t(en|zh) and t(zh|en) of a pair. O(log renderings).
    pub fn pair(&self, zh: u32, en: u32) -> (f32, f32) {
        let find = |list: &[(u32, f32)], id: u32| list.binary_search_by_key(&id, |pair| pair.0).map_or(0.0, |at| list[at].1);
        (find(&self.to_en[zh as usize], en), find(&self.to_zh[en as usize], zh))
    }

    /// What a pair is worth now; a pair never seen starts with a little.
    fn t(&self, zh: u32, en: u32) -> f32 {
        let (to_en, to_zh) = self.pair(zh, en);
        to_en.max(to_zh).max(0.02)
    }

    /// Makes probabilities of counts and the prior.
    fn set(&mut self, counts: &FxHashMap<(u32, u32), f32>) {
        let mut pairs: Vec<Weighed> = Vec::with_capacity(counts.len() + self.prior.len());
        pairs.extend(self.prior.iter().map(|(&pair, &prior)| Weighed { pair, count: counts.get(&pair).copied().unwrap_or(0.0), prior }));
        let unknown = counts.iter().filter(|(pair, _)| !self.prior.contains_key(pair));
        pairs.extend(unknown.map(|(&pair, &count)| Weighed { pair, count, prior: (0.0, 0.0) }));
        pairs.sort_unstable_by_key(|weighed| weighed.pair);
        self.to_en = normalised(pairs.iter().map(|&Weighed { pair, count, prior }| (pair.0, pair.1, count, prior.0)), self.to_en.len());
        pairs.sort_unstable_by_key(|weighed| (weighed.pair.1, weighed.pair.0));
        self.to_zh = normalised(pairs.iter().map(|&Weighed { pair, count, prior }| (pair.1, pair.0, count, prior.1)), self.to_zh.len());
    }
}

/// A pair of words, how often it was seen, and what was known of it in both directions.
#[derive(Debug, Clone, Copy)]
struct Weighed {
    pair: (u32, u32),
    count: f32,
    prior: (f32, f32),
}

/// Rows of (source, target, count, prior), sorted by source, as probabilities of targets.
fn normalised(rows: impl Iterator<Item = (u32, u32, f32, f32)>, len: usize) -> Vec<Vec<(u32, f32)>> {
    let mut table: Vec<Vec<(u32, f32, f32)>> = vec![Vec::new(); len];
    rows.for_each(|(source, target, count, prior)| table[source as usize].push((target, count, prior)));
    let row = |row: Vec<(u32, f32, f32)>| {
        let counted: f32 = row.iter().map(|(_, count, _)| count).sum();
        let known: f32 = row.iter().map(|(_, _, prior)| prior).sum::<f32>().max(1.0);
        // What is known leaves room for what is not: half a count stays unassigned.
        let total = counted + PRIOR_STRENGTH * if row.iter().any(|(_, _, prior)| *prior > 0.0) { 1.0 } else { 0.0 } + 0.5;
        let p = |count: f32, prior: f32| (count + PRIOR_STRENGTH * prior / known) / total;
        row.into_iter().map(|(target, count, prior)| (target, p(count, prior))).filter(|(_, p)| *p >= FLOOR).collect()
    };
    table.into_iter().map(row).collect()
}

/// The term of a word, or the terms inside a longer word that is none.
fn known_parts<'l>(word: &str, lexicon: &'l Lexicon) -> Vec<(&'l crate::lexicon::Term, f32)> {
    let mut parts: Vec<_> = lexicon.find(word).map(|term| (term, 1.0)).into_iter().collect();
    let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let chars = bounds.len() - 1;
    if !(3..=12).contains(&chars) || !word.chars().all(is_han) {
        return parts;
    }
    for len in (2..chars).rev() {
        for start in 0..=chars - len {
            if let Some(term) = word.get(bounds[start]..bounds[start + len]).and_then(|part| lexicon.find(part)) {
                parts.push((term, 0.5));
            }
        }
    }
    parts
}

fn stem_ids(rendering: &str, words: &Words) -> Vec<u32> {
    rendering
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !is_function_word(word))
        .filter_map(|word| words.id(&stem(&word)))
        .collect()
}
