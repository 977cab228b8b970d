//! The JSON in which Taiwan's Ministry of Justice publishes a law, written out article by article.

use super::json::{Run, Value};
use super::written::Written;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Span;
use serde::de::IgnoredAny;

/// Keys of a law whose articles stand under the first: its title, its foreword, what is left out of it.
struct Keys {
    articles: &'static str,
    titles: &'static [&'static str],
    foreword: &'static str,
    left_out: &'static [&'static str],
    /// A number of an article, and the words under it; a heading has words alone.
    lines: &'static [&'static str],
}

/// The files for each law, and the two of the Ministry's interface with all laws.
const KEYS: [Keys; 3] = [
    Keys {
        articles: "法規內容",
        titles: &["法規名稱", "英文法規名稱", "中文法規名稱"],
        foreword: "前言",
        left_out: &["沿革內容", "附件"],
        lines: &["編章節", "條號", "條文內容"],
    },
    Keys {
        articles: "LawArticles",
        titles: &["LawName", "EngLawName"],
        foreword: "LawForeword",
        left_out: &["LawHistories", "LawAttachements", "LawAttachments"],
        lines: &["ArticleNo", "ArticleContent"],
    },
    Keys {
        articles: "EngLawArticles",
        titles: &["EngLawName", "LawName"],
        foreword: "EngLawForeword",
        left_out: &["EngLawHistories", "EngLawAttachements", "EngLawAttachments"],
        lines: &["EngArticleNo", "EngArticleContent"],
    },
];

/// The text of the one law in a file: its title, then each heading and article with its lines.
pub(super) fn read(text: &str, base: usize) -> Result<Written> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return Err(Error::new(ErrorKind::Format, "wanted whole JSON, found it broken").line(error.line()).caused_by(error));
    }
    let mut laws = Vec::new();
    find(Value::new(text, base), DEPTH, &mut laws);
    match laws.as_slice() {
        [(keys, law)] => write(keys, *law),
        [] => Err(unsupported("JSON is not read as the text of an instrument; take the text out of it first")),
        _ => Err(unsupported("a file with several laws is not read; split it into one file for each law")),
    }
}

fn unsupported(message: &str) -> Error {
    Error::new(ErrorKind::Unsupported, message)
}

/// Lists and objects around a law: `[{"Laws": [law]}]`.
const DEPTH: usize = 2;

/// Finds the first two laws in a value: it is one, or a list of them, or has such a list.
fn find<'t>(value: Value<'t>, depth: usize, laws: &mut Vec<(&'static Keys, Value<'t>)>) {
    if let Some(keys) = KEYS.iter().find(|keys| value.get(keys.articles).is_some_and(Value::is_array)) {
        return laws.push((keys, value));
    }
    let items = (depth > 0).then(|| value.get("Laws").unwrap_or(value).items());
    for item in items.into_iter().flatten() {
        if laws.len() < 2 {
            find(item, depth - 1, laws);
        }
    }
}

fn write(keys: &Keys, law: Value<'_>) -> Result<Written> {
    let mut written = Written::default();
    let title = keys.titles.iter().find_map(|key| law.get(key));
    for value in title.into_iter().chain(law.get(keys.foreword)) {
        lines(value, &mut written)?;
    }
    if keys.left_out.iter().filter_map(|key| law.get(key)).any(|value| value.runs().next().is_some() || value.items().next().is_some()) {
        written.leave_out("the history of the law and its attachments are left out");
    }
    for article in law.get(keys.articles).into_iter().flat_map(Value::items) {
        for value in keys.lines.iter().filter_map(|key| article.get(key)) {
            lines(value, &mut written)?;
        }
    }
    Ok(written)
}

/// Writes the lines of a string; one end of line for `\r\n`.
fn lines(value: Value<'_>, written: &mut Written) -> Result<()> {
    let mut returned: Option<Span> = None;
    for run in value.runs() {
        let run = run?;
        match (returned.take(), run) {
            (Some(start), Run::Escape('\n', end)) => {
                written.push_for("\n", Span::new(start.start, end.end));
                continue;
            }
            (Some(alone), _) => written.push_for("\n", alone),
            (None, _) => {}
        }
        match run {
            Run::Words(words, at) => written.push(words, at),
            Run::Escape('\r', span) => returned = Some(span),
            Run::Escape(letter, span) => written.push_for(letter.encode_utf8(&mut [0; 4]), span),
        }
    }
    written.end_line(value.end().saturating_sub(1));
    Ok(())
}
