//! A dot plot of an alignment: the Chinese side from left to right, the English from top to bottom, a sign a bead.

use super::axis::Axis;
use super::own::Words;
use super::picture::{Picture, fitted, number, width};
use super::row::sureness;
use crate::bitext::{Bead, Bitext};
use crate::instrument::Instrument;
use crate::text::Lang;
use maud::{Markup, html};

const LEFT: f64 = 250.0;
const TOP: f64 = 96.0;
const SIDE: f64 = 640.0;

/// Draws the beads of a bitext.
///
/// A bead is a square that is filled where it is sure, open where it is likely and a cross where it is doubtful; one with one side is a stroke at
/// the edge of that side. A thin line leads from bead to bead, so what was moved stands off it, with a ring.
///
/// ```
/// use duizhao::align::Aligner;
/// use duizhao::parse::Parser;
/// use duizhao::segment::Segmenter;
/// use duizhao::show::Plot;
/// use duizhao::text::SourceText;
///
/// let zh = Parser::new().parse(&SourceText::new("第一条　不得转租专线。\n第二条　日志保存六个月。\n"));
/// let en = Parser::new().parse(&SourceText::new("Article 1 No dedicated line shall be sublet.\nArticle 2 Logs are kept for six months.\n"));
/// let bitext = Aligner::new().align(&Segmenter::new().segment(&zh), &Segmenter::new().segment(&en));
/// let svg = Plot::new(&bitext, &zh, &en).to_svg();
/// assert!(svg.starts_with("<svg ") && svg.contains(">第一条</text>"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Plot<'p> {
    bitext: &'p Bitext,
    zh: &'p Instrument,
    en: &'p Instrument,
    words: Lang,
}

impl<'p> Plot<'p> {
    /// A plot of a bitext whose sides were cut from these instruments.
    pub fn new(bitext: &'p Bitext, zh: &'p Instrument, en: &'p Instrument) -> Self {
        Self { bitext, zh, en, words: Lang::En }
    }

    /// Says in which language the plot speaks of itself.
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
        let (zh, en) = (Axis::new(self.bitext.zh(), self.zh), Axis::new(self.bitext.en(), self.en));
        // The words below lean at 48 degrees.
        let below = zh.headings.iter().map(|(_, words)| width(words, 12.0) * 0.75).fold(0.0, f64::max) + 44.0;
        let title = |instrument: &Instrument, none: &str| instrument.title().unwrap_or(none).to_owned();
        let titles = [title(self.zh, words.zh), title(self.en, words.en)];
        let inside = html! {
            text class="head" x=(number(LEFT)) y="28" lang="zh" { (fitted(&titles[0], 15.0, SIDE)) }
            text class="quiet" x=(number(LEFT)) y="48" lang="en" { (fitted(&titles[1], 12.0, SIDE)) }
            (legend(words))
            (grid(&zh, &en))
            rect class="frame" x=(number(LEFT)) y=(number(TOP)) width=(number(SIDE)) height=(number(SIDE)) {}
            (way(self.bitext, &zh, &en))
            @for bead in self.bitext.beads() { (sign(bead, &zh, &en)) }
            @for bead in moved(self.bitext.beads()) { (ring(bead, &zh, &en)) }
        };
        Picture {
            width: LEFT + SIDE + 40.0,
            height: TOP + SIDE + below,
            title: format!("{} · {}", titles[0], titles[1]),
            words: said(self.bitext, words),
            inside,
        }
    }
}

/// How many beads there are of each grade, in words.
pub(super) fn said(bitext: &Bitext, words: &Words) -> String {
    let of = |grade: usize| bitext.beads().iter().filter(|bead| sureness(bead) == grade).count();
    let grades = [(words.sure, 3), (words.likely, 2), (words.doubtful, 1), (words.one_sided, 0)];
    grades.map(|(word, grade)| format!("{word}: {}", of(grade))).join(", ")
}

/// What the signs mean.
fn legend(words: &Words) -> Markup {
    let entries = [(3, words.sure), (2, words.likely), (1, words.doubtful), (0, words.one_sided), (4, words.moved)];
    let places = entries.iter().scan(LEFT + 5.0, |x, (_, word)| Some(std::mem::replace(x, *x + 34.0 + width(word, 12.0))));
    html! {
        @for ((grade, word), x) in entries.iter().zip(places) {
            @match grade {
                4 => { circle class="moved" cx=(number(x)) cy="72" r="6" {} (square(3, x, 72.0, 5.0)) }
                0 => path class="g0" d={ "M" (number(x)) " 67v10" } {},
                grade => (square(*grade, x, 72.0, 7.0)),
            }
            text class="quiet" x=(number(x + 12.0)) y="76" { (word) }
        }
    }
}

