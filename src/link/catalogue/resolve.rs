//! What the printed names of a plan mean: its place and its units.

use super::plan_places::PlanPlace;
use super::proven::{Origin, Proven};
use super::unlisted::UnlistedName;
use super::{LocalNames, NameClash, Names, PlaceId, Subject, UnitEntry, UnitId, say_other_levels};
use crate::base::diag::{Diagnostic, did_you_mean, nearly_same};
use crate::base::message::{Message, message};
use crate::content::gazetteer::{Gazetteer, Located, Unit, UnitKind, missing_place};
use oxc_index::IndexVec;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// Finds the entry of the gazetteer for a printed name, or makes a unit for one that it does not know.
pub struct Resolver<'g> {
    gazetteer: &'g Gazetteer,
    names: Names,
    clashes: Vec<NameClash>,
    /// Units that the gazetteer does not know.
    unlisted: BTreeMap<UnlistedName, UnitId>,
    /// What may have been meant by a name that is not known in documents of a place.
    meant: HashMap<(Option<PlaceId>, String), Meant>,
}

/// What may have been meant by a name that is not known.
#[derive(Clone)]
struct Meant {
    /// Whether a known name is so near that this one is probably a slip of the pen.
    is_slip: bool,
    /// “did you mean …?”
    question: Option<Message>,
}

impl<'g> Resolver<'g> {
    /// Returns a resolver that has met no plan yet.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        let mut clashes = Vec::new();
        Self {
            gazetteer,
            names: Names::new(gazetteer, &mut clashes),
            clashes,
            unlisted: BTreeMap::new(),
            meant: HashMap::new(),
        }
    }

    /// Returns the names that count in documents of a place.
    pub fn names(&self, place: Option<PlaceId>) -> LocalNames<'_> {
        self.names.of(place)
    }

    /// Returns the names that mean two things at once.
    pub fn into_clashes(self) -> Vec<NameClash> {
        self.clashes
    }

    /// Reports a place that is not known, or not surely.
    pub fn place_problem(&self, proven: &Proven, place: &PlanPlace) -> Option<Diagnostic> {
        let Some(name) = proven.read.document.front.place.as_deref() else {
            let problem = Diagnostic::note("no-place", message!("this-plan-names-no-place"))
                .help(message!("write-place-into-its-head-names"));
            let front = proven.read.places.front.start;
            return Some(problem.at(&proven.file, front..front));
        };
        let problem = match &place.located {
            Located::Place(_) => return None,
            Located::Several(names) => {
                let message = message!(
                    "name-is-the-name-of-names-places",
                    name,
                    names = names.len()
                );
                let quoted = names.iter().map(|name| format!("\"{name}\""));
                let help = message!(
                    "write-which-one-it-is-place-names",
                    names = Message::either(quoted)
                );
                Diagnostic::warning("ambiguous-place", message).help(help)
            }
            Located::Unknown => self.unknown_place(name),
        };
        Some(problem.at(&proven.file, place_in_head(name, proven)))
    }

    fn unknown_place(&self, name: &str) -> Diagnostic {
        let known = self.gazetteer.places.iter().map(|p| p.name.as_str());
        let entry = message!("add-the-place", entry = missing_place(name));
        let help = match did_you_mean(name, known) {
            Some(near) => message!("near-or-add", near, add = entry),
            None => entry,
        };
        let message = message!("name-is-not-in-the-gazetteer", name);
        Diagnostic::warning("unknown-place", message).help(help)
    }

    /// Returns the unit that a printed name means. One that the gazetteer does not know is reported once a
    /// plan (`reported` holds the names of this plan) and added to `units`.
    pub fn unit(
        &mut self,
        origin: &Origin<'_>,
        name: &str,
        units: &mut IndexVec<UnitId, UnitEntry>,
        reported: &mut HashSet<String>,
        found: &mut Vec<Diagnostic>,
    ) -> UnitId {
        if let Some(Subject::Unit(unit)) = self.names(origin.place).get(name) {
            return unit;
        }

        if reported.insert(name.to_owned()) {
            found.push(self.unknown_unit(origin, name));
        }

        // One name in two plans of a place is one unit; in plans of two places it is two.
        let place = origin.place.map(|p| &self.gazetteer.places[p.index()]);
        let own = UnlistedName {
            place: origin.place_name.map(str::to_owned),
            name: name.to_owned(),
        };
        // However its name is printed, it is one unit.
        let key = UnlistedName {
            place: own.place.clone(),
            name: self.names.folded(name),
        };
        if let Some(&unit) = self.unlisted.get(&key) {
            return unit;
        }

        let unit = Unit {
            id: own.unit_id(),
            name: name.to_owned(),
            aliases: Vec::new(),
            place: place.map(|place| place.id.clone()),
            kind: UnitKind::Other,
            nameplates: Vec::new(),
            parent: None,
            members: Vec::new(),
            open: false,
            predecessors: Vec::new(),
            runs: Vec::new(),
            note: None,
        };
        let id = units.push(UnitEntry::new(unit, false));
        self.unlisted.insert(key, id);
        id
    }

    /// Reports a unit that the gazetteer does not know: a warning if a known name is nearly the same.
    fn unknown_unit(&mut self, origin: &Origin<'_>, name: &str) -> Diagnostic {
        let Meant { is_slip, question } = self.meant(origin.place, name);

        // Most unknown names are right and only missing; what is nearly a known name is probably a misprint.
        let message = message!("name-is-not-in-the-gazetteer", name);
        let problem = if is_slip {
            Diagnostic::warning("unknown-unit", message)
        } else {
            Diagnostic::note("unknown-unit", message)
        };

        let add = message!("add-a-unit-to-content-gazetteer-toml");
        let help = match question {
            Some(near) => message!("near-or-add", near, add),
            None => add,
        };

        problem
            .at(&origin.proven.file, name_in_block(name, origin))
            .help(help)
    }

    /// Returns what may have been meant by a unit's name that is not known in documents of a place. Plans of one place
    /// name the same units, so this is looked for once.
    fn meant(&mut self, place: Option<PlaceId>, name: &str) -> Meant {
        let names = self.names.of(place);
        let key = (place, name.to_owned());
        let look = || {
            let is_unit = |known: &&str| matches!(names.get(known), Some(Subject::Unit(_)));
            let near = names.near().into_iter();
            let units: Vec<&str> = near
                .filter(|known| !say_other_levels(name, known))
                .filter(is_unit)
                .collect();
            Meant {
                is_slip: units.iter().any(|known| nearly_same(name, known)),
                question: did_you_mean(name, units),
            }
        };
        self.meant.entry(key).or_insert_with(look).clone()
    }
}

/// Returns where the head of a plan's file names its place.
fn place_in_head(name: &str, proven: &Proven) -> Range<usize> {
    let front = proven.read.places.front.clone();
    let head = &proven.file.text()[front.clone()];

    let key = head.find("\nplace").map_or(0, |at| at + 1);
    proven.file.words_in(front.start + key..front.end, name)
}

/// Returns where the task block of a node names a unit; the whole block where the name stands in none.
fn name_in_block(name: &str, origin: &Origin<'_>) -> Range<usize> {
    let block = origin.proven.read.places.blocks[origin.node].clone();
    let block = block.unwrap_or(0..0);

    match origin.proven.file.text()[block.clone()].find(name) {
        Some(at) => block.start + at..block.start + at + name.len(),
        None => block,
    }
}
