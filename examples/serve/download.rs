//! A bitext in each format, for keeping.

use crate::guard::Site;
use crate::layout;
use crate::library::{Library, Shelved};
use crate::own::Reader;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use duizhao::bitext::{Bitext, Link, Unit};
use duizhao::exchange::{jsonl, tsv, units};
use duizhao::instrument::Instrument;
use duizhao::show::{Coverage, Page, Plot, Strip};
use duizhao::text::Lang;

/// The formats that hold the texts.
pub const TEXTS: [&str; 4] = ["html", "jsonl", "units", "tsv"];

/// The formats that are pictures.
pub const PICTURES: [&str; 3] = ["plot", "strip", "coverage"];

/// What is written: a bitext with its trees and units.
pub struct Parts<'p> {
    pub bitext: &'p Bitext,
    pub zh: &'p Instrument,
    pub en: &'p Instrument,
    pub units: &'p [Unit],
    pub links: &'p [Vec<Link>],
    pub lang: Lang,
}

/// An instrument in a format.
pub async fn instrument(State(site): State<Site>, Path((name, format)): Path<(String, String)>, reader: Reader) -> Response {
    let Some(shelved) = site.library.find(&name).cloned() else { return layout::nowhere(reader).await };
    let lang = reader.lang;
    let made = site.work(move |library| written(&parts(library, &shelved, lang), &format).map(|bytes| (bytes, format, shelved))).await;
    match made {
        Err(_) => layout::busy(&reader),
        Ok(None) => layout::nowhere(reader).await,
        Ok(Some((bytes, format, shelved))) => file(bytes, &format, &shelved.name),
    }
}

fn parts<'p>(library: &Library, shelved: &'p Shelved, lang: Lang) -> Parts<'p> {
    Parts { links: shelved.links(&library.linker), bitext: &shelved.bitext, zh: &shelved.zh, en: &shelved.en, units: &shelved.units, lang }
}

/// The bytes of a format; none where there is no such format.
pub fn written(parts: &Parts<'_>, format: &str) -> Option<Vec<u8>> {
    let Parts { bitext, zh, en, units: all, links, lang } = *parts;
    let mut out = Vec::new();
    let done = match format {
        "html" => return Some(Page::new(bitext, zh, en).words(lang).links(links.to_vec()).to_html().into_bytes()),
        "plot" => return Some(Plot::new(bitext, zh, en).words(lang).to_svg().into_bytes()),
        "strip" => return Some(Strip::new(bitext, zh).words(lang).to_svg().into_bytes()),
        "coverage" => return Some(Coverage::new(bitext, zh, en).words(lang).to_svg().into_bytes()),
        "jsonl" => jsonl::write(&mut out, bitext),
        "units" => units::write(&mut out, all),
        "tsv" => tsv::write(&mut out, bitext),
        _ => return None,
    };
    done.ok().map(|()| out)
}

/// A file to keep; its name is of plain letters, whatever it was.
pub fn file(bytes: Vec<u8>, format: &str, name: &str) -> Response {
    let (kind, ending) = match format {
        "html" => ("text/html; charset=utf-8", "html"),
        "plot" | "strip" | "coverage" => ("image/svg+xml", "svg"),
        "tsv" => ("text/tab-separated-values; charset=utf-8", "tsv"),
        _ => ("application/x-ndjson", "jsonl"),
    };
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).take(80).collect();
    let picture = if PICTURES.contains(&format) { format!("-{format}") } else { String::new() };
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{plain}{picture}.{ending}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let mut response = (StatusCode::OK, bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_DISPOSITION, disposition);
    // A file looked at in place runs nothing.
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'; style-src 'unsafe-inline'"));
    response
}
