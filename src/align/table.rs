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
    /// What was known beforehand, as weights of pairs.
    prior: FxHashMap<(u32, u32), f32>,
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
        let mut prior = FxHashMap::default();
        let mut stems: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (zh, word) in vocabulary.zh.texts.iter().enumerate() {
            let zh = zh as u32;
            if let Some(en) = vocabulary.en.id(&stem(word)).or_else(|| vocabulary.en.id(word)) {
                prior.insert((zh, en), 1.0);
            }
            for (term, worth) in known_parts(word, lexicon) {
                for rendering in term.renderings() {
                    let ids = stems.entry(rendering.en()).or_insert_with(|| stem_ids(rendering.en(), &vocabulary.en));
                    for &en in ids.iter() {
                        let weight = prior.entry((zh, en)).or_insert(0.0f32);
                        *weight = weight.max(worth * rendering.weight());
                    }
                }
            }
        }
        let mut table =
            Self { prior, to_en: vec![Vec::new(); vocabulary.zh.texts.len()], to_zh: vec![Vec::new(); vocabulary.en.texts.len()] };
        table.set(FxHashMap::default());
        table
    }

    /// Learns from beads, weighted by their confidence, by expectation–maximisation of IBM model 1 in both directions. Pairs that were seen
    /// together in one bead only prove nothing and are left out. Of very many beads an even part is looked at.
    pub fn learn(&mut self, sides: &Sides, beads: &[Bead]) {
        let seen = Together::of(sides, beads);
        for _ in 0..ROUNDS {
            let worth: Vec<f32> = seen.pairs.iter().map(|&(z, e)| self.t(z, e)).collect();
            let counts = seen.expected(&worth);
            self.set(seen.pairs.iter().zip(counts).filter(|(_, count)| *count > 0.0).map(|(&pair, count)| (pair, count)).collect());
        }
    }

    /// What a pair is worth now; a pair never seen starts with a little.
    fn t(&self, zh: u32, en: u32) -> f32 {
        let find = |list: &[(u32, f32)], id: u32| list.binary_search_by_key(&id, |pair| pair.0).map_or(0.0, |at| list[at].1);
        find(&self.to_en[zh as usize], en).max(find(&self.to_zh[en as usize], zh)).max(0.02)
    }

    /// Makes probabilities of counts and the prior.
    fn set(&mut self, counts: FxHashMap<(u32, u32), f32>) {
        let mut weights: Vec<(u32, u32, f32, f32)> = Vec::with_capacity(counts.len() + self.prior.len());
        weights.extend(self.prior.iter().map(|(&(z, e), &prior)| (z, e, counts.get(&(z, e)).copied().unwrap_or(0.0), prior)));
        weights.extend(counts.iter().filter(|(pair, _)| !self.prior.contains_key(pair)).map(|(&(z, e), &count)| (z, e, count, 0.0)));
        weights.sort_unstable_by_key(|&(z, e, ..)| (z, e));
        self.to_en = normalised(weights.iter().map(|&(z, e, count, prior)| (z, e, count, prior)), self.to_en.len());
        weights.sort_unstable_by_key(|&(z, e, ..)| (e, z));
        self.to_zh = normalised(weights.iter().map(|&(z, e, count, prior)| (e, z, count, prior)), self.to_zh.len());
    }
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
