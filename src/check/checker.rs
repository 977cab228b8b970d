//! Runs the checks over a bitext.

use super::citations;
use super::connectives;
use super::layout;
use super::lists;
use super::modality;
use super::negations;
use super::pair::Pair;
use super::quantities;
use crate::bitext::Bitext;
use crate::finding::Finding;
use crate::instrument::Instrument;
use crate::lexicon::Lexicon;

/// Checks translations.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    lexicon: Lexicon,
    terms: Lexicon,
    prose: bool,
}

impl Checker {
    /// A checker that knows no terms yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds terms with their renderings.
    #[must_use]
    pub fn lexicon(mut self, lexicon: &Lexicon) -> Self {
        self.lexicon.extend(lexicon);
        self
    }

    /// Adds terms that must be rendered as this list says.
    #[must_use]
    pub fn terms(mut self, terms: &Lexicon) -> Self {
        self.terms.extend(terms);
        self
    }

    /// Says that prose stands around what is translated, as in a news article: what stands on one side alone is no finding.
    #[must_use]
    pub fn prose_around(mut self) -> Self {
        self.prose = true;
        self
    }

    /// What the translation changes, in the order of the Chinese text. The instruments are those that the sides of the bitext were cut from. Never fails; O(length).
    pub fn check(&self, bitext: &Bitext, zh: &Instrument, en: &Instrument) -> Vec<Finding> {
        let jurisdiction = if zh.source().as_str().trim().is_empty() { en.jurisdiction() } else { zh.jurisdiction() };
        let pairs = Pair::all(bitext, jurisdiction);
        let mut findings = Vec::new();
        quantities::check(&pairs, &mut findings);
        modality::check(&pairs, &mut findings);
        negations::check(&pairs, &mut findings);
        citations::check(&pairs, zh, en, &mut findings);
        if !self.prose {
            lists::check(bitext, &pairs, &mut findings);
        }
        connectives::check(&pairs, &mut findings);
        layout::check(&pairs, &mut findings);
        findings.sort_by(|a, b| (a.zh, a.en, a.kind).cmp(&(b.zh, b.en, b.kind)));
        findings
    }
}
