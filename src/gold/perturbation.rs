//! Clean gold spoilt on purpose, in the ways in which real translations are: a bench for aligners.

use super::random::Random;
use super::sample::{Piece, Sample, beads};
use crate::bitext::Bead;
use crate::mark::{MarkKind, leading_mark};
use crate::text::{Lang, Span};
use std::fmt;

/// One way to spoil a sample. The gold goes along, so that it stays right.
///
/// ```
/// use duizhao::gold::{Gold, Perturbation, Sample};
///
/// let sample = Sample::new("第一条\n第二条\n", "Article 1\nArticle 2\n", &Gold::read("1\t1\n2\t2\n")?);
/// assert_eq!(Perturbation::Shifted.apply(&sample, 0).en, ["Article 2", "Article 3"]);
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Perturbation {
    /// The English numbers of articles rise by two from a third of the text on: two were inserted.
    Renumbered,
    /// All English numbers of articles are one too high.
    Shifted,
    /// No marks of provisions on either side.
    Stripped,
    /// A chapter, or an eighth of the text, has no English.
    ChapterDropped,
    /// Stretches of two to six beads lack one side or the other.
    Untranslated,
    /// Neighbours inside an article stand in the other order on the English side, one in twenty.
    Swapped,
    /// A run of entries or plain lines stands in another order on the English side, the marks as before.
    Reordered,
    /// English lines joined to the one before inside an article, one in five.
    Merged,
    /// Long Chinese lines cut in two behind a sign, one in three.
    Split,
    /// Chinese lines broken at 40 columns.
    ChineseWrapped,
    /// Both sides broken at 40 columns.
    BothWrapped,
}

impl fmt::Display for Perturbation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Renumbered => "English renumbered from a third on",
            Self::Shifted => "English numbers shifted by one",
            Self::Stripped => "numbering stripped",
            Self::ChapterDropped => "a chapter dropped",
            Self::Untranslated => "stretches on one side only",
            Self::Swapped => "neighbours swapped",
            Self::Reordered => "a list in another order",
            Self::Merged => "English lines merged",
            Self::Split => "Chinese lines split",
            Self::ChineseWrapped => "Chinese hard-wrapped at 40 columns",
            Self::BothWrapped => "both sides hard-wrapped at 40 columns",
        })
    }
}

impl Perturbation {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Renumbered,
        Self::Shifted,
        Self::Stripped,
        Self::ChapterDropped,
        Self::Untranslated,
        Self::Swapped,
        Self::Reordered,
        Self::Merged,
        Self::Split,
        Self::ChineseWrapped,
        Self::BothWrapped,
    ];

    /// The sample spoilt in this way; the same seed draws the same lots.
    pub fn apply(self, sample: &Sample, seed: u64) -> Sample {
        let mut random = Random::new(seed);
        match self {
            Self::Renumbered => renumbered(sample, sample.en.len() / 3, 2),
            Self::Shifted => renumbered(sample, 0, 1),
            Self::Stripped => stripped(sample),
            Self::ChapterDropped => chapter_dropped(sample, &mut random),
            Self::Untranslated => untranslated(sample, &mut random),
            Self::Swapped => swapped(sample, &mut random),
            Self::Reordered => list_reordered(sample, &mut random),
            Self::Merged => merged(sample, &mut random),
            Self::Split => split(sample, &mut random),
            Self::ChineseWrapped => wrapped(sample, |line| vec![line.to_owned()]),
            Self::BothWrapped => wrapped(sample, |line| wrapped_line(line, |c| c == ' ')),
        }
    }
}

/// The English numbers of articles from line `from` on, raised.
fn renumbered(sample: &Sample, from: usize, by: u32) -> Sample {
    let raised = |(at, line): (usize, &String)| if at < from { line.clone() } else { raised(line, by) };
    Sample { en: sample.en.iter().enumerate().map(raised).collect(), ..sample.clone() }
}

fn raised(line: &str, by: u32) -> String {
    let Some(mark) = leading_mark(line, Lang::En).filter(|mark| matches!(mark.kind, MarkKind::Article(_))) else { return line.to_owned() };
    let words = mark.span.slice(line);
    let digits: String = words.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    match digits.parse::<u32>() {
        Ok(number) => line.replacen(&digits, &number.saturating_add(by).to_string(), 1),
        Err(_) => line.to_owned(),
    }
}

