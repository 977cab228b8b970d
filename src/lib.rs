//! duizhao (对照, "side by side") reads Chinese regulations and their English translations.

#![forbid(unsafe_code)]

pub mod align;
pub mod bitext;
pub mod citation;
#[cfg(feature = "corpus")]
pub mod corpus;
pub mod error;
pub mod exchange;
pub mod gold;
#[cfg(feature = "search")]
pub mod index;
pub mod instrument;
pub mod lexicon;
pub mod mark;
pub mod parse;
pub mod quantity;
pub mod read;
#[cfg(feature = "search")]
pub mod search;
pub mod segment;
pub mod text;
pub mod token;

pub use error::{Error, ErrorKind, Result};
