//! Pages and pictures: structure, links, what is shown as text whatever it holds, and the policy of what may run.
#![cfg(feature = "show")]

use base64::Engine;
use duizhao::align::Aligner;
use duizhao::bitext::{Bitext, Link};
use duizhao::finding::{Finding, Kind, Severity};
use duizhao::instrument::{Address, Instrument};
use duizhao::parse::Parser;
use duizhao::segment::Segmenter;
use duizhao::show::{Bars, Coverage, Page, Plot, SCRIPT, STYLE, Strip};
use duizhao::text::{Lang, SourceText, Span};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

struct Made {
    zh: Instrument,
    en: Instrument,
    bitext: Bitext,
}

impl Made {
    fn new(zh: &str, en: &str) -> Self {
        let parse = |text: &str, lang| Parser::new().parse(&SourceText::new(text).in_lang(lang));
        let (zh, en) = (parse(zh, Lang::Zh), parse(en, Lang::En));
        let bitext = Aligner::new().align(&Segmenter::new().segment(&zh), &Segmenter::new().segment(&en));
        Self { zh, en, bitext }
    }

    fn page(&self) -> Page<'_> {
        Page::new(&self.bitext, &self.zh, &self.en)
    }
}

/// The rows of a page.
fn body(html: &str) -> &str {
    html.split_once("<body>").expect("a body").1.split("<script>").next().unwrap_or_default()
}

fn law() -> Made {
    Made::new(
        "示范专线办法\n第一章　总则\n第一条　本办法所称专线，是指专供特定用户使用的线路。\n第二条　未经批准，不得转租专线。\n有下列情形之一的，应当备案：\n（一）跨境使用的；\n（二）转作他用的。\n\
         第二章　罚则\n第三条　违反第二条第一款规定转租专线的，依照《中华人民共和国电信条例》第十条处以罚款。\n",
        "Model Measures on Dedicated Lines\nChapter 1 General Provisions\nArticle 1 The term \"dedicated line\" as used in these Measures means a line reserved for a certain user.\nArticle 2 Without approval, no dedicated line shall be sublet.\n\
         Filing is required in any of the following cases:\n(1) cross-border use;\n(2) use for another purpose.\nChapter 2 Penalties\nArticle 3 Whoever sublets a dedicated line in violation of the first paragraph of Article 2 shall be fined.\n",
    )
}

#[test]
fn style_and_script_have_their_hashes() {
    let hash = |text: &str| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
    let wanted = format!(
        "//! SHA-256 of the style and the script, in base 64, for the policy of a page; written by `UPDATE=1 cargo test --test show`.\n\n\
         pub(super) const STYLE_HASH: &str = \"{}\";\npub(super) const SCRIPT_HASH: &str = \"{}\";\n",
        hash(STYLE),
        hash(SCRIPT)
    );
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("src/show/hashes.rs", &wanted).expect("a file");
    }
    assert_eq!(std::fs::read_to_string("src/show/hashes.rs").expect("a file"), wanted, "UPDATE=1 cargo test --test show writes them anew");
}

#[test]
fn a_page_has_outline_rows_and_links() {
    let law = law();
    let html = law.page().to_html();
    for part in [
        "<html lang=\"en\">",
        "<a class=\"skip\" href=\"#text\">",
        "<a href=\"#ch1\"><span lang=\"zh-Hans\">第一章　总则</span> <span lang=\"en\">Chapter 1 General Provisions</span></a>",
        "id=\"art2\"",
        "<span id=\"art2/para1\"></span>",
        "id=\"art2/para2/sub2\"",
        "<a class=\"q\" href=\"#art2/para1\" title=\"第二条第一款\">第二条第一款</a>",
        "title=\"Another instrument: 中华人民共和国电信条例\"",
        "<dfn id=\"def-zh-1\">专线</dfn>",
        "<a class=\"t\" href=\"#def-zh-1\"",
        "<dfn id=\"def-en-1\">dedicated line</dfn>",
    ] {
        assert!(html.contains(part), "wanted {part} in {}", body(&html));
    }
    assert_eq!(html.matches("<div class=\"r ").count(), law.bitext.beads().len() - 1, "a row a bead, and the title at the head");
    assert_eq!(html, law.page().to_html());
}

