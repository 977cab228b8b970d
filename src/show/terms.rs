//! The terms that an instrument defines: where they are defined, and where they are used.

use super::cell::{Setting, Stretch};
use super::own::Words;
use crate::definition::{Definition, definitions};
use crate::instrument::Instrument;
use crate::text::{Lang, Span};
use regex::Regex;
use std::collections::{HashMap, HashSet};

/// The defined terms of one side.
pub(super) struct Terms<'i> {
    instrument: &'i Instrument,
    found: Vec<Definition>,
}

impl<'i> Terms<'i> {
    pub fn of(instrument: &'i Instrument) -> Self {
        let mut found = definitions(instrument);
        // Of a term that is defined again, as for one chapter, the first stands for all.
        let text = instrument.source().as_str();
        let mut seen = HashSet::new();
        found.retain(|definition| !definition.term.is_empty() && seen.insert(folded(definition.term.slice(text))));
        Self { instrument, found }
    }

    /// The definitions, in the order of the text, with the names of their places on the page.
    pub fn iter(&self) -> impl Iterator<Item = (&Definition, String)> {
        self.found.iter().enumerate().map(|(at, definition)| (definition, self.place(at)))
    }

    /// The characters of a term.
    pub fn term(&self, definition: &Definition) -> &'i str {
        definition.term.slice(self.instrument.source().as_str())
    }

    fn place(&self, at: usize) -> String {
        format!("def-{}-{}", self.instrument.source().lang(), at + 1)
    }

    /// The terms where they are defined.
    pub fn defined(&self) -> Vec<Stretch> {
        self.iter().map(|(definition, id)| Stretch { span: definition.term, setting: Setting::Definition { id } }).collect()
    }

    /// The first use of each term in each of these spans, as links to where it is defined; links begin with a prefix.
    pub fn used(&self, spans: &[Span], own: (&Words, &str)) -> Vec<Stretch> {
        let text = self.instrument.source().as_str();
        let Some(pattern) = self.pattern() else { return Vec::new() };
        let places: HashMap<String, usize> =
            self.found.iter().enumerate().map(|(at, found)| (folded(found.term.slice(text)), at)).collect();
        let mut uses = Vec::new();
        for span in spans {
            let mut seen = HashSet::new();
            for found in pattern.find_iter(span.slice(text)) {
                let Some(&at) = places.get(&folded(found.as_str())) else { continue };
                let used = Span::new(found.start(), found.end()).shifted(span.start);
                if seen.insert(at) && !self.found[at].meaning.overlaps(used) && !self.found[at].term.overlaps(used) {
                    uses.push(Stretch { span: used, setting: self.link(at, own) });
                }
            }
        }
        uses
    }

    fn link(&self, at: usize, (words, prefix): (&Words, &str)) -> Setting {
        let meaning: String = self.found[at].meaning.slice(self.instrument.source().as_str()).chars().take(160).collect();
        Setting::Link {
            class: "t",
            href: format!("{prefix}#{}", self.place(at)),
            title: format!("{} {}", words.defined_at, meaning.trim()),
        }
    }

    /// All terms, the longer ones first; English ones as whole words in any case.
    fn pattern(&self) -> Option<Regex> {
        let source = self.instrument.source();
        let mut terms: Vec<&str> = self.found.iter().map(|found| found.term.slice(source.as_str())).collect();
        terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
        let any = terms.iter().map(|term| regex::escape(term)).collect::<Vec<_>>().join("|");
        let pattern = match source.lang() {
            Lang::Zh => any.clone(),
            Lang::En => format!(r"(?i)\b(?:{any})\b"),
        };
        // A list too long for an expression leaves the uses without links.
        (!any.is_empty()).then(|| Regex::new(&pattern).ok()).flatten()
    }
}

fn folded(term: &str) -> String {
    term.to_lowercase()
}
