//! Bad input, a row of DESIGN.md each: what is read all the same, and what is refused with its place.

use duizhao::ErrorKind;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::text::SourceText;
use encoding_rs::{BIG5, GB18030};

const LAW: &str = "网络接入管理办法\n第一条　为了规范网络接入，制定本办法。\n第二条　不得转租专线。\n（一）违反前款规定的，依法处理。\n";
const TRADITIONAL: &str = "網路接入管理辦法\n第一條　為規範網路接入，訂定本辦法。\n第二條　不得轉租專線。\n";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    mark.then_some('\u{feff}').into_iter().chain(text.chars()).collect::<String>().encode_utf16().flat_map(bytes).collect()
}

#[test]
fn encodings_are_told_by_content() {
    let spaced = LAW.replace('\n', "\r\n");
    for (name, bytes, wanted) in [
        ("UTF-8", LAW.as_bytes().to_vec(), LAW),
        ("UTF-8 with a mark", format!("\u{feff}{LAW}").into_bytes(), LAW),
        ("CRLF", spaced.clone().into_bytes(), spaced.as_str()),
        ("GB 18030", GB18030.encode(LAW).0.into_owned(), LAW),
        ("Big5", BIG5.encode(TRADITIONAL).0.into_owned(), TRADITIONAL),
        ("UTF-16 LE with a mark", utf16(LAW, u16::to_le_bytes, true), LAW),
        ("UTF-16 BE with a mark", utf16(LAW, u16::to_be_bytes, true), LAW),
        ("UTF-16 LE", utf16(LAW, u16::to_le_bytes, false), LAW),
        ("UTF-16 BE", utf16(LAW, u16::to_be_bytes, false), LAW),
    ] {
        let source = Reader::new().read(&bytes).map_err(|error| error.to_string());
        assert_eq!(source.as_ref().map(SourceText::as_str), Ok(wanted), "{name}");
    }
}

#[test]
fn what_a_page_says_of_its_encoding_comes_before_a_guess() {
    let page = |charset: &str, words: &str| {
        format!("<!DOCTYPE html><html><head><meta charset={charset}></head><body><p>{words}</p></body></html>")
    };
    for (charset, words) in [
        ("gb2312", "第一条　为了规范，制定本办法。"),
        ("big5", "第 3 條"),
        ("windows-1252", "Article 1 “Network” means the operator’s network."),
        // A page that was written anew and kept its old head.
        ("utf-8", "第一条　为了规范，制定本办法。"),
    ] {
        let encoding = encoding_rs::Encoding::for_label(charset.as_bytes()).expect("an encoding");
        let page = page(charset, words);
        let source = Reader::new().read(&encoding.encode(&page).0).map(|source| source.as_str().to_owned());
        assert_eq!(source.map_err(|error| error.to_string()), Ok(format!("{words}\n")), "{charset}");
    }
    let kept = page("gb2312", "第一条　为了规范，制定本办法。");
    assert_eq!(Reader::new().read(kept.as_bytes()).expect("a page").as_str(), "第一条　为了规范，制定本办法。\n");
}

#[test]
fn a_law_gives_the_same_tree_in_every_encoding() {
    let tree = |bytes: &[u8]| {
        let instrument = Parser::new().parse(&Reader::new().read(bytes).expect("a law"));
        instrument.provisions().map(|provision| (provision.address().to_string(), provision.own_str().to_owned())).collect::<Vec<_>>()
    };
    let wanted = tree(LAW.as_bytes());
    assert_eq!(wanted.len(), 5);
    assert_eq!(tree(&GB18030.encode(LAW).0), wanted);
    assert_eq!(tree(&utf16(LAW, u16::to_le_bytes, false)), wanted);
}

