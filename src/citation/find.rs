//! Finds the citations in a text.

use super::en;
use super::target::Citation;
use super::zh;
use crate::instrument::Jurisdiction;
use crate::text::Lang;

/// The citations in a text, in order; spans are bytes of `text`. O(length).
pub fn find(text: &str, lang: Lang, jurisdiction: Jurisdiction) -> Vec<Citation> {
    find_beside(text, lang, jurisdiction, &[])
}

/// As [`find`], in a text whose provisions begin with marks of their own at these bytes, in rising order: they cite nothing.
pub(super) fn find_beside(text: &str, lang: Lang, jurisdiction: Jurisdiction, marks: &[usize]) -> Vec<Citation> {
    match lang {
        Lang::Zh => zh::find(text, jurisdiction, marks),
        Lang::En => en::find(text, jurisdiction, marks),
    }
}
