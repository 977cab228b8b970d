//! From an instrument to segments: the smallest stretches of one language that are aligned.
//!
//! A [`Segment`] never crosses the bounds of a provision, unless it is a line, and is never torn inside 《》, quotes or brackets. By [`Units`], segments are the
//! lines of the text, its sentences, or the sentences and list entries of its provisions. They stand in the order of the text and
//! cover all of its words.
//!
//! ```
//! use duizhao::parse::Parser;
//! use duizhao::segment::Segmenter;
//! use duizhao::text::SourceText;
//!
//! let law = Parser::new().parse(&SourceText::new("第一条　网络运营者应当留存日志。保存期限不少于六个月。\n（一）转租专线；"));
//! let segments = Segmenter::new().segment(&law);
//! let texts: Vec<&str> = segments.iter().map(|segment| segment.as_str()).collect();
//! assert_eq!(texts, ["第一条　网络运营者应当留存日志。", "保存期限不少于六个月。", "（一）转租专线；"]);
//! ```

mod en;
mod pieces;
mod segmenter;
mod segments;
mod zh;

pub use segmenter::{Segmenter, Units};
pub use segments::{Segment, Segments};
