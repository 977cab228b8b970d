//! The words or signs at the head of a line that number a provision: 第十二条, （三）, Article 12, (c).
//!
//! [`leading_mark`] reads them from one line and knows nothing of the lines around it; which provision the mark opens is decided by
//! the parser, which knows the number that is expected next. A sign that can be read in two ways, such as `(i)`, keeps both readings.
//!
//! ```
//! use duizhao::mark::{MarkKind, leading_mark};
//! use duizhao::text::Lang;
//!
//! let mark = leading_mark("第十二条之一　网络运营者应当留存日志。", Lang::Zh);
//! let Some(MarkKind::Article(number)) = mark.map(|mark| mark.kind) else { panic!("an article") };
//! assert_eq!(number.to_string(), "12-1");
//! ```

mod en;
mod form;
mod kind;
mod leading;
mod list;
mod zh;

pub use form::{Form, ListMark};
pub use kind::{Mark, MarkKind};
pub use leading::{layout_len, leading_mark};
