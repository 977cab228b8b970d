//! The words around an English amount that bound it: not less than, or more, exceeding, under.

use super::amount::Bound;
use super::en_words::Token;

/// The bound of the amount in tokens `start..end`.
pub(super) fn bound(tokens: &[Token], start: usize, end: usize) -> Option<Bound> {
    behind(tokens, start, end).or_else(|| before(tokens, start))
}

/// Or more, and above, or less, at most, within the words right behind (or inside, as in `two or more persons`).
fn behind(tokens: &[Token], start: usize, end: usize) -> Option<Bound> {
    let at = |n: usize| tokens.get(n);
    let inside = (start..end).find(|&n| tokens[n].is("or") || tokens[n].is("and"));
    let mut next = inside.unwrap_or(end);
    while at(next).is_some_and(|token| token.is_any(&[",", "(", ")", "inclusive", "old", "of", "age", "years"])) && next < end + 4 {
        next += 1;
    }
    let joined = at(next).is_some_and(|token| token.is_any(&["or", "and", "/"]));
    let word = at(next + usize::from(joined))?;
    if joined
        && word.is_any(&["more", "above", "over", "older", "higher", "greater", "longer", "beyond", "up", "upward", "upwards", "better"])
    {
        return Some(Bound::AtLeast);
    }
    if joined && word.is_any(&["less", "below", "under", "fewer", "lower", "shorter", "younger", "smaller", "within", "downward"]) {
        return Some(Bound::AtMost);
    }
    let after = at(next + 1)?;
    match (word.text.as_str(), after.text.as_str()) {
        ("at", "least" | "minimum") => Some(Bound::AtLeast),
        ("at", "most" | "maximum") => Some(Bound::AtMost),
        _ => None,
    }
}

/// Words that may stand between a bound and its amount.
const BETWEEN: [&str; 22] = [
    "the",
    "a",
    "an",
    "of",
    "period",
    "amount",
    "sum",
    "total",
    "fine",
    "term",
    "by",
    "age",
    "rmb",
    "$",
    "nt",
    "approximately",
    "value",
    "minimum",
    "maximum",
    "imprisonment",
    "than",
    "new",
];

/// Not less than, more than, within, up to, under.
fn before(tokens: &[Token], start: usize) -> Option<Bound> {
    let mut at = start.checked_sub(1)?;
    let mut than = false;
    let mut seen = 0;
    let found = loop {
        let token = &tokens[at];
        let last = |n: usize| at.checked_sub(n).map(|at| tokens[at].text.as_str()).unwrap_or_default();
        let own = match token.text.as_str() {
            "more" | "greater" | "higher" | "longer" | "older" | "larger" | "later" if than => Some((Bound::MoreThan, 1)),
            "less" | "fewer" | "lower" | "shorter" | "younger" | "smaller" | "earlier" | "under" if than => Some((Bound::LessThan, 1)),
            "exceeding" | "exceed" | "exceeds" | "exceeded" | "over" | "above" | "beyond" | "surpassing" | "surpass" | "exceedingly" => {
                Some((Bound::MoreThan, 1))
            }
            "excess" if last(1) == "in" => Some((Bound::MoreThan, 2)),
            "under" | "below" => Some((Bound::LessThan, 1)),
            "within" => Some((Bound::AtMost, 1)),
            "least" if last(1) == "at" => Some((Bound::AtLeast, 2)),
            "most" if last(1) == "at" => Some((Bound::AtMost, 2)),
            "minimum" if seen > 0 || last(1) == "a" || last(1) == "the" => Some((Bound::AtLeast, 1)),
            "maximum" if seen > 0 || last(1) == "a" || last(1) == "the" => Some((Bound::AtMost, 1)),
            "to" if last(1) == "up" => Some((Bound::AtMost, 2)),
            _ => None,
        };
        if own.is_some() {
            break own;
        }
        than |= token.is("than");
        if !token.is_any(&BETWEEN) || seen == 5 || at == 0 {
            break None;
        }
        seen += 1;
        at -= 1;
    };
    let (bound, len) = found?;
    let head = at + 1 - len;
    Some(if is_negated(tokens, head) { bound.negated() } else { bound })
}

/// Not more than, no less than, shall not exceed, may not be lower than, without exceeding.
fn is_negated(tokens: &[Token], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).map(|at| &tokens[at]);
    let no =
        |token: Option<&Token>| token.is_some_and(|token| token.is_any(&["not", "no", "without", "never", "cannot", "neither", "nor"]));
    let passed =
        |token: Option<&Token>| token.is_some_and(|token| token.is_any(&["be", "to", "exceed", "is", "have", "been", "any", "fall", "go"]));
    no(back(1)) || passed(back(1)) && (no(back(2)) || passed(back(2)) && no(back(3)))
}
