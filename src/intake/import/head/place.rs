//! The place that an issuing office governs.

use crate::intake::lexicon::Offices;

/// Marks at the end of a place's name, from a province down to a township.
const PLACES: [char; 8] = ['省', '市', '县', '区', '州', '旗', '镇', '乡'];
/// The same without townships, whose names have no departments.
const PLACES_WITH_DEPARTMENTS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];

/// Returns the place that an office governs: its name up to 省, 市, 县, 区, 州 or 旗. Of several offices the
/// first counts.
pub fn governed_place(issuer: &str, words: &Offices) -> Option<String> {
    let first = issuer.split_whitespace().next()?;
    let issuer = words.parties.strip_start(first).unwrap_or(first);

    let Some(government) = words.governments.find(issuer) else {
        return place_of_department(issuer);
    };
    let (at, mark) = issuer[..government.start]
        .char_indices()
        .rfind(|(at, c)| *at > 0 && PLACES.contains(c))?;
    Some(issuer[..at + mark.len_utf8()].to_owned())
}

/// Returns 甲山市 of 甲山市生态环境局, where nothing else in the name can be a place: 甲市乙区财政局 has two.
fn place_of_department(issuer: &str) -> Option<String> {
    let mut ends = issuer
        .char_indices()
        .filter(|(_, c)| PLACES_WITH_DEPARTMENTS.contains(c))
        .map(|(at, c)| at + c.len_utf8());
    let end = ends
        .next()
        .filter(|end| issuer[..*end].chars().count() > 1)?;

    // 甲山市市场监管局: the second is the beginning of a word.
    let is_place = |other: usize| issuer[end..other].chars().count() > 1;
    (!ends.any(is_place)).then(|| issuer[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::governed_place;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn places() {
        let words = Lexicon::bundled().offices;
        for (issuer, place) in [
            ("甲山市人民政府办公室", Some("甲山市")),
            ("甲山市老边区人民政府", Some("甲山市老边区")),
            ("中共甲山市委员会办公室", Some("甲山市")),
            ("中共甲山市委 甲山市人民政府", Some("甲山市")),
            ("乙镇人民政府", Some("乙镇")),
            ("市场监督管理局", None),
            ("甲山市市场监管局", Some("甲山市")),
            ("甲山市乙区财政局", None),
        ] {
            assert_eq!(governed_place(issuer, &words).as_deref(), place, "{issuer}");
        }
    }
}
