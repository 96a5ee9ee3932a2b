//! The part of a long text in which it differs from another.

/// How many characters are shown around what differs.
const AROUND: usize = 10;

/// How many characters a text may have that is shown whole.
const SHORT: usize = 30;

/// How many characters of what differs are shown at most.
const MOST: usize = 80;

/// Returns both texts shortened to where they differ, with some characters around it.
pub(super) fn excerpts(before: &str, after: &str) -> (String, String) {
    let before: Vec<char> = before.chars().collect();
    let after: Vec<char> = after.chars().collect();

    if before.len().max(after.len()) <= SHORT {
        return (before.iter().collect(), after.iter().collect());
    }

    let same = |(a, b): &(&char, &char)| a == b;
    let head = before.iter().zip(&after).take_while(same).count();
    let shortest = before.len().min(after.len());
    let tail = before.iter().rev().zip(after.iter().rev());
    let tail = tail.take_while(same).count().min(shortest - head);

    let start = head.saturating_sub(AROUND);
    (
        part(&before, start, tail.saturating_sub(AROUND)),
        part(&after, start, tail.saturating_sub(AROUND)),
    )
}

/// Returns the beginning of a text, with a mark where something is left out.
pub(super) fn beginning(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    part(&chars, 0, 0)
}

/// Returns a text without so many characters at either end, each marked by an ellipsis.
fn part(text: &[char], without_first: usize, without_last: usize) -> String {
    let end = text.len() - without_last;
    let shown = &text[without_first..end];
    let is_cut = shown.len() > MOST;

    let mut part = String::new();
    if without_first > 0 {
        part.push('…');
    }
    part.extend(&shown[..shown.len().min(MOST)]);
    if without_last > 0 || is_cut {
        part.push('…');
    }
    part
}

#[cfg(test)]
mod tests {
    use super::excerpts;

    #[test]
    fn only_what_differs_is_shown() {
        let before = "为加快港口建设,新建泊位2个,改造泊位1个,本年内全部开工建设并投入使用。";
        let after = before.replace("泊位2个", "泊位3个");
        let (one, other) = excerpts(before, &after);
        assert_eq!(one, "…快港口建设,新建泊位2个,改造泊位1个,本…");
        assert_eq!(other, "…快港口建设,新建泊位3个,改造泊位1个,本…");
        // What is repeated counts once.
        assert_eq!(excerpts("一一", "一一一"), ("一一".into(), "一一一".into()));
        assert_eq!(excerpts("", "新"), (String::new(), "新".into()));
    }
}
