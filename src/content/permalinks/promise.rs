//! What a site promised to keep: an address, with the permanent id of what it is of.

use crate::address::{Address, Companion, Route, Value, is_unlisted_unit_id};
use crate::base::diag::did_you_mean;
use crate::base::message::{Message, message};
use crate::content::publish::FileKind;
use std::fmt;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a promise is about. Its key opens the line of the ledger.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum PromiseKind {
    /// A page.
    Page,
    /// A place on a page.
    Anchor,
    /// An Atom feed, with its id.
    Feed,
    /// An iCalendar file.
    Calendar,
    /// An event or to-do of calendars, with its UID; its address is where it is stated.
    Event,
    /// An entry of feeds, with its id; its address is the plan or the post that it tells of.
    Entry,
    /// A file that editors supplied, as a picture or a document.
    File,
}

impl PromiseKind {
    /// Returns the word that opens its lines.
    pub fn key(self) -> &'static str {
        self.into()
    }

    /// Returns whether what it is about has an id beside its address.
    fn has_id(self) -> bool {
        match self {
            PromiseKind::Feed | PromiseKind::Event | PromiseKind::Entry => true,
            PromiseKind::Page | PromiseKind::Anchor | PromiseKind::Calendar | PromiseKind::File => {
                false
            }
        }
    }

    /// Returns whether an address can be one of this kind.
    fn accepts(self, address: &Address) -> bool {
        match self {
            PromiseKind::Page => matches!(address, Address::Page(_) | Address::Card(_)),
            PromiseKind::Entry => matches!(address, Address::Page(_)),
            // A file may be called as what Gangmu makes: its folder alone tells that it is not.
            PromiseKind::File => !matches!(address, Address::Anchor { .. }),
            PromiseKind::Anchor | PromiseKind::Event => matches!(address, Address::Anchor { .. }),
            PromiseKind::Feed => address.is_companion(Companion::Feed),
            PromiseKind::Calendar => {
                address.is_companion(Companion::Calendar) || address.is_companion(Companion::Todos)
            }
        }
    }

    /// Returns the words for its addresses.
    fn described(self) -> Message {
        match self {
            PromiseKind::Page => message!("a-page"),
            PromiseKind::Anchor => message!("a-place-on-a-page"),
            PromiseKind::Feed => message!("a-feed"),
            PromiseKind::Calendar => message!("a-calendar"),
            PromiseKind::Event => message!("the-place-of-an-event"),
            PromiseKind::Entry => message!("the-plan-or-post-that-an-entry"),
            PromiseKind::File => message!("a-file"),
        }
    }
}

/// Something that was promised to stay: a line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Promise {
    /// What it is about.
    pub kind: PromiseKind,
    /// The address below the root of the site, with its anchor if it has one.
    pub address: String,
    /// The permanent id, where there is one beside the address.
    pub id: Option<String>,
}

impl Promise {
    /// Promises an address that has no id of its own.
    pub fn new(kind: PromiseKind, address: impl Into<String>) -> Self {
        Self {
            kind,
            address: address.into(),
            id: None,
        }
    }

    /// Promises an address and an id.
    pub fn with_id(kind: PromiseKind, address: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            kind,
            address: address.into(),
            id: Some(id.into()),
        }
    }

    /// Reads a line of the ledger; the error says what should stand there instead.
    pub(super) fn parse(line: &str) -> Result<Self, Message> {
        let words: Vec<&str> = line.split(' ').collect();
        // There is always a first word, if an empty one.
        let Ok(kind) = words[0].parse::<PromiseKind>() else {
            let keys: Vec<&'static str> = PromiseKind::VARIANTS
                .iter()
                .map(|kind| kind.key())
                .collect();
            let list = message!("a-line-opens-with-keys", keys);
            return Err(did_you_mean(words[0], keys).unwrap_or(list));
        };

        let promise = match (kind.has_id(), &words[1..]) {
            (true, [address, id]) => Self::with_id(kind, *address, *id),
            (false, [address]) => Self::new(kind, *address),
            (true, _) => return Err(message!("write-kind-address-id", kind = kind.key())),
            (false, _) => return Err(message!("write-kind-address", kind = kind.key())),
        };

        match Address::parse(&promise.address) {
            Some(address) if kind.accepts(&address) => Ok(promise),
            _ => Err(message!(
                "address-is-no-address-of-described-restore",
                address = promise.address,
                described = kind.described()
            )),
        }
    }

    /// Returns the kind of the files that it is about or stands in; nothing where a site cannot do without them.
    pub(super) fn file_kind(&self) -> Option<FileKind> {
        match self.kind {
            PromiseKind::Event => Some(FileKind::Calendars),
            PromiseKind::Entry => Some(FileKind::Feeds),
            PromiseKind::File => None,
            PromiseKind::Page | PromiseKind::Anchor | PromiseKind::Feed | PromiseKind::Calendar => {
                FileKind::of(&self.address)
            }
        }
    }

    /// Returns the address as what it is; nothing for what no ledger may hold.
    pub(super) fn parsed_address(&self) -> Option<Address> {
        Address::parse(&self.address)
    }
}

/// The line of the ledger.
impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.key(), self.address)?;
        self.id.iter().try_for_each(|id| write!(f, " {id}"))
    }
}

/// Returns the id of a unit that the gazetteer did not know, if an address is such a unit's.
pub(super) fn unlisted_unit_id(address: &str) -> Option<&str> {
    let unit = Route::parse(Route::UNIT, address)?;
    match unit.values().next() {
        Some(Value::Text(id)) if is_unlisted_unit_id(id) => Some(id),
        _ => None,
    }
}
