//! Queries that name a provision: straight to it.

use super::plan::following;
use crate::citation::find;
use crate::index::{Analyser, Fields};
use crate::instrument::{Address, Jurisdiction};
use crate::text::{Lang, Span};
use tantivy::Term;
use tantivy::query::{BooleanQuery, Query as EngineQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

const JURISDICTIONS: [Jurisdiction; 4] = [Jurisdiction::Mainland, Jurisdiction::Taiwan, Jurisdiction::HongKong, Jurisdiction::Macau];

/// A query of the engine for the provisions that a text names, if it names nothing else but an instrument.
///
/// What 第二項 means depends on the law it is in, so each jurisdiction reads the words in its own way.
pub(super) fn plan(text: &str, analyser: &Analyser, fields: &Fields) -> Option<Box<dyn EngineQuery>> {
    let readings = JURISDICTIONS.iter().filter_map(|&jurisdiction| reading(text, jurisdiction, analyser, fields)).collect::<Vec<_>>();
    (!readings.is_empty()).then(|| Box::new(BooleanQuery::union(readings)) as Box<dyn EngineQuery>)
}

fn reading(text: &str, jurisdiction: Jurisdiction, analyser: &Analyser, fields: &Fields) -> Option<Box<dyn EngineQuery>> {
    let (addresses, name) = [Lang::Zh, Lang::En].into_iter().find_map(|lang| provisions(text, lang, jurisdiction))?;
    let is = |field, value: &str| {
        Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic)) as Box<dyn EngineQuery>
    };
    let any = addresses.iter().map(|address| is(fields.address, &address.to_string())).collect();
    let mut all = vec![is(fields.jurisdiction, jurisdiction.as_str()), Box::new(BooleanQuery::union(any)) as Box<dyn EngineQuery>];
    let title: Vec<String> = analyser.grams(&name).into_iter().map(|gram| gram.text).filter(|gram| !gram.is_empty()).collect();
    if !title.is_empty() {
        all.push(following(&title, fields.title));
    }
    Some(Box::new(BooleanQuery::intersection(all)))
}

/// The addresses that a text names in a language, and what is left of it: the name of an instrument.
fn provisions(text: &str, lang: Lang, jurisdiction: Jurisdiction) -> Option<(Vec<Address>, String)> {
    let found = find(text, lang, jurisdiction);
    let first = found.first()?;
    let span = Span::new(first.span.start, found.last()?.span.end);
    let addresses: Vec<Address> = found
        .iter()
        .filter(|citation| citation.target.from_here.is_none())
        .map(|citation| Address::new(citation.target.steps.clone()))
        .collect();
    let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
    let name = first.instrument.clone().unwrap_or_else(|| plain(before).to_owned() + plain(after));
    (!addresses.is_empty()).then_some((addresses, name))
}

/// A name without the words and signs that tie it to a citation.
fn plain(name: &str) -> &str {
    let signs = |c: char| c.is_whitespace() || matches!(c, '《' | '》' | ',' | '，' | '的' | '“' | '”' | '"');
    let name = name.trim_matches(signs);
    let name = ["of the ", "of ", "in the ", "the "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    name.trim_matches(signs)
}
