//! The way back from a rewritten text to the text that it was made of.

use super::span::Span;

/// A map from byte offsets of a rewritten text to those of its original, kept as the places where the two drift apart.
///
/// Between two breaks both advance together; at a break the original jumps. Memory grows with the number of jumps, a look-up is
/// O(log jumps).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    /// (rewritten offset, original offset) at which a stretch of equal advance begins, both rising.
    breaks: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// The map that adds `by` to every offset.
    pub fn shift(by: usize) -> Self {
        Self { breaks: vec![(0, by)] }
    }

    /// Notes that rewritten offset `at` came from `original`. Call in rising order of `at`.
    pub fn push(&mut self, at: usize, original: usize) {
        let expected = self.breaks.last().map_or(at, |&(a, o)| o + (at - a));
        if expected == original {
            return;
        }
        match self.breaks.last_mut() {
            Some(last) if last.0 == at => last.1 = original,
            _ => self.breaks.push((at, original)),
        }
    }

    /// The original offset of `at`.
    pub fn original(&self, at: usize) -> usize {
        match self.breaks.partition_point(|&(a, _)| a <= at) {
            0 => at,
            n => self.breaks[n - 1].1 + (at - self.breaks[n - 1].0),
        }
    }

    /// Whether every offset maps to itself.
    pub fn is_identity(&self) -> bool {
        self.breaks.iter().all(|&(at, original)| at == original)
    }

    /// The original span of a span whose last byte belongs to it.
    pub fn original_span(&self, span: Span) -> Span {
        Span::new(self.original(span.start), self.original(span.end))
    }
}
