//! Reads off the passages of a draft what they mean: who owes what by when, and which figures are to be
//! reached.

use super::doubts::excerpt;
use super::draft::{Draft, DraftNode, Origin, Passage};
use super::duties::Divisions;
use crate::base::message::message;
use crate::intake::import::allotments::allotments;
use crate::intake::import::goals::{DoubtfulTime, goals};
use crate::intake::import::plan_year::PlanYear;
use crate::intake::import::recurrences::recurrences;
use crate::intake::import::statement::{self, MisspeltLabel, Statement};
use crate::intake::import::targets::targets;
use crate::intake::lexicon::Lexicon;
use crate::plan::{
    Allotment, Assignment, Block, LineRange, Milestone, Node, Outline, Recurrence, Target, Task,
};
use crate::time::Every;

/// Turns a draft into an outline with its tasks; `closing` are the paragraphs behind the main text.
pub fn read_outline(mut draft: Draft, closing: Vec<Block>) -> Outline {
    let nodes = std::mem::take(&mut draft.nodes);
    let divisions = Divisions::new(&nodes, draft.terms.lexicon);
    let nodes = nodes
        .into_iter()
        .map(|node| draft.read_node(node, &divisions))
        .collect();

    Outline {
        opening: blocks(draft.opening),
        nodes,
        closing,
    }
}

fn blocks(passages: Vec<Passage>) -> Vec<Block> {
    passages.into_iter().map(Passage::into_block).collect()
}

/// What the passages of a node mean.
#[derive(Default)]
struct Meaning {
    goals: Vec<Milestone>,
    /// Times that may be deadlines or not.
    doubtful: Vec<DoubtfulTime>,
    targets: Vec<Target>,
    recurrences: Vec<Recurrence>,
    allotments: Vec<Allotment>,
    /// What its field statements say together.
    statement: Statement,
    /// Whether a field statement says who or when.
    has_statement: bool,
    /// Whether a field statement says neither, and names no people either.
    has_empty_statement: bool,
}

impl Meaning {
    /// Adds what running text means, but for what comes back.
    fn add_text(&mut self, text: &str, year: PlanYear, lexicon: &Lexicon) {
        let found = goals(text, year, lexicon);
        self.goals.extend(found.promised);
        self.doubtful.extend(found.doubtful);
        self.targets.extend(targets(text, year.year, lexicon));
    }

    /// Adds what a field statement says.
    fn add_statement(&mut self, said: &Statement) {
        // People alone make no task, nor does 配合单位:无.
        self.has_statement |= !said.is_empty();
        self.has_empty_statement |= said.is_empty() && !said.people;

        let mut said = said.clone();
        self.recurrences.append(&mut said.recurrences);
        self.statement.join(said);
    }
}

