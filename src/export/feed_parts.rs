//! Addresses, links and moments as feeds have them.

use super::inputs::Inputs;
use crate::address::Route;
use atom_syndication as atom;
use jiff::civil::Date;

/// Returns the address of a page as it stands in a feed: whole, or relative where the site's is not known.
pub(super) fn href(inputs: &Inputs<'_>, feed: &str, target: &str) -> String {
    let target = Route::file(target);
    let whole = inputs.settings.web_address(&target);
    whole.unwrap_or_else(|| Route::file(feed).href(&target))
}

/// Returns a link to a page or a file of some type.
pub(super) fn link(rel: &str, href: &str, mime: &str) -> atom::Link {
    atom::Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        ..atom::Link::default()
    }
}

/// Returns a day as a moment: its beginning in UTC.
///
/// # Errors
/// A day that the library of feeds cannot read, which no day of a plan should be.
pub(super) fn moment(date: Date) -> Result<atom::FixedDateTime, atom::Error> {
    let text = format!("{date}T00:00:00+00:00");
    text.parse().map_err(|_| atom::Error::WrongDatetime(text))
}
