//! A folder of bitexts with a manifest; one such folder is embedded in the crate.
//!
//! All but one of the embedded instruments are models written for this project under CC0: they show drafting styles and are not law.
//!
//! ```
//! use duizhao::corpus::Corpus;
//!
//! let corpus = Corpus::embedded()?;
//! let seed = corpus.instruments().find(|entry| entry.meta().slug == "miit-notice-2017-32").map(|entry| entry.bitext());
//! assert_eq!(seed.map(|bitext| bitext.beads().len()), Some(2));
//! # Ok::<(), duizhao::Error>(())
//! ```

mod embedded;
mod entries;
mod manifest;

pub use entries::{Corpus, Entry};
pub use manifest::{Learned, Meta, Scheme};
