//! Whether numbers count as evidence.

/// What the numbers of provisions are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Numbering {
    /// They are evidence like other evidence.
    #[default]
    Weighed,
    /// They are not looked at, as for a translation of a renumbered text.
    Ignored,
}
