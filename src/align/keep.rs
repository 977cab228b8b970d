//! Beads that a person has fixed, and the stretches between them.

use crate::bitext::Bead;
use crate::error::{Error, ErrorKind, Result};

/// Segments of both sides, in order, that are aligned on their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub zh: Vec<usize>,
    pub en: Vec<usize>,
}

impl Part {
    /// Each segment in a bead of its own.
    pub fn alone(&self) -> impl Iterator<Item = Bead> {
        let zh = self.zh.iter().map(|&at| Bead::new([at], [], 1.0));
        zh.chain(self.en.iter().map(|&at| Bead::new([], [at], 1.0)))
    }

    /// A bead of places within the part, as a bead of the sides.
    pub fn place(&self, bead: Bead) -> Bead {
        let zh = bead.zh.iter().map(|&at| self.zh[at]).collect::<Vec<_>>();
        let en = bead.en.iter().map(|&at| self.en[at]).collect::<Vec<_>>();
        Bead::new(zh, en, bead.confidence)
    }
}

/// The kept beads that fit the sides and each other.
pub(super) fn fitting(kept: &[Bead], zh_len: usize, en_len: usize) -> Vec<Bead> {
    let mut fitting: Vec<Bead> = Vec::new();
    for bead in kept {
        fitting.push(bead.clone());
        if check(&fitting, zh_len, en_len).is_err() {
            fitting.pop();
        }
    }
    fitting
}

/// Whether kept beads name segments that are there, each once.
pub(super) fn check(kept: &[Bead], zh_len: usize, en_len: usize) -> Result<()> {
    for (side, len, name) in [(0, zh_len, "Chinese"), (1, en_len, "English")] {
        let mut seen = vec![false; len];
        for &at in kept.iter().flat_map(|bead| if side == 0 { &bead.zh } else { &bead.en }) {
            match seen.get_mut(at) {
                None => {
                    return Err(Error::new(
                        ErrorKind::Format,
                        format!("wanted {name} segments up to {len}, found a kept bead with {}", at + 1),
                    ));
                }
                Some(true) => {
                    return Err(Error::new(
                        ErrorKind::Format,
                        format!("wanted each segment in one kept bead, found {name} segment {} twice", at + 1),
                    ));
                }
                Some(seen) => *seen = true,
            }
        }
    }
    Ok(())
}

/// The stretches between the kept beads that run forward on both sides; what crosses them is only taken out.
pub(super) fn parts(kept: &[Bead], zh_len: usize, en_len: usize) -> Vec<Part> {
    let mut fixed: Vec<&Bead> = kept.iter().filter(|bead| !bead.is_null()).collect();
    fixed.sort_by_key(|bead| bead.zh.first().copied());
    let free = |side: fn(&Bead) -> &Vec<usize>, len: usize| {
        let mut free = vec![true; len];
        kept.iter().flat_map(side).for_each(|&at| free[at] = false);
        free
    };
    let (free_zh, free_en) = (free(|bead| &bead.zh, zh_len), free(|bead| &bead.en, en_len));
    let within = |free: &[bool], from: usize, to: usize| (from..to).filter(|&at| free[at]).collect::<Vec<_>>();
    let (mut parts, mut zh, mut en) = (Vec::new(), 0, 0);
    for (at, bead) in fixed.iter().enumerate() {
        let (Some(&z0), Some(&z1), Some(&e0), Some(&e1)) = (bead.zh.first(), bead.zh.last(), bead.en.first(), bead.en.last()) else {
            continue;
        };
        let later = fixed[at + 1..].iter().any(|other| other.en.first().is_some_and(|&first| first < e1));
        if z0 >= zh && e0 >= en && !later {
            parts.push(Part { zh: within(&free_zh, zh, z0), en: within(&free_en, en, e0) });
            (zh, en) = (z1 + 1, e1 + 1);
        }
    }
    parts.push(Part { zh: within(&free_zh, zh, zh_len), en: within(&free_en, en, en_len) });
    parts
}
