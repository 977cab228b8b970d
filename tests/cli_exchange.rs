//! The examples that write and read files of other tools, as a person calls them.
#![cfg(all(feature = "search", feature = "corpus"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ZH: &str = "示范办法\n第一条　未经批准，不得租用专线。\n第二条　日志保存期限不少于六个月。\n";
const EN: &str = "Model Measures\nArticle 1 No one shall rent a dedicated line without approval.\nArticle 2 Logs shall be kept for at least six months.\n";

fn run(name: &str, args: &[&str]) -> Output {
    let test = std::env::current_exe().expect("a test");
    let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps");
    Command::new(profile.join("examples").join(name)).args(args).output().expect("the example is built")
}

fn answer(name: &str, args: &[&str]) -> String {
    let output = run(name, args);
    assert!(output.status.success(), "{name} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A folder of this test's own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("duizhao-exchange-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let own = Self(folder);
        own.file("law.txt", ZH);
        own.file("law.en.txt", EN);
        own
    }

    fn file(&self, name: &str, text: &str) -> String {
        fs::write(self.0.join(name), text).expect("a file");
        self.path(name)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn units_go_through_each_format() {
    let folder = Folder::new("formats");
    let (zh, en) = (folder.path("law.txt"), folder.path("law.en.txt"));
    let units = answer("align", &[&zh, &en, "--format", "units"]);
    assert_eq!(units.lines().count(), 3);
    for format in ["tmx", "xliff", "xliff-1.2", "csv"] {
        let out = folder.path("out");
        assert_eq!(answer("align", &[&zh, &en, "--format", format, "-o", &out]), "");
        assert_eq!(answer("exchange", &[&out, "--to", "units"]), units, "{format}");
        for next in ["tmx", "xliff", "xliff-1.2", "csv", "table"] {
            let turned = folder.path("turned");
            answer("exchange", &[&out, "--to", next, "-o", &turned]);
            assert_eq!(answer("exchange", &[&turned, "--to", "units"]), units, "{format} {next}");
        }
    }
}

#[test]
fn two_files_are_written_where_each_side_has_one() {
    let folder = Folder::new("sides");
    let (zh, en) = (folder.path("law.txt"), folder.path("law.en.txt"));
    answer("align", &[&zh, &en, "--format", "moses", "-o", &folder.path("pair")]);
    assert_eq!(folder.text("pair.zh.txt").lines().count(), 3);
    assert_eq!(folder.text("pair.en.txt").lines().nth(2), Some("Article 2 Logs shall be kept for at least six months."));
    let back = answer("exchange", &[&folder.path("pair.zh.txt"), &folder.path("pair.en.txt"), "--to", "units"]);
    assert!(back.lines().nth(1).is_some_and(|row| row.contains("第一条　未经批准")), "{back}");

    answer("align", &[&zh, &en, "--format", "akn", "-o", &folder.path("law.xml")]);
    assert_eq!(answer("exchange", &[&folder.path("law.zh.xml"), "--to", "text"]), ZH);
    assert_eq!(answer("exchange", &[&folder.path("law.en.xml"), "--to", "text"]), EN);
    let english = folder.text("law.en.xml");
    for wanted in [
        "FRBRtranslation href=\"/akn/cn/act/rule/0001-01-01/示范办法/zho\"",
        "<article eId=\"art_2\">",
        "FRBRuri value=\"/akn/cn/act/rule/0001-01-01/示范办法/eng\"",
    ] {
        assert!(english.contains(wanted), "{wanted}: {english}");
    }

    let refused = run("align", &[&zh, &en, "--format", "akn"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("-o NAME"));
    let list = folder.file("list", &format!("{zh}\t{en}\n"));
    let into = folder.path("into");
    answer("align", &["--pairs", &list, "-o", &into, "--format", "moses"]);
    assert_eq!(fs::read_dir(&into).expect("a folder").count(), 2);
}

#[test]
fn an_index_takes_memories_and_tables() {
    let folder = Folder::new("index");
    let (zh, en) = (folder.path("law.txt"), folder.path("law.en.txt"));
    for format in ["tmx", "xliff", "csv"] {
        let (file, index) = (folder.path(&format!("law.{format}")), folder.path(&format!("index-{format}")));
        answer("align", &[&zh, &en, "--format", format, "-o", &file]);
        answer("index", &[&file, "--index", &index]);
        let found = answer("lookup", &["--index", &index, "--json", "leased line"]);
        assert!(found.contains("\"instrument\":\"law\"") && found.contains("\"address\":\"art1\""), "{format}: {found}");
    }
    let other = folder.file(
        "memory.tmx",
        "<tmx><body><tu><tuv xml:lang=\"zh\"><seg>不得出租专线。</seg></tuv><tuv xml:lang=\"en\"><seg>No line.</seg></tuv></tu></body></tmx>",
    );
    let index = folder.path("index-other");
    answer("index", &[&other, "--index", &index]);
    assert!(answer("lookup", &["--index", &index, "--json", "专线"]).contains("\"instrument\":\"memory\""));
    let broken = folder.file("broken.tmx", "<tmx><body><tu>");
    let refused = run("index", &[&broken, "--index", &index]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("broken.tmx: byte 15: wanted whole XML, found it cut off"));
}

#[test]
fn terms_and_instruments_are_turned() {
    let folder = Folder::new("terms");
    let rows = "个人信息\tpersonal information|PI\n个人信息\tpersonal data\tforbidden\n";
    let terms = folder.file("terms.tsv", rows);
    let base = folder.path("terms.tbx");
    answer("exchange", &[&terms, "--to", "tbx", "-o", &base]);
    assert_eq!(answer("exchange", &[&base, "--to", "terms"]), rows);
    // A term base is a lexicon to the aligner.
    let (zh, en) = (folder.path("law.txt"), folder.path("law.en.txt"));
    assert_eq!(answer("align", &[&zh, &en, "--lexicon", &base, "--format", "tsv"]).lines().count(), 3);

    let document = answer("parse", &[&zh, "--format", "akn"]);
    assert_eq!(answer("exchange", &[&folder.file("law.akn", &document), "--to", "text"]), ZH);
    let refused = run("parse", &[&zh, &en, "--format", "akn"]);
    assert_eq!(refused.status.code(), Some(2));
}
