//! Words that name a provision: 第十二条第二款, 前款, 本条例第三条, Article 12(2), the preceding paragraph.
//!
//! [`find`] gives one [`Citation`] for each provision that the words name: a list gives several with one span, a range gives one with its
//! last. What a word means follows the jurisdiction: 第一项 is a subparagraph in the mainland and a paragraph in Taiwan. Where a citation
//! leads inside its own instrument is told by [`Instrument::resolve`](crate::instrument::Instrument::resolve).
//!
//! ```
//! use duizhao::citation::find;
//! use duizhao::instrument::Jurisdiction;
//! use duizhao::text::Lang;
//!
//! let found = find("违反本条例第十二条第二款、第三款规定的", Lang::Zh, Jurisdiction::Mainland);
//! let targets: Vec<String> = found.iter().map(|citation| citation.target.to_string()).collect();
//! assert_eq!(targets, ["art12/para2", "art12/para3"]);
//! ```

mod en;
mod find;
mod resolve;
mod target;
mod zh;
mod zh_link;

pub use find::find;
pub use resolve::Resolution;
pub use target::{Citation, Target};
