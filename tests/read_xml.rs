//! The XML of Hong Kong e-Legislation: what is written out of it, where that stands in the file, and what is refused.

use duizhao::ErrorKind;
use duizhao::instrument::Jurisdiction;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::text::{Lang, Span};

const ZH: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<ordinance xmlns="http://www.xml.gov.hk/schemas/hklm/1.0" xml:lang="zh-Hant-HK"><meta><docName>第999章</docName></meta><main>
  <longTitle><content>本條例旨在就電子支付服務
      設立發牌制度。</content><content><marker role="blank-line"/></content></longTitle>
  <part><num value="1">第1部</num><heading>導言</heading>
    <division><num value="1">第1分部</num><heading>一般條文</heading>
    <section><num value="1">1.</num><heading>簡稱</heading><content>本條例可引稱為<shortTitle>《電子支付條例》</shortTitle>。<sourceNote>(2020年第1號)</sourceNote></content></section>
    <section><num value="2">2.</num><heading>釋義</heading>
      <subsection><num value="1">(1)</num><leadIn>在本條例中——</leadIn>
        <def><term>牌照</term> (<term>licence</term>)指根據<ref>第3條</ref>批給的牌照；</def>
        <def><leadIn><term>服務</term> (<term>service</term>)包括——</leadIn>
          <paragraph><num value="a">(a)</num><content>發行 A&amp;B 電子貨幣；或</content></paragraph>
          <paragraph><num value="aa">(aa)</num><content>執行&#25903;付指示。</content></paragraph></def></subsection>
      <subsection><num value="1A">(1A)</num><leadIn>任何人——</leadIn>
        <paragraph><num value="a">(a)</num><leadIn/><subparagraph><num value="i">(i)</num><content>經營該項服務而事先沒有取得專員批給的牌照，</content></subparagraph></paragraph>
        <continued>	即屬犯罪。</continued></subsection>
      <subsection><num value="2">(2)</num><sourceNote>(由2021年第2號廢除)</sourceNote></subsection></section>
    <section><num value="2A">2A.</num><heading>適用範圍等</heading><content>本條例適用於<![CDATA[香港]]>。</content></section></division></part>
  <schedule><num value="1">附表1</num><heading>費用</heading><section><num value="1">1.</num><heading>牌照費</heading><content>費用為$100。</content></section></schedule>
</main></ordinance>"#;

const TEXT: &str = "《電子支付條例》
本條例旨在就電子支付服務設立發牌制度。
第1部 導言
第1分部 一般條文
1. 簡稱
本條例可引稱為《電子支付條例》。
2. 釋義
(1) 在本條例中——
牌照 (licence)指根據第3條批給的牌照；
服務 (service)包括——
(a) 發行 A&B 電子貨幣；或
(aa) 執行支付指示。
(1A) 任何人——
(a)
(i) 經營該項服務而事先沒有取得專員批給的牌照，

即屬犯罪。
(2)
2A. 適用範圍等
本條例適用於香港。
附表1
費用
1. 牌照費
費用為$100。
";

#[test]
fn a_provision_a_line() {
    let (source, notices) = Reader::new().read_noting(ZH.as_bytes()).expect("an ordinance");
    assert_eq!(source.as_str(), TEXT);
    assert_eq!(source.lang(), Lang::Zh);
    let notices: Vec<_> = notices.iter().map(|notice| (notice.kind.as_str(), notice.span.start)).collect();
    assert_eq!(notices, [("left-out", TEXT.find("\n2. ").expect("a section"))], "one notice, where the first note stood");
}

#[test]
fn the_tree_is_that_of_the_elements() {
    let law = Parser::new().jurisdiction(Jurisdiction::HongKong).parse(&Reader::new().read(ZH.as_bytes()).expect("an ordinance"));
    assert_eq!(law.title(), Some("電子支付條例"));
    let marked = law.provisions().filter(|provision| !provision.mark().is_empty());
    let found: Vec<String> = marked.map(|provision| format!("{} {}", provision.address(), provision.mark())).collect();
    let wanted = "part1 第1部|part1/sec1 第1分部|art1 1.|art2 2.|art2/para1 (1)|art2/para1/ptx2/sub1 (a)|art2/para1/ptx2/sub1-1 (aa)|\
        art2/para1-1 (1A)|art2/para1-1/sub1 (a)|art2/para1-1/sub1/item1 (i)|art2/para2 (2)|art2-1 2A.|annex1 附表1|annex1/art1 1.";
    assert_eq!(found.join("|"), wanted);
}

