//! What the printed name of a unit says: its place, its full name, its kind.

use super::knowledge::full_name;
use super::scope::{Scope, Spot};
use crate::content::gazetteer::UnitKind;

/// What a printed name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// The place that it serves.
    pub place: Option<Spot>,
    /// The full name without the place; nothing for names that are taken as printed.
    pub office: Option<String>,
    /// The full name.
    pub full: String,
    /// What is left of the printed name without the place: what its id is made of.
    pub short: String,
    /// What sort of body it is.
    pub kind: UnitKind,
    /// The governments that it stands for.
    pub stands_for: StandsFor,
}

/// The governments that a group stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandsFor {
    /// None that are known.
    Nobody,
    /// Those of all counties: 各县(市)区政府.
    Counties,
    /// Those of the places right below whose names end so: 各区政府 of a city, 各市政府 of a province.
    EndingIn(char),
}

impl StandsFor {
    /// Returns whether the government of a place right below that of the plan is among them.
    pub fn holds(self, spot: &Spot) -> bool {
        match self {
            Self::Nobody => false,
            // 各区县政府 of a province are not those of its prefectures.
            Self::Counties => spot.is_county,
            // 大兴安岭地区 is no district.
            Self::EndingIn(word) => spot.name.ends_with(word) && (word == '市' || spot.is_county),
        }
    }
}

/// What begins or ends the name of a group.
const GROUP_STARTS: [&str; 16] = [
    "各", "有关", "相关", "市直", "省直", "区直", "县直", "州直", "市属", "省属", "区属", "县属",
    "驻", "其他", "其它", "属地",
];
const GROUP_ENDS: [&str; 7] = ["部门", "单位", "企业", "机构", "高校", "院校", "团体"];

/// Words that begin like the word for a place and go on otherwise.
const OTHER_WORDS: [&str; 8] = [
    "市场",
    "市容",
    "市政工程",
    "区域",
    "县域",
    "省际",
    "州际",
    "旗舰",
];

/// Endings of names, each with what sort of body it shows; the first that fits counts.
const KINDS: [(&str, UnitKind); 38] = [
    ("党校", UnitKind::Party),
    ("组织部", UnitKind::Party),
    ("宣传部", UnitKind::Party),
    ("统战部", UnitKind::Party),
    ("政法委", UnitKind::Party),
    ("纪委监委", UnitKind::Party),
    ("纪委", UnitKind::Party),
    ("网信办", UnitKind::Party),
    ("编办", UnitKind::Party),
    ("管委会", UnitKind::Committee),
    ("管理委员会", UnitKind::Committee),
    ("税务局", UnitKind::Vertical),
    ("国税局", UnitKind::Vertical),
    ("地税局", UnitKind::Vertical),
    ("海关", UnitKind::Vertical),
    ("海事局", UnitKind::Vertical),
    ("气象局", UnitKind::Vertical),
    ("邮政管理局", UnitKind::Vertical),
    ("烟草专卖局", UnitKind::Vertical),
    ("人民银行", UnitKind::Vertical),
    ("人行", UnitKind::Vertical),
    ("金融监管分局", UnitKind::Vertical),
    ("银保监分局", UnitKind::Vertical),
    ("公司", UnitKind::Enterprise),
    ("集团", UnitKind::Enterprise),
    ("银行", UnitKind::Enterprise),
    ("供电", UnitKind::Enterprise),
    ("局", UnitKind::Department),
    ("委", UnitKind::Department),
    ("委员会", UnitKind::Department),
    ("办", UnitKind::Department),
    ("办公室", UnitKind::Department),
    ("督查室", UnitKind::Department),
    ("厅", UnitKind::Department),
    ("中心", UnitKind::Institution),
    ("院", UnitKind::Institution),
    ("学院", UnitKind::Institution),
    ("馆", UnitKind::Institution),
];

impl UnitName {
    /// Reads a printed name in a plan of a place.
    pub fn read(printed: &str, scope: &Scope) -> Self {
        if is_group(printed) {
            return Self::of_group(printed, scope);
        }

        let (spot, rest, says_place) = place_of(printed, scope);
        let Some(spot) = spot else {
            return Self {
                place: None,
                office: None,
                full: printed.to_owned(),
                short: printed.to_owned(),
                kind: kind_of(printed),
                stands_for: StandsFor::Nobody,
            };
        };
        let mut name = Self::of_office(spot, rest);

        // A department serves the place of its plan where it names none; a company may be anywhere.
        let is_office = name.kind == UnitKind::Department;
        if !says_place && !is_office {
            name.full = printed.to_owned();
            name.office = None;
        }
        name
    }

