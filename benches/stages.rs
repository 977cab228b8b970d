//! One bench a stage, on the instruments of the corpus, repeated to some 2 MB a side. `cargo bench`
//!
//! Inputs are made outside of the timer. Throughput is in bytes of the source text, and in segments or queries where there is no text.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use duizhao::align::Aligner;
use duizhao::citation;
use duizhao::corpus::Corpus;
use duizhao::index::Index;
use duizhao::instrument::Jurisdiction;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::search::{Query, Searcher};
use duizhao::segment::{Segmenter, Units};
use duizhao::text::{Fold, Folded, Lang, SourceText};
use duizhao::token::{Signs, Tokenizer};
use std::hint::black_box;

fn corpus() -> Corpus {
    Corpus::embedded().expect("the embedded corpus")
}

/// The text of one side of the personal data law, over and over.
fn text(lang: Lang) -> SourceText {
    let corpus = corpus();
    let law = corpus.instruments().find(|entry| entry.meta().slug == "personal-data-protection-law").expect("the law");
    let (zh, en) = law.sides();
    let side = if lang == Lang::Zh { zh } else { en };
    let text = side.source().as_str();
    SourceText::new(text.repeat(2_000_000 / text.len())).in_lang(lang)
}

fn texts(c: &mut Criterion) {
    for lang in [Lang::Zh, Lang::En] {
        let source = text(lang);
        let text = source.as_str();
        let instrument = Parser::new().parse(&source);
        let tokenizer = Tokenizer::new();
        let mut group = c.benchmark_group(lang.as_str());
        group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
        group.bench_function("read", |b| b.iter(|| Reader::new().read(black_box(text.as_bytes()))));
        group.bench_function("fold", |b| b.iter(|| Folded::new(black_box(text), Fold::SEARCH)));
        group.bench_function("parse", |b| b.iter(|| Parser::new().parse(black_box(&source))));
        group.bench_function("cite", |b| b.iter(|| citation::find(black_box(text), lang, Jurisdiction::Mainland)));
        group.bench_function("segment", |b| b.iter(|| Segmenter::new().segment(black_box(&instrument))));
        group.bench_function("words", |b| b.iter(|| tokenizer.words(black_box(text))));
        group.bench_function("signs", |b| b.iter(|| Signs::new(black_box(text), lang)));
        group.finish();
    }
}

fn align(c: &mut Criterion) {
    let corpus = corpus();
    let aligner = Aligner::new().lexicon(corpus.lexicon());
    let sides: Vec<_> = corpus.instruments().filter(|entry| entry.mixed().is_none()).map(|entry| entry.sides()).collect();
    let segments: usize = sides.iter().map(|(zh, en)| zh.len() + en.len()).sum();
    let mut group = c.benchmark_group("align");
    group.throughput(Throughput::Elements(segments as u64)).sample_size(10);
    group.bench_function("corpus by line", |b| b.iter(|| sides.iter().map(|(zh, en)| aligner.align(zh, en).beads().len()).sum::<usize>()));
    let law = corpus.instruments().find(|entry| entry.meta().slug == "personal-data-protection-law").expect("the law").sides();
    let segmented = [&law.0, &law.1].map(|side| Segmenter::new().units(Units::Segments).segment(&Parser::new().parse(side.source())));
    group.throughput(Throughput::Elements((segmented[0].len() + segmented[1].len()) as u64));
    group.bench_function("law by segment", |b| b.iter(|| aligner.align(&segmented[0], &segmented[1])));
    group.finish();
}

fn search(c: &mut Criterion) {
    let units = corpus().units();
    let filled = || {
        let index = Index::in_memory().expect("memory");
        let mut indexer = index.indexer().expect("a writer");
        units.iter().for_each(|unit| indexer.add(unit).expect("a unit"));
        indexer.commit().expect("a commit");
        index
    };
    let mut group = c.benchmark_group("index");
    group.throughput(Throughput::Elements(units.len() as u64)).sample_size(10);
    group.bench_function("corpus", |b| b.iter_batched(|| (), |()| filled(), BatchSize::PerIteration));
    group.finish();
    let index = filled();
    let searcher = Searcher::new(&index).expect("a searcher");
    let mut group = c.benchmark_group("search");
    for query in ["虚拟专用网络", "VPN approval", "\"个人数据\"", "第十二条第二款"] {
        let parsed = Query::parse(query).expect("a query");
        group.bench_function(query, |b| b.iter(|| searcher.search(black_box(&parsed), 10)));
    }
    group.finish();
}

criterion_group!(stages, texts, align, search);
criterion_main!(stages);
