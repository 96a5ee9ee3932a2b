//! Atom feeds (RFC 4287) of the site, of each unit and of each park: plans that were taken up, and what
//! changed in them since.

use super::identity::Identity;
use super::subscriptions::{Subscription, subscriptions};
use super::{Inputs, Job, withdrawn_title};
use crate::address::{Companion, Route};
use crate::content::permalinks::{Entry, Gone, Kind, page_of};
use crate::content::settings::Settings;
use crate::link::catalogue::{Catalogue, PlanId};
use crate::render::cite::titled;
use atom_syndication as atom;
use jiff::civil::Date;

/// Entries of a feed: the newest.
const ENTRIES: usize = 100;

fn feeds<'a>(inputs: &Inputs<'a>) -> Vec<Subscription<'a, Vec<PlanId>>> {
    subscriptions(inputs, inputs.outlets.feeds(), Companion::Feed)
}

pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let gone = inputs
        .moves
        .withdrawn()
        .filter(|(path, _)| path.ends_with(".xml"))
        .map(|(path, gone)| Job::fallible(path.to_owned(), move || withdrawn(&inputs, path, gone)));
    feeds(&inputs)
        .into_iter()
        .map(|scope| Job::fallible(scope.path.clone(), move || feed(&inputs, &scope)))
        .chain(gone)
        .collect()
}

pub(super) fn promises(inputs: &Inputs<'_>) -> Vec<Entry> {
    let identity = Identity::of(inputs.settings);
    let entry = |feed: Subscription<'_, Vec<PlanId>>| {
        let id = identity.urn(&feed.path);
        Entry::with_id(Kind::Feed, feed.path, id)
    };
    let feeds = feeds(inputs).into_iter().map(entry);
    let plans = inputs.catalogue.plans.indices();
    let told = plans.flat_map(|plan| events(inputs.catalogue, plan));
    let entries = told.map(|event| {
        let plan = &inputs.catalogue.plans[event.plan].document.id;
        let id = id(inputs, identity, &event);
        Entry::with_id(Kind::Entry, Route::plan(plan).path(), id)
    });
    feeds.chain(entries).collect()
}

/// Something that happened to a plan.
struct Event {
    plan: PlanId,
    /// Which, from 1: the first is the taking up.
    at: usize,
    date: Date,
    note: Option<String>,
}

fn events(catalogue: &Catalogue, plan: PlanId) -> Vec<Event> {
    let front = &catalogue.plans[plan].document.front;
    if front.revisions.is_empty() {
        let year = front.year.unwrap_or(1970);
        let date = front.updated().unwrap_or(jiff::civil::date(year, 1, 1));
        return vec![Event {
            plan,
            at: 1,
            date,
            note: None,
        }];
    }
    let event = |(index, revision): (usize, &crate::plan::Revision)| Event {
        plan,
        at: index + 1,
        date: revision.date,
        note: Some(revision.note.clone()),
    };
    front.revisions.iter().enumerate().map(event).collect()
}

/// The id of an entry: what it was published with, also where its plan moved. A plan that has entries of its
/// own takes over none of a plan that was merged into it.
fn id(inputs: &Inputs<'_>, identity: Identity, event: &Event) -> String {
    let plan = &inputs.catalogue.plans[event.plan].document.id;
    let homes = inputs.moves.homes(&Route::plan(plan).path());
    let id = |home: &String, at: usize| identity.urn(&format!("{home}/revision/{at}"));
    let own = id(&homes[0], event.at);
    if inputs.moves.knows(&id(&homes[0], 1)) {
        return own;
    }
    let mut before = homes[1..].iter().map(|home| id(home, event.at));
    before.find(|id| inputs.moves.knows(id)).unwrap_or(own)
}

fn feed(
    inputs: &Inputs<'_>,
    scope: &Subscription<'_, Vec<PlanId>>,
) -> Result<Vec<u8>, atom::Error> {
    let catalogue = inputs.catalogue;
    let settings = inputs.settings;
    let identity = Identity::of(settings);
    let mut all: Vec<Event> = scope
        .contents
        .iter()
        .flat_map(|&plan| events(catalogue, plan))
        .collect();
    all.sort_by(|a, b| {
        b.date
            .cmp(&a.date)
            .then(b.at.cmp(&a.at))
            .then(a.plan.cmp(&b.plan))
    });
    all.truncate(ENTRIES);
    let title = if scope.title == settings.title {
        settings.title.clone()
    } else {
        format!("{} · {}", scope.title, settings.title)
    };
    let updated = all.first();
    let updated = updated.map_or(jiff::civil::date(1970, 1, 1), |event| event.date);
    let href = |target: &str| href(settings, &scope.path, target);
    let entries = all
        .iter()
        .map(|event| entry(inputs, identity, event, &href));
    written(
        inputs,
        &scope.path,
        &scope.page,
        title,
        updated,
        entries.collect(),
    )
}

