//! Definitions: what one side defines and the other does not, and a closed meaning that became an open one.

use super::pair::Pair;
use crate::definition::{Manner, definitions};
use crate::finding::{Finding, Kind, Severity};
use crate::instrument::Instrument;
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

static MEANS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:means?|meaning|refers?|referring|referred|defin\w+|denotes?|is|are|shall be|mentioned|stands? for)\b")
        .expect("a regular expression")
});
static INCLUDES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\binclud\w+|\bcompris\w+|\bconsist\w*|\bcontain\w*|\bcover\w*").expect("a regular expression"));
static ALIAS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)herein|hereunder|hereafter|below|referred|called|abbreviat|known as|the ["“]|["”]|\((?:the )?[A-Z]"#)
        .expect("a regular expression")
});

pub(super) fn check(pairs: &[Pair], zh: &Instrument, findings: &mut Vec<Finding>) {
    for definition in definitions(zh) {
        let home = pairs.iter().find(|pair| pair.zh.whole().is_some_and(|span| span.contains(definition.term)));
        let Some(pair) = home.filter(|pair| !pair.is_one_sided()) else { continue };
        let term = definition.term.slice(zh.source().as_str());
        let (means, includes) = (MEANS.is_match(&pair.en.text), INCLUDES.find(&pair.en.text));
        let report = |severity, en: Option<Span>, message: String| {
            let mut finding = pair.finding(severity, Kind::Definition, None, en, message);
            finding.zh = Some(definition.term);
            finding
        };
        match definition.manner {
            Manner::Means if !means && includes.is_some() => {
                let span = includes.map(|found| Span::new(found.start(), found.end()));
                findings.push(report(
                    Severity::Warning,
                    span,
                    format!("“{term}” is defined by a closed meaning; the English only says what it includes"),
                ));
            }
            Manner::Means if !means => findings.push(report(Severity::Note, None, format!("the English does not define “{term}”"))),
            Manner::Alias if !ALIAS.is_match(&pair.en.text) => {
                findings.push(report(Severity::Note, None, format!("the English does not say that “{term}” is a short name")));
            }
            _ => {}
        }
    }
}
