//! One term with its renderings.

use crate::text::simplify;

/// One English rendering of a term.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendering {
    en: Box<str>,
    weight: f32,
    is_forbidden: bool,
}

impl Rendering {
    /// A rendering with its weight, 0..=1.
    pub fn new(en: &str, weight: f32) -> Self {
        Self { en: en.into(), weight: weight.clamp(0.0, 1.0), is_forbidden: false }
    }

    /// The same rendering as one that a term list forbids.
    #[must_use]
    pub fn forbidden(mut self) -> Self {
        self.is_forbidden = true;
        self
    }

    /// The English words.
    pub fn en(&self) -> &str {
        &self.en
    }

    /// How likely the term is rendered so, 0..=1.
    pub fn weight(&self) -> f32 {
        self.weight
    }

    /// Whether a term list says that the term must not be rendered so. Texts may hold it all the same, so it is a rendering like others to the aligner.
    ///
    /// ```
    /// use duizhao::lexicon::Lexicon;
    ///
    /// let terms = Lexicon::read("个人信息\tpersonal information\n个人信息\tpersonal data\tforbidden\n")?;
    /// let renderings = terms.find("个人信息").map(|term| term.renderings()).unwrap_or_default();
    /// assert_eq!(renderings.iter().map(|r| (r.en(), r.is_forbidden())).collect::<Vec<_>>(), [("personal information", false), ("personal data", true)]);
    /// # Ok::<(), duizhao::Error>(())
    /// ```
    pub fn is_forbidden(&self) -> bool {
        self.is_forbidden
    }
}

/// One Chinese term and how it is rendered, the preferred rendering first.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    zh: Box<str>,
    renderings: Vec<Rendering>,
}

impl Term {
    /// A term in either script, kept in simplified characters; forbidden renderings go behind the others.
    pub fn new(zh: &str, mut renderings: Vec<Rendering>) -> Self {
        renderings.sort_by_key(Rendering::is_forbidden);
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

    /// Adds the renderings of the same term that are new; one that either forbids is forbidden.
    pub(super) fn extend(&mut self, other: Term) {
        for rendering in other.renderings {
            match self.renderings.iter_mut().find(|own| own.en == rendering.en) {
                Some(own) => own.is_forbidden |= rendering.is_forbidden,
                None => self.renderings.push(rendering),
            }
        }
        self.renderings.sort_by_key(Rendering::is_forbidden);
    }

    /// The same term with all its renderings forbidden.
    #[must_use]
    pub(super) fn forbidden(mut self) -> Self {
        self.renderings.iter_mut().for_each(|rendering| rendering.is_forbidden = true);
        self
    }
}