/// What is left of a feed that went: it says so.
fn withdrawn(inputs: &Inputs<'_>, path: &str, gone: &Gone) -> Result<Vec<u8>, atom::Error> {
    let settings = inputs.settings;
    let page = page_of(path);
    let entry = atom::Entry {
        title: atom::Text::plain(inputs.strings.fill("event.gone", &[("why", &gone.why)])),
        id: Identity::of(settings).urn(&format!("{path}/gone")),
        updated: moment(gone.date),
        links: vec![link("alternate", &href(settings, path, &page), "text/html")],
        ..atom::Entry::default()
    };
    let title = format!("{} · {}", withdrawn_title(&page), settings.title);
    written(inputs, path, &page, title, gone.date, vec![entry])
}

/// The address of a page, as it stands in a feed.
fn href(settings: &Settings, feed: &str, target: &str) -> String {
    match &settings.base_url {
        Some(base) => format!("{base}{target}"),
        None => format!("{}{target}", Route::file(feed).root()),
    }
}

fn written(
    inputs: &Inputs<'_>,
    path: &str,
    page: &str,
    title: String,
    updated: Date,
    entries: Vec<atom::Entry>,
) -> Result<Vec<u8>, atom::Error> {
    let settings = inputs.settings;
    let href = |target: &str| href(settings, path, target);
    let mut links = vec![link("alternate", &href(page), "text/html")];
    if settings.base_url.is_some() {
        links.push(link("self", &href(path), "application/atom+xml"));
    }
    let author = settings
        .maintainer
        .clone()
        .unwrap_or_else(|| settings.title.clone());
    let feed = atom::Feed {
        title: atom::Text::plain(title),
        id: Identity::of(settings).urn(path),
        updated: moment(updated),
        authors: vec![atom::Person {
            name: author,
            ..atom::Person::default()
        }],
        generator: Some(atom::Generator {
            value: "Gangmu".to_owned(),
            ..atom::Generator::default()
        }),
        links,
        lang: Some(settings.language.clone()),
        entries,
        ..atom::Feed::default()
    };
    let config = atom::WriteConfig {
        write_document_declaration: true,
        indent_size: Some(1),
    };
    let mut bytes = feed.write_with_config(Vec::new(), config)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn entry(
    inputs: &Inputs<'_>,
    identity: Identity,
    event: &Event,
    href: &dyn Fn(&str) -> String,
) -> atom::Entry {
    let plan = &inputs.catalogue.plans[event.plan];
    let document = &plan.document;
    let front = &document.front;
    let path = Route::plan(&document.id).path();
    let number = front.number.as_ref().map_or_else(String::new, |number| {
        inputs.strings.fill("feed.number", &[("number", number)])
    });
    let title = match &event.note {
        Some(note) => format!("{}\u{FF1A}{note}", titled(&front.title)),
        None => titled(&front.title),
    };
    let issuer = front
        .issuer
        .as_deref()
        .or(front.place.as_deref())
        .unwrap_or_default();
    let summary = inputs.strings.fill(
        "feed.summary",
        &[
            ("issuer", &issuer),
            ("plan", &titled(&front.title)),
            ("number", &number),
            ("tasks", &plan.tasks.len()),
            ("deadlines", &plan.deadlines.len()),
        ],
    );
    atom::Entry {
        // What is official, and what editors say of it, is Chinese in every edition of the site.
        title: atom::Text {
            lang: Some("zh-CN".to_owned()),
            ..atom::Text::plain(title)
        },
        id: id(inputs, identity, event),
        updated: moment(event.date),
        links: vec![link("alternate", &href(&path), "text/html")],
        summary: Some(atom::Text::plain(summary.trim().to_owned())),
        ..atom::Entry::default()
    }
}

fn link(rel: &str, href: &str, mime: &str) -> atom::Link {
    atom::Link {
        href: href.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(mime.to_owned()),
        ..atom::Link::default()
    }
}

/// A day as a moment: its beginning in UTC.
fn moment(date: Date) -> atom::FixedDateTime {
    let text = format!("{date}T00:00:00+00:00");
    text.parse().unwrap_or_default()
}
