//! The segments of one text, and a view of one of them.

use crate::instrument::Address;
use crate::mark::Mark;
use crate::text::{Lang, SourceText, Span};
use std::ops::Range;

/// A stretch of the text, as [`Segments`] stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub span: Span,
    /// Its mark; spans are bytes of the segment.
    pub mark: Option<Mark>,
    pub address: Address,
}

/// The segments of one text, in the order in which they stand. Cloning shares the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segments {
    source: SourceText,
    stretches: Vec<Stretch>,
}

impl Segments {
    pub(super) fn new(source: SourceText, stretches: Vec<Stretch>) -> Self {
        Self { source, stretches }
    }

    /// The text that they were cut from.
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.stretches.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The segment at a place.
    pub fn get(&self, at: usize) -> Option<Segment<'_>> {
        (at < self.stretches.len()).then_some(Segment { segments: self, at })
    }

    /// All segments, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Segment<'_>> + ExactSizeIterator {
        (0..self.len()).map(|at| Segment { segments: self, at })
    }

    /// The segments at these places, in this order.
    #[must_use]
    pub fn only(&self, places: &[usize]) -> Self {
        let stretches = places.iter().filter_map(|&at| self.stretches.get(at)).cloned().collect();
        Self { source: self.source.clone(), stretches }
    }

    /// Segments that follow each other put together, a segment a range: a text of its own in which each stands on a line. The ranges rise.
    #[must_use]
    pub fn joined(&self, groups: &[Range<usize>]) -> Self {
        let mut text = String::new();
        let mut stretches = Vec::with_capacity(groups.len());
        for group in groups {
            let start = text.len();
            for segment in group.clone().filter_map(|at| self.get(at)) {
                let next = segment.as_str().trim();
                let apart =
                    self.source.lang() == Lang::En || text.ends_with(|c: char| c.is_ascii()) && next.starts_with(|c: char| c.is_ascii());
                if text.len() > start && apart {
                    text.push(' ');
                }
                text.push_str(if text.len() > start { next } else { segment.as_str().trim_end() });
            }
            let first = self.stretches.get(group.start);
            let (mark, address) = first.map(|first| (first.mark.clone(), first.address.clone())).unwrap_or_default();
            stretches.push(Stretch { span: Span::new(start, text.len()), mark, address });
            text.push('\n');
        }
        Self { source: SourceText::new(text).in_lang(self.source.lang()), stretches }
    }

    /// The segments for which `wanted` holds, in order.
    #[must_use]
    pub fn filtered(&self, wanted: impl Fn(Segment<'_>) -> bool) -> Self {
        let stretches = self.iter().filter(|segment| wanted(*segment)).map(|segment| self.stretches[segment.at].clone()).collect();
        Self { source: self.source.clone(), stretches }
    }
}

/// One segment, a view that is free to copy.
#[derive(Debug, Clone, Copy)]
pub struct Segment<'s> {
    segments: &'s Segments,
    at: usize,
}

impl<'s> Segment<'s> {
    fn stretch(self) -> &'s Stretch {
        &self.segments.stretches[self.at]
    }

    /// Its characters.
    pub fn as_str(self) -> &'s str {
        self.span().slice(self.segments.source.as_str())
    }

    /// Its bytes in the source text.
    pub fn span(self) -> Span {
        self.stretch().span
    }

    /// Its place among the segments of its side, from 0.
    pub fn at(self) -> usize {
        self.at
    }

    /// The mark that it begins with, if any; spans are bytes of the segment.
    pub fn mark(self) -> Option<&'s Mark> {
        self.stretch().mark.as_ref()
    }

    /// Its characters behind the mark.
    pub fn words(self) -> &'s str {
        self.mark().map_or(self.as_str(), |mark| self.as_str().get(mark.text_at..).unwrap_or_default())
    }

    /// The address of the innermost provision that it stands in; empty outside of all.
    pub fn address(self) -> &'s Address {
        &self.stretch().address
    }
}
