//! How a verb is done, which says nothing of the role: 按照各自职责, 分别, 共同; and what binds those who do it: 要, 应.

use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;

/// Drops the words for how the verb behind them is done. Without a verb, only those that speak of duties (职责) are such
/// words.
pub fn without_manner<'t>(text: &'t str, has_verb: bool, lexicon: &Lexicon) -> Option<&'t str> {
    let words = &lexicon.predicates;
    let listed = words
        .manners
        .iter()
        .filter(|manner| has_verb || words.duties.occur_in(manner))
        .find_map(|manner| text.strip_suffix(manner));
    let duty = duty_at_end(text, lexicon)
        .filter(|rest| has_verb || words.duties.occur_in(&text[rest.len()..]));
    duty.into_iter()
        .chain(listed)
        .map(|rest| rest.trim_end_matches(is_space))
        .min_by_key(|rest| rest.len())
}

/// Drops words that bind those who act from the end of a text: 要, 应当.
pub fn without_modal<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let rest = lexicon.predicates.modals.strip_end(text)?;
    Some(rest.trim_end_matches(is_space))
}

/// Drops the duties that a text ends with, by which something is done: 按照各自职责, 结合工作职能.
fn duty_at_end<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let words = &lexicon.predicates;
    let mut rest = words.duty_nouns.strip_end(text)?;
    while let Some(shorter) = words
        .duty_nouns
        .strip_end(rest)
        .or_else(|| words.duty_words.strip_end(rest))
    {
        rest = shorter;
    }
    words.by_duty.strip_end(rest)
}

/// Drops the duties that a text begins with, by which something is done.
pub fn duty_at_start<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let words = &lexicon.predicates;
    let mut rest = words.by_duty.strip_start(text)?;
    while let Some(shorter) = words.duty_words.strip_start(rest) {
        rest = shorter;
    }
    rest = words.duty_nouns.strip_start(rest)?;
    while let Some(shorter) = words.duty_nouns.strip_start(rest) {
        rest = shorter;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::{duty_at_start, without_manner};
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn duties_are_manners() {
        let lexicon = Lexicon::bundled();
        for manner in [
            "按照各自职责",
            "按职责分工",
            "结合各自工作职能",
            "根据部门职责分工",
            "依据各自的职责",
            "按分工",
        ] {
            let clause = format!("市民政局{manner}");
            assert_eq!(
                without_manner(&clause, true, &lexicon),
                Some("市民政局"),
                "{manner}"
            );
            assert_eq!(duty_at_start(manner, &lexicon), Some(""), "{manner}");
        }
        assert_eq!(without_manner("市民政局职责", false, &lexicon), None);
    }
}
