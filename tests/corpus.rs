//! The corpus: the embedded one is the folder's, its gold covers every line, its models say that they are models.
#![cfg(feature = "corpus")]

mod quality;

use duizhao::align::Aligner;
use duizhao::bitext::{Bead, Bitext};
use duizhao::corpus::Corpus;
use duizhao::exchange::tsv;
use duizhao::gold::{Gold, Score};
use duizhao::parse::Parser;
use duizhao::segment::{Segmenter, Segments, Units};
use duizhao::text::{Lang, SourceText, han_share};
use std::collections::BTreeSet;
use std::fs;

fn corpus() -> Corpus {
    Corpus::embedded().expect("the embedded corpus")
}

#[test]
fn the_embedded_corpus_is_the_folder() {
    let folder = Corpus::open("corpus").expect("the folder");
    let texts = |corpus: &Corpus| corpus.units().into_iter().map(|unit| (unit.instrument, unit.zh, unit.en)).collect::<Vec<_>>();
    assert_eq!(texts(&corpus()), texts(&folder));
    assert_eq!(corpus().lexicon().len(), folder.lexicon().len());
    let listed: BTreeSet<String> = corpus().instruments().map(|entry| entry.meta().slug.clone()).collect();
    let there: BTreeSet<String> = fs::read_dir("corpus/instruments")
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn gold_covers_every_line_once() {
    for entry in corpus().instruments() {
        let gold = entry.gold().unwrap_or_else(|| panic!("{} has gold", entry.meta().slug));
        let (zh, en) = entry.sides();
        let wanted = |side: &Segments| {
            let lines = side.source().lines();
            side.iter().map(|segment| lines.number_at(segment.span().start) - 1).collect::<Vec<_>>()
        };
        let mut found = [Vec::new(), Vec::new()];
        for bead in gold.beads() {
            assert!(!bead.is_null() || bead.shape().0 + bead.shape().1 == 1, "{}: {bead:?}", entry.meta().slug);
            found[0].extend(bead.zh);
            found[1].extend(bead.en);
        }
        found.iter_mut().for_each(|lines| lines.sort_unstable());
        assert_eq!(found, [wanted(&zh), wanted(&en)], "{}", entry.meta().slug);
    }
}

#[test]
fn models_say_so_and_there_are_enough() {
    let corpus = corpus();
    let models: Vec<_> = corpus.instruments().filter(|entry| entry.meta().model).collect();
    assert!(models.len() >= 12);
    for entry in &models {
        let meta = entry.meta();
        assert!(meta.title.zh.contains("示范文本") || meta.title.zh.contains("示範文本"), "{}", meta.title.zh);
        assert!(meta.title.en.contains("Model Text"), "{}", meta.title.en);
        assert_eq!(meta.licence, "CC0-1.0");
        assert!(han_share(&meta.title.zh) > 0.9 && han_share(&meta.title.en) < 0.1);
    }
    let clauses = corpus.units().iter().filter(|unit| unit.zh.is_some() && unit.en.is_some() && !unit.address.is_empty()).count();
    assert!(clauses >= 500, "{clauses} clauses");
    let shapes: BTreeSet<(usize, usize)> =
        models.iter().flat_map(|entry| entry.gold().into_iter().flat_map(Gold::beads)).map(|bead| bead.shape()).collect();
    assert!([(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)].iter().all(|shape| shapes.contains(shape)), "{shapes:?}");
}

#[test]
fn units_are_the_texts_of_gold() {
    for entry in corpus().instruments() {
        let bitext = entry.bitext();
        let gold: BTreeSet<String> = entry.gold().expect("gold").rows().collect();
        let rows: BTreeSet<String> = rows(&bitext).rows().collect();
        assert_eq!(rows, gold, "{}", entry.meta().slug);
    }
}

fn rows(bitext: &Bitext) -> Gold {
    let mut text = Vec::new();
    tsv::write(&mut text, bitext).expect("memory");
    Gold::read(std::str::from_utf8(&text).expect("ASCII")).expect("rows")
}

/// A side with its lines broken at a width, as paper breaks them, and the places of the new lines by those of the old ones.
fn hard_wrapped(side: &Segments) -> (Segments, Vec<Vec<usize>>) {
    let source = side.source();
    let (mut text, mut places, mut lines) = (String::new(), Vec::new(), 0);
    for line in source.as_str().lines() {
        let wrapped: Vec<String> = match source.lang() {
            Lang::Zh => line.chars().collect::<Vec<_>>().chunks(32).map(|piece| piece.iter().collect()).collect(),
            Lang::En => words_wrapped(line, 80),
        };
        let wrapped = if wrapped.is_empty() { vec![String::new()] } else { wrapped };
        places.push((lines..lines + wrapped.len()).collect());
        lines += wrapped.len();
        wrapped.iter().for_each(|piece| text.extend([piece, "\n"]));
    }
    let parsed = Parser::new().parse(&SourceText::new(text).in_lang(source.lang()));
    (Segmenter::new().units(Units::Lines).segment(&parsed), places)
}

fn words_wrapped(line: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split(' ') {
        match lines.last_mut() {
            Some(last) if last.len() + word.len() < width => last.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Strict F1 on the gold of the corpus, against the committed table.
#[test]
fn quality_does_not_drop() {
    let corpus = corpus();
    let aligner = Aligner::new().lexicon(corpus.lexicon());
    let (mut all, mut wrapped) = (Score::default(), [Score::default(); 2]);
    let mut table: Vec<(String, f64)> = Vec::new();
    for entry in corpus.instruments() {
        let (zh, en) = entry.sides();
        let bitext = if entry.mixed().is_some() { aligner.align_mixed(&zh, &en) } else { aligner.align(&zh, &en) };
        let score = Score::of(entry.gold().expect("gold"), &rows(&bitext));
        table.push((entry.meta().slug.clone(), score.strict_f1()));
        all += score;
        if entry.mixed().is_none() {
            let moved = |side: &[usize], places: &[Vec<usize>]| side.iter().flat_map(|&line| places[line].clone()).collect::<Vec<_>>();
            let as_is = (en.clone(), (0..en.source().as_str().lines().count()).map(|line| vec![line]).collect());
            let (zh, zh_places) = hard_wrapped(&zh);
            for (score, (en, en_places)) in wrapped.iter_mut().zip([as_is, hard_wrapped(&en)]) {
                let gold = entry.gold().expect("gold").beads();
                let gold = gold.iter().map(|bead| Bead::new(moved(&bead.zh, &zh_places), moved(&bead.en, &en_places), 1.0)).collect();
                *score += Score::of(&rows(&Bitext::new(zh.clone(), en.clone(), gold)), &rows(&aligner.align(&zh, &en)));
            }
        }
    }
    let [zh_wrapped, both_wrapped] = wrapped.map(|score| score.strict_f1());
    table.push(("all".to_owned(), all.strict_f1()));
    table.push(("all, Chinese hard-wrapped".to_owned(), zh_wrapped));
    table.push(("all, both hard-wrapped".to_owned(), both_wrapped));
    quality::hold(&table);
    assert!(all.strict_f1() >= 0.97);
}

#[test]
fn the_lexicon_is_clean() {
    let lexicon = Corpus::embedded_lexicon().expect("the lexicon");
    assert!(lexicon.len() >= 3_000);
    for term in lexicon.terms() {
        assert_eq!(duizhao::text::simplify(term.zh()), term.zh());
        assert!(
            term.renderings().iter().all(|rendering| Lang::of(rendering.en()) == Lang::En && rendering.en().trim() == rendering.en()),
            "{term:?}"
        );
    }
}
