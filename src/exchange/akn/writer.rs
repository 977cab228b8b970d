//! An instrument to its document.

use super::companion::Companion;
use super::meta::{self, Names};
use super::outline::{Outline, Part, Run};
use super::run::{Behind, Layout, NAMESPACE, usual};
use crate::instrument::Instrument;
use crate::text::Span;
use crate::xml::Elements;
use std::io::{self, Write};

/// Writes an instrument.
///
/// ```
/// use duizhao::exchange::akn;
/// use duizhao::parse::Parser;
/// use duizhao::text::SourceText;
///
/// let law = Parser::new().parse(&SourceText::new("示范办法\n第一条　不得出租专线。\n第二条　下列情形除外：\n（一）甲；\n（二）乙。\n"));
/// let mut file = Vec::new();
/// akn::write(&mut file, &law)?;
/// assert!(String::from_utf8_lossy(&file).contains("<point eId=\"art_2__para_1__point_2\">"));
/// let read = akn::read(file.as_slice())?;
/// assert_eq!((read.source().as_str(), read.nodes()), (law.source().as_str(), law.nodes()));
/// # Ok::<(), duizhao::Error>(())
/// ```
///
/// # Errors
/// What the stream gives, and [`io::ErrorKind::InvalidInput`] for an issuer or a number with a character that XML cannot hold.
pub fn write(out: impl Write, instrument: &Instrument) -> io::Result<()> {
    document(out, instrument, None)
}

/// Writes an instrument beside the same in the other language: both documents name one work, the one of the Chinese side; the English one says what it is a
/// translation of, and each says which provisions of the other render its own, where the eIds do not tell.
///
/// # Errors
/// As [`write`].
pub fn write_beside(out: impl Write, instrument: &Instrument, companion: &Companion<'_>) -> io::Result<()> {
    document(out, instrument, Some(companion))
}

fn document(out: impl Write, instrument: &Instrument, companion: Option<&Companion<'_>>) -> io::Result<()> {
    let original = companion.map_or(instrument, |companion| companion.instrument);
    let names = Names::of(instrument, if instrument.source().lang() == crate::text::Lang::En { original } else { instrument });
    let body = if names.document == "doc" { "mainBody" } else { "body" };
    let parts = Outline::of(instrument, body);
    let text = instrument.source().as_str();
    let (layout, end) = layout(text, &parts);
    let mut elements = Elements::new(out)?;
    elements.open("akomaNtoso", &[("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"), ("xmlns:d", NAMESPACE)])?;
    elements.open(names.document, &[("name", &names.kind)])?;
    meta::write(&mut elements, instrument, companion, (&layout, end))?;
    let mut gaps = Gaps { text, at: 0, behind: Behind::Nothing };
    for part in &parts {
        match part {
            Part::Open(element, eid, name) => {
                let eid = eid.as_deref().map(|eid| ("eId", eid));
                let name = name.map(|name| ("name", name));
                elements.open(element, &eid.into_iter().chain(name).collect::<Vec<_>>())?;
            }
            Part::Close => elements.close()?,
            Part::Meta(eid) => meta::attachment(&mut elements, instrument, companion, eid)?,
            Part::Run(run) if run.span.is_empty() => elements.empty("p", &[])?,
            Part::Run(run) => {
                let usual = layout.before(gaps.behind);
                let before = Some(gaps.next(run)).filter(|before| *before != usual);
                words(&mut elements, instrument, run, before)?;
            }
        }
    }
    elements.finish().map(drop)
}

/// The white space before each run.
struct Gaps<'t> {
    text: &'t str,
    at: usize,
    behind: Behind,
}

impl<'t> Gaps<'t> {
    fn next(&mut self, run: &Run) -> &'t str {
        let gap = Span::new(self.at, run.span.start).slice(self.text);
        (self.at, self.behind) = (run.span.end, Behind::run(run.element, run.span.slice(self.text)));
        gap
    }
}

/// The usual white space of a document, and what stands behind its last run.
fn layout<'t>(text: &'t str, parts: &[Part]) -> (Layout, &'t str) {
    let mut gaps = Gaps { text, at: 0, behind: Behind::Nothing };
    let (mut lines, mut spaces, mut brackets) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        let Part::Run(run) = part else { continue };
        if run.span.is_empty() {
            continue;
        }
        let behind = gaps.behind;
        let gap = gaps.next(run);
        match behind {
            Behind::Nothing => {}
            Behind::Line => lines.push(gap),
            Behind::Mark => spaces.push(gap),
            Behind::Bracket => brackets.push(gap),
        }
    }
    let or = Layout::default();
    let layout = Layout {
        line: usual(lines.into_iter()).unwrap_or(or.line),
        space: usual(spaces.into_iter()).unwrap_or(or.space),
        bracket: usual(brackets.into_iter()).unwrap_or(or.bracket),
    };
    (layout, Span::new(gaps.at, text.len()).slice(text))
}

fn words<W: Write>(elements: &mut Elements<W>, instrument: &Instrument, run: &Run, before: Option<&str>) -> io::Result<()> {
    let text = instrument.source().as_str();
    let control = |c: char, _| Some(format!("<inline name=\"cp\" d:hex=\"{:04X}\"/>", u32::from(c)));
    let (element, name) = if run.in_block { ("block", Some(("name", run.element))) } else { (run.element, None) };
    let before = before.map(|before| ("d:before", before));
    let mark = run.mark.filter(|_| run.element == "heading").map(|_| ("d:mark", "yes"));
    let attributes: Vec<(&str, &str)> = name.into_iter().chain(before).chain(mark).collect();
    let title = instrument.title_span().filter(|title| run.element == "p" && run.span.contains(*title) && !title.is_empty());
    let signs = run.mark.map(|mark| Span::new(mark.end, run.span.end)).filter(|signs| !signs.is_empty());
    let inner = title.map(|title| ("docTitle", title)).or(signs.map(|signs| ("span", signs)));
    let parts = match inner {
        Some((element, inner)) => vec![
            (None, Span::new(run.span.start, inner.start).slice(text)),
            (Some(element), inner.slice(text)),
            (None, Span::new(inner.end, run.span.end).slice(text)),
        ],
        None => vec![(None, run.span.slice(text))],
    };
    elements.mixed(element, &attributes, &parts, control)
}
