//! What speaks for a bead besides its words: marks, lengths, ends of lines, and how usual its shape is. All in natural logarithms.

use super::side::{End, MarkClass, MarkSign, Seen, Sides};
use std::ops::Range;

/// A segment that the other side does not have.
const NULL: f32 = -5.0;
/// Two segments of one side in one bead.
const JOIN: f32 = -2.2;
/// Two segments where the second begins with the mark of an entry, or of an article.
const JOIN_ENTRY: f32 = -3.0;
const JOIN_ARTICLE: f32 = -7.0;
/// An entry joined to others where the other side runs its list into one segment.
const RUN_IN: f32 = 2.8;
/// Two segments of which the first breaks off inside a sentence.
const JOIN_BROKEN: f32 = 0.3;
/// A bead that ends where a sentence does not.
const TORN: f32 = -2.5;
/// A mark alone on its line, put to the words behind it.
const JOIN_BARE: f32 = -0.4;
/// A term at the start that is the one in brackets on the other side.
const TERM: f32 = 4.0;
/// Several segments on both sides.
const MANY_TO_MANY: f32 = -2.5;
/// Two neighbours that stand in the other order on the other side.
const CROSSED: f32 = -6.0;
/// How much the words count: they are not independent of each other.
const WORDS: f32 = 0.5;

/// What can be told of one side beforehand.
#[derive(Debug)]
struct Side {
    /// Sums of lengths up to each boundary.
    lengths: Vec<f32>,
    /// Sums, up to each boundary, of what joining the two segments around it costs.
    joins: Vec<f32>,
    /// What it costs that a bead ends at each boundary.
    breaks: Vec<f32>,
    /// Sums, up to each boundary, of segments that begin with the mark of an entry.
    entries: Vec<usize>,
    /// The largest group that ends at each boundary.
    sizes: Vec<usize>,
}

/// The evidence of both sides.
#[derive(Debug)]
pub(super) struct Evidence<'s> {
    sides: &'s Sides,
    zh: Side,
    en: Side,
    /// In a mixed text, where each segment of both sides stands among all.
    layout: Option<Layout>,
}

/// The places of the segments of both sides in one text.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub zh: Vec<usize>,
    pub en: Vec<usize>,
}

/// In a mixed text: a segment without a translation, a translation right beside what it translates, and each segment between the two.
const PROSE: f32 = -1.5;
const BESIDE: f32 = 3.0;
const APART: f32 = -1.0;
/// In a mixed text: two segments of one side in one bead cost this much more, and two with others between them.
const MIXED_JOIN: f32 = -1.0;
const ACROSS: f32 = -12.0;

/// The most segments in a group of a bead, where a line that goes on from the one before counts with it; and the most lines.
const MOST: usize = 4;
const MOST_BROKEN: usize = 24;

impl<'s> Evidence<'s> {
    pub fn new(sides: &'s Sides) -> Self {
        let run_in = |side: &[Seen]| side.iter().map(|seen| seen.entries).max().unwrap_or(0);
        let (zh, en) = (Side::new(&sides.zh, run_in(&sides.en)), Side::new(&sides.en, run_in(&sides.zh)));
        Self { sides, zh, en, layout: None }
    }

    /// The evidence in a text in which both sides stand mixed.
    pub fn mixed(sides: &'s Sides, layout: Layout) -> Self {
        let mut evidence = Self::new(sides);
        evidence.zh.part(&layout.zh);
        evidence.en.part(&layout.en);
        Self { layout: Some(layout), ..evidence }
    }

