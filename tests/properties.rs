//! What holds for every text: provisions nest and lie inside the text, segments cover its words, beads cover both sides, each segment once.

use duizhao::align::Aligner;
use duizhao::bitext::{Bead, Bitext};
use duizhao::gold::{Gold, Score};
use duizhao::instrument::{Address, Instrument, Jurisdiction, Level, Number, Step};
use duizhao::parse::Parser;
use duizhao::segment::{Segmenter, Segments, Units};
use duizhao::text::{Fold, Folded, Lang, SourceText};
use proptest::prelude::*;

fn nests(instrument: &Instrument) {
    let text = instrument.source().as_str();
    let mut addresses = std::collections::HashSet::new();
    let mut start = 0;
    for provision in instrument.provisions() {
        let span = provision.span();
        assert!(text.get(span.start..span.end).is_some(), "{span:?} lies in the text");
        assert!(span.start >= start, "provisions stand in order");
        start = span.start;
        if let Some(parent) = provision.parent() {
            assert!(parent.span().contains(span), "{} lies within {}", provision.address(), parent.address());
        }
        assert!(addresses.insert(provision.address().clone()), "{} is given once", provision.address());
        assert_eq!(instrument.find(provision.address()).map(|found| found.at()), Some(provision.at()));
        let mut end = span.start;
        for child in provision.children() {
            assert!(child.span().start >= end, "children do not overlap");
            end = child.span().end;
        }
    }
}

fn covers(segments: &Segments, units: Units) {
    let text = segments.source().as_str();
    let mut end = 0;
    let mut covered = String::new();
    for segment in segments.iter() {
        assert!(segment.span().start >= end, "segments stand in order");
        end = segment.span().end;
        covered.push_str(segment.as_str());
    }
    let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let comments = text.contains("<!--") && units != Units::Lines;
    assert!(comments || words(&covered) == words(text), "segments cover the words: {:?} {:?}", words(&covered), words(text));
}

fn covers_once(bitext: &Bitext) {
    for (side, len) in [(0, bitext.zh().len()), (1, bitext.en().len())] {
        let mut places: Vec<usize> =
            bitext.beads().iter().flat_map(|bead| if side == 0 { bead.zh.clone() } else { bead.en.clone() }).collect();
        places.sort_unstable();
        assert_eq!(places, (0..len).collect::<Vec<_>>(), "beads hold each segment once");
    }
    for bead in bitext.beads() {
        assert!((0.0..=1.0).contains(&bead.confidence));
        assert!(!bead.is_null() || bead.shape().0 + bead.shape().1 == 1, "a bead with an empty side holds one segment");
    }
}

fn segments(text: &str, lang: Lang, units: Units) -> Segments {
    let instrument = Parser::new().parse(&SourceText::new(text).in_lang(lang));
    nests(&instrument);
    let segments = Segmenter::new().units(units).segment(&instrument);
    covers(&segments, units);
    segments
}

