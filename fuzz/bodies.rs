//! What each fuzz target does with its bytes. The same bodies run over the stored seeds as an ordinary test (`tests/fuzz.rs`).

use duizhao::align::Aligner;
use duizhao::bitext::{Side, Unit};
use duizhao::citation;
use duizhao::corpus::Corpus;
use duizhao::exchange::table::{self, Separator};
use duizhao::exchange::xliff::{self, Version};
use duizhao::exchange::{akn, any, moses, tbx, tmx, tsv, units};
use duizhao::gold::Gold;
use duizhao::instrument::{Address, Jurisdiction};
use duizhao::lexicon::Lexicon;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::search::Query;
use duizhao::segment::{Segmenter, Segments, Units};
use duizhao::text::{Lang, SourceText};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A target by its name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 8] = [
    ("read", read),
    ("parse_zh", parse_zh),
    ("parse_en", parse_en),
    ("cite", cite),
    ("query", query),
    ("tables", tables),
    ("align", align),
    ("exchange", exchange),
];

/// Bytes as a file, and as the text of a Word document, which a fuzzer could not reach through checksums.
pub fn read(bytes: &[u8]) {
    read_file(bytes);
    if bytes.starts_with(b"<w:") {
        read_file(&word_document(bytes));
    }
}

fn word_document(xml: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    // One text for three parts, since each passes over the elements of the others.
    for part in ["word/document.xml", "word/numbering.xml", "word/styles.xml"] {
        writer.start_file(part, stored).expect("memory");
        writer.write_all(xml).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn read_file(bytes: &[u8]) {
    if let Ok(source) = Reader::new().read(bytes) {
        let lines = source.lines();
        lines.spans().iter().for_each(|span| assert!(source.as_str().get(span.start..span.end).is_some()));
        assert_eq!(source.only(Lang::En).as_str().len(), source.as_str().len());
    }
}

/// A text as Chinese law.
pub fn parse_zh(bytes: &[u8]) {
    parse(&String::from_utf8_lossy(bytes), Lang::Zh);
}

/// A text as English law.
pub fn parse_en(bytes: &[u8]) {
    parse(&String::from_utf8_lossy(bytes), Lang::En);
}

fn parse(text: &str, lang: Lang) {
    for place in [Jurisdiction::Mainland, Jurisdiction::HongKong] {
        let instrument = Parser::new().jurisdiction(place).parse(&SourceText::new(text).in_lang(lang));
        for provision in instrument.provisions() {
            let span = provision.span();
            assert!(text.get(span.start..span.end).is_some());
            assert!(provision.parent().is_none_or(|parent| parent.span().contains(span)));
            assert_eq!(instrument.find(provision.address()).map(|found| found.at()), Some(provision.at()));
        }
        for units in [Units::Lines, Units::Sentences, Units::Segments] {
            let segments = Segmenter::new().units(units).segment(&instrument);
            let mut end = 0;
            for segment in segments.iter() {
                assert!(segment.span().start >= end && text.get(segment.span().start..segment.span().end).is_some());
                end = segment.span().end;
            }
        }
        for citation in instrument.citations() {
            instrument.resolve(&citation.target, citation.span.start);
        }
    }
}

/// A sentence with citations.
pub fn cite(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for lang in [Lang::Zh, Lang::En] {
        for place in [Jurisdiction::Mainland, Jurisdiction::Taiwan, Jurisdiction::HongKong, Jurisdiction::Macau] {
            let found = citation::find(&text, lang, place);
            assert!(found.iter().all(|citation| text.get(citation.span.start..citation.span.end).is_some()));
        }
    }
}

/// What a person may type: a query, an address.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(error) = Query::parse(&text) {
        assert!(error.byte_at().is_some_and(|at| text.is_char_boundary(at)));
    }
    if let Ok(address) = text.parse::<Address>() {
        assert_eq!(address.to_string().parse::<Address>().ok(), Some(address));
    }
}

