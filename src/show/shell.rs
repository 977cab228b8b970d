//! What surrounds the rows of a page: the document, what it may load, and its tools.

use super::hashes::{SCRIPT_HASH, STYLE_HASH};
use super::own::Words;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style sheet of a page, and of pictures in one.
pub const STYLE: &str = concat!(include_str!("page.css"), include_str!("picture.css"));

/// The script of a page: finding, and linked words that light up by pointer and key. The page is whole without it.
pub const SCRIPT: &str = include_str!("page.js");

/// A document that runs its own style and script and loads nothing.
pub(super) fn document(words: &Words, title: &str, inside: &Markup) -> Markup {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    );
    html! {
        (DOCTYPE)
        html lang=(words.tag) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#text" { (words.skip) }
                (inside)
                footer { p { (words.made) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// The switch of columns, and the search field, which shows where the script runs.
pub(super) fn tools(words: &Words) -> Markup {
    html! {
        div class="tools" {
            fieldset {
                legend class="v" { (words.columns) }
                @for (id, name, checked) in [("v-both", words.both, true), ("v-zh", words.zh, false), ("v-en", words.en, false), ("v-one", words.stacked, false)] {
                    input type="radio" name="view" id=(id) checked[checked];
                    label for=(id) { (name) }
                }
            }
            search class="find" hidden {
                label { span class="v" { (words.find) } input type="search" id="find" placeholder=(words.find) autocomplete="off" spellcheck="false"; }
                output id="found" for="find" aria-live="polite" data-none=(words.none) {}
            }
            span class="v" id="said" aria-live="polite" {}
        }
    }
}

/// What the lines of the margin mean.
pub(super) fn legend(words: &Words) -> Markup {
    html! {
        p class="legend" {
            (words.margin) " "
            @for (class, word) in [("c3", words.sure), ("c2", words.likely), ("c1", words.doubtful), ("c0", words.one_sided)] {
                span class={ "key " (class) } { (word) } " "
            }
        }
    }
}
