//! Proposed entries as text of content/gazetteer.toml.

use super::suggested::SuggestedUnit;
use crate::content::gazetteer::UnitKind;
use std::fmt::Write as _;

/// What stands above proposed entries.
const HEAD: &str = "
# ── 建议的条目：由文件中的写法推定，请逐条核实全称、类别和成员，再删去本行。
# Proposed from what plans print: check full names, kinds and members, then take this line out.
";

/// Returns entries as tables; nothing where there are none.
pub fn text(suggestions: &[SuggestedUnit]) -> String {
    if suggestions.is_empty() {
        return String::new();
    }

    let mut out = HEAD.to_owned();
    for suggestion in suggestions {
        write_entry(&mut out, suggestion);
    }
    out
}

// Writing to a string cannot fail, so the results are dropped here.
fn write_entry(out: &mut String, suggestion: &SuggestedUnit) {
    let _ = writeln!(out, "\n[[unit]]");
    let _ = writeln!(out, "id = {}", quoted(&suggestion.id));
    let _ = writeln!(out, "name = {}", quoted(&suggestion.name));
    if !suggestion.aliases.is_empty() {
        let _ = writeln!(out, "aliases = {}", list(&suggestion.aliases));
    }
    if let Some(place) = &suggestion.place {
        let _ = writeln!(out, "place = {}", quoted(place));
    }
    let _ = writeln!(out, "kind = {}", quoted(suggestion.kind.key()));

    if suggestion.kind == UnitKind::Group {
        if !suggestion.members.is_empty() {
            let _ = writeln!(out, "members = {}", list(&suggestion.members));
        }
        let _ = writeln!(out, "open = true");
    }
    if suggestion.predecessors.is_empty() {
        return;
    }

    let before = suggestion.predecessors.iter().map(|before| {
        let id = quoted(&before.id);
        let note = quoted(&format!("{}年机构改革", before.year));
        format!("{{ id = {id}, date = \"{}\", note = {note} }}", before.year)
    });
    let before: Vec<String> = before.collect();
    out.push_str("# 全国机构改革的一般情况，本地未核实；核实后去掉下行的 #。General knowledge, to be confirmed here.\n");
    let _ = writeln!(out, "# predecessors = [{}]", before.join(", "));
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", quoted.join(", "))
}
