//! Bitexts in files: rows of line numbers, JSON Lines of translation units, TMX and XLIFF, written and read; JSON Lines of beads, written.
//!
//! Formats of units hold [`Unit`](crate::bitext::Unit)s and give back what they hold: `read(write(units))` are the same units. XML is read one unit at a
//! time; entities, document types with declarations, deep nesting and units of more than 64 MiB are errors with their byte.
//!
//! ```
//! use duizhao::exchange::units;
//!
//! let read = units::read(r#"{"instrument":"x","address":"art2","zh":{"text":"不得出租专线。"},"en":null}"#)?;
//! assert_eq!(read[0].address.to_string(), "art2");
//! # Ok::<(), duizhao::Error>(())
//! ```

pub mod akn;
pub mod any;
mod control;
mod fields;
pub mod jsonl;
mod language;
mod limited;
pub mod moses;
pub mod table;
pub mod tbx;
pub mod tmx;
pub mod tsv;
pub mod units;
pub mod xliff;
