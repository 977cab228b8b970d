//! The part of the plane of (Chinese, English) segments in which paths are looked for.

use super::evidence::Layout;
use super::side::Sides;
use crate::bitext::Bead;

/// For each boundary before, between and behind the Chinese segments, the range of English boundaries that a path may be at; both ends
/// rise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Corridor {
    lo: Vec<usize>,
    hi: Vec<usize>,
}

/// Half the width around a path of the first pass.
const WIDE: usize = 12;
/// Half the width around the beads that the first pass found.
const NARROW: usize = 6;
/// Sides of a field between two fixed points that is looked at whole.
const FIELD: usize = 48;
/// The most that half a width may grow where nothing is known.
const WIDEST: usize = 240;

impl Corridor {
    /// The English boundaries at Chinese boundary `at`, both ends included.
    pub fn at(&self, at: usize) -> std::ops::RangeInclusive<usize> {
        self.lo[at]..=self.hi[at]
    }

    pub fn lo(&self, at: usize) -> usize {
        self.lo[at]
    }

    pub fn hi(&self, at: usize) -> usize {
        self.hi[at]
    }

    pub fn holds(&self, zh: usize, en: usize) -> bool {
        self.lo[zh] <= en && en <= self.hi[zh]
    }

    /// The whole plane.
    pub fn whole(zh_len: usize, en_len: usize) -> Self {
        Self { lo: vec![0; zh_len + 1], hi: vec![en_len; zh_len + 1] }
    }

    /// The corridor seen from the English side.
    pub fn transposed(&self) -> Self {
        let (zh_len, en_len) = (self.lo.len() - 1, *self.hi.last().unwrap_or(&0));
        let (mut lo, mut hi) = (vec![zh_len; en_len + 1], vec![0; en_len + 1]);
        for zh in 0..=zh_len {
            for en in self.at(zh) {
                lo[en] = lo[en].min(zh);
                hi[en] = hi[en].max(zh);
            }
        }
        Self { lo, hi }
    }

    /// The corridor through points that a path should pass near, with a half width around each stretch between two.
    fn through(points: &[(usize, usize)], zh_len: usize, en_len: usize, half: usize) -> Self {
        let (mut lo, mut hi) = (vec![usize::MAX; zh_len + 1], vec![0; zh_len + 1]);
        for pair in points.windows(2) {
            let ((z0, e0), (z1, e1)) = (pair[0], pair[1]);
            let (dz, de) = (z1 - z0, e1 - e0);
            let whole = dz <= FIELD && de <= FIELD;
            let width = half + if whole { 0 } else { (dz.max(de) / 5).min(WIDEST) };
            for zh in z0..=z1 {
                // Between the two points the path is taken to be straight; a field that is looked at whole has no path yet.
                let middle = (de * (zh - z0)).checked_div(dz).map(|on| e0 + on);
                let (from, to) = middle.filter(|_| !whole).map_or((e0, e1), |middle| (middle, middle));
                lo[zh] = lo[zh].min(from.saturating_sub(width));
                hi[zh] = hi[zh].max((to + width).min(en_len));
            }
        }
        (lo[0], hi[zh_len]) = (0, en_len);
        // Both ends must rise, and neighbours must touch.
        for zh in 1..=zh_len {
            hi[zh] = hi[zh].max(hi[zh - 1]);
        }
        for zh in (0..zh_len).rev() {
            lo[zh] = lo[zh].min(lo[zh + 1]);
            hi[zh] = hi[zh].max(lo[zh + 1]);
        }
        Self { lo, hi }
    }
}

/// The corridor around a chain of likely pairs of segments.
pub(super) fn around_votes(sides: &Sides, chain: &[(usize, usize)]) -> Corridor {
    let (zh_len, en_len) = (sides.zh.len(), sides.en.len());
    let mut points = vec![(0, 0)];
    points.extend(chain.iter().copied());
    points.push((zh_len, en_len));
    let half = if chain.len() * 4 < zh_len.min(en_len) { WIDE * 2 } else { WIDE };
    Corridor::through(&points, zh_len, en_len, half)
}

/// The corridor around beads that follow each other on both sides.
pub(super) fn around_beads(sides: &Sides, beads: &[Bead]) -> Corridor {
    let (mut zh, mut en) = (0, 0);
    let mut points = vec![(0, 0)];
    for bead in beads {
        (zh, en) = (zh + bead.zh.len(), en + bead.en.len());
        points.push((zh, en));
    }
    Corridor::through(&points, sides.zh.len(), sides.en.len(), NARROW)
}

/// The corridor along the order of a mixed text, in which a translation stands near what it translates.
pub(super) fn along(layout: &Layout) -> Corridor {
    let mut points = vec![(0, 0)];
    points.extend(layout.zh.iter().enumerate().map(|(zh, place)| (zh, layout.en.partition_point(|en| en < place))));
    points.push((layout.zh.len(), layout.en.len()));
    Corridor::through(&points, layout.zh.len(), layout.en.len(), WIDE)
}
