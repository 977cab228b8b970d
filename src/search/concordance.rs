//! Keywords in context, and how a phrase is rendered in the other language.
//!
//! What renders a phrase is told by the units that hold it: of all runs of words on their other side the one that stands in most of them and in
//! few others (Dice 1945) renders it there; then the same among the units that are left. Terms of the lexicon count double.

use super::pattern::Pattern;
use super::query::{Clause, Query, Sides};
use super::score::{Best, Found};
use super::searcher::Searcher;
use crate::bitext::Unit;
use crate::error::Result;
use crate::index::stems;
use crate::instrument::Address;
use crate::text::{Lang, Span};
use crate::token::{Signs, Word, is_function_word, stem, words_of};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

/// Units that are looked at for renderings.
const SAMPLE: usize = 2_000;
/// Runs of words that are compared.
const CANDIDATES: usize = 60;
/// Renderings that are told.
const RENDERINGS: usize = 12;
/// The least association of a rendering.
const LEAST: f64 = 0.08;

/// One way in which a phrase is rendered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rendering {
    /// The words, as they stand most often.
    pub text: String,
    /// In how many of the units that were looked at.
    pub count: u64,
    /// How sure it is, 0..=1.
    pub confidence: f64,
}

/// A phrase where it stands, with what renders it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The instrument.
    pub instrument: String,
    /// The address.
    pub address: Address,
    /// What stands before the phrase on its line.
    pub left: String,
    /// The phrase as it stands there.
    pub keyword: String,
    /// What stands behind it on its line.
    pub right: String,
    /// What renders it on the other side, if that is known.
    pub rendering: Option<String>,
    /// How sure that is, 0..=1.
    pub confidence: f64,
}

/// A run of words of the other side that may render the phrase.
struct Candidate {
    key: Vec<String>,
    units: FxHashSet<usize>,
    forms: FxHashMap<String, u64>,
    /// How many units of the index hold it, as a share of what was looked at.
    held: f64,
    known: bool,
}

