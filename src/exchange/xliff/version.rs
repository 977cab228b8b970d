//! The versions of XLIFF that are written.

/// A version of XLIFF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[allow(non_camel_case_types)] // two numbers run together would be another version
pub enum Version {
    /// 1.2 of 2008, which most tools read.
    V1_2,
    /// 2.1 of 2018.
    #[default]
    V2_1,
}
