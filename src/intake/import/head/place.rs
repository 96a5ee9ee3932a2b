//! The place that an issuing office governs.

use crate::intake::lexicon::{Offices, Words};

/// Returns the place that an office governs: its name up to 省, 市, 县, 区, 州 or 旗. Of several offices the
/// first counts.
pub fn governed_place(issuer: &str, words: &Offices) -> Option<String> {
    let first = issuer.split_whitespace().next()?;
    let issuer = words.parties.strip_start(first).unwrap_or(first);

    let Some(government) = words.governments.find(issuer) else {
        return place_of_department(issuer, words);
    };
    let before = &issuer[..government.start];
    let last = ends_of_places(before, &words.places).pop();
    let end = last.filter(|end| is_named(before, *end))?;
    Some(issuer[..end].to_owned())
}

/// Returns 甲山市 of 甲山市生态环境局, where nothing else in the name can be a place: 甲市乙区财政局 has two.
fn place_of_department(issuer: &str, words: &Offices) -> Option<String> {
    let mut ends = ends_of_places(issuer, &words.places_with_departments).into_iter();
    let end = ends.next().filter(|end| is_named(issuer, *end))?;

    // 甲山市市场监管局: the second is the beginning of a word.
    let is_place = |other: usize| issuer[end..other].chars().count() > 1;
    (!ends.any(is_place)).then(|| issuer[..end].to_owned())
}

/// Whether a place that ends there has a name: 市政府 has the word alone.
fn is_named(text: &str, end: usize) -> bool {
    text[..end].chars().count() > 1
}

/// Returns the byte behind each word that can end the name of a place, in their order.
fn ends_of_places(text: &str, words: &Words) -> Vec<usize> {
    let mut ends: Vec<usize> = words
        .iter()
        .flat_map(|word| text.match_indices(word))
        .map(|(at, word)| at + word.len())
        .collect();
    ends.sort_unstable();
    ends
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
