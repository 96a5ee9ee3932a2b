//! The days of duties that come back must be those that their printed words name.
//!
//! A block without days is due by the end of each period. Where its words name days, or say something that is
//! not understood, that would be a day that the plan does not mean.

use super::prover::{Prover, narrowed};
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::content::document::day_keys;
use crate::plan::{NodeId, Recurrence};
use crate::time::{Days, read_schedule};

impl Prover<'_> {
    /// Warns where the days of a duty and its words differ. A person may know better than the grammar.
    pub(super) fn check_schedules(&mut self) {
        let document = self.document;
        for (index, node) in document.outline.nodes.iter_enumerated() {
            for recurrence in &node.recurrences {
                self.check_schedule(index, recurrence);
            }
        }
    }

    fn check_schedule(&mut self, index: NodeId, recurrence: &Recurrence) {
        let stated = &recurrence.schedule;
        let printed = read_schedule(stated.every(), &recurrence.raw);

        let (message, help) = match &printed {
            // Unknown days are always allowed: such a duty stands in no calendar.
            _ if *stated.days() == Days::Unknown => return,
            Some(printed) if printed.days() == stated.days() => return,
            Some(printed) => (
                message!("raw-names-other-days-than-its-block", raw = recurrence.raw),
                match printed.days() {
                    Days::PeriodEnd => {
                        message!("the-words-mean-the-end-of-each")
                    }
                    days => message!("the-words-mean-day-keys", day_keys = day_keys(days)),
                },
            ),
            // What a person read out of words that the grammar does not know.
            None if *stated.days() != Days::PeriodEnd => return,
            None => (
                message!("raw-may-name-days-but-its-block", raw = recurrence.raw),
                message!("name-them-months-days-weekdays-or-write"),
            ),
        };

        let block = self.places.blocks[index].clone();
        let part = block.unwrap_or_else(|| self.places.headings[index].clone());
        let span = narrowed(self.file.text(), part, &recurrence.raw);
        self.report(
            Diagnostic::warning("schedule-differs", message)
                .at(self.file, span)
                .help(help),
        );
    }
}
