//! The shapes of content/gazetteer.toml.

use super::content::Due;
use crate::content::gazetteer::UnitKind;
use schemars::JsonSchema;

/// All names.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Gazetteer {
    /// Places (地方).
    #[schemars(default)]
    place: Vec<Place>,
    /// Units (单位).
    #[schemars(default)]
    unit: Vec<Unit>,
    /// Industrial parks (园区).
    #[schemars(default)]
    park: Vec<Park>,
    /// Named projects (项目).
    #[schemars(default)]
    project: Vec<Project>,
}

/// An address: a-z, 0-9 and -; kept for ever once it is published.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Id(#[schemars(regex(pattern = "^[a-z0-9-]+$"))] String);

/// A place (地方).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Place {
    /// Its address.
    id: Id,
    /// Full name.
    name: String,
    /// Other names.
    #[schemars(default)]
    aliases: Vec<String>,
    /// The place it lies in.
    parent: Option<Id>,
    /// How high it stands.
    level: Option<PlaceLevel>,
}

/// How high a place stands.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum PlaceLevel {
    Nation,
    Province,
    Prefecture,
    County,
    Township,
}

/// A unit (单位).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Unit {
    /// Its address.
    id: Id,
    /// Full name.
    name: String,
    /// Names as documents print them; the first is the everyday one.
    #[schemars(default)]
    aliases: Vec<String>,
    /// The place it serves.
    place: Option<Id>,
    /// What sort of body it is.
    kind: UnitKind,
    /// Names of its double nameplates (加挂牌子).
    #[schemars(default)]
    nameplates: Vec<String>,
    /// The unit it is part of.
    parent: Option<Id>,
    /// Units that a group stands for.
    #[schemars(default)]
    members: Vec<Id>,
    /// A group whose members are not all known.
    #[schemars(default)]
    open: bool,
    /// Units whose work it took over.
    #[schemars(default)]
    predecessors: Vec<Predecessor>,
    /// Parks that it runs.
    #[schemars(default)]
    runs: Vec<Id>,
    /// What a reader should know.
    note: Option<String>,
}

/// A unit that came before another.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Predecessor {
    /// Its address.
    id: Id,
    /// When its work went over, as precise as is known.
    date: Option<Due>,
    /// What went over, and how that is known.
    note: Option<String>,
}

/// An industrial park (园区).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Park {
    /// Its address.
    id: Id,
    /// Full name.
    name: String,
    /// Names as documents print them.
    #[schemars(default)]
    aliases: Vec<String>,
    /// The place it lies in.
    place: Option<Id>,
    /// Who approved it.
    level: Option<ParkLevel>,
    /// What sort of park it is.
    kind: Option<ParkKind>,
    /// The park it lies in.
    parent: Option<Id>,
    /// What a reader should know.
    note: Option<String>,
}

/// Who approved a park.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum ParkLevel {
    National,
    Provincial,
    Municipal,
}

/// What sort of park it is.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum ParkKind {
    NewArea,
    EconomicZone,
    HighTech,
    Industrial,
    Bonded,
    FreeTrade,
    Other,
}

/// A named project (项目).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Project {
    /// Its address.
    id: Id,
    /// Full name.
    name: String,
    /// Names as documents print them.
    #[schemars(default)]
    aliases: Vec<String>,
    /// The place it lies in.
    place: Option<Id>,
    /// The park it stands in.
    park: Option<Id>,
    /// What a reader should know.
    note: Option<String>,
}
