//! Rules of a page: those that make a table, and those that strike words out.

use super::marks::{Glyph, Rule};

/// How far rules may lie from each other and be one, in points.
const NEAR: f64 = 2.5;

/// Returns rules with those that lie in one line and touch made one, in the order of their places.
pub fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at));

    let mut out: Vec<Rule> = Vec::with_capacity(sorted.len());
    for line in sorted.chunk_by(|a, b| b.at - a.at <= 1.0) {
        let at = line.iter().map(|rule| rule.at).sum::<f64>() / line.len() as f64;
        let mut line = line.to_vec();
        line.sort_by(|a, b| a.from.total_cmp(&b.from));
        let begin = out.len();
        for rule in line {
            match out[begin..].last_mut() {
                Some(last) if rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => out.push(Rule { at, ..rule }),
            }
        }
    }
    out
}

/// Returns places that are apart from each other, in order.
pub fn distinct(mut places: Vec<f64>) -> Vec<f64> {
    places.sort_by(f64::total_cmp);
    places.dedup_by(|next, kept| *next - *kept <= NEAR);
    places
}

/// Returns whether rules at a place cover more than half of a stretch.
pub fn is_covered(rules: &[Rule], at: f64, from: f64, to: f64) -> bool {
    let first = rules.partition_point(|rule| rule.at < at - NEAR);
    let near = rules[first..]
        .iter()
        .take_while(|rule| rule.at <= at + NEAR);
    let covered: f64 = near
        .map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0.0))
        .sum();
    covered > (to - from) / 2.0
}

/// Returns whether a level rule goes through the middle of a character. `level` is in the order of places.
pub fn is_struck_out(glyph: &Glyph, level: &[Rule]) -> bool {
    let (x, _) = glyph.middle();
    let (high, low) = (
        glyph.base - 0.6 * glyph.size,
        glyph.base - 0.12 * glyph.size,
    );
    let first = level.partition_point(|rule| rule.at < high);
    let mut near = level[first..].iter().take_while(|rule| rule.at <= low);
    near.any(|rule| rule.from <= x && x <= rule.to)
}

/// Groups rules that touch each other: for each group its level and its upright ones.
pub fn frames(level: &[Rule], upright: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let count = level.len();
    let mut group: Vec<usize> = (0..count + upright.len()).collect();
    for (i, row) in level.iter().enumerate() {
        let first = upright.partition_point(|rule| rule.at < row.from - NEAR);
        for (j, column) in upright.iter().enumerate().skip(first) {
            if column.at > row.to + NEAR {
                break;
            }
            if (column.from - NEAR..=column.to + NEAR).contains(&row.at) {
                let (a, b) = (root(&mut group, i), root(&mut group, count + j));
                group[a.max(b)] = a.min(b);
            }
        }
    }

    let mut frames: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = Default::default();
    for (i, rule) in level.iter().enumerate() {
        let at = root(&mut group, i);
        frames.entry(at).or_default().0.push(*rule);
    }
    for (j, rule) in upright.iter().enumerate() {
        let at = root(&mut group, count + j);
        frames.entry(at).or_default().1.push(*rule);
    }
    frames.into_values().collect()
}

/// Returns the first of a group.
fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}
