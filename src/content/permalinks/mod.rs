//! Addresses for ever: the ledger of what was published, and where it went.
//!
//! content/permalinks.txt has a line for each page, anchor, feed, calendar, event and entry of a feed that a
//! published site has had: `kind address [id]`. Lines are only ever added. What a build would lose must be
//! declared in content/moved.toml: it went elsewhere, or it is gone for a reason.

mod check;
mod ledger;
mod lost;
mod moves;

pub use ledger::{Entry, Kind, Ledger};
pub use moves::{Former, Gone, Moved, Moves};

/// The page that an address belongs to: without its anchor; that of a feed, calendar or card is the
/// page of what it is about.
pub fn page_of(address: &str) -> String {
    let page = address.split('#').next().unwrap_or(address);
    let about = |folder: &str, ending: &str| {
        let name = page.strip_prefix(folder)?.strip_suffix(ending)?;
        Some(name.to_owned())
    };
    if let Some(task) = about("cards/", ".html") {
        return format!("plans/{task}.html");
    }
    let named = about("feeds/", ".xml")
        .or_else(|| about("calendars/", ".todo.ics"))
        .or_else(|| about("calendars/", ".ics"));
    match named.as_deref() {
        Some("site") => "index.html".to_owned(),
        Some(name) => format!("{name}.html"),
        None => page.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn what_is_made_of_a_page_belongs_to_it() {
        let cases = [
            ("plans/a.html#3-1", "plans/a.html"),
            ("feeds/units/x.xml", "units/x.html"),
            ("feeds/site.xml", "index.html"),
            ("calendars/years/2017.ics", "years/2017.html"),
            ("calendars/units/x.todo.ics", "units/x.html"),
            ("cards/a/3-1.html", "plans/a/3-1.html"),
            ("units/x.html", "units/x.html"),
        ];
        for (address, page) in cases {
            assert_eq!(page_of(address), page, "{address}");
        }
    }
}
