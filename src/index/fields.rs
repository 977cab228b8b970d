//! The fields of an index.

use super::analyser::Analyser;
use super::context::Context;
use crate::bitext::{Titles, Unit};
use crate::instrument::{Address, Level};
use crate::text::Lang;
use crate::token::{Signs, Word};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};

/// What an index knows about an instrument as a whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// Its short name without spaces, as in units.
    pub instrument: String,
    /// Its titles.
    pub title: Titles,
    /// Short names by which it is cited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    /// Whose law it is.
    #[serde(default)]
    pub jurisdiction: Option<String>,
    /// law, regulation, notice …
    #[serde(default)]
    pub kind: Option<String>,
    /// Its date.
    #[serde(default)]
    pub date: Option<String>,
    /// Whether it is in force.
    #[serde(default)]
    pub status: Option<String>,
}

impl Entry {
    /// What a unit tells about its instrument.
    pub(super) fn of(unit: &Unit) -> Self {
        Self {
            instrument: unit.instrument.clone(),
            title: unit.title.clone(),
            short: unit.short.clone(),
            jurisdiction: unit.jurisdiction.clone(),
            kind: unit.kind.clone(),
            date: unit.date.clone(),
            status: unit.status.clone(),
        }
    }

    /// Its titles and short names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.title.zh.iter().chain(&self.title.en).chain(&self.short).map(String::as_str)
    }
}

/// Where things stand in a document of the index: one a unit, and one an instrument.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The unit or the entry itself, as JSON.
    pub json: Field,
    /// When a unit was added, from 0.
    pub order: Field,
    /// The instrument of a unit.
    pub instrument: Field,
    /// The instrument of an entry.
    pub entry: Field,
    pub jurisdiction: Field,
    pub kind: Field,
    pub status: Field,
    /// The innermost level of the address.
    pub level: Field,
    /// The date as a number, 20170117.
    pub date: Field,
    pub confidence: Field,
    /// The address and those around it.
    pub address: Field,
    /// The titles and short names of an entry, as signs.
    pub title: Field,
    singles: [Field; 2],
    pairs: [Field; 2],
    words: [Field; 2],
    context: [Field; 2],
}

impl Fields {
    /// The schema, and where its fields are.
    pub fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let text = |option, norms| {
            let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(norms);
            TextOptions::default().set_indexing_options(indexing)
        };
        let positions = |norms| text(IndexRecordOption::WithFreqsAndPositions, norms);
        let name = || STRING | FAST;
        let fields = Self {
            json: schema.add_text_field("json", STORED),
            order: schema.add_u64_field("order", FAST),
            instrument: schema.add_text_field("instrument", name()),
            entry: schema.add_text_field("entry", STRING),
            jurisdiction: schema.add_text_field("jurisdiction", name()),
            kind: schema.add_text_field("kind", name()),
            status: schema.add_text_field("status", name()),
            level: schema.add_text_field("level", name()),
            date: schema.add_u64_field("date", FAST),
            confidence: schema.add_f64_field("confidence", FAST),
            address: schema.add_text_field("address", STRING),
            title: schema.add_text_field("title", positions(false)),
            singles: ["zh_singles", "en_singles"].map(|name| schema.add_text_field(name, text(IndexRecordOption::Basic, false))),
            pairs: ["zh_pairs", "en_pairs"].map(|name| schema.add_text_field(name, positions(false))),
            words: ["zh_words", "en_words"].map(|name| schema.add_text_field(name, positions(true))),
            context: ["zh_context", "en_context"].map(|name| schema.add_text_field(name, text(IndexRecordOption::Basic, false))),
        };
        (schema.build(), fields)
    }

    /// The field with the single signs of a side, each once a unit.
    pub fn singles(&self, lang: Lang) -> Field {
        self.singles[lang as usize]
    }

    /// The field with the pairs of neighbouring signs of a side.
    pub fn pairs(&self, lang: Lang) -> Field {
        self.pairs[lang as usize]
    }

    /// The field with the words of a side.
    pub fn words(&self, lang: Lang) -> Field {
        self.words[lang as usize]
    }

    /// The field with the words that stand over a unit on a side: in titles, headings, and the beginnings of lists.
    pub fn context(&self, lang: Lang) -> Field {
        self.context[lang as usize]
    }

    /// The document of a unit, behind those that came before it.
    pub fn unit(&self, unit: &Unit, json: String, order: u64, (analyser, context): (&Analyser, &mut Context)) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.json, json);
        document.add_u64(self.order, order);
        document.add_text(self.instrument, &unit.instrument);
        document.add_text(self.jurisdiction, unit.jurisdiction.as_deref().unwrap_or("cn"));
        for (field, text) in [(self.kind, &unit.kind), (self.status, &unit.status)] {
            text.iter().for_each(|text| document.add_text(field, text));
        }
        unit.date.as_deref().and_then(day).into_iter().for_each(|day| document.add_u64(self.date, day));
        unit.confidence.into_iter().for_each(|confidence| document.add_f64(self.confidence, confidence));
        let level = unit.address.steps().last().map(|step| step.level().as_str());
        level.into_iter().for_each(|level| document.add_text(self.level, level));
        around(&unit.address).iter().for_each(|address| document.add_text(self.address, address));
        context.enter(unit, |text| texts(analyser.words(text)));
        let mut own = [Vec::new(), Vec::new()];
        for (lang, side) in [(Lang::Zh, &unit.zh), (Lang::En, &unit.en)] {
            document.add_pre_tokenized_text(self.context(lang), once(context.words(lang)));
            if let Some(side) = side {
                let signs = analyser.signs(&side.text, lang);
                let words = texts(analyser.words(&side.text));
                document.add_pre_tokenized_text(self.singles(lang), once((0..signs.len()).map(|at| signs.sign(at))));
                document.add_pre_tokenized_text(self.pairs(lang), pairs(&signs));
                document.add_pre_tokenized_text(self.words(lang), tokens(&words));
                own[lang as usize] = words;
            }
        }
        context.leave(unit, own);
        document
    }

    /// The document of an instrument as a whole.
    pub fn whole(&self, entry: &Entry, json: String) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.json, json);
        document.add_text(self.entry, &entry.instrument);
        document.add_text(self.entry, ""); // what finds all of them
        for name in entry.names() {
            document.add_pre_tokenized_text(self.title, every(&Signs::new(name, Lang::of(name))));
        }
        document
    }
}

