//! Looking up: the right clauses first, with what matched on both sides.
#![cfg(all(feature = "search", feature = "corpus"))]

use duizhao::corpus::Corpus;
use duizhao::exchange::units;
use duizhao::index::Index;
use duizhao::search::{Hit, Query, Searcher, Sides};
use duizhao::text::Span;
use duizhao::{Error, ErrorKind};
use std::sync::LazyLock;

static INDEX: LazyLock<Index> =
    LazyLock::new(|| filled(Index::in_memory().expect("memory"), &Corpus::embedded().expect("the corpus").units()));

fn filled(index: Index, units: &[duizhao::bitext::Unit]) -> Index {
    let mut indexer = index.indexer().expect("a writer");
    units.iter().for_each(|unit| indexer.add(unit).expect("a unit"));
    indexer.commit().expect("a commit");
    index
}

fn find(query: &str, limit: usize) -> Vec<Hit> {
    find_on(query, Sides::Both, limit)
}

fn find_on(query: &str, sides: Sides, limit: usize) -> Vec<Hit> {
    let hits = Searcher::new(&INDEX).and_then(|searcher| searcher.search(&Query::parse(query)?.sides(sides), limit)).expect("an answer");
    assert!(hits.len() <= limit);
    assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "hits are ordered");
    for hit in &hits {
        for (text, spans) in [(&hit.zh, &hit.highlights.zh), (&hit.en, &hit.highlights.en)] {
            let text = text.as_deref().unwrap_or_default();
            assert!(spans.iter().all(|span| !span.is_empty() && text.get(span.start..span.end).is_some()), "highlights lie inside");
            assert!(spans.windows(2).all(|pair| pair[0].end < pair[1].start), "highlights stand apart");
        }
    }
    hits
}

fn lit(text: &Option<String>, spans: &[Span]) -> Vec<String> {
    spans.iter().map(|span| span.slice(text.as_deref().unwrap_or_default()).to_owned()).collect()
}

#[test]
fn the_seed_is_found_in_either_language() {
    for (query, zh, en) in [
        ("虚拟专用网络", "虚拟专用网络", "VPNs"),
        ("虛擬專用網絡", "虚拟专用网络", "VPNs"),
        ("virtual private network", "虚拟专用网络", ""),
        ("VPN approval", "VPN", "approval"),
        ("VPN approval", "批准", "VPNs"),
        ("未经批准", "未经", "approval"),
        ("未经批准", "批准", "Without"),
        ("\"未经电信主管部门批准\"", "未经电信主管部门批准", ""),
    ] {
        let hits = find(query, 10);
        let seed = hits.iter().find(|hit| hit.instrument == "miit-notice-2017-32").unwrap_or_else(|| panic!("{query} finds the seed"));
        assert!(lit(&seed.zh, &seed.highlights.zh).iter().any(|lit| lit == zh), "{query}: {:?}", lit(&seed.zh, &seed.highlights.zh));
        assert!(
            en.is_empty() || lit(&seed.en, &seed.highlights.en).iter().any(|lit| lit == en),
            "{query}: {:?}",
            lit(&seed.en, &seed.highlights.en)
        );
    }
}

#[test]
fn what_is_nowhere_is_not_found() {
    for query in ["qqqqzzzz", "\"量子纠缠\"", "\"留存。专线\""] {
        assert!(find(query, 10).is_empty(), "{query}");
    }
}

#[test]
fn citations_go_straight_to_the_provision() {
    for (query, instrument, address) in [
        ("个人数据保护法第十二条第二款", "personal-data-protection-law", "art12/para2"),
        ("《数据出境管理条例（示范文本）》第八条", "outbound-data-transfer-regulations", "art8/para1"),
        ("Article 12(2) of the Personal Data Protection Law", "personal-data-protection-law", "art12/para2"),
        ("食品標示管理辦法第12-1條", "food-labelling-regulations-tw", "art12-1"),
        ("電子支付條例第8A條", "electronic-payments-ordinance-hk", "art8-1"),
        ("section 5(1)(a) Electronic Payments Ordinance", "electronic-payments-ordinance-hk", "art5/para1/sub1"),
    ] {
        let hits = find(query, 5);
        let first = hits.first().unwrap_or_else(|| panic!("{query} finds something"));
        assert_eq!((first.instrument.as_str(), first.address.to_string().as_str()), (instrument, address), "{query}");
    }
    let labels: Vec<_> = find("Art. 12(2)", 20).into_iter().filter_map(|hit| hit.label.en).collect();
    assert!(labels.iter().any(|label| label == "Article 12(2)") && labels.iter().any(|label| label == "section 12(2)"), "{labels:?}");
}

