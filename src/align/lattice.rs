//! The beads of the likeliest path through the corridor, and how sure each is.

use super::corridor::Corridor;
use super::evidence::Evidence;
use super::likelihood::{Direction, Gains};
use super::table::Table;
use crate::bitext::Bead;

/// What every step costs is known; this walks over them.
struct Lattice<'s> {
    evidence: &'s Evidence<'s>,
    to_en: Gains,
    to_zh: Gains,
    corridor: &'s Corridor,
    zh_len: usize,
}

/// A step of the path: how many Chinese and English segments it takes, whether they are two pairs that cross, and what speaks for it.
#[derive(Debug, Clone, Copy)]
struct Step {
    shape: Shape,
    score: f32,
}

/// How many Chinese and English segments a step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Shape {
    zh: u8,
    en: u8,
    /// Two neighbours on either side, each the translation of the other's place.
    crossed: bool,
}

impl Shape {
    fn new(zh: usize, en: usize) -> Self {
        Self { zh: zh as u8, en: en as u8, crossed: false }
    }

    const CROSSED: Self = Self { zh: 2, en: 2, crossed: true };

    /// The point where a step of this shape to a point began.
    fn from(self, zh: usize, en: usize) -> (usize, usize) {
        (zh - usize::from(self.zh), en - usize::from(self.en))
    }
}

/// For each point of the corridor, the shape of the best step that ends there.
type Shapes = Vec<Vec<Shape>>;
/// For each point of the corridor, a sum over paths.
type Sums = Vec<Vec<f32>>;

const NEVER: f32 = -1e30;

/// The beads of the best path, in order, with their posterior probabilities. O(segments · width of the corridor · shapes of beads).
pub(super) fn best(evidence: &Evidence<'_>, table: &Table, corridor: &Corridor) -> Vec<Bead> {
    let lattice = Lattice::new(evidence, table, corridor);
    let (best, forward) = lattice.forward();
    let backward = lattice.backward();
    lattice.path(&best, &forward, &backward)
}

impl<'s> Lattice<'s> {
    fn new(evidence: &'s Evidence<'s>, table: &Table, corridor: &'s Corridor) -> Self {
        let sides = evidence.sides();
        let (zh_sizes, en_sizes) = evidence.sizes();
        let to_en = Direction {
            sources: &sides.zh,
            targets: &sides.en,
            table: &table.to_en,
            back: &table.to_zh,
            target_words: &sides.vocabulary.en,
        };
        let to_zh = Direction {
            sources: &sides.en,
            targets: &sides.zh,
            table: &table.to_zh,
            back: &table.to_en,
            target_words: &sides.vocabulary.zh,
        };
        let to_en = Gains::new(&to_en, corridor, zh_sizes);
        let to_zh = Gains::new(&to_zh, &corridor.transposed(), en_sizes);
        Self { evidence, to_en, to_zh, corridor, zh_len: sides.zh.len() }
    }

    /// The steps that end at a point.
    fn steps(&self, zh: usize, en: usize, mut take: impl FnMut(Step)) {
        if zh > 0 && self.corridor.holds(zh - 1, en) {
            take(Step { shape: Shape::new(1, 0), score: self.evidence.null_zh(zh) });
        }
        if en > 0 && self.corridor.holds(zh, en - 1) {
            take(Step { shape: Shape::new(0, 1), score: self.evidence.null_en(en) });
        }
        let (zh_sizes, en_sizes) = self.evidence.sizes();
        for a in 1..=zh_sizes[zh].min(zh) {
            let range = self.corridor.at(zh - a);
            for b in 1..=en_sizes[en].min(en) {
                let from = en - b;
                if from < *range.start() {
                    break;
                }
                if from > *range.end() || !self.evidence.allows(&(zh - a..zh), &(from..en)) {
                    continue;
                }
                let words = self.to_en.of(zh, a, from, en) + self.to_zh.of(en, b, zh - a, zh);
                take(Step { shape: Shape::new(a, b), score: self.evidence.bead(zh - a..zh, from..en, words) });
            }
        }
        if zh > 1 && en > 1 && self.holds_crossing(zh, en) {
            take(Step { shape: Shape::CROSSED, score: self.crossed(zh, en) });
        }
    }

    /// Whether the two pairs that cross before a point lie in the corridor, with both of their ends.
    fn holds_crossing(&self, zh: usize, en: usize) -> bool {
        let holds = |zh, en| self.corridor.holds(zh, en);
        holds(zh - 2, en - 2) && holds(zh - 2, en - 1) && holds(zh - 1, en) && holds(zh - 1, en - 2) && holds(zh, en - 1)
    }

