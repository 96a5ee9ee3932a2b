//! The entry that the gazetteer lacks, for a place that nothing knows.

use super::entries::PlaceLevel;
use super::register::stem_of;
use crate::address::is_id;
use crate::base::text::syllables;

/// Returns the `[[place]]` to add to content/gazetteer.toml for a place of this name. Its id is how the name is read, its
/// level what its last characters say; what they do not say, people have to.
pub fn missing_place(name: &str) -> String {
    let id = sound_of(name).unwrap_or_else(|| "…".to_owned());
    let quoted = toml::Value::from(name);
    let mut entry = format!("[[place]]\nid = \"{id}\"\nname = {quoted}");
    if let Some(level) = level_of(name) {
        entry.push_str(&format!("\nlevel = \"{}\"", level.key()));
    }
    entry
}

/// Returns how a name is read, without what kind of place it is; nothing for a name that has no sound.
fn sound_of(name: &str) -> Option<String> {
    // 甲 of 甲市 says enough.
    let stem = stem_of(name);
    let short = stem.strip_suffix(['省', '市', '县', '区', '州', '旗', '镇', '乡']);
    let stem = short.filter(|short| stem == name && !short.is_empty());
    let slug = syllables(stem.unwrap_or(stem_of(name))).concat();
    Some(slug).filter(|slug| is_id(slug))
}

/// Returns the level that a kind of place always has: a 市 may be a prefecture or a county.
fn level_of(name: &str) -> Option<PlaceLevel> {
    let ends_with = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends_with(&["省", "自治区"]) {
        Some(PlaceLevel::Province)
    } else if ends_with(&["自治州", "盟", "地区"]) {
        Some(PlaceLevel::Prefecture)
    } else if ends_with(&["镇", "乡", "街道"]) {
        Some(PlaceLevel::Township)
    } else if ends_with(&["县", "旗", "区"]) {
        Some(PlaceLevel::County)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::missing_place;

    #[test]
    fn an_entry_has_what_the_name_says() {
        let county = "[[place]]\nid = \"weitang\"\nname = \"苇塘县\"\nlevel = \"county\"";
        assert_eq!(missing_place("苇塘县"), county);

        let city = "[[place]]\nid = \"weitang\"\nname = \"苇塘市\"";
        assert_eq!(missing_place("苇塘市"), city);
    }
}
