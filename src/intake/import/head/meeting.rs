//! The meeting that passed a plan.

use crate::intake::lexicon::Meetings;
use std::ops::RangeInclusive;

/// How long the name of a meeting is, in characters.
const NAME_LENGTH: RangeInclusive<usize> = 5..=40;
/// How far behind the name, in characters, its verb stands.
const REACH: usize = 16;

/// Returns the meeting that a text without white space says passed it: 经市政府第65次常务会议讨论通过.
pub fn meeting(text: &str, words: &Meetings) -> Option<String> {
    let first_end = |word: &str| text.find(word).map(|at| at + word.len());
    let end = words.endings.iter().filter_map(first_end).min()?;
    let start = words.openings.find_last(&text[..end])?.end;
    let name = &text[start..end];

    let behind: String = text[end..].chars().take(REACH).collect();
    let is_name = !name.contains(['。', ',', '\u{FF0C}', '《', '、'])
        && NAME_LENGTH.contains(&name.chars().count());
    // 落实中央经济工作会议精神和…通过的: what is passed there is something else.
    let is_topic = words.topics.begin(&behind);
    (is_name && !is_topic && words.verbs.occur_in(&behind)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::meeting;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn meetings() {
        let words = Lexicon::bundled().meetings;
        assert_eq!(
            meeting(
                "意见已经市政府七届第65次常务会议讨论研究同意,现印发",
                &words
            )
            .as_deref(),
            Some("市政府七届第65次常务会议")
        );
        assert_eq!(meeting("经市政府同意,现印发", &words), None);
        assert_eq!(meeting("提请常务会议研究", &words), None);
        let topic = "落实中央经济工作会议精神和县人民代表大会通过的报告";
        assert_eq!(meeting(topic, &words), None);
    }
}
