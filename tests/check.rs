//! Checking from texts to findings: what is said about small texts, and that right translations are left alone.
#![cfg(feature = "corpus")]

use duizhao::align::Aligner;
use duizhao::check::{Baseline, Checker, Suppressions};
use duizhao::corpus::Corpus;
use duizhao::exchange::{findings, sarif};
use duizhao::finding::{Finding, Severity};
use duizhao::instrument::Instrument;
use duizhao::parse::Parser;
use duizhao::segment::Segmenter;
use duizhao::text::{Lang, SourceText};

fn checked(zh: &str, en: &str) -> (Vec<Finding>, Instrument, Instrument) {
    let lexicon = Corpus::embedded_lexicon().expect("the lexicon");
    let parse = |text: &str, lang| Parser::new().parse(&SourceText::new(text).in_lang(lang));
    let (zh, en) = (parse(zh, Lang::Zh), parse(en, Lang::En));
    let segment = |side| Segmenter::new().segment(side);
    let bitext = Aligner::new().lexicon(&lexicon).align(&segment(&zh), &segment(&en));
    (Checker::new().lexicon(&lexicon).check(&bitext, &zh, &en), zh, en)
}

/// The findings above notes, as `severity kind`.
fn said(zh: &str, en: &str) -> Vec<String> {
    let (found, ..) = checked(zh, en);
    found
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| format!("{} {}", finding.severity, finding.kind))
        .collect()
}

#[test]
fn right_translations_are_left_alone() {
    for (zh, en) in [
        ("第一条　网络运营者应当留存日志不少于六个月。\n", "Article 1 Network operators shall retain logs for not less than six months.\n"),
        (
            "第一条　处五万元以上十万元以下罚款。\n",
            "Article 1 A fine of not less than RMB 50,000 but not more than RMB 100,000 shall be imposed.\n",
        ),
        ("第二条　未经批准，不得租用专线。\n", "Article 2 Without approval, no one shall rent a leased line.\n"),
        ("第三条　本办法自2017年6月1日起施行。\n", "Article 3 These Measures shall come into force on June 1, 2017.\n"),
    ] {
        assert_eq!(said(zh, en), Vec::<String>::new(), "{en}");
    }
}

#[test]
fn what_changes_the_law_is_an_error() {
    for (zh, en, wanted) in [
        ("第一条　网络运营者应当留存日志六个月。\n", "Article 1 Network operators shall retain logs for nine months.\n", "error quantity"),
        ("第一条　网络运营者应当在六十日内报告。\n", "Article 1 Network operators shall report within sixty months.\n", "error unit"),
        ("第一条　保存期限不少于六个月。\n", "Article 1 The retention period shall be not more than six months.\n", "error bound"),
        ("第三条　本办法自2017年6月1日起施行。\n", "Article 3 These Measures shall come into force on July 1, 2017.\n", "error date"),
        ("第一条　网络运营者应当留存日志。\n", "Article 1 Network operators may retain logs.\n", "error modality"),
        ("第二条　任何人不得租用专线。\n", "Article 2 Anyone shall rent a leased line.\n", "error negation"),
        ("第二条　依照第十二条处罚。\n", "Article 2 Punish in accordance with Article 15.\n", "error citation"),
    ] {
        assert!(said(zh, en).contains(&wanted.to_owned()), "{en}: {:?}", said(zh, en));
    }
}

#[test]
fn should_weakens_a_plain_duty() {
    let found = said("第一条　网络运营者应当留存日志。\n", "Article 1 Network operators should retain logs.\n");
    assert_eq!(found, ["warning modality"]);
}

#[test]
fn accepted_and_known_findings_go() {
    let (found, zh, en) =
        checked("第一条　网络运营者应当留存日志六个月。\n", "Article 1 Network operators shall retain logs for nine months.\n");
    let known = Suppressions::read("quantity\tart1\tthe draft said nine\n").expect("rows");
    assert!(found.iter().any(|finding| known.accept(finding)));
    let mut lines = Vec::new();
    findings::write(&mut lines, &found, zh.source(), en.source()).expect("memory");
    let baseline = Baseline::read(std::str::from_utf8(&lines).expect("UTF-8")).expect("findings");
    assert_eq!(baseline.new_among(found), []);
}

#[test]
fn sarif_places_each_finding() {
    let (found, zh, en) =
        checked("第一条　网络运营者应当留存日志六个月。\n", "Article 1 Network operators shall retain logs for nine months.\n");
    let sides = [sarif::Artifact { name: "中 文.txt", source: zh.source() }, sarif::Artifact { name: "en.txt", source: en.source() }];
    let mut out = Vec::new();
    sarif::write(&mut out, found.iter().map(|finding| (finding, sides))).expect("memory");
    let log: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    let result = &log["runs"][0]["results"][0];
    assert_eq!((log["version"].as_str(), result["level"].as_str()), (Some("2.1.0"), Some("error")));
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["snippet"]["text"], "nine months");
    assert_eq!(region["startLine"], 1);
}

/// Spans lie inside their texts, and the same input gives the same findings.
#[test]
fn findings_lie_in_the_corpus() {
    let corpus = Corpus::embedded().expect("the corpus");
    let entry = corpus.instruments().find(|entry| entry.meta().slug == "cybersecurity-regulations").expect("it is there");
    let (zh, en) = entry.sides();
    let (found, zh, en) = checked(zh.source().as_str(), en.source().as_str());
    for finding in &found {
        assert!(finding.zh.is_none_or(|span| zh.source().as_str().get(span.start..span.end).is_some()), "{finding:?}");
        assert!(finding.en.is_none_or(|span| en.source().as_str().get(span.start..span.end).is_some()), "{finding:?}");
    }
    assert_eq!(found, checked(zh.source().as_str(), en.source().as_str()).0);
}
