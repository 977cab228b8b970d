//! A strip along a text that shows where its alignment is in doubt.

use super::axis::Axis;
use super::own::Words;
use super::picture::{Picture, fitted, number};
use super::plot::said;
use super::row::sureness;
use crate::bitext::{Bead, Bitext};
use crate::instrument::Instrument;
use crate::text::Lang;
use maud::{Markup, html};

const LEFT: f64 = 20.0;
const WIDE: f64 = 920.0;
const TOP: f64 = 62.0;
const TALL: f64 = 56.0;

/// Draws how sure a bitext is along its Chinese side: a bead that is sure is a low line, and the less sure, the taller it stands; what stands on one
/// side only is an open box.
#[derive(Debug, Clone, Copy)]
pub struct Strip<'p> {
    bitext: &'p Bitext,
    zh: &'p Instrument,
    words: Lang,
}

impl<'p> Strip<'p> {
    /// A strip of a bitext whose Chinese side was cut from this instrument.
    pub fn new(bitext: &'p Bitext, zh: &'p Instrument) -> Self {
        Self { bitext, zh, words: Lang::En }
    }

    /// Says in which language the strip speaks of itself.
    #[must_use]
    pub fn words(mut self, lang: Lang) -> Self {
        self.words = lang;
        self
    }

    /// An SVG file.
    pub fn to_svg(self) -> String {
        self.picture().to_svg()
    }

    /// The SVG without its style, for a page that has [`STYLE`](super::STYLE).
    pub fn to_fragment(self) -> String {
        self.picture().to_fragment()
    }

    fn picture(self) -> Picture {
        let words = Words::of(self.words);
        let axis = Axis::new(self.bitext.zh(), self.zh);
        let inside = html! {
            text class="head" x=(number(LEFT)) y="28" lang="zh" { (fitted(self.zh.title().unwrap_or(words.untitled), 15.0, WIDE)) }
            text class="quiet" x=(number(LEFT)) y="46" { (words.strip) }
            @for (at, _) in &axis.headings { path class="rule" d={ "M" (number(LEFT + at * WIDE)) " " (number(TOP)) "v" (number(TALL + 8.0)) } {} }
            (bars(self.bitext.beads(), &axis))
            path class="line" d={ "M" (number(LEFT)) " " (number(TOP + TALL)) "h" (number(WIDE)) } {}
            (labels(&axis))
        };
        Picture {
            width: LEFT * 2.0 + WIDE,
            height: TOP + TALL + 40.0,
            title: words.strip.to_owned(),
            words: said(self.bitext, words),
            inside,
        }
    }
}

fn bars(beads: &[Bead], axis: &Axis) -> Markup {
    let mut last = 0.0;
    let mut drawn = Vec::new();
    for bead in beads {
        let grade = sureness(bead);
        // What only English has stands where the bead before it ended.
        let (start, end) = match (bead.zh.first(), bead.zh.last()) {
            (Some(&first), Some(&last)) => (axis.reach(first).0, axis.reach(last).1),
            _ => (last, last),
        };
        last = end;
        let height = if grade == 0 { TALL } else { (TALL * (1.0 - bead.confidence)).max(3.0) };
        let wide = ((end - start) * WIDE).max(2.0);
        drawn.push((grade, LEFT + start * WIDE, TOP + TALL - height, wide, height));
    }
    html! {
        @for (grade, x, y, wide, height) in drawn {
            rect class={ "g" (grade) } x=(number(x)) y=(number(y)) width=(number(wide)) height=(number(height)) {}
        }
    }
}

/// The headings under the strip, each as wide as the room to the next.
fn labels(axis: &Axis) -> Markup {
    let shown: Vec<&(f64, String)> = axis.spaced(48.0 / WIDE).collect();
    let ends = shown.iter().skip(1).map(|(at, _)| *at).chain([1.0]);
    html! {
        @for ((at, words), end) in shown.iter().zip(ends) {
            text class="quiet" lang="zh" x=(number(LEFT + at * WIDE + 3.0)) y=(number(TOP + TALL + 22.0)) { (fitted(words, 12.0, (end - at) * WIDE - 6.0)) }
        }
    }
}
