//! Balloons in the margin, in which word processors print comments and tracked changes beside the text: 批注[A1]:, 删除[A]:.
//! They are no part of it.

use super::super::loss::LossKind;
use super::geometry::Area;
use super::marks::{Glyph, Marks};
use super::rows::{Row, rows_of};

/// What balloons begin with, before a bracket with a name or number.
const BEFORE_BRACKET: [(&str, LossKind); 17] = [
    ("批注", LossKind::Comment),
    ("Comment", LossKind::Comment),
    ("Commented", LossKind::Comment),
    ("删除", LossKind::Deletion),
    ("删除的内容", LossKind::Deletion),
    ("Deleted", LossKind::Deletion),
    ("插入", LossKind::Insertion),
    ("插入的内容", LossKind::Insertion),
    ("Inserted", LossKind::Insertion),
    ("移动", LossKind::Move),
    ("上移了", LossKind::Move),
    ("下移了", LossKind::Move),
    ("Moved", LossKind::Move),
    ("设置格式", LossKind::Comment),
    ("设置了格式", LossKind::Comment),
    ("带格式的", LossKind::Comment),
    ("Formatted", LossKind::Comment),
];

/// What balloons of nobody begin with, before a colon.
const BEFORE_COLON: [(&str, LossKind); 7] = [
    ("删除的内容", LossKind::Deletion),
    ("Deleted", LossKind::Deletion),
    ("插入的内容", LossKind::Insertion),
    ("Inserted", LossKind::Insertion),
    ("带格式的", LossKind::Comment),
    ("设置了格式", LossKind::Comment),
    ("Formatted", LossKind::Comment),
];

/// Where the margin with balloons begins at the earliest, as a share of the width.
const EARLIEST: f64 = 0.55;

/// How wide the space between text and balloons is, in the height of the text.
const GUTTER: f64 = 0.5;

/// What a balloon says, and where.
#[derive(Debug)]
pub struct Balloon {
    /// What it tells of.
    pub kind: LossKind,
    /// Its words.
    pub text: String,
    /// Where it stands, from the left edge of the page on: it is read with the text beside it.
    pub area: Area,
}

/// Takes the balloons of a page, and the rules that lead to them.
pub fn take_balloons(marks: &mut Marks) -> Vec<Balloon> {
    let earliest = EARLIEST * marks.width;
    let is_beside = |glyph: &&Glyph| glyph.left >= earliest;
    let beside: Vec<Glyph> = marks.glyphs.iter().filter(is_beside).cloned().collect();
    let labels = rows_of(beside).into_iter().flat_map(parts);
    let labels = labels.filter(|part| told_of(&part.text()).is_some());
    let edge = labels.map(|part| part.left).fold(f64::INFINITY, f64::min) - 1.0;

    // Text that runs into what would be their margin is no text beside balloons.
    let ends_before = |glyph: &Glyph| glyph.right < edge + 1.0 || glyph.left >= edge;
    if !edge.is_finite() || !marks.glyphs.iter().all(ends_before) {
        return Vec::new();
    }
    let (margin, text) = std::mem::take(&mut marks.glyphs)
        .into_iter()
        .partition(|glyph| glyph.left >= edge);
    marks.glyphs = text;
    marks.level.retain(|rule| rule.to < edge);
    marks.upright.retain(|rule| rule.at < edge);
    balloons(rows_of(margin))
}

/// Returns the parts of a row that wide spaces part.
fn parts(row: Row) -> Vec<Row> {
    let ends: Vec<f64> = row.gaps(GUTTER).iter().map(|gap| gap.1).collect();
    let mut parts: Vec<Vec<Glyph>> = vec![Vec::new(); ends.len() + 1];
    for glyph in row.glyphs {
        let at = ends.partition_point(|end| *end <= glyph.left);
        parts[at].push(glyph);
    }
    parts.into_iter().filter_map(Row::new).collect()
}

/// Returns what the rows of a margin say, each balloon from its label on.
fn balloons(rows: Vec<Row>) -> Vec<Balloon> {
    let mut balloons: Vec<Balloon> = Vec::new();
    for row in rows {
        let text = row.text();
        match (told_of(&text), balloons.last_mut()) {
            (None, Some(balloon)) => {
                balloon.text.push_str(&text);
                balloon.area.bottom = row.base;
            }
            (kind, _) => balloons.push(Balloon {
                kind: kind.unwrap_or(LossKind::Comment),
                text,
                area: Area {
                    left: 0.0,
                    right: row.right,
                    top: row.base - row.size,
                    bottom: row.base,
                },
            }),
        }
    }
    balloons
}

/// Returns what a balloon tells of, by its label; `None` where a text begins otherwise.
fn told_of(text: &str) -> Option<LossKind> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let begins = |labels: &[(&str, LossKind)], ends: [char; 2]| {
        let mut labels = labels.iter();
        let label = labels.find(|(label, _)| {
            let rest = text.strip_prefix(label);
            rest.is_some_and(|rest| rest.starts_with(ends))
        });
        label.map(|(_, kind)| *kind)
    };
    begins(&BEFORE_BRACKET, ['[', '\u{FF3B}']).or_else(|| begins(&BEFORE_COLON, [':', '\u{FF1A}']))
}

#[cfg(test)]
mod tests {
    use super::{LossKind, told_of};

    #[test]
    fn balloons_are_known_by_their_labels() {
        assert_eq!(told_of("删除[王某]: 牵头单位"), Some(LossKind::Deletion));
        assert_eq!(told_of("批注 [A1]：核实"), Some(LossKind::Comment));
        assert_eq!(told_of("带格式的: 缩进"), Some(LossKind::Comment));
        assert_eq!(told_of("删除: 多余的审批事项"), None);
        assert_eq!(told_of("移动支付[2018]"), None);
    }
}
