//! Proposed entries, one for each unit, with ids that nothing else has.

use super::knowledge::{REFORM_YEAR, predecessors};
use super::scope::Spot;
use super::suggested::{Reorganised, SuggestedAliases, SuggestedUnit, Suggestions};
use super::unit_name::{StandsFor, UnitName};
use crate::address::is_id;
use crate::base::text::syllables;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::Catalogue;
use std::collections::{HashMap, HashSet};

/// A unit that is to have an entry.
pub struct Proposal {
    name: UnitName,
    /// A short name.
    alias: String,
    /// Whether a plan prints that.
    is_printed: bool,
}

impl Proposal {
    /// Returns a unit that a plan names.
    pub fn named(name: UnitName, printed: &str) -> Self {
        Self {
            name,
            alias: printed.to_owned(),
            is_printed: true,
        }
    }

    /// Returns the government of a place, with the usual short name of it.
    pub fn government(spot: &Spot) -> Self {
        let place = &spot.name;
        Self {
            alias: format!("{place}政府"),
            is_printed: false,
            name: UnitName {
                place: Some(spot.clone()),
                office: Some("人民政府".to_owned()),
                full: format!("{place}人民政府"),
                short: "政府".to_owned(),
                kind: UnitKind::Government,
                stands_for: StandsFor::Nobody,
            },
        }
    }
}

/// What a unit is known by: its place and its full name.
type Key = (Option<String>, String);

/// Proposed entries, and what the gazetteer has already.
pub struct Entries {
    proposed: Vec<SuggestedUnit>,
    /// Names for units that have an entry.
    aliases: Vec<SuggestedAliases>,
    /// The full names of the proposed without their places.
    offices: Vec<Option<String>>,
    by_key: HashMap<Key, String>,
    ids: HashSet<String>,
    /// Each name of a unit in a place: an entry cannot take what another has.
    taken: HashSet<Key>,
}

impl Entries {
    /// Returns no entries yet.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut entries = Self {
            proposed: Vec::new(),
            aliases: Vec::new(),
            offices: Vec::new(),
            by_key: HashMap::new(),
            ids: HashSet::new(),
            taken: HashSet::new(),
        };

        let listed = catalogue.units.iter().filter(|entry| entry.listed);
        for unit in listed.map(|entry| &entry.unit) {
            entries.ids.insert(unit.id.clone());
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                let key = (unit.place.clone(), name.clone());
                entries.taken.insert(key.clone());
                entries.by_key.entry(key).or_insert(unit.id.clone());
            }
        }
        entries
    }

    /// Adds a unit, or the name by which plans print it to those of one that is there. Returns its id.
    pub fn add(&mut self, proposal: Proposal) -> String {
        let Proposal {
            name,
            alias,
            is_printed,
        } = proposal;
        let place = name.place.as_ref().map(|spot| spot.id.clone());
        let key = (place.clone(), name.full.clone());

        let id = match self.by_key.get(&key) {
            Some(id) => id.clone(),
            None => self.add_new(&name, place.clone()),
        };
        let known = self.proposed.iter_mut().find(|entry| entry.id == id);
        match known {
            Some(entry) if self.taken.insert((place.clone(), alias.clone())) => {
                entry.aliases.push(alias);
            }
            // What no plan prints, an entry of somebody's own need not have.
            None if is_printed && self.taken.insert((place, alias.clone())) => {
                self.add_alias(&id, alias);
            }
            Some(_) | None => {}
        }
        id
    }

    /// Adds a name for a unit that the gazetteer has.
    fn add_alias(&mut self, id: &str, alias: String) {
        match self.aliases.iter_mut().find(|own| own.id == id) {
            Some(own) => own.names.push(alias),
            None => self.aliases.push(SuggestedAliases {
                id: id.to_owned(),
                names: vec![alias],
            }),
        }
    }

    fn add_new(&mut self, name: &UnitName, place: Option<String>) -> String {
        let id = self.free_id(place.as_deref(), &name.short);
        let key = (place.clone(), name.full.clone());
        self.taken.insert(key.clone());
        self.by_key.insert(key, id.clone());

        self.offices.push(name.office.clone());
        self.proposed.push(SuggestedUnit {
            id: id.clone(),
            name: name.full.clone(),
            aliases: Vec::new(),
            place,
            kind: name.kind,
            members: Vec::new(),
            predecessors: Vec::new(),
        });
        id
    }

    /// Returns an id that nothing has: that of the place, and how the name is read.
    fn free_id(&mut self, place: Option<&str>, short: &str) -> String {
        let own = syllables(short).concat();
        let own = match own.is_empty() {
            true => "danwei".to_owned(),
            false => own,
        };
        let base = match place {
            Some(place) => format!("{place}-{own}"),
            None => own,
        };

        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut ids = std::iter::once(base.clone()).chain(numbered);
        let free = ids.find(|id| is_id(id) && !self.ids.contains(id));
        let id = free.unwrap_or(base);
        self.ids.insert(id.clone());
        id
    }

    /// Sets the units that a group stands for.
    pub fn set_members(&mut self, id: &str, members: Vec<String>) {
        if let Some(entry) = self.proposed.iter_mut().find(|entry| entry.id == id) {
            entry.members = members;
        }
    }

    /// Returns all that is proposed, each entry with the units whose work it took over, as far as plans name them.
    pub fn finish(mut self) -> Suggestions {
        for at in 0..self.proposed.len() {
            let entry = &self.proposed[at];
            let office = self.offices[at].as_deref().unwrap_or_default();
            let place = entry.name.strip_suffix(office).unwrap_or_default();

            let before = predecessors(office).iter().filter_map(|before| {
                let key = (entry.place.clone(), format!("{place}{before}"));
                let id = self.by_key.get(&key)?.clone();
                Some(Reorganised {
                    id,
                    year: REFORM_YEAR,
                })
            });
            self.proposed[at].predecessors = before.collect();
        }
        Suggestions {
            units: self.proposed,
            aliases: self.aliases,
        }
    }
}
