//! The way back from a rewritten text to the text that it was made of.

use super::span::Span;

/// A map from spans of a rewritten text to those of its original, kept as the places where the two drift apart.
///
/// Between two breaks both advance together; at a break the original jumps. Starts and ends are kept apart, since what was left out of the
/// original stands between the end of one piece and the start of the next. Memory grows with the number of jumps, a look-up is O(log jumps).
///
/// ```
/// use duizhao::text::{Span, SpanMap};
///
/// // `a&amp;b` was rewritten as `a&b`.
/// let mut map = SpanMap::default();
/// map.push(Span::new(0, 1), Span::new(0, 1));
/// map.push(Span::new(1, 2), Span::new(1, 6));
/// map.push(Span::new(2, 3), Span::new(6, 7));
/// assert_eq!(map.original(Span::new(1, 2)), Span::new(1, 6));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpanMap {
    starts: Offsets,
    ends: Offsets,
}

impl SpanMap {
    /// The map that adds `by` to every offset.
    pub fn shift(by: usize) -> Self {
        let offsets = || Offsets { breaks: vec![(0, by)] };
        Self { starts: offsets(), ends: offsets() }
    }

    /// Notes that a piece of the rewritten text came from a piece of the original: byte for byte where both are of one length, else as a whole. Call in
    /// rising order.
    pub fn push(&mut self, piece: Span, original: Span) {
        self.starts.push(piece.start, original.start);
        if piece.len() == original.len() && !piece.is_empty() {
            self.ends.push(piece.start + 1, original.start + 1);
        }
        self.ends.push(piece.end, original.end);
    }

    /// The original of a span.
    pub fn original(&self, span: Span) -> Span {
        let start = self.starts.original(span.start);
        Span::new(start, if span.is_empty() { start } else { self.ends.original(span.end) })
    }
}

/// Offsets of a rewritten text with those of its original.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Offsets {
    /// (rewritten offset, original offset) at which a stretch of equal advance begins, both rising.
    breaks: Vec<(usize, usize)>,
}

impl Offsets {
    /// Notes that rewritten offset `at` came from `original`. Call in rising order of `at`.
    fn push(&mut self, at: usize, original: usize) {
        if self.original(at) == original {
            return;
        }
        match self.breaks.last_mut() {
            Some(last) if last.0 == at => last.1 = original,
            _ => self.breaks.push((at, original)),
        }
    }

    fn original(&self, at: usize) -> usize {
        // Most look-ups while a map is made are behind the last break.
        if let Some(&(a, o)) = self.breaks.last().filter(|(a, _)| *a <= at) {
            return o + (at - a);
        }
        match self.breaks.partition_point(|&(a, _)| a <= at) {
            0 => at,
            n => self.breaks[n - 1].1 + (at - self.breaks[n - 1].0),
        }
    }
}
