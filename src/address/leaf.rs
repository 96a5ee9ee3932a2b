//! The names of the pages behind a page that is cut: those of `units/x.html` lie in `units/x/`.

use std::fmt;

/// The name of a leaf: a page that has a part of what is too much for the page that it lies behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeafName<'a> {
    /// What the leaf is about.
    pub subject: LeafSubject<'a>,
    /// Its place among the leaves about the same, from 1.
    pub number: u32,
}

/// What a leaf is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafSubject<'a> {
    /// What comes next on the page.
    Next,
    /// What belongs to a year.
    Year(i16),
    /// What belongs to something with an id.
    Id(&'a str),
}

/// Prints the name as in `2`, `2017`, `2017.2` or `c0.2`. No id has a full stop, so no two leaves have one name.
impl fmt::Display for LeafName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.subject {
            LeafSubject::Next => return write!(f, "{}", self.number),
            LeafSubject::Year(year) => write!(f, "{year}")?,
            LeafSubject::Id(id) => f.write_str(id)?,
        }
        if self.number > 1 {
            write!(f, ".{}", self.number)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{LeafName, LeafSubject};

    #[test]
    fn a_leaf_is_named_by_its_subject_and_its_number() {
        let cases = [
            (LeafSubject::Next, 2, "2"),
            (LeafSubject::Year(2017), 1, "2017"),
            (LeafSubject::Year(2017), 2, "2017.2"),
            (LeafSubject::Id("c0"), 1, "c0"),
            (LeafSubject::Id("c0"), 12, "c0.12"),
        ];
        for (subject, number, name) in cases {
            assert_eq!(LeafName { subject, number }.to_string(), name);
        }
    }
}
