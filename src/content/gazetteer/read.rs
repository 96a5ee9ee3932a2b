//! Reads content/gazetteer.toml; every reference in it must lead somewhere.

use super::entries::{
    FormerName, Gazetteer, Park, ParkKind, ParkLevel, Place, PlaceLevel, Predecessor, Project,
    Unit, UnitKind,
};
use super::register::LazyRegister;
use crate::address::is_id;
use crate::base::diag::{Diagnostic, Warned, did_you_mean};
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::is_unseen;
use crate::base::toml_table::{Reader, Table};
use crate::content::limits::{LONGEST_NAME, MOST_NAMES};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use strum::{IntoStaticStr, VariantArray};

impl Gazetteer {
    /// Reads content/gazetteer.toml, and reports what is wrong with it.
    pub fn read(source: &Source) -> Warned<Gazetteer> {
        let reader = Reader::new(source);
        let mut table = reader.parse(0..source.text().len());
        let mut entries = EntryReader {
            reader: &reader,
            declared: HashMap::new(),
            references: Vec::new(),
        };

        let mut gazetteer = Gazetteer::default();
        for entry in table.tables(EntryKind::Place.key()) {
            gazetteer.places.extend(entries.place(entry));
        }
        for entry in table.tables(EntryKind::Unit.key()) {
            gazetteer.units.extend(entries.unit(entry));
        }
        for entry in table.tables(EntryKind::Park.key()) {
            gazetteer.parks.extend(entries.park(entry));
        }
        for entry in table.tables(EntryKind::Project.key()) {
            gazetteer.projects.extend(entries.project(entry));
        }
        table.finish();

        // Places that the register knows need no entry: to name them is enough.
        let register = LazyRegister::default();
        gazetteer.complete(&register);
        for reference in entries
            .references
            .iter()
            .filter(|one| one.kind == EntryKind::Place)
        {
            let key = (EntryKind::Place, reference.id.clone());
            if !entries.declared.contains_key(&key)
                && gazetteer.take_from_register(&register, &reference.id)
            {
                entries.declared.insert(key, reference.span.clone());
            }
        }

        entries.report_unknown_references();
        entries.report_circles(&gazetteer);
        let mut reports = reader.finish();
        reports.extend(unseen_characters(source));
        Warned::new(gazetteer, reports)
    }
}

/// Warns of each line that has a character which nobody sees: names are compared without it, but it goes into every page.
fn unseen_characters(source: &Source) -> Vec<Diagnostic> {
    // The mark that editors of text put before a whole file is none of its names.
    let unseen = source
        .text()
        .char_indices()
        .filter(|&(at, c)| (is_unseen(c) && at > 0) || c == WORD_JOINER);
    let mut found: Vec<(u32, Range<usize>, char)> = unseen
        .map(|(at, c)| (source.position(at).line, at..at + c.len_utf8(), c))
        .collect();
    found.dedup_by_key(|(line, _, _)| *line);
    found.truncate(MOST_UNSEEN);

    let warnings = found.into_iter().map(|(_, place, c)| {
        let code = format!("{:04X}", c as u32);
        Diagnostic::warning(
            "unseen-character",
            message!("unseen-character-in-names", code),
        )
        .at(source, place)
        .help(message!("delete-the-unseen-character"))
    });
    warnings.collect()
}

/// Joins two words; nobody sees it either, though import marks merged cells by it.
const WORD_JOINER: char = '\u{2060}';

/// Of how many lines with such characters a warning speaks.
const MOST_UNSEEN: usize = 50;

/// For how many unknown ids others are suggested.
const MOST_SUGGESTED: usize = 50;

/// What an entry is of: the name of its tables in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
enum EntryKind {
    Place,
    Unit,
    Park,
    Project,
}

impl EntryKind {
    fn key(self) -> &'static str {
        self.into()
    }
}

/// An id that an entry names another by.
struct Reference {
    kind: EntryKind,
    id: String,
    span: Range<usize>,
}

/// Reads entries, and remembers which ids they declare and which they name.
struct EntryReader<'r> {
    reader: &'r Reader<'r>,
    /// Where each id of each kind is declared.
    declared: HashMap<(EntryKind, String), Range<usize>>,
    references: Vec<Reference>,
}

impl<'r> EntryReader<'r> {
    fn place(&mut self, mut table: Table<'r>) -> Option<Place> {
        let id = self.id(EntryKind::Place, &mut table);
        let name = table.need_short("name", LONGEST_NAME);
        let aliases = names(&mut table, "aliases");
        let parent = self.reference(EntryKind::Place, "parent", &mut table);
        let level = self.choice::<PlaceLevel>("level", &mut table);
        let code = self.code(&mut table);
        let english = table.take_short("english", LONGEST_NAME);
        let former = table.tables("former").into_iter().filter_map(former_name);
        let former = former.collect();
        let ended = table.take("ended");
        let successor = self.reference(EntryKind::Place, "successor", &mut table);
        table.finish();

        Some(Place {
            id: id?,
            name: name?,
            aliases,
            parent,
            level,
            code,
            english,
            former,
            ended,
            successor,
        })
    }

