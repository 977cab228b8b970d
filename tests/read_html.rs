//! Pages of HTML: the main text is read, each letter of it with its place, and what is left out is said.

use duizhao::ErrorKind;
use duizhao::read::Reader;
use duizhao::text::{SourceText, Span};
use encoding_rs::GB18030;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};
use std::time::{Duration, Instant};

fn read(page: &str) -> (SourceText, Vec<String>) {
    let (source, notices) = Reader::new().read_noting(page.as_bytes()).expect("a page");
    assert!(notices.iter().all(|notice| notice.kind.as_str() == "left-out" && notice.span.start <= source.as_str().len()));
    assert_letters_stand_in_the_file(page, &source);
    (source, notices.into_iter().map(|notice| notice.message).collect())
}

fn text(page: &str) -> String {
    read(&format!("<!DOCTYPE html>{page}")).0.as_str().to_owned()
}

/// Each letter comes from itself or from an entity; places rise.
fn assert_letters_stand_in_the_file(file: &str, source: &SourceText) {
    let mut last = 0;
    for (at, c) in source.as_str().char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let span = source.file_span(Span::new(at, at + c.len_utf8()));
        let original = file.get(span.start..span.end).expect("characters");
        assert!(original == c.to_string() || original.starts_with('&'), "{c:?} is {original:?} at {span:?}");
        assert!(span.start >= last, "{c:?} at {span:?}");
        last = span.start;
    }
}

const PAGE: &str = r#"<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>网络接入管理办法（示范）_某部</title>
<style>p { margin: 0 }</style><script>document.write("<p>甲</p>");</script></head>
<body><header><h1>某部网站</h1></header>
<nav><ul><li><a href="/">首页</a></li><li><a href="/law">法规</a></li></ul></nav>
<div class="breadcrumb">当前位置：<a href="/">首页</a></div>
<h1>网络接入管理办法<br>（示范）</h1>
<!-- 正文 -->
<div class="TRS_Editor">
<p>　　第一条　为了<b>规范</b>网络&#25509;入，
制定本办法。</p>
<p>第二条&nbsp;不得转租专线&mdash;&mdash;违者处罚 A&amp;B。<p>（一）甲 <i>和</i>
乙；<br/>（二）丙。
<div style="display: none">隐藏的话</div>
<table><tr><th>项目</th><th>期限</th></tr><tr><td><p>日志</p></td><td>六个月</td></tr></table>
<img src="a.png" alt="图"></div>
<aside>相关链接</aside><form><input name=q><button>搜索</button></form><template><p>模板</p></template>
<p>来源：某部</p>
<footer>版权所有</footer></body></html>
"#;

#[test]
fn the_main_text_of_a_page_is_read() {
    let (source, notices) = read(PAGE);
    assert_eq!(
        source.as_str(),
        "网络接入管理办法\n（示范）\n　　第一条　为了规范网络接入，制定本办法。\n第二条\u{a0}不得转租专线——违者处罚 A&B。\n（一）甲 和乙；\n（二）丙。\n\
         项目\t期限\n日志\t六个月\n"
    );
    let wanted = [
        "title of the page",
        "style sheet",
        "script",
        "header",
        "navigation",
        "comment",
        "hidden",
        "picture",
        "aside",
        "form",
        "template",
        "around",
        "footer",
    ];
    assert_eq!(notices.len(), wanted.len(), "{notices:?}");
    for word in wanted {
        assert_eq!(notices.iter().filter(|notice| notice.contains(word)).count(), 1, "{word}: {notices:?}");
    }
    let at = source.as_str().find("接入，").expect("a word");
    assert_eq!(PAGE.get(source.file_span(Span::new(at, at + 3)).start..).map(|rest| rest.starts_with("&#25509;")), Some(true));
    let whole = source.file_span(Span::new(at - 6, at + 9));
    assert_eq!(PAGE.get(whole.start..whole.end), Some("网络&#25509;入，"));
}

