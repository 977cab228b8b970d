//! Two sides and their beads, and a view of one bead with its texts.

use super::bead::Bead;
use crate::instrument::{Address, Notice};
use crate::segment::Segments;
use crate::text::Span;
use std::borrow::Cow;

/// Two sides of segments and the beads that cover them, in the order of the Chinese side; an English segment that stands alone follows
/// the bead of the English segment before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bitext {
    zh: Segments,
    en: Segments,
    beads: Vec<Bead>,
    notices: Vec<Notice>,
}

impl Bitext {
    /// A bitext of beads that hold each segment exactly once.
    pub fn new(zh: Segments, en: Segments, beads: Vec<Bead>) -> Self {
        debug_assert!(covers(&beads, zh.len(), en.len()), "beads cover both sides");
        Self { zh, en, beads, notices: Vec::new() }
    }

    /// Adds what looked odd.
    #[must_use]
    pub fn noting(mut self, notices: Vec<Notice>) -> Self {
        self.notices = notices;
        self
    }

    /// The Chinese side.
    pub fn zh(&self) -> &Segments {
        &self.zh
    }

    /// The English side.
    pub fn en(&self) -> &Segments {
        &self.en
    }

    /// The beads.
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// What looked odd.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The beads with their texts, in order.
    pub fn units(&self) -> impl ExactSizeIterator<Item = TranslationUnit<'_>> {
        self.beads.iter().map(|bead| TranslationUnit { bitext: self, bead })
    }
}

/// Whether the beads hold each segment of both sides exactly once.
fn covers(beads: &[Bead], zh_len: usize, en_len: usize) -> bool {
    let all_once = |side: fn(&Bead) -> &Vec<usize>, len: usize| {
        let mut seen = vec![false; len];
        beads.iter().flat_map(side).all(|&at| at < len && !std::mem::replace(&mut seen[at], true)) && seen.iter().all(|seen| *seen)
    };
    all_once(|bead| &bead.zh, zh_len) && all_once(|bead| &bead.en, en_len)
}

/// One bead with both its texts, a view that is free to copy.
#[derive(Debug, Clone, Copy)]
pub struct TranslationUnit<'b> {
    bitext: &'b Bitext,
    bead: &'b Bead,
}

impl<'b> TranslationUnit<'b> {
    /// The bead.
    pub fn bead(self) -> &'b Bead {
        self.bead
    }

    /// The Chinese text; empty where that side has none.
    pub fn zh(self) -> Cow<'b, str> {
        text(&self.bitext.zh, &self.bead.zh)
    }

    /// The English text; empty where that side has none.
    pub fn en(self) -> Cow<'b, str> {
        text(&self.bitext.en, &self.bead.en)
    }

    /// From the first to the last Chinese segment, in bytes of the source text.
    pub fn zh_span(self) -> Option<Span> {
        hull(&self.bitext.zh, &self.bead.zh)
    }

    /// From the first to the last English segment, in bytes of the source text.
    pub fn en_span(self) -> Option<Span> {
        hull(&self.bitext.en, &self.bead.en)
    }

    /// The address: that of the first segment which has one, Chinese before English.
    pub fn address(self) -> &'b Address {
        let side = |segments: &'b Segments, at: &'b [usize]| at.iter().filter_map(|&at| segments.get(at)).map(|segment| segment.address());
        let first = self.bitext.zh.iter().next().map(|segment| segment.address());
        let mut all = side(&self.bitext.zh, &self.bead.zh).chain(side(&self.bitext.en, &self.bead.en));
        let any = all.clone().next();
        all.find(|address| !address.is_empty()).or(any).or(first).unwrap_or_else(|| empty())
    }
}

fn empty() -> &'static Address {
    static EMPTY: std::sync::LazyLock<Address> = std::sync::LazyLock::new(Address::default);
    &EMPTY
}

fn hull(segments: &Segments, places: &[usize]) -> Option<Span> {
    let first = segments.get(*places.first()?)?.span();
    let last = segments.get(*places.last()?)?.span();
    Some(Span::new(first.start, last.end))
}

/// The text of segments: as it stands where they follow each other, else joined by line ends.
fn text<'s>(segments: &'s Segments, places: &[usize]) -> Cow<'s, str> {
    let Some(hull) = hull(segments, places) else { return Cow::Borrowed("") };
    if places.windows(2).all(|pair| pair[0] + 1 == pair[1]) {
        return Cow::Borrowed(hull.slice(segments.source().as_str()));
    }
    let parts: Vec<&str> = places.iter().filter_map(|&at| segments.get(at)).map(|segment| segment.as_str()).collect();
    Cow::Owned(parts.join("\n"))
}
