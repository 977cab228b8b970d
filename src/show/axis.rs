//! One side of a bitext as an axis: where each segment stands, and its headings.

use super::picture::fitted;
use super::row::segment_at;
use crate::instrument::{Instrument, Level};
use crate::segment::Segments;

/// A side of a bitext as a line from 0 to 1, by the length of the segments.
pub(super) struct Axis {
    /// Where each segment begins, and 1 at the end.
    starts: Vec<f64>,
    /// Headings in order: the place where each begins, and its words.
    pub headings: Vec<(f64, String)>,
}

impl Axis {
    pub fn new(segments: &Segments, instrument: &Instrument) -> Self {
        let mut ends = vec![0usize];
        for segment in segments.iter() {
            ends.push(ends.last().copied().unwrap_or_default() + segment.span().len().max(1));
        }
        let whole = ends.last().copied().unwrap_or_default().max(1) as f64;
        let starts: Vec<f64> = ends.iter().map(|&end| end as f64 / whole).collect();
        let headings =
            headings(instrument).into_iter().filter_map(|(byte, words)| Some((*starts.get(segment_at(segments, byte)?)?, words))).collect();
        Self { starts, headings }
    }

    /// From where to where a segment reaches.
    pub fn reach(&self, at: usize) -> (f64, f64) {
        let place = |at: usize| self.starts.get(at).copied().unwrap_or(1.0);
        (place(at), place(at + 1))
    }

    /// The headings that keep a distance from each other.
    pub fn spaced(&self, least: f64) -> impl Iterator<Item = &(f64, String)> {
        let mut last = f64::NEG_INFINITY;
        self.headings.iter().filter(move |(at, _)| {
            let apart = at - last >= least;
            if apart {
                last = *at;
            }
            apart
        })
    }
}

/// The outermost headings, or else the articles or points, with the byte where each begins.
pub(super) fn headings(instrument: &Instrument) -> Vec<(usize, String)> {
    let (lang, place) = (instrument.source().lang(), instrument.jurisdiction());
    let outermost = instrument.provisions().filter(|provision| provision.level().is_heading()).map(|provision| provision.level()).min();
    let wanted = |level: Level| match outermost {
        Some(outermost) => level == outermost || level == Level::Annex,
        None => matches!(level, Level::Article | Level::Point | Level::Annex),
    };
    let provisions = instrument.provisions().filter(|provision| wanted(provision.level()));
    let outer = provisions.filter(|provision| outermost.is_some() || provision.parent().is_none());
    let words = outer.map(|provision| {
        let label = provision.address().label(lang, place);
        let words = if outermost.is_some() || label.is_empty() { provision.own_str().to_owned() } else { label };
        (provision.span().start, fitted(&words, 12.0, 225.0))
    });
    words.collect()
}
