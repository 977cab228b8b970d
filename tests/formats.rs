//! One law in every form in which it may come gives the same tree.
#![cfg(feature = "corpus")]

use duizhao::corpus::Corpus;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::segment::Segments;
use duizhao::text::{Fold, Folded};
use encoding_rs::GB18030;
use std::io::Write;

/// Addresses, marks and words, with the width of signs and all spaces folded away.
fn tree(bytes: &[u8], place: duizhao::instrument::Jurisdiction) -> Vec<(String, String)> {
    let source = Reader::new().read(bytes).expect("a law");
    let instrument = Parser::new().jurisdiction(place).parse(&source);
    let plain = |text: &str| Folded::new(text, Fold::WIDTH).as_str().chars().filter(|c| !c.is_whitespace()).collect::<String>();
    instrument.provisions().map(|provision| (provision.address().to_string(), plain(provision.own_str()))).collect()
}

fn half_width(text: &str) -> String {
    let narrow = |c| match c {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '？' => '?',
        other => other,
    };
    text.chars().map(narrow).collect()
}

fn html(text: &str) -> String {
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let lines: String = text.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>法规</title></head><body><nav><a href=/>首页</a></nav><div id=zoom>\n{lines}</div><footer>版权所有</footer></body></html>"
    )
}

/// A Word document with a paragraph a line.
fn docx(text: &str) -> Vec<u8> {
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String =
        text.lines().map(|line| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line))).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("memory");
    archive.write_all(document.as_bytes()).expect("memory");
    archive.finish().expect("memory").into_inner()
}

#[test]
fn a_law_gives_one_tree_in_every_form() {
    let corpus = Corpus::embedded().expect("the corpus");
    let mut laws = 0;
    for entry in corpus.instruments().filter(|entry| entry.mixed().is_none() && entry.meta().model) {
        let (zh, en) = entry.sides();
        let place = entry.meta().jurisdiction;
        for (side, text) in [&zh, &en].map(|side: &Segments| side.source().as_str()).into_iter().enumerate() {
            let wanted = tree(text.as_bytes(), place);
            assert!(!wanted.is_empty());
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let mut forms: Vec<(&str, Vec<u8>)> = vec![
                ("with a mark", format!("\u{feff}{text}").into_bytes()),
                ("CRLF", text.replace('\n', "\r\n").into_bytes()),
                ("blank lines", text.replace('\n', "\n\n").into_bytes()),
                ("Markdown", format!("# {}", text.replace('\n', "\n\n")).into_bytes()),
                ("HTML", html(text).into_bytes()),
                ("DOCX", docx(text)),
                ("UTF-16", utf16),
            ];
            if side == 0 {
                forms.push(("GB 18030", GB18030.encode(text).0.into_owned()));
                forms.push(("half width", half_width(text).into_bytes()));
                forms.push(("ideographic spaces", text.replace('\u{3000}', " ").into_bytes()));
            }
            for (name, bytes) in forms {
                let found = tree(&bytes, place);
                let differs = found.iter().zip(&wanted).find(|(found, wanted)| found != wanted);
                assert!(found == wanted, "{} {side} {name}: {} and {}: {differs:?}", entry.meta().slug, found.len(), wanted.len());
            }
        }
        laws += 1;
    }
    assert!(laws >= 10);
}
