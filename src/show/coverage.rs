//! How much of each part of an instrument has a counterpart on the other side.

use super::axis::headings;
use super::own::Words;
use super::picture::{Picture, fitted, number};
use crate::bitext::Bitext;
use crate::instrument::Instrument;
use crate::segment::Segments;
use crate::text::Lang;
use maud::{Markup, html};

const LEFT: f64 = 300.0;
const WIDE: f64 = 520.0;
const TOP: f64 = 92.0;
const EACH: f64 = 40.0;

/// Draws, part by part of the Chinese side, the share of its characters that stand in beads with both sides, and the same of the English characters
/// under the heading that the English side has in that place.
#[derive(Debug, Clone, Copy)]
pub struct Coverage<'p> {
    bitext: &'p Bitext,
    zh: &'p Instrument,
    en: &'p Instrument,
    words: Lang,
}

/// A part of one side: its heading, and the share that is covered.
struct Part {
    heading: Option<String>,
    share: f64,
}

impl<'p> Coverage<'p> {
    /// The coverage of a bitext whose sides were cut from these instruments.
    pub fn new(bitext: &'p Bitext, zh: &'p Instrument, en: &'p Instrument) -> Self {
        Self { bitext, zh, en, words: Lang::En }
    }

    /// Says in which language the picture speaks of itself.
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
        let covered = |lang: Lang| {
            let beads = self.bitext.beads().iter().filter(|bead| !bead.is_null());
            let places = beads.flat_map(|bead| if lang == Lang::Zh { &bead.zh } else { &bead.en });
            let len = if lang == Lang::Zh { self.bitext.zh().len() } else { self.bitext.en().len() };
            let mut covered = vec![false; len];
            places.filter(|&&at| at < len).for_each(|&at| covered[at] = true);
            covered
        };
        let zh = parts(self.zh, self.bitext.zh(), &covered(Lang::Zh));
        let en = parts(self.en, self.bitext.en(), &covered(Lang::En));
        let len = zh.len().max(en.len());
        let said = |part: Option<&Part>| part.map_or("–".to_owned(), |part| percent(part.share));
        let said: Vec<String> = (0..len).map(|at| format!("{} / {}", said(zh.get(at)), said(en.get(at)))).collect();
        let inside = html! {
            text class="head" x="20" y="28" lang="zh" { (fitted(self.zh.title().unwrap_or(words.untitled), 15.0, 800.0)) }
            text class="quiet" x="20" y="48" { (words.coverage) }
            rect class="zh" x=(number(LEFT)) y="62" width="18" height="9" {} text class="quiet" x=(number(LEFT + 24.0)) y="71" { (words.zh) }
            rect class="en" x=(number(LEFT + 90.0)) y="62" width="18" height="9" {} text class="quiet" x=(number(LEFT + 114.0)) y="71" { (words.en) }
            @for at in 0..len {
                @let y = TOP + at as f64 * EACH;
                (bar(zh.get(at), "zh", y, words)) (bar(en.get(at), "en", y + 16.0, words))
            }
        };
        Picture {
            width: LEFT + WIDE + 80.0,
            height: TOP + len as f64 * EACH + 16.0,
            title: words.coverage.to_owned(),
            words: said.join(", "),
            inside,
        }
    }
}

fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).floor())
}

fn bar(part: Option<&Part>, class: &str, y: f64, words: &Words) -> Markup {
    let Some(part) = part else { return html! {} };
    let heading = part.heading.as_deref().unwrap_or(words.rest);
    html! {
        text class="end quiet" lang=(class) x=(number(LEFT - 10.0)) y=(number(y + 10.0)) { (fitted(heading, 12.0, LEFT - 30.0)) }
        rect class=(class) x=(number(LEFT)) y=(number(y + 1.0)) width=(number((part.share * WIDE).max(1.0))) height="10" {}
        text x=(number(LEFT + part.share * WIDE + 8.0)) y=(number(y + 10.0)) { (percent(part.share)) }
    }
}

/// The parts of a side by its outermost headings; what stands before the first one is a part where it is any.
fn parts(instrument: &Instrument, segments: &Segments, covered: &[bool]) -> Vec<Part> {
    let headings = headings(instrument);
    let mut sums = vec![(0usize, 0usize); headings.len() + 1];
    for segment in segments.iter() {
        let part = headings.partition_point(|(start, _)| *start <= segment.span().start);
        let len = segment.as_str().chars().count();
        sums[part].0 += if covered.get(segment.at()).copied().unwrap_or_default() { len } else { 0 };
        sums[part].1 += len;
    }
    let named = std::iter::once(None).chain(headings.into_iter().map(|(_, words)| Some(words)));
    let part = |((covered, all), heading): ((usize, usize), Option<String>)| {
        (all > 0).then(|| Part { heading, share: covered as f64 / all as f64 })
    };
    sums.into_iter().zip(named).filter_map(part).collect()
}
