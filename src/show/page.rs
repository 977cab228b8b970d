//! A bitext as a page: both texts side by side, clause by clause.

use super::cell::Layered;
use super::marks::{layered, remarked};
use super::note::Note;
use super::outline::outline;
use super::own::Words;
use super::plain::shown;
use super::row::{Row, Rows};
use super::shell;
use super::terms::Terms;
use super::zh;
use crate::bitext::Bitext;
use crate::instrument::{Instrument, Jurisdiction};
use crate::text::{Lang, Span};
use maud::{Markup, html};

/// Writes a bitext as a page.
///
/// A page is O(length of the texts); its own words are English unless told otherwise.
#[derive(Debug, Clone)]
pub struct Page<'p> {
    bitext: &'p Bitext,
    zh: &'p Instrument,
    en: &'p Instrument,
    words: Lang,
    notes: Vec<Note>,
}

/// The parts that the rows of a page share.
struct Made<'p> {
    words: &'static Words,
    /// In which language the page speaks of itself.
    own: Lang,
    place: Jurisdiction,
    titles: [Option<&'p str>; 2],
    /// The script of the Chinese side.
    tag: &'static str,
    rows: Rows<'p>,
    sides: [Layered<'p>; 2],
    /// The names of the remarks, and the row under which each stands.
    notes: Vec<(String, &'p Note, usize)>,
}

impl<'p> Page<'p> {
    /// A page of a bitext whose sides were cut from these instruments.
    pub fn new(bitext: &'p Bitext, zh: &'p Instrument, en: &'p Instrument) -> Self {
        Self { bitext, zh, en, words: Lang::En, notes: Vec::new() }
    }

    /// Says in which language the page speaks of itself.
    #[must_use]
    pub fn words(mut self, lang: Lang) -> Self {
        self.words = lang;
        self
    }

    /// Adds remarks, which are marked in the texts and stand under their bead.
    #[must_use]
    pub fn notes(mut self, notes: impl IntoIterator<Item = Note>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// One HTML file that needs nothing from outside.
    pub fn to_html(&self) -> String {
        let words = Words::of(self.words);
        shell::document(words, &self.title(words), &self.markup()).into_string()
    }

    /// What stands between the head and the foot of the page, for a site of one's own that serves [`STYLE`](super::STYLE) and
    /// [`SCRIPT`](super::SCRIPT).
    pub fn to_fragment(&self) -> String {
        self.markup().into_string()
    }

    fn title(&self, words: &Words) -> String {
        let titles: Vec<&str> = [self.zh, self.en].into_iter().filter_map(Instrument::title).collect();
        if titles.is_empty() { words.untitled.to_owned() } else { shown(&titles.join(" · ")).into_owned() }
    }

    fn markup(&self) -> Markup {
        let words = Words::of(self.words);
        let rows = Rows::new(self.bitext, self.zh, self.en);
        let terms = [Terms::of(self.zh), Terms::of(self.en)];
        let notes = self.placed(&rows);
        let named: Vec<(String, &Note)> = notes.iter().map(|(id, note, _)| (id.clone(), *note)).collect();
        let mut sides =
            [layered(self.zh, self.bitext.zh(), &terms[0], &rows, words), layered(self.en, self.bitext.en(), &terms[1], &rows, words)];
        for side in &mut sides {
            let remarks = remarked(&named, side.lang);
            side.layers[1].add(remarks);
        }
        let made = Made {
            words,
            own: self.words,
            place: self.zh.jurisdiction(),
            titles: [self.zh.title(), self.en.title()],
            tag: zh::tag(self.zh.source().as_str()),
            rows,
            sides,
            notes,
        };
        html! {
            (self.head(&made))
            (shell::tools(words))
            div class="frame" {
                (outline(&made.rows, [&terms[0], &terms[1]], made.tag, words))
                main id="text" tabindex="-1" aria-label=(words.text) { (made.rows()) }
            }
            (shell::legend(words))
        }
    }

    fn head(&self, made: &Made<'_>) -> Markup {
        let title = |instrument: &'p Instrument, tag: &str| html! { @if let Some(title) = instrument.title() { span lang=(tag) { (shown(title)) } " " } };
        let untitled = self.zh.title().is_none() && self.en.title().is_none();
        html! {
            header class="title" {
                h1 {
                    (title(self.zh, made.tag)) (title(self.en, "en"))
                    @if untitled { span { (made.words.untitled) } }
                }
                (self.particulars(made.words))
            }
        }
    }

    /// Who issued the instrument, under which number and when, as its Chinese side says, else its English one.
    fn particulars(&self, words: &Words) -> Markup {
        let sides = [self.zh, self.en];
        let slice = |find: fn(&Instrument) -> Option<Span>| {
            sides.into_iter().find_map(|side| Some((find(side)?.slice(side.source().as_str()), side.source().lang())))
        };
        let date = |find: fn(&Instrument) -> Option<String>| sides.into_iter().find_map(find);
        let issuer = slice(|side| side.particulars().issuer);
        let number = slice(|side| side.particulars().number);
        let adopted = date(|side| side.particulars().adopted.map(|date| date.value.to_string()));
        let effective = date(|side| side.particulars().effective.map(|date| date.value.to_string()));
        html! {
            @if issuer.is_some() || number.is_some() || adopted.is_some() || effective.is_some() {
                dl class="about" {
                    @for (name, value) in [(words.issuer, issuer), (words.number, number)] {
                        @if let Some((value, lang)) = value { div { dt { (name) } dd lang=(lang) { (shown(value)) } } }
                    }
                    @for (name, value) in [(words.adopted, adopted), (words.effective, effective)] {
                        @if let Some(value) = value { div { dt { (name) } dd { (value) } } }
                    }
                }
            }
        }
    }

    /// The remarks with their names, and the row of each: that of its Chinese words, else of its English ones.
    fn placed(&self, rows: &Rows<'_>) -> Vec<(String, &Note, usize)> {
        let row = |note: &Note| {
            let zh = note.zh.and_then(|span| rows.holding(span.start, Lang::Zh));
            zh.or_else(|| note.en.and_then(|span| rows.holding(span.start, Lang::En)))
        };
        self.notes.iter().enumerate().map(|(at, note)| (format!("note-{}", at + 1), note, row(note).unwrap_or(0))).collect()
    }
}

impl Made<'_> {
    fn rows(&self) -> Markup {
        let last = std::iter::once(String::new()).chain(self.rows.iter().map(|row| self.short(row)));
        html! {
            @for ((at, row), last) in self.rows.iter().enumerate().zip(last) {
                @if !self.is_title(at, row) { (self.row(at, row, &last)) }
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
        let class = format!("r c{}{place}{depth}", row.sureness());
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
        html! { a class="n" href={ "#" (anchor) } aria-label=(label) title=(label) { (short) } }
    }

    fn cell(&self, side: &Layered<'_>, spans: &[Span], tag: &str) -> Markup {
        html! {
            @if spans.is_empty() { div class={ (side.lang) " o" } { (self.words.alone) } }
            @else { div class=(side.lang) lang=(tag) { (pieces(side, spans)) } }
        }
    }

    fn side(&self, side: &Layered<'_>, spans: &[Span], tag: &str) -> Markup {
        html! {
            @if spans.is_empty() { span class={ (side.lang) " o" } { (self.words.alone) } }
            @else { span class=(side.lang) lang=(tag) { (pieces(side, spans)) } " " }
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
                    strong { (self.words.severity(note.severity)) } " " (shown(&note.message)) " " code { (shown(&note.kind)) }
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

/// Segments one after the other: on a new line where the text has one between them, or more than a gap.
fn pieces(side: &Layered<'_>, spans: &[Span]) -> Markup {
    let breaks = |at: usize| {
        let between = Span::new(spans[at - 1].end, spans[at].start).slice(side.text);
        between.contains(['\n', '\r']) || !between.trim().is_empty() || spans[at].start < spans[at - 1].end
    };
    html! {
        @for (at, span) in spans.iter().enumerate() {
            @if at > 0 { @if breaks(at) { br; } @else if side.lang == Lang::En { " " } }
            (side.markup(*span))
        }
    }
}
