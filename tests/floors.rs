//! The layers: each module imports only from lower floors, files inside a folder import without circles, the `mod.rs` of a folder is its face and
//! defines nothing, and nothing is imported by `*`.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each module, as ARCHITECTURE.md lists them in its block of floors.
fn floors() -> BTreeMap<String, u32> {
    let text = fs::read_to_string("ARCHITECTURE.md").expect("ARCHITECTURE.md is there");
    let block = text.split("```floors\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it has a block of floors");
    let mut floors = BTreeMap::new();
    for line in block.lines() {
        let (floor, modules) = line.split_once(':').expect("a floor is `number: modules`");
        let floor = floor.trim().parse().expect("a floor has a number");
        floors.extend(modules.split_whitespace().map(|module| (module.to_owned(), floor)));
    }
    floors
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The module of a file: the first part of its path below `src`.
fn module(path: &Path) -> String {
    let first = path.strip_prefix("src").expect("below src").components().next().expect("a name");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The text without comments, and without tests at its end.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a file");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// What is wrong with the imports of `src`, a sentence each.
fn faults(sources: &[(PathBuf, String)], floors: &BTreeMap<String, u32>) -> Vec<String> {
    let from_crate = Regex::new(r"\bcrate::(\w+)").expect("a regular expression");
    let star = Regex::new(r"use [^;]*\*\s*;").expect("a regular expression");
    let from_root = Regex::new(r"\bcrate::(\{|[A-Z])").expect("a regular expression");
    let mut faults = Vec::new();
    for (path, code) in sources {
        let name = path.display();
        let own = module(path);
        let Some(floor) = floors.get(&own) else {
            faults.push(format!("{name}: no floor names it"));
            continue;
        };
        if star.is_match(code) {
            faults.push(format!("{name}: imports `*`"));
        }
        if own != "lib" && from_root.is_match(code) {
            faults.push(format!("{name}: imports from the crate root"));
        }
        for found in from_crate.captures_iter(code).map(|found| found[1].to_owned()).filter(|other| *other != own && own != "lib") {
            match floors.get(&found) {
                Some(other) if other < floor => {}
                Some(other) => faults.push(format!("{name}: floor {floor} imports {found} of floor {other}")),
                None => faults.push(format!("{name}: imports {found}, which is on no floor")),
            }
        }
    }
    faults
}

/// Files of one folder that import each other in a circle.
fn circles(sources: &[(PathBuf, String)]) -> Vec<String> {
    let sibling = Regex::new(r"use super::(\{[^}]*\}|\w+)").expect("a regular expression");
    let word = Regex::new(r"\b[a-z_]\w*").expect("a regular expression");
    let mut edges: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
    for (path, code) in sources {
        let folder = path.parent().expect("a folder");
        for found in sibling.captures_iter(code) {
            for other in word.find_iter(&found[1]) {
                let file = folder.join(format!("{}.rs", other.as_str()));
                if file.is_file() && file != *path {
                    edges.entry(path.clone()).or_default().insert(file);
                }
            }
        }
    }
    let mut faults = Vec::new();
    for start in edges.keys() {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&PathBuf> = edges[start].iter().collect();
        while let Some(path) = open.pop() {
            if reached.insert(path) {
                open.extend(edges.get(path).into_iter().flatten());
            }
        }
        if reached.contains(start) {
            faults.push(format!("{}: imports itself in a circle", start.display()));
        }
    }
    faults
}

/// Faces that define something: a face names the files of its folder and shows what is theirs.
fn busy_faces(sources: &[(PathBuf, String)]) -> Vec<String> {
    let shown = Regex::new(r"^(pub(\([a-z: ]+\))? )?(mod|use) ").expect("a regular expression");
    let faces = sources.iter().filter(|(path, _)| path.ends_with("mod.rs"));
    faces
        .flat_map(|(path, code)| {
            let items = code.split(';').map(str::trim).filter(|item| !item.is_empty() && !shown.is_match(item));
            items.map(|item| format!("{}: defines {}", path.display(), item.lines().next().unwrap_or_default())).collect::<Vec<_>>()
        })
        .collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    files(Path::new("src"), &mut paths);
    paths.into_iter().map(|path| (path.clone(), code(&path))).collect()
}

#[test]
fn imports_run_down_only() {
    let faults = faults(&sources(), &floors());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn folders_have_no_circles() {
    let circles = circles(&sources());
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn faces_define_nothing() {
    let faults = busy_faces(&sources());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_says_what_it_holds_and_is_short() {
    let mut paths = Vec::new();
    files(Path::new("src"), &mut paths);
    for path in paths {
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.starts_with("//! "), "{}: wanted a sentence at its head", path.display());
        assert!(text.lines().count() <= 400, "{}: wanted at most 400 lines, found {}", path.display(), text.lines().count());
    }
}

#[test]
fn faults_are_found() {
    let floors: BTreeMap<String, u32> =
        [("error", 1), ("text", 1), ("parse", 4), ("lib", 9)].map(|(name, floor)| (name.to_owned(), floor)).into();
    for (path, code, wanted) in [
        ("src/text/span.rs", "use crate::parse::Parser;", "imports parse of floor 4"),
        ("src/text/span.rs", "use crate::error::*;", "imports `*`"),
        ("src/parse/mod.rs", "use crate::Error;", "imports from the crate root"),
        ("src/parse/mod.rs", "use crate::shelf::Shelf;", "which is on no floor"),
        ("src/shelf.rs", "", "no floor names it"),
        ("src/error.rs", "use crate::text::Span;", "floor 1 imports text of floor 1"),
    ] {
        let found = faults(&[(PathBuf::from(path), code.to_owned())], &floors);
        assert!(found.iter().any(|fault| fault.contains(wanted)), "{path}: {code}: {found:?}");
    }
    assert!(faults(&[(PathBuf::from("src/parse/mod.rs"), "use crate::text::Span;".to_owned())], &floors).is_empty());
    let face = |code: &str| busy_faces(&[(PathBuf::from("src/parse/mod.rs"), code.to_owned())]);
    assert_eq!(face("mod body;\n\npub use body::{Body,\n    Line};\npub(crate) use body::read;"), Vec::<String>::new());
    assert_eq!(face("mod body;\nfn read() {}"), ["src/parse/mod.rs: defines fn read() {}"]);
}
