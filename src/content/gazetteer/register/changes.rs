//! What became of places since 1998.

use super::place::{Ending, Former, Registered};
use std::collections::HashMap;

/// A line of changes.tsv.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    year: i16,
    kind: &'static str,
    old_code: &'static str,
    old_name: &'static str,
    new_code: &'static str,
    new_name: &'static str,
}

/// Changes after which a place goes on under another name or code.
const RENAMINGS: [&str; 7] = [
    "更名",
    "撤县设区",
    "撤县设市",
    "撤地设市",
    "撤市设区",
    "区划调整",
    "码位改派",
];

impl Change {
    fn all() -> impl Iterator<Item = Change> {
        include_str!("changes.tsv").lines().filter_map(Change::read)
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        Some(Self {
            year: columns.next()?.parse().ok()?,
            kind: columns.next()?,
            old_code: columns.next()?,
            old_name: columns.next()?,
            new_code: columns.next().unwrap_or_default(),
            new_name: columns.next().unwrap_or_default(),
        })
    }

    fn is_renaming(&self) -> bool {
        let is_whole = !self.old_code.is_empty() && !self.new_code.is_empty();
        is_whole && RENAMINGS.contains(&self.kind)
    }

    /// Returns the code that each place which got another has now, by the one that it had.
    pub fn later_codes() -> HashMap<&'static str, &'static str> {
        let renamings = Change::all().filter(Change::is_renaming);
        let renamings = renamings.filter(|change| change.new_code != change.old_code);
        let mut codes = HashMap::new();
        for change in renamings {
            codes.entry(change.old_code).or_insert(change.new_code);
        }
        codes
    }
}

/// Changes by a code.
type ByCode = HashMap<&'static str, Vec<Change>>;

/// Notes at each place which names it had, and how it ended.
pub fn apply(places: &mut [Registered]) {
    let mut from = ByCode::new();
    let mut to = ByCode::new();
    for change in Change::all() {
        from.entry(change.old_code).or_default().push(change);
        to.entry(change.new_code).or_default().push(change);
    }

    for place in places {
        let own = from.get(place.code).into_iter().flatten();
        let own: Vec<&Change> = own.filter(|change| change.old_name == place.name).collect();
        // Of two that swapped their codes neither ended.
        let renamed = own.iter().any(|change| change.is_renaming());
        let ended = own.first().filter(|_| !renamed);
        place.ending = ended.map(|change| Ending {
            year: change.year,
            into: Some(change.new_code).filter(|code| !code.is_empty()),
        });
        place.former = former_names(place, &to);
    }
}

/// How many names a place had at most: what leads further back is a circle of names that came again.
const MOST_NAMES: usize = 8;

/// Returns the names that a place had before its own, the latest first.
fn former_names(place: &Registered, to: &ByCode) -> Vec<Former> {
    let mut former: Vec<Former> = Vec::new();
    let (mut code, mut name) = (place.code, place.name);
    let mut before = i16::MAX;

    while former.len() < MOST_NAMES {
        let mut changes = to.get(code).into_iter().flatten().rev();
        let change = changes.find(|change| {
            let leads_here = change.new_name == name && change.old_name != name;
            change.is_renaming() && leads_here && change.year <= before
        });
        let Some(change) = change else { break };

        former.push(Former {
            name: change.old_name,
            until: change.year,
            why: change.kind,
        });
        (code, name) = (change.old_code, change.old_name);
        before = change.year;
    }
    former
}
