//! Sentences and the provisions that they cite. A row is a jurisdiction and a sentence.

mod cases;

use duizhao::citation::find;
use duizhao::instrument::Jurisdiction;
use duizhao::text::Lang;

#[test]
fn citations() {
    cases::compare("tests/citation", "citations", |_, text| {
        let mut answer = String::new();
        for row in text.lines() {
            let (code, sentence) = row.split_once('\t').expect("a row is a jurisdiction and a sentence");
            let jurisdiction = Jurisdiction::from_code(code).expect("a jurisdiction");
            answer.push_str(&format!("{row}\n"));
            for citation in find(sentence, Lang::of(sentence), jurisdiction) {
                let to = citation.to.map(|to| format!(" … {to}")).unwrap_or_default();
                let name = citation.instrument.map(|name| format!(" of {name}")).unwrap_or_default();
                answer.push_str(&format!("    {}{to}{name}  [{}]\n", citation.target, citation.span.slice(sentence)));
            }
        }
        answer
    });
}

#[test]
fn marks_of_provisions_cite_nothing_and_what_follows_them_does() {
    use duizhao::parse::Parser;
    use duizhao::text::SourceText;
    let text = "第一条　甲。\n第二条　第一条规定的，依照本法第四条第一款处理。\n第三条　第一条第一款和第二条不适用。\n前款规定除外。\n第四条　丁。\n附件\n第一条　依照本法第三条。\n";
    let instrument = Parser::new().parse(&SourceText::new(text));
    let found: Vec<(String, String)> = instrument
        .citations()
        .iter()
        .map(|citation| {
            let address = instrument.resolve(&citation.target, citation.span.start).map(|address| address.to_string());
            (citation.span.slice(text).to_owned(), address.unwrap_or_default())
        })
        .collect();
    let wanted = [
        ("第一条", "art1"),
        ("本法第四条第一款", "art4/para1"),
        ("第一条第一款和第二条", "art1/para1"),
        ("第一条第一款和第二条", "art2"),
        ("前款", "art3/para1"),
        ("本法第三条", "art3"),
    ];
    assert_eq!(found, wanted.map(|(words, address)| (words.to_owned(), address.to_owned())));
}
