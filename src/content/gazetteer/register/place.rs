//! A place of the register.

use crate::content::gazetteer::entries::PlaceLevel;

/// The index of a place in the register.
pub type Number = usize;

/// A place of the register.
#[derive(Debug, Clone)]
pub struct Registered {
    /// Its code (GB/T 2260); the last one of a place that is no more.
    pub code: &'static str,
    /// Its full name.
    pub name: &'static str,
    /// How its proper name is read: the syllables, with spaces between.
    pub(super) reading: &'static str,
    /// Its id, where it does not follow from the reading.
    pub(super) own_id: Option<&'static str>,
    /// Its English name, where it does not follow from the reading.
    pub(super) own_english: Option<&'static str>,
    /// What stands for it in addresses.
    pub id: String,
    /// The place it lies in.
    pub parent: Option<Number>,
    /// The names that it had before, the latest first.
    pub former: Vec<Former>,
    /// How it ended, if it is no more.
    pub ending: Option<Ending>,
}

/// A name that a place had once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// The name.
    pub name: &'static str,
    /// The year in which it got another.
    pub until: i16,
    /// What that change was: 更名, 撤县设区.
    pub why: &'static str,
}

/// How a place ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// The year.
    pub year: i16,
    /// The code of the place that it became a part of.
    pub into: Option<&'static str>,
}

impl Registered {
    /// Reads a line of places.tsv.
    pub(super) fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let mut next = || columns.next().filter(|column| !column.is_empty());
        let code = next().filter(|code| code.len() == 6 && code.is_ascii())?;
        Some(Self {
            code,
            name: next()?,
            reading: next()?,
            own_id: next(),
            own_english: next(),
            id: String::new(),
            parent: None,
            former: Vec::new(),
            ending: None,
        })
    }

    /// Returns how high it stands, which its code says.
    pub fn level(&self) -> PlaceLevel {
        match self.code {
            code if code.ends_with("0000") => PlaceLevel::Province,
            code if code.ends_with("00") => PlaceLevel::Prefecture,
            _ => PlaceLevel::County,
        }
    }

    /// Returns whether it is a province or a prefecture.
    pub(super) fn is_above_counties(&self) -> bool {
        self.level() != PlaceLevel::County
    }

    /// Returns whether it has this name, or had it once.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.former.iter().any(|former| former.name == name)
    }
}