#[test]
fn spans_count_in_the_file() {
    let source = Reader::new().read(format!("\u{feff}{LAW}").as_bytes()).expect("a law");
    let instrument = Parser::new().parse(&source);
    let article = instrument.provisions().next().expect("an article");
    let span = source.file_span(article.span());
    assert!(format!("\u{feff}{LAW}").get(span.start..).is_some_and(|rest| rest.starts_with("第一条")));
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    let deep = "<a>".repeat(100_000);
    for (name, bytes, kind, byte, line, advice) in [
        ("NUL", b"\xe6\xb3\x95\0".to_vec(), ErrorKind::Encoding, Some(3), None, "binary"),
        ("binary", vec![0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0xff, 0xfe], ErrorKind::Encoding, Some(7), None, "binary"),
        ("one bad byte", [LAW.as_bytes(), b"\xff"].concat(), ErrorKind::Encoding, Some(LAW.len()), None, "UTF-8"),
        ("PDF", b"%PDF-1.7\n%\xe2\xe3".to_vec(), ErrorKind::Unsupported, None, None, "pdftotext"),
        ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), ErrorKind::Unsupported, None, None, "soffice"),
        ("cut ZIP", b"PK\x03\x04\x14\0".to_vec(), ErrorKind::Format, Some(6), None, "cut off"),
        ("broken JSON", b"{\"a\":\n1,\n}".to_vec(), ErrorKind::Format, None, Some(3), "JSON"),
        ("broken XML", b"<?xml version='1.0'?><a><b></a>".to_vec(), ErrorKind::Format, Some(27), None, "XML"),
        ("cut XML", b"<law><article>".to_vec(), ErrorKind::Format, Some(14), None, "cut off"),
        (
            "entities",
            b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".to_vec(),
            ErrorKind::Format,
            Some(51),
            None,
            "document type",
        ),
        ("deep XML", deep.into_bytes(), ErrorKind::Format, Some(771), None, "within each other"),
    ] {
        let error = Reader::new().read(&bytes).err().unwrap_or_else(|| panic!("{name} is refused"));
        assert_eq!(error.kind(), kind, "{name}: {error}");
        assert_eq!((error.byte_at(), error.line_at()), (byte, line), "{name}: {error}");
        assert!(error.to_string().contains(advice), "{name}: {error}");
    }
}

#[test]
fn paths_are_named() {
    for path in ["tests/no-such-file.txt", "tests"] {
        let error = Reader::new().open(path).expect_err("no file");
        assert_eq!(error.kind(), ErrorKind::Io);
        assert!(error.to_string().starts_with(path), "{error}");
    }
}

#[test]
fn limits_are_kept() {
    let error = Reader::new().limit(10).read(LAW.as_bytes()).expect_err("too long");
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(Reader::new().limit(10).read_from(std::io::repeat(b'a')).is_err());
}

#[test]
fn brackets_at_the_head_are_text() {
    for text in ["[1 August 1996] L.N. 343 of 1996\n", "{甲}\n", "<2024> 办法\n", "［示范］\n"] {
        assert!(Reader::new().read(text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn law_or_not_an_answer_comes_with_notices() {
    for (text, kind) in [("", "empty"), ("  \n\n", "empty"), ("<!-- 注释 -->", "no-provisions")] {
        let instrument = Parser::new().parse(&SourceText::new(text));
        assert_eq!(instrument.notices().first().map(|notice| notice.kind.as_str()), Some(kind), "{text:?}");
    }
}

#[test]
fn one_long_line_and_many_short_ones_take_linear_time() {
    let long = "第一条　".to_owned() + &"网络运营者应当留存日志。".repeat(300_000);
    let instrument = Parser::new().parse(&SourceText::new(long));
    assert_eq!(instrument.len(), 2);
    let many = "（一）甲；\n".repeat(200_000);
    let instrument = Parser::new().parse(&SourceText::new(many));
    assert_eq!(instrument.len(), 200_000);
    for (text, len) in [
        ("前言\n".repeat(20_000), 20_000),
        ("第1条　前款规定的，依照第1条处理。\n".to_owned(), 2),
        ((1..30_000).map(|n| format!("第{n}条、")).collect(), 2),
    ] {
        let instrument = Parser::new().parse(&SourceText::new(text));
        assert!(instrument.len() >= len);
        assert!(instrument.citations().iter().all(|citation| citation.span.len() < 2_000));
    }
    for text in ["；（".repeat(100_000), "Art. ".repeat(100_000), format!("({})", "Xyz b. ".repeat(60_000))] {
        let instrument = Parser::new().parse(&SourceText::new(text));
        assert!(!duizhao::segment::Segmenter::new().segment(&instrument).is_empty());
    }
}
