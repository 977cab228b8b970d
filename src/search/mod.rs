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

mod around;
mod board;
mod cited;
mod closeness;
mod concordance;
mod cut;
mod expand;
mod facets;
mod field;
mod gate;
mod highlight;
mod hit;
mod names;
mod near;
mod nearness;
mod parse;
mod pattern;
mod query;
mod score;
mod searcher;
mod set;
mod units;

pub use concordance::{Line, Rendering};
pub use facets::{Counts, Facets};
pub use hit::{Highlights, Hit, Neighbour, Via};
pub use query::{Clause, Filter, Order, Query, Sides};
pub use searcher::Searcher;