impl Searcher<'_> {
    /// How a phrase is rendered on the other side, the most frequent rendering first.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn renderings(&self, phrase: &str) -> Result<Vec<Rendering>> {
        let (units, total) = self.holding(phrase, SAMPLE)?;
        Ok(self.rendered(phrase, &units, total)?.into_iter().map(|(rendering, _)| rendering).collect())
    }

    /// The first `limit` places of a phrase in the order of the index, each with what renders it.
    ///
    /// # Errors
    /// As [`Searcher::search`].
    pub fn concordance(&self, phrase: &str, limit: usize) -> Result<Vec<Line>> {
        let lang = Lang::of(phrase);
        let (units, total) = self.holding(phrase, SAMPLE.max(limit))?;
        let rendered = self.rendered(phrase, &units, total)?;
        let wanted = Signs::new(phrase.trim(), lang);
        let mut lines = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            let (own, other) = (side(unit, lang), side(unit, lang.other()));
            let rendering = rendered.iter().find_map(|(rendering, (key, held))| {
                let span = held.contains(&at).then(|| runs(other, lang.other(), self).into_iter().find(|run| run.0 == *key)).flatten()?.1;
                Some((span.slice(other).to_owned(), rendering.confidence))
            });
            let signs = Signs::new(own, lang);
            for (first, last) in signs.find(&wanted) {
                let span = signs.span(first, last);
                let (before, after) = (Span::new(0, span.start).slice(own), Span::new(span.end, own.len()).slice(own));
                lines.push(Line {
                    instrument: unit.instrument.clone(),
                    address: unit.address.clone(),
                    left: before.lines().last().filter(|_| !before.ends_with('\n')).unwrap_or_default().to_owned(),
                    keyword: span.slice(own).to_owned(),
                    right: after.lines().next().unwrap_or_default().to_owned(),
                    rendering: rendering.as_ref().map(|(text, _)| text.clone()),
                    confidence: rendering.as_ref().map_or(0.0, |(_, confidence)| *confidence),
                });
            }
            if lines.len() >= limit {
                break;
            }
        }
        lines.truncate(limit);
        Ok(lines)
    }

    /// The first units that hold a phrase, and how many there are.
    fn holding(&self, phrase: &str, most: usize) -> Result<(Vec<Unit>, usize)> {
        let query = Query::new(Clause::Phrase(phrase.to_owned())).sides(Sides::from(Lang::of(phrase)));
        let (plan, _) = self.plan(&query)?;
        let mut best = Best::new(0);
        let mut found = Vec::new();
        plan.run(&mut best, |segment, doc| found.push((segment, doc)))?;
        let orders = self.orders(&found)?;
        let mut found: Vec<_> = orders.into_iter().zip(found).collect();
        found.sort_unstable();
        let units =
            found.iter().take(most).map(|(_, (segment, doc))| self.unit(&Found { score: 0.0, order: 0, segment: *segment, doc: *doc }));
        Ok((units.collect::<Result<_>>()?, found.len()))
    }

    /// The renderings of a phrase among units that hold it, each with its words and the units that it renders the phrase in.
    #[allow(clippy::type_complexity)] // a rendering with its proof
    fn rendered(&self, phrase: &str, units: &[Unit], total: usize) -> Result<Vec<(Rendering, (Vec<String>, FxHashSet<usize>))>> {
        let lang = Lang::of(phrase);
        let mut left: FxHashSet<usize> =
            (0..units.len().min(SAMPLE)).filter(|&at| !side(&units[at], lang.other()).trim().is_empty()).collect();
        let looked = left.len() as f64;
        let candidates = self.candidates(phrase, units, total)?;
        let mut rendered = Vec::new();
        while !left.is_empty() && rendered.len() < RENDERINGS {
            let association = |candidate: &Candidate| {
                let both = candidate.units.intersection(&left).count() as f64;
                let dice = 2.0 * both / (left.len() as f64 + candidate.held.max(both));
                let longer = 1.0 + 0.05 * (candidate.key.len() as f64 - 1.0);
                if candidate.known { 2.0 * dice * longer } else { dice * longer }
            };
            let scored = candidates.iter().map(|candidate| (association(candidate), candidate));
            let Some((told, best)) = scored.max_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| other.key.cmp(&one.key))) else {
                break;
            };
            let held: FxHashSet<usize> = best.units.intersection(&left).copied().collect();
            if told < LEAST || held.is_empty() || (held.len() == 1 && looked > 8.0 && !best.known) {
                break;
            }
            left.retain(|at| !held.contains(at));
            let mut forms: Vec<(&String, &u64)> = best.forms.iter().collect();
            forms.sort_by(|(a, often), (b, less)| less.cmp(often).then(a.cmp(b)));
            let text = forms.first().map(|(form, _)| (*form).clone()).unwrap_or_default();
            let count = held.len() as u64;
            let confidence = (best.units.len() as f64 / best.held.max(best.units.len() as f64)).sqrt().min(told.min(1.0).sqrt());
            rendered.push((Rendering { text, count, confidence }, (best.key.clone(), held)));
        }
        rendered.sort_by(|(a, _), (b, _)| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        Ok(rendered)
    }

    /// The runs of words that stand in most of the units, with how many units of the index hold them.
    fn candidates(&self, phrase: &str, units: &[Unit], total: usize) -> Result<Vec<Candidate>> {
        let other = Lang::of(phrase).other();
        let mut found: FxHashMap<Vec<String>, Candidate> = FxHashMap::default();
        for (at, unit) in units.iter().take(SAMPLE).enumerate() {
            let text = side(unit, other);
            for (key, span) in runs(text, other, self) {
                let candidate = found.entry(key).or_insert_with_key(|key| Candidate {
                    key: key.clone(),
                    units: FxHashSet::default(),
                    forms: FxHashMap::default(),
                    held: 0.0,
                    known: false,
                });
                candidate.units.insert(at);
                *candidate.forms.entry(span.slice(text).to_lowercase()).or_default() += 1;
            }
        }
        let known = self.known(phrase);
        let mut candidates: Vec<Candidate> = found.into_values().collect();
        candidates.iter_mut().for_each(|candidate| candidate.known = known.contains(&candidate.key.join(" ")));
        candidates.sort_by(|a, b| {
            b.known.cmp(&a.known).then(b.units.len().cmp(&a.units.len())).then(b.key.len().cmp(&a.key.len())).then(a.key.cmp(&b.key))
        });
        candidates.truncate(CANDIDATES);
        let share = units.len().min(SAMPLE) as f64 / total.max(1) as f64;
        for candidate in &mut candidates {
            let pattern = match other {
                Lang::En => Pattern::words(&candidate.key, self.index.fields(), other),
                Lang::Zh => Pattern::exact(&Signs::new(&candidate.key.concat(), other), self.index.fields(), other),
            };
            let mut held = 0_u64;
            for segment in self.inner.segment_readers() {
                if let Some(pattern) = &pattern {
                    pattern.each(segment, |_, _| held += 1)?;
                }
            }
            candidate.held = held as f64 * share;
        }
        Ok(candidates)
    }

    /// What the lexicon knows as renderings of a phrase, as keys of runs.
    fn known(&self, phrase: &str) -> FxHashSet<String> {
        let analyser = self.index.analyser();
        match Lang::of(phrase) {
            Lang::Zh => {
                let folded = crate::text::simplify(phrase);
                let term = analyser.lexicon().find(&folded);
                term.into_iter().flat_map(|term| term.renderings()).map(|rendering| stems(rendering.en()).join(" ")).collect()
            }
            Lang::En => {
                let terms = analyser.originals(&stems(phrase).join(" ")).map(|(zh, _)| zh.to_owned()).collect::<Vec<_>>();
                terms.iter().map(|zh| analyser.words(zh).iter().map(|word| word.text.clone()).collect::<Vec<_>>().join(" ")).collect()
            }
        }
    }
}

