//! Finding clauses by words, exact phrases and citations in either language, with what matched on both sides.
//!
//! ```
//! use duizhao::exchange::units;
//! use duizhao::index::Index;
//! use duizhao::search::{Query, Searcher};
//!
//! let unit = r#"{"instrument":"x","address":"art2","zh":{"text":"不得出租专线。"},"en":{"text":"No dedicated line shall be leased."}}"#;
//! let index = Index::in_memory()?;
//! let mut indexer = index.indexer()?;
//! units::read(unit)?.iter().try_for_each(|unit| indexer.add(unit))?;
//! indexer.commit()?;
//!
//! let hits = Searcher::new(&index)?.search(&Query::parse("\"专线\"")?, 10)?;
//! assert_eq!(hits[0].highlights.zh[0].slice("不得出租专线。"), "专线");
//! # Ok::<(), duizhao::Error>(())
//! ```

mod cited;
mod expand;
mod highlight;
mod hit;
mod plan;
mod query;
mod searcher;

pub use hit::{Highlights, Hit, Via};
pub use query::{Query, Sides};
pub use searcher::Searcher;
