//! The fields that portals print above a text, laid out as a table.

use crate::base::text::squeeze;
use crate::intake::archive::grid::Row;
use crate::intake::archive::lines::LINE_SEPARATOR;

/// Labels of the fields that portals print above a text. They stand here, not in the lexicon, which a site can extend: the
/// lines of an archived file must stay the same for good, because plans refer to them by number.
const LABELS: [&str; 40] = [
    "索引号",
    "主题分类",
    "主题词",
    "主题",
    "发文机关",
    "发文单位",
    "发文字号",
    "发文文号",
    "文号",
    "文件编号",
    "成文日期",
    "发文日期",
    "发布日期",
    "公开日期",
    "生成日期",
    "印发日期",
    "公布日期",
    "生效日期",
    "废止日期",
    "失效日期",
    "标题",
    "文件名称",
    "信息名称",
    "名称",
    "有效性",
    "时效性",
    "是否有效",
    "体裁分类",
    "组配分类",
    "信息分类",
    "分类",
    "关键词",
    "内容概述",
    "服务对象",
    "公开方式",
    "公开形式",
    "公开时限",
    "公开范围",
    "发布机构",
    "制发机关",
];

/// Returns whether a cell is the label of a field.
fn is_label(text: &str) -> bool {
    let text = squeeze(text);
    LABELS.contains(&text.trim_end_matches([':', '\u{FF1A}']))
}

/// Returns the fields that a portal prints above a text, a line each; `None` if the table holds
/// something else.
pub fn field_lines(rows: &[Row]) -> Option<Vec<String>> {
    if !holds_fields(rows) {
        return None;
    }

    let mut lines = Vec::new();
    for row in rows {
        let mut cells = row
            .cells
            .iter()
            .map(|cell| cell.text.replace(LINE_SEPARATOR, " "))
            .peekable();
        while let Some(cell) = cells.next() {
            // An unknown label is recognized by its colon.
            let is_short = squeeze(&cell).chars().count() <= 12;
            let opens_field = is_label(&cell) || (is_short && ends_with_colon(&cell));
            if opens_field {
                let value = cells.next_if(|next| !is_label(next)).unwrap_or_default();
                lines.push(field_line(cell, &value));
            } else if !cell.is_empty() {
                lines.push(cell);
            }
        }
    }

    Some(lines)
}

/// Returns whether a table holds fields: labels open most of its rows.
fn holds_fields(rows: &[Row]) -> bool {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let labels = cells.filter(|cell| is_label(&cell.text)).count();
    let opening = rows
        .iter()
        .filter(|row| row.cells.first().is_some_and(|cell| is_label(&cell.text)))
        .count();

    // A header of a table of data may hold such words too, but only its first row does.
    labels >= 2 && opening * 2 >= rows.len() && (opening >= 2 || rows.len() <= 1)
}

fn ends_with_colon(text: &str) -> bool {
    text.ends_with([':', '\u{FF1A}'])
}

/// Joins a label and its value; a label without a colon gets one.
fn field_line(label: String, value: &str) -> String {
    if value.is_empty() && ends_with_colon(&label) {
        label
    } else if value.is_empty() {
        label + ":"
    } else if label.ends_with(':') {
        format!("{label} {value}")
    } else if label.ends_with('\u{FF1A}') {
        // A full-width colon brings its own space.
        label + value
    } else {
        format!("{label}: {value}")
    }
}
