//! The ids of events: what is due is known by where it stands and by the printed words that name its time,
//! so that a corrected month is an update of the same event.

use super::identity::Identity;
use crate::permalinks::Moves;
use crate::text::squeeze;
use std::collections::HashMap;

/// Something that is due, or comes back.
pub struct Said<'a> {
    /// Where it stands: the address of its node.
    pub place: String,
    /// What it is: a milestone, a goal, a recurrence.
    pub kind: &'static str,
    /// The printed words that name its time.
    pub raw: &'a str,
    /// What is due; tells those apart that stand at one place with the same words.
    pub text: &'a str,
}

/// An id for each. What was published keeps its id, also where its node or its page moved, and where
/// another with the same words comes beside it or goes.
pub fn uids(all: &[Said<'_>], identity: Identity, moves: &Moves) -> Vec<String> {
    let mut groups: HashMap<(&str, &str, String), Vec<usize>> = HashMap::new();
    for (at, said) in all.iter().enumerate() {
        let key = (said.place.as_str(), said.kind, squeeze(said.raw));
        groups.entry(key).or_default().push(at);
    }
    let mut uids = vec![String::new(); all.len()];
    for ((place, kind, words), group) in groups {
        let homes = moves.homes(place);
        let id = |home: &str, which: &str| identity.id(&format!("{home}/{kind}/{words}/{which}"));
        // The id that something was published with, at one of the places that its node has had.
        let published = |which: &str| {
            homes
                .iter()
                .map(|home| id(home, which))
                .find(|id| moves.knows(id))
        };
        let mut names: Vec<String> = Vec::new();
        let mut open = Vec::new();
        for &at in &group {
            let text = squeeze(all[at].text);
            let which = match names.iter().filter(|name| **name == text).count() {
                0 => format!("={text}"),
                before => format!("={text}/{}", before + 1),
            };
            names.push(text);
            match published(&which) {
                Some(id) => uids[at] = id,
                None => open.push((at, which)),
            }
        }
        // Alone at its place, it needs no more than its words.
        let mut alone = published("1").or_else(|| (group.len() == 1).then(|| id(place, "1")));
        for (at, which) in open {
            uids[at] = alone.take().unwrap_or_else(|| id(place, &which));
        }
    }
    uids
}