/// A date such as 2017-01-17, 20170117, 2017-01 or 2017 as a number; what is left out is 0.
pub(crate) fn day(date: &str) -> Option<u64> {
    let date = date.trim();
    if date.len() == 8 && date.chars().all(|c| c.is_ascii_digit()) {
        return date.parse().ok();
    }
    let mut parts = date.splitn(3, '-');
    let mut part = |most: u64| match parts.next() {
        None => Some(0),
        Some(part) => part.parse::<u64>().ok().filter(|value| *value <= most),
    };
    Some(part(9999)? * 10_000 + part(12)? * 100 + part(31)?)
}

/// The address and all around it; also without a paragraph that a citation may leave out.
fn around(address: &Address) -> Vec<String> {
    let steps = address.steps();
    let mut addresses: Vec<String> = (1..=steps.len()).map(|len| Address::new(&steps[..len]).to_string()).collect();
    if let Some(at) =
        steps.iter().position(|step| step.level() == Level::Paragraph && step.number().is_some_and(|number| number.main() == 1))
    {
        let without: Vec<_> = steps.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, step)| *step).collect();
        addresses.extend((at + 1..=without.len()).map(|len| Address::new(&without[..len]).to_string()));
    }
    addresses
}

fn token(text: String, position: usize) -> Token {
    Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 }
}

fn tokenized(tokens: Vec<Token>) -> PreTokenizedString {
    PreTokenizedString { text: String::new(), tokens }
}

fn texts(words: Vec<Word>) -> Vec<String> {
    words.into_iter().map(|word| word.text).collect()
}

fn tokens(words: &[String]) -> PreTokenizedString {
    tokenized(words.iter().enumerate().map(|(position, word)| token(word.clone(), position)).collect())
}

/// Each text once, in the order of their first places.
fn once<'t>(texts: impl Iterator<Item = &'t str>) -> PreTokenizedString {
    let mut seen = FxHashSet::default();
    tokenized(texts.filter(|text| seen.insert(*text)).enumerate().map(|(position, text)| token(text.to_owned(), position)).collect())
}

fn pairs(signs: &Signs) -> PreTokenizedString {
    tokenized((0..signs.len()).filter_map(|at| Some(token(signs.pair(at)?, signs.position(at)))).collect())
}

fn every(signs: &Signs) -> PreTokenizedString {
    tokenized((0..signs.len()).map(|at| token(signs.sign(at).to_owned(), signs.position(at))).collect())
}
