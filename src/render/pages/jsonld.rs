//! JSON-LD in the words of <https://schema.org>: the way to a page, and what the page is about.

use super::Item;
use super::common::At;
use crate::address::Route;
use crate::content::gazetteer::UnitKind;
use crate::link::catalogue::{PlanId, TaskId, UnitId};
use serde_json::{Map, Value, json};

/// One graph: the way to the page, and what it is about.
pub(super) fn graph(at: &At<'_>, item: Item, title: &str) -> String {
    let graph = match item {
        Item::Home => vec![site(at)],
        Item::Card(_) => vec![about(at, item, title)],
        _ => vec![way(at, item, title), about(at, item, title)],
    };
    let whole = json!({ "@context": "https://schema.org", "@graph": graph });
    // Nothing in it may end the script element.
    whole.to_string().replace('<', "\\u003c")
}

/// An address that is whole where the site's is known, else relative to this page.
fn address(at: &At<'_>, route: &Route<'_>) -> String {
    if at.settings.base_url.is_some() {
        at.settings.address(route)
    } else {
        at.here.href(route)
    }
}

fn site(at: &At<'_>) -> Value {
    let home = address(at, &Route::HOME);
    let mut site = json!({
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": at.settings.title,
        "inLanguage": at.settings.language,
    });
    if !at.settings.subtitle.is_empty() {
        site["description"] = json!(at.settings.subtitle);
    }
    if let Some(maintainer) = &at.settings.maintainer {
        site["publisher"] = json!({ "@type": "Organization", "name": maintainer });
    }
    if at.settings.base_url.is_some() {
        site["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{}?q={{search_term_string}}", at.settings.address(&Route::SEARCH)) },
            "query-input": "required name=search_term_string",
        });
    }
    site
}

