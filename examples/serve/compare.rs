//! Two files in, the aligned page out; nothing is kept.

use crate::download::{self, Parts, TEXTS};
use crate::guard::Site;
use crate::layout;
use crate::library::Library;
use crate::own::Reader;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use duizhao::align::Aligner;
use duizhao::bitext::{Titles, Unit};
use duizhao::check::Checker;
use duizhao::parse::Parser;
use duizhao::read::Reader as Files;
use duizhao::segment::{Segmenter, Segments};
use duizhao::show::{Page, Plot};
use duizhao::text::Lang;
use duizhao::{Error, ErrorKind};
use maud::html;

/// Bytes of text that an upload may come to.
const TEXT: u64 = 16 * 1024 * 1024;

/// Segments that a side of an upload may have.
const SEGMENTS: usize = 20_000;

/// What was sent.
#[derive(Default)]
struct Sent {
    zh: Vec<u8>,
    en: Vec<u8>,
    format: String,
}

/// The form.
pub async fn form(reader: Reader) -> Response {
    asked(&reader, StatusCode::OK, None)
}

fn asked(reader: &Reader, status: StatusCode, wrong: Option<&str>) -> Response {
    let words = reader.words();
    let inside = html! {
        main id="content" class="plain" tabindex="-1" {
            h1 { (words.compare) }
            @if let Some(wrong) = wrong { p class="wrong" role="alert" { (words.wrong) ": " (wrong) } }
            p { (words.upload_how) }
            form class="upload" action="/compare" method="post" enctype="multipart/form-data" {
                @for (name, label) in [("zh", words.upload_zh), ("en", words.upload_en)] {
                    label for=(name) { (label) }
                    input type="file" id=(name) name=(name) required;
                }
                label for="format" { (words.upload_form) }
                select id="format" name="format" {
                    option value="page" { (words.upload_page) }
                    @for format in TEXTS.iter().chain(&download::PICTURES) { option value=(format) { (format) } }
                }
                button type="submit" { (words.go) }
            }
        }
    };
    (status, layout::page(reader, words.compare, inside)).into_response()
}

/// The answer to an upload.
pub async fn compared(State(site): State<Site>, reader: Reader, form: Result<Multipart, MultipartRejection>) -> Response {
    let Ok(permit) = site.upload() else { return layout::busy(&reader) };
    let sent = match form {
        Ok(form) => received(form).await,
        Err(rejection) => Err((rejection.status(), rejection.body_text())),
    };
    let sent = match sent {
        Ok(sent) => sent,
        Err((StatusCode::PAYLOAD_TOO_LARGE, _)) => return asked(&reader, StatusCode::PAYLOAD_TOO_LARGE, Some(reader.words().large)),
        Err((status, message)) => return asked(&reader, status, Some(&message)),
    };
    let lang = reader.lang;
    match site.work_with(permit, move |library| answered(library, &sent, lang)).await {
        Err(_) => layout::busy(&reader),
        Ok(Err(error)) => asked(&reader, StatusCode::UNPROCESSABLE_ENTITY, Some(&error.to_string())),
        Ok(Ok(Answer::File(bytes, format))) => download::file(bytes, &format, "aligned"),
        Ok(Ok(Answer::Page(page, plot))) => {
            let words = reader.words();
            let inside = html! { div id="content" tabindex="-1" { (layout::made(page)) section class="plot" aria-label=(words.pictures) { (layout::made(plot)) } } };
            layout::page(&reader, words.compare, inside)
        }
    }
}

/// Reads the fields of the form; others are passed over.
async fn received(mut form: Multipart) -> Result<Sent, (StatusCode, String)> {
    let mut sent = Sent::default();
    let wrong = |error: axum::extract::multipart::MultipartError| (error.status(), error.body_text());
    while let Some(field) = form.next_field().await.map_err(wrong)? {
        match field.name().unwrap_or_default() {
            "zh" => sent.zh = field.bytes().await.map_err(wrong)?.to_vec(),
            "en" => sent.en = field.bytes().await.map_err(wrong)?.to_vec(),
            "format" => sent.format = field.text().await.map_err(wrong)?,
            _ => {}
        }
    }
    Ok(sent)
}

enum Answer {
    /// A page and a plot, as markup.
    Page(String, String),
    /// A file and its format.
    File(Vec<u8>, String),
}

fn answered(library: &Library, sent: &Sent, lang: Lang) -> Result<Answer, Error> {
    let read = |bytes: &[u8], lang: Lang| {
        let (source, _) = Files::new().limit(TEXT).lang(lang).read_noting(bytes).map_err(|error| error.path(lang.as_str()))?;
        match source.as_str().trim().is_empty() {
            true => Err(Error::new(ErrorKind::Format, "wanted text, found an empty file").path(lang.as_str())),
            false => Ok(Parser::new().parse(&source)),
        }
    };
    let (zh, en) = (read(&sent.zh, Lang::Zh)?, read(&sent.en, Lang::En)?);
    let cut = |instrument, side: &str| {
        let segments = Segmenter::new().segment(instrument);
        let most = |segments: &Segments| {
            Error::new(ErrorKind::Limit, format!("wanted at most {SEGMENTS} segments, found {}", segments.len())).path(side)
        };
        if segments.len() > SEGMENTS { Err(most(&segments)) } else { Ok(segments) }
    };
    let bitext = Aligner::new().lexicon(&library.lexicon).align(&cut(&zh, "zh")?, &cut(&en, "en")?);
    let links = crate::cli::links(&library.linker, &bitext);
    if sent.format.is_empty() || sent.format == "page" {
        let findings = Checker::new().lexicon(&library.lexicon).check(&bitext, &zh, &en);
        return Ok(Answer::Page(
            Page::new(&bitext, &zh, &en).words(lang).links(links).findings(findings).to_fragment(),
            Plot::new(&bitext, &zh, &en).words(lang).to_fragment(),
        ));
    }
    let title = Titles { zh: zh.title().map(str::to_owned), en: en.title().map(str::to_owned) };
    let units: Vec<Unit> = bitext.units().map(|unit| Unit { title: title.clone(), ..unit.to_unit("upload") }).collect();
    let parts = Parts { bitext: &bitext, zh: &zh, en: &en, units: &units, links: &links, lang };
    download::written(&parts, &sent.format)
        .map(|bytes| Answer::File(bytes, sent.format.clone()))
        .ok_or_else(|| Error::new(ErrorKind::Format, format!("wanted a format such as html, found `{}`", sent.format)))
}
