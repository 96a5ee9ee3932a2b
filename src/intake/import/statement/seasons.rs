//! Limits of which no day can be computed: those that a season or a festival names (汛期前, 供暖期前, 春节前 without a year), and
//! spans from a day that is not known (印发之日起30日内).

use crate::base::text::is_space;
use crate::intake::lexicon::Deadlines;
use std::ops::Range;

/// What may stand between a season and the word that makes it a limit.
const ARRIVALS: [&str; 6] = ["到来", "来临", "开始", "召开", "结束", "假期"];

/// What makes a season a limit.
const LIMITS: [&str; 3] = ["之前", "以前", "前"];

/// What begins with 前 and makes none.
const NO_LIMITS: [&str; 2] = ["前后", "前夕"];

/// Returns where a text names a season or a festival as a limit, from its name to the end of the limit. It does not look
/// whether a day of it is known.
pub fn seasons(text: &str, words: &Deadlines) -> Vec<Range<usize>> {
    let named = words.seasons.find_all(text).into_iter();
    named
        .filter_map(|season| {
            let end = season.end + limit_at_start(&text[season.end..])?;
            let before = text[..season.start].trim_end_matches(is_space);
            (!words.every.end(before)).then_some(season.start..end)
        })
        .collect()
}

/// What a span from a day begins with.
const FROM_DAY: &str = "之日起";

/// The longest length of such a span, in characters: 二十个工作日.
const LONGEST_SPAN: usize = 8;

/// What the length of a span ends with.
const SPAN_UNITS: [&str; 5] = ["日", "天", "月", "年", "周"];

/// Returns where a text names spans from a day that it does not tell, within which something is due: 印发之日起30日内.
pub fn spans_from_unknown_days(text: &str) -> Vec<Range<usize>> {
    let begins = text.match_indices(FROM_DAY);
    let spans = begins.filter_map(|(start, _)| {
        let rest = &text[start + FROM_DAY.len()..];
        let near = rest.char_indices().nth(LONGEST_SPAN + 1);
        let near = &rest[..near.map_or(rest.len(), |(at, _)| at)];
        let length = &near[..near.find('内')?];
        let is_length = SPAN_UNITS.iter().any(|unit| length.ends_with(unit));
        let end = start + FROM_DAY.len() + length.len() + '内'.len_utf8();
        is_length.then_some(start..end)
    });
    spans.collect()
}

/// Returns how long the words of a limit are that a text begins with: 前, 来临之前.
fn limit_at_start(text: &str) -> Option<usize> {
    let closed = text
        .strip_prefix(['”', '"', '」', '\u{2019}'])
        .unwrap_or(text);
    let behind = ARRIVALS
        .iter()
        .find_map(|word| closed.strip_prefix(word))
        .unwrap_or(closed);
    if NO_LIMITS.iter().any(|word| behind.starts_with(word)) {
        return None;
    }
    let limit = LIMITS.iter().find(|word| behind.starts_with(**word))?;
    Some(text.len() - behind.len() + limit.len())
}