    fn of_group(printed: &str, scope: &Scope) -> Self {
        Self {
            place: scope.own.clone(),
            office: None,
            full: printed.to_owned(),
            short: printed.to_owned(),
            kind: UnitKind::Group,
            stands_for: named_counties(printed),
        }
    }

    /// Returns the name of an office of a place: what stands behind that in the printed name.
    fn of_office(spot: &Spot, rest: &str) -> Self {
        let place = &spot.name;
        let (full, kind, office) = match rest {
            "" | "政府" | "人民政府" => (
                format!("{place}人民政府"),
                UnitKind::Government,
                "人民政府".to_owned(),
            ),
            "政府办" | "政府办公室" | "人民政府办公室" => {
                let office = "人民政府办公室".to_owned();
                (format!("{place}{office}"), UnitKind::Department, office)
            }
            "委" => (
                format!("中共{place}委员会"),
                UnitKind::Party,
                "委员会".to_owned(),
            ),
            "委办" | "委办公室" => {
                let office = "委员会办公室".to_owned();
                (format!("中共{place}{office}"), UnitKind::Party, office)
            }
            _ if rest.starts_with("政府") => {
                let office = format!("人民{rest}");
                (format!("{place}{office}"), kind_of(&office), office)
            }
            _ if is_of_party(rest) => {
                let office = format!("委{}", rest.strip_prefix('委').unwrap_or(rest));
                (format!("中共{place}{office}"), UnitKind::Party, office)
            }
            _ => {
                let office = full_name(rest).unwrap_or(rest).to_owned();
                (format!("{place}{office}"), kind_of(&office), office)
            }
        };
        Self {
            place: Some(spot.clone()),
            office: Some(office),
            full,
            short: match rest {
                "" => "政府".to_owned(),
                _ => rest.to_owned(),
            },
            kind,
            stands_for: StandsFor::Nobody,
        }
    }
}

/// Returns the place that a name belongs to, what stands behind that in it, and whether the name says the place.
fn place_of<'s, 'p>(printed: &'p str, scope: &'s Scope) -> (Option<&'s Spot>, &'p str, bool) {
    let own = scope.own.iter();
    let nearest_first = || scope.below.iter().chain(own.clone()).chain(&scope.above);
    for spot in nearest_first() {
        if let Some(rest) = printed.strip_prefix(&spot.name) {
            return (Some(spot), rest, true);
        }
    }

    // 市大数据局 in a plan of a city, 省发改委 in any.
    let is_other_word = OTHER_WORDS.iter().any(|word| printed.starts_with(word));
    for spot in own.clone().chain(&scope.above).filter(|_| !is_other_word) {
        let rest = spot.word().and_then(|word| printed.strip_prefix(word));
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            return (Some(spot), rest, true);
        }
    }
    for spot in nearest_first() {
        let rest = printed.strip_prefix(spot.stem());
        if let Some(rest) = rest.filter(|rest| rest.is_empty() || is_of_government(rest)) {
            return (Some(spot), rest, true);
        }
    }
    (scope.own.as_ref(), printed, false)
}

/// Returns whether a name without its place is that of a government or one of its offices.
fn is_of_government(rest: &str) -> bool {
    rest.starts_with("政府") || rest.starts_with("人民政府") || full_name(rest).is_some()
}

fn is_of_party(rest: &str) -> bool {
    kind_of(rest) == UnitKind::Party || rest.starts_with('委') && !rest.starts_with("委员会")
}

fn is_group(printed: &str) -> bool {
    GROUP_STARTS.iter().any(|start| printed.starts_with(start))
        || GROUP_ENDS.iter().any(|end| printed.ends_with(end))
        || named_counties(printed) != StandsFor::Nobody
}

/// Returns which counties' governments a group stands for: 各县(市)区政府, 县市区政府, 各区政府.
fn named_counties(printed: &str) -> StandsFor {
    let rest = printed.strip_prefix('各').unwrap_or(printed);
    let endings = ["人民政府", "政府", "党委政府", ""];
    let rest = endings.into_iter().find_map(|end| rest.strip_suffix(end));
    let rest = rest.unwrap_or_default();

    let is_of_words = rest
        .chars()
        .all(|c| "县市区旗()()、,，及和各自治".contains(c));
    let mut words = rest.matches(['县', '区', '旗', '市']);
    match (words.next(), words.next()) {
        (Some(_), Some(_)) if is_of_words => StandsFor::Counties,
        // 区政府 is that of one district.
        (Some(word), None) if is_of_words && printed.starts_with('各') => word
            .chars()
            .next()
            .map_or(StandsFor::Nobody, StandsFor::EndingIn),
        _ => StandsFor::Nobody,
    }
}

