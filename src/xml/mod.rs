//! XML that other tools read and write: streamed in by piece and written out by element, without document types of its own, entities or limits unset.
//!
//! [`Pieces`] reads UTF-8 and UTF-16 with bounded memory: one unit of a file may take so many bytes and no more. [`Elements`] writes with indents and
//! refuses the characters that XML cannot hold, unless the caller has an element for them.

mod decoded;
mod letters;
mod pieces;
mod tag;
mod write;

pub(crate) use letters::is_allowed;
pub(crate) use pieces::{Inline, Piece, Pieces};
pub(crate) use tag::Tag;
pub(crate) use write::Elements;
