//! The ids of events: what is due is known by where it stands, by the printed words that name its time, and by
//! what is due; not by what is made of the words, so that a corrected month is an update of the same event.

use super::identity::Identity;
use crate::base::text::squeeze;
use crate::content::permalinks::Moves;
use std::collections::{HashMap, HashSet};

/// Something that is due, or comes back.
pub struct Said<'a> {
    /// Where it stands: the address of its node.
    pub place: String,
    /// What it is: a milestone, a goal, a recurrence.
    pub kind: &'static str,
    /// The printed words that name its time.
    pub raw: &'a str,
    /// What is due.
    pub text: &'a str,
}

/// An id for each. What was published keeps its id, also where its node or its page moved. Where just one at a
/// node has words that are new, and just one id that the node had is left over, its words were corrected.
pub fn uids(all: &[Said<'_>], identity: Identity, moves: &Moves) -> Vec<String> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, said) in all.iter().enumerate() {
        places.entry(&said.place).or_default().push(at);
    }
    let mut uids = vec![String::new(); all.len()];
    for (place, here) in places {
        let homes = moves.homes(place);
        let mut names: Vec<String> = Vec::new();
        let mut taken: HashSet<String> = HashSet::new();
        let mut open = Vec::new();
        for at in here {
            let said = &all[at];
            let name = format!("{}/{}/{}", said.kind, squeeze(said.raw), squeeze(said.text));
            let before = names.iter().filter(|own| **own == name).count();
            names.push(name.clone());
            let id = |home: &String| identity.id(&format!("{home}/{name}/{}", before + 1));
            match homes.iter().map(id).find(|id| moves.knows(id)) {
                Some(id) => {
                    taken.insert(id.clone());
                    uids[at] = id;
                }
                None => open.push((at, id(&homes[0]))),
            }
        }
        let left = homes.iter().flat_map(|home| moves.events_at(home));
        let left: HashSet<&str> = left.filter(|id| !taken.contains(*id)).collect();
        let corrected = match (open.len(), left.len()) {
            (1, 1) => left.into_iter().next(),
            _ => None,
        };
        for (at, id) in open {
            uids[at] = corrected.map_or(id, str::to_owned);
        }
    }
    uids
}

#[cfg(test)]
mod tests {
    use super::{Said, uids};
    use crate::base::source::Source;
    use crate::content::permalinks::{Ledger, Moves};
    use crate::content::settings::Settings;
    use crate::export::identity::Identity;

    fn said<'a>(place: &str, raw: &'a str, text: &'a str) -> Said<'a> {
        Said {
            place: place.to_owned(),
            kind: "milestone",
            raw,
            text,
        }
    }

    fn named(all: &[Said<'_>], moves: &Moves) -> Vec<String> {
        uids(all, Identity::of(&Settings::default()), moves)
    }

    /// Knows what was published, and what became of it.
    fn published(events: &[(&str, &str)], moved: &str) -> Moves {
        let lines: String = events
            .iter()
            .map(|(place, id)| format!("event {place} {id}\n"))
            .collect();
        let mut moves = Moves::read(&Source::new("moved.toml", moved)).value;
        moves.remember(&Ledger::read(&Source::new("permalinks.txt", lines)).value);
        moves
    }

    #[test]
    fn what_comes_beside_or_goes_changes_no_other() {
        let place = "plans/a.html#1";
        let done = said(place, "年底前", "完工");
        let id = &named(&[done], &Moves::default())[0];
        let moves = published(&[(place, id)], "");
        for at in [0, 1] {
            let mut both = vec![said(place, "年底前", "完工")];
            both.insert(at, said(place, "年底前", "开工"));
            let ids = named(&both, &moves);
            assert_eq!(&ids[1 - at], id, "put in at {at}");
            assert_ne!(&ids[at], id);
            // And one of them goes again.
            let known: Vec<(&str, &str)> = ids.iter().map(|id| (place, id.as_str())).collect();
            let left = named(&[said(place, "年底前", "完工")], &published(&known, ""));
            assert_eq!(&left[0], id);
        }
    }

    #[test]
    fn corrected_words_are_the_same_event_unless_it_is_said_to_have_gone() {
        let place = "plans/a.html#1";
        let id = &named(&[said(place, "3月未前", "开工")], &Moves::default())[0];
        let corrected = [said(place, "3月末前", "开工")];
        assert_eq!(&named(&corrected, &published(&[(place, id)], ""))[0], id);
        let gone = format!("[[gone]]\naddress = \"{id}\"\nwhy = \"误录\"\ndate = 2026-01-01\n");
        assert_ne!(&named(&corrected, &published(&[(place, id)], &gone))[0], id);
    }

    #[test]
    fn a_place_that_went_by_itself_does_not_come_along_with_its_page() {
        let old = "plans/old.html#2";
        let id = &named(&[said(old, "每季度", "调度")], &Moves::default())[0];
        let moved = "[[moved]]\nfrom = \"plans/old.html\"\nto = \"plans/9.html\"\n[[moved]]\nfrom = \"plans/old.html#2\"\nto = \"plans/8.html#2\"\n";
        let all = [
            said("plans/9.html#2", "每季度", "调度"),
            said("plans/8.html#2", "每季度", "调度"),
        ];
        let ids = named(&all, &published(&[(old, id)], moved));
        assert_eq!(&ids[1], id);
        assert_ne!(&ids[0], id);
    }
}
