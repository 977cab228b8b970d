//! Scoring units: BM25 over what each word of the query may look like, with what shares of the query they cover.
//!
//! A word with its renderings counts as one term whose frequency in a unit is the weighted sum of theirs, over both sides (Robertson, Zaragoza
//! & Taylor 2004 for fields; Darwish & Oard 2003 for renderings). Postings are read term by term into an array of one cell a unit, which
//! needs no more memory than the segment has units and visits each posting once.

use super::board::{Board, Boards, Way};
use super::expand::{Alternative, Form, Wanted};
use super::gate::{Gate, patterns, units};
use super::pattern::Pattern;
use super::set::Set;
use crate::error::Result;
use crate::index::{Fields, failed};
use crate::text::Lang;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocId, Searcher, SegmentReader};

/// How much long units are held back.
const B: f32 = 0.5;
/// Below this many words a unit is not preferred for being short.
const SHORT: f32 = 24.0;
/// What a word counts that stands over a unit.
const OVER: f32 = 1.5;
/// What repealed, superseded and expired instruments keep of their score.
const PAST: f32 = 0.75;

/// A unit that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub score: f32,
    pub order: u64,
    pub segment: usize,
    pub doc: DocId,
}

impl Found {
    /// Better ones are greater: by score, then the unit that was added first. Scores are not negative, so their bits are in their order.
    fn rank(&self) -> Rank {
        (self.score.max(0.0).to_bits(), Reverse(self.order))
    }
}

/// The bits of a score, and the order of the unit.
type Rank = (u32, Reverse<u64>);

/// The best of what was found.
pub(super) struct Best {
    keep: usize,
    heap: BinaryHeap<Reverse<(Rank, usize, DocId)>>,
    /// How many were found in all.
    pub total: u64,
}

impl Best {
    pub fn new(keep: usize) -> Self {
        Self { keep, heap: BinaryHeap::new(), total: 0 }
    }

    /// Whether a score may be among the best.
    fn may_enter(&self, score: f32) -> bool {
        self.heap.len() < self.keep || self.heap.peek().is_some_and(|Reverse((worst, ..))| score.max(0.0).to_bits() >= worst.0)
    }

    fn push(&mut self, found: Found) {
        self.heap.push(Reverse((found.rank(), found.segment, found.doc)));
        if self.heap.len() > self.keep {
            self.heap.pop();
        }
    }

    /// The best first.
    pub fn ranked(self) -> Vec<Found> {
        let mut found = self.heap.into_vec();
        found.sort_unstable();
        found
            .into_iter()
            .map(|Reverse(((bits, Reverse(order)), segment, doc))| Found { score: f32::from_bits(bits), order, segment, doc })
            .collect()
    }
}

/// A query, ready to be run on every segment.
pub(super) struct Plan<'i> {
    pub searcher: &'i Searcher,
    pub fields: &'i Fields,
    pub boards: &'i Boards,
    pub wanted: Vec<Wanted>,
    /// What must hold.
    pub gates: Vec<Gate>,
    /// Whether one of the words must match.
    pub needs_word: bool,
}

/// A word with the patterns of its alternatives in each segment.
struct Weighed {
    patterns: Vec<(Vec<Pattern>, Lang, f32, Way)>,
    idf: f32,
    weight: f32,
}

