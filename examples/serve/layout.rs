//! The frame of every page of the site.

use crate::own::{Reader, Words};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use duizhao::text::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style of the site; that of texts is the library's.
const SITE_STYLE: &str = include_str!("site.css");
const SITE_SCRIPT: &str = include_str!("site.js");

/// The sign of the site: two columns.
pub const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#8f2d1d"/><path d="M3.5 4.5h3.5M3.5 8h3.5M3.5 11.5h3.5M9 4.5h3.5M9 8h3.5M9 11.5h2" stroke="#fdfcf9" stroke-width="1.5"/></svg>"##;

/// The whole style.
pub fn style() -> String {
    [duizhao::show::STYLE, SITE_STYLE].concat()
}

/// The whole script.
pub fn script() -> String {
    [duizhao::show::SCRIPT, SITE_SCRIPT].concat()
}

/// A page of the site; `inside` stands between its bar and its foot.
pub fn page(reader: &Reader, title: &str, inside: Markup) -> Response {
    let words = reader.words();
    let name = if title.is_empty() { words.name.to_owned() } else { format!("{title} – {}", words.name) };
    let page = html! {
        (DOCTYPE)
        html lang=(words.tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (name) }
                link rel="icon" type="image/svg+xml" href="/static/icon.svg";
                link rel="stylesheet" href="/static/site.css";
                script src="/static/site.js" defer {}
            }
            body {
                a class="skip" href="#content" { (words.skip) }
                (bar(reader, words))
                (inside)
            }
        }
    };
    Html(page.into_string()).into_response()
}

/// The name of the site, its places, and the switch of languages.
fn bar(reader: &Reader, words: &Words) -> Markup {
    let other = reader.lang.other();
    html! {
        header class="bar" {
            a class="name" href="/" { (words.name) }
            nav aria-label=(words.name) {
                a href="/#instruments" { (words.instruments) } " "
                a href="/compare" { (words.compare) } " "
                a href="/api" { (words.api) } " "
                a class="switch" hreflang=(other) lang=(if other == Lang::Zh { "zh-Hans" } else { "en" }) rel="nofollow" href=(switch(other, &reader.here)) { (words.other) }
            }
        }
    }
}

fn switch(other: Lang, here: &str) -> String {
    format!("/words/{other}?back={}", encoded(here))
}

/// A text as a value in an address.
pub fn encoded(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    text.bytes().map(byte).collect()
}

/// Markup of the library, which is whole and escaped.
pub fn made(fragment: String) -> Markup {
    PreEscaped(fragment)
}

/// A page that says what went wrong.
pub fn failed(reader: &Reader, status: StatusCode, message: &str) -> Response {
    let inside = html! { main id="content" class="plain" tabindex="-1" { h1 { (status.as_u16()) } p { (message) } } };
    (status, page(reader, message, inside)).into_response()
}

/// The answer to more than can be done at once.
pub fn busy(reader: &Reader) -> Response {
    failed(reader, StatusCode::SERVICE_UNAVAILABLE, reader.words().busy)
}

/// The answer where nothing is.
pub async fn nowhere(reader: Reader) -> Response {
    failed(&reader, StatusCode::NOT_FOUND, reader.words().not_found)
}
