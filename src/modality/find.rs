//! Finds modal words and negations.

use super::en;
use super::negation::Negation;
use super::norm::Norm;
use super::zh;
use crate::text::Lang;

/// The modal words of a text, in order. O(length).
pub fn norms(text: &str, lang: Lang) -> Vec<Norm> {
    match lang {
        Lang::Zh => zh::norms(text),
        Lang::En => en::norms(text),
    }
}

/// The negations of a text, in order; those of bounds (*not more than*, 不超过) can be matched and are not required. O(length).
pub fn negations(text: &str, lang: Lang) -> Vec<Negation> {
    match lang {
        Lang::Zh => zh::negations(text),
        Lang::En => en::negations(text),
    }
}
