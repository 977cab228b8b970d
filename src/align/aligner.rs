//! Pairs the segments of two sides.

use super::corridor;
use super::doubt;
use super::evidence::Evidence;
use super::keep;
use super::lattice;
use super::mixed;
use super::moved;
use super::numbering::Numbering;
use super::side;
use super::side::Sides;
use super::table::Table;
use super::votes;
use super::wrapped;
use crate::bitext::{Bead, Bitext};
use crate::error::Result;
use crate::instrument::{Notice, NoticeKind};
use crate::lexicon::Lexicon;
use crate::segment::Segments;
use crate::text::{Lang, Span};
use crate::token::Tokenizer;
use std::ops::Range;
use std::sync::OnceLock;

/// Aligns two sides of segments.
#[derive(Debug, Clone, Default)]
pub struct Aligner {
    lexicon: Lexicon,
    /// Made when words are first needed.
    tokenizer: OnceLock<Tokenizer>,
    numbering: Numbering,
    kept: Vec<Bead>,
}

impl Aligner {
    /// An aligner that knows no words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds terms that the aligner knows beforehand.
    #[must_use]
    pub fn lexicon(mut self, lexicon: &Lexicon) -> Self {
        self.lexicon.extend(lexicon);
        self.tokenizer = OnceLock::new();
        self
    }

    /// Says what the numbers of provisions are worth.
    #[must_use]
    pub fn numbering(mut self, numbering: Numbering) -> Self {
        self.numbering = numbering;
        self
    }

    /// Beads that a person has fixed: they stay, and the rest is aligned around them.
    #[must_use]
    pub fn keep(mut self, beads: impl Into<Vec<Bead>>) -> Self {
        self.kept = beads.into();
        self
    }

    /// Aligns a Chinese and an English side. Never fails; kept beads that do not fit the sides are left out ([`Aligner::align_kept`] says so).
    pub fn align(&self, zh: &Segments, en: &Segments) -> Bitext {
        let kept = keep::fitting(&self.kept, zh.len(), en.len());
        self.bitext(zh, en, &kept)
    }

    /// As [`Aligner::align`].
    ///
    /// # Errors
    /// [`ErrorKind::Format`](crate::ErrorKind::Format) when a kept bead names a segment that is not there, or one segment twice.
    pub fn align_kept(&self, zh: &Segments, en: &Segments) -> Result<Bitext> {
        keep::check(&self.kept, zh.len(), en.len())?;
        Ok(self.bitext(zh, en, &self.kept))
    }

    /// Finds which stretches of one text are translations of each other, whichever comes first. The two sides are cut from that text
    /// ([`SourceText::only`](crate::text::SourceText::only)); segments without words are left out, and prose without a translation stands in
    /// beads of its own.
    pub fn align_mixed(&self, zh: &Segments, en: &Segments) -> Bitext {
        let spoken = |side: &Segments| side.filtered(|segment| !segment.as_str().trim().is_empty());
        let (zh, en) = (spoken(zh), spoken(en));
        let mut beads = self.mixed_beads(&zh, &en);
        sort(&mut beads);
        Bitext::new(zh, en, beads)
    }

    fn bitext(&self, zh: &Segments, en: &Segments, kept: &[Bead]) -> Bitext {
        let mut beads = Vec::new();
        for part in keep::parts(kept, zh.len(), en.len()) {
            // With kept beads most parts are small; what stands on one side alone needs no search.
            if part.zh.is_empty() || part.en.is_empty() {
                beads.extend(part.alone());
                continue;
            }
            let found = self.beads(&zh.only(&part.zh), &en.only(&part.en));
            beads.extend(found.into_iter().map(|bead| part.place(bead)));
        }
        beads.extend(kept.iter().cloned());
        sort(&mut beads);
        let notices = notices(zh, en, &beads);
        Bitext::new(zh.clone(), en.clone(), beads).noting(notices)
    }

    /// The beads of two sides without kept ones. Where lines were broken at a width on both, they are put together first.
    fn beads(&self, zh: &Segments, en: &Segments) -> Vec<Bead> {
        let (Some(zh_full), Some(en_full)) = (wrapped::full_lines(zh), wrapped::full_lines(en)) else { return self.plain_beads(zh, en) };
        let (zh_groups, en_groups) = (wrapped::groups(zh, &zh_full), wrapped::groups(en, &en_full));
        let beads = self.plain_beads(&zh.joined(&zh_groups), &en.joined(&en_groups));
        let lines = |places: &[usize], groups: &[Range<usize>]| places.iter().flat_map(|&at| groups[at].clone()).collect::<Vec<usize>>();
        let apart = beads.iter().map(|bead| Bead::new(lines(&bead.zh, &zh_groups), lines(&bead.en, &en_groups), bead.confidence));
        apart.flat_map(one_sided_apart).collect()
    }

