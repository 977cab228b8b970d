//! The search box, and what a query finds.

use crate::guard::Site;
use crate::layout;
use crate::library::Library;
use crate::own::{Reader, Words};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use duizhao::Error;
use duizhao::search::{Hit, Query as Wanted, Sides};
use duizhao::show::tag;
use duizhao::text::{Lang, Span};
use maud::{Markup, html};
use serde::Deserialize;

/// Hits on a page.
const EACH: usize = 20;

/// Pages of hits that can be leafed through.
const PAGES: usize = 50;

/// Bytes that a query may have.
pub const LONGEST: usize = 1000;

/// What stands in the address of a search.
#[derive(Deserialize, Clone, Default)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    pub side: String,
    pub page: usize,
}

impl Asked {
    /// The query, with the sides that are searched.
    pub fn query(&self) -> Result<Wanted, Error> {
        let sides = match self.side.as_str() {
            "zh" => Sides::Zh,
            "en" => Sides::En,
            _ => Sides::Both,
        };
        if self.q.len() > LONGEST {
            return Err(Error::new(duizhao::ErrorKind::Query, format!("wanted at most {LONGEST} bytes, found {}", self.q.len())));
        }
        Wanted::parse(&self.q).map(|query| query.sides(sides))
    }

    fn address(&self, page: usize) -> String {
        format!("/search?q={}&side={}&page={page}", layout::encoded(&self.q), layout::encoded(&self.side))
    }
}

/// The first page: the box, and all instruments.
pub async fn home(State(site): State<Site>, reader: Reader) -> Response {
    let words = reader.words();
    let inside = html! {
        main id="content" class="plain" tabindex="-1" {
            h1 { (words.about) }
            (form(words, &Asked::default()))
            p class="quiet" { (words.help) }
            p class="quiet" {
                (words.try_these)
                @for (lang, example) in [("zh", "个人数据"), ("en", "\"without approval\""), ("zh", "第三条"), ("en", "cross-border")] {
                    " " a lang=(lang) href={ "/search?q=" (layout::encoded(example)) } { (example) }
                }
            }
            h2 id="instruments" { (words.instruments) }
            (instruments(&site.library))
        }
    };
    layout::page(&reader, "", inside)
}

fn instruments(library: &Library) -> Markup {
    html! {
        ul class="instruments" {
            @for shelved in library.instruments() {
                li {
                    a href={ "/i/" (shelved.name) } {
                        @if let Some(title) = &shelved.title.zh { span lang=(tag(title)) { (title) } " " }
                        @if let Some(title) = &shelved.title.en { span lang="en" { (title) } }
                    }
                    " " span class="quiet" { (shelved.jurisdiction.as_str().to_uppercase()) " · " (shelved.date) }
                }
            }
        }
    }
}

/// The search box.
pub fn form(words: &Words, asked: &Asked) -> Markup {
    html! {
        form class="ask" action="/search" method="get" role="search" {
            label for="q" class="v" { (words.search) }
            input id="q" name="q" type="search" value=(asked.q) placeholder=(words.placeholder) list="suggestions" maxlength=(LONGEST) autocomplete="off" required;
            datalist id="suggestions" {}
            button type="submit" { (words.search) }
            fieldset {
                legend class="v" { (words.sides) }
                @for (side, name) in [("", words.both), ("zh", words.zh), ("en", words.en)] {
                    label { input type="radio" name="side" value=(side) checked[asked.side == side || side.is_empty() && !matches!(asked.side.as_str(), "zh" | "en")]; " " (name) }
                }
            }
        }
    }
}

/// What a query finds, a page of it.
pub async fn search(State(site): State<Site>, Query(asked): Query<Asked>, reader: Reader) -> Response {
    let words = reader.words();
    let page = asked.page.clamp(1, PAGES);
    let query = match asked.query() {
        Ok(query) => query,
        Err(error) => {
            return answer(&reader, &asked, StatusCode::BAD_REQUEST, html! { p class="wrong" role="alert" { (words.wrong) ": " (error) } });
        }
    };
    // One more than is shown tells whether there is a next page.
    let found = site.work(move |library| library.searcher.search(&query, page * EACH + 1)).await;
    let hits = match found {
        Err(_) => return layout::busy(&reader),
        Ok(Err(error)) => {
            return answer(&reader, &asked, StatusCode::INTERNAL_SERVER_ERROR, html! { p class="wrong" role="alert" { (error) } });
        }
        Ok(Ok(hits)) => hits,
    };
    let shown = hits.get((page - 1) * EACH..).unwrap_or_default();
    let inside = html! {
        @if shown.is_empty() { p role="status" { (words.nothing) } }
        @else {
            ol class="hits" start=((page - 1) * EACH + 1) { @for hit in shown.iter().take(EACH) { li { (clause(hit, words)) } } }
        }
        nav class="pages" aria-label=(words.search) {
            @if page > 1 { a rel="prev" href=(asked.address(page - 1)) { (words.previous) } }
            @if shown.len() > EACH && page < PAGES { a rel="next" href=(asked.address(page + 1)) { (words.next) } }
        }
    };
    answer(&reader, &asked, StatusCode::OK, inside)
}

fn answer(reader: &Reader, asked: &Asked, status: StatusCode, inside: Markup) -> Response {
    let whole = html! {
        main id="content" class="plain" tabindex="-1" {
            h1 class="v" { (reader.words().search) }
            (form(reader.words(), asked))
            (inside)
        }
    };
    let mut response = layout::page(reader, &asked.q, whole);
    *response.status_mut() = status;
    response
}

/// One clause that was found, in both languages.
fn clause(hit: &Hit, words: &Words) -> Markup {
    let place = format!("/i/{}/{}", layout::encoded(&hit.instrument), hit.address);
    let place = place.trim_end_matches('/');
    let han = hit.zh.as_deref().or(hit.title.zh.as_deref()).map_or("zh-Hans", tag);
    let text = |text: &Option<String>, spans: &[Span], tag: &str, lang: Lang| {
        html! {
            @match text {
                Some(text) => p class=(lang) lang=(tag) { (marked(text, spans)) },
                None => p class="quiet" { (words.no_text) },
            }
        }
    };
    html! {
        article {
            h2 {
                a href=(place) {
                    @if let Some(title) = &hit.title.zh { span lang=(han) { (title) @if let Some(label) = &hit.label.zh { " " (label) } } " " }
                    @if let Some(title) = &hit.title.en { span lang="en" { (title) @if let Some(label) = &hit.label.en { ", " (label) } } }
                    @if hit.title.zh.is_none() && hit.title.en.is_none() { (hit.instrument) " " (hit.address) }
                }
            }
            div class="two" { (text(&hit.zh, &hit.highlights.zh, han, Lang::Zh)) (text(&hit.en, &hit.highlights.en, "en", Lang::En)) }
            p class="quiet" {
                @if let Some(date) = &hit.date { (date) }
                @if !hit.via.is_empty() {
                    " · " (words.via) ": "
                    @for (at, via) in hit.via.iter().enumerate() { @if at > 0 { ", " } (via.word) " ↔ " (via.rendering) }
                }
            }
        }
    }
}

/// A text with what matched set off.
fn marked(text: &str, spans: &[Span]) -> Markup {
    let ends = std::iter::once(0).chain(spans.iter().map(|span| span.end));
    html! {
        @for (span, before) in spans.iter().zip(ends) {
            (Span::new(before, span.start).slice(text)) mark class="hit" { (span.slice(text)) }
        }
        (Span::new(spans.last().map_or(0, |span| span.end), text.len()).slice(text))
    }
}
