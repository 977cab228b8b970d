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

#[test]
fn citations_in_a_quotation_lead_into_it_or_to_the_amended_instrument() {
    use duizhao::parse::Parser;
    use duizhao::text::SourceText;
    let text = "关于修改办法的决定\n第一条　将办法第三条修改为：\n“第三条　依照本办法第一条处理。\n“前款规定适用于本办法第四条第一款。\n“第四条　依照本条和前条执行。”\n第二条　第一条自公布之日起施行。\n";
    let instrument = Parser::new().parse(&SourceText::new(text));
    let found: Vec<String> = instrument
        .citations()
        .iter()
        .filter(|citation| citation.instrument.is_none())
        .map(|citation| format!("{} {:?}", citation.span.slice(text), instrument.follow(citation)))
        .map(|line| line.replace("Address([", "").chars().take_while(|c| *c != '(').collect())
        .collect();
    let wanted =
        ["本办法第一条 OtherInstrument", "前款 Found", "本办法第四条第一款 Found", "本条和前条 Found", "本条和前条 Found", "第一条 Found"];
    assert_eq!(found, wanted);
    let quoted = instrument.citations().into_iter().filter_map(|citation| instrument.resolve(&citation.target, citation.span.start));
    let addresses: Vec<String> = quoted.map(|address| address.to_string()).collect();
    let wanted =
        ["art3", "art1/quote1/art1", "art1/quote1/art3/para1", "art1/quote1/art4/para1", "art1/quote1/art4", "art1/quote1/art3", "art1"];
    assert_eq!(addresses, wanted);
}

/// Targets as the gold writes them: `title=>address`, a range with two dots.
fn written(citation: &duizhao::citation::Citation) -> String {
    let title = citation.instrument.as_ref().map(|title| format!("{}=>", title.replace(' ', "_"))).unwrap_or_default();
    let to = citation.to.as_ref().map(|to| format!("..{to}")).unwrap_or_default();
    format!("{title}{}{to}", citation.target)
}

/// F1 over the gold of citations, by language. A drop below the floor fails; `WRONG=1` prints what is wrong.
#[test]
fn citations_agree_with_gold() {
    let gold = std::fs::read_to_string("corpus/citations.tsv").expect("the gold of citations");
    let (mut right, mut found_len, mut wanted_len) = ([0usize; 2], [0usize; 2], [0usize; 2]);
    for row in gold.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
        let fields: Vec<&str> = row.split('\t').collect();
        let jurisdiction = Jurisdiction::from_code(fields[0]).expect("a jurisdiction");
        let lang = Lang::of(fields[1]);
        let found: Vec<String> = find(fields[1], lang, jurisdiction).iter().map(written).collect();
        let wanted: Vec<&str> = fields.get(2).unwrap_or(&"").split_whitespace().collect();
        let mut left = found.clone();
        let hits =
            wanted.iter().filter(|target| left.iter().position(|other| other == *target).map(|at| left.remove(at)).is_some()).count();
        let side = lang as usize;
        (right[side], found_len[side], wanted_len[side]) =
            (right[side] + hits, found_len[side] + found.len(), wanted_len[side] + wanted.len());
        if std::env::var_os("WRONG").is_some() && (hits < wanted.len() || hits < found.len()) {
            println!("{}\t{}\n\twanted {wanted:?}\n\tfound  {found:?}", fields[0], fields[1]);
        }
    }
    for (side, floor) in [0.97, 0.97].into_iter().enumerate() {
        let f1 = 2.0 * right[side] as f64 / (found_len[side] + wanted_len[side]) as f64;
        println!("{} of {} found, {} wanted: F1 {f1:.4}", right[side], found_len[side], wanted_len[side]);
        assert!(f1 >= floor, "F1 {f1:.4} is below {floor}");
    }
}
