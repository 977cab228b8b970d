//! A value with the place where it stands.

use crate::text::Span;

/// A number that a text states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// Its value.
    pub value: f64,
    /// The words that state it.
    pub span: Span,
}
