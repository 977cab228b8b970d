//! From what is wanted to a query of the engine.

use super::expand::{Alternative, Form, Wanted};
use super::query::{Query, Sides};
use crate::index::{Analyser, Fields};
use crate::text::Lang;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query as EngineQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

/// The words of the query behind each other are worth this much more.
const TOGETHER: f32 = 1.5;

/// A query of the engine: every phrase must be there, and of the words at least one; more rank higher.
pub(super) fn plan(query: &Query, wanted: &[Wanted], analyser: &Analyser, fields: &Fields) -> Box<dyn EngineQuery> {
    let sides = query.searched();
    let mut clauses: Vec<(Occur, Box<dyn EngineQuery>)> =
        query.phrases().iter().map(|phrase| (Occur::Must, exact(phrase, sides, analyser, fields))).collect();
    let words: Vec<Box<dyn EngineQuery>> = wanted.iter().map(|wanted| any(&wanted.alternatives, sides, fields)).collect();
    if query.phrases().is_empty() {
        clauses.push((Occur::Must, Box::new(BooleanQuery::union(words))));
    } else {
        clauses.extend(words.into_iter().map(|word| (Occur::Should, word)));
    }
    if wanted.len() > 1 {
        clauses.push((Occur::Should, Box::new(BoostQuery::new(exact(query.words(), sides, analyser, fields), TOGETHER))));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// The exact characters, on any side that is searched.
fn exact(text: &str, sides: Sides, analyser: &Analyser, fields: &Fields) -> Box<dyn EngineQuery> {
    let tokens: Vec<String> = analyser.grams(text).into_iter().map(|gram| gram.text).filter(|gram| !gram.is_empty()).collect();
    let on = |lang| following(&tokens, fields.grams(lang));
    let queries = [Lang::Zh, Lang::En].into_iter().filter(|lang| sides.holds(*lang)).map(on);
    Box::new(DisjunctionMaxQuery::new(queries.collect()))
}

fn any(alternatives: &[Alternative], sides: Sides, fields: &Fields) -> Box<dyn EngineQuery> {
    let queries = alternatives.iter().filter(|alternative| sides.holds(alternative.lang)).map(|alternative| {
        let field = match alternative.form {
            Form::Words => fields.words(alternative.lang),
            Form::Grams => fields.grams(alternative.lang),
        };
        // A phrase adds up the weight of its tokens; divided, it counts as one word.
        let weight = alternative.weight / (alternative.tokens.len().max(1) as f32).sqrt();
        Box::new(BoostQuery::new(following(&alternative.tokens, field), weight)) as Box<dyn EngineQuery>
    });
    Box::new(DisjunctionMaxQuery::new(queries.collect()))
}

/// Tokens that follow each other in a field.
pub(super) fn following(tokens: &[String], field: Field) -> Box<dyn EngineQuery> {
    let terms: Vec<Term> = tokens.iter().map(|token| Term::from_field_text(field, token)).collect();
    match <[Term; 1]>::try_from(terms) {
        Ok([term]) => Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
        Err(terms) if terms.is_empty() => Box::new(tantivy::query::EmptyQuery),
        Err(terms) => Box::new(PhraseQuery::new(terms)),
    }
}
