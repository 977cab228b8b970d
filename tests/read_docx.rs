//! Word documents: what becomes text, which numbers stand before it, and what is refused.

use duizhao::ErrorKind;
use duizhao::parse::Parser;
use duizhao::read::Reader;
use duizhao::text::{SourceText, Span};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str =
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:mc='mc' xmlns:m='m' xmlns:pic='pic' xmlns:v='v'";

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn part(root: &str, content: &str) -> String {
    format!("<?xml version='1.0' encoding='UTF-8'?><w:{root} {W}>{content}</w:{root}>")
}

fn document(body: &str) -> String {
    part("document", &format!("<w:body>{body}</w:body>"))
}

fn docx(body: &str) -> Vec<u8> {
    zip(&[("word/document.xml", &document(body))])
}

fn numbered(numbering: &str, styles: &str, body: &str) -> Vec<u8> {
    zip(&[
        ("word/document.xml", &document(body)),
        ("word/numbering.xml", &part("numbering", numbering)),
        ("word/styles.xml", &part("styles", styles)),
    ])
}

fn text(bytes: &[u8]) -> String {
    Reader::new().read(bytes).expect("a document").as_str().to_owned()
}

/// The messages of the notices, cut before ` of the document`.
fn left_out(bytes: &[u8]) -> Vec<(String, usize)> {
    let notices = Reader::new().read_noting(bytes).expect("a document").1;
    notices
        .iter()
        .map(|notice| {
            assert_eq!(notice.kind.as_str(), "left-out");
            (notice.message.split(" of the document").next().unwrap_or_default().to_owned(), notice.span.start)
        })
        .collect()
}

fn run(words: &str) -> String {
    format!("<w:r><w:t>{words}</w:t></w:r>")
}

fn paragraph(words: &str) -> String {
    format!("<w:p>{}</w:p>", run(words))
}

/// A paragraph at a level of a list.
fn item(list: u32, level: u32, words: &str) -> String {
    format!("<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{}</w:p>", run(words))
}

fn level(at: u32, format: &str, pattern: &str) -> String {
    format!("<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{pattern}'/></w:lvl>")
}

/// A definition and the list 1 that has it.
fn list(levels: &str) -> String {
    format!("<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>")
}

#[test]
fn runs_are_joined() {
    for (body, wanted) in [
        ("<w:p><w:r><w:t>第一</w:t></w:r><w:r><w:t>条</w:t></w:r></w:p>", "第一条\n"),
        ("<w:p><w:r><w:t xml:space='preserve'>a </w:t><w:t> b </w:t></w:r></w:p>", "a b\n"),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r></w:p>", "甲\t乙\n丙\n丁\n"),
        ("<w:p><w:r><w:br w:type='page'/></w:r></w:p><w:p/><w:p><w:r><w:t>甲</w:t></w:r></w:p>", "\n\n甲\n"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", "a-b\n"),
        ("<w:p><w:r><w:sym w:font='宋体' w:char='2460'/><w:sym w:font='Wingdings' w:char='F0A8'/></w:r></w:p>", "①□\n"),
        ("<w:p><w:r><w:t>A&amp;B &lt;&#x4e00;&gt;</w:t></w:r></w:p>", "A&B <一>\n"),
        ("<w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag></w:p>", "甲乙\n"),
        (
            "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "甲\n",
        ),
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jia</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "甲\n",
        ),
        ("<w:p><m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath></w:p>", "x+y\n"),
    ] {
        assert_eq!(text(&docx(body)), wanted, "{body}");
    }
}

