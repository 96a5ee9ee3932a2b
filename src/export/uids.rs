//! The ids of events. What is due is known by where it stands, by the printed words that name its time, and by what is
//! due; not by what is made of the words, so that a corrected month is an update of the same event.

use super::identity::Identity;
use crate::base::text::squeeze;
use crate::content::permalinks::Moves;
use std::collections::{HashMap, HashSet};
use strum::IntoStaticStr;

/// Something that a text says is due, once or again and again.
pub struct DatedStatement<'a> {
    /// Where it stands: the address of its node.
    pub place: String,
    /// What it is.
    pub kind: DatedKind,
    /// The printed words that name its time.
    pub raw: &'a str,
    /// What is due.
    pub text: &'a str,
}

/// What a dated statement is. Ids are made of the names, so they never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum DatedKind {
    /// A deadline of a deadline field.
    Milestone,
    /// A deadline in running text.
    Goal,
    /// A duty that comes back.
    Recurrence,
}

impl DatedStatement<'_> {
    /// Returns what it is called among those of its node.
    fn name(&self) -> String {
        let kind: &'static str = self.kind.into();
        format!("{kind}/{}/{}", squeeze(self.raw), squeeze(self.text))
    }
}

/// Returns an id for each statement, in their order. What was published keeps its id, also where its node or its page
/// moved. Where just one at a node has words that are new, and just one id that the node had is left over, its words
/// were corrected.
pub fn assign_uids(
    statements: &[DatedStatement<'_>],
    identity: Identity,
    moves: &Moves,
) -> Vec<String> {
    let mut by_place: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, statement) in statements.iter().enumerate() {
        by_place.entry(&statement.place).or_default().push(index);
    }

    let mut uids = vec![String::new(); statements.len()];
    for (place, indexes) in by_place {
        let here: Vec<&DatedStatement<'_>> =
            indexes.iter().map(|&index| &statements[index]).collect();
        let ids = uids_at(place, &here, identity, moves);
        for (index, id) in indexes.into_iter().zip(ids) {
            uids[index] = id;
        }
    }
    uids
}

/// Returns an id for each statement of one node, in their order.
fn uids_at(
    place: &str,
    statements: &[&DatedStatement<'_>],
    identity: Identity,
    moves: &Moves,
) -> Vec<String> {
    let history = moves.history(place);
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut uids = Vec::new();

    // The ids that are kept, and the indexes of the statements that the ledger does not know.
    let mut published = HashSet::new();
    let mut new = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let name = statement.name();
        // The same words may stand twice at one node.
        let count = seen.entry(name.clone()).or_default();
        *count += 1;

        // Its node, or the page of it, may have been published at another address.
        let id_at = |address: &String| identity.id(&format!("{address}/{name}/{count}"));
        let known = history
            .all()
            .map(id_at)
            .find(|id| moves.is_published_id(id));
        if let Some(id) = &known {
            published.insert(id.clone());
        } else {
            new.push(index);
        }
        uids.push(known.unwrap_or_else(|| id_at(&history.present)));
    }

    // What has new words at a node that lost just one event is taken for that event with its words corrected. Where there
    // are more, nothing says which is which.
    let left_over: HashSet<&str> = history
        .all()
        .flat_map(|address| moves.published_events_at(address))
        .filter(|id| !published.contains(*id))
        .collect();
    if let [corrected] = new[..]
        && left_over.len() == 1
    {
        uids[corrected] = left_over.into_iter().collect();
    }
    uids
}

#[cfg(test)]
mod tests {
    use super::{DatedKind, DatedStatement, assign_uids};
    use crate::base::source::Source;
    use crate::content::permalinks::{Ledger, Moves};
    use crate::content::settings::Settings;
    use crate::export::identity::Identity;

    fn milestone<'a>(place: &str, raw: &'a str, text: &'a str) -> DatedStatement<'a> {
        DatedStatement {
            place: place.to_owned(),
            kind: DatedKind::Milestone,
            raw,
            text,
        }
    }

    fn uids(all: &[DatedStatement<'_>], moves: &Moves) -> Vec<String> {
        assign_uids(all, Identity::of_site(&Settings::default()), moves)
    }

    /// Knows what was published, and what became of it.
    fn published(events: &[(&str, &str)], moved: &str) -> Moves {
        let lines: String = events
            .iter()
            .map(|(place, id)| format!("event {place} {id}\n"))
            .collect();
        let mut moves = Moves::read(&Source::new("moved.toml", moved)).value;
        moves.add_published(&Ledger::read(&Source::new("permalinks.txt", lines)).value);
        moves
    }

    #[test]
    fn what_comes_beside_or_goes_changes_no_other() {
        let place = "plans/a.html#1";
        let done = milestone(place, "年底前", "完工");
        let id = &uids(&[done], &Moves::default())[0];
        let moves = published(&[(place, id)], "");
        for at in [0, 1] {
            let mut both = vec![milestone(place, "年底前", "完工")];
            both.insert(at, milestone(place, "年底前", "开工"));
            let ids = uids(&both, &moves);
            assert_eq!(&ids[1 - at], id, "put in at {at}");
            assert_ne!(&ids[at], id);
            // And one of them goes again.
            let known: Vec<(&str, &str)> = ids.iter().map(|id| (place, id.as_str())).collect();
            let left = uids(
                &[milestone(place, "年底前", "完工")],
                &published(&known, ""),
            );
            assert_eq!(&left[0], id);
        }
    }

    #[test]
    fn corrected_words_are_the_same_event_unless_it_is_said_to_have_gone() {
        let place = "plans/a.html#1";
        let id = &uids(&[milestone(place, "3月未前", "开工")], &Moves::default())[0];
        let corrected = [milestone(place, "3月末前", "开工")];
        assert_eq!(&uids(&corrected, &published(&[(place, id)], ""))[0], id);
        let gone = format!("[[gone]]\naddress = \"{id}\"\nwhy = \"误录\"\ndate = 2026-01-01\n");
        assert_ne!(&uids(&corrected, &published(&[(place, id)], &gone))[0], id);
    }

    #[test]
    fn a_place_that_went_by_itself_does_not_come_along_with_its_page() {
        let old = "plans/old.html#2";
        let id = &uids(&[milestone(old, "每季度", "调度")], &Moves::default())[0];
        let moved = "[[moved]]\nfrom = \"plans/old.html\"\nto = \"plans/9.html\"\n[[moved]]\nfrom = \"plans/old.html#2\"\nto = \"plans/8.html#2\"\n";
        let all = [
            milestone("plans/9.html#2", "每季度", "调度"),
            milestone("plans/8.html#2", "每季度", "调度"),
        ];
        let ids = uids(&all, &published(&[(old, id)], moved));
        assert_eq!(&ids[1], id);
        assert_ne!(&ids[0], id);
    }
}
