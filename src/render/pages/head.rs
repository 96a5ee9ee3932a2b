//! What the head of a page says to programs: links to its data, calendars and feeds, and metadata for
//! reference managers and for previews.

use super::beside::Beside;
use super::kind::PageKind;
use crate::address::Route;
use crate::render::cite::Work;
use crate::render::icon;
use crate::render::parts::{At, jsonld};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// `<meta name="…" property="…" content="…">`: what two vocabularies say alike is said once, under both keys.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Meta {
    /// Its key as a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
    /// Its key as a property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<&'static str>,
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

impl Head {
    /// Makes the head of a page with this title.
    pub(super) fn new<Kind: PageKind>(
        at: &At<'_>,
        page: &Kind,
        title: &str,
        beside: &Beside,
    ) -> Self {
        let work = page.work(at);
        let summary = page.summary(at);

        let mut metas = preview(at, title, work.as_ref(), summary);
        if let Some(work) = &work {
            metas.extend(citation(work));
        }
        // What is empty says nothing.
        metas.retain(|meta| !meta.content.is_empty());

        Self {
            metas,
            links: links(at, page, beside),
            json_ld: jsonld::graph(page.json_ld(at, title)),
        }
    }
}

impl Meta {
    fn property(property: &'static str, content: impl Into<String>) -> Self {
        Self {
            name: None,
            property: Some(property),
            content: content.into(),
        }
    }

    fn name(name: &'static str, content: impl Into<String>) -> Self {
        Self {
            name: Some(name),
            property: None,
            content: content.into(),
        }
    }

    /// Gives it a key as a name, too.
    fn and_name(self, name: &'static str) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }
}

/// Returns what previews show, in the words of Open Graph (<https://ogp.me>), and what search engines show.
fn preview(
    at: &At<'_>,
    title: &str,
    work: Option<&Work<'_>>,
    summary: Option<String>,
) -> Vec<Meta> {
    let settings = at.settings;
    let title = if title.is_empty() {
        &settings.title
    } else {
        title
    };
    let footnote = || work.map(Work::footnote);
    let summary = summary.filter(|summary| !summary.is_empty());
    let description = summary.or_else(footnote);
    let description = description.unwrap_or_else(|| settings.subtitle.clone());

    let page_type = if work.is_some() { "article" } else { "website" };
    let mut metas = vec![
        Meta::property("og:description", description).and_name("description"),
        Meta::property("og:title", title),
        Meta::property("og:type", page_type),
        Meta::property("og:site_name", &settings.title),
    ];

    // Previews want addresses that are whole.
    if let Some(address) = settings.web_address(&at.here) {
        let url = Meta::property("og:url", address);
        metas.push(match work {
            Some(_) => url.and_name("citation_public_url"),
            None => url,
        });
    }
    if let Some(base) = &settings.base_url
        && at.icon.png.is_some()
    {
        metas.push(Meta::property("og:image", format!("{base}{}", icon::PNG)));
        metas.push(Meta::name("twitter:card", "summary"));
    }
    metas
}

/// Returns what Zotero and Google Scholar read.
fn citation(work: &Work<'_>) -> Vec<Meta> {
    let mut metas = vec![Meta::name("citation_title", work.whole_title())];
    for issuer in &work.issuers {
        metas.push(Meta::name("citation_author", *issuer));
        metas.push(Meta::name("citation_technical_report_institution", *issuer));
    }
    if let Some(number) = work.number {
        metas.push(Meta::name("citation_technical_report_number", number));
    }

    let slashed = |date: Date| date.strftime("%Y/%m/%d").to_string();
    if let Some(date) = work.dated() {
        metas.push(Meta::name("citation_publication_date", slashed(date)));
    }
    if let Some(date) = work.published.filter(|_| work.written.is_some()) {
        metas.push(Meta::name("citation_online_date", slashed(date)));
    }
    metas.push(Meta::name("citation_language", "zh-CN"));
    metas
}

/// Returns what belongs to a page: the same as data, as calendar and feed, and what the whole site has.
fn links<Kind: PageKind>(at: &At<'_>, page: &Kind, beside: &Beside) -> Vec<HeadLink> {
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

    // Lists of things to do are the same as the calendar, and no program looks for them here.
    for (file, mime) in [
        (&beside.data, "application/json"),
        (&beside.calendar, "text/calendar"),
        (&beside.feed, "application/atom+xml"),
    ] {
        if let Some(href) = file {
            put("alternate", Some(mime), href.clone(), None);
        }
    }

    // These want an address that is whole.
    if at.settings.base_url.is_some() {
        // Browsers offer it where readers begin; no other page need say it again.
        if [Route::HOME, Route::SEARCH].contains(here) {
            let search = here.href_to_file("opensearch.xml");
            let name = Some(at.settings.title.clone());
            let mime = Some("application/opensearchdescription+xml");
            put("search", mime, search, name);
        }

        let oembed = page.oembed(at);
        if let Some(path) = oembed.filter(|path| at.published().offering().has(path)) {
            let address = at.settings.address(&Route::file(&path));
            put("alternate", Some("application/json+oembed"), address, None);
        }
    }

    let manifest = here.href_to_file("manifest.webmanifest");
    put("manifest", None, manifest, None);
    links
}
