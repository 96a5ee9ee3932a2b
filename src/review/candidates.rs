//! Names of parks (园区) in running text that the gazetteer lacks, recognised by their endings.
//!
//! The rules prefer to miss a name over reporting a phrase: every report costs an editor a look.

use crate::base::text::is_han;
use crate::intake::lexicon::Parks;
use crate::link::catalogue::LocalNames;
use std::ops::{Range, RangeInclusive};

/// How many characters of a name must say which park it is: fewer are no name, more are half a sentence.
const DISTINCTIVE_CHARACTERS: RangeInclusive<usize> = 2..=12;

/// A name that may deserve an entry in the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name as printed.
    pub name: String,
    /// Its bytes in the paragraph.
    pub range: Range<usize>,
}

/// Returns what looks like the name of a park in a paragraph, in printed order. Names that overlap one of the
/// gazetteer are left out.
pub fn park_candidates(text: &str, names: LocalNames<'_>, words: &Parks) -> Vec<Candidate> {
    let known = names.find(text);
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut searched = 0;

    for ending in words.endings.find_all(text) {
        // A name ends at its first ending, so the next one cannot begin before it.
        let start = searched.max(name_start(text, ending.start, words));
        searched = ending.end;

        // 创新区域: the ending is the beginning of another word.
        if words.continuations.begin(&text[ending.end..]) {
            continue;
        }
        // Names stand in printed order, and none in another.
        let next = known.partition_point(|(range, _)| range.end <= start);
        let is_known = known
            .get(next)
            .is_some_and(|(range, _)| range.start < ending.end);
        let distinctive = distinctive_length(&text[start..ending.start], words);
        if is_known || !DISTINCTIVE_CHARACTERS.contains(&distinctive) {
            continue;
        }

        let range = start..ending.end;
        candidates.push(Candidate {
            name: text[range.clone()].to_owned(),
            range,
        });
    }

    candidates
}

/// How many characters the name of a park has at most; so nobody looks for its start through a whole paragraph.
const LONGEST_NAME: usize = 60;

/// Returns where a name begins whose ending begins at byte `end`: behind the last punctuation mark, digit or
/// word that stands in no name.
fn name_start(text: &str, end: usize, words: &Parks) -> usize {
    let mut start = end;
    for (at, c) in text[..end].char_indices().rev().take(LONGEST_NAME) {
        if !is_han(c) {
            break;
        }
        start = at;
    }

    for word in words.boundaries.iter() {
        if let Some(at) = text[start..end].rfind(word) {
            start += at + word.len();
        }
    }
    start
}

/// Returns how many characters of a name say which park it is; words for its sort (国家级, 高新技术) say nothing.
fn distinctive_length(name: &str, words: &Parks) -> usize {
    let mut rest = name;
    let mut length = 0;
    while let Some(c) = rest.chars().next() {
        rest = words.sorts.strip_start(rest).unwrap_or_else(|| {
            length += 1;
            &rest[c.len_utf8()..]
        });
    }
    length
}

#[cfg(test)]
mod tests {
    use super::park_candidates;
    use crate::content::gazetteer::Gazetteer;
    use crate::intake::lexicon::Lexicon;
    use crate::link::catalogue::Names;

    /// Returns the candidates in a text for a site whose gazetteer is empty.
    fn candidates(text: &str, lexicon: &Lexicon) -> Vec<String> {
        let names = Names::new(&Gazetteer::default(), &mut Vec::new());
        park_candidates(text, names.of(None), &lexicon.parks)
            .into_iter()
            .map(|candidate| candidate.name)
            .collect()
    }

    #[test]
    fn names_not_phrases() {
        let lexicon = Lexicon::bundled();
        assert_eq!(
            candidates(
                "加快建设金石滩新区,依托丙山经济开发区和丁水综合保税区。",
                &lexicon
            ),
            ["金石滩新区", "丙山经济开发区", "丁水综合保税区"]
        );
        for phrase in [
            "推进省级开发区建设",
            "打造国家级高新技术产业开发区",
            "创新区域合作机制",
            "各园区要建立产业园",
            "建设现代农业示范区",
        ] {
            assert_eq!(candidates(phrase, &lexicon), [""; 0], "{phrase}");
        }
    }

    #[test]
    fn the_examples_of_the_lexicon_are_read_as_their_families_say() {
        let lexicon = Lexicon::bundled();
        let words = &lexicon.parks;

        for example in words.endings.examples() {
            assert_eq!(candidates(example, &lexicon), [example]);
        }
        for (word, example) in words.boundaries.iter().zip(words.boundaries.examples()) {
            let found = candidates(example, &lexicon);
            assert!(found.iter().all(|name| !name.contains(word)), "{example}");
        }
        for example in words.sorts.examples().chain(words.continuations.examples()) {
            assert_eq!(candidates(example, &lexicon), [""; 0]);
        }
    }
}
