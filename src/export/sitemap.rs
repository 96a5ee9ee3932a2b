//! What search engines and browsers look for: sitemaps (<https://www.sitemaps.org/protocol.html>),
//! robots.txt (RFC 9309), OpenSearch, the web manifest.

use super::{Inputs, Job, PageEntry};
use crate::address::Route;
use crate::render::icon::{self, Icon};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::json;
use std::io;

/// Addresses in one sitemap; its bytes stay far below 50 MB.
const ADDRESSES: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let settings = inputs.settings;
    let icon = Icon::of(inputs.assets);
    let mut icons = Vec::new();
    if icon.svg {
        icons.push(json!({ "src": icon::SVG, "sizes": "any", "type": "image/svg+xml" }));
    }
    if let Some(side) = icon.png {
        let sizes = format!("{side}x{side}");
        icons.push(json!({ "src": icon::PNG, "sizes": sizes, "type": "image/png" }));
    }
    let manifest = json!({
        "name": settings.title,
        "short_name": settings.title,
        "description": settings.subtitle,
        "lang": settings.language,
        "start_url": "index.html",
        "display": "browser",
        "icons": icons,
    });
    let mut jobs = vec![Job::json(
        Route::file("manifest.webmanifest").path(),
        move || manifest.clone(),
    )];
    let Some(base) = settings.base_url.as_deref() else {
        // Without the site's address none of the others may be written.
        jobs.push(Job::text(
            "robots.txt".to_owned(),
            "User-agent: *\nAllow: /\n".to_owned(),
        ));
        return jobs;
    };
    jobs.push(Job::text(
        "robots.txt".to_owned(),
        format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"),
    ));
    let parts: Vec<&'a [PageEntry]> = inputs.pages.chunks(ADDRESSES).collect();
    let newest = |pages: &[PageEntry]| pages.iter().filter_map(|page| page.changed).max();
    let index: Vec<PageEntry> = parts
        .iter()
        .enumerate()
        .map(|(at, pages)| PageEntry {
            path: format!("sitemap-{}.xml", at + 1),
            changed: newest(pages),
        })
        .collect();
    for (pages, entry) in parts.into_iter().zip(&index) {
        jobs.push(Job::new(entry.path.clone(), move || {
            xml("urlset", "url", base, pages)
        }));
    }
    jobs.push(Job::new("sitemap.xml".to_owned(), move || {
        xml("sitemapindex", "sitemap", base, &index)
    }));
    let (title, subtitle) = (settings.title.as_str(), settings.subtitle.as_str());
    jobs.push(Job::new("opensearch.xml".to_owned(), move || {
        opensearch(base, title, subtitle, icon).unwrap_or_default()
    }));
    jobs
}

/// A list of addresses, each with the day of its last change.
fn xml(root: &str, item: &str, base: &str, pages: &[PageEntry]) -> Vec<u8> {
    let write = || -> io::Result<Vec<u8>> {
        let mut writer = document()?;
        writer
            .create_element(root)
            .with_attribute(("xmlns", NAMESPACE))
            .write_inner_content(|writer| {
                for page in pages {
                    writer.create_element(item).write_inner_content(|writer| {
                        let path = if page.path == "index.html" {
                            ""
                        } else {
                            &page.path
                        };
                        let address = format!("{base}{path}");
                        writer
                            .create_element("loc")
                            .write_text_content(BytesText::new(&address))?;
                        if let Some(changed) = page.changed {
                            let changed = changed.to_string();
                            writer
                                .create_element("lastmod")
                                .write_text_content(BytesText::new(&changed))?;
                        }
                        Ok(())
                    })?;
                    writer.get_mut().push(b'\n');
                }
                Ok(())
            })?;
        Ok(writer.into_inner())
    };
    // Writing into memory does not fail.
    write().unwrap_or_default()
}

fn document() -> io::Result<Writer<Vec<u8>>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.get_mut().push(b'\n');
    Ok(writer)
}

/// <https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md>; short names have at
/// most 16 characters.
fn opensearch(base: &str, title: &str, subtitle: &str, icon: Icon) -> io::Result<Vec<u8>> {
    let short: String = title.chars().take(16).collect();
    let description: String = if subtitle.is_empty() { title } else { subtitle }
        .chars()
        .take(1024)
        .collect();
    let mut writer = document()?;
    writer
        .create_element("OpenSearchDescription")
        .with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/"))
        .write_inner_content(|writer| {
            writer
                .create_element("ShortName")
                .write_text_content(BytesText::new(&short))?;
            writer
                .create_element("Description")
                .write_text_content(BytesText::new(&description))?;
            writer
                .create_element("InputEncoding")
                .write_text_content(BytesText::new("UTF-8"))?;
            let template = format!("{base}search.html?q={{searchTerms}}");
            writer
                .create_element("Url")
                .with_attribute(("type", "text/html"))
                .with_attribute(("template", template.as_str()))
                .write_empty()?;
            if icon.svg {
                let address = format!("{base}{}", icon::SVG);
                writer
                    .create_element("Image")
                    .with_attribute(("type", "image/svg+xml"))
                    .write_text_content(BytesText::new(&address))?;
            }
            Ok(())
        })?;
    Ok(writer.into_inner())
}
