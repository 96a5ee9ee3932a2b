//! Damage that a copy, a portal or a spammer did to a text: each place with its most probable
//! reading, for a person to accept.
//!
//! In: a source. Out: suggested emendations in its order; the text itself is never changed.

mod suggestion;

mod dates;
mod marks;
mod noise;
mod spam;

use crate::base::source::Source;
use crate::intake::lexicon::Damage;
use crate::plan::Emendation;

pub use spam::injected_words;

/// The most suggestions that help anybody.
const MOST_SUGGESTIONS: usize = 200;

/// Returns everything that looks damaged, in the order of the source.
pub fn suggestions(source: &Source, injected: &[String], words: &Damage) -> Vec<Emendation> {
    let mut marks = marks::suggest_for_marks(source);
    let mut found = Vec::new();

    for number in 1..=source.line_count() {
        let line = source.line(number);
        if line.is_empty() {
            continue;
        }

        spam::suggest_for_injected(number, line, injected, &mut found);
        dates::suggest_for_dates(number, line, &mut found);
        found.extend(marks.remove(&number).unwrap_or_default());
        noise::suggest_for_noise(number, line, words, &mut found);

        if found.len() > MOST_SUGGESTIONS {
            found.truncate(MOST_SUGGESTIONS);
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::suggestions;
    use crate::base::source::Source;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn places() {
        let words = Lexicon::bundled().damage;
        for (line, expected) in [
            ("已于20171212日通过", "20171212日 → 2017年12月12日"),
            ("三年计划(20182020年)", "20182020年 → 2018—2020年"),
            ("(责任单位:甲、乙〕", ":甲、乙〕 → :甲、乙)"),
            ("国家千人计划”的人才", "千人计划”的人才 → 千人计划的人才"),
            ("加快發(fā)展", "(fā) → "),
            ("全面\u{FFFD}落实", "\u{FFFD} → □"),
            ("正常的一行(含括号)。", ""),
            ("到2023年l2月底前", "l2月 → 12月"),
            ("2O23年6月", "2O23年 → 2023年"),
            ("9月3O日", "3O日 → 30日"),
            ("APPl月上线", ""),
            ("共1 2月底前", "1 2月 → 12月"),
            ("6月1 5日前", "1 5日 → 15日"),
            ("任务2 3月底前", ""),
            ("6月31日前", "6月31日 → 6月30日"),
            ("2月29日前", ""),
            (
                "县林业局&nbsp;&ldquo;甲&rdquo;R&D",
                "&nbsp; →  ; &ldquo; → “; &rdquo; → ”",
            ),
            ("规划(2022—\n2030年)。", ""),
            (
                "规划(2022年。\n2030年)。",
                "规划(202 → 规划202; 030年)。 → 030年。",
            ),
            ("1)加快建设", ""),
        ] {
            let found: Vec<_> = suggestions(&Source::new("a", line), &[], &words)
                .into_iter()
                .map(|e| format!("{} → {}", e.found, e.reading))
                .collect();
            assert_eq!(found.join("; "), expected, "{line}");
        }
    }
}
