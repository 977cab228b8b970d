//! Runs the checks over a bitext.

use super::citations;
use super::connectives;
use super::coverage::{Clause, Words, stems};
use super::definitions;
use super::drift;
use super::layout;
use super::lists;
use super::modality;
use super::negations;
use super::omissions;
use super::pair::Pair;
use super::parties;
use super::quantities;
use super::terms;
use crate::bitext::Bitext;
use crate::finding::Finding;
use crate::instrument::Instrument;
use crate::lexicon::Lexicon;
use std::sync::OnceLock;

/// Checks translations.
#[derive(Debug, Clone, Default)]
pub struct Checker {
    lexicon: Lexicon,
    terms: Lexicon,
    /// Made when words are first needed.
    words: OnceLock<Words>,
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
        self.words = OnceLock::new();
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
        let words = self.words.get_or_init(|| Words::new(&self.lexicon));
        let clauses: Vec<Vec<Clause>> = pairs.iter().map(|pair| words.clauses(pair, &stems(&pair.en.text))).collect();
        let mut findings = Vec::new();
        quantities::check(&pairs, &mut findings);
        modality::check(&pairs, &mut findings);
        negations::check(&pairs, &clauses, words, &mut findings);
        citations::check(&pairs, zh, en, &mut findings);
        if !self.prose {
            lists::check(bitext, &pairs, &mut findings);
        }
        let ratio = omissions::ratio(&pairs);
        for (pair, clauses) in pairs.iter().zip(&clauses).filter(|(pair, _)| !pair.is_one_sided()) {
            let lost = omissions::check(pair, clauses, (ratio, jurisdiction), &mut findings);
            parties::check(pair, clauses, words, &mut findings);
            terms::uncovered(pair, (clauses, words), jurisdiction, &lost, &mut findings);
            terms::known(pair, clauses, words, &mut findings);
        }
        terms::listed(&pairs, &self.terms, &mut findings);
        connectives::check(&pairs, &mut findings);
        definitions::check(&pairs, zh, &mut findings);
        layout::check(&pairs, &mut findings);
        drift::gather(bitext, zh, en, &mut findings);
        findings.sort_by_key(|finding| (finding.zh, finding.en, finding.kind));
        findings
    }
}