impl Plan<'_> {
    /// Runs the query; `each` is told every unit that is found.
    pub fn run(&self, best: &mut Best, mut each: impl FnMut(usize, DocId)) -> Result<()> {
        let weights = self.weights()?;
        let lengths = self.lengths()?;
        for (at, segment) in self.searcher.segment_readers().iter().enumerate() {
            let board = self.board(segment, &weights, lengths)?;
            let orders = segment.fast_fields().column_opt::<u64>("order").map_err(failed)?;
            let past = self.past(segment)?;
            let mut take = |doc: DocId, score: f32| {
                if segment.is_deleted(doc) {
                    return;
                }
                best.total += 1;
                each(at, doc);
                if best.may_enter(score) {
                    let score = if past.holds(doc) { score * PAST } else { score };
                    let order = orders.as_ref().and_then(|orders| orders.first(doc)).unwrap_or(u64::MAX);
                    best.push(Found { score, order, segment: at, doc });
                }
            };
            let gate = match self.gates.is_empty() && self.needs_word {
                true => None,
                false => {
                    let mut set = units(segment, self.fields)?;
                    for gate in &self.gates {
                        set = set.and(&gate.set(segment, self.fields)?);
                    }
                    Some(set)
                }
            };
            match (gate, self.needs_word) {
                (None, _) => board.found().iter().for_each(|&doc| take(doc, board.score(doc))),
                (Some(gate), true) => board.found().iter().filter(|&&doc| gate.holds(doc)).for_each(|&doc| take(doc, board.score(doc))),
                (Some(gate), false) => gate.iter().for_each(|doc| take(doc, board.score(doc).max(f32::MIN_POSITIVE))),
            }
            self.boards.put(board);
        }
        Ok(())
    }

    /// The units of instruments that are no longer in force.
    fn past(&self, segment: &SegmentReader) -> Result<Set> {
        let names = ["repealed", "superseded", "expired", "invalid"].map(str::to_owned).to_vec();
        Gate::Names(self.fields.status, names).set(segment, self.fields)
    }

    /// The patterns of each word, and how much it tells: by how many units hold it.
    fn weights(&self) -> Result<Vec<Weighed>> {
        let units = self.searcher.num_docs() as f32;
        let mut weighed = Vec::new();
        for wanted in &self.wanted {
            let (mut held, mut all) = (0.0_f32, Vec::new());
            for alternative in &wanted.alternatives {
                let mut found = Vec::new();
                for segment in self.searcher.segment_readers() {
                    let more = patterns(alternative, segment, self.fields)?;
                    found.extend(more.into_iter().filter(|pattern| !found.contains(pattern)).collect::<Vec<_>>());
                    if !matches!(alternative.form, Form::Prefix(_)) {
                        break;
                    }
                }
                for pattern in &found {
                    held += alternative.weight * pattern.most(self.searcher)? as f32;
                }
                let way = if alternative.translated { Way::Rendered } else { Way::Own };
                all.push((found, alternative.lang, alternative.weight, way));
                if let Some(over) = self.over(alternative) {
                    all.push((vec![over], alternative.lang, OVER, Way::Over));
                }
            }
            let held = held.min(units);
            let idf = (1.0 + (units - held + 0.5) / (held + 0.5)).ln();
            weighed.push(Weighed { patterns: all, idf, weight: wanted.weight });
        }
        Ok(weighed)
    }

    /// A single word of a query where it stands over a unit. A phrase in quotes must stand in the text itself.
    fn over(&self, alternative: &Alternative) -> Option<Pattern> {
        let word = match &alternative.form {
            Form::Words(words) if words.len() == 1 => words.first()?,
            Form::Exact(word) if !alternative.quoted && alternative.lang == Lang::Zh => word,
            _ => return None,
        };
        // Among hits for one word it would tell little.
        (!alternative.translated && self.wanted.len() > 1).then(|| Pattern::context(word, self.fields, alternative.lang)).flatten()
    }

    /// The mean number of words of a unit on each side.
    fn lengths(&self) -> Result<[f32; 2]> {
        let mut lengths = [0.0_f32; 2];
        for lang in [Lang::Zh, Lang::En] {
            let (mut words, mut units) = (0_u64, 0_u64);
            for segment in self.searcher.segment_readers() {
                words += segment.inverted_index(self.fields.words(lang)).map_err(failed)?.total_num_tokens();
                units += u64::from(segment.max_doc());
            }
            lengths[lang as usize] = (words as f32 / units.max(1) as f32).max(1.0);
        }
        Ok(lengths)
    }

    fn board(&self, segment: &SegmentReader, weights: &[Weighed], lengths: [f32; 2]) -> Result<Board> {
        let norms = [Lang::Zh, Lang::En].map(|lang| Norms::new(segment, self.fields, lang, lengths[lang as usize]));
        let [zh, en] = norms;
        let norms = [zh?, en?];
        let whole: f32 = weights.iter().filter(|word| word.weight >= 1.0).map(|word| word.idf).sum();
        let mut board = self.boards.take(segment.max_doc() as usize, whole);
        for word in weights {
            for (patterns, lang, weight, way) in &word.patterns {
                let norms = &norms[*lang as usize];
                for pattern in patterns {
                    pattern.each(segment, |doc, times| match way {
                        Way::Over => board.see(doc, *weight, *way),
                        _ => board.see(doc, weight * times as f32 / norms.of(doc), *way),
                    })?;
                }
            }
            board.close(word.idf, word.weight);
        }
        Ok(board)
    }
}

/// How much the length of each unit holds it back.
struct Norms {
    reader: FieldNormReader,
    table: [f32; 256],
}

impl Norms {
    fn new(segment: &SegmentReader, fields: &Fields, lang: Lang, mean: f32) -> Result<Self> {
        let reader = segment.get_fieldnorms_reader(fields.words(lang)).map_err(failed)?;
        let mut table = [1.0; 256];
        for (id, norm) in (0..=u8::MAX).zip(&mut table) {
            let len = (FieldNormReader::id_to_fieldnorm(id) as f32).max(SHORT.min(mean));
            *norm = 1.0 - B + B * len / mean;
        }
        Ok(Self { reader, table })
    }

    fn of(&self, doc: DocId) -> f32 {
        self.table[self.reader.fieldnorm_id(doc) as usize]
    }
}
