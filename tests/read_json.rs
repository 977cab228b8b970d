//! The JSON of Taiwan's Ministry of Justice: what is written out of it, where that stands in the file, and what is refused.

use duizhao::ErrorKind;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::text::{Lang, Span};

const ZH: &str = r#"{
    "法規性質": "命令",
    "法規名稱": "網路接入管理辦法",
    "英文法規名稱": "Regulations on Network Access",
    "最新異動日期": "20240101",
    "沿革內容": "1.中華民國一百十三年一月一日訂定發布",
    "法規內容": [
        { "編章節": "第 一 章 總則" },
        { "條號": "第 1 條", "條文內容": "為管理網路接入，\u8a02\u5b9a本辦法。\r\n所稱 \ud842\udfb7\/\"甲\"，指：\r\n一、專線。\n二、其他\r依\r\n  法律公告者。" },
        { "條號": "第 1-1 條", "條文內容": "（刪除）" },
        { "編章節": "第 二 章 附則" },
        { "條號": "第 2 條", "條文內容": "本辦法自發布日施行。" }
    ]
}"#;

const TEXT: &str = "網路接入管理辦法
第 一 章 總則
第 1 條
為管理網路接入，訂定本辦法。
所稱 𠮷/\"甲\"，指：
一、專線。
二、其他
依
  法律公告者。
第 1-1 條
（刪除）
第 二 章 附則
第 2 條
本辦法自發布日施行。
";

const EN: &str = r#"{"英文法規名稱":"Regulations on Network Access","中文法規名稱":"網路接入管理辦法","法規內容":[
    {"編章節":"Chapter I. General Provisions"},{"條號":"Article 1","條文內容":"These Regulations govern access."},
    {"條號":"Article 1-1","條文內容":"(Deleted)"}]}"#;

fn read(file: &str) -> String {
    Reader::new().read(file.as_bytes()).expect("a law").as_str().to_owned()
}

fn articles(file: &str) -> String {
    let law = Parser::new().parse(&Reader::new().read(file.as_bytes()).expect("a law"));
    let top = law.provisions().filter(|provision| !provision.mark().is_empty()).map(|provision| provision.address().to_string());
    top.collect::<Vec<_>>().join(" ")
}

#[test]
fn an_article_and_its_lines() {
    let (source, notices) = Reader::new().read_noting(format!("\u{feff}{ZH}").as_bytes()).expect("a law");
    assert_eq!(source.as_str(), TEXT);
    assert_eq!(source.lang(), Lang::Zh);
    assert_eq!(notices.iter().map(|notice| notice.kind.as_str()).collect::<Vec<_>>(), ["left-out"], "the history is left out");
    assert_eq!(
        read(EN),
        "Regulations on Network Access\nChapter I. General Provisions\nArticle 1\nThese Regulations govern access.\nArticle 1-1\n(Deleted)\n"
    );
    assert_eq!(articles(ZH), "ch1 art1 art1/para2/sub1 art1/para2/sub2 art1-1 ch2 art2");
    assert_eq!(articles(EN), "ch1 art1 art1-1");
}

#[test]
fn the_files_with_all_laws_have_other_keys() {
    let zh = r#"{"UpdateDate":"2024/1/1","Laws":[{"LawName":"網路接入管理辦法","EngLawName":"Network","LawForeword":"","LawArticles":[
        {"ArticleType":"C","ArticleNo":"","ArticleContent":"   第 一 章 總則"},{"ArticleType":"A","ArticleNo":"第 1 條","ArticleContent":"甲。"}]}]}"#;
    let wanted = "網路接入管理辦法\n   第 一 章 總則\n第 1 條\n甲。\n";
    assert_eq!(read(zh), wanted);
    assert_eq!(read(&format!("[{zh}]")), wanted);
    assert_eq!(articles(zh), "ch1 art1");
    let en = r#"[{"LawName":"網路","EngLawName":"Network","EngLawArticles":[{"EngArticleNo":"Article 1","EngArticleContent":"A."}]}]"#;
    assert_eq!(read(en), "Network\nArticle 1\nA.\n");
    assert_eq!(read(&format!("[{ZH}]")), TEXT);
}

#[test]
fn every_character_leads_back_to_its_own() {
    for file in [ZH.to_owned(), format!("\u{feff}{ZH}"), format!(" [{ZH}]")] {
        let source = Reader::new().read(file.as_bytes()).expect("a law");
        for (at, letter) in TEXT.char_indices() {
            let span = source.file_span(Span::new(at, at + letter.len_utf8()));
            let original = file.get(span.start..span.end).unwrap_or_else(|| panic!("{letter} at {at} is inside a character"));
            let wanted: &[&str] = match letter {
                '\n' => &["", r"\r\n", r"\n", r"\r"],
                '訂' => &[r"\u8a02"],
                '定' => &[r"\u5b9a"],
                '𠮷' => &[r"\ud842\udfb7"],
                '/' => &[r"\/"],
                '"' => &["\\\""],
                _ => &[],
            };
            assert!(original.starts_with(letter) || wanted.contains(&original), "{letter}: {original}");
        }
        let at = TEXT.find("訂定本辦法").expect("the words");
        let span = source.file_span(Span::new(at, at + "訂定本辦法".len()));
        assert_eq!(file.get(span.start..span.end), Some(r"\u8a02\u5b9a本辦法"));
    }
}

#[test]
fn what_is_no_law_is_refused_with_its_place() {
    let deep = format!("{{\"a\":{}", "[".repeat(100_000));
    for (name, file, kind, advice) in [
        ("other JSON", r#"{"a":[1,{"b":null}]}"#.to_owned(), ErrorKind::Unsupported, "take the text out"),
        ("a list of words", r#"["第一条"]"#.to_owned(), ErrorKind::Unsupported, "take the text out"),
        ("no articles", r#"{"法規名稱":"甲","法規內容":"乙"}"#.to_owned(), ErrorKind::Unsupported, "take the text out"),
        ("several laws", format!("{{\"Laws\":[{ZH},{EN}]}}"), ErrorKind::Unsupported, "split"),
        ("cut", ZH.split("附則").next().unwrap_or_default().to_owned(), ErrorKind::Format, "broken"),
        ("broken", ZH.replace("\"條號\":", "\"條號\""), ErrorKind::Format, "broken"),
        ("deep", deep, ErrorKind::Format, "broken"),
        ("half a pair", ZH.replace(r"\udfb7", ""), ErrorKind::Format, "escape"),
        ("NUL", ZH.replace(r"\/", r"\u0000"), ErrorKind::Format, "escape"),
    ] {
        let error = Reader::new().read(file.as_bytes()).err().unwrap_or_else(|| panic!("{name} is refused"));
        assert_eq!(error.kind(), kind, "{name}: {error}");
        assert!(error.to_string().contains(advice), "{name}: {error}");
        assert_eq!(error.line_at().or(error.byte_at().map(|_| 0)).is_some(), kind == ErrorKind::Format, "{name}: {error}");
    }
    let file = format!("\u{feff}{}", ZH.replace(r"\/", r"\u0000"));
    assert_eq!(Reader::new().read(file.as_bytes()).expect_err("refused").byte_at(), file.find(r"\u0000"));
}