    /// The evidence of a part of both sides, which `sides` holds.
    pub fn part<'p>(&self, sides: &'p Sides, zh: Range<usize>, en: Range<usize>) -> Evidence<'p> {
        match &self.layout {
            Some(layout) => Evidence::mixed(sides, Layout { zh: layout.zh[zh].to_vec(), en: layout.en[en].to_vec() }),
            None => Evidence::new(sides),
        }
    }

    pub fn sides(&self) -> &'s Sides {
        self.sides
    }

    /// What speaks for two segments as a bead wherever they stand, given what their words gain in both directions.
    pub fn pair(&self, zh: usize, en: usize, words: f32) -> f32 {
        self.bead(zh..zh + 1, en..en + 1, words) - self.torn(zh, en)
    }

    /// What it costs that two neighbours stand in the other order on the other side.
    pub fn crossing(&self) -> f32 {
        CROSSED
    }

    /// What it says that the entries of a list on one side were run into one segment on the other.
    fn run_in(&self, zh: &Range<usize>, en: &Range<usize>) -> f32 {
        let joined = |side: &Side, range: &Range<usize>| side.entries[range.end] - side.entries[range.start + 1];
        let entries = match (zh.len(), en.len()) {
            (1, 2..) => joined(&self.en, en).min(self.sides.zh[zh.start].entries),
            (2.., 1) => joined(&self.zh, zh).min(self.sides.en[en.start].entries),
            _ => 0,
        };
        RUN_IN * entries as f32
    }

    /// What it costs that beads part at two boundaries. Where both sides break off, as headings do, they part at the right place.
    fn torn(&self, zh: usize, en: usize) -> f32 {
        let (zh, en) = (self.zh.breaks[zh], self.en.breaks[en]);
        if zh < 0.0 && en < 0.0 { 0.0 } else { zh + en }
    }

    /// The largest groups that end at each Chinese and at each English boundary.
    pub fn sizes(&self) -> (&[usize], &[usize]) {
        (&self.zh.sizes, &self.en.sizes)
    }

    /// Whether a bead may be of these segments.
    pub fn allows(&self, zh: &Range<usize>, en: &Range<usize>) -> bool {
        zh.len().min(en.len()) <= 1 || zh.len() + en.len() <= 6
    }

    /// What a segment alone costs; `at` is the boundary behind it.
    pub fn null_zh(&self, at: usize) -> f32 {
        self.null() + self.zh.breaks[at - 1]
    }

    pub fn null_en(&self, at: usize) -> f32 {
        self.null() + self.en.breaks[at - 1]
    }

    fn null(&self) -> f32 {
        if self.layout.is_some() { PROSE } else { NULL }
    }

    /// What it says that two groups stand side by side in a mixed text, or apart.
    fn nearness(&self, zh: &Range<usize>, en: &Range<usize>) -> f32 {
        let Some(layout) = &self.layout else { return 0.0 };
        let (z0, z1, e0, e1) = (layout.zh[zh.start], layout.zh[zh.end - 1], layout.en[en.start], layout.en[en.end - 1]);
        let between = if e0 > z1 { e0 - z1 - 1 } else { z0.saturating_sub(e1 + 1) };
        BESIDE + (APART * between as f32).max(-8.0)
    }

    /// All that speaks for the bead of Chinese segments `zh` and English segments `en`, given what its words gain in both directions.
    pub fn bead(&self, zh: Range<usize>, en: Range<usize>, words: f32) -> f32 {
        let (first_zh, first_en) = (&self.sides.zh[zh.start], &self.sides.en[en.start]);
        let (last_zh, last_en) = (&self.sides.zh[zh.end - 1], &self.sides.en[en.end - 1]);
        let shape = if zh.len().min(en.len()) > 1 { MANY_TO_MANY } else { 0.0 };
        WORDS * words
            + self.zh.joins(&zh)
            + self.en.joins(&en)
            + self.torn(zh.start, en.start)
            + terms(first_zh, first_en)
            + marks(first_zh.mark.as_ref(), first_en.mark.as_ref())
            + ends(last_zh.end, last_en.end)
            + length(self.zh.length(&zh) * self.sides.ratio, self.en.length(&en))
            + self.run_in(&zh, &en)
            + self.nearness(&zh, &en)
            + shape
    }
}

impl Side {
    /// `run_in` is how many entries at most were run into one segment of the other side.
    fn new(side: &[Seen], run_in: usize) -> Self {
        let len = side.len();
        let mut entries = vec![0; len + 1];
        let (mut lengths, mut joins, mut breaks, mut sizes) =
            (vec![0.0; len + 1], vec![0.0; len + 1], vec![0.0; len + 1], vec![0; len + 1]);
        let is_entry = |seen: &Seen| seen.mark.as_ref().is_some_and(|mark| mark.class == MarkClass::Entry);
        for at in 0..len {
            entries[at + 1] = entries[at] + usize::from(is_entry(&side[at]));
            lengths[at + 1] = lengths[at] + side[at].length;
            let broken = at > 0 && is_broken(&side[at - 1], &side[at]);
            joins[at] = if at == 0 { 0.0 } else { joins[at - 1] + join(&side[at - 1], &side[at], broken) };
            breaks[at] = if broken { TORN } else { 0.0 };
        }
        joins[len] = if len > 0 { joins[len - 1] } else { 0.0 };
        for end in 1..=len {
            let goes_on = |back: usize| {
                let (before, after) = (&side[end - back - 1], &side[end - back]);
                is_broken(before, after) || run_in > 1 && (is_entry(after) || after.mark.is_none() && before.end == End::Open)
            };
            let mut whole = 1;
            let more = (1..MOST_BROKEN.min(end)).take_while(|&back| {
                whole += usize::from(!goes_on(back));
                whole <= MOST
            });
            sizes[end] = more.count() + 1;
        }
        Self { lengths, joins, breaks, entries, sizes }
    }

