//! Terms of the index that stand in a row, and where they do.

use crate::error::{Error, ErrorKind, Result};
use crate::index::Fields;
use crate::text::Lang;
use crate::token::Signs;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED, Term};

/// Terms of one field at set distances from each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    field: Field,
    terms: Vec<(u32, Term)>,
}

impl Pattern {
    fn new<T: AsRef<str>>(field: Field, terms: impl IntoIterator<Item = (usize, T)>) -> Option<Self> {
        let terms = terms.into_iter().filter_map(|(at, text)| Some((u32::try_from(at).ok()?, Term::from_field_text(field, text.as_ref()))));
        let terms: Vec<_> = terms.collect();
        (!terms.is_empty()).then_some(Self { field, terms })
    }

    /// Words that follow each other.
    pub fn words(words: &[String], fields: &Fields, lang: Lang) -> Option<Self> {
        Self::new(fields.words(lang), words.iter().enumerate())
    }

    /// A word that stands over a unit.
    pub fn context(word: &str, fields: &Fields, lang: Lang) -> Option<Self> {
        Self::new(fields.context(lang), [(0, word)])
    }

    /// A single sign, as a word of English is.
    pub fn sign(sign: &str, fields: &Fields, lang: Lang) -> Option<Self> {
        Self::new(fields.singles(lang), [(0, sign)])
    }

    /// Exact signs: of the pairs that they form as many as pin each sign, and what stands between signs that are no words.
    pub fn exact(signs: &Signs, fields: &Fields, lang: Lang) -> Option<Self> {
        if !signs.is_one_line() {
            return None;
        }
        if signs.len() == 1 {
            return Self::new(fields.singles(lang), [(0, signs.sign(0))]);
        }
        let last = signs.len().checked_sub(2)?;
        let plain = |at: usize| signs.sign(at).chars().all(char::is_alphanumeric);
        let mut pairs = Vec::new();
        let mut pinned = 0; // signs before this one are in a pair
        for at in 0..=last {
            // Between two words only white space can stand; beside a mark there may be some or none.
            let loose = lang == Lang::En && !(plain(at) && plain(at + 1));
            if loose || pinned <= at || (at == last && pinned < signs.len()) {
                pairs.push((at, signs.pair(at)?));
                pinned = at + 2;
            }
        }
        Self::new(fields.pairs(lang), pairs)
    }

    /// The signs of a title or a short name.
    pub fn title(signs: &Signs, fields: &Fields) -> Option<Self> {
        Self::new(fields.title, (0..signs.len()).map(|at| (at, signs.sign(at))))
    }

    /// The one term, where there is but one.
    pub fn single(&self) -> Option<&Term> {
        match self.terms.as_slice() {
            [(_, term)] => Some(term),
            _ => None,
        }
    }

    /// How many units hold the rarest of the terms: at least as many as hold the pattern.
    pub fn most(&self, searcher: &Searcher) -> Result<u64> {
        let mut most = u64::MAX;
        for (_, term) in &self.terms {
            most = most.min(searcher.doc_freq(term).map_err(crate::index::failed)?);
        }
        Ok(most)
    }

    /// Calls `found` for each document of a segment that holds the pattern, in order, with how often it does.
    pub fn each(&self, segment: &SegmentReader, mut found: impl FnMut(DocId, u32)) -> Result<()> {
        if self.single().is_none() {
            return self.rows(segment, |doc, positions| found(doc, u32::try_from(positions.len()).unwrap_or(u32::MAX)));
        }
        let Some((_, term)) = self.terms.first() else { return Ok(()) };
        let index = segment.inverted_index(self.field).map_err(crate::index::failed)?;
        let Some(mut blocks) = index.read_block_postings(term, IndexRecordOption::WithFreqs).map_err(unread)? else { return Ok(()) };
        let counted = index_counts(segment, self.field);
        while blocks.block_len() > 0 {
            match counted {
                true => blocks.docs().iter().zip(blocks.freqs()).for_each(|(&doc, &times)| found(doc, times)),
                false => blocks.docs().iter().for_each(|&doc| found(doc, 1)),
            }
            blocks.advance();
        }
        Ok(())
    }

