//! Rows of CC-CEDICT: `電信 电信 [dian4 xin4] /telecommunications/`.

use super::term::Term;

/// The term of a row; renderings that explain rather than translate are left out.
pub(super) fn term(row: &str) -> Option<Term> {
    let (head, glosses) = row.split_once('/')?;
    let simplified = head.split_whitespace().nth(1)?;
    head.contains('[').then_some(())?;
    let renderings: Vec<String> = glosses.split(['/', ';']).map(plain).filter(|gloss| !gloss.is_empty()).collect();
    Some(Term::ranked(simplified, renderings.iter().map(String::as_str)))
}

/// A gloss without remarks in brackets; empty for a cross-reference.
fn plain(gloss: &str) -> String {
    let mut depth = 0;
    let mut words = String::new();
    for c in gloss.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth == 0 => words.push(c),
            _ => {}
        }
    }
    let words = words.trim();
    let words = words.strip_prefix("to ").unwrap_or(words);
    let refers = ["CL:", "see ", "variant of", "old variant", "abbr. for", "surname "].iter().any(|sign| words.starts_with(sign));
    if refers { String::new() } else { words.to_owned() }
}
