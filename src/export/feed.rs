//! Atom feeds (RFC 4287) of the site, of each unit and of each park: plans that were taken up, and what
//! changed in them since; matters that go through several plans; what was reported of promises.

use super::feed_parts::{href, link, moment};
use super::identity::Identity;
use super::inputs::Inputs;
use super::job::Job;
use super::plan_changes::{PlanChange, changes_of};
use super::revised::name_passages;
use super::subscriptions::{Subscription, about, subscriptions, withdrawn_title};
use crate::address::{Companion, Route};
use crate::content::permalinks::{Promise, PromiseKind, WithdrawnOutlet};
use crate::link::catalogue::{About, PlanId, RecordId, ThreadId};
use crate::render::cite::titled;
use atom_syndication as atom;
use jiff::civil::{Date, date};
use std::cmp::Reverse;

/// A feed has no more entries than this: the newest.
pub(super) const MOST_ENTRIES: usize = 100;

/// A feed before it is written.
pub(super) struct Feed<'a> {
    /// The path of its file.
    pub path: &'a str,
    /// The path of its page.
    pub page: &'a str,
    /// What it is called, the site's name left out.
    pub title: &'a str,
    /// When it last changed.
    pub updated: Date,
    /// What it tells of.
    pub entries: Vec<atom::Entry>,
}

/// Returns all feeds, also those that went.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let inputs = *inputs;
    let mut jobs = Vec::new();

    for subscription in published(&inputs) {
        let path = subscription.path.clone();
        let owner = subscription.owner;
        let job = Job::fallible(path, move || write(&inputs, &subscription));
        jobs.push(about(job, owner));
    }
    for outlet in inputs.moves.withdrawn_outlets() {
        if outlet.companion == Companion::Feed {
            let path = outlet.path.to_owned();
            jobs.push(Job::fallible(path, move || {
                write_withdrawn(&inputs, &outlet)
            }));
        }
    }
    jobs
}

/// Returns what readers can subscribe to: the files by their ids, and each entry by its id.
pub(super) fn promises(inputs: &Inputs<'_>) -> Vec<Promise> {
    let identity = Identity::of_site(inputs.settings);
    let mut promises = Vec::new();

    for feed in published(inputs) {
        let id = identity.urn(&feed.path);
        promises.push(Promise::with_id(PromiseKind::Feed, feed.path, id));
    }
    for plan in inputs.catalogue.plans.indices() {
        let address = inputs.catalogue.plan_route(plan).path();
        for change in changes_of(inputs.catalogue, plan) {
            let id = change.published_id(inputs);
            promises.push(Promise::with_id(PromiseKind::Entry, address.as_str(), id));
        }
    }
    for (id, thread) in inputs.catalogue.threads.all.iter_enumerated() {
        if thread.date.is_some() {
            let page = inputs.catalogue.thread_route(id).path();
            let own = lasting_id(inputs, &page);
            promises.push(Promise::with_id(PromiseKind::Entry, page, own));
        }
    }
    for id in inputs.catalogue.progress.all.indices() {
        let page = inputs.catalogue.record_route(id).path();
        let own = lasting_id(inputs, &page);
        promises.push(Promise::with_id(PromiseKind::Entry, page, own));
    }
    promises
}

/// Returns all feeds, with their addresses.
fn published<'a>(inputs: &Inputs<'a>) -> Vec<Subscription<'a, Vec<PlanId>>> {
    subscriptions(inputs, inputs.outlets.feeds(), Companion::Feed)
}

/// Writes a feed with the newest changes of the plans that it follows.
fn write(
    inputs: &Inputs<'_>,
    subscription: &Subscription<'_, Vec<PlanId>>,
) -> Result<Vec<u8>, atom::Error> {
    let plans = subscription.contents.iter();
    let mut changes: Vec<PlanChange<'_>> = plans
        .flat_map(|&plan| changes_of(inputs.catalogue, plan))
        .collect();

    // A reader asks for a feed again and again: older changes are left to the pages.
    changes.sort_by(PlanChange::newest_first);
    changes.truncate(MOST_ENTRIES);

    let entries = changes.iter().map(|change| {
        let entry = entry(inputs, subscription, change);
        (change.date, entry)
    });
    let threads = thread_entries(inputs, &subscription.path, subscription.contents);
    let records = record_entries(inputs, &subscription.path, subscription.contents);
    let mut entries: Vec<(Date, Result<atom::Entry, atom::Error>)> =
        entries.chain(threads).chain(records).collect();
    // Stable: of one day, plans come before threads, and threads before what was reported.
    entries.sort_by_key(|(date, _)| Reverse(*date));
    entries.truncate(MOST_ENTRIES);

    // A feed without entries needs a date all the same; the time of the build would change with each build.
    let newest = entries.first().map(|(date, _)| *date);
    let entries = entries.into_iter().map(|(_, entry)| entry);
    let feed = Feed {
        path: &subscription.path,
        page: &subscription.page,
        title: &subscription.title,
        updated: newest.unwrap_or(date(1970, 1, 1)),
        entries: entries.collect::<Result<_, _>>()?,
    };
    feed.write(inputs)
}

