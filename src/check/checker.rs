//! Runs the checks over a bitext.

use super::modality;
use super::negations;
use super::pair::Pair;
use super::quantities;
use crate::bitext::Bitext;
use crate::finding::Finding;
use crate::instrument::{Instrument, Jurisdiction};
use crate::lexicon::Lexicon;

/// Checks translations.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    lexicon: Lexicon,
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

    /// What the translation changes, in the order of the Chinese text. The instruments are those that the sides of the bitext were cut from. Never fails; O(length).
    pub fn check(&self, bitext: &Bitext, zh: &Instrument, en: &Instrument) -> Vec<Finding> {
        let jurisdiction = match zh.jurisdiction() {
            Jurisdiction::Mainland => en.jurisdiction(),
            other => other,
        };
        let jurisdiction = if zh.source().as_str().trim().is_empty() { en.jurisdiction() } else if zh.jurisdiction() == Jurisdiction::Mainland { zh.jurisdiction() } else { jurisdiction };
        let pairs = Pair::all(bitext, jurisdiction);
        let mut findings = Vec::new();
        quantities::check(&pairs, &mut findings);
        modality::check(&pairs, &mut findings);
        negations::check(&pairs, &mut findings);
        findings.sort_by(|a, b| (a.zh, a.en, a.kind).cmp(&(b.zh, b.en, b.kind)));
        findings
    }
}
