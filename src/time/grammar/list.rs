//! Lists of times: 10日、25日; 6月和12月; and spans, 1日至5日.

use super::cursor::Cursor;

/// What stands in a list of times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed<T> {
    /// The times, as printed.
    pub items: Vec<T>,
    /// Whether a dash or 至 joins two of them, so that times between them are meant too.
    pub has_span: bool,
}

/// Reads times of one sort with 、 or 和 between them. Nothing behind the last of them is read, no joint either.
pub(super) fn take_list<'t, T>(
    cursor: &mut Cursor<'t>,
    take_one: impl Fn(&mut Cursor<'t>) -> Option<T>,
) -> Listed<T> {
    let mut listed = Listed {
        items: Vec::new(),
        has_span: false,
    };
    while let Some((item, is_span)) = cursor.attempt(|ahead| {
        // The joint and the item behind it are read together: a joint before anything else belongs to the sentence.
        let is_span = !listed.items.is_empty() && !ahead.take(&["、", "和", "及", "与"]);
        if is_span && !ahead.take_dashes() {
            return None;
        }
        Some((take_one(ahead)?, is_span))
    }) {
        listed.items.push(item);
        listed.has_span |= is_span;
    }
    listed
}

/// Reads numbers that share the words behind them, and returns them: 6、12月; 第一、第三季度.
pub(super) fn take_counted(
    cursor: &mut Cursor<'_>,
    most: u32,
    words_behind: &[&str],
) -> Option<Listed<i8>> {
    cursor.attempt(|ahead| {
        let listed = take_list(ahead, |one| {
            one.take(&["第"]);
            let number = one.numeral(1..=most)?;
            i8::try_from(number).ok()
        });
        ahead.skip_spaces();
        (!listed.items.is_empty() && ahead.take(words_behind)).then_some(listed)
    })
}
