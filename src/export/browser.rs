//! What browsers look for: the web app manifest (<https://www.w3.org/TR/appmanifest/>), and the description by which
//! they add the site's search
//! (<https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md>).

use super::inputs::Inputs;
use super::job::Job;
use super::xml::{document, into_bytes};
use crate::address::Route;
use crate::content::settings::Settings;
use crate::render::icon::{self, Icon};
use quick_xml::Writer;
use quick_xml::events::BytesText;
use serde_json::{Value, json};
use std::io::{self, Write};

/// How many characters OpenSearch lets a short name and a description have.
const SHORT_NAME: usize = 16;
const DESCRIPTION: usize = 1024;

/// Returns the web app manifest, and where the site's address is known the description of its search.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    let settings = inputs.settings;
    let icon = Icon::of(inputs.assets);

    let path = Route::file("manifest.webmanifest").path();
    let mut jobs = vec![Job::json(path, move || manifest(settings, icon))];

    // The description holds whole addresses.
    if let Some(base) = settings.base_url.as_deref() {
        jobs.push(Job::fallible("opensearch.xml".to_owned(), move || {
            into_bytes(|out| write_opensearch(out, base, settings, icon))
        }));
    }

    jobs
}

/// Returns the web app manifest, with those icons that the theme has.
fn manifest(settings: &Settings, icon: Icon) -> Value {
    let mut icons = Vec::new();
    if icon.svg {
        icons.push(json!({ "src": icon::SVG, "sizes": "any", "type": "image/svg+xml" }));
    }
    if let Some(side) = icon.png {
        let sizes = format!("{side}x{side}");
        icons.push(json!({ "src": icon::PNG, "sizes": sizes, "type": "image/png" }));
    }

    json!({
        "name": settings.title,
        "short_name": settings.title,
        "description": settings.subtitle,
        "lang": settings.language,
        "start_url": "index.html",
        "display": "browser",
        "icons": icons,
    })
}

/// Writes the description of the site's search. `base` is the address of the site.
fn write_opensearch(
    out: impl Write,
    base: &str,
    settings: &Settings,
    icon: Icon,
) -> io::Result<()> {
    let title = settings.title.as_str();
    let description = match settings.subtitle.as_str() {
        "" => title,
        subtitle => subtitle,
    };

    // Browsers refuse a description with longer texts.
    let short_name: String = title.chars().take(SHORT_NAME).collect();
    let description: String = description.chars().take(DESCRIPTION).collect();

    let mut writer = document(out)?;
    writer
        .create_element("OpenSearchDescription")
        .with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/"))
        .write_inner_content(|writer| {
            write_text(writer, "ShortName", &short_name)?;
            write_text(writer, "Description", &description)?;
            write_text(writer, "InputEncoding", "UTF-8")?;

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
    Ok(())
}

/// Writes an element that holds a text alone.
fn write_text(writer: &mut Writer<impl Write>, element: &str, text: &str) -> io::Result<()> {
    writer
        .create_element(element)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}
