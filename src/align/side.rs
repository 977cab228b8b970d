//! What aligning looks at in the segments of both sides: words as numbers, lengths, marks, signs at the ends.

use super::counted::counted;
use super::numbering::Numbering;
use crate::bitext::Bead;
use crate::instrument::Number;
use crate::mark::{Mark, MarkKind};
use crate::segment::{Segment, Segments};
use crate::text::{Fold, Folded, Lang, is_han};
use crate::token::{Tokenizer, Word};
use regex::Regex;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// The words of one side, numbered in the order in which they first come.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: FxHashMap<String, u32>,
    /// The words, by number.
    pub texts: Vec<String>,
    /// How often each comes, by number.
    pub counts: Vec<u32>,
    /// How many words there are in all.
    total: u32,
}

impl Words {
    /// The number of a word, which is new or was met before.
    pub fn intern(&mut self, word: &str) -> u32 {
        let id = match self.ids.get(word) {
            Some(&id) => id,
            None => {
                let id = self.texts.len() as u32;
                self.ids.insert(word.to_owned(), id);
                self.texts.push(word.to_owned());
                self.counts.push(0);
                id
            }
        };
        self.counts[id as usize] += 1;
        self.total = self.total.saturating_add(1);
        id
    }

    /// The share of a word among all.
    pub fn frequency(&self, id: u32) -> f32 {
        (self.counts[id as usize] as f32 + 0.5) / (self.total as f32 + 1.0)
    }

    /// The number of a word.
    pub fn id(&self, word: &str) -> Option<u32> {
        self.ids.get(word).copied()
    }
}

/// The words of both sides.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub zh: Words,
    pub en: Words,
}

/// What sort of mark, for telling whether two can be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkClass {
    Heading,
    Article,
    Entry,
    Other,
}

/// A mark as evidence.
#[derive(Debug, Clone)]
pub(super) struct MarkSign {
    pub class: MarkClass,
    /// What it can mean; empty when numbering is ignored.
    pub numbers: Vec<Number>,
}

/// How a segment ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Stop,
    Semicolon,
    Colon,
    Open,
}

/// One segment as aligning sees it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    /// Its words by number, without those that only serve grammar; numbers by value stand for themselves.
    pub words: Vec<u32>,
    /// Its length: characters, a Han character of the Chinese side counting one, a Latin letter there 0.4.
    pub length: f32,
    pub mark: Option<MarkSign>,
    pub end: End,
    /// Whether it holds nothing but its mark.
    pub bare: bool,
    /// Whether it breaks off inside a sentence.
    pub breaks_off: bool,
    /// How many entries of a list were run into it.
    pub entries: usize,
    /// The first words, in lower case and simplified characters, without quotes.
    pub start: Box<str>,
    /// The term in the other language that stands in brackets behind a term at the start: 資料使用者 (data user), data user (資料使用者).
    pub gloss: Option<Box<str>>,
}

/// Both sides.
#[derive(Debug, Default)]
pub(super) struct Sides {
    pub zh: Vec<Seen>,
    pub en: Vec<Seen>,
    pub vocabulary: Arc<Vocabulary>,
    /// English characters for one of Chinese.
    pub ratio: f32,
}

/// English characters for one of Chinese in law of all kinds; between 3.5 and 6.3 in nine of ten articles.
pub(super) const USUAL_RATIO: f32 = 4.5;

impl Sides {
    pub fn read(zh: &Segments, en: &Segments, tokenizer: &Tokenizer, numbering: Numbering) -> Self {
        let mut vocabulary = Vocabulary::default();
        let zh: Vec<Seen> = zh
            .iter()
            .map(|segment| seen(segment, Lang::Zh, &counted(segment.words(), Lang::Zh, tokenizer), &mut vocabulary.zh, numbering))
            .collect();
        let en: Vec<Seen> = en
            .iter()
            .map(|segment| seen(segment, Lang::En, &counted(segment.words(), Lang::En, tokenizer), &mut vocabulary.en, numbering))
            .collect();
        let total = |side: &[Seen]| side.iter().map(|seen| seen.length).sum::<f32>().max(1.0);
        let ratio = (total(&en) / total(&zh)).clamp(1.5, 8.0);
        Self { zh, en, vocabulary: Arc::new(vocabulary), ratio }
    }

