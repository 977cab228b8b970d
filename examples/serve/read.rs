//! The reader: an instrument in both languages, whole or a provision of it.

use crate::guard::Site;
use crate::layout;
use crate::library::{Library, Shelved};
use crate::own::{Reader, Words};
use crate::provision::neighbours;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use duizhao::instrument::Address;
use duizhao::show::Page;
use duizhao::text::Lang;
use maud::{Markup, html};

/// All of an instrument.
pub async fn whole(State(site): State<Site>, Path(name): Path<String>, reader: Reader) -> Response {
    let Some(shelved) = site.library.find(&name).cloned() else { return layout::nowhere(reader).await };
    let lang = reader.lang;
    let made = site.work(move |library| (fragment(library, &shelved, (lang, None)), shelved)).await;
    let Ok((fragment, shelved)) = made else { return layout::busy(&reader) };
    let inside = html! { div id="content" tabindex="-1" { (layout::made(fragment)) (downloads(&shelved, reader.words())) } };
    layout::page(&reader, title(&shelved, reader.lang), inside)
}

/// One provision, with what stands around it.
pub async fn part(State(site): State<Site>, Path((name, address)): Path<(String, String)>, reader: Reader) -> Response {
    let (Some(shelved), Ok(address)) = (site.library.find(&name).cloned(), address.parse::<Address>()) else {
        return layout::nowhere(reader).await;
    };
    if shelved.zh.find(&address).or(shelved.en.find(&address)).is_none() {
        return layout::failed(&reader, StatusCode::NOT_FOUND, reader.words().not_found);
    }
    let (lang, wanted) = (reader.lang, address.clone());
    let made = site.work(move |library| (fragment(library, &shelved, (lang, Some(&wanted))), shelved)).await;
    let Ok((fragment, shelved)) = made else { return layout::busy(&reader) };
    let label = address.label(reader.lang, shelved.jurisdiction);
    let inside = html! { div id="content" tabindex="-1" { (layout::made(fragment)) (ways(&shelved, &address, &reader)) } };
    layout::page(&reader, &format!("{label} {}", title(&shelved, reader.lang)), inside)
}

fn fragment(library: &Library, shelved: &Shelved, (lang, part): (Lang, Option<&Address>)) -> String {
    let links = shelved.links(&library.linker).to_vec();
    let base = format!("/i/{}", layout::encoded(&shelved.name));
    let page = Page::new(&shelved.bitext, &shelved.zh, &shelved.en).words(lang).links(links).base(base);
    match part {
        Some(address) => page.part(address).to_fragment(),
        None => page.to_fragment(),
    }
}

/// The title in a language, else in the other.
pub fn title(shelved: &Shelved, lang: Lang) -> &str {
    let titles = match lang {
        Lang::Zh => [&shelved.title.zh, &shelved.title.en],
        Lang::En => [&shelved.title.en, &shelved.title.zh],
    };
    titles.into_iter().find_map(|title| title.as_deref()).unwrap_or(&shelved.name)
}

/// To the provisions before and behind, and to the whole text.
fn ways(shelved: &Shelved, address: &Address, reader: &Reader) -> Markup {
    let (before, behind) = neighbours(shelved, address);
    let base = format!("/i/{}", layout::encoded(&shelved.name));
    let words = reader.words();
    let label = |address: &Address| {
        let label = address.label(reader.lang, shelved.jurisdiction);
        if label.is_empty() { address.to_string() } else { label }
    };
    html! {
        nav class="ways" aria-label=(words.instruments) {
            @if let Some(before) = before { a rel="prev" href={ (base) "/" (before) } { "← " (label(&before)) } }
            a href={ (base) "#" (address) } { (words.whole) }
            @if let Some(behind) = behind { a rel="next" href={ (base) "/" (behind) } { (label(&behind)) " →" } }
        }
    }
}

/// The instrument in each format.
fn downloads(shelved: &Shelved, words: &Words) -> Markup {
    let base = format!("/download/{}", layout::encoded(&shelved.name));
    let list = |name: &str, formats: &[&str]| {
        html! { p { (name) ": " @for format in formats { a href={ (base) "/" (format) } download { (format) } " " } } }
    };
    html! {
        section class="downloads" aria-label=(words.downloads) {
            (list(words.downloads, &crate::download::TEXTS))
            (list(words.pictures, &crate::download::PICTURES))
        }
    }
}
