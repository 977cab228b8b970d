//! Sets of the documents of a segment.

use tantivy::DocId;

/// Documents of a segment, a bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set {
    bits: Vec<u64>,
    len: u32,
}

impl Set {
    /// The set of none of `len` documents.
    pub fn none(len: u32) -> Self {
        Self { bits: vec![0; (len as usize).div_ceil(64)], len }
    }

    /// The set of all of `len` documents.
    pub fn all(len: u32) -> Self {
        Self::none(len).not()
    }

    /// Puts a document in.
    pub fn insert(&mut self, doc: DocId) {
        if let Some(bits) = self.bits.get_mut(doc as usize / 64) {
            *bits |= 1 << (doc % 64);
        }
    }

    /// Whether it holds a document.
    pub fn holds(&self, doc: DocId) -> bool {
        self.bits.get(doc as usize / 64).is_some_and(|bits| bits >> (doc % 64) & 1 == 1)
    }

    /// What both hold.
    pub fn and(mut self, other: &Self) -> Self {
        self.bits.iter_mut().zip(&other.bits).for_each(|(bits, other)| *bits &= other);
        self
    }

    /// What one of both holds.
    pub fn or(mut self, other: &Self) -> Self {
        self.bits.iter_mut().zip(&other.bits).for_each(|(bits, other)| *bits |= other);
        self
    }

    /// What it does not hold.
    pub fn not(mut self) -> Self {
        self.bits.iter_mut().for_each(|bits| *bits = !*bits);
        if let (Some(last), rest @ 1..) = (self.bits.last_mut(), self.len % 64) {
            *last &= (1 << rest) - 1;
        }
        self
    }

    /// The documents in order.
    pub fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        self.bits.iter().zip((0..).step_by(64)).flat_map(|(&bits, first)| {
            let mut bits = bits;
            std::iter::from_fn(move || {
                (bits != 0).then(|| {
                    let at = bits.trailing_zeros();
                    bits &= bits - 1;
                    first + at
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets() {
        let mut some = Set::none(130);
        [0, 63, 64, 129].into_iter().for_each(|doc| some.insert(doc));
        assert_eq!(some.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!(some.clone().not().iter().count(), 126);
        assert_eq!(some.clone().and(&some.clone().not()), Set::none(130));
        assert_eq!(some.clone().or(&some.clone().not()), Set::all(130));
        assert!(some.holds(64) && !some.holds(65));
    }
}
