//! TBX, which term bases exchange: a lexicon in and out.
//!
//! Written is TBX-Basic in the form of ISO 30042:2008 (`martif`, data categories as attributes), since that is what tools in use read; the forms of 2019
//! are read as well. The first rendering of a term is preferred, others are admitted, [forbidden](crate::lexicon::Rendering::is_forbidden) ones deprecated. A
//! weight that its rank does not give stands in a note, `weight 0.25`.

use crate::error::Result;
use crate::lexicon::{Lexicon, Rendering, Term};
use crate::xml::Elements;
use std::io::{self, BufRead, Write};

/// Writes a lexicon.
///
/// ```
/// use duizhao::exchange::tbx;
/// use duizhao::lexicon::Lexicon;
///
/// let lexicon = Lexicon::read("个人信息\tpersonal information\n个人信息\tpersonal data\tforbidden\n")?;
/// let mut file = Vec::new();
/// tbx::write(&mut file, &lexicon)?;
/// let read = tbx::read(file.as_slice())?;
/// assert!(read.terms().eq(lexicon.terms()));
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// # Errors
/// What the stream gives, and [`io::ErrorKind::InvalidInput`] for a character that XML cannot hold.
pub fn write(out: impl Write, lexicon: &Lexicon) -> io::Result<()> {
    let mut elements = Elements::new(out)?;
    elements.open("martif", &[("type", "TBX-Basic"), ("xml:lang", "en")])?;
    elements.open("martifHeader", &[])?;
    elements.open("fileDesc", &[])?;
    elements.open("sourceDesc", &[])?;
    elements.leaf("p", &[], "a lexicon of duizhao")?;
    elements.close()?;
    elements.close()?;
    elements.open("encodingDesc", &[])?;
    elements.leaf("p", &[("type", "XCSURI")], "TBXBasicXCSV02.xcs")?;
    elements.close()?;
    elements.close()?;
    elements.open("text", &[])?;
    elements.open("body", &[])?;
    for (term, nth) in lexicon.terms().zip(1usize..) {
        entry(&mut elements, term, nth)?;
    }
    elements.finish().map(drop)
}

/// Reads a lexicon, as [`Lexicon::read_tbx`].
///
/// # Errors
/// As there.
pub fn read(file: impl BufRead) -> Result<Lexicon> {
    Lexicon::read_tbx(file)
}

fn entry(elements: &mut Elements<impl Write>, term: &Term, nth: usize) -> io::Result<()> {
    elements.open("termEntry", &[("id", &format!("t{nth}"))])?;
    elements.open("langSet", &[("xml:lang", "zh")])?;
    elements.open("tig", &[])?;
    elements.leaf("term", &[], term.zh())?;
    elements.close()?;
    elements.close()?;
    elements.open("langSet", &[("xml:lang", "en")])?;
    let (forbidden, allowed): (Vec<&Rendering>, Vec<&Rendering>) = term.renderings().iter().partition(|rendering| rendering.is_forbidden());
    for renderings in [allowed, forbidden] {
        for (rendering, rank) in renderings.into_iter().zip(0u16..) {
            rendered(elements, rendering, rank)?;
        }
    }
    elements.close()?;
    elements.close()
}

fn rendered(elements: &mut Elements<impl Write>, rendering: &Rendering, rank: u16) -> io::Result<()> {
    let status = match (rendering.is_forbidden(), rank) {
        (true, _) => "deprecatedTerm-admn-sts",
        (false, 0) => "preferredTerm-admn-sts",
        (false, _) => "admittedTerm-admn-sts",
    };
    elements.open("tig", &[])?;
    elements.leaf("term", &[], rendering.en())?;
    elements.leaf("termNote", &[("type", "administrativeStatus")], status)?;
    if rendering.weight() != 1.0 / (1.0 + f32::from(rank)) {
        elements.leaf("note", &[], &format!("weight {}", rendering.weight()))?;
    }
    elements.close()
}
