//! Whole segments: entries of lists and sentences that stand on one side only, and entries in another order.

use super::pair::{Pair, regions};
use crate::bitext::Bitext;
use crate::finding::{Finding, Kind, Severity};
use crate::instrument::Level;
use crate::segment::{Segment, Segments};
use crate::text::Lang;

/// Letters below which a segment says too little to be missed; a Han character counts three.
const SHORT: usize = 12;

pub(super) fn check(bitext: &Bitext, pairs: &[Pair], findings: &mut Vec<Finding>) {
    counted(bitext, pairs, findings);
    for (bead, pair) in bitext.beads().iter().zip(pairs).filter(|(bead, _)| bead.is_null()) {
        let lang = if bead.en.is_empty() { Lang::Zh } else { Lang::En };
        let (side, places) = match lang {
            Lang::Zh => (bitext.zh(), &bead.zh),
            Lang::En => (bitext.en(), &bead.en),
        };
        for segment in places.iter().filter_map(|&at| side.get(at)) {
            if !is_furniture(segment, side) {
                findings.push(finding(segment, pair, lang, bead.confidence));
            }
        }
    }
}

/// Articles with fewer entries in English: those that lie together with another in one bead have been lost.
fn counted(bitext: &Bitext, pairs: &[Pair], findings: &mut Vec<Finding>) {
    let entries = |side: &Segments, places: &[usize]| {
        places.iter().filter_map(|&at| side.get(at)).filter(|segment| segment.mark().is_some() && is_entry(*segment)).count()
    };
    for range in regions(pairs) {
        let beads = &bitext.beads()[range.clone()];
        let counts: Vec<(usize, usize)> =
            beads.iter().map(|bead| (entries(bitext.zh(), &bead.zh), entries(bitext.en(), &bead.en))).collect();
        let (zh, en) = counts.iter().fold((0, 0), |(zh, en), count| (zh + count.0, en + count.1));
        let alone = beads.iter().filter(|bead| bead.en.is_empty() && entries(bitext.zh(), &bead.zh) > 0).count();
        let lost = zh.saturating_sub(en + alone);
        if en == 0 || lost == 0 || lost * 2 > zh {
            continue;
        }
        for (at, count) in range.zip(&counts).filter(|(_, count)| count.0 > count.1 && count.1 > 0) {
            let message = format!(
                "{} entries stand together where the English has {}; the article has {zh} entries, the English {en}",
                count.0, count.1
            );
            findings.push(pairs[at].finding(Severity::Error, Kind::Item, None, None, message));
        }
    }
}

/// Headings, titles and rubrics, tables and what is too short to say anything.
fn is_furniture(segment: Segment<'_>, side: &Segments) -> bool {
    let words = segment.words().trim();
    let size: usize = words.chars().filter(|c| c.is_alphanumeric()).map(|c| if c.is_ascii() { 1 } else { 3 }).sum();
    let heading = segment.address().steps().last().is_none_or(|step| step.level().is_heading());
    let table = words.chars().any(|c| matches!(c, '\u{2500}'..='\u{257f}' | '|'));
    let ends = words.ends_with(['。', '；', '：', '.', ';', ':', '，', '！', '？', ',', '”', '」']);
    let entry = segment.mark().is_some() && is_entry(segment);
    let bracketed = words.starts_with(['(', '（', '[', '〔']) && words.ends_with([')', '）', ']', '〕']);
    size < SHORT || heading && side.len() > 1 && !ends || table || bracketed || !ends && !entry
}

/// Whether a segment is an entry of a list.
fn is_entry(segment: Segment<'_>) -> bool {
    segment
        .address()
        .steps()
        .last()
        .is_some_and(|step| matches!(step.level(), Level::Subparagraph | Level::Item | Level::Subitem | Level::Point))
}

fn finding(segment: Segment<'_>, pair: &Pair, lang: Lang, confidence: f64) -> Finding {
    let entry = is_entry(segment);
    let sure = confidence >= 0.5;
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let words = shortened(segment.words().trim());
    let what = if entry { "entry" } else { "sentence" };
    let (kind, message) = match (lang, entry) {
        (Lang::Zh, _) => (if entry { Kind::Item } else { Kind::Omission }, format!("the {what} “{words}” has no translation")),
        (Lang::En, _) => (if entry { Kind::Item } else { Kind::Addition }, format!("the {what} “{words}” has no Chinese")),
    };
    let mut finding = pair.finding(severity, kind, None, None, message);
    finding.address = segment.address().clone();
    finding
}

/// The beginning of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    let mut width = 0;
    let mut short = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        width += if c.is_ascii() { 1 } else { 2 };
        if width > 60 {
            return short.trim_end().to_owned() + "…";
        }
        short.push(c);
    }
    short
}