    /// What speaks for it that the last two segments before a point pair crosswise.
    fn crossed(&self, zh: usize, en: usize) -> f32 {
        let pair = |z: usize, e: usize| {
            let words = self.to_en.of(z + 1, 1, e, e + 1) + self.to_zh.of(e + 1, 1, z, z + 1);
            self.evidence.pair(z, e, words)
        };
        self.evidence.crossing() + pair(zh - 2, en - 1) + pair(zh - 1, en - 2)
    }

    /// For each point the best step that ends there, and the sum over all paths to it.
    fn forward(&self) -> (Shapes, Sums) {
        let (mut steps, mut best, mut sums) = (Vec::new(), Vec::<Vec<f32>>::new(), Vec::<Vec<f32>>::new());
        let mut scores = Vec::new();
        for zh in 0..=self.zh_len {
            let range = self.corridor.at(zh);
            let start = *range.start();
            let width = range.end() - start + 1;
            steps.push(vec![Shape::default(); width]);
            best.push(vec![NEVER; width]);
            sums.push(vec![NEVER; width]);
            for en in range {
                if (zh, en) == (0, 0) {
                    (best[0][0], sums[0][0]) = (0.0, 0.0);
                    continue;
                }
                scores.clear();
                let (mut top, mut shape) = (NEVER, Shape::default());
                self.steps(zh, en, |step| {
                    let (row, from) = step.shape.from(zh, en);
                    let column = from - self.corridor.lo(row);
                    let score = best[row][column] + step.score;
                    if score > top {
                        (top, shape) = (score, step.shape);
                    }
                    scores.push(sums[row][column] + step.score);
                });
                best[zh][en - start] = top;
                steps[zh][en - start] = shape;
                sums[zh][en - start] = log_sum(&scores);
            }
        }
        (steps, sums)
    }

    /// For each point the sum over all paths from it to the end.
    fn backward(&self) -> Vec<Vec<f32>> {
        let mut sums: Vec<Vec<f32>> = (0..=self.zh_len).map(|zh| vec![NEVER; self.corridor.hi(zh) - self.corridor.lo(zh) + 1]).collect();
        if let Some(last) = sums.last_mut().and_then(|row| row.last_mut()) {
            *last = 0.0;
        }
        for zh in (0..=self.zh_len).rev() {
            for en in self.corridor.at(zh).rev() {
                let here = sums[zh][en - self.corridor.lo(zh)];
                if here <= NEVER {
                    continue;
                }
                self.steps(zh, en, |step| {
                    let (row, from) = step.shape.from(zh, en);
                    let cell = &mut sums[row][from - self.corridor.lo(row)];
                    *cell = log_add(*cell, here + step.score);
                });
            }
        }
        sums
    }

    fn path(&self, steps: &[Vec<Shape>], forward: &[Vec<f32>], backward: &[Vec<f32>]) -> Vec<Bead> {
        let (mut zh, mut en) = (self.zh_len, self.corridor.hi(self.zh_len));
        let all = backward[0][0];
        let mut beads = Vec::new();
        while (zh, en) != (0, 0) {
            let shape = match steps[zh][en - self.corridor.lo(zh)] {
                // The corridor holds together, so a step leads to every point of it; should one not, the segment stands alone.
                shape if shape == Shape::default() => Shape::new(usize::from(zh > 0), usize::from(zh == 0)),
                shape => shape,
            };
            let mut score = NEVER;
            self.steps(zh, en, |step| {
                if step.shape == shape {
                    score = step.score;
                }
            });
            let (from_zh, from_en) = shape.from(zh, en);
            let before = if self.corridor.holds(from_zh, from_en) { forward[from_zh][from_en - self.corridor.lo(from_zh)] } else { NEVER };
            let after = backward[zh][en - self.corridor.lo(zh)];
            let confidence = f64::from((before + score + after - all).min(0.0).exp());
            if shape.crossed {
                beads.push(Bead::new([zh - 1], [en - 2], confidence));
                beads.push(Bead::new([zh - 2], [en - 1], confidence));
            } else {
                beads.push(Bead::new((from_zh..zh).collect::<Vec<_>>(), (from_en..en).collect::<Vec<_>>(), confidence));
            }
            (zh, en) = (from_zh, from_en);
        }
        beads.reverse();
        beads
    }
}

fn log_sum(scores: &[f32]) -> f32 {
    let top = scores.iter().copied().fold(NEVER, f32::max);
    if top <= NEVER {
        return NEVER;
    }
    top + scores.iter().map(|score| (score - top).exp()).sum::<f32>().ln()
}

fn log_add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low <= NEVER { high } else { high + (low - high).exp().ln_1p() }
}