/// Files of rows: a lexicon, gold, translation units.
pub fn tables(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(lexicon) = Lexicon::read(&text) {
        assert!(lexicon.terms().all(|term| lexicon.find(term.zh()).is_some()));
    }
    if let Ok(gold) = Gold::read(&text) {
        gold.beads();
    }
    if let Ok(read) = units::read(&text) {
        let mut written = Vec::new();
        units::write(&mut written, &read).expect("memory");
        assert_eq!(units::read(&String::from_utf8_lossy(&written)).ok(), Some(read));
    }
}

/// Arbitrary lines on both sides; a form feed parts them.
pub fn align(bytes: &[u8]) {
    let text: String = String::from_utf8_lossy(bytes).chars().take(4_000).collect();
    let (zh, en) = text.split_once('\u{c}').unwrap_or((&text, ""));
    let side = |text: &str, lang| -> Segments {
        Segmenter::new().units(Units::Lines).segment(&Parser::new().parse(&SourceText::new(text).in_lang(lang)))
    };
    let (zh, en) = (side(zh, Lang::Zh), side(en, Lang::En));
    thread_local! {
        static ALIGNER: Aligner = Aligner::new().lexicon(&Corpus::embedded_lexicon().expect("the lexicon"));
    }
    let bitext = ALIGNER.with(|aligner| aligner.align(&zh, &en));
    let mut rows = Vec::new();
    tsv::write(&mut rows, &bitext).expect("memory");
    let beads = tsv::read(&String::from_utf8_lossy(&rows)).expect("rows");
    assert_eq!(beads.len(), bitext.beads().len());
    let held = |side: usize| bitext.beads().iter().map(|bead| if side == 0 { bead.zh.len() } else { bead.en.len() }).sum::<usize>();
    assert_eq!((held(0), held(1)), (zh.len(), en.len()));
}

/// A file of another tool, in any format: what is read is written, and read again as it was.
pub fn exchange(bytes: &[u8]) {
    let read = any::read(bytes).and_then(Iterator::collect::<Result<Vec<Unit>, _>>);
    if let Ok(read) = read {
        written(&read);
    }
    if let Ok(lexicon) = tbx::read(bytes) {
        let mut file = Vec::new();
        tbx::write(&mut file, &lexicon).expect("memory");
        assert!(tbx::read(file.as_slice()).expect("our own file").terms().eq(lexicon.terms()));
    }
    if let Ok(instrument) = akn::read(bytes) {
        let mut file = Vec::new();
        akn::write(&mut file, &instrument).expect("memory");
        assert_eq!(akn::read(file.as_slice()).expect("our own file").source().as_str(), instrument.source().as_str());
    }
    let (zh, en) = bytes.split_at(bytes.len() / 2);
    let _ = moses::read(zh, en);
}

/// Units in each format. Only texts may have characters that XML cannot hold.
fn written(units: &[Unit]) {
    let mut file = Vec::new();
    if tmx::write(&mut file, units).is_ok() {
        assert_eq!(tmx::read(file.as_slice()).expect("our own file"), units);
    }
    for version in [Version::V1_2, Version::V2_1] {
        let mut file = Vec::new();
        if xliff::write(&mut file, units, version).is_ok() {
            assert_eq!(xliff::read(file.as_slice()).expect("our own file"), units);
        }
    }
    for separator in [Separator::Comma, Separator::Tab] {
        let mut file = Vec::new();
        table::write(&mut file, units, separator).expect("memory");
        let read = table::read(file.as_slice()).expect("our own file");
        let texts = |units: &[Unit]| -> Vec<String> {
            let text = |side: &Option<Side>| side.as_ref().map(|side| side.text.clone()).unwrap_or_default();
            units.iter().flat_map(|unit| [text(&unit.zh), text(&unit.en)]).collect()
        };
        assert_eq!(texts(&read), texts(units));
    }
}