#[test]
fn marks_and_line_ends_of_the_file_keep_places() {
    let page = format!("\u{feff}{}", PAGE.replace('\n', "\r\n"));
    assert_eq!(read(&page).0.as_str(), read(PAGE).0.as_str());
}

#[test]
fn a_page_in_gb_18030_is_read() {
    let page = PAGE.replace("utf-8", "gb2312");
    let (source, _) = Reader::new().read_noting(&GB18030.encode(&page).0).expect("a page");
    assert_eq!(source.as_str(), read(PAGE).0.as_str());
    assert_letters_stand_in_the_file(&page, &source);
}

#[test]
fn lines_are_those_of_a_browser() {
    for (page, wanted) in [
        ("<p>a  b\n c</p><p>d</p>", "a b c\nd\n"),
        ("a<br><br>b<hr>c", "a\nb\nc\n"),
        ("<p>a<span> b</span><em>c</em></p>", "a bc\n"),
        ("<pre>\n a\r\n  b\n\nc</pre>d", " a\n  b\n\nc\nd\n"),
        ("<ol><li>a<li>b<ul><li>c</ul></ol>d", "a\nb\nc\nd\n"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd\n"),
        ("<table><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td\n"),
        ("<table><tr><td>a</td><td></td><td>b<br>c</td></tr></table>", "a\t\tb c\n"),
        ("<table><tr><td><h2>a</h2><p>b</p></td><td>c</td></tr></table>", "a\nb\nc\n"),
        ("<p>&lt;b&gt; &amp;amp; 5 < 6 & 7</p>", "<b> &amp; 5 < 6 & 7\n"),
        ("<p>网络\n数据 条例\nlaw</p>", "网络数据 条例 law\n"),
        ("<P>A<SCRIPT>var a = '</p><p>';</SCRIPT>B</P>", "AB\n"),
        ("<script>if (a < b) { c('</p>'); }</script><p>a</p>", "a\n"),
        ("<svg><path/></svg><p>a<img src=x>b</p>", "ab\n"),
        ("<p hidden>a<p>b<span style='Display : None'>c</span>", "b\n"),
        ("<textarea><p>a</textarea><p>b", "b\n"),
    ] {
        assert_eq!(text(page), wanted, "{page}");
    }
}

#[test]
fn broken_pages_lose_no_words() {
    for (page, wanted) in [
        ("a", "a\n"),
        ("", ""),
        ("<body>", ""),
        ("<b>a<p>b</b>c</p>d", "a\nbc\nd\n"),
        ("<div><p>a</div>b</p>c</div></div>d", "a\nb\ncd\n"),
        ("<table><tr><td>a</div></p></td><td>b</table>c", "a\tb\nc\n"),
        ("</br>a</br>b</p>c", "a\nb\nc\n"),
        ("<p>a<div class=", "a\n"),
        ("<p>a<", "a<\n"),
        ("<p>a<!-- b", "a\n"),
        ("<p>a<script>b", "a\n"),
        ("<p>a<?xml:namespace prefix = o /><o:p>b</o:p></p>", "ab\n"),
        ("<a name=x>a<div>b</a>c", "a\nbc\n"),
        ("<p title='>'>a", "a\n"),
    ] {
        assert_eq!(text(page), wanted, "{page}");
    }
}

#[test]
fn the_main_part_is_told_by_content() {
    let law = "<p>第一条　为了规范网络接入，制定本办法。</p><p>第二条　不得转租专线。</p>".repeat(20);
    let links = "<li><a href=x>关于网络接入管理办法的通知的链接</a></li>".repeat(50);
    for page in [
        format!("<div><ul>{links}</ul></div><div><div>{law}</div></div><div>版权所有 某部</div>"),
        format!("<table><tr><td>{links}</td><td>{law}</td></tr></table>"),
        format!("<form id=aspnetForm><div>{links}</div><div>{law}</div><input type=submit></form>"),
        format!("<div class=content><ul>{links}</ul><div id=zoom>{law}</div></div>"),
        format!("<main><article><header></header>{law}</article></main><div>{links}</div>"),
        format!("<div class=menu>{law}</div><ul>{links}</ul>"),
    ] {
        let found = text(&page);
        assert!(found.starts_with("第一条") && found.ends_with("专线。\n") && found.lines().count() == 40, "{page}: {found}");
    }
    let annex = "<p>附件：日志应当记载时间、地址和用户。</p>".repeat(15);
    for page in [
        format!("<ul>{links}</ul><div>{law}</div><div>{links}</div><div>{annex}</div>"),
        format!("<ul>{links}</ul><div class=content>{law}</div><div>{annex}</div><div>版权所有</div>"),
    ] {
        let found = text(&page);
        assert!(found.starts_with("第一条") && found.ends_with("用户。\n") && found.lines().count() == 55, "{page}: {found}");
    }
    let chapters = format!("<ul>{links}</ul><div>{}</div>", format!("<section><h2>总则</h2>{law}</section>").repeat(5));
    assert_eq!(text(&chapters).lines().count(), 205);
    let articles = (1..30).map(|n| format!("<div class=article>第{n}条　不得转租专线。</div>")).collect::<String>();
    assert_eq!(text(&articles).lines().count(), 29);
}

#[test]
fn fragments_and_declared_pages_are_pages() {
    for page in [
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"><html><p>a</p></html>",
        "<!-- saved --><HTML><p>a</p></HTML>",
        "\n<html xmlns='http://www.w3.org/1999/xhtml'><p>a</p></html>",
        "<div><p>a</p></div>\n",
    ] {
        assert_eq!(read(page).0.as_str(), "a\n", "{page}");
    }
    for text in ["<!-- a --> text", "<2024> 办法\n"] {
        assert_eq!(read(text).0.as_str(), text);
    }
    assert_eq!(Reader::new().read(b"<law>a</law>").map_err(|error| error.kind()).err(), Some(ErrorKind::Unsupported));
}

#[test]
fn deep_and_broken_pages_take_linear_time() {
    let n = 100_000;
    for page in [
        format!("{}a{}b", "<div>".repeat(n), "</div>".repeat(n)),
        format!("{}a{}b", "<b>".repeat(n), "</div>".repeat(n)),
        format!("<div><td>{}a{}b", "<i>".repeat(n), "</div>".repeat(n)),
        format!("{}a{}b", "<table><tr><td>".repeat(n / 2), "</span>".repeat(n)),
        format!("{}b", "<a href=x>a".repeat(n)),
        format!("{}b", "&amp".repeat(n)),
        format!("{}b", "<p>a</p><div class=article>".repeat(n / 2)),
        format!("b{}", "<".repeat(n)),
    ] {
        let begin = Instant::now();
        let (source, _) = read(&format!("<html>{page}"));
        assert!(source.as_str().contains('b') && begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
    }
}

/// A piece of a page, most often one that means something.
fn piece() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "p",
        "div",
        "b",
        "a",
        "a href=x",
        "table",
        "tr",
        "td",
        "li",
        "ul",
        "br",
        "pre",
        "script",
        "title",
        "form",
        "nav",
        "p hidden",
        "h1",
        "x:y",
        "p class='甲&amp;乙'",
        "p id=\"content\" 丙=丁",
        "img/",
        "svg",
    ]);
    let words = prop::sample::select(vec![
        "甲", "law", " ", "\n", "\r\n", "\r", "&amp;", "&amp", "&#x7532", "&nbsp;", "&", "<", "</", "<!--", "-->", "<!", "<?", ">", "\"",
        "'", "<p ", "𠀀", "é", "]]>", "&notit;", "\u{a0}",
    ]);
    prop_oneof![
        names.clone().prop_map(|name| format!("<{name}>")),
        names.prop_map(|name| format!("</{}>", name.split([' ', '/']).next().unwrap_or_default())),
        words.prop_map(str::to_owned),
        any::<char>().prop_map(|c| c.to_string().replace('\0', " ")),
        Just("第一条　".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_soup_keeps_its_places(pieces in prop::collection::vec(piece(), 0..60)) {
        let (source, _) = read(&format!("<!DOCTYPE html>{}", pieces.concat()));
        let words = source.as_str().trim_end_matches([' ', '\t', '\u{a0}']);
        assert!(words.is_empty() || words.ends_with('\n'), "{words:?}");
    }
}

/// A local regulation as a congress prints it: blocks for everything, line ends for paragraphs, hard spaces for indents, buttons beside the text.
#[test]
fn a_page_of_blocks_with_buttons_gives_the_law_alone() {
    use duizhao::parse::Parser;
    let page = r#"<html><head><meta charset="utf-8"><title>临江市网络接入条例_临江市人大</title></head><body>
<div class="top"><a href="/">首页</a> | <a href="/a">机构概况</a> | <a href="/b">立法工作</a> | <a href="/c">代表工作</a></div>
<div class="wz">当前位置：<a href="/">首页</a>&gt;<a href="/fg">地方性法规</a></div>
<div class="content"><div class="tit">临江市网络接入条例</div>
<div class="info"><span>发布时间：2024-04-18</span>&nbsp;&nbsp;<span>来源：临江市人大常委会</span>&nbsp;&nbsp;<span>字号：[<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>]</span></div>
<div class="share"><a>分享到微信</a><a>分享到微博</a></div>
<div id="zoom"><div>&nbsp;&nbsp;&nbsp;&nbsp;（2024年3月28日临江市第八届人民代表大会常务委员会第十二次会议通过）<br><br></div>
<div>&nbsp;&nbsp;&nbsp;&nbsp;第一章&nbsp;&nbsp;总则<br>&nbsp;&nbsp;&nbsp;&nbsp;第一条&nbsp;&nbsp;为了规范网络接入，制定本条例。<br>&nbsp;&nbsp;&nbsp;&nbsp;第二条&nbsp;&nbsp;网络运营者不得有下列行为：<br>&nbsp;&nbsp;&nbsp;&nbsp;（一）转租专线；<br>&nbsp;&nbsp;&nbsp;&nbsp;（二）冒用资质。<br></div>
<div>&nbsp;&nbsp;&nbsp;&nbsp;第三条&nbsp;&nbsp;违反前条规定的，依法处理。<br>&nbsp;&nbsp;&nbsp;&nbsp;第四条&nbsp;&nbsp;本条例自2024年6月1日起施行。</div></div>
<div class="bq">扫一扫在手机打开当前页</div><div class="print"><a href="javascript:window.print()">打印</a> <a>关闭</a></div></div>
<div class="foot">版权所有：临江市人大常委会办公室 备案号00000000</div></body></html>
"#;
    let (source, _) = read(page);
    assert!(!["打印", "扫一扫", "微博", "版权", "首页"].iter().any(|words| source.as_str().contains(words)), "{}", source.as_str());
    let law = Parser::new().parse(&source);
    assert_eq!(law.title(), Some("临江市网络接入条例"));
    let addresses: Vec<String> = law.provisions().map(|provision| provision.address().to_string()).collect();
    let wanted = [
        "ch1",
        "art1",
        "art1/para1",
        "art2",
        "art2/para1",
        "art2/para1/sub1",
        "art2/para1/sub2",
        "art3",
        "art3/para1",
        "art4",
        "art4/para1",
    ];
    assert_eq!(addresses, wanted);
    assert_eq!(law.particulars().adopted.map(|date| date.value.to_string()).as_deref(), Some("2024-03-28"));
}
