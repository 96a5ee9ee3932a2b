//! Proposed entries as text of content/gazetteer.toml.

use super::suggested::{SuggestedAliases, SuggestedUnit};
use crate::base::source::Source;
use crate::base::toml_table::Reader;
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

/// Returns proposed aliases as comments, a line for each unit.
pub fn alias_notes(aliases: &[SuggestedAliases]) -> String {
    let lines = aliases.iter().map(|own| {
        let names = list(&own.names);
        format!("# id = {}: aliases += {names}\n", quoted(&own.id))
    });
    lines.collect()
}

/// Returns a gazetteer whose units have more names; all else stays as it is, comments too.
pub fn with_aliases(gazetteer: &str, aliases: &[SuggestedAliases]) -> String {
    let source = Source::new("gazetteer.toml", gazetteer);
    let reader = Reader::new(&source);
    let mut additions: Vec<(usize, String)> = Vec::new();
    for mut unit in reader.parse(0..gazetteer.len()).tables("unit") {
        let id = unit.take::<String>("id");
        let Some(own) = aliases.iter().find(|own| Some(&own.id) == id.as_ref()) else {
            continue;
        };

        let names: Vec<String> = own.names.iter().map(|name| quoted(name)).collect();
        let names = names.join(", ");
        let array = unit.value_span("aliases");
        let last = unit.list::<String>("aliases").pop();
        let name = unit.take_at::<String>("name");
        match (last, array, name) {
            (Some((_, last)), ..) => additions.push((last.end, format!(", {names}"))),
            (None, Some(array), _) => additions.push((array.start + 1, names)),
            (None, None, Some((_, name))) => {
                additions.push((name.end, format!("\naliases = [{names}]")));
            }
            (None, None, None) => {}
        }
    }

    // From the end, so that the places before stay where they are.
    let mut text = gazetteer.to_owned();
    additions.sort_by_key(|(place, _)| *place);
    for (place, addition) in additions.into_iter().rev() {
        text.insert_str(place, &addition);
    }
    text
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

#[cfg(test)]
mod tests {
    use super::{SuggestedAliases, with_aliases};

    #[test]
    fn units_get_names_and_all_else_stays() {
        let gazetteer = "# head\n[[unit]]\nid = \"a\"\nname = \"甲\" # one\n\n[[unit]]\nid = \"b\"\nname = \"乙\"\naliases = [\n  \"乙局\", # two\n]\n\n[[unit]]\nid = \"c\"\naliases = []\nname = \"丙\"\n";
        let aliases = ["a", "b", "c"].map(|id| SuggestedAliases {
            id: id.to_owned(),
            names: vec!["子".to_owned(), "丑".to_owned()],
        });

        let expected = gazetteer
            .replace("\"甲\"", "\"甲\"\naliases = [\"子\", \"丑\"]")
            .replace("\"乙局\"", "\"乙局\", \"子\", \"丑\"")
            .replace("[]", "[\"子\", \"丑\"]");
        assert_eq!(with_aliases(gazetteer, &aliases), expected);
    }
}
