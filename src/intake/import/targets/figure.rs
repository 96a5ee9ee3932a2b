//! A figure with its unit of measure, and what stands around it: 约35微克/立方米以下.

use super::comparison;
use crate::base::text::is_space;
use crate::intake::lexicon::Lexicon;
use crate::plan::Bound;

/// A per-cent sign in full width; the lexicon's words are in half width.
const FULL_WIDTH_PERCENT: &str = "\u{FF05}";

/// The figure of a clause.
#[derive(Debug)]
pub struct Figure<'t> {
    /// What stands before it, without a word such as 约.
    pub before: &'t str,
    /// As printed: a decimal number.
    pub value: &'t str,
    /// Its unit of measure, as printed.
    pub unit: &'t str,
    /// Whether a word before it says that it is about so much: 约.
    pub is_about: bool,
    /// The bound that the words behind it say: 以上, 以内, 左右.
    pub bound_behind: Option<Bound>,
}

impl<'t> Figure<'t> {
    /// Finds the figure of a clause. Returns `None` where it has none, where its unit of measure is
    /// not known, or where something stands behind it that is not understood.
    pub fn find(clause: &'t str, lexicon: &Lexicon) -> Option<Self> {
        let words = &lexicon.targets;
        let (before, from_value) = clause.split_at(first_figure(clause, lexicon)?);
        let is_value = |c: char| c.is_ascii_digit() || c == '.';
        let value_end = from_value
            .find(|c| !is_value(c))
            .unwrap_or(from_value.len());
        let (value, from_unit) = from_value.split_at(value_end);
        // 1.2.3 is the number of a heading.
        value.parse::<f64>().ok()?;

        let behind = words
            .measures
            .strip_start(from_unit)
            .or_else(|| from_unit.strip_prefix(FULL_WIDTH_PERCENT))?;
        let unit = &from_unit[..from_unit.len() - behind.len()];
        let behind = behind.trim_matches(is_space);
        let bound_behind = bound_of(behind, lexicon);
        // 10亿元项目: the figure describes a project, it is not to be reached.
        if bound_behind.is_none() && !behind.is_empty() {
            return None;
        }

        let without_about = words.about_before.strip_end(before);
        Some(Figure {
            before: without_about.unwrap_or(before),
            value,
            unit,
            is_about: without_about.is_some(),
            bound_behind,
        })
    }
}

/// Returns the bound that words behind a figure say.
fn bound_of(behind: &str, lexicon: &Lexicon) -> Option<Bound> {
    let words = &lexicon.targets;
    if words.at_least_behind.contains(behind) {
        Some(Bound::AtLeast)
    } else if words.at_most_behind.contains(behind) {
        Some(Bound::AtMost)
    } else if words.about_behind.contains(behind) {
        Some(Bound::About)
    } else {
        None
    }
}

/// Returns the byte at which the first number begins that is not part of a name such as PM2.5, nor a year that the figure is
/// compared with.
fn first_figure(clause: &str, lexicon: &Lexicon) -> Option<usize> {
    let mut before: Option<char> = None;
    let mut behind_comparison = 0;

    for (at, c) in clause.char_indices() {
        if at < behind_comparison {
            continue;
        }
        if let Some(length) = comparison::with_base(&clause[at..], lexicon) {
            behind_comparison = at + length;
            before = None;
            continue;
        }
        // In PM2.5 the 2 stands behind a letter, and the 5 goes on.
        let in_name_or_number =
            before.is_some_and(|c| c.is_ascii_alphabetic() || c.is_ascii_digit() || c == '.');
        if c.is_ascii_digit() && !in_name_or_number {
            return Some(at);
        }
        before = Some(c);
    }
    None
}
