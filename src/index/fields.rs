//! The fields of an index.

use super::analyser::Analyser;
use crate::bitext::Unit;
use crate::instrument::{Address, Level};
use crate::text::Lang;
use crate::token::Word;
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};

/// Positions between two lines, so that no phrase reaches over.
const LINE: usize = 16;

/// Where things stand in a document of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The unit itself, as JSON.
    pub unit: Field,
    /// When it was added, from 0.
    pub order: Field,
    pub instrument: Field,
    pub jurisdiction: Field,
    /// The address and those around it.
    pub address: Field,
    /// The titles as grams.
    pub title: Field,
    grams: [Field; 2],
    words: [Field; 2],
}

impl Fields {
    /// The schema, and where its fields are.
    pub fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let text = |option| {
            TextOptions::default().set_indexing_options(TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option))
        };
        let positions = || text(IndexRecordOption::WithFreqsAndPositions);
        let fields = Self {
            unit: schema.add_text_field("unit", STORED),
            order: schema.add_u64_field("order", FAST | INDEXED),
            instrument: schema.add_text_field("instrument", STRING),
            jurisdiction: schema.add_text_field("jurisdiction", STRING),
            address: schema.add_text_field("address", STRING),
            title: schema.add_text_field("title", positions()),
            grams: [schema.add_text_field("zh_grams", positions()), schema.add_text_field("en_grams", positions())],
            words: [schema.add_text_field("zh_words", positions()), schema.add_text_field("en_words", positions())],
        };
        (schema.build(), fields)
    }

    /// The field with the characters and Latin words of a side.
    pub fn grams(&self, lang: Lang) -> Field {
        self.grams[lang as usize]
    }

    /// The field with the words of a side.
    pub fn words(&self, lang: Lang) -> Field {
        self.words[lang as usize]
    }

    /// The document of a unit.
    pub fn document(&self, unit: &Unit, json: String, order: u64, analyser: &Analyser) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.unit, json);
        document.add_u64(self.order, order);
        document.add_text(self.instrument, &unit.instrument);
        document.add_text(self.jurisdiction, unit.jurisdiction.as_deref().unwrap_or("cn"));
        around(&unit.address).iter().for_each(|address| document.add_text(self.address, address));
        for title in unit.title.zh.iter().chain(&unit.title.en).chain(&unit.short) {
            document.add_pre_tokenized_text(self.title, tokens(analyser.grams(title)));
        }
        for (lang, side) in [(Lang::Zh, &unit.zh), (Lang::En, &unit.en)] {
            if let Some(side) = side {
                document.add_pre_tokenized_text(self.grams(lang), tokens(analyser.grams(&side.text)));
                document.add_pre_tokenized_text(self.words(lang), tokens(analyser.words(&side.text)));
            }
        }
        document
    }
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

/// Words as the index takes them; an empty word leaves a gap.
fn tokens(words: Vec<Word>) -> PreTokenizedString {
    let mut position = 0;
    let mut tokens = Vec::with_capacity(words.len());
    for word in words {
        if word.text.is_empty() {
            position += LINE;
            continue;
        }
        tokens.push(Token { offset_from: word.span.start, offset_to: word.span.end, position, text: word.text, position_length: 1 });
        position += 1;
    }
    PreTokenizedString { text: String::new(), tokens }
}
