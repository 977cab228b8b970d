//! What is known of a unit beside its texts and notes, as names and values.

use crate::bitext::{Authentic, Side, Unit};

/// A name and its value.
pub(super) type Field = (&'static str, String);

/// What all units of an instrument have in common.
pub(super) fn of_instrument(unit: &Unit) -> Vec<Field> {
    let name = Some(unit.instrument.clone()).filter(|name| !name.is_empty());
    let single = [
        ("instrument", name),
        ("title-zh", unit.title.zh.clone()),
        ("title-en", unit.title.en.clone()),
        ("date", unit.date.clone()),
        ("status", unit.status.clone()),
        ("authentic", unit.authentic.map(|side| side.as_str().to_owned())),
        ("kind", unit.kind.clone()),
        ("jurisdiction", unit.jurisdiction.clone()),
    ];
    let short = unit.short.iter().map(|short| ("short", short.clone()));
    single.into_iter().filter_map(|(name, value)| Some((name, value?))).chain(short).collect()
}

/// What is the unit's own: its address, its confidence, and which sides it has without a letter in them (a file has no other sign for a side that is not
/// there).
pub(super) fn of_unit(unit: &Unit) -> Vec<Field> {
    let is_empty = |side: &Option<Side>| side.as_ref().is_some_and(|side| side.text.is_empty());
    let empty = match (is_empty(&unit.zh), is_empty(&unit.en)) {
        (true, true) => Some("both".to_owned()),
        (true, false) => Some("zh".to_owned()),
        (false, true) => Some("en".to_owned()),
        (false, false) => None,
    };
    let address = Some(unit.address.to_string()).filter(|address| !address.is_empty());
    let fields = [("address", address), ("confidence", unit.confidence.map(|sure| sure.to_string())), ("empty", empty)];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Puts a value into a unit; unknown names are passed over.
pub(super) fn set(unit: &mut Unit, name: &str, value: &str) -> Result<(), String> {
    let text = || Some(value.to_owned());
    match name {
        "instrument" => value.clone_into(&mut unit.instrument),
        "title-zh" => unit.title.zh = text(),
        "title-en" => unit.title.en = text(),
        "date" => unit.date = text(),
        "status" => unit.status = text(),
        "kind" => unit.kind = text(),
        "jurisdiction" => unit.jurisdiction = text(),
        "short" => unit.short.push(value.to_owned()),
        "address" => {
            unit.address =
                value.trim().parse().map_err(|_| format!("wanted an address such as art12/para2/sub3, found `{}`", shown(value)))?
        }
        "authentic" => {
            let side = Authentic::from_name(value.trim());
            unit.authentic = Some(side.ok_or_else(|| format!("wanted zh, en or both as the authentic side, found `{}`", shown(value)))?);
        }
        "confidence" => {
            let sure = value.trim().parse::<f64>().ok().filter(|sure| sure.is_finite());
            unit.confidence = Some(sure.ok_or_else(|| format!("wanted a confidence such as 0.97, found `{}`", shown(value)))?);
        }
        _ => {}
    }
    Ok(())
}

/// The first characters of a value, for a message.
fn shown(value: &str) -> String {
    value.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Takes sides without a letter away, but for those that a field `empty` names.
pub(super) fn remove_absent(unit: &mut Unit, empty: &str) {
    for (side, own) in [("zh", &mut unit.zh), ("en", &mut unit.en)] {
        if empty != side && empty != "both" {
            own.take_if(|own| own.text.is_empty());
        }
    }
}
