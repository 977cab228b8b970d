//! Writing bitexts, and reading them back: rows of line numbers, JSON Lines of beads, JSON Lines of translation units.
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
