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
