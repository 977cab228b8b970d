//! The other side of an instrument that is written.

use crate::instrument::{Address, Instrument};

/// The same instrument in the other language.
#[derive(Debug, Clone, Copy)]
pub struct Companion<'c> {
    /// The instrument.
    pub instrument: &'c Instrument,
    /// Provisions of the document with those of the companion that render them, where their addresses differ.
    pub links: &'c [(Address, Address)],
}
