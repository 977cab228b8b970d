//! Queries with judged answers, and citations as queries: what is found first, against the committed table of quality.
#![cfg(all(feature = "search", feature = "corpus"))]

mod quality;

use duizhao::corpus::Corpus;
use duizhao::index::Index;
use duizhao::instrument::Address;
use duizhao::search::{Hit, Query, Searcher};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn index() -> Index {
    let index = Index::in_memory().expect("memory");
    let mut indexer = index.indexer().expect("a writer");
    Corpus::embedded().expect("the corpus").units().iter().for_each(|unit| indexer.add(unit).expect("a unit"));
    indexer.commit().expect("a commit");
    index
}

/// The rows of a file, each split into its fields.
fn rows(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(format!("corpus/queries/{file}")).expect("a file of queries");
    text.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t').map(str::to_owned).collect()).collect()
}

fn find(searcher: &Searcher<'_>, query: &str, limit: usize) -> Vec<Hit> {
    Query::parse(query).and_then(|query| searcher.search(&query, limit)).expect("an answer")
}

/// Discounted gain of grades in their order (Järvelin & Kekäläinen 2002), with 2^grade - 1 as gain.
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    grades.zip(2_u32..).map(|(grade, rank)| (f64::from(2_u32.pow(grade)) - 1.0) / f64::from(rank).log2()).sum()
}

#[test]
fn judged_answers_come_first() {
    let mut judged: BTreeMap<String, BTreeMap<(String, String), u32>> = BTreeMap::new();
    for row in rows("relevance.tsv") {
        let [query, instrument, address, grade] = row.as_slice() else { panic!("{row:?} has four fields") };
        let fresh = judged.entry(query.clone()).or_default().insert((instrument.clone(), address.clone()), grade.parse().expect("a grade"));
        assert_eq!(fresh, None, "{query}: {instrument} {address} is judged once");
    }
    assert!(judged.len() >= 60);
    let index = index();
    let searcher = Searcher::new(&index).expect("a searcher");
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (query, answers) in &judged {
        let mut seen = BTreeSet::new();
        let hits = find(&searcher, query, 10);
        let grades = hits.iter().map(|hit| (hit.instrument.clone(), hit.address.to_string()));
        let grades: Vec<u32> =
            grades.map(|place| if seen.insert(place.clone()) { answers.get(&place).copied().unwrap_or(0) } else { 0 }).collect();
        let mut ideal: Vec<u32> = answers.values().copied().collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let value = gain(grades.iter().copied()) / gain(ideal.iter().copied().take(10));
        if std::env::var_os("SHOW").is_some() {
            println!("{value:.3}  {query}  {grades:?}");
            for (hit, grade) in hits.iter().zip(&grades) {
                let text = hit.zh.as_deref().unwrap_or_default().chars().take(40).collect::<String>();
                println!("        {grade} {:.2} {} {} {text}", hit.score, hit.instrument, hit.address);
            }
        }
        if query.is_ascii() { en.push(value) } else { zh.push(value) }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    quality::hold(&[("queries, Chinese, nDCG@10".to_owned(), mean(&zh)), ("queries, English, nDCG@10".to_owned(), mean(&en))]);
}

#[test]
fn citations_lead_to_what_they_name() {
    let rows = rows("citations.tsv");
    assert!(rows.len() >= 200);
    let index = index();
    let searcher = Searcher::new(&index).expect("a searcher");
    let mut wrong = Vec::new();
    for row in &rows {
        let [query, instrument, address] = row.as_slice() else { panic!("{row:?} has three fields") };
        let address: Address = address.parse().expect("an address");
        let found = find(&searcher, query, 3);
        let right = |hit: &Hit| (instrument == "*" || hit.instrument == *instrument) && without_first(&hit.address, &address);
        if found.is_empty() || !found.iter().take(1).all(right) {
            wrong.push(format!("{query}: {:?}", found.first().map(|hit| format!("{} {}", hit.instrument, hit.address))));
        }
    }
    let share = 1.0 - wrong.len() as f64 / rows.len() as f64;
    if std::env::var_os("SHOW").is_some() {
        wrong.iter().for_each(|wrong| println!("{wrong}"));
    }
    quality::hold(&[("queries, citations".to_owned(), share)]);
}

/// Whether an address is the wanted one or lies in it; a first paragraph may be left out.
fn without_first(found: &Address, wanted: &Address) -> bool {
    let plain = |address: &Address| address.to_string().replace("/para1", "");
    found.is_within(wanted) || format!("{}/", plain(found)).starts_with(&format!("{}/", plain(wanted)))
}