    /// Calls `found` for each document of a segment that holds the pattern, with the positions at which it begins.
    pub fn rows(&self, segment: &SegmentReader, mut found: impl FnMut(DocId, &[u32])) -> Result<()> {
        let Some(mut rows) = Rows::open(self, segment)? else { return Ok(()) };
        while let Some(doc) = rows.next() {
            found(doc, &rows.positions);
        }
        Ok(())
    }
}

fn index_counts(segment: &SegmentReader, field: Field) -> bool {
    use tantivy::schema::FieldType;
    match segment.schema().get_field_entry(field).field_type() {
        FieldType::Str(options) => options.get_indexing_options().is_some_and(|options| options.index_option().has_freq()),
        _ => false,
    }
}

/// Documents in which terms stand in a row, found by leaping from the rarest term to the others.
struct Rows {
    /// The postings of each term with how far it stands from the first, the rarest term first.
    postings: Vec<(u32, SegmentPostings)>,
    furthest: u32,
    started: bool,
    /// Where the row begins in the current document.
    positions: Vec<u32>,
    other: Vec<u32>,
}

impl Rows {
    fn open(pattern: &Pattern, segment: &SegmentReader) -> Result<Option<Self>> {
        let index = segment.inverted_index(pattern.field).map_err(crate::index::failed)?;
        let mut terms = Vec::new();
        for (at, term) in &pattern.terms {
            let Some(about) = index.get_term_info(term).map_err(unread)? else { return Ok(None) };
            terms.push((*at, about));
        }
        terms.sort_by_key(|(at, about)| (about.doc_freq, *at));
        let mut postings = Vec::new();
        for (at, about) in &terms {
            postings.push((*at, index.read_postings_from_terminfo(about, IndexRecordOption::WithFreqsAndPositions).map_err(unread)?));
        }
        let furthest = terms.iter().map(|(at, _)| *at).max().unwrap_or_default();
        Ok(Some(Self { postings, furthest, started: false, positions: Vec::new(), other: Vec::new() }))
    }

    fn next(&mut self) -> Option<DocId> {
        loop {
            let doc = self.meet()?;
            if self.stand_in_a_row() {
                return Some(doc);
            }
        }
    }

    /// The next document that holds all terms.
    fn meet(&mut self) -> Option<DocId> {
        let ((_, first), rest) = self.postings.split_first_mut()?;
        let mut doc = if self.started { first.advance() } else { first.doc() };
        self.started = true;
        'next: while doc != TERMINATED {
            for (_, postings) in rest.iter_mut() {
                let met = if postings.doc() < doc { postings.seek(doc) } else { postings.doc() };
                if met > doc {
                    doc = if met == TERMINATED { TERMINATED } else { first.seek(met) };
                    continue 'next;
                }
            }
            return Some(doc);
        }
        None
    }

    fn stand_in_a_row(&mut self) -> bool {
        for (nth, (at, postings)) in self.postings.iter_mut().enumerate() {
            let shift = self.furthest - *at;
            if nth == 0 {
                postings.positions_with_offset(shift, &mut self.positions);
                continue;
            }
            postings.positions_with_offset(shift, &mut self.other);
            let mut other = self.other.iter().peekable();
            self.positions.retain(|position| {
                while other.next_if(|other| **other < *position).is_some() {}
                other.peek() == Some(&position)
            });
            if self.positions.is_empty() {
                return false;
            }
        }
        true
    }
}

/// An error of the disk while postings are read.
pub(super) fn unread(error: std::io::Error) -> Error {
    Error::new(ErrorKind::Index, "the index cannot be read; make it again").caused_by(error)
}
