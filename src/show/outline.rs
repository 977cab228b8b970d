//! The outline of a page: its headings, or its articles where it has none, and the defined terms.

use super::own::Words;
use super::plain::shown;
use super::row::{Row, Rows};
use super::terms::Terms;
use crate::instrument::{Address, Level};
use maud::{Markup, html};

/// The outline as markup; `tag` names the script of the Chinese side, and links begin with `prefix`.
pub(super) fn outline(rows: &Rows<'_>, terms: [&Terms<'_>; 2], (tag, prefix): (&str, &str), words: &Words) -> Markup {
    let mut headings: Vec<&Row<'_>> = rows.iter().filter(|row| row.heading.is_some()).collect();
    if headings.is_empty() {
        headings = titled_points(rows);
    }
    html! {
        nav class="outline" aria-label=(words.outline) {
            @if headings.is_empty() { (articles(rows, prefix, words)) } @else { (list(&headings, (tag, prefix), words)) }
            (glossary(terms, (tag, prefix), words))
        }
    }
}

fn list(headings: &[&Row<'_>], (tag, prefix): (&str, &str), words: &Words) -> Markup {
    let shallow = headings.iter().filter_map(|row| row.heading).min().unwrap_or(1);
    html! {
        details open {
            summary { (words.outline) }
            ul {
                @for row in headings {
                    li class={ "d" (row.heading.unwrap_or(shallow).saturating_sub(shallow).min(3)) } {
                        a href={ (prefix) "#" (anchor(row)) } {
                            span lang=(tag) { (shown(&row.unit.zh())) } " "
                            span lang="en" { (shown(&row.unit.en())) }
                        }
                    }
                }
            }
        }
    }
}

/// The outer points of a text without headings, where each is headed by a short line.
fn titled_points<'r>(rows: &'r Rows<'_>) -> Vec<&'r Row<'r>> {
    let outer = |row: &&Row<'_>| row.opens() && row.begins.iter().any(|address| address.steps()[0].level() == Level::Point);
    let points: Vec<&Row<'_>> = rows.iter().filter(outer).collect();
    let short = points.iter().all(|row| row.unit.zh().chars().count() <= 40 && row.unit.en().len() <= 120);
    if short { points } else { Vec::new() }
}

fn anchor(row: &Row<'_>) -> String {
    row.begins.first().map(|address| address.to_string()).unwrap_or_default()
}

/// The numbers of the articles, for a text without headings.
fn articles(rows: &Rows<'_>, prefix: &str, words: &Words) -> Markup {
    let outer = |address: &&Address| address.steps().len() == 1 && matches!(address.steps()[0].level(), Level::Article | Level::Point);
    let articles: Vec<&Address> = rows.iter().flat_map(|row| row.begins.iter().copied().filter(|address| outer(address))).collect();
    html! {
        @if articles.len() > 1 {
            details open {
                summary { (words.articles) }
                ul class="chips" {
                    @for address in articles {
                        li { a href={ (prefix) "#" (address) } { (address.steps()[0].number().map_or_else(|| address.to_string(), |number| number.to_string())) } }
                    }
                }
            }
        }
    }
}

/// The defined terms; those that both sides define in one provision, one after the other, stand together.
fn glossary([zh, en]: [&Terms<'_>; 2], (tag, prefix): (&str, &str), words: &Words) -> Markup {
    html! {
        @if zh.iter().next().is_some() || en.iter().next().is_some() {
            details {
                summary { (words.terms) }
                div class="terms" {
                    @for (terms, tag) in [(zh, tag), (en, "en")] {
                        @if terms.iter().next().is_some() {
                            ul lang=(tag) {
                                @for (definition, place) in terms.iter() {
                                    li { a href={ (prefix) "#" (place) } { (shown(terms.term(definition))) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
