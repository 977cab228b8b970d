//! The corpus: the embedded one is the folder's, its gold covers every line, its models say that they are models.
#![cfg(feature = "corpus")]

mod quality;

use duizhao::align::{Aligner, Linker};
use duizhao::bitext::Bitext;
use duizhao::corpus::Corpus;
use duizhao::exchange::tsv;
use duizhao::gold::{Gold, LinkScore, Perturbation, Sample, Score, read_links};
use duizhao::instrument::NoticeKind;
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

fn lines(text: String, lang: Lang) -> Segments {
    Segmenter::new().units(Units::Lines).segment(&Parser::new().parse(&SourceText::new(text).in_lang(lang)))
}

/// The score of a sample aligned anew.
fn score(aligner: &Aligner, sample: &Sample) -> Score {
    let (zh, en) = sample.texts();
    let bitext = aligner.align(&lines(zh, Lang::Zh), &lines(en, Lang::En));
    Score::of(&sample.gold(), &Gold::of(bitext.beads()))
}

/// The texts and gold of a folder of `corpus`.
fn sample(folder: &str) -> Sample {
    let read = |name: &str| fs::read_to_string(format!("corpus/{folder}/{name}")).expect("a file of the corpus");
    Sample::new(&read("zh.txt"), &read("en.txt"), &Gold::read(&read("gold.tsv")).expect("gold"))
}

/// Strict F1 of the instruments as they are.
fn instruments(corpus: &Corpus, aligner: &Aligner) -> Vec<(String, f64)> {
    let mut all = Score::default();
    let mut table = Vec::new();
    for entry in corpus.instruments() {
        let (zh, en) = entry.sides();
        let bitext = if entry.mixed().is_some() { aligner.align_mixed(&zh, &en) } else { aligner.align(&zh, &en) };
        let score = Score::of(entry.gold().expect("gold"), &rows(&bitext));
        table.push((entry.meta().slug.clone(), score.strict_f1()));
        all += score;
    }
    table.push(("all".to_owned(), all.strict_f1()));
    table
}

/// Strict F1 of all instruments of two files, spoilt in each way.
fn spoilt(corpus: &Corpus, aligner: &Aligner) -> Vec<(String, f64)> {
    let slugs = corpus.instruments().filter(|entry| entry.mixed().is_none()).map(|entry| &entry.meta().slug);
    let samples: Vec<Sample> = slugs.map(|slug| sample(&format!("instruments/{slug}"))).collect();
    let row = |how: Perturbation| {
        let mut all = Score::default();
        samples.iter().zip(0..).for_each(|(sample, seed)| all += score(aligner, &how.apply(sample, seed)));
        (format!("all, {how}"), all.strict_f1())
    };
    Perturbation::ALL.map(row).to_vec()
}

/// Strict F1 of prose that is no law.
fn prose(aligner: &Aligner) -> Vec<(String, f64)> {
    let names = ["assembly-report", "council-debate", "river-town", "the-clockmaker"];
    names.map(|name| (format!("prose, {name}"), score(aligner, &sample(&format!("prose/{name}"))).strict_f1())).to_vec()
}

/// One less the alignment error rate of word links.
fn word_links(corpus: &Corpus) -> Vec<(String, f64)> {
    let linker = Linker::new(corpus.lexicon());
    let mut all = LinkScore::default();
    for bead in read_links(&fs::read_to_string("corpus/links.tsv").expect("the links")).expect("links") {
        let text = |name: &str, places: &[usize]| {
            let text = fs::read_to_string(format!("corpus/instruments/{}/{name}", bead.instrument)).expect("a file of the corpus");
            let lines: Vec<&str> = text.lines().collect();
            places.iter().map(|place| lines[place - 1]).collect::<Vec<_>>().join("\n")
        };
        let (zh, en) = (text("zh.txt", &bead.zh), text("en.txt", &bead.en));
        all += LinkScore::of(&bead, (&zh, &en), &linker.links(&zh, &en)).expect("fragments of the bead");
    }
    vec![("word links, right".to_owned(), 1.0 - all.error())]
}

/// Figures of quality against the committed table.
#[test]
fn quality_does_not_drop() {
    let corpus = corpus();
    let aligner = Aligner::new().lexicon(corpus.lexicon());
    let figures = [instruments(&corpus, &aligner), spoilt(&corpus, &aligner), prose(&aligner), word_links(&corpus)].concat();
    quality::hold(&figures);
    assert!(figures.iter().any(|(name, figure)| name == "all" && *figure >= 0.97));
}

#[test]
fn unrelated_texts_are_doubted() {
    let corpus = corpus();
    let aligner = Aligner::new().lexicon(corpus.lexicon());
    for [zh, en] in [
        ["log-retention-standard", "electronic-payments-ordinance-hk"],
        ["food-labelling-regulations-tw", "telecommunications-law-macau"],
        ["platform-labour-interpretation", "game-platform-rules"],
    ] {
        let (zh, en) = (sample(&format!("instruments/{zh}")).texts().0, sample(&format!("instruments/{en}")).texts().1);
        let bitext = aligner.align(&lines(zh, Lang::Zh), &lines(en, Lang::En));
        assert!(bitext.beads().iter().filter(|bead| !bead.is_null()).all(|bead| bead.confidence < 0.5));
        assert!(bitext.notices().iter().any(|notice| notice.kind == NoticeKind::Unrelated), "{:?}", bitext.notices());
    }
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
