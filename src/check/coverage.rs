//! Which Chinese words the English accounts for, told by the lexicon: the clauses of a bead with their known words, covered or not.

use super::pair::Pair;
use crate::lexicon::{Lexicon, WordTable};
use crate::text::{Span, simplify};
use crate::token::{Tokenizer, is_function_word, stem};
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_segmentation::UnicodeSegmentation;

/// The lexicon ready for looking up: renderings as stems.
#[derive(Debug, Clone)]
pub(super) struct Words {
    tokenizer: Tokenizer,
    renderings: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
    preferred: FxHashMap<Box<str>, Box<str>>,
    table: WordTable,
    /// The renderings of words for parties, by their first stem.
    parties: FxHashMap<Box<str>, Vec<Vec<Box<str>>>>,
}

/// The share of what a word was learned to be rendered by, from which on the English accounts for it.
const COVERED: f32 = 0.1;
/// Pairs of words that were learned with less are chance.
const CHANCE: f32 = 0.008;

/// A Chinese word that the lexicon knows.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub span: Span,
    /// The word in simplified characters.
    pub word: Box<str>,
    pub is_covered: bool,
}

/// A stretch of the Chinese between signs.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub span: Span,
    pub known: Vec<Known>,
}

impl Words {
    pub fn new(lexicon: &Lexicon) -> Self {
        let stems = |en: &str| -> Vec<Box<str>> {
            let words = en.unicode_words().map(str::to_lowercase);
            words.filter(|word| !is_function_word(word)).map(|word| stem(&word).into()).collect()
        };
        let known = lexicon.terms().filter(|term| term.zh().chars().count() > 1).map(|term| {
            let renderings = term.renderings().iter().filter(|rendering| !rendering.is_forbidden());
            (term.zh().into(), renderings.map(|rendering| stems(rendering.en())).filter(|stems| !stems.is_empty()).collect())
        });
        let renderings: FxHashMap<Box<str>, Vec<Vec<Box<str>>>> = known.collect();
        let mut parties: FxHashMap<Box<str>, Vec<Vec<Box<str>>>> = FxHashMap::default();
        for term in lexicon.terms().filter(|term| is_party(term.zh())) {
            for phrase in renderings.get(term.zh()).into_iter().flatten() {
                if let Some(first) = phrase.first() {
                    parties.entry(first.clone()).or_default().push(phrase.clone());
                }
            }
        }
        let preferred = lexicon.terms().filter_map(|term| Some((term.zh().into(), term.renderings().first()?.en().into())));
        Self {
            tokenizer: Tokenizer::new().taught(lexicon),
            renderings,
            preferred: preferred.collect(),
            table: lexicon.words().clone(),
            parties,
        }
    }

    /// The rendering of a word that comes first.
    pub fn preferred(&self, word: &str) -> Option<&str> {
        self.preferred.get(word).map(AsRef::as_ref)
    }

    /// How many words from here on name a party; the longest name.
    pub fn party_len(&self, tokens: &[(usize, &str, Box<str>)]) -> Option<usize> {
        let phrases = self.parties.get(&tokens.first()?.2)?.iter();
        let begins =
            |phrase: &&Vec<Box<str>>| phrase.len() <= tokens.len() && phrase.iter().zip(tokens).all(|(stem, token)| *stem == token.2);
        phrases.filter(begins).map(Vec::len).max()
    }

    /// The renderings of a word, each as its stems.
    pub fn renderings(&self, word: &str) -> &[Vec<Box<str>>] {
        self.renderings.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// How much of what a Chinese word (folded) was learned to be rendered by holds; `None` for a word that was not learned.
    pub fn share(&self, word: &str, holds: impl Fn(&str) -> bool) -> Option<f32> {
        let renderings = self.table.renderings(word);
        (renderings.len() > 0).then(|| renderings.filter(|(stem, _)| holds(stem)).map(|(_, t)| t).sum())
    }

    /// Whether an English stem was learned as a rendering of a Chinese word; `None` for a word that was not learned.
    pub fn renders(&self, stem: &str, word: &str) -> Option<bool> {
        let mut renderings = self.table.renderings(word);
        let back = || self.table.originals(stem).any(|(zh, t)| zh == word && t >= 0.05);
        (renderings.len() > 0).then(|| renderings.any(|(own, t)| own == stem && t >= CHANCE) || back())
    }

    /// How much of what an English stem was learned to render stands in the Chinese; `None` for one that was not learned.
    pub fn origin(&self, stem: &str, zh: &FxHashSet<Box<str>>) -> Option<f32> {
        let originals = self.table.originals(stem);
        (originals.len() > 0).then(|| originals.filter(|(word, _)| zh.contains(*word)).map(|(_, t)| t).sum())
    }

    /// The words of a Chinese text, folded, with their places.
    pub fn cut(&self, zh: &str) -> Vec<(Box<str>, Span)> {
        self.tokenizer.words(zh).into_iter().map(|word| (word.text.into(), word.span)).collect()
    }

    /// The clauses of the Chinese side with their known words.
    pub fn clauses(&self, pair: &Pair, english: &FxHashSet<Box<str>>) -> Vec<Clause> {
        let zh = &pair.zh.text;
        let mut clauses: Vec<Clause> = Vec::new();
        let mut start = 0;
        for (at, sign) in zh.char_indices().filter(|(_, c)| matches!(c, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '\n')) {
            clauses.push(Clause { span: Span::new(start, at), known: Vec::new() });
            start = at + sign.len_utf8();
        }
        clauses.push(Clause { span: Span::new(start, zh.len()), known: Vec::new() });
        for word in self.tokenizer.words(zh) {
            let renderings = self.renderings(&word.text);
            let learned = self.share(&word.text, |stem| english.contains(stem));
            if renderings.is_empty() && learned.is_none() || pair.zh.is_cited(word.span) {
                continue;
            }
            let at = clauses.partition_point(|clause| clause.span.end < word.span.end);
            if let Some(clause) = clauses.get_mut(at) {
                let is_covered = renderings.iter().any(|stems| is_covered(stems, english)) || learned.is_some_and(|share| share >= COVERED);
                clause.known.push(Known { span: word.span, word: simplify(&word.text).into(), is_covered });
            }
        }
        clauses.retain(|clause| !clause.span.is_empty());
        clauses
    }
}

/// Signs in which words for parties end.
const ENDS: [&str; 26] = [
    "企业",
    "机关",
    "部门",
    "机构",
    "单位",
    "者",
    "人",
    "公司",
    "法院",
    "检察院",
    "委员会",
    "政府",
    "组织",
    "银行",
    "商",
    "署",
    "局",
    "方",
    "部",
    "团体",
    "学校",
    "医院",
    "厂",
    "会",
    "员",
    "警察",
];

pub(super) fn is_party(word: &str) -> bool {
    ENDS.iter().any(|end| word.ends_with(end)) && word.chars().count() >= 2
}

/// Whether the English has the words of a rendering, all but one of a long one.
pub(super) fn is_covered(stems: &[Box<str>], english: &FxHashSet<Box<str>>) -> bool {
    let there = stems.iter().filter(|stem| english.contains(*stem)).count();
    there == stems.len() || stems.len() > 2 && there + 1 == stems.len()
}

/// The stems of an English text.
pub(super) fn stems(en: &str) -> FxHashSet<Box<str>> {
    en.unicode_words().map(|word| Box::from(stem(&word.to_lowercase()).as_ref())).collect()
}
