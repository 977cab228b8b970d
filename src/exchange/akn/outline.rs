//! An instrument as the elements of its document, in order.

use super::eid;
use super::run::{lines, trimmed};
use crate::instrument::{Instrument, Level, Provision};
use crate::text::Span;

/// One step of writing.
#[derive(Debug)]
pub(super) enum Part {
    /// A start tag, its eId and its name, where it has them.
    Open(&'static str, Option<String>, Option<&'static str>),
    /// The end tag of the element that was opened last.
    Close,
    /// A run of words in an element of its own.
    Run(Run),
    /// The metadata of an attachment with this eId.
    Meta(String),
}

/// A run of words.
#[derive(Debug)]
pub(super) struct Run {
    /// `num`, `heading` or `p`.
    pub element: &'static str,
    /// What it is called where only blocks may stand.
    pub in_block: bool,
    pub span: Span,
    /// The mark in it.
    pub mark: Option<Span>,
}

/// How words and provisions may stand in the element around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Among provisions.
    Hierarchy,
    /// In an attachment: among provisions and blocks.
    Mixed,
    /// Among blocks and containers.
    Blocks,
}

/// Makes the parts of a document.
pub(super) struct Outline<'i> {
    text: &'i str,
    title: Option<Span>,
    parts: Vec<Part>,
}

impl<'i> Outline<'i> {
    /// The parts of a document whose body is called `body`.
    pub fn of(instrument: &'i Instrument, body: &'static str) -> Vec<Part> {
        let mut outline = Self { text: instrument.source().as_str(), title: instrument.title_span(), parts: Vec::new() };
        outline.document(instrument, body);
        outline.parts
    }

    fn document(&mut self, instrument: &'i Instrument, body: &'static str) {
        let top: Vec<Provision<'i>> = instrument.provisions().filter(|provision| provision.parent().is_none()).collect();
        let annexes = top.iter().rev().take_while(|provision| provision.level() == Level::Annex).count();
        let (main, annexes) = top.split_at(top.len() - annexes);
        let first = top.first().map_or_else(|| self.behind_title(), |first| first.span().start);
        self.group("preface", Span::new(0, first));
        let (preamble, main) = match main.split_first() {
            Some((first, rest)) if first.level() == Level::Preamble => (Some(*first), rest),
            _ => (None, main),
        };
        let mut at = first;
        if let Some(preamble) = preamble {
            self.open(preamble, "preamble", None);
            self.inside(preamble, Place::Blocks);
            self.parts.push(Part::Close);
            at = preamble.span().end;
        }
        self.parts.push(Part::Open(body, None, None));
        let begun = self.parts.len();
        for provision in main {
            self.words(Span::new(at, provision.span().start), Place::Hierarchy);
            self.provision(*provision, Place::Hierarchy);
            at = provision.span().end;
        }
        let end = annexes.first().map_or(self.text.len(), |annex| annex.span().start);
        // Words belong to the body where nothing else does; a body may not be empty.
        if top.is_empty() || (main.is_empty() && trimmed(self.text, Span::new(at, end)).is_some()) {
            self.words(Span::new(at, end), Place::Hierarchy);
            at = end;
        }
        if self.parts.len() == begun {
            self.parts.push(Part::Open("hcontainer", None, Some("text")));
            self.parts.push(Part::Close);
        }
        self.parts.push(Part::Close);
        self.group("conclusions", Span::new(at, end));
        self.attachments(annexes);
    }

    /// The end of the line on which the title ends, in a text without provisions.
    fn behind_title(&self) -> usize {
        let Some(title) = self.title else { return 0 };
        let rest = Span::new(title.end, self.text.len()).slice(self.text);
        title.end + rest.find('\n').unwrap_or(rest.len())
    }

