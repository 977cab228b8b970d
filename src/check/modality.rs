//! Duties, prohibitions and permissions, clause by clause: what was weakened or strengthened.

use super::pair::{Pair, quoted};
use crate::finding::{Finding, Kind, Severity};
use crate::modality::{Class, Norm, norms};
use crate::text::{Lang, Span};

/// How the English of an instrument speaks of duties.
pub(super) struct Manner {
    shall: usize,
    should: usize,
}

impl Manner {
    pub fn of(pairs: &[Pair]) -> Self {
        let mut manner = Self { shall: 0, should: 0 };
        for norm in pairs.iter().flat_map(|pair| norms(&pair.en.text, Lang::En)) {
            match norm.class {
                Class::Duty | Class::Prohibition => manner.shall += 1,
                Class::Advice => manner.should += 1,
                _ => {}
            }
        }
        manner
    }

    /// Whether should is rare, where shall is how duties are rendered.
    fn should_is_odd(&self) -> bool {
        self.shall >= 5 && self.should * 10 <= self.shall
    }
}

pub(super) fn check(pairs: &[Pair], findings: &mut Vec<Finding>) {
    let manner = Manner::of(pairs);
    for pair in pairs.iter().filter(|pair| !pair.is_one_sided()) {
        let (zh, en) = (norms(&pair.zh.text, Lang::Zh), norms(&pair.en.text, Lang::En));
        permitted(pair, &zh, &en, findings);
        advised(pair, &zh, &en, &manner, findings);
        ordered(pair, &zh, &en, findings);
    }
}

fn of(norms: &[Norm], wanted: impl Fn(Class) -> bool) -> Vec<&Norm> {
    norms.iter().filter(|norm| wanted(norm.class)).collect()
}

/// A finding about two modal words.
fn finding(pair: &Pair, severity: Severity, zh: Span, en: Span, message: String) -> Finding {
    pair.finding(severity, Kind::Modality, Some(zh), Some(en), message)
}

/// The words around a modal word, for the message: the modal and the verb behind it.
fn quote(text: &str, span: Span) -> String {
    let rest = text.get(span.end..).unwrap_or_default();
    let words: String = span.slice(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let next: Vec<&str> = rest.split_whitespace().take(if words.starts_with("no ") { 1 } else { 2 }).collect();
    format!("“{words} {}”", next.join(" ").trim_end_matches([',', '.', ';']))
}

/// More permissions in English than the Chinese gives, where the Chinese lays down a duty.
fn permitted(pair: &Pair, zh: &[Norm], en: &[Norm], findings: &mut Vec<Finding>) {
    let may: Vec<&Norm> = en.iter().filter(|norm| norm.class.is_choice() && norm.is_plain).collect();
    let allowed = permissions(&pair.zh.text, zh);
    let duties = of(zh, |class| class == Class::Duty);
    let (Some(duty), Some(_)) = (nearest(pair, &duties, &may), may.first()) else { return };
    let all = of(en, Class::is_choice).len();
    let ordered = of(en, |class| matches!(class, Class::Duty | Class::Advice)).len();
    if may.len() <= allowed && (all <= allowed || ordered >= duties.len()) {
        return;
    }
    let Some(word) = may.iter().min_by_key(|norm| apart(pair, duty.span, norm.span)) else { return };
    let (words, other) = (quoted(&pair.zh.text, duty.span), quote(&pair.en.text, word.span));
    findings.push(finding(pair, Severity::Error, duty.span, word.span, format!("{words} lays down a duty; {other} only permits")));
}

/// Words that permit, or say what may come; as many as an English may can stand for.
fn permissions(zh: &str, norms: &[Norm]) -> usize {
    const POSSIBLE: [&str; 12] = ["可能", "足以", "之虞", "或許", "或许", "恐", "得以", "自行", "隨時", "随时", "自由", "能"];
    norms.iter().filter(|norm| norm.class.is_choice()).count() + POSSIBLE.iter().map(|word| zh.matches(word).count()).sum::<usize>()
}

/// How far two words stand from the same place of their sides, in thousandths.
fn apart(pair: &Pair, zh: Span, en: Span) -> usize {
    let place = |at: usize, len: usize| at * 1_000 / len.max(1);
    place(zh.start, pair.zh.text.len()).abs_diff(place(en.start, pair.en.text.len()))
}

/// The duty that stands nearest to any of the English words.
fn nearest<'n>(pair: &Pair, duties: &[&'n Norm], may: &[&Norm]) -> Option<&'n Norm> {
    let far = |duty: &Norm| may.iter().map(|norm| apart(pair, duty.span, norm.span)).min().unwrap_or(usize::MAX);
    duties.iter().copied().min_by_key(|duty| far(duty))
}

/// Should, where the Chinese forbids or lays down a duty.
fn advised(pair: &Pair, zh: &[Norm], en: &[Norm], manner: &Manner, findings: &mut Vec<Finding>) {
    let should = of(en, |class| class == Class::Advice);
    let bans = of(zh, |class| class == Class::Prohibition);
    let denied = of(en, |class| class == Class::Prohibition);
    if let (Some(ban), true) = (bans.first(), bans.len() > denied.len())
        && let Some(word) = should.iter().min_by_key(|norm| apart(pair, ban.span, norm.span))
    {
        let (words, other) = (quoted(&pair.zh.text, ban.span), quote(&pair.en.text, word.span));
        findings.push(finding(pair, Severity::Error, ban.span, word.span, format!("{words} forbids; {other} only advises")));
        return;
    }
    let duties = of(zh, |class| class == Class::Duty);
    for word in should {
        let Some(duty) = duties.iter().min_by_key(|norm| apart(pair, norm.span, word.span)) else { continue };
        let severity = if duty.is_plain || manner.should_is_odd() { Severity::Warning } else { Severity::Note };
        let (words, other) = (quoted(&pair.zh.text, duty.span), quote(&pair.en.text, word.span));
        findings.push(finding(pair, severity, duty.span, word.span, format!("{words} lays down a duty; {other} is weaker")));
    }
}

/// A choice in Chinese that is a duty in English.
fn ordered(pair: &Pair, zh: &[Norm], en: &[Norm], findings: &mut Vec<Finding>) {
    let choices: Vec<&Norm> = zh.iter().filter(|norm| norm.class.is_choice() && norm.is_plain).collect();
    let bare = zh.iter().any(|norm| norm.class == Class::Duty);
    let soft = en.iter().any(|norm| norm.class != Class::Duty);
    let (Some(choice), false, false) = (choices.first(), bare, soft) else { return };
    let Some(word) = en.iter().find(|norm| norm.is_plain) else { return };
    let only = pair.zh.text.contains("方可") || pair.zh.text.contains("始得") || pair.zh.text.contains("只");
    if zh.len() == 1 && en.len() == 1 && !only {
        let (words, other) = (quoted(&pair.zh.text, choice.span), quote(&pair.en.text, word.span));
        findings.push(finding(pair, Severity::Error, choice.span, word.span, format!("{words} leaves a choice; {other} lays down a duty")));
    }
}
