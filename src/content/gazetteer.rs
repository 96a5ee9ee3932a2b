//! The authority for names: content/gazetteer.toml.

use crate::address::is_id;
use crate::base::diag::{Diagnostic, Warned, did_you_mean};
use crate::base::source::Source;
use crate::base::toml_table::{Reader, Table};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;
use strum::{IntoStaticStr, VariantArray};

/// A place (地方).
#[derive(Debug, Clone, Serialize)]
pub struct Place {
    /// Its address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// The place it lies in.
    pub parent: Option<String>,
    /// nation, province, prefecture, county or township.
    pub level: Option<String>,
}

/// What sort of body a unit is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum UnitKind {
    /// 党委机构
    Party,
    /// 人民政府
    Government,
    /// 政府部门
    Department,
    /// 管理委员会
    Committee,
    /// 垂直管理和中省直机构
    Vertical,
    /// 事业单位
    Institution,
    /// 企业
    Enterprise,
    /// 统称, stands for its members
    Group,
    /// Any other body
    Other,
}

impl UnitKind {
    /// All kinds, in the order in which lists print them.
    pub const ALL: [UnitKind; 9] = [
        UnitKind::Party,
        UnitKind::Government,
        UnitKind::Department,
        UnitKind::Committee,
        UnitKind::Vertical,
        UnitKind::Institution,
        UnitKind::Enterprise,
        UnitKind::Other,
        UnitKind::Group,
    ];

