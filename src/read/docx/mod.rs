//! Word documents (.docx): their paragraphs as lines, with the numbers that Word shows before them.

mod archive;
mod counter;
mod document;
mod format;
mod numbering;
mod paragraph;
mod properties;
mod styles;
mod symbols;
mod table;
mod xml;

pub(in crate::read) use document::read;
