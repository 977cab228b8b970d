//! Two sides of segments and the beads that cover them.
//!
//! A [`Bead`] holds places of segments on both sides, either of which may be empty; the beads of a [`Bitext`] hold each segment exactly
//! once. Since what moved is found too, a side of a bead is a list and not a range.

mod bead;
mod link;
mod pair;
mod unit;

pub use bead::Bead;
pub use link::{Link, chinese_of, english_of};
pub use pair::{Bitext, TranslationUnit};
pub use unit::{Authentic, Note, Side, Titles, Unit};
