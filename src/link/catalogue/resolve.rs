//! What the printed names of a plan mean: its place and its units.

use super::proven::{Origin, Proven};
use super::{NameClash, Names, PlaceId, Subject, UnitEntry, UnitId};
use crate::address::unlisted_unit_id;
use crate::base::diag::{Diagnostic, did_you_mean, nearly_same};
use crate::base::source::sha256;
use crate::content::gazetteer::{Gazetteer, Unit, UnitKind};
use oxc_index::IndexVec;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Finds the entry of the gazetteer for a printed name, or makes a unit for one that it does not know.
pub struct Resolver<'g> {
    gazetteer: &'g Gazetteer,
    names: HashMap<Option<PlaceId>, Names>,
    /// Units that the gazetteer does not know.
    unlisted: BTreeMap<UnlistedName, UnitId>,
    clashes: Vec<NameClash>,
}

/// A printed name that the gazetteer does not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct UnlistedName {
    /// The name of its plan's place, not the id: a place may be taken into the gazetteer later.
    place: Option<String>,
    /// The name as printed.
    name: String,
}

impl<'g> Resolver<'g> {
    /// Returns a resolver that has met no plan yet.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        Self {
            gazetteer,
            names: HashMap::new(),
            unlisted: BTreeMap::new(),
            clashes: Vec::new(),
        }
    }

    /// Collects the names that count in documents of a place, unless that was done before.
    pub fn learn_names(&mut self, place: Option<PlaceId>) {
        let (gazetteer, clashes) = (self.gazetteer, &mut self.clashes);
        self.names
            .entry(place)
            .or_insert_with(|| Names::new(gazetteer, place, clashes));
    }

    /// Returns the names that count in documents of a place that was learnt before.
    pub fn names(&self, place: &Option<PlaceId>) -> &Names {
        &self.names[place]
    }

    /// Returns the names that mean two things at once.
    pub fn into_clashes(self) -> Vec<NameClash> {
        self.clashes
    }

    /// Returns the place that a plan's head names; one that the gazetteer does not know is reported.
    pub fn place(&self, proven: &Proven, found: &mut Vec<Diagnostic>) -> Option<PlaceId> {
        let name = proven.read.document.front.place.as_deref()?;
        let place = self.gazetteer.place_called(name);

        // A project without any place does not use the gazetteer for them.
        if place.is_none() && !self.gazetteer.places.is_empty() {
            found.push(self.unknown_place(name, proven));
        }
        place.map(PlaceId::from_usize)
    }

    fn unknown_place(&self, name: &str, proven: &Proven) -> Diagnostic {
        let known = self.gazetteer.places.iter().map(|p| p.name.as_str());
        let help = match did_you_mean(name, known) {
            Some(near) => format!("{near} Or add a [[place]]"),
            None => "add a [[place]] to content/gazetteer.toml".to_owned(),
        };

        Diagnostic::warning("unknown-place", format!("`{name}` is not in the gazetteer"))
            .at(&proven.file, place_in_head(name, proven))
            .help(help)
    }

    /// Returns the unit that a printed name means. One that the gazetteer does not know is reported once a
    /// plan (`reported` holds the names of this plan) and added to `units`.
    pub fn unit(
        &mut self,
        origin: &Origin<'_>,
        name: &str,
        units: &mut IndexVec<UnitId, UnitEntry>,
        reported: &mut Vec<String>,
        found: &mut Vec<Diagnostic>,
    ) -> UnitId {
        if let Some(Subject::Unit(unit)) = self.names[&origin.place].get(name) {
            return unit;
        }

        // A site whose gazetteer lists no units does not mean to list them.
        if !reported.iter().any(|seen| seen == name) && !self.gazetteer.units.is_empty() {
            reported.push(name.to_owned());
            found.push(self.unknown_unit(origin, name));
        }

        // One name in two plans of a place is one unit; in plans of two places it is two.
        let place = origin.place.map(|p| &self.gazetteer.places[p.index()]);
        let printed = origin.proven.read.document.front.place.clone();
        let key = UnlistedName {
            place: place.map(|place| place.name.clone()).or(printed),
            name: name.to_owned(),
        };
        if let Some(&unit) = self.unlisted.get(&key) {
            return unit;
        }

        let unit = Unit {
            id: key.unit_id(),
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
    fn unknown_unit(&self, origin: &Origin<'_>, name: &str) -> Diagnostic {
        let names = &self.names[&origin.place];
        let is_unit = |name: &&str| matches!(names.get(name), Some(Subject::Unit(_)));
        let units: Vec<&str> = names.all().filter(is_unit).collect();

        // Most unknown names are right and only missing; what is nearly a known name is probably a misprint.
        let slip = units.iter().any(|known| nearly_same(name, known));
        let message = format!("`{name}` is not in the gazetteer");
        let problem = if slip {
            Diagnostic::warning("unknown-unit", message)
        } else {
            Diagnostic::note("unknown-unit", message)
        };

        let add = "add a [[unit]] to content/gazetteer.toml; until then its page says 未收录";
        let help = match did_you_mean(name, units) {
            Some(near) => format!("{near} Or {add}"),
            None => add.to_owned(),
        };

        problem
            .at(&origin.proven.file, name_in_block(name, origin))
            .help(help)
    }
}

impl UnlistedName {
    /// Returns the address of a unit that the gazetteer does not know: the same name in the same place
    /// always has the same one, and no two names share one.
    fn unit_id(&self) -> String {
        let place = self.place.as_deref().unwrap_or_default();
        let sum = sha256(format!("{place}\n{}", self.name).as_bytes());
        unlisted_unit_id(&sum)
    }
}

/// Returns where the head of a plan's file names its place.
fn place_in_head(name: &str, proven: &Proven) -> Range<usize> {
    let front = proven.read.places.front.clone();
    let head = &proven.file.text()[front.clone()];

    let key = head.find("\nplace").map_or(0, |at| at + 1);
    let at = head[key..]
        .find(name)
        .map_or(front.start, |at| front.start + key + at);
    at..at + name.len()
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
