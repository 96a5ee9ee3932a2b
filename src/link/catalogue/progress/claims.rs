//! Whether the words that a record quotes stand in its archived report, on the lines that it names.

use crate::base::source::Source;
use crate::plan::LineRange;

/// Where words stand in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On the lines that were named; they begin on this one.
    Here(u32),
    /// Elsewhere; they begin on this line.
    Elsewhere(u32),
    /// Nowhere.
    Nowhere,
}

/// Looks for words on some lines of a report, then in all of it. White space does not count, because each reader of a file
/// breaks lines as it will; every other character does.
pub(super) fn find(report: &Source, lines: LineRange, words: &str) -> Place {
    let last = lines.last.min(report.line_count());
    if let Some(line) = begins(report, lines.first, last, words) {
        return Place::Here(line);
    }
    match begins(report, 1, report.line_count(), words) {
        Some(line) => Place::Elsewhere(line),
        None => Place::Nowhere,
    }
}

/// Returns the line on which words begin among some lines.
fn begins(report: &Source, first: u32, last: u32, words: &str) -> Option<u32> {
    let wanted: String = bare(words).collect();
    let mut text = String::new();
    let mut ends = Vec::new();
    for line in first..=last {
        text.extend(bare(report.line(line)));
        ends.push(text.len());
    }
    let start = text.find(&wanted).filter(|_| !wanted.is_empty())?;
    let nth = ends.partition_point(|end| *end <= start);
    Some(first + nth as u32)
}

fn bare(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{Place, find};
    use crate::base::source::Source;
    use crate::plan::LineRange;

    #[test]
    fn words_are_found_where_they_stand_alone() {
        let report = Source::new("r.txt", "一年来,\n新建泊位 2个,\n全部投产。\n疏浚航道。\n");
        let within = |first, last, words| find(&report, LineRange { first, last }, words);
        assert_eq!(within(2, 3, "新建泊位2个,全部投产"), Place::Here(2));
        assert_eq!(within(3, 3, "全部投产"), Place::Here(3));
        assert_eq!(within(1, 1, "疏浚航道"), Place::Elsewhere(4));
        assert_eq!(within(1, 9, "新建泊位3个"), Place::Nowhere);
        assert_eq!(within(9, 12, "疏浚"), Place::Elsewhere(4));
    }
}