/// Both sides without marks; of a mark that is a whole line, the numeral goes.
fn stripped(sample: &Sample) -> Sample {
    let bare = |line: &String, lang: Lang| {
        let Some(mark) = leading_mark(line, lang) else { return line.clone() };
        let rest = Span::new(mark.text_at.min(line.len()), line.len()).slice(line);
        let word = |c: &char| !c.is_numeric() && !"〇零一二三四五六七八九十百千".contains(*c);
        if rest.trim().is_empty() { line.chars().filter(word).collect() } else { rest.to_owned() }
    };
    Sample {
        zh: sample.zh.iter().map(|line| bare(line, Lang::Zh)).collect(),
        en: sample.en.iter().map(|line| bare(line, Lang::En)).collect(),
        beads: sample.beads.clone(),
    }
}

fn heads_chapter(sample: &Sample, bead: &Bead) -> bool {
    let mark = bead.zh.first().and_then(|&line| leading_mark(&sample.zh[line], Lang::Zh));
    mark.is_some_and(|mark| matches!(mark.kind, MarkKind::Heading(..)))
}

fn chapter_dropped(sample: &Sample, random: &mut Random) -> Sample {
    let len = sample.beads.len();
    let chapters: Vec<usize> = (1..len).filter(|&at| heads_chapter(sample, &sample.beads[at])).collect();
    let (start, end) = match chapters.as_slice() {
        [] | [_] => (len / 2, len / 2 + len / 8),
        chapters => {
            let nth = random.below(chapters.len() - 1);
            (chapters[nth], chapters[nth + 1])
        }
    };
    without(sample, |at| (false, (start..end).contains(&at)))
}

/// The sample without the Chinese and the English lines of the beads that `gone` says.
fn without(sample: &Sample, gone: impl Fn(usize) -> (bool, bool)) -> Sample {
    let (mut zh, mut en) = ((0..sample.zh.len()).collect::<Vec<_>>(), (0..sample.en.len()).collect::<Vec<_>>());
    for (at, bead) in sample.beads.iter().enumerate() {
        let (zh_gone, en_gone) = gone(at);
        zh.retain(|line| !(zh_gone && bead.zh.contains(line)));
        en.retain(|line| !(en_gone && bead.en.contains(line)));
    }
    sample.reordered(&zh, &en)
}

fn untranslated(sample: &Sample, random: &mut Random) -> Sample {
    let len = sample.beads.len();
    let mut gone = vec![(false, false); len];
    for nth in 0..1 + len / 100 {
        let start = random.below(len);
        let end = (start + 2 + random.below(5)).min(len);
        for bead in &mut gone[start..end] {
            *bead = (nth % 2 == 1, nth % 2 == 0);
        }
    }
    without(sample, |at| gone[at])
}

/// Whether the English of two beads stands side by side, so that it can be swapped or joined.
fn neighbours(first: &Bead, second: &Bead) -> bool {
    !first.is_null() && !second.is_null() && first.en.last().map(|last| last + 1) == second.en.first().copied()
}

/// Whether an English line opens no chapter and no article: nobody runs one into the text before it, or moves it behind the next.
fn is_inner(line: &str) -> bool {
    !leading_mark(line, Lang::En).is_some_and(|mark| matches!(mark.kind, MarkKind::Heading(..) | MarkKind::Article(_)))
}

fn swapped(sample: &Sample, random: &mut Random) -> Sample {
    let mut en: Vec<usize> = (0..sample.en.len()).collect();
    let mut at = 0;
    while at + 1 < sample.beads.len() {
        let (first, second) = (&sample.beads[at], &sample.beads[at + 1]);
        let inner = |bead: &Bead| bead.shape().1 == 1 && is_inner(&sample.en[bead.en[0]]);
        if neighbours(first, second) && inner(first) && inner(second) && random.chance(5) {
            en.swap(first.en[0], second.en[0]);
            at += 1;
        }
        at += 1;
    }
    sample.reordered(&(0..sample.zh.len()).collect::<Vec<_>>(), &en)
}

/// Runs of entries of this length are put in another order.
const LIST: usize = 8;