#[test]
fn a_side_can_be_left_out_of_the_search_and_is_shown() {
    assert!(find_on("\"dedicated line\"", Sides::Zh, 5).is_empty());
    let hits = find_on("\"dedicated line\"", Sides::En, 5);
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit.zh.is_some()));
}

#[test]
fn exact_phrases_fold_width_and_script_and_stay_on_their_line() {
    let rows = "{\"instrument\":\"x\",\"zh\":{\"text\":\"經營　ＩＤＣ 業務。\\n不得出租\\n专线。\"},\"en\":null}";
    let index = filled(Index::in_memory().expect("memory"), &units::read(rows).expect("units"));
    let searcher = Searcher::new(&index).expect("a searcher");
    for (query, found) in
        [("\"经营IDC业务\"", 1), ("\"经营 idc 业务\"", 1), ("\"租\"", 1), ("\"出租专线\"", 0), ("\"业务不得\"", 0), ("\"营业\"", 0)]
    {
        let hits = searcher.search(&Query::parse(query).expect("a query"), 10).expect("an answer");
        assert_eq!(hits.len(), found, "{query}");
        assert!(hits.iter().all(|hit| hit.en.is_none() && hit.highlights.en.is_empty()));
    }
}

#[test]
fn an_english_question_finds_a_clause_without_translation() {
    let rows = "{\"instrument\":\"x\",\"zh\":{\"text\":\"不得出租专线。\"},\"en\":null}\n{\"instrument\":\"x\",\"zh\":null,\"en\":{\"text\":\"Operators shall keep network logs.\"}}";
    let index = filled(Index::in_memory().expect("memory"), &units::read(rows).expect("units"));
    let searcher = Searcher::new(&index).expect("a searcher");
    for (query, lit) in [("dedicated line", "专线"), ("日志", "logs")] {
        let hits = searcher.search(&Query::parse(query).expect("a query"), 10).expect("an answer");
        assert_eq!(hits.len(), 1, "{query}");
        assert!(hits[0].via.iter().any(|via| via.rendering == lit), "{:?}", hits[0].via);
    }
}

#[test]
fn the_same_units_give_the_same_answer_and_limits_have_no_ceiling() {
    let all = find("网络", usize::MAX);
    assert_eq!(find("网络", 7), all[..7]);
    let again = filled(Index::in_memory().expect("memory"), &Corpus::embedded().expect("the corpus").units());
    assert_eq!(Searcher::new(&again).and_then(|searcher| searcher.search(&Query::parse("网络")?, usize::MAX)).expect("an answer"), all);
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("duizhao-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn on_disk(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    filled(Index::create(&folder).expect("a folder"), &Corpus::embedded().expect("the corpus").units());
    folder
}

fn opened(folder: &std::path::Path) -> Result<usize, Error> {
    let index = Index::open(folder)?;
    let searcher = Searcher::new(&index)?;
    Ok(searcher.search(&Query::parse("专线")?, usize::MAX)?.len())
}

#[test]
fn an_index_on_disk_gives_the_same_hits() {
    let folder = on_disk("same");
    assert_eq!(opened(&folder).ok(), Some(find("专线", usize::MAX).len()));
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

#[test]
fn a_damaged_index_says_so() {
    let folder = on_disk("damaged");
    let file = std::fs::read_dir(&folder)
        .expect("the index")
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "idx"))
        .expect("a file of postings");
    let whole = std::fs::read(&file).expect("bytes");
    let mut turned = whole.clone();
    turned[whole.len() / 2] ^= 0xff;
    for (name, bytes) in [("turned", turned), ("cut", whole[..whole.len() / 2].to_vec()), ("empty", Vec::new())] {
        std::fs::remove_file(&file).expect("the file is ours");
        std::fs::write(&file, bytes).expect("the file is ours");
        let error = opened(&folder).expect_err(name);
        assert_eq!(error.kind(), ErrorKind::Index, "{name}: {error}");
        assert!(error.to_string().contains("make"), "{name}: {error}");
    }
    std::fs::write(folder.join("duizhao.txt"), "another").expect("the file is ours");
    assert!(opened(&folder).expect_err("another version").to_string().contains("made by another"));
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    let error = opened(&folder).expect_err("no index");
    assert_eq!(error.kind(), ErrorKind::Index);
}

