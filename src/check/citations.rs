//! Citations: each leads to the same provision on both sides.

use super::pair::{Pair, regions};
use crate::citation::{Citation, Resolution, Target};
use crate::finding::{Finding, Kind, Severity};
use crate::instrument::{Address, Instrument, Level};
use crate::text::{Lang, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// A citation with its bead and where it leads.
#[derive(Debug, Clone)]
struct Place {
    pair: usize,
    span: Span,
    /// How far back it counts, for 前款.
    back: Option<(Level, u32)>,
    /// The numbers it names, from the outside in; those of the last of a range behind those of the first.
    numbers: Vec<String>,
    /// Whether it is of another instrument.
    is_foreign: bool,
    resolved: Option<Address>,
}

/// Articles from which on a text is taken for a whole instrument.
const WHOLE: usize = 5;

pub(super) fn check(pairs: &[Pair], zh: &Instrument, en: &Instrument, findings: &mut Vec<Finding>) {
    regions(pairs).for_each(|range| region(pairs, range, [zh, en], findings));
    nowhere(pairs, zh, en, findings);
}

fn region(pairs: &[Pair], range: Range<usize>, sides: [&Instrument; 2], findings: &mut Vec<Finding>) {
    let (mut zh_rest, mut en_rest) = (Vec::new(), Vec::new());
    let (mut zh_met, mut en_met) = (BTreeSet::new(), BTreeSet::new());
    let mut meet = |zh: &mut Vec<Place>, en: &mut Vec<Place>| {
        for (z, e) in matches(zh, en) {
            zh_met.insert((z.pair, z.span));
            en_met.insert((e.pair, e.span));
        }
    };
    for at in range.filter(|&at| !pairs[at].is_one_sided()) {
        let (mut zh, mut en) = (places(pairs, at, Lang::Zh, sides[0]), places(pairs, at, Lang::En, sides[1]));
        meet(&mut zh, &mut en);
        zh_rest.extend(zh);
        en_rest.extend(en);
    }
    meet(&mut zh_rest, &mut en_rest);
    counted(pairs, &zh_rest, &en_rest, (&zh_met, &en_met), findings);
    differing(pairs, zh_rest, en_rest, findings);
}

fn places(pairs: &[Pair], at: usize, lang: Lang, instrument: &Instrument) -> Vec<Place> {
    let words = pairs[at].side(lang);
    let place = |citation: &Citation| {
        let target = &citation.target;
        let numbers = |target: &Target| -> Vec<String> {
            let numbers = target.steps.iter().filter_map(|step| step.number()).map(|number| number.to_string());
            // Subparagraphs 1-5 is a range, Article 7-2 was inserted: both say the same numbers in a row.
            numbers.flat_map(|number| number.split('-').map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        Place {
            pair: at,
            span: citation.span,
            back: target.from_here.map(|here| (here.level, here.back)),
            numbers: numbers(target).into_iter().chain(citation.to.iter().flat_map(numbers)).collect(),
            is_foreign: citation.instrument.is_some(),
            resolved: instrument.resolve(target, words.source(citation.span).start).filter(|_| citation.to.is_none()),
        }
    };
    words.citations.iter().map(place).filter(|place| !place.numbers.is_empty() || place.back.is_some_and(|(_, back)| back > 0)).collect()
}

/// Takes out what cites the same, from the strict to the loose: translations name a 款 now a paragraph, now a subparagraph, and leave out what is clear.
fn matches(zh: &mut Vec<Place>, en: &mut Vec<Place>) -> Vec<(Place, Place)> {
    let rules: [fn(&Place, &Place) -> bool; 7] = [
        |z, e| z.numbers == e.numbers && z.back == e.back,
        |z, e| z.resolved.is_some() && z.resolved == e.resolved && !z.is_foreign,
        |z, e| z.numbers == e.numbers && z.back.is_some() == e.back.is_some(),
        |z, e| {
            z.resolved
                .as_ref()
                .zip(e.resolved.as_ref())
                .is_some_and(|(z, e)| !z.is_empty() && !e.is_empty() && (z.is_within(e) || e.is_within(z)))
        },
        |z, e| !z.numbers.is_empty() && z.numbers == e.numbers,
        |z, e| leaves_out(&z.numbers, &e.numbers) || leaves_out(&e.numbers, &z.numbers),
        |z, e| !z.numbers.is_empty() && !e.numbers.is_empty() && sorted(&z.numbers) == sorted(&e.numbers),
    ];
    let mut matched = Vec::new();
    for rule in rules {
        zh.retain(|z| {
            let found = en.iter().position(|e| rule(z, e));
            found.map(|at| matched.push((z.clone(), en.remove(at)))).is_none()
        });
    }
    matched
}

/// Whether the first names some of the numbers of the second, in order, as Article 6, subparagraph 4 does for Article 6, paragraph 1, subparagraph 4.
fn leaves_out(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    !short.is_empty() && short.iter().all(|number| rest.any(|other| other == number))
}

fn sorted(numbers: &[String]) -> Vec<&String> {
    let mut numbers: Vec<&String> = numbers.iter().collect();
    numbers.sort();
    numbers
}

fn quote(pairs: &[Pair], place: &Place, lang: Lang) -> String {
    let text = place.span.slice(&pairs[place.pair].side(lang).text);
    format!("“{}”", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn finding(pairs: &[Pair], severity: Severity, zh: &Place, en: &Place, message: String) -> Finding {
    let mut finding = pairs[zh.pair].finding(severity, Kind::Citation, Some(zh.span), None, message);
    finding.en = Some(pairs[en.pair].en.source(en.span));
    finding
}

type Met = BTreeSet<(usize, Span)>;

/// 前二条 and the preceding six Articles: relative citations of another count.
fn counted(pairs: &[Pair], zh: &[Place], en: &[Place], (zh_met, en_met): (&Met, &Met), findings: &mut Vec<Finding>) {
    let mut said = BTreeSet::new();
    for (side, met, lang) in [(zh, zh_met, Lang::Zh), (en, en_met, Lang::En)] {
        for place in side.iter().filter(|place| place.back.is_some() && place.numbers.is_empty() && met.contains(&(place.pair, place.span)))
        {
            if said.insert((place.pair, place.span)) {
                let message = format!("{} names another number of provisions than the other side", quote(pairs, place, lang));
                let (zh, en) = if lang == Lang::Zh { (Some(place.span), None) } else { (None, Some(place.span)) };
                let severity = if lang == Lang::En { Severity::Error } else { Severity::Note };
                findings.push(pairs[place.pair].finding(severity, Kind::Citation, zh, en, message));
            }
        }
    }
}

/// Citations left over on both sides that stand for each other.
fn differing(pairs: &[Pair], zh: Vec<Place>, mut en: Vec<Place>, findings: &mut Vec<Finding>) {
    let mut said = BTreeSet::new();
    for z in zh.iter().filter(|z| !z.numbers.is_empty()) {
        let alike = |e: &Place| !e.numbers.is_empty() && e.pair == z.pair;
        let close = |e: &Place| {
            alike(e) && e.numbers.iter().filter(|number| z.numbers.contains(number)).count() + 1 >= z.numbers.len().min(e.numbers.len())
        };
        let found = en
            .iter()
            .position(|e| close(e) && e.numbers.len() == z.numbers.len())
            .or_else(|| en.iter().position(close))
            .or_else(|| en.iter().position(alike));
        let Some(e) = found.map(|at| en.remove(at)) else { continue };
        if !said.insert((z.pair, z.span, e.span)) {
            continue;
        }
        let message = format!("{} is cited; the English cites {}", quote(pairs, z, Lang::Zh), quote(pairs, &e, Lang::En));
        findings.push(finding(pairs, Severity::Error, z, &e, message));
    }
}

/// English citations of articles that the translation does not have, while the Chinese one leads somewhere; each address once.
fn nowhere(pairs: &[Pair], zh: &Instrument, en: &Instrument, findings: &mut Vec<Finding>) {
    let whole = |side: &Instrument| side.at_level(Level::Article).count() >= WHOLE;
    if !whole(zh) || !whole(en) {
        return;
    }
    let mut said = BTreeSet::new();
    for pair in pairs {
        for citation in &pair.en.citations {
            let there = Citation { span: pair.en.source(citation.span), ..citation.clone() };
            let Resolution::NoSuchProvision(address) = en.follow(&there) else { continue };
            let article =
                Address::new(address.steps().iter().take_while(|step| step.level() <= Level::Article).copied().collect::<Vec<_>>());
            let lost = en.find(&article).is_none();
            let known = zh.find(&address).is_some();
            if !known || !said.insert(address.clone()) {
                continue;
            }
            let severity = if lost { Severity::Warning } else { Severity::Note };
            let words = citation.span.slice(&pair.en.text);
            let message = format!("“{words}” leads nowhere in the translation, which has no {address}");
            findings.push(pair.finding(severity, Kind::Citation, None, Some(citation.span), message));
        }
    }
}
