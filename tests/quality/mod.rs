//! The committed table of quality: a figure that drops below its row fails; `UPDATE=1` writes what was reached.

use std::fs;

const TABLE: &str = "tests/quality.tsv";

/// Holds figures against their rows. Rows of other tests stay as they are.
pub fn hold(figures: &[(String, f64)]) {
    let table = fs::read_to_string(TABLE).expect("the committed table");
    let mut rows: Vec<(String, f64)> = table
        .lines()
        .filter_map(|row| row.rsplit_once('\t').map(|(name, value)| (name.to_owned(), value.parse().expect("a figure"))))
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        for (name, value) in figures {
            match rows.iter_mut().find(|(other, _)| other == name) {
                Some(row) => row.1 = *value,
                None => rows.push((name.clone(), *value)),
            }
        }
        fs::write(TABLE, rows.iter().map(|(name, value)| format!("{name}\t{value:.4}\n")).collect::<String>())
            .expect("a place for the table");
    }
    let mut fallen = Vec::new();
    for (name, found) in figures {
        let wanted = rows.iter().find(|(other, _)| other == name).map(|(_, value)| *value);
        // Figures of the table are rounded. A figure without a row has yet to be written by UPDATE=1.
        let wanted = wanted.unwrap_or(f64::INFINITY);
        if found + 0.000_05 < wanted {
            fallen.push(format!("{name}: wanted at least {wanted:.4}, found {found:.4}"));
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
