//! The Atom feed (RFC 4287) of the posts that editors wrote.

use super::feed::{Feed, MOST_ENTRIES};
use super::feed_parts::{href, link, moment};
use super::identity::Identity;
use super::inputs::Inputs;
use super::job::Job;
use crate::address::{Companion, Route};
use crate::content::own_pages::OwnPage;
use crate::content::permalinks::{Promise, PromiseKind};
use crate::link::own_pages::OwnPageId;
use atom_syndication as atom;
use jiff::civil::date;

/// Returns the feed, if there are posts.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let feed = inputs.own.has_posts().then(|| {
        let path = Route::NEWS.companion(Companion::Feed);
        Job::fallible(path, move || write(&inputs))
    });
    feed.into_iter().collect()
}

/// Returns what readers can subscribe to: the feed by its id, and each post by its own.
pub(super) fn promises(inputs: &Inputs<'_>) -> Vec<Promise> {
    if !inputs.own.has_posts() {
        return Vec::new();
    }

    let path = Route::NEWS.companion(Companion::Feed);
    let id = Identity::of_site(inputs.settings).urn(&path);
    let mut promises = vec![Promise::with_id(PromiseKind::Feed, path, id)];
    for post in inputs.own.posts() {
        let page = &inputs.own.get(post).page;
        let id = post_id(inputs, page);
        promises.push(Promise::with_id(PromiseKind::Entry, page.path.as_str(), id));
    }
    promises
}

/// Returns the id that a post was published with, also where it moved.
fn post_id(inputs: &Inputs<'_>, page: &OwnPage) -> String {
    let identity = Identity::of_site(inputs.settings);
    let history = inputs.moves.history(page.path.as_str());
    let mut ids = history.all().map(|address| identity.urn(address));
    let published = ids.find(|id| inputs.moves.is_published_id(id));
    published.unwrap_or_else(|| identity.urn(page.path.as_str()))
}

fn write(inputs: &Inputs<'_>) -> Result<Vec<u8>, atom::Error> {
    let path = Route::NEWS.companion(Companion::Feed);
    let posts = inputs.own.posts();
    let dated = posts
        .first()
        .map(|&post| inputs.own.get(post).page.front.date);
    let entries = posts.iter().take(MOST_ENTRIES);
    let entries = entries.map(|&post| entry(inputs, &path, post));
    let feed = Feed {
        path: &path,
        page: &Route::NEWS.path(),
        title: inputs.strings.get("news.title"),
        updated: dated.flatten().unwrap_or(date(1970, 1, 1)),
        entries: entries.collect::<Result<_, _>>()?,
    };
    feed.write(inputs)
}

/// Returns a post as an entry.
fn entry(inputs: &Inputs<'_>, feed: &str, post: OwnPageId) -> Result<atom::Entry, atom::Error> {
    let page = &inputs.own.get(post).page;
    let title = atom::Text {
        lang: page.front.language.clone(),
        ..atom::Text::plain(page.front.title.clone())
    };
    let summary = inputs.own.get(post).summary();
    let way = href(inputs, feed, page.path.as_str());
    Ok(atom::Entry {
        title,
        id: post_id(inputs, page),
        updated: moment(page.front.date.unwrap_or(date(1970, 1, 1)))?,
        links: vec![link("alternate", &way, "text/html")],
        summary: (!summary.is_empty()).then(|| atom::Text::plain(summary)),
        ..atom::Entry::default()
    })
}
