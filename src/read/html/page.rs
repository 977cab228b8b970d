//! Reads a page into what is written of it.

use super::{build, part, write};
use crate::error::Result;
use crate::read::written::Written;

/// Reads a page; `base` is the byte of the file at which `text` begins.
pub(in crate::read) fn read(text: &str, base: usize) -> Result<Written> {
    let tree = build::tree(text)?;
    let part = part::main(text, &tree);
    Ok(write::write(text, base, &tree, &part))
}
