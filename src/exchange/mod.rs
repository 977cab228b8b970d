//! Bitexts in files: rows of line numbers and JSON Lines of translation units, written and read, and JSON Lines of beads, written.
//!
//! ```
//! use duizhao::exchange::units;
//!
//! let read = units::read(r#"{"instrument":"x","address":"art2","zh":{"text":"不得出租专线。"},"en":null}"#)?;
//! assert_eq!(read[0].address.to_string(), "art2");
//! # Ok::<(), duizhao::Error>(())
//! ```

pub mod jsonl;
pub mod tsv;
pub mod units;