#[test]
fn tracked_hidden_and_coded_text() {
    for (body, wanted) in [
        ("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>", "甲\n"),
        ("<w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙</w:t></w:r></w:moveTo></w:p>", "乙\n"),
        // A deleted paragraph mark joins two paragraphs.
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>", "甲乙\n"),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>乙</w:t></w:r></w:p>",
            "乙\n",
        ),
        ("<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r></w:p>", "甲\n"),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>code</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>页</w:t></w:r></w:p>",
            "7页\n",
        ),
        ("<w:p><w:fldSimple w:instr='DATE'><w:r><w:t>2024</w:t></w:r></w:fldSimple></w:p>", "2024\n"),
        // A field that is never ended does not take the rest of the text.
        ("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p><w:p><w:r><w:t>甲</w:t></w:r></w:p>", "\n甲\n"),
    ] {
        assert_eq!(text(&docx(body)), wanted, "{body}");
    }
    let styles = "<w:style w:type='character' w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='b'><w:basedOn w:val='a'/></w:style>";
    let body = "<w:p><w:r><w:rPr><w:rStyle w:val='b'/></w:rPr><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>";
    assert_eq!(text(&numbered("", styles, body)), "乙\n");
}

#[test]
fn what_is_beside_the_text_is_left_out_with_one_notice_a_sort() {
    let note = "<w:r><w:footnoteReference w:id='1'/></w:r>";
    let body = format!(
        "{}<w:p>{}{note}{note}<w:r><w:commentReference w:id='1'/></w:r><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>{}\
         <w:sectPr><w:headerReference/><w:footerReference/><w:headerReference/></w:sectPr>",
        paragraph("甲"),
        run("乙"),
        paragraph("丙"),
    );
    let bytes = zip(&[
        ("word/document.xml", &document(&body)),
        ("word/footnotes.xml", &part("footnotes", &paragraph("注"))),
        ("word/header1.xml", &part("hdr", &paragraph("眉"))),
    ]);
    assert_eq!(text(&bytes), "甲\n乙\n丙\n");
    let wanted = [("footnotes", 8), ("comments", 8), ("pictures", 8), ("page headers", 12), ("page footers", 12)];
    assert_eq!(left_out(&bytes), wanted.map(|(what, at)| (what.to_owned(), at)));
    let (source, _) = Reader::new().read_noting(&bytes).expect("a document");
    assert_eq!(source.file_span(Span::new(4, 7)), Span::new(4, 7));
}

#[test]
fn text_boxes_and_alternatives_are_taken_once() {
    let frame = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(words));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        run("甲"),
        frame("框"),
        frame("框"),
        run("乙"),
    );
    assert_eq!(text(&docx(&body)), "甲乙\n框\n");
    let alone = format!("<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>", paragraph("甲"));
    assert_eq!(text(&docx(&alone)), "甲\n");
}

#[test]
fn lists_are_numbered_in_every_format() {
    for (format, pattern, wanted) in [
        ("chineseCounting", "第%1条", "第一条 甲\n第二条 乙\n"),
        ("chineseCountingThousand", "（%1）", "（一） 甲\n（二） 乙\n"),
        ("ideographTraditional", "%1、", "甲、 甲\n乙、 乙\n"),
        ("japaneseCounting", "%1、", "一、 甲\n二、 乙\n"),
        ("decimal", "%1.", "1. 甲\n2. 乙\n"),
        ("decimalFullWidth", "%1．", "１． 甲\n２． 乙\n"),
        ("decimalEnclosedCircle", "%1", "① 甲\n② 乙\n"),
        ("lowerLetter", "(%1)", "(a) 甲\n(b) 乙\n"),
        ("upperLetter", "%1.", "A. 甲\nB. 乙\n"),
        ("lowerRoman", "(%1)", "(i) 甲\n(ii) 乙\n"),
        ("upperRoman", "%1.", "I. 甲\nII. 乙\n"),
        ("taiwaneseCounting", "%1、", "一、 甲\n二、 乙\n"),
        ("none", "", "甲\n乙\n"),
        ("none", "%1", "甲\n乙\n"),
        ("bullet", "\u{f0b7}", "• 甲\n• 乙\n"),
        ("bullet", "—", "— 甲\n— 乙\n"),
    ] {
        let bytes = numbered(&list(&level(0, format, pattern)), "", &(item(1, 0, "甲") + &item(1, 0, "乙")));
        assert_eq!(text(&bytes), wanted, "{format}");
    }
}

