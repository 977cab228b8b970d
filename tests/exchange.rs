//! Files for other tools: what is written is read again, and files of other tools are read for what they hold.

use duizhao::bitext::{Authentic, Note, Side, Titles, Unit};
use duizhao::exchange::table::Separator;
use duizhao::exchange::xliff::{self, Version};
use duizhao::exchange::{moses, table, tbx, tmx};
use duizhao::instrument::{Address, Level, Number, Step};
use duizhao::lexicon::{Lexicon, Rendering, Term};
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
    let more = (
        option::of(allowed()),
        option::of(allowed()),
        option::of(authentic),
        option::of(allowed()),
        option::of(allowed()),
        vec(note(), 0..3),
    );
    (texts, about, more).prop_map(
        |((zh, en, confidence), (instrument, t_zh, t_en, short, address), (date, status, authentic, kind, place, notes))| Unit {
            instrument,
            title: Titles { zh: t_zh, en: t_en },
            short,
            address,
            zh: zh.map(|text| Side { text }),
            en: en.map(|text| Side { text }),
            date,
            status,
            authentic,
            kind,
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

/// The unit as a table holds it: what is empty is not there.
fn in_a_table(unit: &Unit) -> Unit {
    let mut unit = unit.clone();
    for own in [&mut unit.zh, &mut unit.en] {
        own.take_if(|own| own.text.is_empty());
    }
    for own in [&mut unit.title.zh, &mut unit.title.en, &mut unit.date, &mut unit.status, &mut unit.kind, &mut unit.jurisdiction] {
        own.take_if(|own| own.is_empty());
    }
    unit
}

fn lexicon() -> impl Strategy<Value = Lexicon> {
    let words = || prop_oneof![Just("个人信息"), Just("專線"), Just("personal data"), Just("A & B <c>"), Just("leased line")];
    let weight = prop_oneof![Just(1.0f32), Just(0.5), Just(0.25), 0.0f32..=1.0];
    let rendering = (words(), weight, any::<bool>()).prop_map(|(en, weight, is_forbidden)| {
        let rendering = Rendering::new(en, weight);
        if is_forbidden { rendering.forbidden() } else { rendering }
    });
    vec((words(), vec(rendering, 1..4)), 0..5).prop_map(|terms| {
        let mut lexicon = Lexicon::new();
        terms.into_iter().for_each(|(zh, renderings)| lexicon.insert(Term::new(zh, renderings)));
        lexicon
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_are_read_as_written(units in units()) {
        let wanted: Vec<Unit> = units.iter().map(in_a_table).collect();
        for separator in [Separator::Comma, Separator::Tab] {
            let mut file = Vec::new();
            table::write(&mut file, &units, separator).expect("memory");
            prop_assert_eq!(&table::read(file.as_slice()).expect("our own file"), &wanted);
        }
    }

    #[test]
    fn lines_stay_apart(units in units()) {
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        moses::write(&mut zh, &mut en, &units).expect("memory");
        let read = moses::read(zh.as_slice(), en.as_slice()).expect("our own files");
        prop_assert_eq!(read.len(), units.len());
        for (read, unit) in read.iter().zip(&units) {
            for (read, own) in [(&read.zh, &unit.zh), (&read.en, &unit.en)] {
                let words = |side: &Option<Side>| side.iter().flat_map(|side| side.text.chars()).filter(|c| c.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(words(read), words(own));
            }
        }
    }

    #[test]
    fn tbx_is_read_as_written(lexicon in lexicon()) {
        let mut file = Vec::new();
        tbx::write(&mut file, &lexicon).expect("memory");
        let read = tbx::read(file.as_slice()).expect("our own file");
        prop_assert!(read.terms().eq(lexicon.terms()), "{:?} {:?}", read, lexicon);
    }
}

#[test]
fn tbx_of_other_tools() {
    let old = r#"<?xml version="1.0"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>
<termEntry id="1"><descrip type="subjectField">law</descrip>
<langSet xml:lang="en-US"><tig><term>Internet data center</term></tig><tig><term>data centre</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>IDC</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig></langSet>
<langSet xml:lang="zh-TW"><tig><term>網際網路數據中心</term></tig></langSet><langSet xml:lang="fr"><tig><term>centre</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry></body></text></martif>"#;
    let new = r#"<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"><tbxHeader/>
<text><body><conceptEntry id="1"><min:subjectField>law</min:subjectField><langSec xml:lang="zh"><termSec><term>专线</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>special line</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>dedicated
  line</term></termSec></langSec></conceptEntry></body></text></tbx>"#;
    let renderings = |file: &str, zh: &str| -> Vec<(String, bool)> {
        let lexicon = Lexicon::read(file).expect("a file");
        assert_eq!(lexicon.len(), 1);
        lexicon.find(zh).expect("a term").renderings().iter().map(|r| (r.en().to_owned(), r.is_forbidden())).collect()
    };
    let wanted = |words: [(&str, bool); 3]| words.map(|(en, is_forbidden)| (en.to_owned(), is_forbidden));
    assert_eq!(renderings(old, "网际网路数据中心"), wanted([("IDC", false), ("Internet data center", false), ("data centre", true)]));
    assert_eq!(renderings(new, "专线"), wanted([("dedicated line", false), ("special line", true), ("", false)])[..2]);
}

#[test]
fn tables_of_other_tools() {
    let file = "\u{feff}Nr;,en,zh,confidence\r\n1,\"Logs, kept\n\"\"here\"\"\",日志,\r\n2,,另,0.5\r\n";
    let unit = |zh: &str, en: &str, confidence| Unit {
        zh: side(zh),
        en: side(en).filter(|side| !side.text.is_empty()),
        confidence,
        ..Unit::default()
    };
    assert_eq!(table::read(file.as_bytes()).expect("a table"), [unit("日志", "Logs, kept\n\"here\"", None), unit("另", "", Some(0.5))]);
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
