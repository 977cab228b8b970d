//! The routes, and what keeps the site safe: headers, limits of size, time and number, and a graceful end.

use crate::library::Library;
use crate::own::{Reader, code};
use crate::{api, compare, download, layout, read, search};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, RETRY_AFTER, SET_COOKIE, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes that the body of a request may have.
const BODY: usize = 8 * 1024 * 1024 + 64 * 1024;

/// Uploads that are worked on at once: each takes much more than a search.
const UPLOADS: usize = 2;

/// What a site loads: its own style, script and pictures, and nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// How much is done at once, and for how long.
#[derive(Clone)]
pub struct Limits {
    work: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
    time: Duration,
}

impl Limits {
    pub fn new(at_once: usize, time: Duration) -> Self {
        Self { work: Arc::new(Semaphore::new(at_once)), uploads: Arc::new(Semaphore::new(UPLOADS)), time }
    }
}

/// What all requests share.
#[derive(Clone)]
pub struct Site {
    pub library: Arc<Library>,
    limits: Limits,
}

/// More is asked at once than is answered, or an answer failed.
pub struct Busy;

impl Site {
    pub fn new(library: Arc<Library>, limits: Limits) -> Self {
        Self { library, limits }
    }

    /// Computes an answer beside the threads that listen. There is no queue: what is too much is refused. A computation keeps its place until it ends, also
    /// when the time of its request is over.
    pub async fn work<T: Send + 'static>(&self, work: impl FnOnce(&Library) -> T + Send + 'static) -> Result<T, Busy> {
        let permit = Arc::clone(&self.limits.work).try_acquire_owned().map_err(|_| Busy)?;
        self.work_with(permit, work).await
    }

    /// A place for an upload, which is asked for before anything of it is read.
    pub fn upload(&self) -> Result<OwnedSemaphorePermit, Busy> {
        Arc::clone(&self.limits.uploads).try_acquire_owned().map_err(|_| Busy)
    }

    /// As [`Site::work`], in a place that is held already.
    pub async fn work_with<T: Send + 'static>(
        &self,
        permit: OwnedSemaphorePermit,
        work: impl FnOnce(&Library) -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let library = Arc::clone(&self.library);
        let done = tokio::task::spawn_blocking(move || {
            let done = work(&library);
            drop(permit);
            done
        });
        done.await.map_err(|_| Busy)
    }
}

/// All routes of the site.
pub fn routes(site: Site) -> Router {
    Router::new()
        .route("/", get(search::home))
        .route("/search", get(search::search))
        .route("/i/{instrument}", get(read::whole))
        .route("/i/{instrument}/{*address}", get(read::part))
        .route("/download/{instrument}/{format}", get(download::instrument))
        .route("/compare", get(compare::form))
        .route("/compare", post(compare::compared))
        .route("/words/{lang}", get(words))
        .route("/api", get(api::page))
        .route("/api/openapi.json", get(api::openapi))
        .route("/api/search", get(api::search))
        .route("/api/suggest", get(api::suggest))
        .route("/api/instruments", get(api::instruments))
        .route("/api/instruments/{instrument}", get(api::instrument))
        .route("/health", get(api::health))
        .route("/static/site.css", get(|| async { asset("text/css; charset=utf-8", layout::style()) }))
        .route("/static/site.js", get(|| async { asset("text/javascript; charset=utf-8", layout::script()) }))
        .route("/static/icon.svg", get(|| async { asset("image/svg+xml", layout::ICON.to_owned()) }))
        .fallback(layout::nowhere)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(axum::middleware::from_fn_with_state(site.clone(), guarded))
        .with_state(site)
}

fn asset(kind: &'static str, text: String) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=3600")], text).into_response()
}

/// Ends what takes too long, and sets the headers of every answer.
async fn guarded(State(site): State<Site>, reader: Reader, request: Request, next: Next) -> Response {
    let mut response = match tokio::time::timeout(site.limits.time, next.run(request)).await {
        Ok(response) => response,
        Err(_) => layout::failed(&reader, StatusCode::SERVICE_UNAVAILABLE, reader.words().late),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.append(VARY, HeaderValue::from_static("accept-language, cookie"));
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

#[derive(Deserialize)]
struct Back {
    #[serde(default)]
    back: String,
}

/// The switch of languages: keeps the choice and goes back to a place of this site.
async fn words(Path(lang): Path<String>, Query(back): Query<Back>) -> Response {
    let lang = code(&lang).map_or("en", |lang| lang.as_str());
    let own = back.back.starts_with('/') && !back.back.starts_with("//") && back.back.chars().all(|c| c.is_ascii_graphic() && c != '\\');
    let cookie = format!("words={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    ([(SET_COOKIE, cookie)], Redirect::to(if own { &back.back } else { "/" })).into_response()
}

/// Waits for Ctrl-C, or for the signal by which services are ended.
pub async fn asked_to_stop() {
    let interrupted = async {
        // Where the signal cannot be heard, the other one still can.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
