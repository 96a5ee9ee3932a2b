//! Walks over the lines of a plan: its main text, the list of its attachments, the attachments.

use super::bare_numbers::lines_with_bare_number;
use super::draft::{Draft, Passage};
use super::passages::LONGEST_HEADING;
use crate::base::message::message;
use crate::base::text::is_space;
use crate::intake::import::lines::Line;
use crate::intake::import::statement::{self, PieceKind};
use crate::intake::import::table::{self, Form};
use crate::plan::{Block, Label, LabelKind, LineRange, Skip};
use std::collections::HashSet;

/// The most lines that may end a plan.
const MOST_LAST_LINES: usize = 40;

/// The longest sentence, in characters, of what ends a plan.
const LONGEST_LAST_SENTENCE: usize = 80;

/// How many lines, such as its title, may stand between the name of an attachment and the table that it is.
const MOST_LINES_ABOVE_TABLE: usize = 3;

/// What a walk leaves beside the nodes.
#[derive(Debug, Default)]
pub struct Walked {
    /// Paragraphs behind the main text, before the attachments.
    pub closing: Vec<Block>,
    /// Lines that are no text.
    pub skip: Vec<Skip>,
}

/// Reads the paragraphs of a plan into a draft.
pub fn walk(draft: &mut Draft, body: &[Line]) -> Walked {
    let bare_numbers = lines_with_bare_number(body, draft.terms.lexicon);
    let mut walker = Walker {
        draft,
        bare_numbers,
        part: Part::Main,
        walked: Walked::default(),
    };

    let mut index = 0;
    while index < body.len() {
        index += walker.read_next(&body[index..]);
    }
    walker.walked
}

/// A part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The text of the plan.
    Main,
    /// The list of its attachments: 附件:1.… 2.….
    ListOfAttachments,
    /// An attachment.
    Attachment,
}

struct Walker<'d, 'a> {
    draft: &'d mut Draft<'a>,
    /// Lines whose number has lost the mark behind it.
    bare_numbers: HashSet<u32>,
    part: Part,
    walked: Walked,
}

impl Walker<'_, '_> {
    /// Reads the next line, or the next table. Returns how many lines that takes.
    fn read_next(&mut self, lines: &[Line]) -> usize {
        // The list of attachments may name a table (附件:任务分解表), but none begins in it.
        let in_list = self.part == Part::ListOfAttachments;
        if !in_list && let Some(head) = table::head(lines, self.draft.terms.lexicon) {
            for line in &lines[..head.lines] {
                self.draft.add_text(line);
            }
            return head.lines + self.draft.add_table(&head, &lines[head.lines..]);
        }

        let line = &lines[0];
        let text = line.trimmed().trim_start_matches(is_space);
        if !in_list && table::names_columns(line, self.draft.terms.lexicon) {
            self.draft.doubts.warn(
                "unread-table",
                message!("this-line-names-the-columns"),
                line.first(),
                message!("its-rows-were-read-as-text-import"),
            );
        }
        match Label::read(text) {
            Some(label) if label.kind == LabelKind::Attachment => {
                return self.read_attachment(&label, lines);
            }
            Some(label) if label.kind == LabelKind::Bullet && text.len() == label.len => {
                self.skip_stray_dash(line);
            }
            label if in_list => self.add_to_list(line, label),
            // 第一,… is a sentence like any other, unless it says who does it.
            Some(label) if label.text.starts_with('第') && label.kind == LabelKind::Subitem => {
                let states = statement::cut(text, self.draft.terms.lexicon)
                    .iter()
                    .any(|piece| piece.kind == PieceKind::Field);
                self.draft.place(line, states.then_some(label));
            }
            // A bare row number means nothing outside a table.
            Some(label) if label.kind != LabelKind::Row => self.draft.place(line, Some(label)),
            None if self.part == Part::Main && self.ends_plan(lines) => self.close_with(text),
            label => self.read_bare_number(line, label.or_else(|| Label::bare(text))),
        }
        1
    }

    fn close_with(&mut self, text: &str) {
        self.walked.closing.push(Block::Text(text.to_owned()));
    }

    /// Skips a dash that has lost the text behind it.
    fn skip_stray_dash(&mut self, line: &Line) {
        self.draft.doubts.warn(
            "stray-dash",
            message!("a-dash-that-has-lost-the-text"),
            line.first(),
            message!("the-text-may-stand-on-a-line"),
        );
        self.walked.skip.push(Skip {
            lines: LineRange {
                first: line.first(),
                last: line.last(),
            },
            why: "孤立的破折号".to_owned(),
        });
    }

    /// Adds a line to the list of attachments, which goes on with 2. and 3.; anything else has lost its
    /// 附件 heading.
    fn add_to_list(&mut self, line: &Line, label: Option<Label>) {
        if label.is_none_or(|label| label.kind != LabelKind::Item) {
            self.draft.doubts.warn(
                "behind-attachments",
                message!("text-behind-the-list-of-attachments-under"),
                line.first(),
                message!("is-a-line-such-as-missing-above"),
            );
        }
        self.close_with(line.trimmed().trim_start_matches(is_space));
    }

