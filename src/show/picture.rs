//! What all pictures share: the SVG document, numbers, and text that fits.

use super::plain::shown;
use crate::text::is_han;
use maud::{Markup, PreEscaped, html};

/// The style of a picture.
pub(super) const PICTURE_STYLE: &str = include_str!("picture.css");

/// A drawing of a size, with its name and what it shows in words.
pub(super) struct Picture {
    pub width: f64,
    pub height: f64,
    pub title: String,
    pub words: String,
    pub inside: Markup,
}

impl Picture {
    /// A file of its own.
    pub fn to_svg(&self) -> String {
        let style = html! { style { (PreEscaped(PICTURE_STYLE)) } };
        self.drawn(&style).into_string()
    }

    /// For a page that has the style.
    pub fn to_fragment(&self) -> String {
        self.drawn(&html! {}).into_string()
    }

    fn drawn(&self, style: &Markup) -> Markup {
        html! {
            svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" aria-label={ (shown(&self.title)) ". " (shown(&self.words)) }
                viewBox={ "0 0 " (number(self.width)) " " (number(self.height)) } width=(number(self.width)) height=(number(self.height)) {
                title { (shown(&self.title)) }
                desc { (shown(&self.words)) }
                (style)
                rect class="paper" width="100%" height="100%" {}
                (self.inside)
            }
        }
    }
}

/// A number with one place behind the point at most.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The width of a text of this size, about.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if is_han(c) || c >= '\u{3000}' { size } else { size * 0.53 }).sum()
}

/// The text on one line, cut with … where it is wider than `most`.
pub(super) fn fitted(text: &str, size: f64, most: f64) -> String {
    let line = shown(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&line, size) <= most {
        return line;
    }
    let mut short = String::new();
    for c in line.chars() {
        if width(&short, size) + 2.0 * size > most {
            break;
        }
        short.push(c);
    }
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_are_short() {
        for (value, wanted) in [(1.0, "1"), (0.25, "0.2"), (-3.06, "-3.1"), (12.96, "13")] {
            assert_eq!(number(value), wanted);
        }
        for (text, most, wanted) in [("第一章\n总则", 100.0, "第一章 总则"), ("第一章 总则", 60.0, "第一章…"), ("Chapter", 40.0, "Cha…")]
        {
            assert_eq!(fitted(text, 12.0, most), wanted);
        }
    }
}