/// Returns the threads with a date all of whose plans a feed follows, as entries with their dates.
fn thread_entries<'a>(
    inputs: &'a Inputs<'a>,
    feed: &'a str,
    plans: &'a [PlanId],
) -> impl Iterator<Item = (Date, Result<atom::Entry, atom::Error>)> + 'a {
    let threads = inputs.catalogue.threads.all.iter_enumerated();
    threads.filter_map(move |(id, thread)| {
        let date = thread.date?;
        let follows = thread.plans().iter().all(|plan| plans.contains(plan));
        follows.then(|| (date, thread_entry(inputs, feed, id, date)))
    })
}

/// Returns a thread as an entry of a feed: what it is called, and the words of its steps.
fn thread_entry(
    inputs: &Inputs<'_>,
    feed: &str,
    id: ThreadId,
    date: Date,
) -> Result<atom::Entry, atom::Error> {
    let thread = &inputs.catalogue.threads.all[id];
    let chinese = |text: String| atom::Text {
        lang: Some("zh-CN".to_owned()),
        ..atom::Text::plain(text)
    };
    let steps = thread.steps.iter().map(|step| {
        let front = &inputs.catalogue.plans[step.plan].document.front;
        let name = front.number.as_ref().unwrap_or(&front.title);
        let quotes: Vec<&str> = step.quotes.iter().map(|own| own.text.as_str()).collect();
        format!("{name}\u{FF1A}{}", quotes.join("……"))
    });
    let steps: Vec<String> = steps.collect();

    let page = inputs.catalogue.thread_route(id).path();
    Ok(atom::Entry {
        title: chinese(thread.title.clone()),
        id: lasting_id(inputs, &page),
        updated: moment(date)?,
        links: vec![link("alternate", &href(inputs, feed, &page), "text/html")],
        summary: Some(chinese(steps.join("\n"))),
        ..atom::Entry::default()
    })
}

/// Returns the records of plans that a feed follows, as entries with their dates; those of a thread where it follows all its
/// plans.
fn record_entries<'a>(
    inputs: &'a Inputs<'a>,
    feed: &'a str,
    plans: &'a [PlanId],
) -> impl Iterator<Item = (Date, Result<atom::Entry, atom::Error>)> + 'a {
    let catalogue = inputs.catalogue;
    let records = catalogue.progress.all.iter_enumerated();
    records.filter_map(move |(id, record)| {
        let follows = match &record.about {
            About::Passage { at, .. } => plans.contains(&at.plan),
            About::Thread(thread) => {
                let own = catalogue.threads.all[*thread].plans();
                own.iter().all(|plan| plans.contains(plan))
            }
        };
        follows.then(|| (record.told(), record_entry(inputs, feed, id)))
    })
}

/// Returns a record as an entry of a feed: what is known of what, the words of the source, and where they stand.
fn record_entry(inputs: &Inputs<'_>, feed: &str, id: RecordId) -> Result<atom::Entry, atom::Error> {
    let record = &inputs.catalogue.progress.all[id];
    let chinese = |text: String| atom::Text {
        lang: Some("zh-CN".to_owned()),
        ..atom::Text::plain(text)
    };
    let status = format!("progress.{}", record.status.key());
    let status = inputs.strings.get(&status);
    let about = inputs.catalogue.record_name(id);
    let claims = record.claims.iter().map(|own| format!("“{}”", own.text));
    let source = record.source.iter().map(|own| own.title.clone());
    let looked = record.looked.iter();
    let looked = looked.map(|own| format!("{} {} {}", own.date, own.by, own.place));
    let note = record.note.iter().cloned();
    let lines: Vec<String> = claims.chain(source).chain(looked).chain(note).collect();

    let page = inputs.catalogue.record_route(id).path();
    Ok(atom::Entry {
        title: chinese(format!("{about}\u{FF1A}{status}")),
        id: lasting_id(inputs, &page),
        updated: moment(record.told())?,
        links: vec![link("alternate", &href(inputs, feed, &page), "text/html")],
        summary: Some(chinese(lines.join("\n"))),
        ..atom::Entry::default()
    })
}

