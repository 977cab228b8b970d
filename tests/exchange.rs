//! Files for other tools: what is written is read again, and files of other tools are read for what they hold.

use duizhao::bitext::{Authentic, Note, Side, Titles, Unit};
use duizhao::exchange::tmx;
use duizhao::exchange::xliff::{self, Version};
use duizhao::instrument::{Address, Level, Number, Step};
use duizhao::text::Lang;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn side(text: &str) -> Option<Side> {
    Some(Side { text: text.to_owned() })
}

/// Texts with what XML, rows and line ends make hard.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("网络运营者应当留存日志。".to_owned()),
        Just("網路業者應留存紀錄。".to_owned()),
        Just("A & B <c> \"d\" 'e' ]]> &amp; -- ?>".to_owned()),
        Just(" \t leading\r\nand\rtrailing\n ".to_owned()),
        Just("\u{0}\u{1}\u{1b}\u{b}\u{fffe}\u{ffff}\u{85}\u{2028}".to_owned()),
        Just(String::new()),
        any::<String>(),
    ]
}

/// A text without the characters that XML cannot hold.
fn allowed() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        text.chars().filter(|c| (matches!(c, '\t' | '\n' | '\r') || !c.is_control()) && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
    })
}

fn address() -> impl Strategy<Value = Address> {
    let level = prop_oneof![Just(Level::Article), Just(Level::Paragraph), Just(Level::Chapter), Just(Level::Point), Just(Level::Annex)];
    let step = (level, 1u32..5000, 0u32..3).prop_map(|(level, main, nth)| match nth {
        0 => Step::new(level, Number::new(main)),
        nth => Step::new(level, Number::new(main).inserted(nth)),
    });
    vec(step, 0..4).prop_map(Address::new)
}

fn note() -> impl Strategy<Value = Note> {
    let side = prop_oneof![Just(None), Just(Some(Lang::Zh)), Just(Some(Lang::En))];
    let kind = prop_oneof![Just(String::new()), Just("error/amount".to_owned()), Just("a b".to_owned())];
    (allowed(), kind, side).prop_map(|(text, kind, side)| Note { text, kind, side })
}

fn unit() -> impl Strategy<Value = Unit> {
    let authentic = prop_oneof![Just(Authentic::Zh), Just(Authentic::En), Just(Authentic::Both)];
    let texts = (option::of(text()), option::of(text()), option::of(0.0f64..=1.0));
    let about = (allowed(), option::of(allowed()), option::of(allowed()), vec(allowed(), 0..3), address());
    let more = (option::of(allowed()), option::of(allowed()), option::of(authentic), option::of(allowed()), vec(note(), 0..3));
    (texts, about, more).prop_map(
        |((zh, en, confidence), (instrument, t_zh, t_en, short, address), (date, status, authentic, place, notes))| Unit {
            instrument,
            title: Titles { zh: t_zh, en: t_en },
            short,
            address,
            zh: zh.map(|text| Side { text }),
            en: en.map(|text| Side { text }),
            date,
            status,
            authentic,
            jurisdiction: place,
            confidence,
            notes,
        },
    )
}

/// Units of a few instruments one after the other, as real files have them.
fn units() -> impl Strategy<Value = Vec<Unit>> {
    vec((unit(), 1usize..3), 0..4).prop_map(|units| units.into_iter().flat_map(|(unit, times)| std::iter::repeat_n(unit, times)).collect())
}

fn utf16(text: &str, is_big: bool) -> Vec<u8> {
    let order = |word: u16| if is_big { word.to_be_bytes() } else { word.to_le_bytes() };
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tmx_is_read_as_written(units in units()) {
        let mut file = Vec::new();
        tmx::write(&mut file, &units).expect("memory");
        prop_assert_eq!(&tmx::read(file.as_slice()).expect("our own file"), &units);
        let text = String::from_utf8(file).expect("UTF-8");
        for is_big in [false, true] {
            prop_assert_eq!(&tmx::read(utf16(&text, is_big).as_slice()).expect("UTF-16"), &units);
        }
    }

    #[test]
    fn xliff_is_read_as_written(units in units()) {
        for version in [Version::V1_2, Version::V2_1] {
            let mut file = Vec::new();
            xliff::write(&mut file, &units, version).expect("memory");
            prop_assert_eq!(&xliff::read(file.as_slice()).expect("our own file"), &units);
        }
    }
}