    fn plain_beads(&self, zh: &Segments, en: &Segments) -> Vec<Bead> {
        let mut sides = self.sides(zh, en);
        let mut table = Table::prior(&self.lexicon, &sides.vocabulary);
        let corridor = corridor::around_votes(&sides, &votes::chain(&sides, &table));
        let first = lattice::best(&Evidence::new(&sides), &table, &corridor);
        let related = doubt::related(&sides, &table, &first);
        table.learn(&sides, &first);
        sides.measure(&first);
        let evidence = Evidence::new(&sides);
        let corridor = corridor::around_beads(&sides, &first);
        let second = lattice::best(&evidence, &table, &corridor);
        let mut beads = moved::find(&evidence, &table, second);
        beads.iter_mut().for_each(|bead| bead.confidence *= related);
        beads
    }

    /// The beads of two sides that stand mixed in one text.
    fn mixed_beads(&self, zh: &Segments, en: &Segments) -> Vec<Bead> {
        let mut sides = self.sides(zh, en);
        sides.ratio = side::USUAL_RATIO;
        let layout = mixed::layout(zh, en);
        let corridor = corridor::along(&layout);
        let mut table = Table::prior(&self.lexicon, &sides.vocabulary);
        let first = lattice::best(&Evidence::mixed(&sides, layout.clone()), &table, &corridor);
        table.learn(&sides, &first);
        sides.measure(&first);
        let evidence = Evidence::mixed(&sides, layout);
        let second = lattice::best(&evidence, &table, &corridor);
        moved::find(&evidence, &table, second)
    }

    fn sides(&self, zh: &Segments, en: &Segments) -> Sides {
        let tokenizer = self.tokenizer.get_or_init(|| Tokenizer::new().taught(&self.lexicon));
        Sides::read(zh, en, tokenizer, self.numbering)
    }
}

/// A bead, or a bead a segment where one side is empty.
fn one_sided_apart(bead: Bead) -> Vec<Bead> {
    if !bead.is_null() {
        return vec![bead];
    }
    let zh = bead.zh.iter().map(|&zh| Bead::new([zh], [], bead.confidence));
    zh.chain(bead.en.iter().map(|&en| Bead::new([], [en], bead.confidence))).collect()
}

/// Puts beads in the order of the Chinese side; one that is English alone follows the bead of the English segment before it.
fn sort(beads: &mut Vec<Bead>) {
    let mut alone: Vec<Bead> = beads.extract_if(.., |bead| bead.zh.is_empty()).collect();
    beads.sort_by_key(|bead| bead.zh.first().copied());
    alone.sort_by_key(|bead| std::cmp::Reverse(bead.en.first().copied()));
    let mut place: Vec<(usize, usize)> = beads.iter().enumerate().flat_map(|(at, bead)| bead.en.iter().map(move |&en| (en, at))).collect();
    place.sort_unstable();
    let mut behind: Vec<Vec<Bead>> = vec![Vec::new(); beads.len() + 1];
    for bead in alone {
        let en = bead.en.first().copied().unwrap_or_default();
        let at = place.partition_point(|&(other, _)| other < en).checked_sub(1).map_or(0, |at| place[at].1 + 1);
        behind[at].push(bead);
    }
    let mut sorted: Vec<Bead> = Vec::with_capacity(beads.len());
    let mut old = std::mem::take(beads).into_iter();
    for mut group in behind {
        group.reverse();
        sorted.extend(group);
        sorted.extend(old.next());
    }
    *beads = sorted;
}

/// What is odd about two sides or their beads.
fn notices(zh: &Segments, en: &Segments, beads: &[Bead]) -> Vec<Notice> {
    let mut notices = Vec::new();
    let words = |side: &Segments| side.source().as_str().trim().to_owned();
    let (zh_words, en_words) = (words(zh), words(en));
    for (text, name) in [(&zh_words, "Chinese"), (&en_words, "English")] {
        if text.is_empty() {
            notices.push(Notice::new(NoticeKind::Empty, format!("the {name} side is empty; all beads are one-sided"), Span::default()));
        }
    }
    if !zh_words.is_empty() && !en_words.is_empty() && Lang::of(&zh_words) == Lang::of(&en_words) {
        notices.push(Notice::new(NoticeKind::SameLanguage, "both sides are in one language", Span::default()));
    } else if beads.len() >= 8 {
        let sure = beads.iter().filter(|bead| !bead.is_null() && bead.confidence >= 0.5).count();
        if sure * 4 < beads.len() {
            notices.push(Notice::new(
                NoticeKind::Unrelated,
                "few beads are sure: the sides may not be translations of each other",
                Span::default(),
            ));
        }
    }
    notices
}
