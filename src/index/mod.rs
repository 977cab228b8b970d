//! Translation units in an index, in memory or on disk.
//!
//! Each side of a unit is indexed as single characters and Latin words with positions, for exact phrases of any length, and as words, for
//! ranking; the same [`Analyser`] cuts texts and queries. On disk an index is a folder; a writer that is killed loses what it had not
//! committed and nothing else.
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
mod fields;
mod store;
mod writer;

pub use analyser::Analyser;
pub use store::Index;
pub use writer::Indexer;

pub(crate) use fields::Fields;
pub(crate) use store::failed;