#[test]
fn levels_begin_anew_below_a_higher_one() {
    let levels = level(0, "chineseCounting", "第%1条") + &level(1, "decimal", "%1.%2") + &level(2, "lowerLetter", "(%3)");
    let body: String =
        [(0, "甲"), (1, "乙"), (1, "丙"), (2, "丁"), (0, "戊"), (1, "己"), (2, "庚")].map(|(at, words)| item(1, at, words)).concat();
    assert_eq!(text(&numbered(&list(&levels), "", &body)), "第一条 甲\n一.1 乙\n一.2 丙\n(a) 丁\n第二条 戊\n二.1 己\n(a) 庚\n");
    let legal = levels.replace("'%1.%2'/>", "'%1.%2'/><w:isLgl/><w:suff w:val='nothing'/><w:lvlRestart w:val='0'/>");
    assert_eq!(text(&numbered(&list(&legal), "", &body)), "第一条 甲\n1.1乙\n1.2丙\n(a) 丁\n第二条 戊\n2.3己\n(a) 庚\n");
}

#[test]
fn lists_share_a_count_unless_they_say_otherwise() {
    let lists = list(&level(0, "decimal", "%1."))
        + "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num>\
           <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>\
           <w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
        + &level(0, "upperRoman", "%1)")
        + "</w:lvlOverride></w:num>";
    let body: String = [1, 2, 3, 3, 1, 4, 0, 9].map(|list| item(list, 0, "x")).concat();
    assert_eq!(text(&numbered(&lists, "", &body)), "1. x\n2. x\n5. x\n6. x\n7. x\nVIII) x\nx\nx\n");
}

#[test]
fn styles_number_paragraphs() {
    let levels = "<w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='章'/><w:lvlText w:val='第%1章'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='条'/><w:lvlText w:val='第%2条'/><w:lvlRestart w:val='0'/></w:lvl>";
    let num = |level: &str| format!("<w:pPr><w:numPr>{level}<w:numId w:val='1'/></w:numPr></w:pPr>");
    let styles = format!(
        "<w:style w:type='paragraph' w:default='1' w:styleId='文'/><w:style w:type='paragraph' w:styleId='章'>{}</w:style>\
         <w:style w:type='paragraph' w:styleId='条'>{}</w:style><w:style w:type='paragraph' w:styleId='新条'><w:basedOn w:val='条'/></w:style>",
        num(""),
        num("<w:ilvl w:val='1'/>"),
    );
    let styled = |style: &str, words: &str| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}</w:p>", run(words));
    let off = "<w:p><w:pPr><w:pStyle w:val='条'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>款</w:t></w:r></w:p>";
    let changed = "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>尾</w:t></w:r></w:p>";
    let body = [
        styled("章", "总则"),
        styled("条", "甲"),
        off.into(),
        styled("新条", "乙"),
        styled("章", "分则"),
        styled("条", "丙"),
        changed.into(),
    ];
    let wanted = "第一章 总则\n第一条 甲\n款\n第二条 乙\n第二章 分则\n第三条 丙\n尾\n";
    assert_eq!(text(&numbered(&list(levels), &styles, &body.concat())), wanted);
    // The levels stand in a list style.
    let linked = list(levels)
        + "<w:abstractNum w:abstractNumId='7'><w:numStyleLink w:val='表'/></w:abstractNum><w:num w:numId='8'><w:abstractNumId w:val='7'/></w:num>";
    let styles = format!("<w:style w:type='numbering' w:styleId='表'>{}</w:style>", num(""));
    assert_eq!(text(&numbered(&linked, &styles, &item(8, 0, "甲"))), "第一章 甲\n");
}

