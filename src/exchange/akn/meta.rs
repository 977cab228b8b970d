//! The FRBR metadata of an instrument.

use super::companion::Companion;
use super::eid;
use super::run::Layout;
use crate::instrument::{Instrument, Jurisdiction, Kind};
use crate::text::{Lang, Span};
use crate::xml::Elements;
use std::io::{self, Write};

/// The date of what has none that is known, as other tools write it.
const UNKNOWN: &str = "0001-01-01";

/// How a document names itself.
pub(super) struct Names {
    /// `act`, or `doc` for what is no legislation.
    pub document: &'static str,
    /// What kind it is: `law`.
    pub kind: String,
    work: String,
    expression: String,
}

impl Names {
    /// The names of an instrument; `original` tells which work it is.
    pub fn of(instrument: &Instrument, original: &Instrument) -> Self {
        let stated = original.particulars();
        let text = original.source().as_str();
        let document = match stated.kind.map(|kind| kind.value) {
            Some(Kind::Notice | Kind::Reply | Kind::Standard | Kind::Contract) => "doc",
            _ => "act",
        };
        let kind = stated.kind.and_then(|kind| name_of_kind(kind.value)).unwrap_or_else(|| "instrument".to_owned());
        let date = stated.adopted.map(|date| date.value.to_string());
        let number = number(stated.number.map(|span| span.slice(text)), original.title());
        let country = original.jurisdiction().as_str();
        let work = format!("/akn/{country}/{document}/{kind}/{}/{number}", date.as_deref().unwrap_or(UNKNOWN));
        let version = stated.amended.map(|date| date.value.to_string()).or(date);
        let expression = format!("{work}/{}{}", language(instrument), version.map_or(String::new(), |date| format!("@{date}")));
        Self { document, kind, work, expression }
    }
}

/// The name of a kind, as JSON has it.
fn name_of_kind(kind: Kind) -> Option<String> {
    serde_json::to_value(kind).ok()?.as_str().map(str::to_owned)
}

/// The code of a language as the metadata want it.
fn language(instrument: &Instrument) -> &'static str {
    match instrument.source().lang() {
        Lang::Zh => "zho",
        Lang::En => "eng",
    }
}

/// The digits of the number, which are the same in both languages; else its words or those of the title.
fn number(stated: Option<&str>, title: Option<&str>) -> String {
    let words = |text: &str, keeps: fn(char) -> bool| {
        let words: Vec<&str> = text.split(|c: char| !keeps(c)).filter(|word| !word.is_empty()).collect();
        words.join("-").to_lowercase().chars().take(80).collect::<String>()
    };
    let digits = stated.map(|text| words(text, |c| c.is_ascii_digit()));
    let named = || stated.into_iter().chain(title).map(|text| words(text, char::is_alphanumeric)).find(|words| !words.is_empty());
    digits.filter(|digits| !digits.is_empty()).or_else(named).unwrap_or_else(|| "nn".to_owned())
}

/// The values of an element, by its name.
type Values<'a> = &'a [(&'a str, &'a str)];

/// Writes the metadata of the document.
pub(super) fn write<W: Write>(
    elements: &mut Elements<W>,
    instrument: &Instrument,
    companion: Option<&Companion<'_>>,
    layout: (&Layout, &str),
) -> io::Result<()> {
    let names = Names::of(instrument, original(instrument, companion));
    elements.open("meta", &[])?;
    identification(elements, instrument, &names, "!main", companion)?;
    if let Some(companion) = companion.filter(|companion| !companion.links.is_empty()) {
        analysis(elements, instrument, companion)?;
    }
    references(elements, instrument)?;
    proprietary(elements, instrument, layout)?;
    elements.close()
}

/// The instrument that names the work: the Chinese side.
fn original<'i>(own: &'i Instrument, companion: Option<&Companion<'i>>) -> &'i Instrument {
    match (own.source().lang(), companion) {
        (Lang::En, Some(companion)) => companion.instrument,
        _ => own,
    }
}

/// Writes the metadata of an attachment.
pub(super) fn attachment<W: Write>(
    elements: &mut Elements<W>,
    instrument: &Instrument,
    companion: Option<&Companion<'_>>,
    eid: &str,
) -> io::Result<()> {
    let names = Names::of(instrument, original(instrument, companion));
    elements.open("meta", &[])?;
    identification(elements, instrument, &names, &format!("!{eid}"), None)?;
    elements.close()
}