    /// The key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// A unit that came before another.
#[derive(Debug, Clone, Serialize)]
pub struct Predecessor {
    /// Its address.
    pub id: String,
    /// When its work went over, as precise as is known.
    pub date: Option<crate::plan::Due>,
    /// What went over, and how that is known.
    pub note: Option<String>,
}

/// A unit (单位).
#[derive(Debug, Clone, Serialize)]
pub struct Unit {
    /// Its address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Names as documents print them; the first is the everyday one.
    pub aliases: Vec<String>,
    /// The place it serves.
    pub place: Option<String>,
    /// What sort of body it is.
    pub kind: UnitKind,
    /// Names of its double nameplates (加挂牌子).
    pub nameplates: Vec<String>,
    /// The unit it is part of.
    pub parent: Option<String>,
    /// Units that a group stands for.
    pub members: Vec<String>,
    /// A group whose members are not all known.
    pub open: bool,
    /// Units whose work it took over.
    pub predecessors: Vec<Predecessor>,
    /// Parks that it runs.
    pub runs: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// An industrial park (园区).
#[derive(Debug, Clone, Serialize)]
pub struct Park {
    /// Its address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Names as documents print them.
    pub aliases: Vec<String>,
    /// The place it lies in.
    pub place: Option<String>,
    /// national, provincial or municipal.
    pub level: Option<String>,
    /// new-area, economic-zone, high-tech, industrial, bonded, free-trade or other.
    pub kind: Option<String>,
    /// The park it lies in.
    pub parent: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A named project (项目).
#[derive(Debug, Clone, Serialize)]
pub struct Project {
    /// Its address.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Names as documents print them.
    pub aliases: Vec<String>,
    /// The place it lies in.
    pub place: Option<String>,
    /// The park it stands in.
    pub park: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// All names.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Gazetteer {
    /// Places.
    pub places: Vec<Place>,
    /// Units.
    pub units: Vec<Unit>,
    /// Parks.
    pub parks: Vec<Park>,
    /// Projects.
    pub projects: Vec<Project>,
}

const LEVELS: [&str; 5] = ["nation", "province", "prefecture", "county", "township"];
const PARK_LEVELS: [&str; 3] = ["national", "provincial", "municipal"];
const PARK_KINDS: [&str; 7] = [
    "new-area",
    "economic-zone",
    "high-tech",
    "industrial",
    "bonded",
    "free-trade",
    "other",
];

impl Gazetteer {
    /// Reads content/gazetteer.toml; every reference in it must lead somewhere.
    pub fn read(source: &Source) -> Warned<Gazetteer> {
        let reader = Reader::new(source);
        let mut table = reader.parse(0..source.text().len());
        let mut refs = Refs {
            reader: &reader,
            ids: HashMap::new(),
            wanted: Vec::new(),
        };
        let mut gazetteer = Gazetteer::default();
        for entry in table.tables("place") {
            gazetteer.places.extend(refs.place(entry));
        }
        for entry in table.tables("unit") {
            gazetteer.units.extend(refs.unit(entry));
        }
        for entry in table.tables("park") {
            gazetteer.parks.extend(refs.park(entry));
        }
        for entry in table.tables("project") {
            gazetteer.projects.extend(refs.project(entry));
        }
        table.finish();
        refs.resolve();
        refs.circles(&gazetteer);
        Warned::new(gazetteer, reader.finish())
    }
}

/// An entry and the one that it lies in.
type Parent<'a> = (&'a str, Option<&'a str>);

struct Refs<'r> {
    reader: &'r Reader<'r>,
    /// Where each id of each kind is declared.
    ids: HashMap<(&'static str, String), Range<usize>>,
    wanted: Vec<(&'static str, String, Range<usize>)>,
}

impl<'r> Refs<'r> {
    fn id(&mut self, kind: &'static str, table: &mut Table<'r>) -> Option<String> {
        let (id, span) = table.need_at::<String>("id")?;
        if !is_id(&id) {
            let problem = Diagnostic::error("bad-id", format!("`{id}` cannot be an address"))
                .help("write a-z, 0-9 and -; `index` is taken");
            self.reader.report(problem, span.clone());
        }
        if self.ids.insert((kind, id.clone()), span.clone()).is_some() {
            let problem = Diagnostic::error(
                "duplicate-id",
                format!("the {kind} `{id}` is declared twice"),
            )
            .help("give one of them another id, or merge them");
            self.reader.report(problem, span);
        }
        Some(id)
    }

    fn want(
        &mut self,
        kind: &'static str,
        key: &'static str,
        table: &mut Table<'r>,
    ) -> Option<String> {
        let (id, span) = table.take_at::<String>(key)?;
        self.wanted.push((kind, id.clone(), span));
        Some(id)
    }

    fn want_all(
        &mut self,
        kind: &'static str,
        key: &'static str,
        table: &mut Table<'r>,
    ) -> Vec<String> {
        let items = table.list::<String>(key);
        for (at, (id, span)) in items.iter().enumerate() {
            if items[..at].iter().any(|(before, _)| before == id) {
                let problem = Diagnostic::error("duplicate-id", format!("`{id}` is named twice"))
                    .help("once is enough: take it out here");
                self.reader.report(problem, span.clone());
            }
        }
        self.wanted.extend(
            items
                .iter()
                .map(|(id, span)| (kind, id.clone(), span.clone())),
        );
        items.into_iter().map(|(id, _)| id).collect()
    }

    fn one_of(&self, key: &'static str, values: &[&str], table: &mut Table<'r>) -> Option<String> {
        let (value, span) = table.take_at::<String>(key)?;
        if !values.contains(&value.as_str()) {
            let problem = Diagnostic::error("bad-value", format!("`{key}` cannot be `{value}`"))
                .help(format!("one of {}", values.join(", ")));
            self.reader.report(problem, span);
        }
        Some(value)
    }

    fn place(&mut self, mut table: Table<'r>) -> Option<Place> {
        let id = self.id("place", &mut table);
        let name = table.need("name");
        let aliases = names(&mut table, "aliases");
        let parent = self.want("place", "parent", &mut table);
        let level = self.one_of("level", &LEVELS, &mut table);
        table.finish();
        Some(Place {
            id: id?,
            name: name?,
            aliases,
            parent,
            level,
        })
    }

    fn unit(&mut self, mut table: Table<'r>) -> Option<Unit> {
        let id = self.id("unit", &mut table);
        let name = table.need("name");
        let aliases = names(&mut table, "aliases");
        let place = self.want("place", "place", &mut table);
        let kinds = UnitKind::ALL.map(UnitKind::key).join(", ");
        let kind = table.need_of::<UnitKind>("kind", &format!("one of {kinds}"));
        let nameplates = names(&mut table, "nameplates");
        let parent = self.want("unit", "parent", &mut table);
        let members = self.want_all("unit", "members", &mut table);
        let open = table.take("open").unwrap_or(false);
        let mut predecessors = Vec::new();
        for mut entry in table.tables("predecessors") {
            let id = entry.need_at::<String>("id").map(|(id, span)| {
                self.wanted.push(("unit", id.clone(), span));
                id
            });
            let date = entry.take("date");
            let note = entry.take("note");
            entry.finish();
            predecessors.extend(id.map(|id| Predecessor { id, date, note }));
        }
        let runs = self.want_all("park", "runs", &mut table);
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

    fn park(&mut self, mut table: Table<'r>) -> Option<Park> {
        let id = self.id("park", &mut table);
        let name = table.need("name");
        let aliases = names(&mut table, "aliases");
        let place = self.want("place", "place", &mut table);
        let level = self.one_of("level", &PARK_LEVELS, &mut table);
        let kind = self.one_of("kind", &PARK_KINDS, &mut table);
        let parent = self.want("park", "parent", &mut table);
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
        let id = self.id("project", &mut table);
        let name = table.need("name");
        let aliases = names(&mut table, "aliases");
        let place = self.want("place", "place", &mut table);
        let park = self.want("park", "park", &mut table);
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

    fn resolve(&self) {
        for (kind, id, span) in &self.wanted {
            if self.ids.contains_key(&(*kind, id.clone())) {
                continue;
            }
            let mut problem =
                Diagnostic::error("unknown-id", format!("no {kind} has the id `{id}`"));
            let known = self
                .ids
                .keys()
                .filter(|(k, _)| k == kind)
                .map(|(_, id)| id.as_str());
            problem = problem.help(match did_you_mean(id, known) {
                Some(near) => near,
                None => format!("declare it: [[{kind}]] with id = \"{id}\""),
            });
            self.reader.report(problem, span.clone());
        }
    }

    /// A place, unit or park that lies in itself would never end.
    fn circles(&self, gazetteer: &Gazetteer) {
        let places = gazetteer
            .places
            .iter()
            .map(|p| (p.id.as_str(), p.parent.as_deref()));
        let units = gazetteer
            .units
            .iter()
            .map(|u| (u.id.as_str(), u.parent.as_deref()));
        let parks = gazetteer
            .parks
            .iter()
            .map(|p| (p.id.as_str(), p.parent.as_deref()));
        let kinds: [(&'static str, Vec<Parent<'_>>); 3] = [
            ("place", places.collect()),
            ("unit", units.collect()),
            ("park", parks.collect()),
        ];
        for (kind, entries) in kinds {
            let parents: HashMap<&str, Option<&str>> = entries.iter().copied().collect();
            for &(id, _) in &entries {
                let mut at = id;
                for _ in 0..=parents.len() {
                    match parents.get(at).copied().flatten() {
                        Some(parent) if parent == id => {
                            if let Some(span) = self.ids.get(&(kind, id.to_owned())) {
                                let problem = Diagnostic::error(
                                    "circle",
                                    format!("the {kind} `{id}` is its own parent"),
                                )
                                .help("take `parent` away from one of them");
                                self.reader.report(problem, span.clone());
                            }
                            break;
                        }
                        Some(parent) => at = parent,
                        None => break,
                    }
                }
            }
        }
    }
}

fn names(table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    table
        .list::<String>(key)
        .into_iter()
        .map(|(name, _)| name)
        .collect()
}