/// A table of rows, whose cells stand between bars, whose paragraphs stand between slashes.
fn table(rows: &[&str]) -> String {
    let cell = |cell: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", cell.split('/').map(paragraph).collect::<String>());
    let row = |row: &&str| format!("<w:tr>{}</w:tr>", row.split('|').map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn tables_are_rows_unless_two_languages_stand_side_by_side() {
    for (rows, wanted) in [
        (["名称|数量", "专线/光纤|3", "|"], "名称\t数量\n专线 光纤\t3\n"),
        (["条款|Clause|1", "保密|Secrecy|2", "||"], "条款\tClause\t1\n保密\tSecrecy\t2\n"),
        (
            ["合同", "第一条　保密/甲方|Article 1 Secrecy/Party A", "第二条|Article 2"],
            "合同\n第一条　保密\n甲方\nArticle 1 Secrecy\nParty A\n第二条\nArticle 2\n",
        ),
        (["甲/乙", "丙", ""], "甲\n乙\n丙\n"),
        (
            ["序号|中文|English", "1.1|保密/甲方|Secrecy", "第二条|第二条 期限|Term"],
            "序号 中文\n序号 English\n1.1 保密\n甲方\n1.1 Secrecy\n第二条 期限\n第二条 Term\n",
        ),
    ] {
        assert_eq!(text(&docx(&(paragraph("前") + &table(&rows) + &paragraph("后")))), format!("前\n{wanted}后\n"));
    }
    let deleted = "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(text(&docx(deleted)), "a b\tc\n");
}

#[test]
fn parts_are_found_where_the_document_says() {
    let rels = "<?xml version='1.0'?><Relationships xmlns='r'><Relationship Id='a' Type='http://x/officeDocument' Target='/word/document2.xml'/></Relationships>";
    let own = "<Relationships><Relationship Type='http://x/numbering' Target='../word/./numbering2.xml'/></Relationships>";
    let bytes = zip(&[
        ("_rels/.rels", rels),
        ("word/_rels/document2.xml.rels", own),
        ("word/numbering2.xml", &part("numbering", &list(&level(0, "decimal", "%1.")))),
        ("word/document2.xml", &document(&item(1, 0, "甲")).replace("w:", "x:")),
    ]);
    assert_eq!(text(&bytes), "1. 甲\n");
    assert_eq!(text(&zip(&[("Word\\Document.xml", &document(&paragraph("甲")))])), "甲\n");
    let marked = "\u{feff}".to_owned() + &document(&paragraph("甲")).replace("UTF-8", "UTF-16");
    let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    writer.write_all(&utf16).expect("memory");
    assert_eq!(text(&writer.finish().expect("memory").into_inner()), "甲\n");
}

#[test]
fn a_law_gives_the_tree_of_its_plain_text() {
    let plain = std::fs::read_to_string("corpus/instruments/personal-data-protection-law/zh.txt").expect("a law");
    let body: String = plain.lines().map(|line| paragraph(&line.replace('&', "&amp;"))).collect();
    let tree = |source: &SourceText| {
        let instrument = Parser::new().parse(source);
        instrument.provisions().map(|provision| (provision.address().to_string(), provision.own_str().to_owned())).collect::<Vec<_>>()
    };
    let wanted = tree(&SourceText::new(plain));
    assert!(wanted.len() > 100);
    assert_eq!(tree(&Reader::new().read(&docx(&body)).expect("a document")), wanted);
}

#[test]
fn what_is_broken_is_refused_with_its_place() {
    let whole = docx(&paragraph("甲"));
    let deep = "<w:sdt>".repeat(100_000);
    let mut encrypted = whole.clone();
    // The flag of encryption in both headers of the part.
    encrypted[6] |= 1;
    let central = whole.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    encrypted[central + 8] |= 1;
    let mut turned = whole.clone();
    turned[60] ^= 0xff;
    let mut ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    ole.resize(1_024, 0);
    ole[30] = 9;
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for (name, bytes, kind, byte, advice) in [
        ("cut", whole[..whole.len() - 30].to_vec(), ErrorKind::Format, Some(whole.len() - 30), "cut off"),
        ("head cut", [b"PK\x03\x04".as_slice(), &whole[whole.len() - 22..]].concat(), ErrorKind::Format, Some(4), "broken"),
        ("turned", turned, ErrorKind::Format, None, "word/document.xml"),
        ("encrypted", encrypted, ErrorKind::Unsupported, None, "password"),
        ("encrypted by Office", ole, ErrorKind::Unsupported, None, "password"),
        ("no document", zip(&[("a.txt", "甲")]), ErrorKind::Unsupported, None, "without word/document.xml"),
        ("workbook", zip(&[("xl/workbook.xml", "")]), ErrorKind::Unsupported, None, ".xlsx"),
        ("presentation", zip(&[("ppt/presentation.xml", "")]), ErrorKind::Unsupported, None, ".pptx"),
        ("OpenDocument", zip(&[("mimetype", "application/vnd.oasis.opendocument.text")]), ErrorKind::Unsupported, None, ".odt"),
        ("crossed", zip(&[("word/document.xml", "<w:document><w:p></w:document>")]), ErrorKind::Format, Some(17), "word/document.xml"),
        ("cut part", zip(&[("word/document.xml", "<w:document><w:p>")]), ErrorKind::Format, Some(17), "cut off"),
        ("empty part", zip(&[("word/document.xml", "")]), ErrorKind::Format, Some(0), "cut off"),
        (
            "broken styles",
            zip(&[("word/document.xml", &document("")), ("word/styles.xml", "<a")]),
            ErrorKind::Format,
            Some(0),
            "word/styles.xml",
        ),
        (
            "document type",
            zip(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]),
            ErrorKind::Format,
            Some(30),
            "document type",
        ),
        ("entity", docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"), ErrorKind::Format, Some(201), "entities"),
        ("deep", docx(&deep), ErrorKind::Format, Some(1968), "within each other"),
    ] {
        let error = Reader::new().read(&bytes).err().unwrap_or_else(|| panic!("{name} is refused"));
        assert_eq!(error.kind(), kind, "{name}: {error}");
        assert_eq!(error.byte_at(), byte, "{name}: {error}");
        assert!(error.to_string().contains(advice), "{name}: {error}");
    }
    for len in 4..whole.len() {
        assert!(Reader::new().read(&whole[..len]).is_err(), "{len} bytes");
    }
    for at in 0..whole.len() {
        let _ = Reader::new().read(&[&whole[..at], &[whole[at] ^ 0x11], &whole[at + 1..]].concat());
    }
}

#[test]
fn bombs_are_refused_before_memory_grows() {
    let spaces = " ".repeat(20 << 20);
    let bomb = docx(&spaces);
    assert!(bomb.len() < 40_000);
    let error = Reader::new().read(&bomb).expect_err("a bomb");
    assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
    // A container that lies about the size.
    let mut lying = bomb.clone();
    let central = bomb.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    lying[22..26].copy_from_slice(&100u32.to_le_bytes());
    lying[central + 24..central + 28].copy_from_slice(&100u32.to_le_bytes());
    assert!(Reader::new().read(&lying).is_err());
    // Paragraphs of a few bytes, each with a long number.
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let bytes = numbered(&list(&level(0, "lowerRoman", &"%1".repeat(400))), styles, &"<w:p/>".repeat(1_200_000));
    let error = Reader::new().read(&bytes).expect_err("too much text");
    assert_eq!(error.kind(), ErrorKind::Limit, "{error}");
    assert_eq!(
        Reader::new().limit(10_000).read(&docx(&paragraph(&"甲".repeat(5_000)))).map_err(|error| error.kind()),
        Err(ErrorKind::Limit)
    );
}

#[test]
fn long_documents_take_linear_time() {
    let mut body = "<w:p>".to_owned() + &"<w:r><w:fldChar w:fldCharType='begin'/><w:t>甲</w:t></w:r>".repeat(50_000) + "</w:p>";
    for at in 0..50_000 {
        body += &item(1, at % 9, "甲");
    }
    let source = Reader::new().read(&numbered(&list(&level(0, "decimal", "%1.")), "", &body)).expect("a document");
    assert_eq!(source.lines().spans().len(), 50_001);
}