    fn attachments(&mut self, annexes: &[Provision<'i>]) {
        if annexes.is_empty() {
            return;
        }
        self.parts.push(Part::Open("attachments", None, None));
        for (annex, nth) in annexes.iter().zip(1..) {
            self.open(*annex, "attachment", None);
            let at = self.head(*annex, Place::Hierarchy);
            self.parts.push(Part::Open("doc", None, Some("annex")));
            self.parts.push(Part::Meta(eid::of(annex.address())));
            self.parts.push(Part::Open("mainBody", None, None));
            let begun = self.parts.len();
            self.rest(*annex, at, Place::Mixed);
            if self.parts.len() == begun {
                self.parts.push(Part::Run(Run { element: "p", in_block: false, span: Span::default(), mark: None }));
            }
            self.parts.push(Part::Close);
            let end = annexes.get(nth).map_or(self.text.len(), |next| next.span().start);
            self.group("conclusions", Span::new(annex.span().end, end));
            self.parts.push(Part::Close);
            self.parts.push(Part::Close);
        }
        self.parts.push(Part::Close);
    }

    fn open(&mut self, provision: Provision<'i>, element: &'static str, name: Option<&'static str>) {
        self.parts.push(Part::Open(element, Some(eid::of(provision.address())), name));
    }

    /// A provision with its element.
    fn provision(&mut self, provision: Provision<'i>, place: Place) {
        let level = provision.level();
        match (place, level) {
            (Place::Blocks, _) => self.open(provision, "container", Some(level.as_str())),
            (_, Level::Annex | Level::Preamble | Level::Quote) => self.open(provision, "hcontainer", Some(level.as_str())),
            _ => self.open(provision, eid::element(level), None),
        }
        let inner = if place == Place::Blocks { Place::Blocks } else { Place::Hierarchy };
        self.inside(provision, inner);
        self.parts.push(Part::Close);
    }

    fn inside(&mut self, provision: Provision<'i>, place: Place) {
        let at = self.head(provision, place);
        self.rest(provision, at, place);
    }

    /// Mark and heading, where the words begin with them; where the rest begins.
    fn head(&mut self, provision: Provision<'i>, place: Place) -> usize {
        let node = provision.node();
        let in_block = place == Place::Blocks;
        let mut at = node.span.start;
        if node.heading == Some(node.mark) && !node.mark.is_empty() {
            self.parts.push(Part::Run(Run { element: "heading", in_block, span: node.mark, mark: Some(node.mark) }));
            return node.mark.end;
        }
        let mark = Some(node.mark).filter(|mark| !mark.is_empty() && mark.start == at && self.is_plain(*mark));
        let heading = node.heading.filter(|heading| heading.start >= mark.map_or(at, |mark| mark.end) && self.is_plain(*heading));
        if let Some(mark) = mark {
            // Signs between mark and heading belong to neither: Annex: List.
            let signs = heading.and_then(|heading| trimmed(self.text, Span::new(mark.end, heading.start)));
            let span = Span::new(mark.start, signs.map_or(mark.end, |signs| signs.end));
            self.parts.push(Part::Run(Run { element: "num", in_block, span, mark: Some(mark) }));
            at = span.end;
        }
        if let Some(span) = heading.filter(|heading| trimmed(self.text, Span::new(at, heading.start)).is_none()) {
            self.parts.push(Part::Run(Run { element: "heading", in_block, span, mark: None }));
            at = span.end;
        }
        at
    }

    /// Whether a run of this span would come back as it is: no white space at its ends.
    fn is_plain(&self, span: Span) -> bool {
        trimmed(self.text, span) == Some(span)
    }

    /// Words and provisions behind the head.
    fn rest(&mut self, provision: Provision<'i>, start: usize, place: Place) {
        let mut at = start;
        let mut children = provision.children().peekable();
        let end = provision.span().end;
        if let Some(first) = children.peek() {
            let span = Span::new(at, first.span().start);
            if place == Place::Hierarchy {
                self.group("intro", span)
            } else {
                self.words(span, place)
            }
            at = first.span().start;
        } else if place == Place::Hierarchy {
            self.group("content", Span::new(at, end));
            return;
        }
        for child in children {
            self.words(Span::new(at, child.span().start), place);
            self.provision(child, place);
            at = child.span().end;
        }
        let span = Span::new(at, end);
        if place == Place::Hierarchy { self.group("wrapUp", span) } else { self.words(span, place) }
    }

    /// Words in an element of their own, if there are any.
    fn group(&mut self, element: &'static str, span: Span) {
        if trimmed(self.text, span).is_some() {
            self.parts.push(Part::Open(element, None, None));
            self.lines(span);
            self.parts.push(Part::Close);
        }
    }

    /// Words that stand among provisions.
    fn words(&mut self, span: Span, place: Place) {
        if trimmed(self.text, span).is_none() {
            return;
        }
        if place != Place::Hierarchy {
            return self.lines(span);
        }
        self.parts.push(Part::Open("hcontainer", None, Some("text")));
        self.group("content", span);
        self.parts.push(Part::Close);
    }

    fn lines(&mut self, span: Span) {
        for span in lines(self.text, span, self.title) {
            self.parts.push(Part::Run(Run { element: "p", in_block: false, span, mark: None }));
        }
    }
}
