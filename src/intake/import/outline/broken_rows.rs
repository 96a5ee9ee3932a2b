//! Rows that do not fall into the cells of their table.

use super::rows::TableReader;
use crate::base::message::message;
use crate::intake::import::lines::Line;
use crate::plan::{Label, LabelKind, NodeId};

impl TableReader<'_, '_> {
    /// Adds a row that does not fall into cells: its lines are text.
    pub(super) fn add_broken_row(&mut self, lines: &[Line]) {
        let columns = self.head.columns.len();
        self.draft.doubts.warn(
            "broken-row",
            message!("this-row-does-not-fall-into-columns", columns),
            lines[0].first(),
            message!("kept-as-text-write-its-task-block"),
        );

        // The text is kept even if its cells are not understood; nothing is read out of it.
        let headed = self.open_broken_row(lines);
        let rest = if headed.is_some() { 2 } else { 0 };
        for line in &lines[rest..] {
            match Label::read(&line.text).filter(|label| label.kind == LabelKind::Row) {
                Some(label) => self.draft.place(line, Some(label)),
                None => self.draft.add_text(line),
            }
        }
    }

    /// Opens a node for a broken row whose number stands alone: it goes with the line below it.
    fn open_broken_row(&mut self, lines: &[Line]) -> Option<NodeId> {
        let number = lines[0].trimmed();
        let next = lines.get(1)?;
        if !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }

        let heading = format!("{number} {}", next.trimmed());
        let label = Label::read(&heading)?;
        let node = self.draft.open(&label, &heading, lines[0].first());
        let opened = &mut self.draft.nodes[node];
        (opened.text_end, opened.lines.last) = (next.last(), next.last());
        Some(node)
    }
}
