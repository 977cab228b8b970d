//! Amounts and dates: by value, unit and bound, within a bead and then within its article.

use super::pair::{Pair, regions};
use crate::finding::{Finding, Kind, Severity};
use crate::quantity::{Bound, Quantity, Unit, quantities};
use crate::text::{Lang, Span};

/// An amount with the bead in which it stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    pair: usize,
    amount: Quantity,
}

pub(super) fn check(pairs: &[Pair], findings: &mut Vec<Finding>) {
    regions(pairs).for_each(|range| region(pairs, range, findings));
}

fn region(pairs: &[Pair], range: std::ops::Range<usize>, findings: &mut Vec<Finding>) {
    let (mut zh_rest, mut en_rest) = (Vec::new(), Vec::new());
    let mut matched = Vec::new();
    for pair in range {
        let (mut zh, mut en) = (amounts(pairs, pair, Lang::Zh), amounts(pairs, pair, Lang::En));
        matched.extend(matches(&mut zh, &mut en));
        zh_rest.extend(zh);
        en_rest.extend(en);
    }
    matched.extend(matches(&mut zh_rest, &mut en_rest));
    matched.iter().for_each(|(zh, en)| bounds(pairs, zh, en, findings));
    differing(pairs, &mut zh_rest, &mut en_rest, findings);
    alone(pairs, &zh_rest, Lang::Zh, findings);
    alone(pairs, &en_rest, Lang::En, findings);
}

fn amounts(pairs: &[Pair], pair: usize, lang: Lang) -> Vec<Place> {
    let words = pairs[pair].side(lang);
    let found = quantities(&words.text, lang).into_iter();
    found.filter(|amount| !words.is_cited(amount.span)).map(|amount| Place { pair, amount }).collect()
}

/// Takes out what says the same: first clear amounts with equal units and bounds, then whatever agrees.
fn matches(zh: &mut Vec<Place>, en: &mut Vec<Place>) -> Vec<(Place, Place)> {
    let rules: [fn(&Quantity, &Quantity) -> bool; 5] = [
        |z, e| z.same_value(e) && z.unit == e.unit && z.bound == e.bound && !e.is_faint,
        |z, e| z.same_value(e) && z.unit == e.unit && !e.is_faint,
        |z, e| z.same(e) && !e.is_faint,
        |z, e| z.same(e),
        |z, e| z.same_value(e) && !(z.unit.is_telling() && e.unit.is_telling()),
    ];
    let mut matched = Vec::new();
    for rule in rules {
        zh.retain(|z| {
            let found = en.iter().position(|e| rule(&z.amount, &e.amount));
            found.map(|at| matched.push((*z, en.remove(at)))).is_none()
        });
    }
    matched
}

