//! The example binaries as a person calls them: answers, exit codes, bad input, each file of a call done.
#![cfg(all(feature = "search", feature = "corpus"))]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the built examples, beside that of the tests.
fn binary(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test");
    let profile = test.parent().and_then(Path::parent).expect("target/PROFILE/deps");
    profile.join("examples").join(name)
}

fn run(name: &str, args: &[&str]) -> Output {
    run_with(name, args, b"")
}

fn run_with(name: &str, args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(binary(name))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example is built");
    // A child that ends early does not read to the end.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("an end")
}

fn rows(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|row| serde_json::from_str(row).expect("a row is JSON")).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A folder of this test's own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("duizhao-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const ZH: &str = "网络接入管理办法\n第一条　网络运营者应当留存日志。\n第二条　不得转租专线。\n";
const EN: &str =
    "Measures for Network Access\nArticle 1 Network operators shall keep logs.\nArticle 2 Dedicated lines shall not be subleased.\n";

#[test]
fn lookup_finds_and_says_when_there_is_nothing() {
    let found = run("lookup", &["虚拟专用网络", "--json", "--limit", "3"]);
    assert_eq!(found.status.code(), Some(0));
    assert!((1..=3).contains(&rows(&found).len()));
    let shown = text(&run("lookup", &["VPN", "approval", "--limit", "1"]).stdout);
    assert!(
        shown.contains("**VPN**") && shown.contains("2017-01-17") && shown.contains("Chinese authentic") && !shown.contains('\u{1b}'),
        "{shown}"
    );
    let none = run("lookup", &["qqqqzzzz"]);
    assert_eq!((none.status.code(), text(&none.stdout), text(&none.stderr)), (Some(1), String::new(), "note: nothing found\n".to_owned()));
    assert_eq!(text(&run("lookup", &["qqqqzzzz", "--quiet"]).stderr), "");
}

