//! What a field statement says: who, by when, how often.

use crate::intake::import::plan_year::PlanYear;
use crate::plan::{Assignment, Milestone, Recurrence, Role};
use std::collections::HashSet;

/// What a field statement says.
#[derive(Debug, Clone, Default)]
pub struct Statement {
    /// Who, in the printed order, each unit once in a role.
    pub assignments: Vec<Assignment>,
    /// The same, to be found in.
    assigned: HashSet<Assignment>,
    /// By when.
    pub milestones: Vec<Milestone>,
    /// How often.
    pub recurrences: Vec<Recurrence>,
    /// Deadline fields, as printed, whose words name no time.
    pub undated: Vec<String>,
    /// Clauses and names, as printed, of which it is not known what they say.
    pub unread: Vec<String>,
    /// Names, as printed, that were read as units though they end as no known kind of unit does.
    pub strange: Vec<String>,
    /// Whether it names offices and nothing else, so that no word says their part.
    pub is_bare: bool,
    /// Labels that were read although they are misspelt.
    pub misspelt: Vec<MisspeltLabel>,
    /// Whether it names people, who are no units.
    pub people: bool,
}

/// A label that a document or its copy misspells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MisspeltLabel {
    /// As printed, with its colon: 配和单位:.
    pub printed: String,
    /// As it ought to read: 配合单位.
    pub right: String,
}

impl Statement {
    /// Whether it says neither who nor when: 责任单位:无. People alone are not counted.
    pub fn is_empty(&self) -> bool {
        self.assignments.is_empty()
            && self.milestones.is_empty()
            && self.recurrences.is_empty()
            && self.undated.is_empty()
    }

    /// Adds a unit in a role, unless it has that role already.
    pub fn assign(&mut self, assignment: Assignment) {
        if self.assigned.insert(assignment.clone()) {
            self.assignments.push(assignment);
        }
    }

    /// Adds what another part of the same statement says.
    pub fn join(&mut self, other: Statement) {
        for assignment in other.assignments {
            self.assign(assignment);
        }
        self.milestones.extend(other.milestones);
        self.recurrences.extend(other.recurrences);
        self.undated.extend(other.undated);
        self.unread.extend(other.unread);
        self.strange.extend(other.strange);
        self.is_bare |= other.is_bare;
        self.misspelt.extend(other.misspelt);
        self.people |= other.people;
    }

    /// Keeps some of the units only.
    pub fn retain_units(&mut self, mut is_kept: impl FnMut(&str) -> bool) {
        self.assignments
            .retain(|assignment| is_kept(&assignment.unit));
        self.assigned = self.assignments.iter().cloned().collect();
    }

    /// Takes back the deadlines of which the year is not known.
    pub fn leave_open(&mut self, year: PlanYear) {
        let open = self
            .milestones
            .extract_if(.., |one| year.leaves_open(&one.raw));
        self.undated.extend(open.map(|one| one.raw));
    }

    /// Makes the first responsible unit the leader, unless a leader is named: what a document
    /// means that says 责任单位排在第一位的为牵头单位.
    pub fn let_first_lead(&mut self) {
        // What was not read may have named the first.
        if !self.unread.is_empty() || self.assignments.iter().any(|a| a.role == Role::Lead) {
            return;
        }
        let first = self
            .assignments
            .iter_mut()
            .find(|a| a.role == Role::Responsible);
        if let Some(first) = first {
            first.role = Role::Lead;
        }
    }
}
