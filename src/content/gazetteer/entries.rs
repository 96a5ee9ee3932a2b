//! The entries of the gazetteer: places (地方), units (单位), parks (园区) and projects (项目).
//!
//! The types carry the schema of content/gazetteer.toml and that of the published data alike.

use crate::base::shape::Strict;
use crate::time::Due;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use strum::{IntoStaticStr, VariantArray};

/// An address: a-z, 0-9 and -; kept for ever once it is published.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape: ids are texts, only its schema is used")]
struct Id(#[schemars(regex(pattern = "^[a-z0-9-]+$"))] String);

/// Six digits.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "a shape: codes are texts, only its schema is used"
)]
struct Code(#[schemars(regex(pattern = "^[0-9]{6}$"))] String);

/// A place.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Place {
    /// Its identifier.
    #[schemars(with = "Strict<Id>")]
    pub id: String,
    /// Full name.
    pub name: String,
    /// Other names.
    #[schemars(default)]
    pub aliases: Vec<String>,
    /// The place it lies in.
    #[schemars(with = "Option<Strict<Id>>")]
    pub parent: Option<String>,
    /// nation, province, prefecture, county or township.
    #[schemars(with = "Option<Strict<PlaceLevel>>")]
    pub level: Option<PlaceLevel>,
    /// Its code (GB/T 2260): which place of the register that Gangmu carries it is.
    #[schemars(with = "Option<Strict<Code>>")]
    pub code: Option<String>,
    /// Its English name.
    pub english: Option<String>,
    /// Names that it had before, the latest first.
    #[schemars(default)]
    pub former: Vec<FormerName>,
    /// The year in which it ended, if it is no more.
    pub ended: Option<i16>,
    /// The place that it became a part of when it ended.
    #[schemars(with = "Option<Strict<Id>>")]
    pub successor: Option<String>,
}

/// A name that a place had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// The year in which it got another.
    pub until: Option<i16>,
    /// What that change was: 更名, 撤县设区.
    pub change: Option<String>,
}

/// How high a place stands.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum PlaceLevel {
    /// 国家
    Nation,
    /// 省、自治区、直辖市
    Province,
    /// 地级市、自治州、盟
    Prefecture,
    /// 县、县级市、区、旗
    County,
    /// 乡、镇、街道
    Township,
}

impl PlaceLevel {
    /// Returns the key that stands for it in content and in data.
    pub fn key(self) -> &'static str {
        self.into()
    }
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

    /// Returns the key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// A unit that came before another.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Predecessor {
    /// Its identifier.
    #[schemars(with = "Strict<Id>")]
    pub id: String,
    /// When its work went over, as precise as is known.
    #[schemars(with = "Option<Strict<Due>>")]
    pub date: Option<Due>,
    /// What went over, and how that is known.
    pub note: Option<String>,
}

/// A unit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Unit {
    /// Its identifier.
    #[schemars(with = "Strict<Id>")]
    pub id: String,
    /// Full name.
    pub name: String,
    /// Names as documents print them; the first is the everyday one.
    #[schemars(default)]
    pub aliases: Vec<String>,
    /// The place it serves.
    #[schemars(with = "Option<Strict<Id>>")]
    pub place: Option<String>,
    /// party, government, department, committee, vertical, institution, enterprise, group or other.
    #[schemars(with = "Strict<UnitKind>")]
    pub kind: UnitKind,
    // 加挂牌子
    /// Names of its double nameplates.
    #[schemars(default)]
    pub nameplates: Vec<String>,
    /// The unit it is part of.
    #[schemars(with = "Option<Strict<Id>>")]
    pub parent: Option<String>,
    /// Units that a group stands for.
    #[schemars(default, with = "Vec<Strict<Id>>")]
    pub members: Vec<String>,
    /// A group whose members are not all known.
    #[schemars(default)]
    pub open: bool,
    /// Units whose work it took over.
    #[schemars(default)]
    pub predecessors: Vec<Predecessor>,
    /// Parks that it runs.
    #[schemars(default, with = "Vec<Strict<Id>>")]
    pub runs: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// An industrial park.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Park {
    /// Its identifier.
    #[schemars(with = "Strict<Id>")]
    pub id: String,
    /// Full name.
    pub name: String,
    /// Names as documents print them.
    #[schemars(default)]
    pub aliases: Vec<String>,
    /// The place it lies in.
    #[schemars(with = "Option<Strict<Id>>")]
    pub place: Option<String>,
    /// national, provincial or municipal.
    #[schemars(with = "Option<Strict<ParkLevel>>")]
    pub level: Option<ParkLevel>,
    /// new-area, economic-zone, high-tech, industrial, bonded, free-trade or other.
    #[schemars(with = "Option<Strict<ParkKind>>")]
    pub kind: Option<ParkKind>,
    /// The park it lies in.
    #[schemars(with = "Option<Strict<Id>>")]
    pub parent: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Who approved a park.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ParkLevel {
    /// 国家级
    National,
    /// 省级
    Provincial,
    /// 市级
    Municipal,
}

impl ParkLevel {
    /// Returns the key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// What sort of park it is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    JsonSchema,
    IntoStaticStr,
    VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ParkKind {
    /// 新区
    NewArea,
    /// 经济技术开发区、经济开发区
    EconomicZone,
    /// 高新技术产业开发区
    HighTech,
    /// 工业园区、产业园区
    Industrial,
    /// 综合保税区
    Bonded,
    /// 自由贸易试验区
    FreeTrade,
    /// Any other park
    Other,
}

impl ParkKind {
    /// Returns the key that stands for it in content and in the themes' strings.
    pub fn key(self) -> &'static str {
        self.into()
    }
}

/// A named project.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Project {
    /// Its identifier.
    #[schemars(with = "Strict<Id>")]
    pub id: String,
    /// Full name.
    pub name: String,
    /// Names as documents print them.
    #[schemars(default)]
    pub aliases: Vec<String>,
    /// The place it lies in.
    #[schemars(with = "Option<Strict<Id>>")]
    pub place: Option<String>,
    /// The park it stands in.
    #[schemars(with = "Option<Strict<Id>>")]
    pub park: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// All names.
#[derive(Debug, Clone, Default, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Gazetteer {
    /// Places (地方).
    #[schemars(rename = "place", default)]
    pub places: Vec<Place>,
    /// Units (单位).
    #[schemars(rename = "unit", default)]
    pub units: Vec<Unit>,
    /// Industrial parks (园区).
    #[schemars(rename = "park", default)]
    pub parks: Vec<Park>,
    /// Named projects (项目).
    #[schemars(rename = "project", default)]
    pub projects: Vec<Project>,
    /// Which of the places do not stand in the file: they were taken from the register.
    #[schemars(skip)]
    pub(super) registered: BTreeSet<usize>,
}

impl Place {
    /// Returns whether a document calls it so, by its name or another that it has or had.
    pub fn is_called(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    /// Returns all names that it has or had.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let former = self.former.iter().map(|former| &former.name);
        let others = self.aliases.iter().chain(former).map(String::as_str);
        std::iter::once(self.name.as_str()).chain(others)
    }
}