/// Texts made of what law is made of, and of anything else.
fn law() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("第一条　".to_owned()),
        Just("第二条".to_owned()),
        Just("第三条之一 ".to_owned()),
        Just("第 2-1 條".to_owned()),
        Just("第一章 总则".to_owned()),
        Just("（一）".to_owned()),
        Just("（二)".to_owned()),
        Just("一、".to_owned()),
        Just("1.".to_owned()),
        Just("4.1.2 ".to_owned()),
        Just("(a) ".to_owned()),
        Just("(i)".to_owned()),
        Just("Article 1 ".to_owned()),
        Just("Article 2\n".to_owned()),
        Just("Chapter I General\n".to_owned()),
        Just("附件一\n".to_owned()),
        Just("目录\n".to_owned()),
        Just("附：x\n".to_owned()),
        Just("Section 1 ".to_owned()),
        Just("Schedule 1\n".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("“".to_owned()),
        Just("修改为：\n“".to_owned()),
        Just("。”\n".to_owned()),
        Just("\n“第二条".to_owned()),
        Just("\n\"Article 2 ".to_owned()),
        Just("\"\n".to_owned()),
        Just("》".to_owned()),
        Just("。".to_owned()),
        Just("：".to_owned()),
        Just("网络运营者应当留存日志".to_owned()),
        Just("前款规定的".to_owned()),
        Just("shall keep logs. ".to_owned()),
        Just("第十二条第二款、第三款".to_owned()),
        Just("２００％ ①".to_owned()),
        any::<char>().prop_map(|c| c.to_string()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn address() -> impl Strategy<Value = Address> {
    let level = prop_oneof![
        Just(Level::Article),
        Just(Level::Paragraph),
        Just(Level::Subparagraph),
        Just(Level::Chapter),
        Just(Level::Point),
        Just(Level::Annex)
    ];
    let step = (level, 1u32..5000, 0u32..4, any::<bool>(), 1u32..4).prop_map(|(level, main, nth, numbered, copy)| {
        let number = if nth > 0 { Number::new(main).inserted(nth) } else { Number::new(main) };
        if numbered { Step::new(level, number).copy(copy) } else { Step::unnumbered(level, main).copy(copy) }
    });
    prop::collection::vec(step, 0..5).prop_map(Address::new)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_parsed_and_segmented(text in law(), english in any::<bool>()) {
        let lang = if english { Lang::En } else { Lang::Zh };
        for units in [Units::Lines, Units::Sentences, Units::Segments] {
            segments(&text, lang, units);
        }
        for place in [Jurisdiction::Mainland, Jurisdiction::Taiwan, Jurisdiction::HongKong, Jurisdiction::Macau] {
            let instrument = Parser::new().jurisdiction(place).parse(&SourceText::new(text.as_str()).in_lang(lang));
            nests(&instrument);
            for citation in instrument.citations() {
                prop_assert!(text.get(citation.span.start..citation.span.end).is_some());
                let _ = instrument.resolve(&citation.target, citation.span.start);
            }
        }
    }

    #[test]
    fn every_pair_is_aligned(zh in law(), en in law(), units in prop_oneof![Just(Units::Lines), Just(Units::Segments)]) {
        let (zh, en) = (segments(&zh, Lang::Zh, units), segments(&en, Lang::En, units));
        let bitext = Aligner::new().align(&zh, &en);
        covers_once(&bitext);
        covers_once(&Aligner::new().align_mixed(&zh, &en));
        let kept: Vec<Bead> = bitext.beads().iter().step_by(2).cloned().collect();
        let again = Aligner::new().keep(kept.clone()).align(&zh, &en);
        covers_once(&again);
        prop_assert!(kept.iter().all(|bead| again.beads().contains(bead)));
        prop_assert_eq!(Aligner::new().align(&zh, &en), bitext);
    }

    #[test]
    fn folding_leads_back(text in any::<String>()) {
        let folded = Folded::new(&text, Fold::SEARCH);
        let view = folded.as_str();
        let mut end = 0;
        for (at, c) in view.char_indices() {
            let span = folded.span(at, at + c.len_utf8());
            prop_assert!(text.get(span.start..span.end).is_some_and(|original| original.chars().count() == 1), "{:?}", span);
            prop_assert!(span.start >= end);
            end = span.end;
        }
    }

    #[test]
    fn addresses_are_read_as_written(address in address()) {
        prop_assert_eq!(address.to_string().parse::<Address>().ok(), Some(address));
    }

    #[test]
    fn gold_agrees_with_itself(rows in prop::collection::vec((prop::collection::vec(1usize..40, 0..4), prop::collection::vec(1usize..40, 0..4)), 1..20)) {
        let row = |lines: &[usize]| lines.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        let text: String = rows.iter().map(|(zh, en)| format!("{}\t{}\n", row(zh), row(en))).collect();
        let gold = Gold::read(&text).expect("rows");
        let score = Score::of(&gold, &gold);
        prop_assert!(score.wanted() == 0 || (score.strict_f1() - 1.0).abs() < 1e-12);
        prop_assert!(score.lax_f1() >= score.strict_f1());
    }
}

#[test]
fn lopsided_sides_hold_together() {
    let article = |n: usize| format!("第{n}条　网络运营者应当留存日志。\n");
    let english = |n: usize| format!("Article {n} Network operators shall keep logs.\n");
    let annex = "Other words that have no counterpart at all.\n".repeat(500);
    let five: String = (1..=5).map(article).collect();
    let five_english: String = (1..=5).map(english).collect();
    for (zh, en) in [
        (article(1), annex.clone()),
        (annex.replace("Other", "另"), english(1)),
        (five.clone(), format!("{five_english}{annex}")),
        (five.clone(), format!("{annex}{five_english}")),
        (five.clone(), format!("{}{annex}{}", english(1), english(5))),
    ] {
        let (zh, en) = (segments(&zh, Lang::Zh, Units::Lines), segments(&en, Lang::En, Units::Lines));
        covers_once(&Aligner::new().align(&zh, &en));
        covers_once(&Aligner::new().align_mixed(&zh, &en));
    }
}

#[test]
fn kept_beads_with_gaps_lose_nothing() {
    let zh = segments("第一条　甲。\n第二条　乙。\n第三条　丙。\n第四条　丁。\n", Lang::Zh, Units::Lines);
    let en = segments("Article 1 A.\nArticle 2 B.\nArticle 3 C.\nArticle 4 D.\n", Lang::En, Units::Lines);
    let kept = vec![Bead::new([0, 2], [0, 2], 1.0)];
    let bitext = Aligner::new().keep(kept.clone()).align(&zh, &en);
    covers_once(&bitext);
    assert!(bitext.beads().contains(&kept[0]));
}

#[test]
fn empty_and_one_sided_texts_lose_nothing() {
    for (zh, en) in [("", ""), ("第一条　甲。\n第二条　乙。", ""), ("", "Article 1 A.\n"), ("第一条　甲。", "第一条　甲。"), ("\n\n", "\n")]
    {
        for units in [Units::Lines, Units::Segments] {
            let (zh, en) = (segments(zh, Lang::Zh, units), segments(en, Lang::En, units));
            covers_once(&Aligner::new().align(&zh, &en));
            covers_once(&Aligner::new().align_mixed(&zh, &en));
        }
    }
}
