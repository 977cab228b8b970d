//! The rows of a page: the beads of a bitext, with the provisions that begin in each.

use crate::bitext::{Bead, Bitext, TranslationUnit};
use crate::instrument::{Address, Instrument, Level};
use crate::segment::Segments;
use crate::text::{Lang, Span};
use std::collections::HashMap;

/// The rows of a bitext, and the row of each address.
pub(super) struct Rows<'b> {
    rows: Vec<Row<'b>>,
    by_address: HashMap<&'b Address, usize>,
}

/// One bead as a row.
pub(super) struct Row<'b> {
    pub unit: TranslationUnit<'b>,
    /// The addresses of the provisions that begin here, the outermost first.
    pub begins: Vec<&'b Address>,
    /// For a heading how deep it stands, from 1.
    pub heading: Option<usize>,
    /// The spans of each side, one for each segment.
    pub zh: Vec<Span>,
    pub en: Vec<Span>,
}

impl<'b> Rows<'b> {
    pub fn new(bitext: &'b Bitext, zh: &'b Instrument, en: &'b Instrument) -> Self {
        let spans =
            |side: &Segments, places: &[usize]| places.iter().filter_map(|&at| side.get(at)).map(|segment| segment.span()).collect();
        let mut rows: Vec<Row<'b>> = bitext
            .units()
            .map(|unit| Row {
                unit,
                begins: Vec::new(),
                heading: None,
                zh: spans(bitext.zh(), &unit.bead().zh),
                en: spans(bitext.en(), &unit.bead().en),
            })
            .collect();
        let mut by_address = HashMap::new();
        // The Chinese side names the places; the English one those that the Chinese does not have.
        for (instrument, segments, lang) in [(zh, bitext.zh(), Lang::Zh), (en, bitext.en(), Lang::En)] {
            let row_of = rows_of_segments(bitext, segments.len(), lang);
            for provision in instrument.provisions() {
                let Some(&row) = segment_at(segments, provision.span().start).and_then(|at| row_of.get(at)) else { continue };
                by_address.entry(provision.address()).or_insert_with(|| {
                    rows[row].begins.push(provision.address());
                    row
                });
            }
        }
        for row in &mut rows {
            row.heading = heading(row, zh, en);
        }
        Self { rows, by_address }
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Row<'b>> {
        self.rows.iter()
    }

    /// Whether a provision of this address begins in a row.
    pub fn has(&self, address: &Address) -> bool {
        self.by_address.contains_key(address)
    }

    /// The row that holds byte `at` of a side.
    pub fn holding(&self, at: usize, lang: Lang) -> Option<usize> {
        let side = |row: &Row<'_>| match lang {
            Lang::Zh => row.zh.clone(),
            Lang::En => row.en.clone(),
        };
        self.rows.iter().position(|row| side(row).iter().any(|span| span.start <= at && at < span.end.max(span.start + 1)))
    }
}

fn rows_of_segments(bitext: &Bitext, len: usize, lang: Lang) -> Vec<usize> {
    let mut row_of = vec![0; len];
    for (row, bead) in bitext.beads().iter().enumerate() {
        let side = match lang {
            Lang::Zh => &bead.zh,
            Lang::En => &bead.en,
        };
        side.iter().filter(|&&at| at < len).for_each(|&at| row_of[at] = row);
    }
    row_of
}

/// The first segment that ends behind byte `at`.
pub(super) fn segment_at(segments: &Segments, at: usize) -> Option<usize> {
    let (mut low, mut high) = (0, segments.len());
    while low < high {
        let middle = (low + high) / 2;
        match segments.get(middle) {
            Some(segment) if segment.span().end <= at => low = middle + 1,
            _ => high = middle,
        }
    }
    (low < segments.len()).then_some(low)
}

/// How deep a row stands among headings, if it is one: it opens a heading or an annex and nothing inside it, and an annex by a short line.
fn heading(row: &Row<'_>, zh: &Instrument, en: &Instrument) -> Option<usize> {
    let address = row.begins.iter().rev().find(|address| is_heading(address))?;
    let provision = zh.find(address).or_else(|| en.find(address))?;
    let inside = row.begins.iter().any(|address| address.steps().last().is_some_and(|step| step.level() >= Level::Article));
    let short = row.unit.zh().chars().count() <= 60 && row.unit.en().len() <= 240;
    (!inside && (short || provision.level() != Level::Annex)).then(|| provision.ancestors().count())
}

fn is_heading(address: &Address) -> bool {
    address.steps().last().is_some_and(|step| step.level().is_heading() || step.level() == Level::Annex)
}

impl Row<'_> {
    /// The address by which the row is named and found: its own, where that begins here, else the first that does.
    pub fn anchor(&self) -> Option<&Address> {
        let own = self.unit.address();
        self.begins.iter().copied().find(|address| *address == own).or(self.begins.first().copied())
    }

    /// Whether an article begins here, or an outer point of a text without articles.
    pub fn opens(&self) -> bool {
        let outer = |address: &Address| match address.steps() {
            [point] => point.level() == Level::Point,
            _ => false,
        };
        self.begins.iter().any(|address| outer(address) || address.steps().last().is_some_and(|step| step.level() == Level::Article))
    }

    /// How far the row is set in: by one for an entry of a list, by more for entries of entries.
    pub fn depth(&self) -> usize {
        let inner = |level: Level| matches!(level, Level::Subparagraph | Level::Item | Level::Subitem | Level::Point);
        let steps = self.unit.address().steps();
        let entries = steps.iter().filter(|step| inner(step.level())).count();
        let outermost = usize::from(steps.first().is_some_and(|step| step.level() == Level::Point));
        entries.saturating_sub(outermost).min(3)
    }

    /// How sure the bead is, by [`sureness`].
    pub fn sureness(&self) -> usize {
        sureness(self.unit.bead())
    }
}

/// 0 for a bead with one side, 1 to 3 for a doubtful, a likely and a sure one.
pub(super) fn sureness(bead: &Bead) -> usize {
    match bead.confidence {
        _ if bead.is_null() => 0,
        confidence if confidence < 0.5 => 1,
        confidence if confidence < 0.9 => 2,
        _ => 3,
    }
}