fn identification<W: Write>(
    elements: &mut Elements<W>,
    instrument: &Instrument,
    names: &Names,
    component: &str,
    companion: Option<&Companion<'_>>,
) -> io::Result<()> {
    let stated = instrument.particulars();
    let text = instrument.source().as_str();
    let date = stated.adopted.map(|date| date.value.to_string());
    let date = date.as_deref().map_or((UNKNOWN, "unknown"), |date| (date, "adoption"));
    let later = [("effect", stated.effective), ("amendment", stated.amended)];
    let author = if stated.issuer.is_some() { "#issuer" } else { "#unknown" };
    elements.open("identification", &[("source", "#duizhao")])?;
    let common = |elements: &mut Elements<W>, level: &'static str, uri: &str, format: &str, author: &str| -> io::Result<()> {
        elements.open(level, &[])?;
        elements.empty("FRBRthis", &[("value", &format!("{uri}/{component}{format}"))])?;
        elements.empty("FRBRuri", &[("value", &format!("{uri}{format}"))])?;
        elements.empty("FRBRdate", &[("date", date.0), ("name", date.1)])?;
        for (name, stated) in later.iter().filter(|_| level == "FRBRExpression") {
            let Some(stated) = stated else { continue };
            elements.empty("FRBRdate", &[("date", &stated.value.to_string()), ("name", name)])?;
        }
        elements.empty("FRBRauthor", &[("href", author)])
    };
    common(elements, "FRBRWork", &names.work, "", author)?;
    elements.empty("FRBRcountry", &[("value", instrument.jurisdiction().as_str())])?;
    elements.empty("FRBRsubtype", &[("value", &names.kind)])?;
    if let Some(number) = stated.number {
        elements.empty("FRBRnumber", &[("value", number.slice(text))])?;
    }
    if let Some(title) = instrument.title() {
        elements.empty("FRBRname", &[("value", &plain(title))])?;
    }
    elements.close()?;
    common(elements, "FRBRExpression", &names.expression, "", author)?;
    elements.empty("FRBRlanguage", &[("language", language(instrument))])?;
    translation(elements, instrument, companion)?;
    elements.close()?;
    common(elements, "FRBRManifestation", &names.expression, ".xml", "#duizhao")?;
    elements.empty("FRBRformat", &[("value", "application/akn+xml")])?;
    elements.close()?;
    elements.close()
}

/// A text for an attribute that others show: on one line, without what XML cannot hold.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| crate::xml::is_allowed(*c)).collect()
}

/// What an English text is a translation of; in Hong Kong both texts are law.
fn translation<W: Write>(elements: &mut Elements<W>, own: &Instrument, companion: Option<&Companion<'_>>) -> io::Result<()> {
    let (Lang::En, Some(companion)) = (own.source().lang(), companion) else { return Ok(()) };
    if companion.instrument.jurisdiction() == Jurisdiction::HongKong {
        return Ok(());
    }
    let from = Names::of(companion.instrument, companion.instrument).expression;
    elements.empty("FRBRtranslation", &[("href", &from), ("fromLanguage", "zho"), ("authoritative", "false"), ("by", "#unknown")])
}

/// Which provisions render which, where their eIds do not tell.
fn analysis<W: Write>(elements: &mut Elements<W>, own: &Instrument, companion: &Companion<'_>) -> io::Result<()> {
    let other = Names::of(companion.instrument, original(companion.instrument, Some(&Companion { instrument: own, links: &[] })));
    elements.open("analysis", &[("source", "#duizhao")])?;
    elements.open("otherReferences", &[("source", "#duizhao")])?;
    for (own, their) in companion.links {
        let href = format!("{}/~{}", other.expression, eid::of(their));
        elements.empty("alternativeReference", &[("for", &format!("#{}", eid::of(own))), ("href", &href)])?;
    }
    elements.close()?;
    elements.close()
}

fn references<W: Write>(elements: &mut Elements<W>, instrument: &Instrument) -> io::Result<()> {
    let base = "/akn/ontology/organization";
    elements.open("references", &[("source", "#duizhao")])?;
    let organization = |eid: &str, href: &str, shown: &str| -> [(&'static str, String); 3] {
        [("eId", eid.to_owned()), ("href", format!("{base}/{href}")), ("showAs", shown.to_owned())]
    };
    let mut all = vec![organization("duizhao", "duizhao", "duizhao"), organization("unknown", "unknown", "unknown")];
    if let Some(issuer) = instrument.particulars().issuer {
        let name = plain(issuer.slice(instrument.source().as_str()));
        all.push(organization("issuer", &format!("{}/{}", instrument.jurisdiction().as_str(), number(None, Some(&name))), &name));
    }
    for attributes in &all {
        let attributes = attributes.each_ref().map(|(name, value)| (*name, value.as_str()));
        elements.empty("TLCOrganization", &attributes)?;
    }
    elements.close()
}

/// White space, and the words that state title and particulars.
fn proprietary<W: Write>(elements: &mut Elements<W>, instrument: &Instrument, (layout, end): (&Layout, &str)) -> io::Result<()> {
    elements.open("proprietary", &[("source", "#duizhao")])?;
    elements.empty("d:text", &[("line", &layout.line), ("space", &layout.space), ("bracket", &layout.bracket), ("end", end)])?;
    let stated = instrument.particulars();
    let mut state = |name: &str, value: Option<String>, span: Option<Span>| -> io::Result<()> {
        let Some(span) = span else { return Ok(()) };
        let (start, end) = (span.start.to_string(), span.end.to_string());
        let value = value.as_deref().map(|value| ("value", value));
        let attributes: Vec<(&str, &str)> =
            [("name", name)].into_iter().chain(value).chain([("start", start.as_str()), ("end", end.as_str())]).collect();
        let attributes: Values<'_> = &attributes;
        elements.empty("d:stated", attributes)
    };
    state("title", None, instrument.title_span())?;
    state("kind", stated.kind.and_then(|kind| name_of_kind(kind.value)), stated.kind.map(|kind| kind.span))?;
    state("issuer", None, stated.issuer)?;
    state("number", None, stated.number)?;
    state("adopted", stated.adopted.map(|date| date.value.to_string()), stated.adopted.map(|date| date.span))?;
    state("effective", stated.effective.map(|date| date.value.to_string()), stated.effective.map(|date| date.span))?;
    state("status", stated.status.map(|status| status.value.as_str().to_owned()), stated.status.map(|status| status.span))?;
    state("amended", stated.amended.map(|date| date.value.to_string()), stated.amended.map(|date| date.span))?;
    elements.close()
}
