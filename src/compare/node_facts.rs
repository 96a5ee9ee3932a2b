//! What a numbered passage of a plan says.

use super::aspect::Aspect;
use super::fact::Fact;
use crate::plan::{Block, Milestone, Node, Role, Task};

/// Returns what a passage says: its words, and what was read out of them.
pub(super) fn of_node(node: &Node) -> Vec<Fact> {
    let mut facts = vec![Fact::new(Aspect::Heading, node.heading.as_str())];
    for block in node.blocks.iter().chain(&node.tail) {
        let aspect = match block {
            Block::Text(_) => Aspect::Text,
            Block::Field(_) => Aspect::Field,
        };
        facts.push(Fact::new(aspect, block.text()));
    }

    facts.extend(node.task.iter().flat_map(of_task));
    facts.extend(node.goals.iter().map(deadline));
    facts.extend(node.recurrences.iter().map(|recurrence| Fact {
        about: recurrence.text.clone(),
        // How often and on which days: what calendars follow from.
        detail: format!(
            "{} {}",
            recurrence.schedule.every().key(),
            crate::content::document::day_keys(recurrence.schedule.days())
        ),
        ..Fact::new(Aspect::Recurrence, recurrence.raw.as_str())
    }));
    facts.extend(node.targets.iter().map(|target| Fact {
        about: format!("{}{}", target.whose, target.indicator),
        detail: format!(
            "{} {} {} {}",
            target.change.map_or("level", |change| change.key()),
            target.bound.key(),
            target.against,
            target.due.map(|due| due.to_string()).unwrap_or_default()
        ),
        ..Fact::new(Aspect::Target, format!("{}{}", target.value, target.unit))
    }));
    facts
}

fn of_task(task: &Task) -> Vec<Fact> {
    let mut facts = Vec::new();
    for role in Role::ALL {
        let units: Vec<&str> = task.units(role).collect();
        if !units.is_empty() {
            facts.push(Fact::new(aspect_of(role), units.join("、")));
        }
    }

    facts.extend(task.milestones.iter().map(deadline));
    facts.extend(task.allotments.iter().map(|allotment| Fact {
        about: format!("{}{}", allotment.entity, allotment.of),
        ..Fact::new(
            Aspect::Allotment,
            format!("{}{}", allotment.value, allotment.unit),
        )
    }));
    facts
}

fn deadline(milestone: &Milestone) -> Fact {
    Fact {
        about: milestone.text.clone(),
        detail: milestone.due.to_string(),
        ..Fact::new(Aspect::Deadline, milestone.raw.as_str())
    }
}

fn aspect_of(role: Role) -> Aspect {
    match role {
        Role::Lead => Aspect::Lead,
        Role::Responsible => Aspect::Responsible,
        Role::Cooperating => Aspect::Cooperating,
    }
}