#[test]
fn links_lead_to_places_that_are_there_and_names_are_given_once() {
    let html = law().page().to_html();
    let values = |name: &str| -> Vec<String> {
        let pattern = regex::Regex::new(&format!(r#" {name}="([^"]*)""#)).expect("a regular expression");
        pattern.captures_iter(&html).map(|found| found[1].to_owned()).collect()
    };
    let ids = values("id");
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    for link in values("href") {
        let place = link.strip_prefix('#').expect("a link within the page");
        assert!(ids.iter().any(|id| id == place), "{link}");
    }
}

#[test]
fn a_part_shows_one_article_and_leads_to_the_whole() {
    let law = law();
    let address = "art2/para2/sub1".parse().expect("an address");
    let html = law.page().base("/i/model").part(&address).to_html();
    assert!(html.contains("未经批准") && html.contains("转作他用") && !html.contains("违反"), "{}", body(&html));
    assert!(html.contains("here\" id=\"art2/para2/sub1\"") && html.matches(" here\"").count() == 1, "{}", body(&html));
    assert!(html.contains("href=\"/i/model/art2/para2/sub1\"") && html.contains("href=\"/i/model#def-zh-1\""), "{}", body(&html));
    let heading = law.page().part(&"ch2".parse().expect("an address")).to_html();
    assert!(heading.contains("违反") && !heading.contains("未经批准"), "{}", body(&heading));
    let nowhere = law.page().part(&"art99".parse().expect("an address")).to_html();
    assert_eq!(nowhere, law.page().to_html());
}

#[test]
fn the_page_speaks_chinese() {
    let html = law().page().words(Lang::Zh).to_html();
    assert!(html.contains("<html lang=\"zh-Hans\">") && html.contains("跳到正文"), "{html}");
}

#[test]
fn remarks_stand_under_their_bead() {
    let law = law();
    let text = law.zh.source().as_str();
    let at = text.find("不得转租").expect("the words are there");
    let note = Finding {
        severity: Severity::Error,
        kind: Kind::Modality,
        address: Address::default(),
        zh: Some(Span::new(at, at + "不得".len())),
        en: None,
        message: "不得 is a prohibition; \"<b>should\" is none".to_owned(),
    };
    let html = law.page().findings([note]).to_html();
    assert!(html.contains("<mark class=\"f e\" aria-details=\"note-1\">不得</mark>"), "{html}");
    let row = html.split("<div class=\"r ").find(|row| row.contains("不得</mark>")).expect("a row");
    assert!(
        row.contains("<p class=\"note error\" id=\"note-1\"><strong>Error</strong> 不得 is a prohibition; &quot;&lt;b&gt;should&quot;"),
        "{row}"
    );
}

#[test]
fn linked_words_bear_one_number() {
    let made = Made::new("第一条　不得转租专线。\n", "Article 1 No dedicated line shall be sublet.\n");
    let words = |zh: &str, en: &str| {
        let unit = made.bitext.units().next().expect("a unit");
        let span = |text: &str, word: &str| text.find(word).map(|at| Span::new(at, at + word.len())).expect("the word is there");
        Link { zh: span(&unit.zh(), zh), en: span(&unit.en(), en), confidence: 0.9 }
    };
    let links =
        vec![words("专线", "dedicated"), words("专线", "line"), words("转租", "sublet"), Link { confidence: 0.01, ..words("不得", "No") }];
    let html = made.page().links([links]).to_html();
    // 第一条　不得[转租][专线], No [dedicated] [line] shall be [sublet]: gap, length and number of each word.
    assert!(html.contains("data-w=\"6.2.2 0.2.1\""), "{}", body(&html));
    assert!(html.contains("data-w=\"13.9.1 1.4.1 10.6.2\""), "{}", body(&html));
    assert_eq!(body(&html).matches("data-w").count(), 2, "{}", body(&html));
}

#[test]
fn both_scripts_are_tagged() {
    let made =
        Made::new("示範辦法\n第 1 條\n未經批准，不得轉租專線。\n", "Model Measures\nArticle 1\nNo dedicated line shall be sublet.\n");
    assert!(made.page().to_html().contains("lang=\"zh-Hant\""));
    let empty = Made::new("", "");
    assert!(empty.page().to_html().contains("Untitled"));
}

/// Every sign that could open a tag or an attribute, or hide other signs, among law-like words.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("第一条　".to_owned()),
        Just("\nArticle 2 ".to_owned()),
        Just("\n（一）".to_owned()),
        Just("本办法所称<i>专线，是指".to_owned()),
        Just("第一条第二款".to_owned()),
        Just("《<script>》第三条".to_owned()),
        Just("\"<b>\" means ".to_owned()),
        Just("<script>alert(1)</script>".to_owned()),
        Just("\"><img src=x onerror=alert(1)>".to_owned()),
        Just("' onmouseover='x".to_owned()),
        Just("</style></title></script>".to_owned()),
        Just("&lt;!--\u{202e}\u{0}".to_owned()),
        "[<>&\"'a-z。，]{0,6}",
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// The tags of a page without what was made by us alone.
fn tags(html: &str) -> Vec<String> {
    let (head, rest) = html.split_once("<style>").expect("a style");
    let (_, rest) = rest.split_once("</style>").expect("its end");
    let (body, _) = rest.rsplit_once("<script>").expect("a script");
    let pattern = regex::Regex::new(r"<[^>]*>").expect("a regular expression");
    pattern.find_iter(&format!("{head}{body}")).map(|tag| tag.as_str().to_owned()).collect()
}

/// All pictures of a bitext, and bars under these names.
fn pictures(made: &Made, name: &str) -> Vec<String> {
    let (bitext, zh, en) = (&made.bitext, &made.zh, &made.en);
    let bars = Bars::new(name).bar(name, 3).bar("personal data", 1);
    vec![Plot::new(bitext, zh, en).to_svg(), Strip::new(bitext, zh).to_svg(), Coverage::new(bitext, zh, en).to_svg(), bars.to_svg()]
}

/// The names of the elements of a file, which is whole XML.
fn elements(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut names = Vec::new();
    loop {
        match reader.read_event().expect("whole XML") {
            quick_xml::events::Event::Start(start) => {
                start.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
                names.push(String::from_utf8(start.name().as_ref().to_vec()).expect("UTF-8"));
            }
            quick_xml::events::Event::Eof => return names,
            _ => {}
        }
    }
}

#[test]
fn pictures_say_what_they_show() {
    let law = law();
    let pictures = pictures(&law, "专线");
    for (svg, parts) in pictures.iter().zip([
        vec![">第一章 总则</text>", ">Chapter 2 Penalties</text>", "class=\"g3\"", "sure: 9"],
        vec![">第二章 罚则</text>", "Doubt along the text"],
        vec![">Chapter 1 General Provisions</text>", ">100 %</text>"],
        vec![">专线</text>", ">3</text>"],
    ]) {
        assert!(elements(svg).iter().all(|name| name != "script"));
        parts.iter().for_each(|part| assert!(svg.contains(part), "wanted {part} in {svg}"));
    }
    assert_eq!(pictures, self::pictures(&law, "专线"));
    let empty = Made::new("", "");
    self::pictures(&empty, "").iter().for_each(|svg| assert!(!elements(svg).is_empty() && !svg.contains("NaN"), "{svg}"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_are_shown_as_text(zh in hostile(), en in hostile(), message in hostile()) {
        let made = Made::new(&zh, &en);
        let note = Finding { severity: Severity::Warning, kind: Kind::Term, address: Address::default(), zh: Some(Span::new(0, 3)), en: None, message };
        let html = made.page().findings([note]).to_html();
        let tag = regex::Regex::new(
            r#"^<(!DOCTYPE html|/[a-z0-9]+|(html|head|meta|title|body|a|header|h[1-5]|span|dl|div|dt|dd|fieldset|legend|input|label|search|output|nav|details|summary|ul|li|main|b|i|dfn|mark|p|strong|code|br|footer)( (lang|charset|http-equiv|content|name|class|href|id|title|aria-[a-z]+|data-none|data-w|type|for|hidden|checked|open|tabindex|placeholder|autocomplete|spellcheck)(="[^"<>]*")?)*)>$"#,
        ).expect("a regular expression");
        for found in tags(&html) {
            prop_assert!(tag.is_match(&found), "{found}");
        }
        prop_assert!(!html.contains(['\u{202e}', '\0']), "a hidden sign");
        for svg in pictures(&made, &zh) {
            for name in elements(&svg) {
                prop_assert!(["svg", "title", "desc", "style", "rect", "text", "path", "polyline", "circle"].contains(&name.as_str()), "{name}");
            }
        }
    }
}