    /// Makes it dear to join segments between which others stand.
    fn part(&mut self, places: &[usize]) {
        let mut more = 0.0;
        for at in 1..places.len() {
            more += if places[at] == places[at - 1] + 1 { MIXED_JOIN } else { ACROSS };
            self.joins[at] += more;
        }
        if let Some(last) = self.joins.last_mut() {
            *last += more;
        }
    }

    fn length(&self, range: &Range<usize>) -> f32 {
        self.lengths[range.end] - self.lengths[range.start]
    }

    fn joins(&self, range: &Range<usize>) -> f32 {
        self.joins[range.end - 1] - self.joins[range.start]
    }
}

/// Whether a line breaks off and the next one goes on.
fn is_broken(before: &Seen, after: &Seen) -> bool {
    before.breaks_off && after.mark.is_none()
}

fn join(before: &Seen, after: &Seen, broken: bool) -> f32 {
    match after.mark.as_ref().map(|mark| mark.class) {
        _ if broken => JOIN_BROKEN,
        Some(MarkClass::Entry) => JOIN_ENTRY,
        Some(_) => JOIN_ARTICLE,
        None if before.bare => JOIN_BARE,
        None => JOIN,
    }
}

/// What the marks of the two sides say about each other.
fn marks(zh: Option<&MarkSign>, en: Option<&MarkSign>) -> f32 {
    let (zh, en) = match (zh, en) {
        (None, None) => return 0.3,
        (Some(mark), None) | (None, Some(mark)) => return if mark.class == MarkClass::Entry { -1.0 } else { -2.0 },
        (Some(zh), Some(en)) => (zh, en),
    };
    let numbered = !zh.numbers.is_empty() && !en.numbers.is_empty();
    let agree = zh.numbers.iter().any(|number| en.numbers.contains(number));
    let strength = if zh.class == MarkClass::Entry { 2.0 } else { 3.0 };
    match (zh.class == en.class, numbered) {
        (true, true) if agree => strength,
        (true, true) => -strength,
        (true, false) => 1.0,
        (false, true) if agree => 0.0,
        (false, _) => -2.0,
    }
}

/// What terms with their counterpart in brackets say about each other.
fn terms(zh: &Seen, en: &Seen) -> f32 {
    let heads = |gloss: &Option<Box<str>>, other: &Seen| gloss.as_ref().map(|gloss| begins_with_term(&other.start, gloss));
    match (heads(&zh.gloss, en), heads(&en.gloss, zh)) {
        (None, None) => 0.0,
        (Some(true), Some(true)) => 2.0 * TERM,
        (Some(true), _) | (_, Some(true)) => TERM,
        (Some(false), Some(false)) => -TERM,
        _ => -1.0,
    }
}

/// Whether a text begins with a term and the term ends there.
fn begins_with_term(start: &str, term: &str) -> bool {
    let rest = start.strip_prefix(term).or_else(|| start.strip_prefix("the term ").and_then(|start| start.strip_prefix(term)));
    rest.is_some_and(|rest| {
        !rest.starts_with(|c: char| c.is_alphanumeric() && (c.is_ascii() == term.is_ascii())) || rest.starts_with(['指', '是', '包', '就'])
    })
}

fn ends(zh: End, en: End) -> f32 {
    match (zh, en) {
        _ if zh == en => 0.4,
        (End::Stop, End::Semicolon) | (End::Semicolon, End::Stop) => -0.2,
        _ => -0.7,
    }
}

/// How likely a length is, given the length expected, against any length (after Gale & Church 1993, in ratios, which spread less for longer segments).
fn length(expected: f32, found: f32) -> f32 {
    const ANY: f32 = 1.3;
    if expected < 1.0 || found < 1.0 {
        return if expected.max(found) < 4.0 { 0.0 } else { -3.0 };
    }
    let off = (found / expected).ln();
    let spread = (0.035 + 6.0 / (expected + found)).sqrt();
    ((ANY / spread).ln() - off * off / (2.0 * spread * spread) + off * off / (2.0 * ANY * ANY)).max(-12.0)
}
