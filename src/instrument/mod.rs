//! One law, regulation, rule or notice as a tree of provisions, each with an address that is the same in both languages.
//!
//! An [`Instrument`] owns its [`SourceText`](crate::text::SourceText) and its provisions in document order; a [`Provision`] is a view
//! that borrows and is free to copy. Provisions nest and never overlap; each span begins at the provision's own mark (第 of 第十二条).
//!
//! ```
//! use duizhao::instrument::{Address, Level};
//!
//! let address: Address = "art12/para2/sub3".parse()?;
//! assert_eq!(address.steps().len(), 3);
//! assert_eq!(address.steps()[0].level(), Level::Article);
//! assert_eq!(address.to_string(), "art12/para2/sub3");
//! # Ok::<(), duizhao::Error>(())
//! ```

mod address;
mod jurisdiction;
mod label;
mod level;
mod notice;
mod number;
mod particulars;
mod provision;
mod tree;
mod walk;

pub use address::{Address, Step};
pub use jurisdiction::Jurisdiction;
pub use level::Level;
pub use notice::{Notice, NoticeKind};
pub use number::Number;
pub use particulars::{Date, Kind, Particulars, Stated, Status};
pub use provision::Provision;
pub use tree::{Instrument, Node, NodeAt};
