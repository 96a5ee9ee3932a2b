//! Facts of two states, side by side.

use super::fact::Fact;

/// A fact in two states; one of them is missing where it came or went.
pub(super) type Pair = (Option<Fact>, Option<Fact>);

/// Returns the facts that differ: those that stand in one state only, those of one aspect and about one thing in pairs, and
/// what is left of an aspect in pairs as it comes.
pub(super) fn differing(before: &[Fact], after: &[Fact]) -> Vec<Pair> {
    let mut left: Vec<Option<&Fact>> = before.iter().map(Some).collect();
    let mut right: Vec<Option<&Fact>> = after.iter().map(Some).collect();
    let equal = |a: &Fact, b: &Fact| a == b;
    take_pairs(&mut left, &mut right, equal);

    let about_one = |a: &Fact, b: &Fact| a.aspect == b.aspect && a.about == b.about;
    let mut pairs = take_pairs(&mut left, &mut right, about_one);
    let of_one_aspect = |a: &Fact, b: &Fact| a.aspect == b.aspect;
    pairs.extend(take_pairs(&mut left, &mut right, of_one_aspect));

    let mut differing: Vec<Pair> = pairs
        .into_iter()
        .map(|(a, b)| (Some(a.clone()), Some(b.clone())))
        .collect();
    differing.extend(left.into_iter().flatten().map(|a| (Some(a.clone()), None)));
    differing.extend(right.into_iter().flatten().map(|b| (None, Some(b.clone()))));
    differing.sort_by_key(|(a, b)| a.as_ref().or(b.as_ref()).map(|fact| fact.aspect));
    differing
}

/// Takes out of both lists what goes together, each with the first that it goes with.
fn take_pairs<'f>(
    left: &mut [Option<&'f Fact>],
    right: &mut [Option<&'f Fact>],
    goes_with: impl Fn(&Fact, &Fact) -> bool,
) -> Vec<(&'f Fact, &'f Fact)> {
    let mut pairs = Vec::new();
    for slot in left {
        let Some(own) = *slot else { continue };
        let partner = right
            .iter_mut()
            .find(|other| other.is_some_and(|other| goes_with(own, other)));
        if let Some(other) = partner.and_then(Option::take) {
            pairs.push((own, other));
            *slot = None;
        }
    }
    pairs
}
