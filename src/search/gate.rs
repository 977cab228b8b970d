//! Which units may be hits at all: the part of a query that holds or does not.

use super::expand::{Alternative, Expander, Form, Wanted};
use super::pattern::{Pattern, unread};
use super::query::{Clause, Filter, Sides};
use super::set::Set;
use crate::error::Result;
use crate::index::{Fields, failed};
use crate::text::Lang;
use crate::token::Signs;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{SegmentReader, Term};

/// What a query needs of a unit, with what is the same for every segment made once.
#[derive(Debug)]
pub(super) enum Gate {
    /// One of these words in one of their forms.
    Words(Vec<Wanted>),
    /// All words within so many others.
    Near(Vec<Wanted>, u32),
    /// One of these terms of a field that holds names.
    Names(Field, Vec<String>),
    /// A date within these.
    Date(u64, u64),
    /// A confidence.
    Confidence(super::query::Order, f64),
    All(Vec<Gate>),
    Any(Vec<Gate>),
    Not(Box<Gate>),
}

/// Makes gates of clauses.
pub(super) struct Planner<'i> {
    pub expander: &'i Expander<'i>,
    pub fields: &'i Fields,
    /// The instruments whose names hold words.
    pub named: &'i dyn Fn(&str) -> Result<Vec<String>>,
}

impl Planner<'_> {
    /// What a clause needs.
    pub fn gate(&self, clause: &Clause, sides: Sides) -> Result<Gate> {
        let all = |clauses: &[Clause]| clauses.iter().map(|clause| self.gate(clause, sides)).collect::<Result<Vec<_>>>();
        Ok(match clause {
            Clause::Words(_) | Clause::Phrase(_) | Clause::Prefix(_) => Gate::Words(self.expander.wanted(clause, sides)),
            Clause::Near(text, within) => {
                let mut wanted = self.expander.wanted(&Clause::Words(text.clone()), sides);
                wanted.retain(|wanted| wanted.weight >= 1.0);
                Gate::Near(wanted.into_iter().map(direct).collect(), *within)
            }
            Clause::On(lang, inner) if sides.holds(*lang) => self.gate(inner, Sides::from(*lang))?,
            Clause::On(..) => Gate::Any(Vec::new()),
            Clause::Is(filter) => self.filter(filter)?,
            Clause::All(clauses) => Gate::All(all(clauses)?),
            Clause::Any(clauses) => Gate::Any(all(clauses)?),
            Clause::List(_) => {
                let (needs, words) = self.list(clause, sides)?;
                let words = words.then(|| self.words(clause, sides)).transpose()?;
                Gate::All(needs.into_iter().chain(words).collect())
            }
            // What is left out is what says the word itself, not what may render it.
            Clause::Not(inner) => Gate::Not(Box::new(self.gate(inner, sides)?.literal())),
        })
    }

    /// What a clause needs apart from words, and whether one of the words is needed too.
    pub fn list(&self, clause: &Clause, sides: Sides) -> Result<(Vec<Gate>, bool)> {
        let items = match clause {
            Clause::List(items) => items.as_slice(),
            Clause::Words(_) | Clause::Phrase(_) | Clause::Prefix(_) => return Ok((Vec::new(), true)),
            _ => return Ok((vec![self.gate(clause, sides)?], false)),
        };
        let (words, needs): (Vec<&Clause>, Vec<&Clause>) = items.iter().partition(|item| is_words(item));
        let finds = needs.iter().any(|item| !matches!(item, Clause::Is(_) | Clause::Not(_)));
        let gates = needs.into_iter().map(|item| self.gate(item, sides)).collect::<Result<_>>()?;
        Ok((gates, !finds && !words.is_empty()))
    }

    /// One of the words that stand beside other things.
    fn words(&self, clause: &Clause, sides: Sides) -> Result<Gate> {
        let Clause::List(items) = clause else { return self.gate(clause, sides) };
        Ok(Gate::Any(items.iter().filter(|item| is_words(item)).map(|item| self.gate(item, sides)).collect::<Result<_>>()?))
    }

    fn filter(&self, filter: &Filter) -> Result<Gate> {
        let fields = self.fields;
        let names = |field, name: &str| Gate::Names(field, vec![name.to_owned()]);
        Ok(match filter {
            Filter::Instrument(name) => names(fields.instrument, name),
            Filter::Title(words) => Gate::Names(fields.instrument, (self.named)(words)?),
            Filter::Jurisdiction(name) => names(fields.jurisdiction, name),
            Filter::Kind(name) => names(fields.kind, name),
            Filter::Status(name) => names(fields.status, name),
            Filter::Level(level) => names(fields.level, level.as_str()),
            Filter::Address(address) => names(fields.address, &address.to_string()),
            Filter::Date(from, to) => Gate::Date(*from, *to),
            Filter::Confidence(order, number) => Gate::Confidence(*order, *number),
        })
    }
}

