//! What is set off in the texts of a page: numbers, citations, terms and remarks.

use super::cell::{Layer, Layered, Setting, Stretch};
use super::own::Words;
use super::row::Rows;
use super::terms::Terms;
use crate::citation::{Citation, Resolution};
use crate::finding::Finding;
use crate::instrument::Instrument;
use crate::segment::Segments;
use crate::text::{Lang, Span};

/// One side with all that is set off in it; links begin with a prefix.
pub(super) fn layered<'i>(
    (instrument, segments): (&'i Instrument, &Segments),
    terms: &Terms<'i>,
    rows: &Rows<'_>,
    (words, prefix): (&Words, &str),
) -> Layered<'i> {
    let source = instrument.source();
    let mut links = Layer::default();
    links.add(instrument.citations().iter().map(|citation| cited(instrument, citation, rows, (words, prefix))).collect());
    links.add(terms.defined());
    links.add(numbers(segments));
    links.add(terms.used(&articles(instrument), (words, prefix)));
    Layered { text: source.as_str(), lang: source.lang(), layers: [links, Layer::default(), Layer::default()] }
}

fn cited(instrument: &Instrument, citation: &Citation, rows: &Rows<'_>, (words, prefix): (&Words, &str)) -> Stretch {
    let (lang, place) = (instrument.source().lang(), instrument.jurisdiction());
    let nowhere = |title: String| Setting::Nowhere { title };
    let setting = match instrument.follow(citation) {
        Resolution::Found(address) if rows.has(&address) => {
            let label = address.label(lang, place);
            let title = if label.is_empty() { address.to_string() } else { label };
            Setting::Link { class: "q", href: format!("{prefix}#{address}"), title }
        }
        Resolution::Found(address) | Resolution::NoSuchProvision(address) => {
            nowhere(format!("{} {}", words.no_such, address.label(lang, place)))
        }
        Resolution::OtherInstrument => {
            nowhere(format!("{} {}", words.other_instrument, citation.instrument.as_deref().unwrap_or_default()))
        }
        _ => nowhere(words.unclear.to_owned()),
    };
    Stretch { span: citation.span, setting }
}

/// The marks that segments begin with.
fn numbers(segments: &Segments) -> Vec<Stretch> {
    let marks = segments.iter().filter_map(|segment| Some(segment.mark()?.span.shifted(segment.span().start)));
    marks.map(|span| Stretch { span, setting: Setting::Number }).collect()
}

/// The stretches in which a term is linked once: those of the outermost provisions that are no headings, and what stands between them.
fn articles(instrument: &Instrument) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut end = 0;
    for provision in instrument.provisions().filter(|provision| provision.children().next().is_none() || !provision.level().is_heading()) {
        let span = provision.span();
        if span.start >= end {
            spans.push(span);
            end = span.end;
        }
    }
    spans
}

/// The words that remarks are about, on one side, for remarks with these names.
pub(super) fn remarked(notes: &[(String, &Finding)], lang: Lang) -> Vec<Stretch> {
    let span = |note: &Finding| match lang {
        Lang::Zh => note.zh,
        Lang::En => note.en,
    };
    let class = |note: &Finding| match note.severity.as_str() {
        "error" => "f e",
        "warning" => "f w",
        _ => "f",
    };
    let stretch = |(id, note): &(String, &Finding)| {
        Some(Stretch { span: span(note)?, setting: Setting::Remark { class: class(note), id: id.clone() } })
    };
    notes.iter().filter_map(stretch).collect()
}
