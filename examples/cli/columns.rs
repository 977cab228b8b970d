//! Texts in columns on a terminal, where a Chinese character is two cells wide.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Signs that stand at no beginning of a line.
const CLOSING: &str = "，。、；：？！）》」』】〕’”,.;:?!)]}%";

/// The text in lines of at most `width` cells: English is broken at spaces, Chinese between any two characters, but never before a closing sign. A word
/// that is wider than a line is broken where the line ends.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let mut current = String::new();
        for piece in pieces(line) {
            if !current.is_empty() && current.width() + piece.trim_end().width() > width {
                lines.push(std::mem::take(&mut current).trim_end().to_owned());
            }
            for grapheme in piece.graphemes(true) {
                let full = current.width() + grapheme.width() > width && !current.is_empty();
                // A space at the end of a full line ends it and begins no other.
                if full && grapheme.trim().is_empty() {
                    continue;
                }
                if full {
                    lines.push(std::mem::take(&mut current).trim_end().to_owned());
                }
                current.push_str(grapheme);
            }
        }
        lines.push(current.trim_end().to_owned());
    }
    lines
}

/// What stays on one line: a word with the space behind it, or a wide character, with the closing signs that follow.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for grapheme in line.graphemes(true) {
        let goes_on = pieces.last().is_some_and(|last| {
            let open = last.chars().all(|c| !c.is_whitespace()) && last.width() == last.chars().count();
            let narrow = grapheme.width() <= 1;
            CLOSING.contains(grapheme) || grapheme.trim().is_empty() || open && narrow
        });
        match pieces.last_mut().filter(|_| goes_on) {
            Some(last) => last.push_str(grapheme),
            None => pieces.push(grapheme.to_owned()),
        }
    }
    pieces
}

/// The text and the spaces that fill it up to `width` cells.
pub fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// The first `most` cells of a text of one line, with … where there is more.
pub fn shortened(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for grapheme in text.graphemes(true) {
        if short.width() + grapheme.width() + 1 > most {
            break;
        }
        short.push_str(grapheme);
    }
    format!("{}…", short.trim_end())
}
