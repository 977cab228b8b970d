//! duizhao (对照, "side by side") reads Chinese regulations and their English translations, segments, aligns and searches them clause by
//! clause.
//!
//! A text goes one way: **bytes → source text → instrument → segments → bitext → index → hits**. Each stage has one worker and one product:
//!
//! | stage | worker | product |
//! |---|---|---|
//! | bytes and files, in any usual encoding | [`read::Reader`] | [`text::SourceText`] |
//! | a law as a tree, each provision with an address that is the same in both languages | [`parse::Parser`] | [`instrument::Instrument`] |
//! | sentences and list entries | [`segment::Segmenter`] | [`segment::Segments`] |
//! | what translates what, and how sure that is | [`align::Aligner`] | [`bitext::Bitext`] |
//! | aligned clauses in memory or on disk | [`index::Indexer`] | [`index::Index`] |
//! | the clause you asked for, in either language | [`search::Searcher`] | [`search::Hit`] |
//!
//! ```
//! # #[cfg(all(feature = "search", feature = "corpus"))]
//! # fn main() -> Result<(), duizhao::Error> {
//! use duizhao::search::{Query, Searcher};
//! use duizhao::{align::Aligner, corpus::Corpus, index::Index, parse::Parser, segment::Segmenter, text::SourceText};
//!
//! let segments = |text: &str| Segmenter::new().segment(&Parser::new().parse(&SourceText::new(text)));
//! let zh = segments("第一条　未经批准，不得租用专线。\n第二条　日志保存期限不少于六个月。\n");
//! let en = segments("Article 1 No one shall rent a dedicated line without approval.\nArticle 2 Logs shall be kept for at least six months.\n");
//! let bitext = Aligner::new().lexicon(&Corpus::embedded_lexicon()?).align(&zh, &en);
//! assert_eq!(bitext.units().map(|unit| unit.address().to_string()).collect::<Vec<_>>(), ["art1", "art2"]);
//!
//! let index = Index::in_memory()?;
//! let mut indexer = index.indexer()?;
//! bitext.units().try_for_each(|unit| indexer.add(&unit.to_unit("notice")))?;
//! indexer.commit()?;
//!
//! let hits = Searcher::new(&index)?.search(&Query::parse("leased line")?, 10)?;
//! assert_eq!(hits[0].label.zh.as_deref(), Some("第一条"));
//! assert!(hits[0].via.iter().any(|via| via.word == "leased line" && via.rendering == "专线"));
//! # Ok(())
//! # }
//! # #[cfg(not(all(feature = "search", feature = "corpus")))]
//! # fn main() {}
//! ```
//!
//! Beside the stages stand [`citation`] (words that name a provision), [`definition`] (an instrument's own terms), [`quantity`] (numbers by value), [`token`] (words), [`lexicon`] (terms and their
//! renderings), [`gold`] (scores), [`exchange`] (files of beads and units) and [`corpus`] (a folder of bitexts; one is embedded).
//!
//! # What is refused
//!
//! Odd law is not an error: the stages up to the bitext always answer, and what looked odd comes back as a [notice](instrument::Notice) with its span. An
//! [`Error`] is for bytes that are no text, for formats that must be converted first (PDF, old Word files, containers, markup), for what a person typed,
//! and for the disk.
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `search` | on | `index` and `search`, on tantivy |
//! | `corpus` | on | `corpus`: the embedded model instruments, beads and lexicon, and folders of bitexts |
//! | `show` | on | `show`: pages (HTML) and pictures (SVG) of a bitext |
//!
//! Read on in `ARCHITECTURE.md` (the floors, what always holds), `DESIGN.md` (why) and `corpus/README.md` (the texts).

#![cfg_attr(doctest, doc = include_str!("../README.md"))]
#![forbid(unsafe_code)]

pub mod align;
pub mod bitext;
pub mod check;
pub mod citation;
#[cfg(feature = "corpus")]
pub mod corpus;
pub mod definition;
pub mod error;
pub mod exchange;
pub mod finding;
pub mod gold;
#[cfg(feature = "search")]
pub mod index;
pub mod instrument;
pub mod lexicon;
pub mod mark;
pub mod modality;
pub mod parse;
pub mod quantity;
pub mod read;
#[cfg(feature = "search")]
pub mod search;
pub mod segment;
#[cfg(feature = "show")]
pub mod show;
pub mod text;
pub mod token;
mod xml;

pub use error::{Error, ErrorKind, Result};