#[test]
fn every_character_leads_back_to_its_own() {
    for file in [ZH.to_owned(), format!("\u{feff}{ZH}"), ZH.replace('\n', "\r\n")] {
        let source = Reader::new().read(file.as_bytes()).expect("an ordinance");
        assert_eq!(source.as_str(), TEXT);
        for (at, letter) in TEXT.char_indices() {
            let span = source.file_span(Span::new(at, at + letter.len_utf8()));
            let original = file.get(span.start..span.end).unwrap_or_else(|| panic!("{letter} at {at} is inside a character"));
            let escaped = matches!(original, "&amp;" | "&#25903;");
            assert!(
                original.starts_with(letter) || escaped || letter.is_whitespace() && original.trim().is_empty(),
                "{letter}: {original}"
            );
        }
        let words = "適用於香港。";
        let at = TEXT.find(words).expect("the words");
        let span = source.file_span(Span::new(at, at + words.len()));
        assert_eq!(file.get(span.start..span.end), Some("適用於<![CDATA[香港]]>。"));
    }
}

#[test]
fn english_and_prefixes() {
    let file = r#"<h:ordinance xmlns:h="http://www.xml.gov.hk/schemas/hklm/1.0"><h:meta><h:docName>Cap. 999</h:docName></h:meta><h:main>
        <h:section><h:num value="1">1.</h:num><h:heading>Staff of
        Commissioner, etc.</h:heading><h:subsection><h:num value="1">(1)</h:num><h:leadIn>The Commissioner may employ&#160;persons,
        </h:leadIn><h:continued>as he thinks fit.</h:continued></h:subsection></h:section></h:main></h:ordinance>"#;
    let (source, notices) = Reader::new().read_noting(file.as_bytes()).expect("an ordinance");
    assert_eq!(
        source.as_str(),
        "Cap. 999\n1. Staff of Commissioner, etc.\n(1) The Commissioner may employ persons,\n\nas he thinks fit.\n"
    );
    assert!(notices.is_empty());
}

#[test]
fn what_is_no_ordinance_is_refused_with_its_place() {
    let deep = |name: &str| ZH.replace("<longTitle>", &format!("<longTitle>{name}").repeat(300));
    for (name, file, kind, place, advice) in [
        ("other XML", "<law><article>第一条</article></law>".to_owned(), ErrorKind::Unsupported, None, "plain text"),
        ("other namespace", ZH.replace("hklm/1.0", "hklm/9.0"), ErrorKind::Unsupported, None, "plain text"),
        ("cut", ZH.split("<heading>釋義").next().unwrap_or_default().to_owned(), ErrorKind::Format, Some(""), "cut off"),
        ("broken", ZH.replacen("</leadIn>", "</lead>", 1), ErrorKind::Format, Some("</lead>"), "broken"),
        ("own entity", ZH.replace("&amp;", "&fee;"), ErrorKind::Format, Some("&fee;"), "`&fee;`"),
        ("no character", ZH.replace("&#25903;", "&#xD800;"), ErrorKind::Format, Some("&#xD800;"), "number"),
        ("NUL", ZH.replace("&#25903;", "&#0;"), ErrorKind::Format, Some("&#0;"), "found"),
        (
            "document type",
            ZH.replacen("\n", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", 1),
            ErrorKind::Format,
            Some("\n"),
            "type",
        ),
        ("deep", deep("<content>"), ErrorKind::Format, None, "within each other"),
    ] {
        let error = Reader::new().read(file.as_bytes()).err().unwrap_or_else(|| panic!("{name} is refused"));
        assert_eq!(error.kind(), kind, "{name}: {error}");
        assert!(error.to_string().contains(advice), "{name}: {error}");
        assert_eq!(error.byte_at().is_some(), kind == ErrorKind::Format, "{name}: {error}");
        if let Some(place) = place.filter(|place| place.starts_with(['&', '<'])) {
            let marked = format!("\u{feff}{file}");
            let byte = Reader::new().read(marked.as_bytes()).expect_err("refused").byte_at().unwrap_or_default();
            assert_eq!(marked.find(place), Some(byte), "{name}: {error}");
        }
    }
}
