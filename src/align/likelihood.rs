//! How much likelier the words of one side are when the words of the other are known: IBM model 1 over groups of segments.

use super::corridor::Corridor;
use super::side::{Seen, Sides, Words};
use super::table::Table;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The share of well-known words that the other side does not explain.
const UNEXPLAINED: f32 = 0.35;

/// For each word, the likelihood ratio that is left when nothing on the other side explains it: 1 for a word of which no rendering is
/// known, so that it says nothing, down to [`UNEXPLAINED`] for one whose renderings are all known.
fn unexplained(table: &[Vec<(u32, f32)>]) -> Vec<f32> {
    let known = |row: &Vec<(u32, f32)>| row.iter().map(|(_, t)| t).sum::<f32>().min(1.0);
    table.iter().map(|row| 1.0 - (1.0 - UNEXPLAINED) * known(row)).collect()
}

/// For every group of segments that ends at a boundary of one side, what it gains for each segment of the other within the corridor, as sums
/// from the start so that a stretch is one subtraction.
#[derive(Debug)]
pub(super) struct Gains {
    /// By end boundary of the group, then by size less one.
    sums: Vec<Vec<Sums>>,
}

#[derive(Debug)]
struct Sums {
    from: usize,
    values: Vec<f32>,
}

/// Words that explain and words that are explained.
pub(super) struct Direction<'s> {
    pub sources: &'s [Seen],
    pub targets: &'s [Seen],
    /// For each source word, the target words that render it.
    pub table: &'s [Vec<(u32, f32)>],
    /// For each target word, the source words that it renders.
    pub back: &'s [Vec<(u32, f32)>],
    pub target_words: &'s Words,
}

impl Gains {
    /// Computes the gains of all groups; `sizes[end]` is the largest group that ends at a boundary. The corridor is seen from the sources.
    pub fn new(direction: &Direction<'_>, corridor: &Corridor, sizes: &[usize]) -> Self {
        let frequency: Vec<f32> =
            (0..direction.target_words.texts.len()).map(|word| direction.target_words.frequency(word as u32)).collect();
        let unexplained = unexplained(direction.back);
        let mut explained = vec![0.0f32; frequency.len()];
        let mut touched: Vec<u32> = Vec::new();
        let mut sums = vec![Vec::new()];
        for (end, &most) in sizes.iter().enumerate().skip(1) {
            let mut words = 0usize;
            let mut groups = Vec::with_capacity(most);
            for size in 1..=most {
                let source = &direction.sources[end - size];
                words += source.words.len();
                for &word in &source.words {
                    for &(target, t) in &direction.table[word as usize] {
                        explained[target as usize] += t;
                        touched.push(target);
                    }
                }
                let scale = (1.0 - UNEXPLAINED) / words.max(1) as f32;
                groups.push(Self::over(direction.targets, corridor.lo(end - size)..corridor.hi(end), |word| {
                    unexplained[word as usize] + scale * explained[word as usize] / frequency[word as usize]
                }));
            }
            touched.drain(..).for_each(|word| explained[word as usize] = 0.0);
            sums.push(groups);
        }
        Self { sums }
    }

    fn over(targets: &[Seen], range: Range<usize>, ratio: impl Fn(u32) -> f32) -> Sums {
        let mut values = Vec::with_capacity(range.len() + 1);
        let mut sum = 0.0f32;
        values.push(sum);
        for target in &targets[range.clone()] {
            let mut product = 1.0f64;
            let mut gain = 0.0f64;
            for (at, &word) in target.words.iter().enumerate() {
                product *= f64::from(ratio(word));
                // Far from both ends of what a float can hold.
                if at % 24 == 23 {
                    gain += product.ln();
                    product = 1.0;
                }
            }
            sum += (gain + product.ln()) as f32;
            values.push(sum);
        }
        Sums { from: range.start, values }
    }

    /// What the group of `size` segments before boundary `end` gains for the target segments `from..to`.
    pub fn of(&self, end: usize, size: usize, from: usize, to: usize) -> f32 {
        let sums = &self.sums[end][size - 1];
        sums.values[to - sums.from] - sums.values[from - sums.from]
    }
}

/// What two segments gain from each other's words, in both directions.
pub(super) struct Pairs<'s> {
    sides: &'s Sides,
    table: &'s Table,
    unexplained_en: Vec<f32>,
    unexplained_zh: Vec<f32>,
}

impl<'s> Pairs<'s> {
    pub fn new(sides: &'s Sides, table: &'s Table) -> Self {
        Self { sides, table, unexplained_en: unexplained(&table.to_zh), unexplained_zh: unexplained(&table.to_en) }
    }

    /// What the segments of the two ranges gain.
    pub fn gain(&self, zh: Range<usize>, en: Range<usize>) -> f32 {
        let words =
            |side: &[Seen], range: Range<usize>| side[range].iter().flat_map(|seen| seen.words.iter().copied()).collect::<Vec<u32>>();
        let (zh, en) = (words(&self.sides.zh, zh), words(&self.sides.en, en));
        let vocabulary = &self.sides.vocabulary;
        one_way(&zh, &en, &self.table.to_en, (&vocabulary.en, &self.unexplained_en))
            + one_way(&en, &zh, &self.table.to_zh, (&vocabulary.zh, &self.unexplained_zh))
    }
}

fn one_way(sources: &[u32], targets: &[u32], table: &[Vec<(u32, f32)>], (words, unexplained): (&Words, &[f32])) -> f32 {
    let scale = (1.0 - UNEXPLAINED) / sources.len().max(1) as f32;
    let mut explained: FxHashMap<u32, f32> = FxHashMap::default();
    for &(target, t) in sources.iter().flat_map(|&source| &table[source as usize]) {
        *explained.entry(target).or_insert(0.0) += t;
    }
    let gain = |&target: &u32| {
        (unexplained[target as usize] + scale * explained.get(&target).copied().unwrap_or(0.0) / words.frequency(target)).ln()
    };
    targets.iter().map(gain).sum()
}
