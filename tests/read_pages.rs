//! Pages of `pdftotext`: what stands between the halves of a text is left out, words are not.

use duizhao::read::Reader;
use duizhao::text::{SourceText, Span};

fn read(text: &str) -> (SourceText, Vec<String>) {
    let (source, notices) = Reader::new().read_noting(text.as_bytes()).expect("pages");
    assert!(notices.iter().all(|notice| notice.kind.as_str() == "left-out"));
    (source, notices.into_iter().map(|notice| notice.message).collect())
}

fn assert_letters_stand_in_the_file(file: &str, source: &SourceText) {
    for (at, c) in source.as_str().char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let span = source.file_span(Span::new(at, at + c.len_utf8()));
        assert_eq!(file.get(span.start..span.end), Some(c.to_string().as_str()), "{at}");
    }
}

const LAW: &str = "   Model Rules\n\n     Article 1 These Rules are made to\nkeep logs of the\n\n                  - 1 -\n\
    \u{c}   Model Rules\nnetwork.\n     Article 2 Operators keep logs.\n\n               - 2 -\n\
    \u{c}   Model Rules\n     Article 3 These Rules\nenter into force.\n\n               - 3 -\n\u{c}";

#[test]
fn heads_numbers_and_form_feeds_are_left_out() {
    let (source, notices) = read(LAW);
    let wanted = "     Article 1 These Rules are made to\nkeep logs of the\nnetwork.\n     Article 2 Operators keep logs.\n     Article 3 These Rules\nenter into force.\n";
    assert_eq!(source.as_str().replace("logs.\n\n", "logs.\n"), wanted);
    assert_eq!(
        notices,
        ["form feeds between pages were left out", "page numbers were left out", "running heads and feet of pages were left out"]
    );
    assert_letters_stand_in_the_file(LAW, &source);
}

#[test]
fn the_mark_of_the_file_is_counted() {
    let file = format!("\u{feff}{LAW}");
    let (source, _) = read(&file);
    assert_letters_stand_in_the_file(&file, &source);
}

#[test]
fn a_paragraph_over_two_pages_has_no_blank_line() {
    for (text, wanted) in [
        ("甲乙\n\n\n12\n\u{c}\n\n丙丁。\n", "甲乙\n丙丁。\n"),
        ("甲乙\r\n\r\n— 12 —\r\n\u{c}丙丁。\r\n", "甲乙\r\n丙丁。\r\n"),
        ("    甲。\n\n\u{c}    乙丙\n丁。\n", "    甲。\n\n    乙丙\n丁。\n"),
        ("甲。\n\n\u{c}乙", "甲。\n乙\n"),
        ("甲\n\n乙\n\u{c}", "甲\n\n乙\n"),
    ] {
        assert_eq!(read(text).0.as_str(), wanted, "{text:?}");
    }
}

#[test]
fn page_numbers_stand_alone_at_the_end_or_head() {
    for number in [
        "12",
        "- 12 -",
        "— 12 —",
        "－12－",
        "Page 3 of 10",
        "page 3",
        "3/10",
        "3 / 10",
        "第 3 页",
        "第三页",
        "第3页 共10页",
        "第 3 頁",
        "iv",
        "１２",
    ] {
        let (source, notices) = read(&format!("a law\n{number}\n\u{c}and more\n"));
        assert_eq!(source.as_str(), "a law\nand more\n", "{number}");
        assert!(notices.contains(&"page numbers were left out".to_owned()));
    }
    for word in ["2024", "12.", "(12)", "第十二条", "Article 12", "12 months", "第三页的规定", "---", "Page"] {
        let (source, _) = read(&format!("a law\n{word}\n\u{c}and more\n"));
        assert_eq!(source.as_str(), format!("a law\n{word}\nand more\n"), "{word}");
    }
    assert_eq!(read("a\n12\nb\n\u{c}").0.as_str(), "a\n12\nb\n", "within a page it is a word");
}

#[test]
fn lines_that_begin_provisions_do_not_run() {
    let text = (1..6).map(|n| format!("Article {n}\nNo one may {} this.\n\u{c}", "ab".repeat(n))).collect::<String>();
    assert_eq!(read(&text).0.as_str().matches("Article").count(), 5);
    let ends =
        (1..9).map(|n| format!("Word {}\nof data.\n\u{c}Number {}\nends\n\u{c}", "a".repeat(n), "b".repeat(n * 2))).collect::<String>();
    assert_eq!(read(&ends).0.as_str().matches("of data.").count(), 8);
    let heads = (1..6).map(|n| format!("Cap. 900   Model Ordinance   {n}\n第{n}页\n{}\n\u{c}", "text ".repeat(n))).collect::<String>();
    assert!(!read(&heads).0.as_str().contains("Model"));
}

#[test]
fn no_form_feed_no_pages() {
    let text = "a law\n\n- 12 -\n\nmore\n";
    let (source, notices) = read(text);
    assert_eq!((source.as_str(), notices.len()), (text, 0));
    assert_eq!(read("\u{c}\u{c}").0.as_str(), "");
}

#[test]
fn many_pages_take_linear_time() {
    assert!(read(&"a\n1\n\u{c}".repeat(100_000)).0.as_str().len() <= 200_000);
    assert_eq!(read(&"\u{c}".repeat(1_000_000)).0.as_str(), "");
}
