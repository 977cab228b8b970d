//! English words without their endings, and the words that say little.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// The stem of an English word in lower case (Porter 2, Porter 2001); British spelling is folded to American first. Other words stay.
///
/// ```
/// use duizhao::token::stem;
///
/// assert_eq!(stem("licences"), stem("license"));
/// assert_eq!(stem("organisation"), stem("organizations"));
/// ```
pub fn stem(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let word = word.strip_suffix("'s").unwrap_or(word);
    // Porter keeps the plural of a word without vowels, such as VPNs.
    if let Some(acronym) = word.strip_suffix('s').filter(|word| word.len() > 2 && !word.contains(['a', 'e', 'i', 'o', 'u', 'y', 's'])) {
        return Cow::Borrowed(acronym);
    }
    match american(word) {
        Some(word) => Cow::Owned(ENGLISH.stem(&word).into_owned()),
        None => ENGLISH.stem(word),
    }
}

/// The American spelling of a word spelt in the British way.
fn american(word: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 12] = [
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("ouring", "oring"),
        ("ence", "ense"),
        ("ences", "enses"),
    ];
    const KEPT: [&str; 19] = [
        "otherwise",
        "exercise",
        "supervise",
        "enterprise",
        "promise",
        "premise",
        "advise",
        "revise",
        "raise",
        "rise",
        "arise",
        "likewise",
        "hour",
        "four",
        "our",
        "your",
        "tour",
        "comprise",
        "franchise",
    ];
    let base = word.trim_end_matches(['s', 'd']);
    if KEPT.iter().any(|kept| word.starts_with(kept) || base == *kept) {
        return None;
    }
    if word.starts_with("licence") || word.starts_with("defence") || word.starts_with("offence") {
        return Some(word.replacen("ence", "ense", 1));
    }
    let (ending, other) = ENDINGS
        .iter()
        .filter(|(ending, _)| !ending.starts_with("ence"))
        .find(|(ending, _)| word.len() > ending.len() + 2 && word.ends_with(ending))?;
    Some(format!("{}{other}", word.strip_suffix(ending)?))
}

/// Whether a word in lower case only serves grammar: it tells nothing about what a clause says.
pub fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 47] = [
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "as", "is", "are", "be", "been", "being", "was", "were",
        "it", "its", "that", "this", "these", "those", "which", "who", "whom", "whose", "with", "from", "into", "such", "any", "has",
        "have", "had", "their", "they", "there", "的", "之", "等", "者", "了", "所",
    ];
    WORDS.contains(&word)
}