    /// Takes the ratio of lengths from beads that are sure.
    pub fn measure(&mut self, beads: &[Bead]) {
        let (mut zh, mut en) = (0.0, 0.0);
        for bead in beads.iter().filter(|bead| !bead.is_null() && bead.confidence > 0.8) {
            zh += bead.zh.iter().map(|&at| self.zh[at].length).sum::<f32>();
            en += bead.en.iter().map(|&at| self.en[at].length).sum::<f32>();
        }
        if zh >= 200.0 {
            self.ratio = (en / zh).clamp(1.5, 8.0);
        }
    }

    /// Some segments of both sides, with the words of all.
    pub fn part(&self, zh: Range<usize>, en: Range<usize>) -> Self {
        Self { zh: self.zh[zh].to_vec(), en: self.en[en].to_vec(), vocabulary: Arc::clone(&self.vocabulary), ratio: self.ratio }
    }
}

fn seen(segment: Segment<'_>, lang: Lang, words: &[Word], vocabulary: &mut Words, numbering: Numbering) -> Seen {
    let text = segment.as_str().trim_end();
    let body = segment.words().trim();
    Seen {
        words: words.iter().map(|word| vocabulary.intern(&word.text)).collect(),
        length: body.chars().map(|c| if lang == Lang::Zh && !is_han(c) { 0.4 } else { 1.0 }).sum::<f32>(),
        mark: segment.mark().map(|mark| sign(mark, numbering)),
        end: end(text),
        bare: segment.mark().is_some() && body.is_empty(),
        breaks_off: breaks_off(text, lang),
        entries: entries(body),
        gloss: gloss(body, lang),
        start: start(body),
    }
}

/// Marks of entries inside a line: 1. (1) （一） 一、 behind a sign that ends something.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[:;.,：；。，]\s*(?:(?:and|or)\s+)?(?:\(?\d{1,2}[.)]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)\s*\p{L}").expect("a regular expression")
});

fn entries(body: &str) -> usize {
    if body.len() < 40 { 0 } else { ENTRY.find_iter(body).count() }
}

/// Characters of a start that are kept.
const START: usize = 64;

fn start(body: &str) -> Box<str> {
    let words: String = body.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '「' | '」')).take(START).collect();
    Folded::new(words.trim_start(), Fold::TOKEN).as_str().into()
}

/// A term in the other language in brackets behind the term that opens a segment.
fn gloss(body: &str, lang: Lang) -> Option<Box<str>> {
    let open = body.find(['(', '（']).filter(|&at| at > 0 && at < 120)?;
    let before = body.get(..open)?.trim_matches(['“', '”', '"', ' ']);
    let inner = body.get(open..)?.get(if body.get(open..)?.starts_with('(') { 1 } else { 3 }..)?;
    let inner = inner.get(..inner.find([')', '）'])?)?.trim();
    let is_term = match lang {
        Lang::Zh => {
            before.chars().all(is_han)
                && inner.chars().count() > 1
                && inner.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'))
        }
        Lang::En => !before.contains(['.', ';', ':']) && !inner.is_empty() && inner.chars().all(is_han),
    };
    is_term.then(|| Folded::new(inner, Fold::TOKEN).as_str().into())
}

fn sign(mark: &Mark, numbering: Numbering) -> MarkSign {
    let class = match mark.kind {
        MarkKind::Heading(..) => MarkClass::Heading,
        MarkKind::Article(_) => MarkClass::Article,
        MarkKind::List(_) => MarkClass::Entry,
        _ => MarkClass::Other,
    };
    MarkSign { class, numbers: if numbering == Numbering::Weighed { mark.numbers() } else { Vec::new() } }
}

fn end(text: &str) -> End {
    let text = text.trim_end_matches(['”', '"', '’', ')', '）', ']']);
    let text = text.trim_end_matches(" and").trim_end_matches(" or").trim_end();
    match text.chars().next_back() {
        Some('。' | '.' | '！' | '？' | '!' | '?') => End::Stop,
        Some('；' | ';') => End::Semicolon,
        Some('：' | ':' | '—') => End::Colon,
        _ => End::Open,
    }
}

/// Whether a line ends in no sign that ends anything.
pub(super) fn is_open(text: &str) -> bool {
    end(text.trim_end()) == End::Open
}

/// Whether a line is long and ends in nothing that ends a sentence.
fn breaks_off(text: &str, lang: Lang) -> bool {
    let long = match lang {
        Lang::Zh => 15,
        Lang::En => 40,
    };
    end(text) == End::Open && text.chars().count() >= long
}
