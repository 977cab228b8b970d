//! Learns how words are rendered from texts that are aligned already.

use super::counted::{counted, is_value};
use super::side::Words;
use super::together::{Together, Translated};
use crate::lexicon::{Lexicon, WordTable};
use crate::text::Lang;
use crate::token::{Tokenizer, Word};

/// Rounds of expectation–maximisation.
const ROUNDS: usize = 7;
/// What is taken off every count, since a pair that comes together by chance does so a few times.
const CHANCE: f32 = 0.2;
/// Probabilities below this, in both directions, are forgotten.
const FLOOR: f32 = 0.005;

/// Learns translation probabilities of words from aligned texts: IBM model 1 with a null word (Brown et al. 1993), both directions on the mean of
/// their counts. Numbers are left out, since they go by value.
///
/// ```
/// use duizhao::align::Learner;
/// use duizhao::lexicon::Lexicon;
///
/// let mut learner = Learner::new(&Lexicon::new());
/// for (zh, en) in [("留存日志", "keep logs"), ("查阅日志", "inspect logs"), ("留存记录", "keep records"), ("查阅记录", "inspect records")] {
///     learner.add(zh, en, 1.0);
/// }
/// let table = learner.learn();
/// let likeliest = table.renderings("日志").max_by(|a, b| a.1.total_cmp(&b.1));
/// assert_eq!(likeliest.map(|(en, _)| en), Some("log"));
/// ```
#[derive(Debug)]
pub struct Learner {
    tokenizer: Tokenizer,
    zh: Words,
    en: Words,
    texts: Vec<Translated>,
}

impl Learner {
    /// A learner that cuts words as an aligner with this lexicon does.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self { tokenizer: Tokenizer::new().taught(lexicon), zh: Words::default(), en: Words::default(), texts: Vec::new() }
    }

    /// Adds two texts that translate each other; `weight`, 0..=1, is how sure that is. O(length).
    pub fn add(&mut self, zh: &str, en: &str, weight: f32) {
        let number = |words: Vec<Word>, known: &mut Words| -> Vec<u32> {
            words.iter().filter(|word| !is_value(&word.text)).map(|word| known.intern(&word.text)).collect()
        };
        let zh = number(counted(zh, Lang::Zh, &self.tokenizer), &mut self.zh);
        let en = number(counted(en, Lang::En, &self.tokenizer), &mut self.en);
        self.texts.push(Translated { zh, en, weight });
    }

    /// What was learned. O(rounds · pairs of words inside texts) time; some eight bytes for each such pair.
    pub fn learn(self) -> WordTable {
        let seen = Together::of(self.texts, &self.zh, &self.en);
        let mut worth = vec![(1.0, 1.0); seen.pairs.len()];
        let mut counts = Vec::new();
        for _ in 0..ROUNDS {
            counts = seen.expected(&worth);
            worth = probabilities(&seen.pairs, &counts, 0.0);
        }
        let learned = probabilities(&seen.pairs, &counts, CHANCE);
        let rows = seen.pairs.iter().zip(learned).filter(|(_, (to_en, to_zh))| to_en.max(*to_zh) >= FLOOR);
        WordTable::of(
            rows.map(|(&(z, e), (to_en, to_zh))| (self.zh.texts[z as usize].as_str(), self.en.texts[e as usize].as_str(), to_en, to_zh)),
        )
    }
}

/// t(en|zh) and t(zh|en) of the pairs by their counts, less what chance gives.
fn probabilities(pairs: &[(u32, u32)], counts: &[f32], chance: f32) -> Vec<(f32, f32)> {
    let len = |of: fn(&(u32, u32)) -> u32| pairs.iter().map(of).max().map_or(0, |most| most as usize + 1);
    let (mut zh_sums, mut en_sums) = (vec![0.0f32; len(|pair| pair.0)], vec![0.0f32; len(|pair| pair.1)]);
    for (&(zh, en), count) in pairs.iter().zip(counts) {
        zh_sums[zh as usize] += count;
        en_sums[en as usize] += count;
    }
    let share = |count: f32, sum: f32| if sum > 0.0 { (count - chance).max(0.0) / sum } else { 0.0 };
    let pair = |(&(zh, en), &count): (&(u32, u32), &f32)| (share(count, zh_sums[zh as usize]), share(count, en_sums[en as usize]));
    pairs.iter().zip(counts).map(pair).collect()
}
