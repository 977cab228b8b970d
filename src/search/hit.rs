//! What a search finds.

use crate::bitext::{Authentic, Titles, Unit};
use crate::instrument::{Address, Jurisdiction};
use crate::text::{Lang, Span};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

/// What matched, in bytes of the hit's own texts, in order and without overlap; empty for an absent side.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Highlights {
    /// In the Chinese text.
    #[serde(serialize_with = "pairs")]
    pub zh: Vec<Span>,
    /// In the English text.
    #[serde(serialize_with = "pairs")]
    pub en: Vec<Span>,
}

/// Spans as `[start, end]`.
fn pairs<S: Serializer>(spans: &[Span], serializer: S) -> Result<S::Ok, S::Error> {
    let mut pairs = serializer.serialize_seq(Some(spans.len()))?;
    spans.iter().try_for_each(|span| pairs.serialize_element(&[span.start, span.end]))?;
    pairs.end()
}

/// A word of the query that matched by translation alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Via {
    /// The word as typed.
    pub word: String,
    /// What stands in the text for it.
    pub rendering: String,
}

/// One translation unit that a query found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The instrument's short name.
    pub instrument: String,
    /// Its titles.
    pub title: Titles,
    /// The address of the provision.
    pub address: Address,
    /// The words by which the provision is cited.
    pub label: Titles,
    /// The Chinese text.
    pub zh: Option<String>,
    /// The English text.
    pub en: Option<String>,
    /// How well it matches; higher is better, and only comparable within one answer.
    pub score: f32,
    /// How sure the bead is, 0..=1.
    pub confidence: Option<f64>,
    /// The date of the instrument.
    pub date: Option<String>,
    /// Whether it is in force.
    pub status: Option<String>,
    /// Which side is law.
    pub authentic: Option<Authentic>,
    /// What matched.
    pub highlights: Highlights,
    /// What matched by translation alone.
    pub via: Vec<Via>,
    /// What matched only nearly, when little else was found: a word spelt otherwise, a phrase that shares most of its pairs.
    pub near: Vec<Via>,
    /// The headings over the provision, from the outside in.
    pub headings: Vec<Titles>,
    /// The unit before it in its instrument.
    pub before: Option<Neighbour>,
    /// The unit behind it in its instrument.
    pub after: Option<Neighbour>,
}

/// The unit before or behind a hit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Neighbour {
    /// Its address.
    pub address: Address,
    /// Its Chinese text.
    pub zh: Option<String>,
    /// Its English text.
    pub en: Option<String>,
}

impl Neighbour {
    /// The neighbour that a unit is.
    pub(super) fn new(unit: Unit) -> Self {
        Self { address: unit.address, zh: unit.zh.map(|side| side.text), en: unit.en.map(|side| side.text) }
    }
}

impl Hit {
    /// The hit of a unit.
    pub(super) fn new(unit: Unit, score: f32, highlights: Highlights, via: Vec<Via>) -> Self {
        let jurisdiction = unit.jurisdiction.as_deref().and_then(Jurisdiction::from_code).unwrap_or(Jurisdiction::Mainland);
        let label = |lang| Some(unit.address.label(lang, jurisdiction)).filter(|label| !label.is_empty());
        Self {
            label: Titles { zh: label(Lang::Zh), en: label(Lang::En) },
            instrument: unit.instrument,
            title: unit.title,
            address: unit.address,
            zh: unit.zh.map(|side| side.text),
            en: unit.en.map(|side| side.text),
            score,
            confidence: unit.confidence,
            date: unit.date,
            status: unit.status,
            authentic: unit.authentic,
            highlights,
            via,
            near: Vec::new(),
            headings: Vec::new(),
            before: None,
            after: None,
        }
    }
}
