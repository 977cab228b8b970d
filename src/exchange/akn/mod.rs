//! Akoma Ntoso 3.0 (OASIS), which legislation is published in: one instrument in one language, in and out.
//!
//! | in the instrument | in the document |
//! |---|---|
//! | text before the first provision | `preface`, with the title as `docTitle` |
//! | preamble 序言 | `preamble`, its provisions as `container` |
//! | part, subpart, chapter, section, subsection, article 条 | the elements of these names |
//! | paragraph 款, subparagraph 项, item 目, subitem | `paragraph`, `point`, `indent`, `alinea` |
//! | point of a text without 条 | `level` |
//! | annex | `attachment` with a `doc` |
//! | new text that an amendment quotes | `hcontainer name="quote"`, since a `quotedStructure` may not stand among provisions |
//! | words beside and behind provisions | `hcontainer name="text"`, `wrapUp`, `conclusions` |
//!
//! A law is an `act`; a notice, reply, standard or contract is a `doc`. Addresses become eIds that are the same in both languages: `art12/para2/sub3` is
//! `art_12__para_2__point_3`, `annex1/art1` is `att_1__art_1`, `chx1` is `chp_nn_1`, a second `art3` is `art_3_2`. What is known of the instrument stands in the FRBR
//! metadata; a date that is not known is 0001-01-01. What XML and the schema have no place for stands in attributes and elements of the namespace
//! `urn:duizhao:akn`: the white space between lines where it is not the usual one of the document, and the words that state the particulars. So a document
//! that is read gives back text, tree, title and particulars as they were; notices are not kept. Documents of others are read for text, tree and title.

mod collect;
mod companion;
mod eid;
mod meta;
mod outline;
mod reader;
mod run;
mod writer;

pub use companion::Companion;
pub use reader::read;
pub use writer::{write, write_beside};