fn list_reordered(sample: &Sample, random: &mut Random) -> Sample {
    let plain = |bead: &Bead| bead.shape() == (1, 1) && is_inner(&sample.en[bead.en[0]]);
    let fits = |beads: &[Bead]| beads.iter().all(plain) && beads.windows(2).all(|pair| neighbours(&pair[0], &pair[1]));
    let starts: Vec<usize> = sample.beads.windows(LIST).enumerate().filter(|(_, beads)| fits(beads)).map(|(at, _)| at).collect();
    let Some(&start) = starts.get(random.below(starts.len())) else { return sample.clone() };
    let mut result = sample.clone();
    let lines: Vec<usize> = sample.beads[start..start + LIST].iter().map(|bead| bead.en[0]).collect();
    let mut order = lines.clone();
    random.shuffle(&mut order);
    for ((&line, &from), nth) in lines.iter().zip(&order).zip(0..) {
        let parts = |line: usize| {
            let text = &sample.en[line];
            text.split_at(leading_mark(text, Lang::En).map_or(0, |mark| mark.text_at.min(text.len())))
        };
        result.en[line] = format!("{}{}", parts(line).0, parts(from).1);
        let place = lines.iter().position(|&line| line == from).expect("an order holds the same lines");
        result.beads[start + place].en = vec![lines[nth]];
    }
    result
}

fn merged(sample: &Sample, random: &mut Random) -> Sample {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut joined: Vec<bool> = vec![false; sample.en.len()];
    for (at, bead) in sample.beads.iter().enumerate() {
        let inner = bead.en.first().is_some_and(|&line| is_inner(&sample.en[line]));
        let joins = at > 0 && inner && neighbours(&sample.beads[at - 1], bead) && random.chance(20);
        match pieces.last_mut().filter(|_| joins) {
            Some(last) => {
                bead.en.first().into_iter().for_each(|&line| joined[line] = true);
                last.zh.extend(&bead.zh);
                last.en.extend(&bead.en);
            }
            None => pieces.push(Piece { zh: bead.zh.clone(), en: bead.en.clone() }),
        }
    }
    let united = Sample { beads: beads(pieces.into_iter()), ..sample.clone() };
    let line = |at: usize| {
        let more = joined[at + 1..].iter().take_while(|joined| **joined).count();
        let text = sample.en[at..=at + more].join(" ");
        if joined[at] { Vec::new() } else { vec![text] }
    };
    united.recut(|at| vec![sample.zh[at].clone()], line)
}

fn split(sample: &Sample, random: &mut Random) -> Sample {
    let cuts: Vec<Option<usize>> =
        sample.zh.iter().map(|line| middle(line).filter(|_| line.chars().count() >= 20 && random.chance(33))).collect();
    let cut = |at: usize| match cuts[at].map(|cut| sample.zh[at].split_at(cut)) {
        Some((head, tail)) => vec![head.to_owned(), tail.to_owned()],
        None => vec![sample.zh[at].clone()],
    };
    sample.recut(cut, |at| vec![sample.en[at].clone()])
}

/// The byte behind the sign that stands nearest to the middle of a line.
fn middle(line: &str) -> Option<usize> {
    let signs = line.char_indices().filter(|(_, c)| matches!(c, '。' | '；' | '，')).map(|(at, c)| at + c.len_utf8());
    signs.filter(|&at| at < line.len()).min_by_key(|at| at.abs_diff(line.len() / 2))
}

/// Columns at which lines are broken.
const COLUMNS: usize = 40;

fn wrapped(sample: &Sample, en: impl Fn(&str) -> Vec<String>) -> Sample {
    sample.recut(|at| wrapped_line(&sample.zh[at], |_| true), |at| en(&sample.en[at]))
}

/// A line in pieces of at most [`COLUMNS`], where no word is longer. `may_break` says that a line may end behind this sign.
fn wrapped_line(line: &str, may_break: impl Fn(char) -> bool) -> Vec<String> {
    let (mut pieces, mut piece, mut width, mut word) = (Vec::new(), String::new(), 0, 0);
    for c in line.chars() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        if width + wide > COLUMNS && word > 0 {
            let rest = piece.split_off(word);
            pieces.push(std::mem::replace(&mut piece, rest).trim_end().to_owned());
            width = piece.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            word = 0;
        }
        piece.push(c);
        width += wide;
        if may_break(c) {
            word = piece.len();
        }
    }
    if !piece.is_empty() || pieces.is_empty() {
        pieces.push(piece);
    }
    pieces
}
