//! From two sides of segments to beads, each with its confidence.
//!
//! What counts is evidence, weighed and not obeyed: words that translate each other (a likelihood ratio in both directions after IBM
//! model 1, Brown et al. 1993, as Moore 2002 used it), numbers by value, the numbers of provisions, length (after Gale & Church 1993), the
//! signs at line ends, and how usual the shape of a bead is. A first pass finds a corridor around the likeliest path, a dynamic program
//! finds the beads in it, the words of this text are learned from them by expectation–maximisation, and a second program runs with
//! what was learned. Forward and backward sums over the same lattice give each bead its posterior, which is its confidence. Last, what stands
//! alone on both sides is looked at again for what was moved.
//!
//! Time and memory grow with the number of segments times the width of the corridor, which is bounded.
//!
//! ```
//! use duizhao::align::Aligner;
//! use duizhao::parse::Parser;
//! use duizhao::segment::Segmenter;
//! use duizhao::text::SourceText;
//!
//! let side = |text: &str| Segmenter::new().segment(&Parser::new().parse(&SourceText::new(text)));
//! let zh = side("第一条　网络运营者应当留存日志。\n第二条　保存期限不少于6个月。\n");
//! let en = side("Article 1 Network operators shall keep logs.\nArticle 2 The period shall not be less than 6 months.\n");
//! let bitext = Aligner::new().align(&zh, &en);
//! let shapes: Vec<_> = bitext.beads().iter().map(|bead| (bead.zh.clone(), bead.en.clone())).collect();
//! assert_eq!(shapes, [(vec![0], vec![0]), (vec![1], vec![1])]);
//! ```

mod aligner;
mod corridor;
mod counted;
mod doubt;
mod evidence;
mod keep;
mod lattice;
mod learner;
mod likelihood;
mod linker;
mod mixed;
mod moved;
mod numbering;
mod side;
mod table;
mod together;
mod votes;
mod wrapped;

pub use aligner::Aligner;
pub use learner::Learner;
pub use linker::{Linker, Linking};
pub use numbering::Numbering;