#[test]
fn tmx_of_other_tools() {
    let file = r#"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US" segtype="sentence"><note>made elsewhere</note></header><body>
<tu tuid="7"><prop type="project">laws</prop><note>checked</note>
  <tuv xml:lang="EN-US"><seg>The <hi>operator</hi> shall keep <bpt i="1">&lt;b&gt;</bpt>logs<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
  <tuv lang="zh_CN"><note>sic</note><seg>运营者应当留存<![CDATA[日志]]>&#x3002;</seg></tuv>
  <tuv xml:lang="zh-TW"><seg>業者應留存紀錄。</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Bonjour</seg></tuv><tuv xml:lang="de"><seg>Guten Tag</seg></tuv></tu>
</body></tmx>"#;
    let remark = |text: &str, side| Note { text: text.to_owned(), side, ..Note::default() };
    let wanted = Unit {
        zh: side("运营者应当留存日志。"),
        en: side("The operator shall keep logs."),
        notes: vec![remark("checked", None), remark("sic", Some(Lang::Zh))],
        ..Unit::default()
    };
    assert_eq!(tmx::read(file.as_bytes()).expect("a file"), [wanted]);
}

#[test]
fn a_title_with_what_xml_cannot_hold_is_an_error() {
    let unit = Unit { title: Titles { zh: Some("甲\u{1}".to_owned()), en: None }, ..Unit::default() };
    let error = duizhao::Error::from(tmx::write(Vec::new(), [&unit]).expect_err("a control character"));
    assert_eq!(error.to_string(), "wanted characters that XML can hold, found U+0001");
}

#[test]
fn xliff_of_other_tools() {
    let one = r#"<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="law.docx" source-language="en-US" target-language="zh-CN" datatype="x-docx">
<header><skl><internal-file>PHNrbD4=</internal-file></skl><note>whole file</note></header><body><group id="a"><trans-unit id="1" approved="yes">
<source>Logs <g id="1">shall</g> be kept<x id="2"/> <bpt id="3">{\b</bpt>here<ept id="3">}</ept>.</source><seg-source><mrk mtype="seg" mid="0">Logs</mrk></seg-source>
<target state="final">日志<mrk mtype="term">应当</mrk>留存。</target><note from="reviewer" annotates="source">ok?</note>
<alt-trans match-quality="80"><source>x</source><target>y</target></alt-trans></trans-unit>
<bin-unit id="2" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source></bin-unit></group></body></file></xliff>"#;
    let note = |text: &str, kind: &str, side| Note { text: text.to_owned(), kind: kind.to_owned(), side };
    let wanted = Unit {
        instrument: "law.docx".to_owned(),
        zh: side("日志应当留存。"),
        en: side("Logs shall be kept here."),
        notes: vec![note("ok?", "reviewer", Some(Lang::En))],
        ..Unit::default()
    };
    assert_eq!(xliff::read(one.as_bytes()).expect("a file"), [wanted]);

    let two = r#"<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" srcLang="zh-CN" trgLang="en">
<file id="f" original="law"><notes><note>whole file</note></notes><group id="g"><unit id="u">
<mtc:matches><mtc:match ref='#s1'><source>别的</source><target>other</target></mtc:match></mtc:matches>
<notes><note appliesTo="target">ok?</note></notes><originalData><data id="d1">{\b</data></originalData>
<segment id="s1"><source>第一句<pc id="1" dataRefStart="d1">。</pc></source><target>First.</target></segment><ignorable><source> </source></ignorable>
<segment id="s2"><source>第二句<ph id="2"/>。</source></segment></unit></group></file></xliff>"#;
    let unit = |zh: &str, en: Option<&str>| Unit {
        instrument: "law".to_owned(),
        zh: side(zh),
        en: en.and_then(side),
        notes: vec![note("ok?", "", Some(Lang::En))],
        ..Unit::default()
    };
    assert_eq!(xliff::read(two.as_bytes()).expect("a file"), [unit("第一句。", Some("First.")), unit("第二句。", None)]);
}
