//! Hostile and broken files in each format: a clear error that tells the place, and never more memory than a unit may take.

use duizhao::exchange::{akn, any, moses, table, tbx, tmx, units, xliff};
use duizhao::lexicon::Lexicon;
use duizhao::{Error, ErrorKind};
use std::io::{BufReader, Read, repeat};

/// What a format makes of a file.
type Reading = fn(&[u8]) -> Result<usize, Error>;

fn tmx_len(bytes: &[u8]) -> Result<usize, Error> {
    tmx::read(bytes).map(|units| units.len())
}

fn xliff_len(bytes: &[u8]) -> Result<usize, Error> {
    xliff::read(bytes).map(|units| units.len())
}

fn tbx_len(bytes: &[u8]) -> Result<usize, Error> {
    tbx::read(bytes).map(|lexicon| lexicon.len())
}

fn akn_len(bytes: &[u8]) -> Result<usize, Error> {
    akn::read(bytes).map(|instrument| instrument.len())
}

fn table_len(bytes: &[u8]) -> Result<usize, Error> {
    table::read(bytes).map(|units| units.len())
}

fn units_len(bytes: &[u8]) -> Result<usize, Error> {
    any::read(bytes)?.collect::<Result<Vec<_>, _>>().map(|units| units.len())
}

/// Each format of XML, with what stands around one text: head, tail, and the root's name.
const XML: [(Reading, &str, &str); 5] = [
    (
        tmx_len,
        "<tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"zh\"><seg>",
        "</seg></tuv><tuv xml:lang=\"en\"><seg>a</seg></tuv></tu></body></tmx>",
    ),
    (
        xliff_len,
        "<xliff version=\"1.2\"><file original=\"x\" source-language=\"zh\" target-language=\"en\"><body><trans-unit id=\"1\"><source>",
        "</source><target>a</target></trans-unit></body></file></xliff>",
    ),
    (
        xliff_len,
        "<xliff version=\"2.1\" srcLang=\"zh\" trgLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment><source>",
        "</source><target>a</target></segment></unit></file></xliff>",
    ),
    (
        tbx_len,
        "<martif><text><body><termEntry><langSet xml:lang=\"en\"><tig><term>a</term></tig></langSet><langSet xml:lang=\"zh\"><tig><term>",
        "</term></tig></langSet></termEntry></body></text></martif>",
    ),
    (
        akn_len,
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act name=\"a\"><body><article eId=\"art_1\"><content><p>",
        "</p></content></article></body></act></akomaNtoso>",
    ),
];

/// The error of a reading, which must tell a place and have this kind.
fn refused(reading: Reading, bytes: &[u8], kind: ErrorKind, wanted: &str) {
    let shown = String::from_utf8_lossy(bytes).chars().take(200).collect::<String>();
    let error = reading(bytes).expect_err(&shown);
    assert_eq!(error.kind(), kind, "{error}: {shown}");
    assert!(error.to_string().contains(wanted), "{error}: {shown}");
    assert!(error.byte_at().is_some() || error.line_at().is_some() || kind == ErrorKind::Unsupported, "{error}: {shown}");
}

