//! Rows or columns of a sheet that are hidden.

/// Which of many are hidden.
#[derive(Debug)]
pub struct Hidden(Vec<(u32, u32)>);

impl Hidden {
    /// Takes the first and the last of each run, in any order; runs may overlap.
    pub fn new(mut runs: Vec<(u32, u32)>) -> Self {
        runs.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(runs.len());
        for (first, last) in runs {
            match joined.last_mut() {
                Some((_, end)) if first <= *end => *end = last.max(*end),
                _ => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    /// Returns whether one is hidden.
    pub fn has(&self, at: u32) -> bool {
        let behind = self.0.partition_point(|(first, _)| *first <= at);
        behind.checked_sub(1).is_some_and(|run| self.0[run].1 >= at)
    }

    /// Returns the first of a run that is not hidden.
    pub fn first_shown(&self, (first, last): (u32, u32)) -> Option<u32> {
        let behind = self.0.partition_point(|(begin, _)| *begin <= first);
        let run = behind.checked_sub(1).map(|run| self.0[run]);
        // Runs that touch each other are two: go on to the end of the last.
        let mut at = match run {
            Some((_, end)) if end >= first => end.checked_add(1)?,
            _ => first,
        };
        for (begin, end) in &self.0[behind..] {
            if *begin != at {
                break;
            }
            at = end.checked_add(1)?;
        }
        (at <= last).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::Hidden;

    #[test]
    fn runs_are_joined() {
        let hidden = Hidden::new(vec![(5, 6), (1, 2), (2, 4), (9, 9)]);
        assert!(hidden.has(3) && hidden.has(6) && hidden.has(9));
        assert!(!hidden.has(0) && !hidden.has(7));
        assert_eq!(hidden.first_shown((2, 8)), Some(7));
        assert_eq!(hidden.first_shown((2, 6)), None);
        assert_eq!(hidden.first_shown((0, 6)), Some(0));
    }
}
