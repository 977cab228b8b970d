//! Whether beads are right as often as they say.

use super::rows::Gold;
use crate::bitext::Bead;
use std::fmt;

/// Bins of confidence.
const BINS: usize = 10;

/// For each tenth of confidence, how many beads there are, how sure they are together, and how many are right. Adds up over documents.
///
/// ```
/// use duizhao::bitext::Bead;
/// use duizhao::gold::{Calibration, Gold};
///
/// let gold = Gold::read("1\t1\n2\t2\n")?;
/// let calibration = Calibration::of(&gold, &[Bead::new([0], [0], 0.9), Bead::new([1], [], 0.2), Bead::new([], [1], 0.3)]);
/// assert!((calibration.error() - (0.1 + 0.2 + 0.3) / 3.0).abs() < 1e-9);
/// assert_eq!(calibration.doubted(), 1.0);
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Calibration {
    bins: [Bin; BINS],
    /// Wrong beads below one half.
    doubted: usize,
    wrong: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Bin {
    beads: usize,
    confidence: f64,
    right: usize,
}

impl Calibration {
    /// The calibration of found beads, whose places are those of lines, against gold; coarse rows are left out.
    pub fn of(gold: &Gold, found: &[Bead]) -> Self {
        let mut calibration = Self::default();
        let rows = Gold::of(found);
        for (bead, right) in found.iter().zip(gold.judge(&rows)) {
            let Some(right) = right else { continue };
            let bin = &mut calibration.bins[((bead.confidence * BINS as f64) as usize).min(BINS - 1)];
            bin.beads += 1;
            bin.confidence += bead.confidence;
            bin.right += usize::from(right);
            calibration.wrong += usize::from(!right);
            calibration.doubted += usize::from(!right && bead.confidence < 0.5);
        }
        calibration
    }

    /// The expected calibration error, 0..=1: how far confidence and share of right beads lie apart in a bin, weighed by its beads (Naeini, Cooper
    /// & Hauskrecht 2015).
    pub fn error(&self) -> f64 {
        let beads: usize = self.bins.iter().map(|bin| bin.beads).sum();
        let off: f64 = self.bins.iter().map(|bin| (bin.confidence - bin.right as f64).abs()).sum();
        off / beads.max(1) as f64
    }

    /// The share of wrong beads whose confidence is below one half; 1 where none is wrong.
    pub fn doubted(&self) -> f64 {
        if self.wrong == 0 { 1.0 } else { self.doubted as f64 / self.wrong as f64 }
    }
}

impl std::ops::AddAssign for Calibration {
    fn add_assign(&mut self, other: Self) {
        for (bin, more) in self.bins.iter_mut().zip(other.bins) {
            bin.beads += more.beads;
            bin.confidence += more.confidence;
            bin.right += more.right;
        }
        self.doubted += other.doubted;
        self.wrong += other.wrong;
    }
}

impl fmt::Display for Calibration {
    /// A line a bin that is not empty, and the error.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, bin) in self.bins.iter().enumerate().filter(|(_, bin)| bin.beads > 0) {
            let share = |value: f64| value / bin.beads as f64;
            let (low, high) = (at as f64 / BINS as f64, (at + 1) as f64 / BINS as f64);
            writeln!(
                f,
                "{low:.1}–{high:.1}  {:6} beads  confidence {:.3}  right {:.3}",
                bin.beads,
                share(bin.confidence),
                share(bin.right as f64)
            )?;
        }
        write!(f, "expected error {:.4}, {:.2} of {} wrong beads below 0.5", self.error(), self.doubted(), self.wrong)
    }
}