fn side(unit: &Unit, lang: Lang) -> &str {
    let side = if lang == Lang::Zh { &unit.zh } else { &unit.en };
    side.as_ref().map_or("", |side| side.text.as_str())
}

/// The runs of words of a text that could be a term, as stems with their places: none begins or ends with a word that only serves grammar.
fn runs(text: &str, lang: Lang, searcher: &Searcher<'_>) -> Vec<(Vec<String>, Span)> {
    let (words, longest): (Vec<Word>, usize) = match lang {
        Lang::En => (words_of(text, |_| vec![0]), 5),
        Lang::Zh => (searcher.index.analyser().words(text), 3),
    };
    let serves = |word: &Word| is_function_word(&word.text) || word.text.chars().all(|c| c.is_ascii_digit());
    let mut runs = Vec::new();
    for first in 0..words.len() {
        for run in (1..=longest).filter_map(|len| words.get(first..first + len)) {
            let (Some(start), Some(end)) = (run.first(), run.last()) else { continue };
            let gap =
                |pair: &[Word]| Span::new(pair[0].span.end, pair[1].span.start).slice(text).chars().any(|c| !c.is_whitespace() && c != '-');
            if serves(start) || serves(end) || run.windows(2).any(gap) {
                continue;
            }
            let told = run.iter().filter(|word| !is_function_word(&word.text));
            let key: Vec<String> = match lang {
                Lang::En => told.map(|word| stem(&word.text).into_owned()).collect(),
                Lang::Zh => told.map(|word| word.text.clone()).collect(),
            };
            if lang == Lang::En || key.concat().chars().count() > 1 {
                runs.push((key, Span::new(start.span.start, end.span.end)));
            }
        }
    }
    runs
}