    /// Reads the code that a place has in the register.
    fn code(&self, table: &mut Table<'r>) -> Option<String> {
        let (code, span) = table.take_at::<String>("code")?;
        if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
            let problem = Diagnostic::error("bad-value", message!("code-cannot-be-code", code))
                .help(message!("write-the-six-digits-of-the-places"));
            self.reader.report(problem, span);
        }
        Some(code)
    }

    fn unit(&mut self, mut table: Table<'r>) -> Option<Unit> {
        let id = self.id(EntryKind::Unit, &mut table);
        let name = table.need_short("name", LONGEST_NAME);
        let aliases = names(&mut table, "aliases");
        let place = self.reference(EntryKind::Place, "place", &mut table);
        let kinds = UnitKind::ALL.map(UnitKind::key).to_vec();
        let kind = table.need_or_help::<UnitKind>("kind", message!("one-of-words", words = kinds));
        let nameplates = names(&mut table, "nameplates");

        let parent = self.reference(EntryKind::Unit, "parent", &mut table);
        let members = self.references(EntryKind::Unit, "members", &mut table);
        let open = table.take("open").unwrap_or(false);
        let mut predecessors = Vec::new();
        for entry in table.tables("predecessors") {
            predecessors.extend(self.predecessor(entry));
        }

        let runs = self.references(EntryKind::Park, "runs", &mut table);
        let note = table.take("note");
        table.finish();

        Some(Unit {
            id: id?,
            name: name?,
            aliases,
            place,
            kind: kind?,
            nameplates,
            parent,
            members,
            open,
            predecessors,
            runs,
            note,
        })
    }

    fn predecessor(&mut self, mut table: Table<'r>) -> Option<Predecessor> {
        let id = table.need_at::<String>("id").map(|(id, span)| {
            self.references.push(Reference {
                kind: EntryKind::Unit,
                id: id.clone(),
                span,
            });
            id
        });
        let date = table.take("date");
        let note = table.take("note");
        table.finish();

        Some(Predecessor {
            id: id?,
            date,
            note,
        })
    }

    fn park(&mut self, mut table: Table<'r>) -> Option<Park> {
        let id = self.id(EntryKind::Park, &mut table);
        let name = table.need_short("name", LONGEST_NAME);
        let aliases = names(&mut table, "aliases");
        let place = self.reference(EntryKind::Place, "place", &mut table);
        let level = self.choice::<ParkLevel>("level", &mut table);
        let kind = self.choice::<ParkKind>("kind", &mut table);
        let parent = self.reference(EntryKind::Park, "parent", &mut table);
        let note = table.take("note");
        table.finish();

        Some(Park {
            id: id?,
            name: name?,
            aliases,
            place,
            level,
            kind,
            parent,
            note,
        })
    }

    fn project(&mut self, mut table: Table<'r>) -> Option<Project> {
        let id = self.id(EntryKind::Project, &mut table);
        let name = table.need_short("name", LONGEST_NAME);
        let aliases = names(&mut table, "aliases");
        let place = self.reference(EntryKind::Place, "place", &mut table);
        let park = self.reference(EntryKind::Park, "park", &mut table);
        let note = table.take("note");
        table.finish();

        Some(Project {
            id: id?,
            name: name?,
            aliases,
            place,
            park,
            note,
        })
    }

    /// Reads the id that an entry declares.
    fn id(&mut self, kind: EntryKind, table: &mut Table<'r>) -> Option<String> {
        let (id, span) = table.need_at::<String>("id")?;

        if !is_id(&id) {
            let problem = Diagnostic::error("bad-id", message!("id-cannot-be-an-address", id))
                .help(message!("write-a-z-and-index-is-taken"));
            self.reader.report(problem, span.clone());
        }

        let earlier = self.declared.insert((kind, id.clone()), span.clone());
        if earlier.is_some() {
            let message = message!("the-kind-id-is-declared-twice", kind = kind.key(), id);
            let problem = Diagnostic::error("duplicate-id", message)
                .help(message!("give-one-another-id-or-merge-them"));
            self.reader.report(problem, span);
        }

        Some(id)
    }

    /// Reads the id of another entry.
    fn reference(
        &mut self,
        kind: EntryKind,
        key: &'static str,
        table: &mut Table<'r>,
    ) -> Option<String> {
        let (id, span) = table.take_at::<String>(key)?;
        self.references.push(Reference {
            kind,
            id: id.clone(),
            span,
        });
        Some(id)
    }

    /// Reads the ids of other entries, each of which may be named once.
    fn references(
        &mut self,
        kind: EntryKind,
        key: &'static str,
        table: &mut Table<'r>,
    ) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        let mut named = HashSet::new();
        for (id, span) in table.list::<String>(key) {
            if !named.insert(id.clone()) {
                let problem = Diagnostic::error("duplicate-id", message!("id-is-named-twice", id))
                    .help(message!("once-is-enough-take-it-out-here"));
                self.reader.report(problem, span.clone());
            }
            self.references.push(Reference {
                kind,
                id: id.clone(),
                span,
            });
            ids.push(id);
        }
        ids
    }

    /// Reads a word of a closed list.
    fn choice<T>(&self, key: &'static str, table: &mut Table<'r>) -> Option<T>
    where
        T: VariantArray + Copy + Into<&'static str>,
    {
        let (value, span) = table.take_at::<String>(key)?;
        let word = |variant: T| -> &'static str { variant.into() };
        let choice = T::VARIANTS.iter().find(|&&variant| word(variant) == value);

        if choice.is_none() {
            let words: Vec<&str> = T::VARIANTS.iter().map(|&variant| word(variant)).collect();
            let problem =
                Diagnostic::error("bad-value", message!("key-cannot-be-value", key, value))
                    .help(message!("one-of-words", words));
            self.reader.report(problem, span);
        }
        choice.copied()
    }

    /// Reports ids that no entry declares.
    fn report_unknown_references(&self) {
        let mut suggested = 0;
        for Reference { kind, id, span } in &self.references {
            if self.declared.contains_key(&(*kind, id.clone())) {
                continue;
            }

            // Each is compared with all: whoever has hundreds wrong has another mistake.
            suggested += 1;
            let declared = self.declared.keys().filter(|_| suggested <= MOST_SUGGESTED);
            let of_kind = declared.filter(|(other, _)| other == kind);
            let near = did_you_mean(id, of_kind.map(|(_, id)| id.as_str()));

            let kind = kind.key();
            let help = near.unwrap_or_else(|| message!("declare-it-kind-with-id-id", kind, id));
            let message = message!("no-kind-has-the-id-id", kind, id);
            let problem = Diagnostic::error("unknown-id", message).help(help);
            self.reader.report(problem, span.clone());
        }
    }

    /// Reports places, units and parks that lie in themselves: a walk up from them would never end.
    fn report_circles(&self, gazetteer: &Gazetteer) {
        let places = gazetteer.places.iter();
        let places = places.map(|place| (place.id.as_str(), place.parent.as_deref()));
        self.report_circles_among(EntryKind::Place, places);

        let units = gazetteer.units.iter();
        let units = units.map(|unit| (unit.id.as_str(), unit.parent.as_deref()));
        self.report_circles_among(EntryKind::Unit, units);

        let parks = gazetteer.parks.iter();
        let parks = parks.map(|park| (park.id.as_str(), park.parent.as_deref()));
        self.report_circles_among(EntryKind::Park, parks);
    }

    /// Reports entries that lie in themselves. `entries` are ids, each with the id of its parent.
    fn report_circles_among<'a>(
        &self,
        kind: EntryKind,
        entries: impl Iterator<Item = (&'a str, Option<&'a str>)>,
    ) {
        let entries: Vec<(&str, Option<&str>)> = entries.collect();
        let parents: HashMap<&str, &str> = entries
            .iter()
            .filter_map(|&(id, parent)| Some((id, parent?)))
            .collect();

        let in_circles = in_circles(&entries, &parents);
        for &(id, _) in entries.iter().filter(|(id, _)| in_circles.contains(id)) {
            if let Some(span) = self.declared.get(&(kind, id.to_owned())) {
                let message = message!("the-kind-id-is-its-own-parent", kind = kind.key(), id);
                let problem = Diagnostic::error("circle", message)
                    .help(message!("take-parent-away-from-one-of-them"));
                self.reader.report(problem, span.clone());
            }
        }
    }
}

