//! Cases as plain files: an input beside what it gives. `UPDATE=1 cargo test` writes the second anew; review reads the difference.

use std::fs;
use std::path::{Path, PathBuf};

/// Runs `answer` on every `.txt` of a folder and compares with the file of the other ending.
pub fn compare(folder: &str, ending: &str, answer: impl Fn(&Path, &str) -> String) {
    let mut inputs: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder of cases").map(|entry| entry.expect("an entry").path()).collect();
    inputs.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    inputs.sort();
    assert!(!inputs.is_empty(), "{folder} has no case");
    let mut wrong = Vec::new();
    for input in inputs {
        let found = answer(&input, &fs::read_to_string(&input).expect("a case"));
        let path = input.with_extension(ending);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).expect("a place for the answer");
        }
        let wanted = fs::read_to_string(&path).unwrap_or_default();
        if found != wanted {
            wrong.push(format!("{}\n--- wanted\n{wanted}\n--- found\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
