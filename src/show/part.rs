//! A part of a page: the article, outer point or heading around a provision.

use super::row::Row;
use crate::instrument::{Address, Instrument, Level, Provision};
use crate::text::Span;

/// The spans of a part on both sides, and those of the provision that it is about.
#[derive(Debug)]
pub(super) struct Part {
    around: [Option<Span>; 2],
    about: [Option<Span>; 2],
}

impl Part {
    /// The part around the provision of an address, on the sides that have it.
    pub fn around(address: &Address, sides: [&Instrument; 2]) -> Option<Self> {
        let about = sides.map(|side| side.find(address));
        let around = about.map(|found| found.map(|provision| outer(provision).span()));
        // Entries may stand in another order on the other side; then the Chinese one says which is meant.
        let about = match about.map(|found| found.map(Provision::span)) {
            [Some(zh), _] => [Some(zh), None],
            other => other,
        };
        around.iter().any(Option::is_some).then_some(Self { around, about })
    }

    /// Whether a row is in the part.
    pub fn holds(&self, row: &Row<'_>) -> bool {
        touches(self.around, row)
    }

    /// Whether a row is of the provision itself, where that is less than the part.
    pub fn is_about(&self, row: &Row<'_>) -> bool {
        let less = self.about.iter().zip(&self.around).any(|(about, around)| about.is_some() && about != around);
        less && touches(self.about, row)
    }
}

/// The article around a provision, or the outer point, or the provision itself.
fn outer(provision: Provision<'_>) -> Provision<'_> {
    let article = provision.ancestors().find(|outer| outer.level() == Level::Article);
    let point = || provision.ancestors().filter(|outer| !outer.level().is_heading() && outer.level() != Level::Annex).last();
    article.or_else(point).unwrap_or(provision)
}

fn touches(spans: [Option<Span>; 2], row: &Row<'_>) -> bool {
    let [zh, en] = spans;
    let side = |span: Option<Span>, segments: &[Span]| span.is_some_and(|span| segments.iter().any(|segment| segment.overlaps(span)));
    side(zh, &row.zh) || side(en, &row.en)
}
