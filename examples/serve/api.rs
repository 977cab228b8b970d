//! The same as JSON, and the description of that.

use crate::guard::Site;
use crate::layout;
use crate::library::Shelved;
use crate::own::Reader;
use crate::search::Asked;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;
use serde::Deserialize;
use serde_json::{Value, json};

/// The most hits of one answer.
const MOST: usize = 1000;

/// What stands in the address of a call.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Call {
    q: String,
    side: String,
    limit: Option<usize>,
}

fn wrong(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({"error": message}))).into_response()
}

/// Hits, as `lookup --json` gives them.
pub async fn search(State(site): State<Site>, Query(call): Query<Call>) -> Response {
    let limit = call.limit.unwrap_or(10).min(MOST);
    let query = match (Asked { q: call.q, side: call.side, page: 1 }).query() {
        Ok(query) => query,
        Err(error) => return wrong(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    match site.work(move |library| library.searcher.search(&query, limit)).await {
        Err(_) => wrong(StatusCode::SERVICE_UNAVAILABLE, "too much at once"),
        Ok(Err(error)) => wrong(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
        Ok(Ok(hits)) => Json(json!({"hits": hits})).into_response(),
    }
}

/// Words that begin as what was typed.
pub async fn suggest(State(site): State<Site>, Query(call): Query<Call>) -> Response {
    let limit = call.limit.unwrap_or(8).min(50);
    match site.work(move |library| json!({"words": library.suggest(&call.q, limit)})).await {
        Ok(words) => Json(words).into_response(),
        Err(_) => wrong(StatusCode::SERVICE_UNAVAILABLE, "too much at once"),
    }
}

fn about(shelved: &Shelved) -> Value {
    json!({
        "instrument": shelved.name, "title": shelved.title, "date": shelved.date, "status": shelved.status, "jurisdiction": shelved.jurisdiction,
        "units": shelved.units.len(),
    })
}

/// All instruments.
pub async fn instruments(State(site): State<Site>) -> Response {
    let all: Vec<Value> = site.library.instruments().iter().map(|shelved| about(shelved)).collect();
    Json(json!({"instruments": all})).into_response()
}

/// The translation units of an instrument.
pub async fn instrument(State(site): State<Site>, Path(name): Path<String>) -> Response {
    match site.library.find(&name) {
        Some(shelved) => Json(json!({"instrument": about(shelved), "units": shelved.units})).into_response(),
        None => wrong(StatusCode::NOT_FOUND, "no such instrument"),
    }
}

/// That the site is up, and how much it holds.
pub async fn health(State(site): State<Site>) -> Response {
    Json(json!({"status": "ok", "units": site.library.units_len, "instruments": site.library.instruments().len()})).into_response()
}

/// The description for machines.
pub async fn openapi() -> Response {
    Json(description()).into_response()
}

/// The description for people.
pub async fn page(reader: Reader) -> Response {
    let description = description();
    let paths = description["paths"].as_object().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let inside = html! {
        main id="content" class="plain" tabindex="-1" {
            h1 { (reader.words().api) }
            p { a href="/api/openapi.json" { "OpenAPI 3.1" } }
            @for (path, methods) in &paths {
                @for (method, call) in methods.as_object().into_iter().flatten() {
                    section class="call" lang="en" {
                        h2 { code { (method.to_uppercase()) " " (path) } }
                        p { (text(&call["summary"])) }
                        @let parameters = call["parameters"].as_array().cloned().unwrap_or_default();
                        @if !parameters.is_empty() {
                            dl { @for parameter in &parameters { dt { code { (text(&parameter["name"])) } } dd { (text(&parameter["description"])) } } }
                        }
                    }
                }
            }
        }
    };
    layout::page(&reader, reader.words().api, inside)
}

fn parameter(name: &str, place: &str, kind: &str, description: &str) -> Value {
    json!({"name": name, "in": place, "required": place == "path", "schema": {"type": kind}, "description": description})
}

fn get(summary: &str, parameters: &[Value], answers: &[(&str, &str)]) -> Value {
    let content = json!({"application/json": {"schema": {"type": "object"}}});
    let responses: serde_json::Map<String, Value> = answers
        .iter()
        .chain(&[("200", "the answer"), ("503", "too much at once; come back after Retry-After seconds")])
        .map(|(code, why)| ((*code).to_owned(), json!({"description": why, "content": content})))
        .collect();
    json!({"get": {"summary": summary, "parameters": parameters, "responses": responses}})
}

fn description() -> Value {
    let instrument = parameter("instrument", "path", "string", "its short name, as in a hit");
    let side = parameter("side", "query", "string", "zh or en, the side that is searched; both unless told");
    let q = |description| parameter("q", "query", "string", description);
    let limit = |most: usize| parameter("limit", "query", "integer", &format!("the most of the answer, at most {most}"));
    json!({
        "openapi": "3.1.0",
        "info": {"title": "duizhao", "version": env!("CARGO_PKG_VERSION"), "description": "Aligned clauses of Chinese regulations and their English translations."},
        "paths": {
            "/api/search": get(
                "Clauses found by words, \"exact phrases\" and citations in either language; hits as `lookup --json` gives them, the best first.",
                &[q("what to look for"), side, limit(MOST)],
                &[("400", "a query that cannot be understood")],
            ),
            "/api/suggest": get("Titles and terms that begin with or hold what was typed.", &[q("what was typed"), limit(50)], &[]),
            "/api/instruments": get("All instruments with their titles, dates and number of units.", &[], &[]),
            "/api/instruments/{instrument}": get("The translation units of an instrument, in the order of its text.", &[instrument], &[("404", "no such instrument")]),
            "/health": get("Whether the site is up, and how much it holds.", &[], &[]),
        },
    })
}
