//! Source texts, spans into them, and views that fold width, script and case without losing the way back.
//!
//! A [`SourceText`] is what came in, unchanged. Every [`Span`] of the crate is a half-open byte range of such a text. A [`Folded`] view
//! rewrites the text for comparison and keeps an [`SpanMap`] back, so what is found in the view is shown in the text.
//!
//! ```
//! use duizhao::text::{Fold, Folded};
//!
//! let text = "經營　ＩＤＣ 業務";
//! let folded = Folded::new(text, Fold::SEARCH);
//! assert_eq!(folded.as_str(), "经营idc业务");
//! let at = folded.as_str().find("idc").map(|at| folded.span(at, at + 3));
//! assert_eq!(at.map(|span| span.slice(text)), Some("ＩＤＣ"));
//! ```

mod fold;
mod lang;
mod lines;
pub mod numeral;
mod offsets;
mod source;
mod span;

pub use fold::{Fold, Folded, simplify};
pub use lang::{Lang, han_share, is_han};
pub use lines::Lines;
pub use offsets::SpanMap;
pub use source::SourceText;
pub use span::Span;