#[test]
fn crafted_xml_is_refused() {
    for (reading, head, tail) in XML {
        let file = |inside: &str| format!("<?xml version=\"1.0\"?>{head}{inside}{tail}").into_bytes();
        assert_eq!(reading(&file("甲")).expect("a whole file"), 1);
        let before = |declared: &str| format!("<?xml version=\"1.0\"?>{declared}{head}甲{tail}").into_bytes();
        let format = ErrorKind::Format;
        // Entities, of its own and of the outside.
        refused(reading, &file("&own;"), format, "found `&own;`");
        refused(reading, &before("<!DOCTYPE a [<!ENTITY own SYSTEM \"file:///etc/passwd\">]>"), format, "document type");
        refused(reading, &before("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>"), format, "document type");
        refused(reading, &before("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">"), format, "document type");
        // Broken, cut, and more than one root.
        refused(reading, &file("<b></i>"), format, "broken");
        refused(reading, &file("甲")[..head.len() + 24], format, "cut off");
        refused(reading, &[file("甲"), b"<a/>".to_vec()].concat(), format, "one element around all");
        refused(reading, &file("<b a=\"1\" a=\"2\"/>"), format, "each once");
        refused(reading, &file("<b a=1/>"), format, "attributes");
        // Characters.
        refused(reading, &file("\u{1}"), format, "U+0001");
        refused(reading, &file("&#0;"), format, "U+0000");
        refused(reading, &file("&#xFFFF;"), format, "U+FFFF");
        refused(reading, &[file("甲"), vec![0xff]].concat(), ErrorKind::Encoding, "UTF-8");
        refused(reading, &[&file("")[..head.len()], b"\xd6\xd0\xce\xc4", tail.as_bytes()].concat(), ErrorKind::Encoding, "UTF-8");
        let declared = String::from_utf8(file("a")).expect("UTF-8").replace("\"1.0\"?", "\"1.0\" encoding=\"GB18030\"?");
        refused(reading, declared.as_bytes(), ErrorKind::Unsupported, "gb18030");
        // Depth.
        refused(reading, &file(&"<b>".repeat(300)), format, "within each other");
        refused(reading, &file(&"<b>".repeat(200_000)), format, "within each other");
        // Another root, and nothing.
        refused(reading, b"<?xml version=\"1.0\"?><html><body/></html>", format, "wanted the element");
        refused(reading, b"", format, "wanted");
        refused(reading, b"no XML", format, "wanted");
    }
}

/// A stream of a head and then one byte without end.
fn endless(head: &str, byte: u8) -> impl std::io::BufRead {
    BufReader::new(std::io::Cursor::new(head.as_bytes().to_vec()).chain(repeat(byte)))
}

#[test]
fn endless_files_end_at_the_limit() {
    fn limited<T>(result: Result<T, Error>) {
        let error = result.err().expect("a limit");
        assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
    }
    let text = "<tmx><body><tu><tuv xml:lang=\"zh\"><seg>";
    limited(tmx::read(endless(text, b'a')));
    limited(tmx::read(endless("<tmx><body><tu a=\"", b'a')));
    limited(tmx::read(endless("<tmx><body><!--", b'a')));
    limited(xliff::read(endless("<xliff version=\"2.0\" srcLang=\"zh\"><file><unit><segment><source>", b'a')));
    limited(xliff::read(endless("<xliff version=\"1.2\"><file original=\"", b'a')));
    limited(tbx::read(endless("<martif><text><body><termEntry><langSet xml:lang=\"zh\"><tig><term>", b'a')));
    limited(akn::read(endless("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><body><p>", b'a')));
    limited(table::read(endless("zh,en\n\"", b'a')));
    limited(units::Reader::new(endless("{", b' ')).collect::<Result<Vec<_>, _>>());
    limited(moses::read(endless("", b'a'), endless("", b'a')));
}

#[test]
fn values_of_another_form_are_refused() {
    let tmx = |prop: &str| format!("<tmx><body><tu>{prop}<tuv xml:lang=\"zh\"><seg>a</seg></tuv></tu></body></tmx>");
    for (prop, wanted) in [
        ("<prop type=\"x-address\">article 12</prop>", "wanted an address such as art12"),
        ("<prop type=\"x-confidence\">high</prop>", "wanted a confidence such as 0.97, found `high`"),
        ("<prop type=\"x-confidence\">NaN</prop>", "wanted a confidence"),
        ("<prop type=\"x-authentic\">fr</prop>", "wanted zh, en or both"),
    ] {
        refused(tmx_len, tmx(prop).as_bytes(), ErrorKind::Format, wanted);
    }
    let other = tmx("").replace("\"zh\"", "\"fr\"");
    refused(tmx_len, other.as_bytes(), ErrorKind::Unsupported, "found 1 in other languages");
    for (head, wanted) in [
        ("version=\"3.0\"", "found version `3.0`"),
        ("", "found version ``"),
        ("version=\"2.0\" srcLang=\"de\" trgLang=\"fr\"", "found `de` to `fr`"),
        ("version=\"2.0\" srcLang=\"zh-CN\" trgLang=\"zh-TW\"", "found `zh-CN` to `zh-TW`"),
    ] {
        refused(xliff_len, format!("<xliff {head}><file/></xliff>").as_bytes(), ErrorKind::Unsupported, wanted);
    }
    let no_language = "<xliff version=\"1.2\"><file original=\"x\"><body><trans-unit id=\"1\"/></body></file></xliff>";
    refused(xliff_len, no_language.as_bytes(), ErrorKind::Format, "source-language");
    let alone =
        "<martif><text><body><termEntry><langSet xml:lang=\"zh\"><tig><term>a</term></tig></langSet></termEntry></body></text></martif>";
    refused(tbx_len, alone.as_bytes(), ErrorKind::Unsupported, "found 1 without");
    for (inside, wanted) in [("<judgment/>", "found `judgment`"), ("<documentCollection/>", "found `documentCollection`")] {
        let file = format!("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">{inside}</akomaNtoso>");
        refused(akn_len, file.as_bytes(), ErrorKind::Unsupported, wanted);
    }
    refused(akn_len, b"<akomaNtoso xmlns=\"http://www.akomantoso.org/2.0\"/>", ErrorKind::Unsupported, "another namespace");
}

#[test]
fn ids_that_come_twice_lose_nothing() {
    let unit = "<trans-unit id=\"1\"><source>甲</source><target>a</target></trans-unit>";
    let file = format!(
        "<xliff version=\"1.2\"><file original=\"x\" source-language=\"zh\" target-language=\"en\"><body>{unit}{unit}</body></file></xliff>"
    );
    assert_eq!(xliff_len(file.as_bytes()).expect("a file"), 2);
    let article = "<article eId=\"art_1\"><num>1</num><content><p>a</p></content></article>";
    let count = 20_000;
    let file = format!(
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><body>{}</body></act></akomaNtoso>",
        article.repeat(count)
    );
    let read = akn::read(file.as_bytes()).expect("a document");
    assert_eq!(read.len(), count);
    assert_eq!(read.provisions().last().map(|last| last.address().to_string()), Some(format!("art1_{count}")));
    assert!(read.provisions().all(|provision| read.find(provision.address()).map(|found| found.at()) == Some(provision.at())));
}

#[test]
fn broken_tables_and_rows_are_refused() {
    for (file, wanted) in [
        ("", "line 1: wanted a header with a column zh or en"),
        ("a,b\n1,2\n", "line 1: wanted a header"),
        ("zh,en\n甲\n", "line 2: wanted 2 fields, found 1"),
        ("zh,en\n甲,a,b\n", "line 2: wanted 2 fields, found 3"),
        ("zh,address\n甲,第一条\n", "line 2: wanted an address"),
        ("zh,confidence\n甲,1\n乙,x\n", "line 3: wanted a confidence"),
        ("zh,notes\n甲,x\n", "line 2: wanted a list in JSON under notes"),
        ("zh,short\n甲,\"{}\"\n", "line 2: wanted a list in JSON under short"),
        ("zh,authentic\n甲,fr\n", "line 2: wanted zh, en or both"),
    ] {
        refused(table_len, file.as_bytes(), ErrorKind::Format, wanted);
    }
    refused(table_len, b"zh,en\n\xff\xfe,a\n", ErrorKind::Encoding, "line 2: wanted UTF-8");
    for (file, wanted) in [
        (&b"{\"instrument\":\"x\"}\n{\n"[..], "line 2: wanted a translation unit"),
        (b"[1]", "line 1: wanted a translation unit"),
        (b"<html/>", "found XML with the element `html` first"),
    ] {
        let kind = if wanted.contains("XML") { ErrorKind::Unsupported } else { ErrorKind::Format };
        refused(units_len, file, kind, wanted);
    }
    refused(units_len, b"{\"instrument\":\"\xff\"}", ErrorKind::Encoding, "line 1: wanted UTF-8");
    let pair = |zh: &[u8], en: &[u8]| moses::read(zh, en).expect_err("another form").to_string();
    assert_eq!(pair(b"a\nb\n", b"a\n"), "line 2: wanted as many lines in both files, found more in the Chinese one");
    assert_eq!(pair(b"", b"a"), "line 1: wanted as many lines in both files, found more in the English one");
    assert_eq!(pair(b"a\n\xff", b"a\nb"), "line 2: wanted UTF-8, found bytes that are none");
}

#[test]
fn formats_are_told_by_content() {
    let zh = "甲";
    for file in [
        format!("{{\"instrument\":\"x\",\"zh\":{{\"text\":\"{zh}\"}},\"en\":null}}\n\n"),
        format!("\u{feff}{{\"instrument\":\"x\",\"zh\":{{\"text\":\"{zh}\"}},\"en\":null}}"),
        format!(
            "\u{feff}  <?xml version=\"1.0\"?><!-- <html> --><tmx><body><tu><tuv xml:lang=\"zh\"><seg>{zh}</seg></tuv></tu></body></tmx>"
        )
        .replace("  <?xml version=\"1.0\"?>", ""),
        format!(
            "<x:xliff xmlns:x=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"zh\"><x:file id=\"a\"><x:unit id=\"b\"><x:segment><x:source/><x:target>{zh}</x:target></x:segment></x:unit></x:file></x:xliff>"
        ),
        format!("\"en\",\"zh\"\r\n\"\",\"{zh}\"\r\n"),
        format!("instrument\tzh\nx\t{zh}\n"),
    ] {
        let units = any::read(file.as_bytes()).and_then(Iterator::collect::<Result<Vec<_>, _>>).expect(&file);
        assert_eq!(units.iter().map(|unit| unit.zh.as_ref().map(|side| side.text.as_str())).collect::<Vec<_>>(), [Some(zh)], "{file}");
        assert_eq!(units[0].en, None, "{file}");
    }
    assert_eq!(units_len(b"").expect("nothing"), 0);
    assert!(Lexicon::read("<martif>").is_err());
}
