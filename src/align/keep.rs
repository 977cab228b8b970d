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

/// The kept beads that fit the sides and each other; of two that share a segment, the first.
pub(super) fn fitting(kept: &[Bead], zh_len: usize, en_len: usize) -> Vec<Bead> {
    let mut taken = Taken::new(zh_len, en_len);
    kept.iter().filter(|bead| taken.take(bead).is_ok()).cloned().collect()
}

/// Whether kept beads name segments that are there, each once.
pub(super) fn check(kept: &[Bead], zh_len: usize, en_len: usize) -> Result<()> {
    let mut taken = Taken::new(zh_len, en_len);
    kept.iter().try_for_each(|bead| taken.take(bead))
}

/// The segments that kept beads hold already.
struct Taken {
    zh: Vec<bool>,
    en: Vec<bool>,
}

impl Taken {
    fn new(zh_len: usize, en_len: usize) -> Self {
        Self { zh: vec![false; zh_len], en: vec![false; en_len] }
    }

    /// Takes all segments of a bead, or none.
    fn take(&mut self, bead: &Bead) -> Result<()> {
        for (taken, places, name) in [(&self.zh, &bead.zh, "Chinese"), (&self.en, &bead.en, "English")] {
            let wrong = |message| Err(Error::new(ErrorKind::Format, message));
            for (nth, &at) in places.iter().enumerate() {
                match taken.get(at) {
                    None => return wrong(format!("wanted {name} segments up to {}, found a kept bead with {}", taken.len(), at + 1)),
                    Some(true) => return wrong(format!("wanted each segment in one kept bead, found {name} segment {} twice", at + 1)),
                    Some(false) if places[..nth].last().is_some_and(|last| *last >= at) => {
                        return wrong(format!(
                            "wanted the {name} segments of a kept bead in rising order, found {} behind {}",
                            at + 1,
                            places[nth - 1] + 1
                        ));
                    }
                    Some(false) => {}
                }
            }
        }
        bead.zh.iter().for_each(|&at| self.zh[at] = true);
        bead.en.iter().for_each(|&at| self.en[at] = true);
        Ok(())
    }
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
    // The first English segment of all later beads: what reaches over it runs against them.
    let mut first_later = vec![usize::MAX; fixed.len() + 1];
    for (at, bead) in fixed.iter().enumerate().rev() {
        first_later[at] = first_later[at + 1].min(bead.en.first().copied().unwrap_or(usize::MAX));
    }
    for (at, bead) in fixed.iter().enumerate() {
        let (Some(&z0), Some(&z1), Some(&e0), Some(&e1)) = (bead.zh.first(), bead.zh.last(), bead.en.first(), bead.en.last()) else {
            continue;
        };
        let later = first_later[at + 1] < e1;
        if z0 >= zh && e0 >= en && !later {
            // A kept bead may have gaps; what stands in them goes with what stands before it.
            parts.push(Part { zh: within(&free_zh, zh, z1 + 1), en: within(&free_en, en, e1 + 1) });
            (zh, en) = (z1 + 1, e1 + 1);
        }
    }
    parts.push(Part { zh: within(&free_zh, zh, zh_len), en: within(&free_en, en, en_len) });
    parts
}