impl Draft<'_> {
    /// Turns a drafted node into one of the outline, with the task that its passages make.
    fn read_node(&mut self, draft: DraftNode, divisions: &Divisions) -> Node {
        let mut meaning = self.read_passages(&draft);
        if !meaning.has_statement
            && let Some(said) = self.duties_of_offices(&draft, divisions)
        {
            meaning.add_statement(&said);
        }
        self.report_readings(&draft);
        self.report_unread_clauses(&draft, &meaning.statement);
        self.report_doubtful_times(&draft, &meaning.doubtful);
        // Before the task takes them over: what spammers put in is reported, not written.
        self.drop_injected(&mut meaning.statement, draft.lines.first);
        if meaning.has_empty_statement && !meaning.has_statement {
            self.doubts.warn(
                "empty-field",
                message!("a-field-statement-that-names-neither"),
                draft.lines.first,
                message!("no-task-was-made-of-it-write"),
            );
        }

        let lines = LineRange {
            first: draft.lines.first,
            last: draft.tail_end.unwrap_or(draft.lines.last),
        };
        // Field statements of a node come before the task that the row of a table gave it.
        let task = if meaning.has_statement {
            meaning
                .statement
                .assignments
                .sort_by_key(|assignment| assignment.role);
            Some(Task {
                lines,
                assignments: meaning.statement.assignments,
                milestones: meaning.statement.milestones,
                allotments: meaning.allotments,
                inherited: false,
            })
        } else {
            draft.task.map(|task| lengthened(task, lines.last))
        };

        Node {
            id: draft.address,
            label: draft.label,
            heading: draft.heading,
            depth: draft.depth,
            blocks: blocks(draft.passages),
            tail: blocks(draft.tail),
            goals: meaning.goals,
            recurrences: meaning.recurrences,
            targets: meaning.targets,
            seen: Vec::new(),
            task,
        }
    }

    /// Reads the heading, the text and the field statements of a node.
    fn read_passages(&self, node: &DraftNode) -> Meaning {
        let (year, lexicon) = (node.year, self.terms.lexicon);
        let title = &node.heading[node.label.len.min(node.heading.len())..];
        let mut meaning = Meaning {
            recurrences: node.recurrences.clone(),
            ..Meaning::default()
        };
        meaning.add_text(title, year, lexicon);

        for passage in node.passages.iter().chain(&node.tail) {
            match passage {
                Passage::Text(text) => {
                    meaning.add_text(text, year, lexicon);
                    meaning.allotments.extend(allotments(text, lexicon));
                    if node.origin == Origin::Number {
                        meaning.recurrences.extend(recurrences(text));
                    }
                }
                Passage::Field { said, .. } if node.origin == Origin::Number => {
                    meaning.add_statement(said);
                }
                // A row has been read as a whole.
                Passage::Field { .. } | Passage::Cell(_) => {}
            }
        }

        // A heading often says once more what its text says in full, and the text of a row what its columns say.
        let mut restated = recurrences(title);
        if node.origin == Origin::Row {
            for passage in &node.passages {
                if let Passage::Text(text) = passage {
                    restated.extend(recurrences(text));
                }
            }
        }
        let stated: Vec<Every> = meaning
            .recurrences
            .iter()
            .map(|one| one.schedule.every())
            .collect();
        restated.retain(|one| !stated.contains(&one.schedule.every()));
        meaning.recurrences.splice(0..0, restated);
        meaning
    }

    /// Reports what was read although it is damaged, and what could not be read.
    fn report_readings(&mut self, node: &DraftNode) {
        let is_numbered = node.origin == Origin::Number;
        for passage in node.passages.iter().chain(&node.tail) {
            if let Passage::Field { said, line, .. } = passage
                && is_numbered
            {
                self.report_statement(said, *line);
            }
        }
        if is_numbered {
            self.report_several_statements(node);
        }
    }

    /// Reports units that several statements name with other text between them: each may speak of its own text alone.
    fn report_several_statements(&mut self, node: &DraftNode) {
        let mut has_statement = false;
        let mut has_text_behind = false;
        for passage in &node.passages {
            match passage {
                Passage::Text(_) => has_text_behind = has_statement,
                Passage::Field { said, line, .. } if !said.assignments.is_empty() => {
                    if has_text_behind {
                        let message = message!("a-further-statement-under-the-same-heading");
                        let help = message!("read-as-one-task");
                        return self.doubts.warn("several-statements", message, *line, help);
                    }
                    has_statement = true;
                }
                Passage::Field { .. } | Passage::Cell(_) => {}
            }
        }
    }

    /// Reports clauses of running text that give a part to offices that the statements of their node do not name.
    fn report_unread_clauses(&mut self, node: &DraftNode, statement: &Statement) {
        for (line, clause) in &node.unread {
            let is_assigned = |unit: &String| statement.assignments.iter().any(|a| a.unit == *unit);
            if clause.units.iter().all(is_assigned) {
                continue;
            }
            let words = excerpt(&clause.words);
            self.doubts.warn(
                "unread-clause",
                message!("words-gives-offices-a-part", words),
                *line,
                message!("write-the-units-into-the-task-block"),
            );
        }
    }

    /// Reports times in running text that may be deadlines or not.
    fn report_doubtful_times(&mut self, node: &DraftNode, times: &[DoubtfulTime]) {
        for time in times {
            self.doubts.warn(
                "doubtful-time",
                message!(
                    "doubtful-time",
                    words = excerpt(&time.words),
                    why = time.why.message()
                ),
                node.lines.first,
                message!("write-it-as-a-goals"),
            );
        }
    }

    /// Reports what is doubtful in a field statement that begins on a line.
    pub fn report_statement(&mut self, said: &Statement, line: u32) {
        for words in &said.undated {
            self.doubts.warn(
                "undated",
                message!("no-time-was-found-in-the-deadline", words),
                line,
                message!("write-the-milestone-by-hand-or-leave"),
            );
        }
        for words in &said.unread {
            self.doubts.warn(
                "unread-clause",
                message!(
                    "it-is-not-known-what-excerpt-says",
                    excerpt = excerpt(words)
                ),
                line,
                message!("nothing-was-read-out"),
            );
        }
        for Assignment { unit, .. } in &said.assignments {
            if statement::holds_more_than_name(unit, self.terms.lexicon) {
                self.doubts.warn(
                    "strange-unit",
                    message!("excerpt-may-be-more-than-a-name", excerpt = excerpt(unit)),
                    line,
                    message!("read-as-a-unit-take-it-out"),
                );
            }
        }
        for name in &said.strange {
            self.doubts.warn(
                "strange-unit",
                message!("excerpt-does-not-end-as-the-names", excerpt = excerpt(name)),
                line,
                message!("read-as-a-unit-take-it-out"),
            );
        }
        if said.is_bare {
            self.doubts.warn(
                "bare-units",
                message!("offices-stand-here-without-a-word"),
                line,
                message!("read-as-responsible-correct-the-role"),
            );
        }
        for MisspeltLabel { printed, right } in &said.misspelt {
            self.doubts.warn(
                "misspelt-label",
                message!("printed-was-read-as-right", printed, right),
                line,
                message!("declare-an-emendation"),
            );
        }
    }

    /// Drops from a statement what cannot be a unit, words that spammers put in its place, and reports
    /// it.
    pub fn drop_injected(&mut self, statement: &mut Statement, line: u32) {
        let injected = &self.terms.injected;
        let is_injected = |unit: &str| {
            injected
                .iter()
                .any(|word| unit.contains(word.trim_end_matches([':', '\u{FF1A}'])))
        };

        for assignment in statement
            .assignments
            .extract_if(.., |assignment| is_injected(&assignment.unit))
        {
            self.doubts.warn(
                "injected-unit",
                message!("unit-stands-where-a-unit-belongs", unit = assignment.unit),
                line,
                message!("left-out-of-the-task-declare"),
            );
        }
    }
}

/// Returns the task of a row that goes on to `last_line`: text may have followed its last cell.
fn lengthened(mut task: Task, last_line: u32) -> Task {
    task.lines.last = task.lines.last.max(last_line);
    task
}
