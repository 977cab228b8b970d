//! One term with its renderings.

use crate::text::simplify;

/// One English rendering of a term.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendering {
    en: Box<str>,
    weight: f32,
}

impl Rendering {
    /// A rendering with its weight, 0..=1.
    pub fn new(en: &str, weight: f32) -> Self {
        Self { en: en.into(), weight: weight.clamp(0.0, 1.0) }
    }

    /// The English words.
    pub fn en(&self) -> &str {
        &self.en
    }

    /// How likely the term is rendered so, 0..=1.
    pub fn weight(&self) -> f32 {
        self.weight
    }
}

/// One Chinese term and how it is rendered, the preferred rendering first.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    zh: Box<str>,
    renderings: Vec<Rendering>,
}

impl Term {
    /// A term in either script, kept in simplified characters.
    pub fn new(zh: &str, renderings: Vec<Rendering>) -> Self {
        Self { zh: simplify(zh).into(), renderings }
    }

    /// A term whose renderings are in order of preference: the first weighs 1, the second 1/2, the third 1/3.
    pub fn ranked<'a>(zh: &str, renderings: impl IntoIterator<Item = &'a str>) -> Self {
        let weighted = renderings.into_iter().zip(0..).map(|(en, rank)| Rendering::new(en, 1.0 / (1.0 + rank as f32)));
        Self::new(zh, weighted.collect())
    }

    /// The Chinese term, in simplified characters.
    pub fn zh(&self) -> &str {
        &self.zh
    }

    /// Its renderings, the preferred one first.
    pub fn renderings(&self) -> &[Rendering] {
        &self.renderings
    }

    /// Adds the renderings of the same term that are new.
    pub(super) fn extend(&mut self, other: Term) {
        for rendering in other.renderings {
            if !self.renderings.iter().any(|own| own.en == rendering.en) {
                self.renderings.push(rendering);
            }
        }
    }
}
