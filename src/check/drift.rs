//! Version drift: many differences with one cause, told once with the evidence and a mapping of articles.

use crate::bitext::Bitext;
use crate::finding::{Finding, Kind, Severity};
use crate::instrument::{Address, Instrument, Level, Number};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Articles from which on a text is taken for a whole instrument.
const WHOLE: usize = 8;
/// Articles out of place from which on that is a matter of the version.
const MANY: usize = 3;

/// Which article of the one side is which of the other.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    pairs: BTreeMap<Number, Number>,
    zh_only: BTreeSet<Number>,
    en_only: BTreeSet<Number>,
}

impl Mapping {
    pub fn of(bitext: &Bitext, zh: &Instrument, en: &Instrument) -> Self {
        let numbers = |side: &Instrument| -> BTreeSet<Number> {
            side.at_level(Level::Article)
                .filter(|article| article.parent().is_none_or(|outer| outer.level() != Level::Annex))
                .filter_map(|article| article.number())
                .collect()
        };
        let (zh_all, en_all) = (numbers(zh), numbers(en));
        let mut votes: BTreeMap<Number, BTreeMap<Number, f64>> = BTreeMap::new();
        for bead in bitext.beads().iter().filter(|bead| !bead.is_null()) {
            let article = |address: Option<&Address>| {
                address.filter(|address| address.number_of(Level::Annex).is_none()).and_then(|address| address.number_of(Level::Article))
            };
            let first = article(bead.zh.first().and_then(|&at| bitext.zh().get(at)).map(|segment| segment.address()));
            let other = article(bead.en.first().and_then(|&at| bitext.en().get(at)).map(|segment| segment.address()));
            if let (Some(z), Some(e)) = (first, other) {
                *votes.entry(z).or_default().entry(e).or_default() += bead.confidence;
            }
        }
        let best = |votes: BTreeMap<Number, f64>| {
            votes.into_iter().fold((None, 0.0), |best, (number, weight)| if weight > best.1 { (Some(number), weight) } else { best }).0
        };
        let pairs: BTreeMap<Number, Number> = votes.into_iter().filter_map(|(z, votes)| Some((z, best(votes)?))).collect();
        let met: BTreeSet<Number> = pairs.values().copied().collect();
        Self {
            zh_only: zh_all.iter().filter(|n| !pairs.contains_key(n)).copied().collect(),
            en_only: en_all.difference(&met).copied().collect(),
            pairs,
        }
    }

    /// Articles whose numbers differ.
    fn moved(&self) -> Vec<(Number, Number)> {
        self.pairs.iter().filter(|(z, e)| z != e).map(|(z, e)| (*z, *e)).collect()
    }

    /// Whether the sides are of different versions.
    fn drifts(&self, articles: usize) -> bool {
        let (moved, alone) = (self.moved().len(), self.zh_only.len() + self.en_only.len());
        articles >= WHOLE && (moved >= MANY && moved * 10 >= articles || alone >= MANY && alone * 20 >= articles)
    }

    /// Runs of articles that moved by the same distance: 5–20 → 4–19.
    fn runs(&self) -> String {
        let mut runs: Vec<(Number, Number, Number, Number)> = Vec::new();
        for (z, e) in self.moved() {
            match runs.last_mut() {
                Some((_, z_end, _, e_end)) if z.follows(*z_end) && e.follows(*e_end) => (*z_end, *e_end) = (z, e),
                _ => runs.push((z, z, e, e)),
            }
        }
        let range = |from: Number, to: Number| if from == to { from.to_string() } else { format!("{from}–{to}") };
        let rows: Vec<String> = runs.iter().map(|(z, z_end, e, e_end)| format!("{} → {}", range(*z, *z_end), range(*e, *e_end))).collect();
        rows.join(", ")
    }
}

/// Puts the findings of one cause into one: it says what moved and what is alone, and those that it explains go.
pub(super) fn gather(bitext: &Bitext, zh: &Instrument, en: &Instrument, findings: &mut Vec<Finding>) {
    let articles = zh.at_level(Level::Article).count();
    if articles < WHOLE {
        return;
    }
    let mapping = Mapping::of(bitext, zh, en);
    if !mapping.drifts(articles) {
        return;
    }
    let before = findings.len();
    findings.retain(|finding| !explained(finding, &mapping));
    let gone = before - findings.len();
    let span = |side: &Instrument| {
        side.title_span()
            .or_else(|| side.provisions().next().map(|first| Span::new(first.span().start, first.span().start + first.mark().len())))
    };
    findings.push(Finding {
        severity: Severity::Error,
        kind: Kind::Drift,
        address: Address::default(),
        zh: span(zh),
        en: span(en),
        message: message(&mapping, gone),
    });
}

fn message(mapping: &Mapping, gone: usize) -> String {
    let list = |numbers: &BTreeSet<Number>| {
        let shown: Vec<String> = numbers.iter().take(12).map(Number::to_string).collect();
        let more = if numbers.len() > 12 { format!(" and {} more", numbers.len() - 12) } else { String::new() };
        format!("{}{more}", shown.join(", "))
    };
    let mut evidence = Vec::new();
    if !mapping.moved().is_empty() {
        evidence.push(format!("{} articles stand under other numbers (Chinese → English: {})", mapping.moved().len(), mapping.runs()));
    }
    if !mapping.zh_only.is_empty() {
        evidence.push(format!("without English: {}", list(&mapping.zh_only)));
    }
    if !mapping.en_only.is_empty() {
        evidence.push(format!("without Chinese: {}", list(&mapping.en_only)));
    }
    let rest = if gone > 0 { format!("; {gone} findings that follow from it are left out") } else { String::new() };
    format!("the translation is of another version: {}{rest}", evidence.join("; "))
}

/// Whether a finding only shows that the versions differ: it stands in an article of one side, or cites an article by its other number.
fn explained(finding: &Finding, mapping: &Mapping) -> bool {
    let article = finding.address.number_of(Level::Article);
    let alone = article.is_some_and(|number| mapping.zh_only.contains(&number) || mapping.en_only.contains(&number));
    match finding.kind {
        Kind::Omission | Kind::Addition | Kind::Item => alone,
        Kind::Citation => cites_moved(&finding.message, mapping),
        _ => false,
    }
}

/// 第二十条 and Article 19, where 20 became 19.
fn cites_moved(message: &str, mapping: &Mapping) -> bool {
    let numbers = |text: &str, lang| -> Vec<Number> {
        let found = crate::citation::find(text, lang, crate::instrument::Jurisdiction::Mainland);
        found
            .iter()
            .flat_map(|citation| citation.target.steps.iter())
            .filter(|step| step.level() == Level::Article)
            .filter_map(|step| step.number())
            .collect()
    };
    let (zh, en) = (numbers(message, crate::text::Lang::Zh), numbers(message, crate::text::Lang::En));
    !zh.is_empty() && zh.iter().any(|z| mapping.pairs.get(z).is_some_and(|e| e != z && en.contains(e)))
}