fn is_words(clause: &Clause) -> bool {
    match clause {
        Clause::Words(_) | Clause::Prefix(_) => true,
        Clause::On(_, inner) => is_words(inner),
        _ => false,
    }
}

fn direct(mut wanted: Wanted) -> Wanted {
    wanted.alternatives.retain(|alternative| !alternative.translated);
    wanted
}

impl Gate {
    /// The same without renderings in the other language.
    fn literal(self) -> Self {
        let all = |gates: Vec<Gate>| gates.into_iter().map(Gate::literal).collect();
        match self {
            Self::Words(wanted) => Self::Words(wanted.into_iter().filter(|wanted| wanted.weight >= 1.0).map(direct).collect()),
            Self::All(gates) => Self::All(all(gates)),
            Self::Any(gates) => Self::Any(all(gates)),
            other => other,
        }
    }

    /// The documents of a segment that pass.
    pub fn set(&self, segment: &SegmentReader, fields: &Fields) -> Result<Set> {
        let len = segment.max_doc();
        let mut set = Set::none(len);
        match self {
            Self::Words(wanted) => {
                for alternative in wanted.iter().flat_map(|wanted| &wanted.alternatives) {
                    for pattern in patterns(alternative, segment, fields)? {
                        pattern.each(segment, |doc, _| set.insert(doc))?;
                    }
                }
            }
            Self::Near(wanted, within) => {
                for lang in [Lang::Zh, Lang::En] {
                    set = set.or(&super::nearness::set(wanted, *within, lang, segment, fields)?);
                }
            }
            Self::Names(field, names) => {
                let index = segment.inverted_index(*field).map_err(failed)?;
                for name in names {
                    let term = Term::from_field_text(*field, name);
                    if let Some(mut blocks) = index.read_block_postings(&term, IndexRecordOption::Basic).map_err(unread)? {
                        while blocks.block_len() > 0 {
                            blocks.docs().iter().for_each(|&doc| set.insert(doc));
                            blocks.advance();
                        }
                    }
                }
            }
            Self::Date(from, to) => {
                if let Some(dates) = segment.fast_fields().column_opt::<u64>("date").map_err(failed)? {
                    (0..len)
                        .filter(|&doc| dates.first(doc).is_some_and(|date| (*from..=*to).contains(&date)))
                        .for_each(|doc| set.insert(doc));
                }
            }
            Self::Confidence(order, number) => {
                if let Some(found) = segment.fast_fields().column_opt::<f64>("confidence").map_err(failed)? {
                    (0..len)
                        .filter(|&doc| found.first(doc).is_some_and(|found| order.holds(found, *number)))
                        .for_each(|doc| set.insert(doc));
                }
            }
            Self::All(gates) => {
                set = Set::all(len);
                for gate in gates {
                    set = set.and(&gate.set(segment, fields)?);
                }
            }
            Self::Any(gates) => {
                for gate in gates {
                    set = set.or(&gate.set(segment, fields)?);
                }
            }
            Self::Not(gate) => set = gate.set(segment, fields)?.not(),
        }
        Ok(set)
    }
}

/// The patterns of an alternative in a segment: one, or one for each word that begins so.
pub(super) fn patterns(alternative: &Alternative, segment: &SegmentReader, fields: &Fields) -> Result<Vec<Pattern>> {
    let lang = alternative.lang;
    Ok(match &alternative.form {
        Form::Words(words) => Pattern::words(words, fields, lang).into_iter().collect(),
        Form::Exact(text) => Pattern::exact(&Signs::new(text, lang), fields, lang).into_iter().collect(),
        Form::Prefix(text) => {
            let signs = Signs::new(text, lang);
            if lang == Lang::Zh || signs.len() != 1 {
                return Ok(Pattern::exact(&signs, fields, lang).into_iter().collect());
            }
            let field = fields.singles(lang);
            let index = segment.inverted_index(field).map_err(failed)?;
            let end = format!("{}\u{10ffff}", signs.sign(0));
            let range = index.terms().range().ge(signs.sign(0)).lt(&end);
            let mut words = range.into_stream().map_err(unread)?;
            let mut patterns = Vec::new();
            while words.advance() {
                let word = std::str::from_utf8(words.key()).unwrap_or_default();
                patterns.extend(Pattern::sign(word, fields, lang));
            }
            patterns
        }
    })
}

/// All documents that are units, and not entries of instruments.
pub(super) fn units(segment: &SegmentReader, fields: &Fields) -> Result<Set> {
    Ok(Gate::Names(fields.entry, vec![String::new()]).set(segment, fields)?.not())
}
