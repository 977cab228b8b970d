//! Large runs over units of a file (`.ci/units.py` makes one): exact phrases against substring search, and the speed of queries.
//!
//! `cargo bench --bench scale -- phrases UNITS [COUNT]` and `cargo bench --bench scale -- speed UNITS INDEX`. Without arguments it does nothing.

use duizhao::bitext::Unit;
use duizhao::exchange::units;
use duizhao::index::Index;
use duizhao::search::{Clause, Query, Searcher, Sides};
use duizhao::text::{Fold, Folded, Lang, Span, is_han};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    // `cargo bench` passes `--bench` on.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["phrases", file] => phrases(&read(file, 60_000), 2_000),
        ["phrases", file, count] => phrases(&read(file, 60_000), count.parse().expect("a count")),
        ["speed", file, index] => speed(&read(file, usize::MAX), index),
        _ => println!("scale: phrases UNITS [COUNT], or speed UNITS INDEX"),
    }
}

fn read(file: &str, most: usize) -> Vec<Unit> {
    let text = std::fs::read_to_string(file).expect("a file of units");
    let head: String = text.split_inclusive('\n').take(most).collect();
    units::read(&head).expect("units")
}

/// Numbers that are the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        // Steele, Lea & Flood (2014), SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound.max(1) as u64).unwrap_or_default()
    }
}

fn text(unit: &Unit, lang: Lang) -> &str {
    let side = if lang == Lang::Zh { &unit.zh } else { &unit.en };
    side.as_ref().map_or("", |side| side.text.as_str())
}

fn cut(text: &str, start: usize, end: usize) -> &str {
    Span::new(start, end).slice(text)
}

/// A phrase of some length drawn from a text: characters in Chinese, in English from a word to a word.
fn drawn(text: &str, lang: Lang, draw: &mut Draw) -> Option<String> {
    let line = text.lines().nth(draw.below(text.lines().count()))?;
    let starts: Vec<usize> = match lang {
        Lang::Zh => line.char_indices().map(|(at, _)| at).chain([line.len()]).collect(),
        Lang::En => {
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let bound = |at: &usize| word(cut(line, 0, *at).chars().next_back()) != word(cut(line, *at, line.len()).chars().next());
            line.char_indices().map(|(at, _)| at).chain([line.len()]).filter(bound).collect()
        }
    };
    let len = 1 + draw.below(12);
    let first = draw.below(starts.len().saturating_sub(len));
    let (start, end) = (*starts.get(first)?, *starts.get(first + len)?);
    Some(cut(line, start, end).trim().to_owned()).filter(|phrase| !phrase.is_empty())
}

/// Whether a folded text holds a folded phrase: anywhere in Chinese, from word bound to word bound in English.
fn holds(text: &str, phrase: &str, lang: Lang) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    text.match_indices(phrase).any(|(at, found)| {
        let (before, after) = (cut(text, 0, at).chars().next_back(), cut(text, at + found.len(), text.len()).chars().next());
        lang == Lang::Zh || !(word(before) && word(found.chars().next()) || word(after) && word(found.chars().next_back()))
    })
}

fn phrases(units: &[Unit], count: usize) {
    let index = Index::in_memory().expect("memory");
    let mut indexer = index.indexer().expect("a writer");
    units.iter().for_each(|unit| indexer.add(unit).expect("a unit"));
    indexer.commit().expect("a commit");
    let searcher = Searcher::new(&index).expect("a searcher");
    let mut draw = Draw(6);
    for lang in [Lang::Zh, Lang::En] {
        let folded: Vec<String> = units.iter().map(|unit| Folded::new(text(unit, lang), Fold::SEARCH).as_str().to_owned()).collect();
        let (mut asked, mut missed, mut invented, mut found) = (0, 0, 0, 0);
        while asked < count {
            let Some(phrase) = drawn(text(&units[draw.below(units.len())], lang), lang, &mut draw) else { continue };
            let wanted = Folded::new(&phrase, Fold::SEARCH);
            let wanted = wanted.as_str().trim();
            let wanted: BTreeSet<usize> = (0..units.len()).filter(|&at| holds(&folded[at], wanted, lang)).collect();
            let query = Query::new(Clause::Phrase(phrase.clone())).sides(Sides::from(lang));
            let places = searcher.places(&query).expect("an answer");
            let places: BTreeSet<usize> = places.into_iter().map(|order| usize::try_from(order).unwrap_or_default()).collect();
            if places != wanted && missed + invented < 20 {
                println!("{phrase:?}: missed {:?}, invented {:?}", wanted.difference(&places).next(), places.difference(&wanted).next());
            }
            missed += wanted.difference(&places).count();
            invented += places.difference(&wanted).count();
            found += wanted.len();
            asked += 1;
        }
        println!("{}: {asked} phrases over {} units, {found} places, {missed} missed, {invented} invented", lang.as_str(), units.len());
    }
}

