//! Finds which words of two texts that translate each other say the same.

use super::counted::counted;
use super::side::{Vocabulary, Words};
use super::table::Table;
use crate::bitext::Link;
use crate::lexicon::Lexicon;
use crate::text::Lang;
use crate::token::{Tokenizer, Word};

/// The worth of no word at all, which takes its part of every word.
const NO_WORD: f32 = 0.02;
/// How fast a link loses worth with its distance from the diagonal, over the whole text.
const DISTANCE: f32 = 3.0;
/// How much a link gains from links of the words beside its own.
const COMPANY: f32 = 1.0;
/// Rounds in which links look at their neighbours.
const ROUNDS: usize = 3;
/// Links less sure than this are none.
const LEAST: f32 = 0.3;

/// How words are linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Linking {
    /// Both directions together, near the diagonal, in company.
    #[default]
    Agreed,
    /// Each English word to the Chinese word that likeliest gave it (IBM model 1); for comparison.
    Model1,
}

/// Links words: IBM model 1 in both directions with what the lexicon knows (Brown et al. 1993), a preference for the diagonal (after Dyer,
/// Chahuneau & Smith 2013) and for words whose neighbours are linked to each other; a link is as sure as both directions say together
/// (after Liang, Taskar & Klein 2006).
///
/// ```
/// use duizhao::align::Linker;
/// use duizhao::lexicon::Lexicon;
///
/// let lexicon = Lexicon::read("日志\tlog\n留存\tkeep|retain\n")?;
/// let (zh, en) = ("应当留存日志。", "shall retain the logs.");
/// let links = Linker::new(&lexicon).links(zh, en);
/// let words: Vec<_> = links.iter().map(|link| (link.zh.slice(zh), link.en.slice(en))).collect();
/// assert_eq!(words, [("留存", "retain"), ("日志", "logs")]);
/// # Ok::<(), duizhao::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Linker {
    lexicon: Lexicon,
    tokenizer: Tokenizer,
    linking: Linking,
}

/// The words of a side by number, with their places, in order.
struct Side {
    ids: Vec<u32>,
    words: Vec<Word>,
}

impl Side {
    fn read(text: &str, lang: Lang, tokenizer: &Tokenizer, known: &mut Words) -> Self {
        let mut words = counted(text, lang, tokenizer);
        words.sort_by_key(|word| word.span);
        Self { ids: words.iter().map(|word| known.intern(&word.text)).collect(), words }
    }

    fn len(&self) -> usize {
        self.ids.len()
    }
}

impl Linker {
    /// A linker that knows the terms and words of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self { lexicon: lexicon.clone(), tokenizer: Tokenizer::new().taught(lexicon), linking: Linking::default() }
    }

    /// Says how words are linked.
    #[must_use]
    pub fn linking(mut self, linking: Linking) -> Self {
        self.linking = linking;
        self
    }

    /// The links between two texts that translate each other, by Chinese word; spans are bytes of the two texts. O(words · words).
    pub fn links(&self, zh: &str, en: &str) -> Vec<Link> {
        let mut vocabulary = Vocabulary::default();
        let zh = Side::read(zh, Lang::Zh, &self.tokenizer, &mut vocabulary.zh);
        let en = Side::read(en, Lang::En, &self.tokenizer, &mut vocabulary.en);
        let table = Table::prior(&self.lexicon, &vocabulary);
        match self.linking {
            Linking::Agreed => agreed_links(&zh, &en, &table),
            Linking::Model1 => likeliest_links(&zh, &en, &table),
        }
    }
}

/// A table of numbers, a row a Chinese word.
type Grid = Vec<Vec<f32>>;

fn agreed_links(zh: &Side, en: &Side, table: &Table) -> Vec<Link> {
    let (to_en, to_zh) = worths(zh, en, table);
    let mut sure = agreed(&to_en, &to_zh, None);
    for _ in 0..ROUNDS {
        sure = agreed(&to_en, &to_zh, Some(&sure));
    }
    let mut links = Vec::new();
    for (z, row) in sure.iter().enumerate() {
        let kept = row.iter().enumerate().filter(|(_, confidence)| **confidence >= LEAST);
        links.extend(kept.map(|(e, &confidence)| Link { zh: zh.words[z].span, en: en.words[e].span, confidence: confidence.min(1.0) }));
    }
    links
}

fn likeliest_links(zh: &Side, en: &Side, table: &Table) -> Vec<Link> {
    let likeliest = |e: usize| {
        let worth = |z: usize| table.pair(zh.ids[z], en.ids[e]).0;
        let best = (0..zh.len()).rev().max_by(|&a, &b| worth(a).total_cmp(&worth(b)))?;
        let sum: f32 = (0..zh.len()).map(worth).sum();
        (worth(best) > NO_WORD).then(|| Link { zh: zh.words[best].span, en: en.words[e].span, confidence: worth(best) / (sum + NO_WORD) })
    };
    let mut links: Vec<Link> = (0..en.len()).filter_map(likeliest).collect();
    links.sort_by_key(|link| (link.zh, link.en));
    links
}

/// t(en|zh) and t(zh|en) of all pairs of words, less for each step away from the diagonal.
fn worths(zh: &Side, en: &Side, table: &Table) -> (Grid, Grid) {
    let (mut to_en, mut to_zh) = (vec![vec![0.0; en.len()]; zh.len()], vec![vec![0.0; en.len()]; zh.len()]);
    for z in 0..zh.len() {
        for e in 0..en.len() {
            let off = (z as f32 + 0.5) / zh.len() as f32 - (e as f32 + 0.5) / en.len() as f32;
            let near = (-DISTANCE * off.abs()).exp();
            let (t_en, t_zh) = table.pair(zh.ids[z], en.ids[e]);
            (to_en[z][e], to_zh[z][e]) = (near * t_en, near * t_zh);
        }
    }
    (to_en, to_zh)
}

/// How sure each link is: the share that it has in its English word among all Chinese ones, and the other way round, as a geometric mean.
fn agreed(to_en: &Grid, to_zh: &Grid, before: Option<&Grid>) -> Grid {
    let en_len = to_en.first().map_or(0, Vec::len);
    let company = |z: usize, e: usize| before.map_or(1.0, |sure| 1.0 + COMPANY * beside(sure, z, e));
    let mut en_sums = vec![NO_WORD; en_len];
    let mut zh_sums = vec![NO_WORD; to_zh.len()];
    let mut sure = vec![vec![0.0; en_len]; to_en.len()];
    for z in 0..to_en.len() {
        for e in 0..en_len {
            if to_en[z][e] + to_zh[z][e] > 0.0 {
                let company = company(z, e);
                sure[z][e] = company;
                en_sums[e] += company * to_en[z][e];
                zh_sums[z] += company * to_zh[z][e];
            }
        }
    }
    for z in 0..to_en.len() {
        for e in 0..en_len {
            let company = sure[z][e];
            sure[z][e] = company * (to_en[z][e] * to_zh[z][e] / (en_sums[e] * zh_sums[z])).sqrt();
        }
    }
    sure
}

/// How sure the links are that lie beside a link, in either direction.
fn beside(sure: &Grid, z: usize, e: usize) -> f32 {
    let at = |z: usize, e: usize| sure.get(z).and_then(|row| row.get(e)).copied().unwrap_or(0.0);
    let (before, after) = (z.wrapping_sub(1), z + 1);
    let next = [e.wrapping_sub(1), e + 1, e].map(|e| at(before, e).max(at(after, e)));
    next[0].max(next[1]).max(next[2]) + at(z, e.wrapping_sub(1)).max(at(z, e + 1))
}
