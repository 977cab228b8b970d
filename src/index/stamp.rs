//! A note of the files that were whole when the index was last written or checked, so that a large index opens without being read.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// The file that holds the note.
const NOTE: &str = "duizhao-files.txt";

/// Below this many bytes an index is read as a whole each time: it takes a few milliseconds.
const SMALL: u64 = 16 << 20;

/// Whether the files are those of the note, by name, length and time of change. A small index is always read.
pub(super) fn holds(folder: &Path) -> bool {
    let Ok(files) = files(folder) else { return false };
    let size: u64 = files.values().map(|(len, _)| len).sum();
    size > SMALL && std::fs::read_to_string(folder.join(NOTE)).is_ok_and(|note| note == written(&files))
}

/// Notes the files as they are now. Where the folder cannot be written to, the next one to open the index reads it all.
pub(super) fn note(folder: &Path) {
    if let Ok(files) = files(folder) {
        let text = written(&files);
        // Written beside and put in place, so that no reader sees half of it.
        let beside = folder.join(format!("{NOTE}.new"));
        let _ = std::fs::write(&beside, text).and_then(|()| std::fs::rename(&beside, folder.join(NOTE)));
    }
}

/// Length and time of change of each file of the engine, by name.
fn files(folder: &Path) -> io::Result<BTreeMap<String, (u64, u128)>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let about = entry.metadata()?;
        if about.is_file() && !name.starts_with("duizhao") && !name.ends_with(".lock") {
            let changed = about.modified()?.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
            files.insert(name, (about.len(), changed));
        }
    }
    Ok(files)
}

fn written(files: &BTreeMap<String, (u64, u128)>) -> String {
    files.iter().map(|(name, (len, changed))| format!("{name}\t{len}\t{changed}\n")).collect()
}