/// The way from the first page to this one.
fn way(at: &At<'_>, item: Item, title: &str) -> Value {
    let mut steps: Vec<(String, Option<Route<'_>>)> =
        vec![(at.settings.title.clone(), Some(Route::HOME))];
    let above = match item {
        Item::Plan(_) | Item::Task(_) => Some(("nav.plans", Route::PLANS)),
        Item::Unit(_) => Some(("nav.units", Route::UNITS)),
        Item::Park(_) => Some(("nav.parks", Route::PARKS)),
        Item::Project(_) => Some(("nav.projects", Route::PROJECTS)),
        Item::Month(_) | Item::Year(_) => Some(("nav.months", Route::MONTHS)),
        Item::Source(_) => Some(("nav.sources", Route::SOURCES)),
        _ => None,
    };
    steps.extend(above.map(|(word, route)| (at.word(word), Some(route))));
    if let Item::Task(id) = item {
        let plan = at.catalogue.tasks[id].plan;
        let front = &at.catalogue.plans[plan].document.front;
        steps.push((front.title.clone(), Some(at.plan_route(plan))));
    }
    steps.push((title.to_owned(), Some(at.here)));
    let items: Vec<Value> = steps
        .iter()
        .enumerate()
        .map(|(index, (name, route))| {
            let mut step = json!({ "@type": "ListItem", "position": index + 1, "name": name });
            if let Some(route) = route {
                step["item"] = json!(address(at, route));
            }
            step
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

fn about(at: &At<'_>, item: Item, title: &str) -> Value {
    match item {
        Item::Plan(id) => plan(at, id),
        Item::Task(id) | Item::Card(id) => task(at, id),
        Item::Unit(id) => unit(at, id),
        Item::Park(id) => {
            let entry = &at.catalogue.parks[id];
            let parent = entry.parent.map(|parent| {
                let park = &at.catalogue.parks[parent].park;
                json!({ "@type": "Place", "name": park.name, "url": address(at, &Route::park(&park.id)) })
            });
            thing(
                at,
                "Place",
                &entry.park.name,
                &entry.park.aliases,
                [("containedInPlace", parent)],
            )
        }
        Item::Project(id) => {
            let entry = &at.catalogue.projects[id];
            thing(at, "Thing", &entry.project.name, &entry.project.aliases, [])
        }
        Item::Data => dataset(at),
        Item::About => page(at, "AboutPage", title),
        Item::Search => page(at, "SearchResultsPage", title),
        Item::Source(_) => page(at, "WebPage", title),
        _ => page(at, "CollectionPage", title),
    }
}

fn page(at: &At<'_>, kind: &str, title: &str) -> Value {
    let here = address(at, &at.here);
    json!({ "@type": kind, "@id": here, "url": here, "name": title, "inLanguage": at.settings.language, "isPartOf": { "@type": "WebSite", "@id": address(at, &Route::HOME) } })
}

fn thing<const N: usize>(
    at: &At<'_>,
    kind: &str,
    name: &str,
    aliases: &[String],
    more: [(&str, Option<Value>); N],
) -> Value {
    let here = address(at, &at.here);
    let mut thing = Map::new();
    thing.insert("@type".to_owned(), json!(kind));
    thing.insert("@id".to_owned(), json!(here));
    thing.insert("url".to_owned(), json!(here));
    thing.insert("name".to_owned(), json!(name));
    let others: Vec<&String> = aliases.iter().filter(|alias| *alias != name).collect();
    if !others.is_empty() {
        thing.insert("alternateName".to_owned(), json!(others));
    }
    for (key, value) in more {
        thing.extend(value.map(|value| (key.to_owned(), value)));
    }
    Value::Object(thing)
}

fn plan(at: &At<'_>, id: PlanId) -> Value {
    let entry = &at.catalogue.plans[id];
    let front = &entry.document.front;
    let parts: Vec<Value> = entry
        .tasks
        .iter()
        .map(|&task| json!({ "@id": address(at, &at.task_route(task)) }))
        .collect();
    thing(
        at,
        "Legislation",
        &front.title,
        &[],
        [
            ("inLanguage", Some(json!("zh-CN"))),
            (
                "legislationIdentifier",
                front.number.as_ref().map(|number| json!(number)),
            ),
            (
                "legislationDate",
                front.written.map(|date| json!(date.to_string())),
            ),
            (
                "datePublished",
                front.published.map(|date| json!(date.to_string())),
            ),
            ("legislationPassedBy", passed_by(front)),
            (
                "legislationJurisdiction",
                front
                    .place
                    .as_ref()
                    .map(|place| json!({ "@type": "AdministrativeArea", "name": place })),
            ),
            ("isBasedOn", front.source.url.as_ref().map(|url| json!(url))),
            (
                "dateModified",
                front
                    .revisions
                    .last()
                    .map(|revision| json!(revision.date.to_string())),
            ),
            ("hasPart", (!parts.is_empty()).then(|| json!(parts))),
        ],
    )
}

fn task(at: &At<'_>, id: TaskId) -> Value {
    let entry = &at.catalogue.tasks[id];
    let plan = &at.catalogue.plans[entry.plan];
    let front = &plan.document.front;
    let mut above = json!({
        "@type": "Legislation",
        "@id": address(at, &at.plan_route(entry.plan)),
        "name": front.title,
    });
    if let Some(number) = &front.number {
        above["legislationIdentifier"] = json!(number);
    }
    let units: Vec<Value> = entry
        .units()
        .into_iter()
        .map(|unit| {
            let unit = &at.catalogue.units[unit].unit;
            json!({ "@type": body(unit.kind), "name": unit.name, "url": address(at, &Route::unit(&unit.id)) })
        })
        .collect();
    let number = &plan.numbers[entry.node];
    let own = address(at, &at.task_route(id));
    let mut task = thing(
        at,
        "Legislation",
        &at.catalogue.node(id).name(80),
        &[],
        [
            ("inLanguage", Some(json!("zh-CN"))),
            (
                "legislationIdentifier",
                Some(json!(match &front.number {
                    Some(document) => format!("{document} {number}"),
                    None => number.clone(),
                })),
            ),
            ("isPartOf", Some(above)),
            (
                "legislationResponsible",
                (!units.is_empty()).then(|| json!(units)),
            ),
        ],
    );
    // A card is about the task, whose own page is its address.
    task["@id"] = json!(own);
    task["url"] = json!(own);
    task
}

fn body(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Enterprise => "Corporation",
        UnitKind::Group | UnitKind::Other | UnitKind::Institution | UnitKind::Party => {
            "Organization"
        }
        _ => "GovernmentOrganization",
    }
}

fn unit(at: &At<'_>, id: UnitId) -> Value {
    let entry = &at.catalogue.units[id];
    let named = |other: UnitId| {
        let unit = &at.catalogue.units[other].unit;
        json!({ "@type": body(unit.kind), "name": unit.name, "url": address(at, &Route::unit(&unit.id)) })
    };
    let place = entry
        .unit
        .place
        .as_ref()
        .and_then(|id| at.catalogue.places.iter().find(|place| place.id == *id));
    let members: Vec<Value> = entry.members.iter().map(|&member| named(member)).collect();
    thing(
        at,
        body(entry.unit.kind),
        &entry.unit.name,
        &entry.unit.aliases,
        [
            ("parentOrganization", entry.parent.map(named)),
            (
                "areaServed",
                place.map(|place| json!({ "@type": "AdministrativeArea", "name": place.name })),
            ),
            ("member", (!members.is_empty()).then(|| json!(members))),
        ],
    )
}

fn dataset(at: &At<'_>) -> Value {
    let file = |name: &str, mime: &str| {
        json!({
            "@type": "DataDownload",
            "contentUrl": address(at, &Route::dataset(name)),
            "encodingFormat": mime,
            "name": name,
        })
    };
    let mut files = vec![
        file("gangmu.json", "application/json"),
        file("gangmu.sqlite", "application/vnd.sqlite3"),
        file("datapackage.json", "application/json"),
    ];
    files.extend(
        at.tables
            .iter()
            .map(|table| file(&format!("csv/{}.csv", table.name), "text/csv")),
    );
    let here = address(at, &Route::DATA);
    let settings = at.settings;
    let description = if settings.subtitle.is_empty() {
        &settings.title
    } else {
        &settings.subtitle
    };
    let mut set = json!({
        "@type": "Dataset",
        "@id": here,
        "url": here,
        "name": format!("{} · {}", at.word("data.title"), settings.title),
        "description": description,
        "inLanguage": "zh-CN",
        "distribution": files,
    });
    if let Some(maintainer) = &settings.maintainer {
        set["creator"] = json!({ "@type": "Organization", "name": maintainer });
    }
    if let Some(url) = settings
        .licence
        .as_ref()
        .and_then(|licence| licence.url.as_ref())
    {
        set["license"] = json!(url);
    }
    set
}

/// Who issued a plan: one body, or a list of several.
fn passed_by(front: &crate::plan::Front) -> Option<Value> {
    let body = |name: &str| json!({ "@type": "GovernmentOrganization", "name": name });
    match front.issuers().as_slice() {
        [] => None,
        [one] => Some(body(one)),
        several => Some(several.iter().map(|name| body(name)).collect()),
    }
}
