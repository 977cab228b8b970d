//! A bitext as a page: both texts side by side, clause by clause.

use super::body::Body;
use super::marks::{layered, remarked};
use super::outline::outline;
use super::own::Words;
use super::part::Part;
use super::plain::shown;
use super::row::Rows;
use super::shell;
use super::terms::Terms;
use super::words::linked;
use super::zh;
use crate::bitext::{Bitext, Link};
use crate::finding::Finding;
use crate::instrument::{Address, Instrument};
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
    notes: Vec<Finding>,
    links: Vec<Vec<Link>>,
    base: Option<String>,
    part: Option<Address>,
}

impl<'p> Page<'p> {
    /// A page of a bitext whose sides were cut from these instruments.
    pub fn new(bitext: &'p Bitext, zh: &'p Instrument, en: &'p Instrument) -> Self {
        Self { bitext, zh, en, words: Lang::En, notes: Vec::new(), links: Vec::new(), base: None, part: None }
    }

    /// Says in which language the page speaks of itself.
    #[must_use]
    pub fn words(mut self, lang: Lang) -> Self {
        self.words = lang;
        self
    }

    /// Adds findings, which are marked in the texts and stand under their bead.
    #[must_use]
    pub fn findings(mut self, findings: impl IntoIterator<Item = Finding>) -> Self {
        self.notes.extend(findings);
        self
    }

    /// Adds the links between the words of each unit, in the order of the units, in bytes of their texts: what is linked lights up together.
    #[must_use]
    pub fn links(mut self, links: impl IntoIterator<Item = Vec<Link>>) -> Self {
        self.links.extend(links);
        self
    }

    /// Says under which address of a site the text is served: the numbers of provisions then link to `base/art12`, and a part of the text to the whole
    /// of it as `base#art3`.
    #[must_use]
    pub fn base(mut self, base: impl Into<String>) -> Self {
        self.base = Some(base.into());
        self
    }

    /// Shows only the article, the outer point or the heading around a provision, with the provision set off; all of the text where it has no such
    /// provision.
    #[must_use]
    pub fn part(mut self, address: &Address) -> Self {
        self.part = Some(address.clone());
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
        let part = self.part.as_ref().and_then(|address| Part::around(address, [self.zh, self.en]));
        let prefix = part.as_ref().and(self.base.clone()).unwrap_or_default();
        let terms = [Terms::of(self.zh), Terms::of(self.en)];
        let notes = self.placed(&rows);
        let named: Vec<(String, &Finding)> = notes.iter().map(|(id, note, _)| (id.clone(), *note)).collect();
        let mut sides = [
            layered((self.zh, self.bitext.zh()), &terms[0], &rows, (words, &prefix)),
            layered((self.en, self.bitext.en()), &terms[1], &rows, (words, &prefix)),
        ];
        for side in &mut sides {
            let remarks = remarked(&named, side.lang);
            side.layers[1].add(remarks);
        }
        let [zh, en] = &mut sides;
        let linked = rows.iter().zip(&self.links).map(|(row, links)| linked(row, links));
        let (linked_zh, linked_en): (Vec<_>, Vec<_>) = linked.map(|[zh, en]| (zh, en)).unzip();
        zh.layers[2].add(linked_zh.concat());
        en.layers[2].add(linked_en.concat());
        let body = Body {
            words,
            own: self.words,
            place: self.zh.jurisdiction(),
            titles: [self.zh.title(), self.en.title()],
            tag: zh::tag(self.zh.source().as_str()),
            rows,
            sides,
            notes,
            base: self.base.as_deref(),
            part,
        };
        html! {
            (self.head(&body))
            (shell::tools(words))
            div class="frame" {
                (outline(&body.rows, [&terms[0], &terms[1]], (body.tag, &prefix), words))
                main id="text" tabindex="-1" aria-label=(words.text) { (body.rows()) }
            }
            (shell::legend(words))
        }
    }

    fn head(&self, body: &Body<'_>) -> Markup {
        let title = |instrument: &'p Instrument, tag: &str| html! { @if let Some(title) = instrument.title() { span lang=(tag) { (shown(title)) } " " } };
        let untitled = self.zh.title().is_none() && self.en.title().is_none();
        html! {
            header class="title" {
                h1 {
                    (title(self.zh, body.tag)) (title(self.en, "en"))
                    @if untitled { span { (body.words.untitled) } }
                }
                (self.particulars(body.words))
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
    fn placed(&self, rows: &Rows<'_>) -> Vec<(String, &Finding, usize)> {
        let row = |note: &Finding| {
            let zh = note.zh.and_then(|span| rows.holding(span.start, Lang::Zh));
            zh.or_else(|| note.en.and_then(|span| rows.holding(span.start, Lang::En)))
        };
        self.notes.iter().enumerate().map(|(at, note)| (format!("note-{}", at + 1), note, row(note).unwrap_or(0))).collect()
    }
}
