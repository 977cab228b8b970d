//! English definitions: "X" means, X as used in this Law refers to, (hereinafter "X").

use super::term::{Found, Manner};
use crate::text::Span;
use regex::{Captures, Match, Regex};
use std::sync::LazyLock;

/// "Network operator" means …; the term "X" as used in these Measures refers to …; controller (控權人), in relation to …, means …
static MEANS: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = r"(?:shall\s+)?(?:(?:means?|refers?\s+to)|(?P<open>includes?))";
    rule(&format!(
        r#"^[\s\u{{3000}}]*(?:Article\s+[\d-]+\s+)?(?:\(?[0-9a-zA-Z]{{1,4}}[).]\s*)?(?:(?i:in|as\s+used\s+in|for\s+the\s+purposes?\s+of)\s+(?:this|these)\s+[A-Z][a-z]+,?\s+)?(?:(?i:the\s+terms?)\s+)?(?:["“](?P<quoted>[^"”]{{1,80}})["”]|(?P<bare>[A-Za-z][A-Za-z' -]{{1,60}}?))\s*(?:[(（](?P<gloss>[\p{{Han}}]{{1,24}})[)）])?,?\s*(?:(?:as\s+)?(?:used|mentioned|referred\s+to)\s+(?:herein|in\s+(?:this|these)\s+[A-Z][a-z]+),?\s*)?(?:in\s+relation\s+to\s+[^,]{{1,80}},\s*)?{verbs}\s+(?P<meaning>[^.;]{{2,}})"#
    ))
});

/// (hereinafter referred to as "the Act"), (the "Platform").
static ALIAS: LazyLock<Regex> = LazyLock::new(|| {
    rule(
        r#"\((?:(?i:hereinafter|hereafter|below)[^)"“]{0,40}?(?:["“](?:the\s+)?(?P<quoted>[^)"”]{1,60})["”]|(?:as|called)\s+(?:the\s+)?(?P<bare>[A-Za-z][^)"“]{1,50}))|(?:the\s+)?["“](?:the\s+)?(?P<short>[^)"”]{1,50})["”])\)"#,
    )
});

fn rule(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the rules for definitions are regular expressions")
}

pub(super) fn find(line: &str) -> Vec<Found> {
    let mut found: Vec<Found> = MEANS.captures(line).and_then(|found| defined(&found)).into_iter().collect();
    found.extend(ALIAS.captures_iter(line).filter_map(|found| alias(&found, line)));
    found
}

fn defined(found: &Captures<'_>) -> Option<Found> {
    let term = found.name("quoted").or_else(|| found.name("bare"))?;
    let manner = if found.name("open").is_some() { Manner::Includes } else { Manner::Means };
    let gloss = found.name("gloss").map(span);
    // Without quotes or a gloss any subject of a sentence could be a term: a short one with means is.
    let sure = found.name("quoted").is_some() || gloss.is_some() || manner == Manner::Means && term.as_str().split(' ').count() <= 4;
    sure.then(|| Found { term: span(term), meaning: span(found.name("meaning").expect("the rule has a meaning")), manner, gloss })
}

/// An alias stands for the words before its bracket, back to a sign or to the article of the phrase.
fn alias(found: &Captures<'_>, line: &str) -> Option<Found> {
    let whole = found.get(0)?;
    let term = found.name("quoted").or_else(|| found.name("bare")).or_else(|| found.name("short"))?;
    let before = line.get(..whole.start())?.trim_end();
    let start = before.rfind([',', ';', '.', ':', ')', '(']).map_or(0, |at| at + 1);
    let phrase = before.get(start..)?;
    let article = [" the ", " a ", " an ", " of ", " to ", " by ", " with "]
        .iter()
        .filter_map(|word| phrase.rfind(word).map(|at| at + word.len()))
        .max()
        .unwrap_or(0);
    let meaning = Span::new(start + article, before.len()).trimmed(line);
    (!meaning.is_empty()).then(|| Found { term: span(term), meaning, manner: Manner::Alias, gloss: None })
}

fn span(found: Match<'_>) -> Span {
    Span::new(found.start(), found.end())
}