/// Returns the id that a thread or record was published with, also where it moved. `page` is the path of its page.
fn lasting_id(inputs: &Inputs<'_>, page: &str) -> String {
    let identity = Identity::of_site(inputs.settings);
    let history = inputs.moves.history(page);
    let mut ids = history.all().map(|address| identity.urn(address));
    let published = ids.find(|id| inputs.moves.is_published_id(id));
    published.unwrap_or_else(|| identity.urn(page))
}

/// Writes the feed that takes the place of one that went: its only entry says why.
fn write_withdrawn(
    inputs: &Inputs<'_>,
    outlet: &WithdrawnOutlet<'_>,
) -> Result<Vec<u8>, atom::Error> {
    let page = outlet.page.as_str();
    let gone = outlet.gone;
    let entry = atom::Entry {
        title: atom::Text::plain(inputs.strings.fill("event.gone", &[("why", &gone.why)])),
        id: Identity::of_site(inputs.settings).urn(&format!("{}/gone", outlet.path)),
        updated: moment(gone.date)?,
        links: vec![link(
            "alternate",
            &href(inputs, outlet.path, page),
            "text/html",
        )],
        ..atom::Entry::default()
    };

    let feed = Feed {
        path: outlet.path,
        page,
        title: withdrawn_title(outlet),
        updated: gone.date,
        entries: vec![entry],
    };
    feed.write(inputs)
}

impl Feed<'_> {
    /// Writes it as XML; the error says why it cannot be written.
    pub(super) fn write(self, inputs: &Inputs<'_>) -> Result<Vec<u8>, atom::Error> {
        let settings = inputs.settings;
        let title = if self.title == settings.title {
            settings.title.clone()
        } else {
            format!("{} · {}", self.title, settings.title)
        };
        let author = settings.maintainer.as_ref().unwrap_or(&settings.title);

        // Without the site's address a feed cannot name its own, which must be whole.
        let page = href(inputs, self.path, self.page);
        let mut links = vec![link("alternate", &page, "text/html")];
        if settings.base_url.is_some() {
            let own = href(inputs, self.path, self.path);
            links.push(link("self", &own, "application/atom+xml"));
        }

        let feed = atom::Feed {
            title: atom::Text::plain(title),
            id: Identity::of_site(settings).urn(self.path),
            updated: moment(self.updated)?,
            authors: vec![atom::Person {
                name: author.clone(),
                ..atom::Person::default()
            }],
            generator: Some(atom::Generator {
                value: "Gangmu".to_owned(),
                ..atom::Generator::default()
            }),
            links,
            lang: Some(settings.language.clone()),
            entries: self.entries,
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
}

/// Returns a change of a plan as an entry of a feed.
fn entry(
    inputs: &Inputs<'_>,
    feed: &Subscription<'_, Vec<PlanId>>,
    change: &PlanChange<'_>,
) -> Result<atom::Entry, atom::Error> {
    let plan = &inputs.catalogue.plans[change.plan];
    let front = &plan.document.front;
    let title = match change.note {
        Some(note) => format!("{}\u{FF1A}{note}", titled(&front.title)),
        None => titled(&front.title),
    };

    let number = front.number.as_ref().map_or_else(String::new, |number| {
        inputs.strings.fill("feed.number", &[("number", number)])
    });
    let issuer = front.issuer.as_deref().or(front.place.as_deref());
    let deleted = inputs.catalogue.deleted_in(change.plan);
    let summary = inputs.strings.fill(
        "feed.summary",
        &[
            ("issuer", &issuer.unwrap_or_default()),
            ("plan", &titled(&front.title)),
            ("number", &number),
            ("tasks", &(plan.tasks.len() - deleted.tasks)),
            ("deadlines", &(plan.deadlines.len() - deleted.deadlines)),
        ],
    );

    let page = Route::plan(&plan.document.id).path();
    let mut entry = atom::Entry {
        // What is official, and what editors say of it, is Chinese in every edition of the site.
        title: atom::Text {
            lang: Some("zh-CN".to_owned()),
            ..atom::Text::plain(title)
        },
        id: change.published_id(inputs),
        updated: moment(change.date)?,
        links: vec![link(
            "alternate",
            &href(inputs, &feed.path, &page),
            "text/html",
        )],
        summary: Some(atom::Text::plain(summary.trim().to_owned())),
        ..atom::Entry::default()
    };
    name_passages(inputs, &feed.path, feed.owner, change, &mut entry);
    Ok(entry)
}
