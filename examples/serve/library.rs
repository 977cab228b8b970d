//! What is served: instruments with their bitexts, the index over them, and words to suggest.

use duizhao::Error;
use duizhao::align::Linker;
use duizhao::bitext::{Bitext, Link, Titles, Unit};
use duizhao::corpus::{Corpus, Entry};
use duizhao::index::Index;
use duizhao::instrument::{Instrument, Jurisdiction};
use duizhao::lexicon::Lexicon;
use duizhao::parse::Parser;
use duizhao::search::Searcher;
use duizhao::text::{Fold, Folded};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Instruments, and a searcher over their clauses.
pub struct Library {
    pub searcher: Searcher<'static>,
    pub units_len: u64,
    pub lexicon: Lexicon,
    pub linker: Linker,
    shelf: Vec<Arc<Shelved>>,
    suggestions: Vec<(String, String)>,
}

/// One instrument in both languages.
pub struct Shelved {
    pub name: String,
    pub title: Titles,
    pub date: String,
    pub status: String,
    pub jurisdiction: Jurisdiction,
    pub bitext: Bitext,
    pub zh: Instrument,
    pub en: Instrument,
    pub units: Vec<Unit>,
    /// Made when the instrument is first read.
    links: OnceLock<Vec<Vec<Link>>>,
}

impl Library {
    /// The embedded corpus, or one in a folder.
    pub fn open(folder: Option<&Path>) -> Result<Self, Error> {
        let corpus = folder.map_or_else(Corpus::embedded, Corpus::open)?;
        let shelf: Vec<Arc<Shelved>> = corpus.instruments().map(|entry| Arc::new(Shelved::of(entry))).collect();
        let index = Index::in_memory()?;
        let mut indexer = index.indexer()?;
        shelf.iter().flat_map(|shelved| &shelved.units).try_for_each(|unit| indexer.add(unit))?;
        indexer.commit()?;
        // The index lives as long as the program.
        let index: &'static Index = Box::leak(Box::new(index));
        let names = corpus.instruments().flat_map(|entry| {
            let meta = entry.meta();
            [&meta.title.zh, &meta.title.en].into_iter().chain(&meta.short.zh).chain(&meta.short.en).cloned().collect::<Vec<_>>()
        });
        let suggestions = suggestions(names, corpus.lexicon());
        Ok(Self {
            searcher: Searcher::new(index)?,
            units_len: index.len()?,
            lexicon: corpus.lexicon().clone(),
            linker: Linker::new(corpus.lexicon()),
            shelf,
            suggestions,
        })
    }

    /// The instruments, in the order of the corpus.
    pub fn instruments(&self) -> &[Arc<Shelved>] {
        &self.shelf
    }

    /// The instrument of a name.
    pub fn find(&self, name: &str) -> Option<&Arc<Shelved>> {
        self.shelf.iter().find(|shelved| shelved.name == name)
    }

    /// Up to `most` titles and terms that begin with what was typed, then such as hold it.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<&str> {
        let typed = folded(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let begin = self.suggestions.iter().filter(|(folded, _)| folded.starts_with(&typed));
        let hold = self.suggestions.iter().filter(|(folded, _)| !folded.starts_with(&typed) && folded.contains(&typed));
        begin.chain(hold).take(most).map(|(_, word)| word.as_str()).collect()
    }
}

impl Shelved {
    /// The links between the words of each unit.
    pub fn links(&self, linker: &Linker) -> &[Vec<Link>] {
        self.links.get_or_init(|| crate::cli::links(linker, &self.bitext))
    }

    fn of(entry: &Entry) -> Self {
        let meta = entry.meta();
        let bitext = entry.bitext();
        let tree = |source| Parser::new().jurisdiction(meta.jurisdiction).parse(source);
        Self {
            name: meta.slug.clone(),
            title: Titles { zh: Some(meta.title.zh.clone()), en: Some(meta.title.en.clone()) },
            date: meta.date.clone(),
            status: meta.status.clone(),
            jurisdiction: meta.jurisdiction,
            zh: tree(bitext.zh().source()),
            en: tree(bitext.en().source()),
            units: entry.units(),
            links: OnceLock::new(),
            bitext,
        }
    }
}

fn folded(text: &str) -> String {
    Folded::new(text.trim(), Fold::SEARCH).as_str().to_owned()
}

/// Names, then terms and their first renderings, each once, with what they are compared by.
fn suggestions(names: impl Iterator<Item = String>, lexicon: &Lexicon) -> Vec<(String, String)> {
    let terms = lexicon.terms().flat_map(|term| {
        let rendering = term.renderings().first().map(|rendering| rendering.en().to_owned());
        [Some(term.zh().to_owned()), rendering].into_iter().flatten()
    });
    let mut seen = std::collections::HashSet::new();
    names.chain(terms).map(|word| (folded(&word), word)).filter(|(folded, _)| seen.insert(folded.clone())).collect()
}
