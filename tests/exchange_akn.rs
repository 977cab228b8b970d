//! Akoma Ntoso: every instrument comes back with its text, tree, title and particulars; documents of others are read.

use duizhao::exchange::akn;
use duizhao::instrument::{Instrument, Jurisdiction};
use duizhao::parse::Parser;
use duizhao::text::{Lang, SourceText};
use proptest::prelude::*;
use std::fs;

/// Writes and reads; the instrument must come back as it was.
fn comes_back(instrument: &Instrument) -> String {
    let mut file = Vec::new();
    akn::write(&mut file, instrument).expect("memory");
    let text = String::from_utf8(file).expect("UTF-8");
    let read = akn::read(text.as_bytes()).expect("our own document");
    assert_eq!(read.source().as_str(), instrument.source().as_str(), "{text}");
    assert_eq!(read.source().lang(), instrument.source().lang());
    assert_eq!(read.jurisdiction(), instrument.jurisdiction());
    for (read, own) in read.nodes().iter().zip(instrument.nodes()) {
        assert_eq!(read, own, "{text}");
    }
    assert_eq!(read.len(), instrument.len());
    assert_eq!(read.title(), instrument.title());
    assert_eq!(read.particulars(), instrument.particulars());
    let mut again = Vec::new();
    akn::write(&mut again, &read).expect("memory");
    assert_eq!(String::from_utf8(again).expect("UTF-8"), text);
    text
}

#[test]
fn the_corpus_comes_back() {
    let mut texts = 0;
    let mut folders = vec![std::path::PathBuf::from("corpus/instruments"), std::path::PathBuf::from("tests/parse")];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "txt") {
                let text = fs::read_to_string(&path).expect("a text");
                comes_back(&Parser::new().parse(&SourceText::new(text.as_str())));
                comes_back(&Parser::new().parse(&SourceText::new(text.replace('\n', "\r\n　　"))));
                texts += 1;
            }
        }
    }
    assert!(texts > 30, "{texts}");
}

#[test]
fn eids_follow_the_addresses() {
    let law = "示范条例\n（2024年3月1日通过）\n第一章　总则\n第一条　下列情形除外：\n（一）甲；\n（二）乙。\n第二条　附件为本条例的组成部分。\n附则\n第三条　自公布之日起施行。\n附件一\n第一条　清单。\n";
    let text = comes_back(&Parser::new().parse(&SourceText::new(law)));
    for wanted in [
        "<chapter eId=\"chp_1\">",
        "<article eId=\"art_1\">",
        "<point eId=\"art_1__para_1__point_2\">",
        "<attachment eId=\"att_1\">",
        "<article eId=\"att_1__art_1\">",
        "<docTitle>示范条例</docTitle>",
        "<FRBRcountry value=\"cn\"/>",
        "<FRBRlanguage language=\"zho\"/>",
        "<FRBRdate date=\"2024-03-01\" name=\"adoption\"/>",
        "<FRBRthis value=\"/akn/cn/act/regulation/2024-03-01/示范条例/zho@2024-03-01/!main\"/>",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

#[test]
fn documents_of_others_are_read() {
    let file = r#"<?xml version="1.0" encoding="utf-8"?>
<akn:akomaNtoso xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><akn:act name="act"><akn:meta><akn:identification source='#x'>
<akn:FRBRWork><akn:FRBRcountry value="hk"/></akn:FRBRWork><akn:FRBRExpression><akn:FRBRlanguage language="eng"/></akn:FRBRExpression>
</akn:identification></akn:meta><akn:preface><akn:longTitle><akn:p>The <akn:docTitle>Model
 Ordinance</akn:docTitle></akn:p></akn:longTitle></akn:preface><akn:body><akn:part eId="part_1"><akn:num>Part 1</akn:num><akn:heading>General</akn:heading>
<akn:section eId="part_1__sec_2"><akn:num>2.</akn:num><akn:heading>Logs</akn:heading><akn:content><akn:p>Keep <akn:b>logs</akn:b><akn:authorialNote marker="1"><akn:p>Amended</akn:p></akn:authorialNote>.</akn:p></akn:content></akn:section>
<akn:section eId="part_1__sec_A"><akn:intro><akn:p>In this section:</akn:p></akn:intro><akn:paragraph><akn:num>(a)</akn:num><akn:content><akn:p>one</akn:p></akn:content></akn:paragraph>
<akn:paragraph><akn:num>(b)</akn:num><akn:content><akn:p>two</akn:p></akn:content></akn:paragraph></akn:section></akn:part></akn:body></akn:act></akn:akomaNtoso>"#;
    let read = akn::read(file.as_bytes()).expect("a document");
    assert_eq!(read.source().as_str(), "The Model Ordinance\nPart 1 General\n2. Logs\nKeep logs.\nIn this section:\n(a) one\n(b) two\n");
    assert_eq!((read.jurisdiction(), read.source().lang(), read.title()), (Jurisdiction::HongKong, Lang::En, Some("Model Ordinance")));
    let addresses: Vec<String> = read.provisions().map(|provision| provision.address().to_string()).collect();
    assert_eq!(addresses, ["part1", "part1/sec2", "part1/secx1", "part1/secx1/parax1", "part1/secx1/parax2"]);
    assert_eq!(read.provisions().nth(1).map(|section| (section.mark(), section.heading())), Some(("2.", Some("Logs"))));
    assert_eq!(read.provisions().last().map(|last| last.as_str()), Some("(b) two"));
}

#[test]
fn quoted_text_comes_back() {
    let text = "关于修改《示范条例》的决定\n（2024年3月1日通过）\n一、将第三条修改为：“第三条　网络运营者应当履行下列义务：\n“（一）留存日志；\n“（二）报告事件。\n“前款规定的日志，保存不少于六个月。”\n二、删去第五条。\n本决定自公布之日起施行。\n";
    let document = comes_back(&Parser::new().parse(&SourceText::new(text)));
    for wanted in ["<hcontainer eId=\"level_1__qstr_1\" name=\"quote\">", "<article eId=\"level_1__qstr_1__art_3\">"] {
        assert!(document.contains(wanted), "{wanted}: {document}");
    }
}

/// Texts made of what law is made of, and of anything else.
fn law() -> impl Strategy<Value = String> {
    let known = [
        "示范法\n",
        "第一条　",
        "第二条",
        "第三条之一 ",
        "第一章 总则\n",
        "序言\n",
        "附则\n",
        "（一）",
        "（二)",
        "一、",
        "1.",
        "4.1.2 ",
        "(a) ",
        "Article 1 ",
        "Article 2\n",
        "Chapter I General\n",
        "附件一\n",
        "附件\n",
        "附：x\n",
        "Section 1 ",
        "Schedule 1\n",
        "\n",
        "\r\n",
        "\n\n",
        "\n　　",
        "\u{c}",
        "\u{b}\n",
        "。",
        "：",
        "网络运营者应当留存日志",
        "将第三条修改为：“第三条　",
        "”\n",
        "“",
        "shall keep logs. ",
        "国务院令第790号\n",
        "2024年3月1日通过",
        "<&>\"",
    ];
    let piece =
        prop_oneof![4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(|c| c.to_string())];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_comes_back(text in law(), english in any::<bool>()) {
        let lang = if english { Lang::En } else { Lang::Zh };
        for place in [Jurisdiction::Mainland, Jurisdiction::Taiwan, Jurisdiction::HongKong] {
            comes_back(&Parser::new().jurisdiction(place).parse(&SourceText::new(text.as_str()).in_lang(lang)));
        }
    }
}