    /// Reads a line whose number, if it has one, has lost the mark behind it.
    fn read_bare_number(&mut self, line: &Line, label: Option<Label>) {
        let label = label.filter(|_| self.bare_numbers.contains(&line.first()));
        if let Some(label) = &label {
            let text = line.trimmed().trim_start_matches(is_space);
            let has_point = text[..label.len.min(text.len())].ends_with(['.', '\u{FF0E}']);
            let message = match has_point {
                true => message!("text-is-a-number-or-part", text = label.text),
                false => message!("text-has-lost-the-mark-behind", text = label.text),
            };
            self.draft.doubts.warn(
                "bare-number",
                message,
                line.first(),
                message!("read-as-a-number-for-those-around"),
            );
        }
        self.draft.place(line, label);
    }

    /// Whether the lines up to the attachments say nothing that belongs to the last task: what everybody
    /// is told behind the statement of who sees to it, and 本方案自印发之日起施行.
    fn ends_plan(&self, lines: &[Line]) -> bool {
        let words = &self.draft.terms.lexicon.closings;
        let last_lines = || lines.iter().take_while(|line| !is_attachment(&line.text));
        // Few lines only are looked at, and seldom: a plan has many, and each asks.
        if last_lines().take(MOST_LAST_LINES + 1).count() > MOST_LAST_LINES {
            return false;
        }

        let last = self.draft.nodes.last();
        let behind_statement = last.is_some_and(|node| node.passages.iter().any(Passage::is_field))
            || !self.walked.closing.is_empty();

        // 各牵头单位要于3月20日前…, (联系人:…): a request to all units, or a contact.
        let is_general = |text: &str| {
            words
                .general_openings
                .begin(text.trim_start_matches(['(', '\u{FF08}']))
        };
        // A sentence of an 附则: from when the plan is in force, and who explains it.
        let is_final = |text: &str| {
            words.self_references.begin(text)
                && text.chars().count() <= LONGEST_LAST_SENTENCE
                && words.final_signs.occur_in(text)
        };

        last_lines()
            .map(Line::trimmed)
            .all(|text| is_final(text) || behind_statement && is_general(text))
    }

    /// Reads 附件1 with its title, or a line of the list of attachments behind the text. Returns how many
    /// lines that takes.
    fn read_attachment(&mut self, label: &Label, lines: &[Line]) -> usize {
        let text = lines[0].trimmed().trim_start_matches(is_space);
        if self.is_listed(label, text, lines) && !self.draft.nodes.is_empty() {
            if self.part == Part::Attachment {
                // Behind a first attachment the main text is over.
                self.draft.place(&lines[0], None);
            } else {
                self.part = Part::ListOfAttachments;
                self.close_with(text);
            }
            return 1;
        }

        self.part = Part::Attachment;
        let node = self.draft.open(label, text, lines[0].first());
        let title = lines.get(1).filter(|next| {
            let stands_alone = text.len() == label.len;
            stands_alone && self.is_title_of(label, text, next, &lines[1..])
        });
        let node = &mut self.draft.nodes[node];
        let Some(title) = title else {
            node.lines.last = lines[0].last();
            return 1;
        };

        // The title stands on the next line; printed together they are one heading.
        node.lines.last = title.last();
        node.heading = joined_heading(text, title);
        node.year = node.year.of_title(title.trimmed());
        if let Some(label) = Label::read(&node.heading) {
            node.label = label;
        }
        2
    }

    /// Whether 附件 with a text behind it is a line of the list of attachments: attachments follow, or
    /// nothing that could be one.
    fn is_listed(&self, label: &Label, text: &str, lines: &[Line]) -> bool {
        let another_follows = || {
            lines[1..].iter().any(|line| {
                Label::read(&line.text).is_some_and(|other| {
                    other.kind == LabelKind::Attachment && (other.number > 0 || label.number > 0)
                })
            })
        };
        text.len() > label.len
            && (label.number == 0 || lines.len() <= 3 || another_follows())
            && !self.heads_table(lines)
    }

    /// Whether the only line of a list of attachments stands right above a table, which then can be no other than the one
    /// that it names.
    fn heads_table(&self, lines: &[Line]) -> bool {
        let near = lines.len().min(1 + MOST_LINES_ABOVE_TABLE);
        let head = (1..near).find(|&at| {
            table::head(&lines[at..], self.draft.terms.lexicon)
                .is_some_and(|head| head.form == Form::Tabs)
        });
        let is_title = |line: &Line| {
            Label::read(&line.text).is_none() && line.trimmed().chars().count() <= LONGEST_HEADING
        };
        head.is_some_and(|at| lines[1..at].iter().all(is_title))
            && !lines[1..].iter().any(|line| is_attachment(&line.text))
    }

    /// Whether a line is the title of the attachment whose number stands alone above it.
    fn is_title_of(&self, label: &Label, text: &str, title: &Line, lines: &[Line]) -> bool {
        Label::read(&title.text).is_none()
            && table::head(lines, self.draft.terms.lexicon).is_none()
            && title.trimmed().chars().count() <= LONGEST_HEADING
            && !title.trimmed().ends_with(['。', ':', '\u{FF1A}'])
            // 附件 and 一,… together would be another number.
            && Label::read(&joined_heading(text, title))
                .is_some_and(|joined| joined.number == label.number)
    }
}

fn is_attachment(text: &str) -> bool {
    Label::read(text).is_some_and(|label| label.kind == LabelKind::Attachment)
}

/// Returns the number of an attachment and its title as one heading.
fn joined_heading(number: &str, title: &Line) -> String {
    format!(
        "{} {}",
        number.trim_end_matches(is_space),
        title.trimmed().trim_start_matches(is_space)
    )
}
