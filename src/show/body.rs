//! The rows of a page: number, both texts, margin, and the remarks under them.

use super::cell::{Layered, Written};
use super::own::Words;
use super::part::Part;
use super::plain::shown;
use super::row::{Row, Rows};
use crate::finding::Finding;
use crate::instrument::Jurisdiction;
use crate::text::{Lang, Span};
use maud::{Markup, PreEscaped, html};

/// What the rows of a page share.
pub(super) struct Body<'p> {
    pub words: &'static Words,
    /// In which language the page speaks of itself.
    pub own: Lang,
    pub place: Jurisdiction,
    pub titles: [Option<&'p str>; 2],
    /// The script of the Chinese side.
    pub tag: &'static str,
    pub rows: Rows<'p>,
    pub sides: [Layered<'p>; 2],
    /// The names of the remarks, and the row under which each stands.
    pub notes: Vec<(String, &'p Finding, usize)>,
    /// The address under which the text is served.
    pub base: Option<&'p str>,
    /// The part of the text that is shown, if not all.
    pub part: Option<Part>,
}

impl Body<'_> {
    /// All rows of the page.
    pub fn rows(&self) -> Markup {
        let last = std::iter::once(String::new()).chain(self.rows.iter().map(|row| self.short(row)));
        html! {
            @for ((at, row), last) in self.rows.iter().enumerate().zip(last) {
                @if self.is_shown(at, row) { (self.row(at, row, &last)) }
            }
        }
    }

    fn row(&self, at: usize, row: &Row<'_>, last: &str) -> Markup {
        let [zh, en] = &self.sides;
        let place = if row.heading.is_some() {
            " h"
        } else if row.opens() {
            " a"
        } else {
            ""
        };
        let depth = if row.heading.is_some() || row.depth() == 0 { String::new() } else { format!(" i{}", row.depth()) };
        let here = if self.part.as_ref().is_some_and(|part| part.is_about(row)) { " here" } else { "" };
        let class = format!("r c{}{place}{depth}{here}", row.sureness());
        html! {
            div class=(class) id=[row.begins.first().map(|address| address.to_string())] {
                @for address in row.begins.iter().skip(1) { span id=(address) {} }
                (self.number(row, last))
                @match row.heading {
                    Some(depth) => (heading(depth, html! { (self.side(zh, &row.zh, self.tag)) (self.side(en, &row.en, "en")) })),
                    None => { (self.cell(zh, &row.zh, self.tag)) (self.cell(en, &row.en, "en")) }
                }
                (self.margin(row))
                (self.remarks(at))
            }
        }
    }

    fn is_shown(&self, at: usize, row: &Row<'_>) -> bool {
        self.part.as_ref().map_or_else(|| !self.is_title(at, row), |part| part.holds(row))
    }

    /// Whether a row says nothing but the title, which stands at the head of the page.
    fn is_title(&self, at: usize, row: &Row<'_>) -> bool {
        let [zh, en] = &self.titles;
        let said = |title: &Option<&str>, text: &str| title.is_some_and(|title| title.trim() == text.trim());
        let remarked = self.notes.iter().any(|(_, _, row)| *row == at);
        !remarked && row.begins.is_empty() && said(zh, &row.unit.zh()) && said(en, &row.unit.en())
    }

    /// The number by which the row is cited, without the word for it; empty for a heading and outside of all provisions.
    fn short(&self, row: &Row<'_>) -> String {
        let Some(anchor) = row.anchor().filter(|_| row.heading.is_none()) else { return String::new() };
        let label = anchor.label(Lang::En, self.place);
        let short = label.trim_start_matches("Article ").trim_start_matches("section ");
        if short.is_empty() { "¶".to_owned() } else { short.to_owned() }
    }

    /// The number of a row as a link to it, where it is another than that of the row before.
    fn number(&self, row: &Row<'_>, last: &str) -> Markup {
        let short = self.short(row);
        let (Some(anchor), true) = (row.anchor(), !short.is_empty() && short != last) else { return html! {} };
        let label = Some(anchor.label(self.own, self.place)).filter(|label| !label.is_empty()).unwrap_or_else(|| anchor.to_string());
        let href = self.base.map_or_else(|| format!("#{anchor}"), |base| format!("{base}/{anchor}"));
        html! { a class="n" href=(href) aria-label=(label) title=(label) { (short) } }
    }

    fn cell(&self, side: &Layered<'_>, spans: &[Span], tag: &str) -> Markup {
        html! {
            @if spans.is_empty() { div class={ (side.lang) " o" } { (self.words.alone) } }
            @else {
                @let (text, words) = pieces(side, spans);
                div class=(side.lang) lang=(tag) data-w=[words] { (text) }
            }
        }
    }

    fn side(&self, side: &Layered<'_>, spans: &[Span], tag: &str) -> Markup {
        html! {
            @if spans.is_empty() { span class={ (side.lang) " o" } { (self.words.alone) } }
            @else { span class=(side.lang) lang=(tag) { (pieces(side, spans).0) } " " }
        }
    }

    /// The confidence, in a word and a number where it is not sure.
    fn margin(&self, row: &Row<'_>) -> Markup {
        let words = self.words;
        let said = match row.sureness() {
            0 => words.one_sided,
            1 => words.doubtful,
            2 => words.likely,
            _ => return html! {},
        };
        let percent = (row.unit.bead().confidence * 100.0).round() as u32;
        let percent = (row.sureness() > 0).then_some(percent);
        html! {
            span class="c" title={ (words.confidence) ": " (said) @if let Some(percent) = percent { ", " (percent) " %" } } {
                @if let Some(percent) = percent { (percent) span class="v" { " % " (words.confidence) ", " (said) } }
                @else { span class="v" { (said) } }
            }
        }
    }

    fn remarks(&self, at: usize) -> Markup {
        html! {
            @for (id, note, _) in self.notes.iter().filter(|(_, _, row)| *row == at) {
                p class={ "note " (note.severity.as_str()) } id=(id) {
                    strong { (self.words.severity(note.severity)) } " " (shown(&note.message)) " " code { (note.kind.as_str()) }
                }
            }
        }
    }
}

fn heading(depth: usize, inside: Markup) -> Markup {
    html! {
        @match depth {
            0 | 1 => h2 { (inside) },
            2 => h3 { (inside) },
            3 => h4 { (inside) },
            _ => h5 { (inside) },
        }
    }
}

/// Segments one after the other, on a new line where the text has one between them, or more than a gap; and their linked words.
fn pieces(side: &Layered<'_>, spans: &[Span]) -> (Markup, Option<String>) {
    let mut out = Written::default();
    for (at, span) in spans.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|before| spans[before]) {
            let between = Span::new(before.end, span.start).slice(side.text);
            if between.contains(['\n', '\r']) || !between.trim().is_empty() || span.start < before.end {
                out.gap(true);
            } else if side.lang == Lang::En {
                out.gap(false);
            }
        }
        side.write(&mut out, *span);
    }
    let words = out.words();
    (PreEscaped(out.html), words)
}