/// The time that this thread has computed, in nanoseconds, where the system tells it: others that compute beside it do not count.
fn computed() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok()
}

fn speed(units: &[Unit], folder: &str) {
    let opened = Instant::now();
    let index = Index::open(folder).expect("an index");
    let searcher = Searcher::new(&index).expect("a searcher");
    println!("{} units, opened in {} ms", index.len().expect("a count"), opened.elapsed().as_millis());
    let mut draw = Draw(7);
    let words = |lang: Lang, len: usize, draw: &mut Draw| loop {
        let text = text(&units[draw.below(units.len())], lang);
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3).take(len).collect();
        if words.len() == len {
            break words.join(" ");
        }
    };
    let mut han = |least: usize, most: usize| loop {
        let text = text(&units[draw.below(units.len())], Lang::Zh);
        let chars: Vec<char> = text.chars().collect();
        let len = least + draw.below(most + 1 - least);
        let start = draw.below(chars.len().saturating_sub(len));
        let Some(found) = chars.get(start..start + len) else { continue };
        if found.iter().all(|c| is_han(*c)) {
            break found.iter().collect::<String>();
        }
    };
    let single: Vec<String> = (0..300).map(|_| han(1, 1)).collect();
    let pairs: Vec<String> = (0..300).map(|_| han(2, 4)).collect();
    let long: Vec<String> = (0..300).map(|_| han(2, 12)).collect();
    let mut draw = Draw(8);
    let en_phrases: Vec<String> = (0..300).filter_map(|_| drawn(&words(Lang::En, 8, &mut draw), Lang::En, &mut draw)).collect();
    let mut en_text = Vec::new();
    while en_text.len() < 300 {
        en_text.extend(drawn(text(&units[draw.below(units.len())], Lang::En), Lang::En, &mut draw));
    }
    let ten: Vec<String> = (0..200).map(|_| words(Lang::En, 10, &mut draw)).collect();
    let four: Vec<String> = (0..200).map(|_| words(Lang::En, 4, &mut draw)).collect();
    let phrase = |text: &str| Query::new(Clause::Phrase(text.to_owned()));
    let typed = |text: &str| Query::new(Clause::Words(text.to_owned()));
    let run = |name: &str, texts: &[String], query: &dyn Fn(&str) -> Query| timed(name, texts, &searcher, query);
    run("single characters", &single, &phrase);
    run("single characters as words", &single, &typed);
    run("Chinese words", &pairs, &typed);
    run("Chinese phrases", &long, &phrase);
    run("English phrases from the text", &en_text, &phrase);
    run("English phrases that are rarely there", &en_phrases, &phrase);
    run("ten English words, either side", &ten, &typed);
    run("ten English words against Chinese", &ten, &|text| typed(text).sides(Sides::Zh));
    run("four English words against Chinese", &four, &|text| typed(text).sides(Sides::Zh));
}

fn timed(name: &str, texts: &[String], searcher: &Searcher<'_>, query: &dyn Fn(&str) -> Query) {
    let mut times: Vec<f64> = Vec::new();
    for turn in 0..2 {
        for text in texts {
            let (before, started) = (computed(), Instant::now());
            black_box(searcher.search(&query(text), 10).expect("an answer"));
            let took = computed().zip(before).map_or(started.elapsed().as_nanos() as f64, |(after, before)| (after - before) as f64);
            // The first turn warms the caches.
            times.extend((turn > 0).then_some(took / 1e6));
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len() - 1)).copied().unwrap_or_default();
    println!("{name}: {} queries, p50 {:.2} ms, p90 {:.2} ms, p99 {:.2} ms", times.len(), at(0.5), at(0.9), at(0.99));
}