/// Lines at the headings of both sides, and their words.
fn grid(zh: &Axis, en: &Axis) -> Markup {
    let least = 15.0 / SIDE;
    html! {
        @for (at, _) in &zh.headings { path class="rule" d={ "M" (number(LEFT + at * SIDE)) " " (number(TOP)) "v" (number(SIDE)) } {} }
        @for (at, _) in &en.headings { path class="rule" d={ "M" (number(LEFT)) " " (number(TOP + at * SIDE)) "h" (number(SIDE)) } {} }
        @for (at, words) in zh.spaced(least) {
            @let (x, y) = (number(LEFT + at * SIDE + 4.0), number(TOP + SIDE + 14.0));
            text class="quiet" lang="zh" x=(x) y=(y) transform={ "rotate(48 " (x) " " (y) ")" } { (words) }
        }
        @for (at, words) in en.spaced(least) {
            text class="quiet end" lang="en" x=(number(LEFT - 10.0)) y=(number(TOP + at * SIDE + 10.0)) { (words) }
        }
    }
}

/// Where a bead with two sides stands: its middle, and how far it reaches.
fn place(bead: &Bead, zh: &Axis, en: &Axis) -> Option<(f64, f64, f64)> {
    let reach = |axis: &Axis, side: &[usize]| Some((axis.reach(*side.first()?).0, axis.reach(*side.last()?).1));
    let ((left, right), (top, bottom)) = (reach(zh, &bead.zh)?, reach(en, &bead.en)?);
    let size = ((right - left).min(bottom - top) * SIDE).clamp(4.0, 9.0);
    Some((LEFT + (left + right) / 2.0 * SIDE, TOP + (top + bottom) / 2.0 * SIDE, size))
}

/// The line from bead to bead, in the order of the Chinese side.
fn way(bitext: &Bitext, zh: &Axis, en: &Axis) -> Markup {
    let points = bitext.beads().iter().filter_map(|bead| place(bead, zh, en));
    let line: Vec<String> = points.map(|(x, y, _)| format!("{},{}", number(x), number(y))).collect();
    html! { polyline class="way" points=(line.join(" ")) {} }
}

fn sign(bead: &Bead, zh: &Axis, en: &Axis) -> Markup {
    if let Some((x, y, size)) = place(bead, zh, en) {
        return square(sureness(bead), x, y, size);
    }
    let middle = |axis: &Axis, at: usize| (axis.reach(at).0 + axis.reach(at).1) / 2.0 * SIDE;
    html! {
        @for &at in &bead.zh { path class="g0" d={ "M" (number(LEFT + middle(zh, at))) " " (number(TOP + SIDE)) "v-8" } {} }
        @for &at in &bead.en { path class="g0" d={ "M" (number(LEFT)) " " (number(TOP + middle(en, at))) "h8" } {} }
    }
}

/// A square about a point: filled, open, or a cross.
fn square(grade: usize, x: f64, y: f64, size: f64) -> Markup {
    let half = size / 2.0;
    let class = format!("g{grade}");
    html! {
        @if grade == 1 {
            path class=(class) d={ "M" (number(x - half)) " " (number(y - half)) "l" (number(size)) " " (number(size)) "m0 " (number(-size)) "l" (number(-size)) " " (number(size)) } {}
        } @else {
            rect class=(class) x=(number(x - half)) y=(number(y - half)) width=(number(size)) height=(number(size)) {}
        }
    }
}

fn ring(bead: &Bead, zh: &Axis, en: &Axis) -> Markup {
    html! { @if let Some((x, y, size)) = place(bead, zh, en) { circle class="moved" cx=(number(x)) cy=(number(y)) r=(number(size + 1.5)) {} } }
}

/// The beads off the longest chain that rises on both sides. O(beads · log beads).
fn moved(beads: &[Bead]) -> Vec<&Bead> {
    let placed: Vec<(usize, usize)> =
        beads.iter().enumerate().filter_map(|(at, bead)| bead.zh.first().and(bead.en.first()).map(|&first| (at, first))).collect();
    // Patience: for each length of a chain the bead with the least end, and for each bead the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; placed.len()];
    for (at, &(_, first)) in placed.iter().enumerate() {
        let len = ends.partition_point(|&end| placed[end].1 < first);
        before[at] = len.checked_sub(1).map(|last| ends[last]);
        match ends.get_mut(len) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chain = vec![false; beads.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain[placed[at].0] = true;
        next = before[at];
    }
    placed.iter().filter(|(at, _)| !chain[*at]).map(|(at, _)| &beads[*at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_moved_is_told() {
        let beads: Vec<Bead> = [(0, 0), (1, 4), (2, 1), (3, 2), (4, 3)].map(|(zh, en)| Bead::new([zh], [en], 1.0)).into();
        assert_eq!(moved(&beads), [&beads[1]]);
        assert!(moved(&[]).is_empty());
    }
}
