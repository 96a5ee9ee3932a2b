//! Brings a change of what import reads into a file that a person has edited since.

use similar::{DiffOp, TextDiff};

/// Returns a file with what changed from one reading to another, if the lines around each change stand in the file as the
/// first reading has them; `None` where a person changed something there.
pub fn merged(before: &str, after: &str, file: &str) -> Option<String> {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let current: Vec<&str> = file.split_inclusive('\n').collect();
    let places = places_in_file(&old, &current);
    // The line behind a place, one behind the last for the end.
    let place = |line: usize| match line == old.len() {
        true => Some(current.len()),
        false => places[line],
    };

    let mut out = String::with_capacity(after.len().max(file.len()));
    let mut copied = 0;
    for op in TextDiff::from_slices(&old, &new).ops() {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (from, to) = (op.old_range(), op.new_range());
        let start = match from.start {
            0 => 0,
            line => place(line - 1)? + 1,
        };
        let end = place(from.end)?;
        // What lies between the lines around the change must be what the reading had there, and no more.
        if end < start || end - start != from.len() || start < copied {
            return None;
        }
        let is_same = from
            .clone()
            .zip(start..end)
            .all(|(a, b)| old[a] == current[b]);
        if !is_same {
            return None;
        }

        out.extend(current[copied..start].iter().copied());
        out.extend(new[to].iter().copied());
        copied = end;
    }
    out.extend(current[copied..].iter().copied());
    Some(out)
}

/// Returns where each line of a reading stands in the file, if it does.
fn places_in_file(old: &[&str], current: &[&str]) -> Vec<Option<usize>> {
    let mut places = vec![None; old.len()];
    for op in TextDiff::from_slices(old, current).ops() {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = *op
        {
            for offset in 0..len {
                places[old_index + offset] = Some(new_index + offset);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn changes_go_where_nobody_edited() {
        let (before, after) = ("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n");
        assert_eq!(merged(before, after, before).as_deref(), Some(after));
        let edited = "x\na\nb\nc\nmine\nd\n";
        let wanted = "x\na\nB\nc\nmine\nd\ne\n";
        assert_eq!(merged(before, after, edited).as_deref(), Some(wanted));
    }

    #[test]
    fn nothing_that_a_person_wrote_is_lost() {
        assert_eq!(merged("a\nb\nc\n", "a\nB\nc\n", "a\nmine\nc\n"), None);
        assert_eq!(merged("a\nb\nc\n", "a\nB\nc\n", "a\nb\nmine\nc\n"), None);
        assert_eq!(merged("a\nc\n", "a\nb\nc\n", "a\nmine\nc\n"), None);
    }
}