#[test]
fn lookup_points_at_what_is_wrong() {
    let wrong = run("lookup", &["日志 \"专线"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("  日志 \"专线\n       ^"), "{}", text(&wrong.stderr));
    assert_eq!(run("lookup", &["x", "--limit", "many"]).status.code(), Some(2));
    assert_eq!(run("lookup", &["x", "--index", "no/such/folder"]).status.code(), Some(2));
    assert_eq!(run("lookup", &["--help"]).status.code(), Some(0));
}

#[test]
fn lookup_without_a_query_is_a_prompt() {
    let answer = run_with("lookup", &[], "虚拟专用网络\n\n\"\nquit\n".as_bytes());
    assert_eq!(answer.status.code(), Some(0));
    assert!(text(&answer.stdout).contains("虚拟专用网络"));
    assert!(text(&answer.stderr).contains("not closed"));
}

#[test]
fn align_index_and_lookup_work_together() {
    let folder = Folder::new("together");
    let (zh, en) = (folder.file("zh.txt", ZH), folder.file("en.txt", EN));
    let units = folder.path("units.jsonl");
    assert_eq!(run("align", &[&zh, &en, "--format", "units", "-o", &units]).status.code(), Some(0));
    let index = folder.path("index");
    // Twice: the units of an instrument are replaced.
    for _ in 0..2 {
        assert_eq!(run("index", &[&units, "--index", &index]).status.code(), Some(0));
    }
    let hits = rows(&run("lookup", &["subleased", "--index", &index, "--json"]));
    assert_eq!(hits.len(), 1);
    assert_eq!((&hits[0]["address"], &hits[0]["label"]["en"]), (&Value::from("art2"), &Value::from("Article 2")));
    assert_eq!(hits[0]["zh"], "第二条　不得转租专线。");
}

#[test]
fn align_writes_every_form() {
    let folder = Folder::new("forms");
    let (zh, en) = (folder.file("zh.txt", ZH), folder.file("en.txt", EN));
    assert_eq!(text(&run("align", &[&zh, &en, "--units", "lines", "--format", "tsv"]).stdout), "1\t1\n2\t2\n3\t3\n");
    let beads = rows(&run("align", &[&zh, &en, "--format", "jsonl"]));
    assert_eq!(beads[1]["zh"]["text"], "第一条　网络运营者应当留存日志。");
    let start = beads[1]["zh"]["start"].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a byte");
    assert!(ZH.get(start..).is_some_and(|rest| rest.starts_with("第一条")));
    let shown = run("align", &[&zh, &en]);
    assert!(text(&shown.stdout).contains("art2") && text(&shown.stdout).contains("不得转租专线"));
    let fixed = folder.file("keep.tsv", "2\t3\n3\t2\n");
    assert_eq!(text(&run("align", &[&zh, &en, "--units", "lines", "--format", "tsv", "--keep", &fixed]).stdout), "1\t1\n2\t3\n3\t2\n");
    let wrong = folder.file("wrong.tsv", "2\t9\n");
    assert_eq!(run("align", &[&zh, &en, "--keep", &wrong]).status.code(), Some(2));
}

#[test]
fn align_takes_a_list_of_pairs() {
    let folder = Folder::new("pairs");
    let list: String = ["a", "b"]
        .map(|name| format!("{}\t{}\n", folder.file(&format!("{name}/zh.txt"), ZH), folder.file(&format!("{name}/en.txt"), EN)))
        .concat();
    let list = folder.file("pairs.tsv", list + &format!("{}\t{}\n", folder.path("none/zh.txt"), folder.path("none/en.txt")));
    let out = folder.path("out");
    let done = run("align", &["--pairs", &list, "-o", &out, "--units", "lines", "--format", "tsv"]);
    assert_eq!(done.status.code(), Some(2), "the third pair is absent");
    assert!(text(&done.stderr).contains("none/zh.txt"));
    for name in ["a", "b"] {
        assert_eq!(fs::read_to_string(Path::new(&out).join(format!("{name}.tsv"))).ok().as_deref(), Some("1\t1\n2\t2\n3\t3\n"));
    }
}

#[test]
fn align_answers_odd_sides() {
    let folder = Folder::new("odd");
    let (zh, empty) = (folder.file("zh.txt", ZH), folder.file("empty.txt", ""));
    let one = run("align", &[&zh, &empty, "--units", "lines", "--format", "tsv"]);
    assert_eq!((one.status.code(), text(&one.stdout)), (Some(0), "1\t\n2\t\n3\t\n".to_owned()));
    assert!(text(&one.stderr).contains("empty"));
    let same = run("align", &[&zh, &zh, "--units", "lines", "--format", "tsv"]);
    assert_eq!(same.status.code(), Some(0));
    assert!(text(&same.stderr).contains("one language"));
    assert_eq!(run("align", &[&zh]).status.code(), Some(2));
    assert_eq!(run("align", &["-", "-"]).status.code(), Some(2));
    assert_eq!(text(&run_with("align", &["-", &empty, "--units", "lines", "--format", "tsv"], ZH.as_bytes()).stdout), "1\t\n2\t\n3\t\n");
}

#[test]
fn a_mixed_text_pairs_its_clauses_and_leaves_prose_alone() {
    let folder = Folder::new("mixed");
    let seed = |name: &str| fs::read_to_string(format!("corpus/instruments/miit-notice-2017-32/{name}.txt")).expect("the seed");
    let (zh, en) = (seed("zh"), seed("en"));
    let clauses: Vec<(&str, &str)> = zh.lines().zip(en.lines()).collect();
    let prose = "The ministry says that it will act against unlicensed services.";
    let text_of = format!(
        "A report\n\n{prose}\n\n{}\n\n{}\n\n{}\n\n{}\n\nNothing else is known, and nobody has commented on the rule so far.\n",
        clauses[0].0, clauses[0].1, clauses[1].0, clauses[1].1
    );
    let mixed = folder.file("mixed.txt", text_of);
    for units in ["lines", "segments"] {
        let rows = text(&run("align", &["--mixed", &mixed, "--units", units, "--format", "tsv"]).stdout);
        let paired: Vec<&str> = rows.lines().filter(|row| !row.starts_with('\t')).collect();
        assert_eq!(paired, ["5\t7", "9\t11"], "{units}: {rows}");
    }
}

#[test]
fn parse_does_the_other_files_of_the_call() {
    let folder = Folder::new("parse");
    let law = folder.file("law.txt", ZH);
    let (empty, binary, pdf, json) = (
        folder.file("empty.txt", ""),
        folder.file("x.bin", b"\x7fELF\0\0"),
        folder.file("x.pdf", b"%PDF-1.4"),
        folder.file("x.json", "{\"a\": }"),
    );
    let done = run("parse", &["no/such/file", &empty, &folder.path("."), &binary, &pdf, &json, &law, "--format", "json"]);
    assert_eq!(done.status.code(), Some(2));
    let errors = text(&done.stderr);
    for named in ["no/such/file", "empty.txt", "folder", "x.bin: byte 4", "pdftotext", "x.json: line 1"] {
        assert!(errors.contains(named), "{named}: {errors}");
    }
    let rows = rows(&done);
    assert_eq!((rows.len(), &rows[0]["file"]), (1, &Value::from(law.clone())));
    assert!(text(&run("parse", &[&law]).stdout).contains("art2"));
    assert_eq!(run("parse", &[&law]).status.code(), Some(0));
    assert_eq!(run("parse", &[]).status.code(), Some(2));
}

#[test]
fn columns_are_as_wide_as_they_look() {
    use unicode_width::UnicodeWidthStr;
    let folder = Folder::new("columns");
    let zh = folder.file(
        "zh.txt",
        "第一条　未经批准，不得以任何方式向他人转租、出借或者转让用于跨境通信的专线（含虚拟专用网络），也不得为此提供便利。\n",
    );
    let en = folder.file("en.txt", "Article 1 Without approval, no one may sublet, lend or transfer to others, in whatever manner, a dedicated line used for cross-border communication.\n");
    let shown = text(&run("align", &[&zh, &en, "--format", "columns"]).stdout);
    let lines: Vec<&str> = shown.lines().skip(1).take_while(|line| !line.is_empty()).collect();
    assert!(lines.len() > 1, "{shown}");
    for line in lines {
        assert!(line.width() <= 120, "{} cells: {line}", line.width());
        assert!(!line.starts_with(['，', '、', '）', '。']), "{line}");
        let (mut left, mut right) = (String::new(), String::new());
        line.chars().for_each(|c| if left.width() < 61 { left.push(c) } else { right.push(c) });
        assert!(left.is_empty() || right.is_empty() || left.ends_with("  "), "{line}");
        assert!(!right.starts_with(' '), "{line}");
    }
}

#[test]
fn bitexts_are_shown() {
    let folder = Folder::new("show");
    let (zh, en) = (folder.file("zh.txt", ZH), folder.file("en.txt", "Article 1 One.\nArticle 2 Two.\n"));
    for (format, head) in [("html", "<!DOCTYPE html>"), ("plot", "<svg "), ("strip", "<svg "), ("coverage", "<svg ")] {
        let out = folder.path(format);
        assert_eq!(run("align", &[&zh, &en, "--format", format, "-o", &out]).status.code(), Some(0), "{format}");
        assert!(fs::read_to_string(&out).expect("a file").starts_with(head), "{format}");
    }
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let folder = Folder::new("control");
    let law = folder.file("law.txt", "办法\u{1b}[31m\n第一条　甲\u{1b}]0;乙\u{7}。\n");
    let (zh, en) = (law.clone(), folder.file("en.txt", "Article 1 \u{1b}[2JA.\n"));
    for output in [run("parse", &[&law]), run("align", &[&zh, &en])] {
        assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&7), "{}", text(&output.stdout));
    }
}

#[test]
fn index_says_what_is_wrong() {
    let folder = Folder::new("index");
    let broken = folder.file("broken.jsonl", "{\"instrument\":\"x\",\"zh\":null,\"en\":null}\n{broken\n");
    let done = run("index", &[&broken, "--index", &folder.path("index")]);
    assert_eq!(done.status.code(), Some(2));
    assert!(text(&done.stderr).contains("line 2"), "{}", text(&done.stderr));
    let other = folder.file("other/file.txt", "x");
    assert_eq!(
        run("index", &[&broken, "--index", Path::new(&other).parent().and_then(Path::to_str).expect("a folder")]).status.code(),
        Some(2)
    );
}

#[test]
fn score_prints_a_table_by_set() {
    let table = text(&run("score", &["corpus/instruments"]).stdout);
    assert!(table.lines().last().is_some_and(|row| row.starts_with("all") && row.contains("14 documents")), "{table}");
}
