//! Which place a name means.

use super::Register;
use super::english::stem_of;
use super::place::Number;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// No place of the register.
    Nothing,
    /// This one.
    One(Number),
    /// One of these: what else is known does not say which.
    Several(Vec<Number>),
}

impl Register {
    /// Returns what the name of a place means: 乙区, 甲市乙区, 丙省甲市乙区, or a proper name alone, 甲. Of several the one is
    /// meant that lies in a place named in `context`, the name of an office for instance; else the one that lies in one
    /// of `near`.
    pub fn meaning(&self, name: &str, context: &str, near: &[Number]) -> Meant {
        let mut candidates = self.called(name);
        if candidates.is_empty() {
            // Counties are called by their proper names less often than other things.
            candidates = self.stems.get(name).cloned().unwrap_or_default();
        }

        // A name that is in use goes before one that was.
        let is_current = |number: &Number| {
            let place = &self.places[*number];
            place.ending.is_none() && name.ends_with(place.name)
        };
        let current: Vec<Number> = candidates.iter().copied().filter(is_current).collect();
        if !current.is_empty() {
            candidates = current;
        }

        // 甲市 is a prefecture more often than the county of the same name that it came from.
        let highest = candidates.iter().map(|number| self.places[*number].level());
        let highest = highest.min_by_key(|level| *level as u8);
        candidates.retain(|number| Some(self.places[*number].level()) == highest);

        let lies_in_named = |number: &Number| {
            let mut above = self.above(*number);
            above.any(|above| context.contains(stem_of(self.places[above].name)))
        };
        let lies_right_in = |number: &Number| {
            let parent = self.places[*number].parent;
            near.contains(number) || parent.is_some_and(|parent| near.contains(&parent))
        };
        let lies_near = |number: &Number| self.above(*number).any(|above| near.contains(&above));
        narrow(&mut candidates, lies_in_named);
        narrow(&mut candidates, lies_right_in);
        narrow(&mut candidates, lies_near);

        match candidates.as_slice() {
            [] => Meant::Nothing,
            [one] => Meant::One(*one),
            _ => Meant::Several(candidates),
        }
    }

    /// Returns whether several places have a name, or had it.
    pub fn is_shared(&self, name: &str) -> bool {
        self.names
            .get(name)
            .is_some_and(|numbers| numbers.len() > 1)
    }

    /// Returns the places that a name can mean which ends with their full name: all that stands before it must name
    /// places that they lie in.
    fn called(&self, name: &str) -> Vec<Number> {
        let starts = name.char_indices().map(|(at, _)| at);
        let mut found: Vec<Number> = Vec::new();
        for start in starts {
            let (before, own) = name.split_at(start);
            let numbers = self.names.get(own).into_iter().flatten();
            found.extend(numbers.filter(|number| self.leads_to(before, **number)));
            // The longest name counts.
            if !found.is_empty() {
                break;
            }
        }
        found
    }

    /// Returns whether a text names places above one, from the highest down, and nothing else.
    fn leads_to(&self, text: &str, number: Number) -> bool {
        let mut above: Vec<Number> = self.above(number).collect();
        above.reverse();

        let mut rest = text;
        for number in above {
            let place = &self.places[number];
            rest = rest.strip_prefix(place.name).unwrap_or(rest);
        }
        rest.is_empty()
    }
}

/// Keeps those that fit, if any do.
fn narrow(candidates: &mut Vec<Number>, fits: impl Fn(&Number) -> bool) {
    let fitting: Vec<Number> = candidates.iter().copied().filter(fits).collect();
    if candidates.len() > 1 && !fitting.is_empty() {
        *candidates = fitting;
    }
}

#[cfg(test)]
mod tests {
    use super::{Meant, Register};

    fn meant(register: &Register, name: &str, context: &str) -> Vec<String> {
        let numbers = match register.meaning(name, context, &[]) {
            Meant::Nothing => Vec::new(),
            Meant::One(number) => vec![number],
            Meant::Several(numbers) => numbers,
        };
        let places = numbers
            .into_iter()
            .filter_map(|number| register.place(number));
        places.map(|place| place.id.clone()).collect()
    }

    #[test]
    fn names_and_what_they_mean() {
        let register = Register::bundled();
        for (name, context, wanted) in [
            ("潍坊市", "", &["weifang"][..]),
            ("山东省潍坊市", "", &["weifang"]),
            ("潍坊", "", &["weifang"]),
            ("潍坊市奎文区", "", &["weifang-kuiwen"]),
            ("苏州市", "", &["jiangsu-suzhou"]),
            ("海南省", "", &["hainan"]),
            ("鼓楼区", "徐州市鼓楼区人民政府", &["xuzhou-gulou"]),
            ("南京市鼓楼区", "", &["nanjing-gulou"]),
            ("潍坊市鼓楼区", "", &[]),
            ("吴中区", "", &["jiangsu-suzhou-wuzhong"]),
            ("邢台县", "", &["xingtai-xingtai"]),
            ("甲市", "", &[]),
            ("市", "", &[]),
        ] {
            assert_eq!(meant(&register, name, context), wanted, "{name}");
        }
        assert_eq!(meant(&register, "鼓楼区", "").len(), 4);
    }

    #[test]
    fn names_that_places_had_lead_to_them() {
        let register = Register::bundled();
        for (old, now, until) in [
            ("襄樊市", "襄阳市", 2010),
            ("邢台市桥西区", "信都区", 2020),
            ("海门市", "海门区", 2020),
        ] {
            let Meant::One(number) = register.meaning(old, "", &[]) else {
                panic!("{old}");
            };
            let place = register.place(number).unwrap();
            assert_eq!(place.name, now);
            assert_eq!(place.former[0].until, until, "{old}");
        }
    }

    #[test]
    fn english_names_and_ids() {
        let register = Register::bundled();
        for (code, id, english) in [
            ("370700", "weifang", "Weifang"),
            ("370705", "weifang-kuiwen", "Kuiwen District"),
            ("610000", "shaanxi", "Shaanxi"),
            ("610100", "xian", "Xi'an"),
            ("150000", "neimenggu", "Inner Mongolia"),
            ("130921", "cangzhou-cangxian", "Cangxian County"),
            ("222400", "yanbian", "Yanbian Korean Autonomous Prefecture"),
            (
                "422800",
                "enshi",
                "Enshi Tujia and Miao Autonomous Prefecture",
            ),
            ("220106", "changchun-lvyuan", "Lüyuan District"),
            ("429004", "hubei-xiantao", "Xiantao"),
        ] {
            let number = register.by_code(code).unwrap();
            let place = register.place(number).unwrap();
            assert_eq!(place.id, id);
            assert_eq!(place.english(), english);
            assert_eq!(register.by_id(id), Some(number));
        }
    }

    #[test]
    fn no_two_places_have_one_id() {
        let register = Register::bundled();
        let mut ids: Vec<&str> = register.places.iter().map(|place| &*place.id).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count);
        assert!(ids.iter().all(|id| crate::address::is_id(id)));
    }
}