#[test]
fn a_writer_that_dies_loses_what_was_not_committed() {
    let folder = on_disk("killed");
    let index = Index::open(&folder).expect("the index");
    let before = index.len().expect("a count");
    let mut indexer = index.indexer().expect("a writer");
    Corpus::embedded().expect("the corpus").units().iter().take(100).for_each(|unit| indexer.add(unit).expect("a unit"));
    assert_eq!(index.indexer().map(drop).expect_err("one writer at a time").kind(), ErrorKind::Index);
    std::mem::drop(indexer);
    assert_eq!(Index::open(&folder).and_then(|index| index.len()).ok(), Some(before));
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

#[test]
fn queries_are_trees() {
    let count = |query: &str| find(query, usize::MAX).len();
    let (all, cn) = (count("level:article OR NOT level:article"), count("jurisdiction:cn"));
    assert_eq!(all, Corpus::embedded().expect("the corpus").units().len());
    assert!(cn > 0 && cn < all);
    assert_eq!(count("\"日志\" AND \"期限\"") + count("\"日志\" NOT \"期限\""), count("\"日志\""));
    assert_eq!(count("\"日志\" OR \"期限\""), count("\"日志\"") + count("\"期限\" NOT \"日志\""));
    for hit in find("person*", 50) {
        assert!(hit.highlights.zh.iter().chain(&hit.highlights.en).next().is_some(), "{hit:?}");
    }
    assert!(find("instrument:personal-data-protection-law level:chapter", 99).iter().all(|hit| hit.address.to_string().starts_with("ch")));
    assert!(find("date:>=2024-01-01 日志", 20).iter().all(|hit| hit.date.as_deref().is_some_and(|date| date >= "2024")));
    assert!(find("confidence:>0.8 日志", 20).iter().all(|hit| hit.confidence.is_some_and(|confidence| confidence > 0.8)));
    assert!(find("status:superseded 日志", 20).iter().all(|hit| hit.status.as_deref() == Some("superseded")));
    assert!(find("zh:\"VPN\"", 9).iter().all(|hit| hit.highlights.en.is_empty()));
    assert!(find("title:个人数据 address:art37", 99).iter().all(|hit| hit.address.to_string().starts_with("art37")));
    assert_eq!(find("instrument:personal-data-protection-law 第三十七条", 1)[0].address.to_string(), "art37/para1");
}

#[test]
fn words_near_each_other() {
    let rows = r#"{"instrument":"x","address":"art1","zh":{"text":"日志应当留存。"},"en":{"text":"Logs of every kind shall be kept safely by operators."}}"#;
    let index = filled(Index::in_memory().expect("memory"), &units::read(rows).expect("units"));
    let searcher = Searcher::new(&index).expect("a searcher");
    for (query, found) in [
        ("\"logs kept\"~5", 1),
        ("\"kept logs\"~5", 1),
        ("\"logs operators\"~1", 0),
        ("\"日志 留存\"~2", 1),
        ("\"日志 留存\"~1", 0),
        ("\"logs absent\"~9", 0),
    ] {
        assert_eq!(searcher.search(&Query::parse(query).expect("a query"), 9).expect("an answer").len(), found, "{query}");
    }
}

#[test]
fn near_matches_stand_below_and_say_so() {
    for (query, near) in [("\"dedicated lines\"", false), ("subleesing", true), ("\"个人数据处理之规则\"", true), ("专线", false)]
    {
        let hits = find(query, 10);
        assert!(!hits.is_empty(), "{query}");
        assert_eq!(hits.iter().any(|hit| !hit.near.is_empty()), near, "{query}");
        let first_near = hits.iter().position(|hit| !hit.near.is_empty()).unwrap_or(hits.len());
        assert!(hits[first_near..].iter().all(|hit| !hit.near.is_empty()), "{query}: exact hits come first");
    }
}

#[test]
fn an_exact_match_stands_above_a_rendered_one() {
    let rows = "{\"instrument\":\"x\",\"address\":\"art1\",\"zh\":{\"text\":\"专线专线专线\"},\"en\":null}\n{\"instrument\":\"x\",\"address\":\"art2\",\"zh\":null,\"en\":{\"text\":\"A long clause in which, among much else that is told of in many words, a dedicated line is named.\"}}";
    let index = filled(Index::in_memory().expect("memory"), &units::read(rows).expect("units"));
    let hits = Searcher::new(&index).and_then(|searcher| searcher.search(&Query::parse("dedicated line")?, 9)).expect("an answer");
    assert_eq!(hits.iter().map(|hit| hit.address.to_string()).collect::<Vec<_>>(), ["art2", "art1"]);
}

#[test]
fn hits_know_what_stands_around_them() {
    let hit = find("个人数据保护法第三十七条", 1).remove(0);
    assert_eq!(hit.headings.first().and_then(|heading| heading.zh.as_deref()), Some("第四章　个人的权利"));
    assert_eq!(hit.before.map(|before| before.address.to_string()).as_deref(), Some("art36"));
    assert_eq!(hit.after.map(|after| after.address.to_string()).as_deref(), Some("art37/para1/sub1"));
}

#[test]
fn facets_pages_renderings_and_concordance() {
    let searcher = Searcher::new(&INDEX).expect("a searcher");
    let query = Query::parse("日志").expect("a query");
    let facets = searcher.facets(&query).expect("counts");
    let all = searcher.search(&query, usize::MAX).expect("an answer");
    assert_eq!(facets.total, all.len() as u64);
    assert_eq!(facets.instrument.iter().map(|(_, count)| count).sum::<u64>(), facets.total);
    assert_eq!(searcher.page(&query, 5, 5).expect("a page"), all[5..10]);
    assert_eq!(searcher.instruments().expect("a list").len(), Corpus::embedded().expect("the corpus").instruments().len());
    let renderings = searcher.renderings("个人数据").expect("renderings");
    assert_eq!(renderings.first().map(|rendering| rendering.text.as_str()), Some("personal data"), "{renderings:?}");
    let lines = searcher.concordance("个人数据", 20).expect("lines");
    assert_eq!(lines.len(), 20);
    assert!(lines.iter().all(|line| line.keyword == "个人数据"));
    assert!(
        lines.iter().filter(|line| line.rendering.as_deref().is_some_and(|text| text.eq_ignore_ascii_case("personal data"))).count() > 10
    );
}

#[test]
fn units_are_replaced_and_removed_by_instrument() {
    let row = |text: &str| units::read(&format!("{{\"instrument\":\"x\",\"zh\":{{\"text\":\"{text}\"}},\"en\":null}}")).expect("a unit");
    let index = filled(Index::in_memory().expect("memory"), &row("专线"));
    let mut indexer = index.indexer().expect("a writer");
    indexer.replace(&row("日志")).expect("a unit");
    indexer.commit().expect("a commit");
    let count =
        |query: &str| Searcher::new(&index).and_then(|searcher| searcher.search(&Query::parse(query)?, 9)).expect("an answer").len();
    assert_eq!((count("专线"), count("日志"), index.len().ok()), (0, 1, Some(1)));
    indexer.remove("x");
    indexer.commit().expect("a commit");
    assert_eq!((count("日志"), index.len().ok(), index.verify().ok()), (0, Some(0), Some(0)));
}

#[test]
fn an_index_of_another_form_and_flipped_bytes_are_refused() {
    let folder = on_disk("flipped");
    assert!(Index::open(&folder).and_then(|index| index.verify()).is_ok());
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("the index").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let engine = |path: &std::path::PathBuf| {
        ["idx", "pos", "term", "store", "fast", "fieldnorm"].iter().any(|end| path.extension().is_some_and(|own| own == *end))
    };
    for file in files.iter().filter(|path| engine(path)) {
        let whole = std::fs::read(file).expect("bytes");
        let mut turned = whole.clone();
        turned[whole.len() / 3] ^= 0x10;
        std::fs::write(file, turned).expect("the file is ours");
        let error = Index::open(&folder).map(drop).expect_err("a damaged file");
        assert!(error.to_string().contains("make"), "{error}");
        std::fs::write(file, whole).expect("the file is ours");
    }
    assert!(Index::open(&folder).is_ok());
    std::fs::write(folder.join("duizhao.txt"), "duizhao 0.1.0 with terms").expect("the file is ours");
    assert!(Index::open(&folder).map(drop).expect_err("an older form").to_string().contains("index format"));
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}
