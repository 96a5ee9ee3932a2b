//! What became of an address that was withdrawn: an entry of content/moved.toml.

use crate::address::{Address, PagePath};
use crate::content::publish::FileKind;
use jiff::civil::Date;
use schemars::JsonSchema;

/// An address that leads to another (重定向).
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Moved {
    /// A page, a page with an anchor, or all pages of a folder (`plans/x/*`), below the root of the site.
    pub from: String,
    /// The same of this site, or a whole address on the web. From a folder to a folder, each page keeps its name there.
    pub to: String,
}

impl Moved {
    /// Returns whether it leads away from this site.
    pub fn leaves(&self) -> bool {
        self.to.contains("://")
    }

    /// Returns the page that moved; nothing where a place on a page did.
    pub fn from_page(&self) -> Option<PagePath> {
        PagePath::parse(&self.from)
    }

    /// Returns the page of this site that a reader who follows it sees: that it leads to, or to a place on.
    pub fn destination(&self) -> Option<PagePath> {
        match Address::parse(&self.to)? {
            Address::Page(page) | Address::Anchor { page, .. } => Some(page),
            Address::Card(_) | Address::Companion { .. } | Address::File(_) => None,
        }
    }

    /// Returns the page of this site that it leads to; nothing where it leads to a place on one, or away.
    pub fn to_page(&self) -> Option<PagePath> {
        PagePath::parse(&self.to)
    }
}

/// An address that leads nowhere any more (撤下), and why.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Gone {
    /// A page, a page with an anchor, all pages of a folder (`plans/x/*`), a feed, a calendar, or the id of an event or of
    /// an entry.
    pub address: String,
    /// Why, in words for the reader.
    pub why: String,
    /// Since when: a calendar day without quotation marks.
    pub date: Date,
}

/// A kind of files that was published and is left out by `[publish]` in content/site.toml, and why.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LeftOut {
    /// The kind, as `leave_out` names it.
    pub kind: FileKind,
    /// Why, in words for the reader.
    pub why: String,
    /// Since when: a calendar day without quotation marks.
    pub date: Date,
}

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Former {
    /// It has another one.
    Moved(Moved),
    /// It has none.
    Gone(Gone),
}

impl Former {
    /// Returns the address that it had.
    pub fn address(&self) -> &str {
        match self {
            Former::Moved(moved) => &moved.from,
            Former::Gone(gone) => &gone.address,
        }
    }

    /// Returns where it moved.
    pub fn moved(&self) -> Option<&Moved> {
        match self {
            Former::Moved(moved) => Some(moved),
            Former::Gone(_) => None,
        }
    }

    /// Returns why and when it went.
    pub fn gone(&self) -> Option<&Gone> {
        match self {
            Former::Moved(_) => None,
            Former::Gone(gone) => Some(gone),
        }
    }
}
