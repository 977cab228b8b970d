//! Questions in one language against texts in the other alone: how often the wanted article comes first, and among the first ten.
//!
//! `cargo bench --bench across -- LAWS [COUNT]`, where LAWS holds laws in both languages, a law a line (`tw/laws.jsonl` of the data beside the
//! project). Asked are the first ten, and the first four, words that tell something of articles of the last 100 laws, from which nothing was
//! learned, against the entries of all laws. Without arguments it does nothing.

use duizhao::bitext::{Side, Unit};
use duizhao::index::Index;
use duizhao::search::{Clause, Query, Searcher};
use duizhao::text::{Lang, is_han};
use duizhao::token::{Tokenizer, is_function_word};
use serde_json::Value;

/// An article of a law, on each side that has it.
struct Article {
    law: usize,
    number: String,
    texts: [Option<String>; 2],
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let Some(file) = args.first() else { return println!("across: LAWS [COUNT]") };
    let count = args.get(1).map_or(500, |count| count.parse().expect("a count"));
    let (articles, laws) = read(file);
    let tokenizer = Tokenizer::new();
    for lang in [Lang::En, Lang::Zh] {
        let index = filled(&articles, lang.other());
        let searcher = Searcher::new(&index).expect("a searcher");
        let asked: Vec<&Article> =
            articles.iter().filter(|article| article.law + 100 >= laws && article.texts.iter().all(Option::is_some)).collect();
        for len in [10, 4] {
            let mut ranks = Vec::new();
            for nth in 0..count {
                let article = asked[nth * asked.len() / count];
                let query = words(article.texts[lang as usize].as_deref().unwrap_or_default(), lang, &tokenizer).into_iter().take(len);
                let query: Vec<String> = query.collect();
                let hits = searcher.search(&Query::new(Clause::Words(query.join(" "))), 10).expect("an answer");
                let name = format!("law{}-{}", article.law, article.number);
                ranks.push(hits.iter().position(|hit| hit.instrument == name));
            }
            let share = |within: usize| ranks.iter().filter(|rank| rank.is_some_and(|rank| rank < within)).count() as f64 / count as f64;
            let reciprocal: f64 = ranks.iter().flatten().map(|rank| 1.0 / (*rank as f64 + 1.0)).sum();
            println!(
                "{len} words, {} to {}: {count} questions over {} entries, first {:.3}, among ten {:.3}, mean reciprocal rank {:.3}",
                lang.as_str(),
                lang.other().as_str(),
                index.len().expect("a count"),
                share(1),
                share(10),
                reciprocal / count as f64
            );
        }
    }
}

fn read(file: &str) -> (Vec<Article>, usize) {
    let text = std::fs::read_to_string(file).expect("a file of laws");
    let mut articles: Vec<Article> = Vec::new();
    for (law, row) in text.lines().enumerate() {
        let row: Value = serde_json::from_str(row).expect("a law a line");
        let from = articles.len();
        for (side, name) in ["zh", "en"].into_iter().enumerate() {
            for entry in row[name].as_array().into_iter().flatten() {
                let (Some(number), Some(text)) = (entry["article"].as_str(), entry["text"].as_str()) else { continue };
                match articles[from..].iter_mut().find(|article| article.number == number) {
                    Some(article) => article.texts[side] = Some(text.to_owned()),
                    None => {
                        let mut article = Article { law, number: number.to_owned(), texts: [None, None] };
                        article.texts[side] = Some(text.to_owned());
                        articles.push(article);
                    }
                }
            }
        }
    }
    (articles, text.lines().count())
}

/// An index of one side alone, an article a unit.
fn filled(articles: &[Article], lang: Lang) -> Index {
    let index = Index::in_memory().expect("memory");
    let mut indexer = index.indexer().expect("a writer");
    for article in articles {
        let Some(text) = &article.texts[lang as usize] else { continue };
        let side = Some(Side { text: text.clone() });
        let (zh, en) = if lang == Lang::Zh { (side, None) } else { (None, side) };
        let unit = Unit { instrument: format!("law{}-{}", article.law, article.number), zh, en, ..Unit::default() };
        indexer.add(&unit).expect("a unit");
    }
    indexer.commit().expect("a commit");
    index
}

/// The words of a text that tell something.
fn words(text: &str, lang: Lang, tokenizer: &Tokenizer) -> Vec<String> {
    let words = tokenizer.words(text).into_iter().filter(|word| !is_function_word(&word.text));
    let told = words.filter(|word| match lang {
        Lang::En => word.text.chars().all(char::is_alphabetic) && word.text.len() > 1,
        Lang::Zh => word.text.chars().all(is_han) && word.text.chars().count() > 1,
    });
    told.map(|word| word.span.slice(text).to_owned()).collect()
}
