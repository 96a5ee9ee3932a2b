//! Parts of a large corpus that can be built by themselves: plans of one place and of the places in it, because the pages of
//! these have the same units, parks and projects.
//!
//! In: what each plan weighs, and its place. Out: lists of plans of about the same weight.

use crate::base::text::Folding;
use crate::content::gazetteer::{Gazetteer, LazyRegister, Located};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many groups for each part are enough to fill parts evenly.
const GROUPS: usize = 4;

/// What a plan weighs.
#[derive(Debug, Clone)]
pub struct Weight {
    /// Its address.
    pub plan: String,
    /// The length of its file.
    pub bytes: usize,
    /// Its place, as its head has it.
    pub place: Option<String>,
    /// Who issued it, which may tell places of one name apart.
    pub issuer: Option<String>,
}

/// Plans that are built together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Their addresses, sorted.
    pub plans: Vec<String>,
    /// The length of their files.
    pub bytes: usize,
}

/// A plan below the places that it lies in, the outermost first.
type Placed = (Vec<String>, Weight);

/// Returns at most so many parts. Places are parted only where there are fewer of them than there are to be parts.
pub fn parts(plans: Vec<Weight>, mut gazetteer: Gazetteer, count: usize) -> Vec<Part> {
    let all = plans.iter().map(|plan| plan.bytes).sum::<usize>();
    let largest = all / (count * GROUPS).max(1);

    let mut whole = placed(plans, &mut gazetteer);
    whole.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.plan.cmp(&b.1.plan)));
    let mut groups = Vec::new();
    part_by_place(whole, 0, largest, &mut groups);
    while groups.len() < count && part_largest(&mut groups) {}

    filled(groups, count)
}

/// Finds the places that each plan lies in.
fn placed(plans: Vec<Weight>, gazetteer: &mut Gazetteer) -> Vec<Placed> {
    let register = LazyRegister::default();
    let folding = Folding::default();
    let located = plans.into_iter().map(|plan| {
        let issuer = plan.issuer.as_deref().unwrap_or_default();
        let place = plan.place.as_deref().unwrap_or_default();
        let place = match gazetteer.locate(&register, &folding, place, issuer) {
            Located::Place(at) => above(gazetteer, at),
            // Whatever it is, plans that print the same name are of one place.
            Located::Several(_) | Located::Unknown => vec![place.to_owned()],
        };
        (place, plan)
    });
    located.collect()
}

/// Returns the ids of the places that a place lies in, and its own.
fn above(gazetteer: &Gazetteer, place: usize) -> Vec<String> {
    let mut ids = Vec::new();
    let mut next = Some(&gazetteer.places[place]);
    while let Some(place) = next {
        // Places that lie in each other are reported elsewhere.
        if ids.contains(&place.id) {
            break;
        }
        ids.push(place.id.clone());
        let parent = place.parent.as_deref();
        next = parent.and_then(|id| gazetteer.places.iter().find(|other| other.id == id));
    }
    ids.reverse();
    ids
}

/// Parts a group of plans by the places in which they lie, `depth` levels down, until no group is longer than it should be or
/// nothing is left to part them by.
fn part_by_place(group: Vec<Placed>, depth: usize, longest: usize, groups: &mut Vec<Vec<Placed>>) {
    let bytes: usize = group.iter().map(|(_, plan)| plan.bytes).sum();
    let is_within = group.iter().any(|(place, _)| place.len() > depth);
    if bytes <= longest || !is_within {
        groups.push(group);
        return;
    }

    let mut within: BTreeMap<Option<String>, Vec<Placed>> = BTreeMap::new();
    for placed in group {
        let key = placed.0.get(depth).cloned();
        within.entry(key).or_default().push(placed);
    }
    for group in within.into_values() {
        part_by_place(group, depth + 1, longest, groups);
    }
}

/// Parts the largest group of plans of one place in two. Returns whether there was one.
fn part_largest(groups: &mut Vec<Vec<Placed>>) -> bool {
    let bytes = |group: &Vec<Placed>| group.iter().map(|(_, plan)| plan.bytes).sum::<usize>();
    let several = groups.iter_mut().filter(|group| group.len() > 1);
    let Some(largest) = several.max_by_key(|group| bytes(group)) else {
        return false;
    };
    let half = largest.split_off(largest.len() / 2);
    groups.push(half);
    true
}

/// Puts groups into parts: the largest first, each into the part that has least.
fn filled(mut groups: Vec<Vec<Placed>>, count: usize) -> Vec<Part> {
    let bytes = |group: &Vec<Placed>| group.iter().map(|(_, plan)| plan.bytes).sum::<usize>();
    groups.sort_by_cached_key(|group| {
        (
            Reverse(bytes(group)),
            group.first().map(|own| own.1.plan.clone()),
        )
    });

    let mut parts = vec![Part::default(); count.min(groups.len())];
    for group in groups {
        if let Some(least) = parts.iter_mut().min_by_key(|part| part.bytes) {
            least.bytes += bytes(&group);
            least
                .plans
                .extend(group.into_iter().map(|(_, plan)| plan.plan));
        }
    }
    parts.iter_mut().for_each(|part| part.plans.sort());
    parts
}

#[cfg(test)]
mod tests {
    use super::{Weight, parts};
    use crate::content::gazetteer::Gazetteer;

    fn plan(name: &str, place: &str, bytes: usize) -> Weight {
        Weight {
            plan: name.to_owned(),
            bytes,
            place: Some(place.to_owned()),
            issuer: None,
        }
    }

    #[test]
    fn a_place_is_parted_only_where_there_are_too_few() {
        let plans = || {
            vec![
                plan("panjin-1", "盘锦市", 10),
                plan("panjin-2", "盘锦市", 10),
                plan("yingkou-1", "营口市", 20),
                plan("weifang-1", "潍坊市", 30),
            ]
        };
        let lists = |count| {
            let parts = parts(plans(), Gazetteer::default(), count).into_iter();
            parts.map(|part| part.plans.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(lists(1), ["panjin-1 panjin-2 weifang-1 yingkou-1"]);
        assert_eq!(lists(3), ["weifang-1", "panjin-1 panjin-2", "yingkou-1"]);
        assert_eq!(lists(9), ["weifang-1", "yingkou-1", "panjin-1", "panjin-2"]);
    }
}