/// Returns the entries that lie in themselves. Each way up is walked once, whoever else leads into it.
fn in_circles<'a>(
    entries: &[(&'a str, Option<&'a str>)],
    parents: &HashMap<&'a str, &'a str>,
) -> HashSet<&'a str> {
    let mut in_circles = HashSet::new();
    let mut walked = HashSet::new();

    for &(id, _) in entries {
        let mut way = Vec::new();
        let mut at = Some(id);
        while let Some(here) = at
            && walked.insert(here)
        {
            way.push(here);
            at = parents.get(here).copied();
        }

        // Where the way comes back to itself a circle closes; where it leads into another, that was seen before.
        let closed = way.iter().position(|passed| Some(*passed) == at);
        in_circles.extend(
            closed
                .into_iter()
                .flat_map(|from| way[from..].iter().copied()),
        );
    }
    in_circles
}

/// Reads a name that a place had.
fn former_name(mut table: Table<'_>) -> Option<FormerName> {
    let name = table.need_short("name", LONGEST_NAME);
    let until = table.take("until");
    let change = table.take_short("change", LONGEST_NAME);
    table.finish();
    Some(FormerName {
        name: name?,
        until,
        change,
    })
}

/// Reads other names of an entry.
fn names(table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    table.short_list(key, MOST_NAMES, LONGEST_NAME)
}
