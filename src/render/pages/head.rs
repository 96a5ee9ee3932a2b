//! What the head of a page says to programs: links to its data, calendars and feeds, and metadata for
//! reference managers and for previews.

use super::common::At;
use super::{Item, jsonld};
use crate::address::{Companion, Route};
use crate::render::cite::Work;
use crate::render::icon;
use schemars::JsonSchema;
use serde::Serialize;

/// `<meta name="…" content="…">` or `<meta property="…" content="…">`
#[derive(Debug, Serialize, JsonSchema)]
pub struct Meta {
    /// `name` or `property`.
    pub kind: &'static str,
    /// Its key.
    pub name: &'static str,
    /// Its value.
    pub content: String,
}

/// `<link rel="…" type="…" href="…" title="…">`
#[derive(Debug, Serialize, JsonSchema)]
pub struct HeadLink {
    /// What it is to the page.
    pub rel: &'static str,
    /// Its media type.
    #[serde(rename = "type")]
    pub mime: Option<&'static str>,
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: Option<String>,
}

/// All of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Head {
    /// Metadata.
    pub metas: Vec<Meta>,
    /// Links.
    pub links: Vec<HeadLink>,
    /// JSON-LD, safe to stand in a script element; empty where there is none.
    pub json_ld: String,
}

pub(super) fn of(at: &At<'_>, item: Item, title: &str) -> Head {
    let hidden = matches!(item, Item::NotFound | Item::Former(_));
    Head {
        metas: metas(at, item, title),
        links: links(at, item),
        json_ld: if hidden {
            String::new()
        } else {
            jsonld::graph(at, item, title)
        },
    }
}

fn work<'a>(at: &At<'a>, item: Item) -> Option<Work<'a>> {
    match item {
        Item::Plan(id) => Some(Work::plan(at.catalogue, at.settings, id)),
        Item::Task(id) => Some(Work::task(at.catalogue, at.settings, id)),
        _ => None,
    }
}

/// Open Graph (<https://ogp.me>), and what Zotero and Google Scholar read.
fn metas(at: &At<'_>, item: Item, title: &str) -> Vec<Meta> {
    let mut metas = Vec::new();
    let mut put = |kind, name, content: String| {
        if !content.is_empty() {
            metas.push(Meta {
                kind,
                name,
                content,
            });
        }
    };
    let article = matches!(item, Item::Plan(_) | Item::Task(_));
    let own = if title.is_empty() {
        &at.settings.title
    } else {
        title
    };
    put("property", "og:title", own.to_owned());
    put(
        "property",
        "og:type",
        if article { "article" } else { "website" }.to_owned(),
    );
    put("property", "og:site_name", at.settings.title.clone());
    put(
        "property",
        "og:locale",
        at.settings.language.replace('-', "_"),
    );
    if at.settings.base_url.is_some() {
        put("property", "og:url", at.settings.address(&at.here));
    }
    let description = match item {
        Item::Task(id) => super::card::beginning(at.catalogue.node(id)),
        _ => work(at, item).map_or_else(|| at.settings.subtitle.clone(), |work| work.footnote()),
    };
    put("property", "og:description", description);
    // Previews want an address that is whole.
    if let (Some(base), Some(side)) = (&at.settings.base_url, at.icon.png) {
        put("property", "og:image", format!("{base}{}", icon::PNG));
        put("property", "og:image:type", "image/png".to_owned());
        put("property", "og:image:width", side.to_string());
        put("property", "og:image:height", side.to_string());
        put("property", "og:image:alt", at.settings.title.clone());
        put("name", "twitter:card", "summary".to_owned());
    }
    let Some(work) = work(at, item) else {
        return metas;
    };
    put("name", "citation_title", work.whole_title());
    for issuer in &work.issuers {
        put("name", "citation_author", (*issuer).to_owned());
        put(
            "name",
            "citation_technical_report_institution",
            (*issuer).to_owned(),
        );
    }
    if let Some(number) = work.number {
        put(
            "name",
            "citation_technical_report_number",
            number.to_owned(),
        );
    }
    if let Some(date) = work.dated() {
        put(
            "name",
            "citation_publication_date",
            date.strftime("%Y/%m/%d").to_string(),
        );
    }
    put("name", "citation_language", "zh-CN".to_owned());
    if at.settings.base_url.is_some() {
        put("name", "citation_public_url", work.url);
    }
    metas
}

fn links(at: &At<'_>, item: Item) -> Vec<HeadLink> {
    let mut links = Vec::new();
    let mut put = |rel, mime, href: String, title: Option<String>| {
        links.push(HeadLink {
            rel,
            mime,
            href,
            title,
        });
    };
    let here = &at.here;
    let root = here.root();
    if has_data(item) {
        put(
            "alternate",
            Some("application/json"),
            format!("{root}{}", here.data()),
            None,
        );
    }
    let owner = item.outlet_owner();
    let companion = |companion: Companion| here.href_to_file(&here.companion(companion));
    if owner.is_some_and(|owner| at.outlets.has_calendar(owner)) {
        put(
            "alternate",
            Some("text/calendar"),
            companion(Companion::Calendar),
            None,
        );
    }
    if owner.is_some_and(|owner| at.outlets.has_feed(owner)) {
        put(
            "alternate",
            Some("application/atom+xml"),
            companion(Companion::Feed),
            None,
        );
    }
    if at.settings.base_url.is_some() {
        put(
            "search",
            Some("application/opensearchdescription+xml"),
            format!("{root}opensearch.xml"),
            Some(at.settings.title.clone()),
        );
        if let Item::Task(_) | Item::Plan(_) = item {
            put("cite-as", None, at.settings.address(here), None);
        }
        if let Item::Task(id) = item {
            let card = Item::Card(id).route(at.catalogue, at.moves);
            let data = at.settings.address(&Route::file(&card.data()));
            put("alternate", Some("application/json+oembed"), data, None);
        }
    }
    put(
        "manifest",
        None,
        format!("{root}manifest.webmanifest"),
        None,
    );
    links
}

/// Whether a page's data lies beside it.
pub(super) fn has_data(item: Item) -> bool {
    matches!(
        item,
        Item::Plan(_)
            | Item::Task(_)
            | Item::Unit(_)
            | Item::Park(_)
            | Item::Project(_)
            | Item::Month(_)
    )
}
