//! duizhao (对照, "side by side") reads Chinese regulations and their English translations.

#![forbid(unsafe_code)]

pub mod citation;
pub mod error;
pub mod instrument;
pub mod mark;
pub mod parse;
pub mod read;
pub mod text;

pub use error::{Error, ErrorKind, Result};