fn quote(pairs: &[Pair], place: &Place, lang: Lang) -> String {
    let words = pairs[place.pair].side(lang);
    format!("“{}”", place.amount.span.slice(&words.text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A finding about an amount on either side or on both.
fn finding(pairs: &[Pair], severity: Severity, kind: Kind, places: (Option<&Place>, Option<&Place>), message: String) -> Finding {
    let (zh, en) = places;
    let home = zh.or(en).map_or(0, |place| place.pair);
    let spans: (Option<Span>, Option<Span>) =
        (zh.map(|place| place.amount.span), en.filter(|en| en.pair == home).map(|place| place.amount.span));
    let mut finding = pairs[home].finding(severity, kind, spans.0, spans.1, message);
    if let Some(en) = en.filter(|en| en.pair != home) {
        finding.en = Some(pairs[en.pair].en.source(en.amount.span));
    }
    finding
}

fn bounds(pairs: &[Pair], zh: &Place, en: &Place, findings: &mut Vec<Finding>) {
    let (Some(z), Some(e)) = (zh.amount.bound, en.amount.bound) else { return };
    if z == e || !zh.amount.same_value(&en.amount) {
        return;
    }
    let (words, other) = (quote(pairs, zh, Lang::Zh), quote(pairs, en, Lang::En));
    let (severity, message) = match z.is_lower() == e.is_lower() {
        false => (Severity::Error, format!("{words} is {}, but {other} is {}", said(z), said(e))),
        true if z.is_inclusive() => (inclusive(zh), format!("{words} takes in the number itself, but {other} is {}", said(e))),
        true => (Severity::Warning, format!("{words} leaves out the number itself, but {other} is {}", said(e))),
    };
    findings.push(finding(pairs, severity, Kind::Bound, (Some(zh), Some(en)), message));
}

/// More than for 以上 leaves out one of a count; of an amount that is measured it leaves out next to nothing.
fn inclusive(zh: &Place) -> Severity {
    let counted = matches!(zh.amount.unit, Unit::Person | Unit::Count | Unit::Occasion);
    if counted { Severity::Warning } else { Severity::Note }
}

fn said(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "a lower limit (not less than)",
        Bound::AtMost => "an upper limit (not more than)",
        Bound::MoreThan => "more than the number",
        Bound::LessThan => "less than the number",
    }
}

fn kind(zh: Unit, en: Unit) -> Kind {
    if zh == Unit::Date || en == Unit::Date { Kind::Date } else { Kind::Quantity }
}

/// Amounts left over on both sides that stand for each other: one value in two units, or two values in one.
fn differing(pairs: &[Pair], zh: &mut Vec<Place>, en: &mut Vec<Place>, findings: &mut Vec<Finding>) {
    let rules: [fn(&Place, &Place) -> bool; 3] = [
        |z, e| z.pair == e.pair && z.amount.same_value(&e.amount),
        |z, e| z.pair == e.pair && z.amount.unit == e.amount.unit,
        |z, e| z.pair == e.pair && z.amount.unit.agrees_with(e.amount.unit),
    ];
    for rule in rules {
        zh.retain(|z| {
            let counts = |place: &Place| !place.amount.is_faint;
            let telling = |z: &Place, e: &Place| z.amount.unit.is_telling() && e.amount.unit.is_telling();
            let sure = |z: &Place, e: &Place| {
                counts(e) && (counts(z) || z.amount.unit == e.amount.unit || z.amount.same_value(&e.amount) && telling(z, e))
            };
            let found = en.iter().position(|e| rule(z, e) && sure(z, e));
            found.map(|at| differs(pairs, z, &en.remove(at), findings)).is_none()
        });
    }
}

fn differs(pairs: &[Pair], zh: &Place, en: &Place, findings: &mut Vec<Finding>) {
    let (words, other) = (quote(pairs, zh, Lang::Zh), quote(pairs, en, Lang::En));
    let unit = zh.amount.same_value(&en.amount);
    let kind = if unit { Kind::Unit } else { kind(zh.amount.unit, en.amount.unit) };
    findings.push(finding(pairs, Severity::Error, kind, (Some(zh), Some(en)), format!("{words} became {other}")));
}

/// Amounts that the other side does not have at all.
fn alone(pairs: &[Pair], places: &[Place], lang: Lang, findings: &mut Vec<Finding>) {
    for place in places.iter().filter(|place| !place.amount.is_faint && !pairs[place.pair].is_one_sided()) {
        let (telling, words) = (place.amount.unit.is_telling(), quote(pairs, place, lang));
        let kind = kind(place.amount.unit, place.amount.unit);
        findings.push(match lang {
            Lang::Zh => {
                let severity = if telling || place.amount.value > 10.0 { Severity::Warning } else { Severity::Note };
                finding(pairs, severity, kind, (Some(place), None), format!("{words} is not in the English"))
            }
            Lang::En => {
                let severity = if telling && place.amount.value > 1.0 { Severity::Warning } else { Severity::Note };
                finding(pairs, severity, kind, (None, Some(place)), format!("{words} is not in the Chinese"))
            }
        });
    }
}
