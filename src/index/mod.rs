//! Translation units in an index, in memory or on disk.
//!
//! Each side of a unit is indexed as single signs and pairs of neighbouring ones, for exact phrases of any length, and as words, for
//! ranking. On disk an index is a folder; a writer that is killed loses what it had not committed and nothing else.
//!
//! ```
//! use duizhao::exchange::units;
//! use duizhao::index::Index;
//!
//! let units = units::read(r#"{"instrument":"x","address":"art2","zh":{"text":"不得出租专线。"},"en":{"text":"No dedicated line shall be leased."}}"#)?;
//! let index = Index::in_memory()?;
//! let mut indexer = index.indexer()?;
//! indexer.add(&units[0])?;
//! indexer.commit()?;
//! assert_eq!(index.len()?, 1);
//! # Ok::<(), duizhao::Error>(())
//! ```

mod analyser;
mod context;
mod fields;
mod stamp;
mod store;
mod writer;

pub use analyser::Analyser;
pub use fields::Entry;
pub use store::Index;
pub use writer::Indexer;

pub(crate) use analyser::{content, stems};
pub(crate) use fields::{Fields, day};
pub(crate) use store::failed;
