//! XLIFF 1.2 and 2.1, which translators' editors work on: units one by one, in and out.
//!
//! The units of one instrument make a `file`, with the instrument's name as its `original`. Chinese is the source and English the target; a side that is not
//! there is an empty source or no target. What is known beside the texts stands in version 1.2 in contexts (`x-address`, `x-confidence`; `x-title-zh` and others
//! for the instrument), in version 2.1 in the metadata module under the same names without `x-`. Notes are notes, with their side and their sort (`from`,
//! `category`). A character that XML cannot hold is `<x ctype="x-cp-001F"/>` or `<cp hex="001F"/>` in a text, and an error elsewhere.
//!
//! Files of other tools are read in either direction, without inline codes; each segment of a unit of version 2 is a unit. Proposals (`alt-trans`, `matches`),
//! skeletons and binary units are passed over.
//!
//! ```
//! use duizhao::exchange::xliff::{self, Version};
//! use duizhao::exchange::units;
//!
//! let units = units::read(r#"{"instrument":"notice","address":"art2","zh":{"text":"不得出租专线。"},"en":null}"#)?;
//! for version in [Version::V1_2, Version::V2_1] {
//!     let mut file = Vec::new();
//!     xliff::write(&mut file, &units, version)?;
//!     assert_eq!(xliff::read(file.as_slice())?, units);
//! }
//! # Ok::<(), duizhao::Error>(())
//! ```

mod reader;
mod unit;
mod version;
mod writer;

pub use reader::{Reader, read};
pub use version::Version;
pub use writer::{Writer, write};
