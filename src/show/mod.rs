//! A bitext to look at: pages in HTML and pictures in SVG, each whole in itself.
//!
//! A [`Page`] is one file without anything from outside: both texts side by side, clause by clause, with the outline, the confidence of each bead as a quiet
//! margin, and definitions and citations as links. It is readable without its script. Texts are shown as text, whatever markup they hold.
//!
//! ```
//! use duizhao::align::Aligner;
//! use duizhao::parse::Parser;
//! use duizhao::segment::Segmenter;
//! use duizhao::show::Page;
//! use duizhao::text::SourceText;
//!
//! let zh = Parser::new().parse(&SourceText::new("示范办法\n第一条　不得转租专线。\n第二条　违反第一条的，处以罚款。\n"));
//! let en = Parser::new().parse(&SourceText::new(
//!     "Model Measures\nArticle 1 No dedicated line shall be sublet.\nArticle 2 Whoever violates Article 1 shall be fined.\n",
//! ));
//! let bitext = Aligner::new().align(&Segmenter::new().segment(&zh), &Segmenter::new().segment(&en));
//! let html = Page::new(&bitext, &zh, &en).to_html();
//! assert!(html.contains(r##"<a class="q" href="#art1" title="第一条">第一条</a>"##));
//! ```

mod axis;
mod bars;
mod body;
mod cell;
mod coverage;
mod hashes;
mod marks;
mod outline;
mod own;
mod page;
mod part;
mod picture;
mod plain;
mod plot;
mod row;
mod shell;
mod strip;
mod terms;
mod words;
mod zh;

pub use bars::Bars;
pub use coverage::Coverage;
pub use page::Page;
pub use plot::Plot;
pub use shell::{SCRIPT, STYLE};
pub use strip::Strip;
pub use zh::tag;
