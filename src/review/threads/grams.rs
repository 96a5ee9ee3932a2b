//! Groups of neighbouring characters, by which texts are compared.

use std::collections::BTreeSet;

/// Returns the groups of three neighbouring letters and digits in a text; marks and spaces part them.
pub(in crate::review) fn grams(text: &str) -> BTreeSet<[char; 3]> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '#');
    let mut found = BTreeSet::new();
    for word in words {
        let characters: Vec<char> = word.chars().collect();
        found.extend(
            characters
                .windows(3)
                .map(|three| [three[0], three[1], three[2]]),
        );
    }
    found
}

/// Returns the longest run of letters and digits that both texts have.
pub(in crate::review) fn longest_common_run(one: &str, other: &str) -> String {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut longest = (0, 0);
    let mut above = vec![0_usize; other.len() + 1];
    for (i, &a) in one.iter().enumerate() {
        let mut row = vec![0_usize; other.len() + 1];
        for (j, &b) in other.iter().enumerate() {
            if a == b && (a.is_alphanumeric() || a == '#') {
                row[j + 1] = above[j] + 1;
                if row[j + 1] > longest.0 {
                    longest = (row[j + 1], i + 1);
                }
            }
        }
        above = row;
    }
    let (length, end) = longest;
    one[end - length..end].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::longest_common_run;

    #[test]
    fn the_longest_run_is_found() {
        assert_eq!(
            longest_common_run("推进“盘满欧”常规化运营", "力争开通“盘满欧”“盘蒙欧”"),
            "盘满欧"
        );
        assert_eq!(longest_common_run("", "甲"), "");
        assert_eq!(longest_common_run("331#码头", "建331#泊位"), "331#");
    }
}
