//! Two sides of lines with the beads that are known to be right.

use super::rows::Gold;
use crate::bitext::Bead;
use rustc_hash::FxHashMap;

/// Two texts line by line, and their gold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sample {
    /// The Chinese lines.
    pub zh: Vec<String>,
    /// The English lines.
    pub en: Vec<String>,
    /// The beads; places are those of lines, from 0.
    pub beads: Vec<Bead>,
}

/// A bead with its lines, so that both can be moved.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub zh: Vec<usize>,
    pub en: Vec<usize>,
}

impl Sample {
    /// A sample of two texts and the gold for their lines.
    pub fn new(zh: &str, en: &str, gold: &Gold) -> Self {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        Self { zh: lines(zh), en: lines(en), beads: gold.beads() }
    }

    /// Both texts.
    pub fn texts(&self) -> (String, String) {
        let text = |lines: &[String]| lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        (text(&self.zh), text(&self.en))
    }

    /// The gold as rows of line numbers.
    pub fn gold(&self) -> Gold {
        Gold::of(&self.beads)
    }

    /// The same beads with the lines of both sides in another order, some left out; a line that is left out leaves its bead too.
    pub(super) fn reordered(&self, zh: &[usize], en: &[usize]) -> Self {
        let places = |order: &[usize]| order.iter().enumerate().map(|(new, &old)| (old, new)).collect::<FxHashMap<usize, usize>>();
        let (zh_places, en_places) = (places(zh), places(en));
        let moved = |lines: &[usize], places: &FxHashMap<usize, usize>| {
            let mut lines: Vec<usize> = lines.iter().filter_map(|line| places.get(line).copied()).collect();
            lines.sort_unstable();
            lines
        };
        let pieces = self.beads.iter().map(|bead| Piece { zh: moved(&bead.zh, &zh_places), en: moved(&bead.en, &en_places) });
        let pick = |lines: &[String], order: &[usize]| order.iter().map(|&at| lines[at].clone()).collect();
        Self { zh: pick(&self.zh, zh), en: pick(&self.en, en), beads: beads(pieces) }
    }

    /// The same beads with each line of one side cut into several, or joined to the one before (no piece of its own).
    pub(super) fn recut(&self, zh: impl Fn(usize) -> Vec<String>, en: impl Fn(usize) -> Vec<String>) -> Self {
        let cut = |len: usize, of: &dyn Fn(usize) -> Vec<String>| {
            let (mut lines, mut places) = (Vec::new(), Vec::new());
            for at in 0..len {
                let pieces = of(at);
                places.push((lines.len()..lines.len() + pieces.len()).collect::<Vec<usize>>());
                lines.extend(pieces);
            }
            (lines, places)
        };
        let ((zh, zh_places), (en, en_places)) = (cut(self.zh.len(), &zh), cut(self.en.len(), &en));
        let moved = |lines: &[usize], places: &[Vec<usize>]| lines.iter().flat_map(|&line| places[line].iter().copied()).collect();
        let pieces = self.beads.iter().map(|bead| Piece { zh: moved(&bead.zh, &zh_places), en: moved(&bead.en, &en_places) });
        Self { beads: beads(pieces), zh, en }
    }
}

/// Beads of pieces: what has one side only is a bead a line.
pub(super) fn beads(pieces: impl Iterator<Item = Piece>) -> Vec<Bead> {
    let mut beads = Vec::new();
    for piece in pieces {
        match (piece.zh.is_empty(), piece.en.is_empty()) {
            (false, false) => beads.push(Bead::new(piece.zh, piece.en, 1.0)),
            _ => {
                beads.extend(piece.zh.iter().map(|&zh| Bead::new([zh], [], 1.0)));
                beads.extend(piece.en.iter().map(|&en| Bead::new([], [en], 1.0)));
            }
        }
    }
    beads
}