fn kind_of(name: &str) -> UnitKind {
    let mut kinds = KINDS.iter();
    let known = kinds.find(|(ending, _)| name.ends_with(ending));
    known.map_or(UnitKind::Other, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::{StandsFor, UnitName};
    use crate::content::gazetteer::UnitKind;
    use crate::review::suggest::scope::{Scope, Spot};

    fn spot(id: &str, name: &str) -> Spot {
        Spot {
            id: id.to_owned(),
            name: name.to_owned(),
            is_county: true,
        }
    }

    #[test]
    fn printed_names_and_what_they_say() {
        let scope = Scope {
            own: Some(spot("jia", "甲山市")),
            above: vec![spot("sheng", "丙水省")],
            below: vec![spot("yi", "乙河区"), spot("ding", "丁江县")],
        };
        for (printed, full, place, kind) in [
            ("市大数据局", "甲山市大数据局", "jia", UnitKind::Department),
            (
                "市发改委",
                "甲山市发展和改革委员会",
                "jia",
                UnitKind::Department,
            ),
            (
                "住建局",
                "甲山市住房和城乡建设局",
                "jia",
                UnitKind::Department,
            ),
            (
                "市场监管局",
                "甲山市市场监督管理局",
                "jia",
                UnitKind::Department,
            ),
            (
                "市市场监管局",
                "甲山市市场监督管理局",
                "jia",
                UnitKind::Department,
            ),
            ("甲山市财政局", "甲山市财政局", "jia", UnitKind::Department),
            (
                "省发展改革委",
                "丙水省发展和改革委员会",
                "sheng",
                UnitKind::Department,
            ),
            ("乙河区政府", "乙河区人民政府", "yi", UnitKind::Government),
            ("丁江县", "丁江县人民政府", "ding", UnitKind::Government),
            (
                "丁江县住建局",
                "丁江县住房和城乡建设局",
                "ding",
                UnitKind::Department,
            ),
            ("市委组织部", "中共甲山市委组织部", "jia", UnitKind::Party),
            ("市委宣传部", "中共甲山市委宣传部", "jia", UnitKind::Party),
            (
                "市政府办公室",
                "甲山市人民政府办公室",
                "jia",
                UnitKind::Department,
            ),
            (
                "市政府督查室",
                "甲山市人民政府督查室",
                "jia",
                UnitKind::Department,
            ),
            ("市税务局", "甲山市税务局", "jia", UnitKind::Vertical),
            ("高新区管委会", "高新区管委会", "jia", UnitKind::Committee),
            ("东方水务集团", "东方水务集团", "jia", UnitKind::Enterprise),
            ("各县(市)区政府", "各县(市)区政府", "jia", UnitKind::Group),
            ("市直有关部门", "市直有关部门", "jia", UnitKind::Group),
            (
                "市属各开发区管委会",
                "市属各开发区管委会",
                "jia",
                UnitKind::Group,
            ),
        ] {
            let name = UnitName::read(printed, &scope);
            assert_eq!(name.full, full);
            assert_eq!(name.place.unwrap().id, place, "{printed}");
            assert_eq!(name.kind, kind, "{printed}");
        }
        for (printed, counties) in [
            ("各县(市)区政府", StandsFor::Counties),
            ("各县市区人民政府", StandsFor::Counties),
            ("县市区", StandsFor::Counties),
            ("各区政府", StandsFor::EndingIn('区')),
            ("各县", StandsFor::EndingIn('县')),
            ("区政府", StandsFor::Nobody),
            ("市直有关部门", StandsFor::Nobody),
            ("各乡镇", StandsFor::Nobody),
        ] {
            let name = UnitName::read(printed, &scope);
            assert_eq!(name.stands_for, counties, "{printed}");
        }

        let prefecture = Spot {
            is_county: false,
            ..spot("jia", "甲山市")
        };
        let district = spot("yi", "乙河区");
        for (stands_for, held) in [
            (StandsFor::Nobody, [false, false]),
            (StandsFor::Counties, [false, true]),
            (StandsFor::EndingIn('市'), [true, false]),
            (StandsFor::EndingIn('区'), [false, true]),
        ] {
            assert_eq!(
                [&prefecture, &district].map(|spot| stands_for.holds(spot)),
                held
            );
        }
    }
}
