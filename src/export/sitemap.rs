//! Sitemaps for search engines (<https://www.sitemaps.org/protocol.html>), and robots.txt (RFC 9309) that names them.

use super::job::Job;
use super::xml::{document, into_bytes};
use super::{Inputs, PageEntry};
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io::{self, Write};

/// How many addresses stand in one sitemap; its bytes stay far below 50 MB.
const ADDRESSES: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    // Sitemaps hold whole addresses, so there are none where the site's own is not known.
    let Some(base) = inputs.settings.base_url.as_deref() else {
        return vec![robots("")];
    };
    let mut jobs = vec![robots(&format!("Sitemap: {base}sitemap.xml\n"))];

    let mut index = Vec::new();
    for (at, pages) in inputs.pages.chunks(ADDRESSES).enumerate() {
        let path = format!("sitemap-{}.xml", at + 1);
        jobs.push(Job::fallible(path.clone(), move || {
            into_bytes(|out| write_list(out, "urlset", "url", pages))
        }));
        index.push(PageEntry {
            address: format!("{base}{path}"),
            changed: pages.iter().filter_map(|page| page.changed).max(),
        });
    }
    jobs.push(Job::fallible("sitemap.xml".to_owned(), move || {
        into_bytes(|out| write_list(out, "sitemapindex", "sitemap", &index))
    }));

    jobs
}

fn robots(sitemap: &str) -> Job<'static> {
    let text = format!("User-agent: *\nAllow: /\n{sitemap}");
    Job::text("robots.txt".to_owned(), text)
}

/// Writes a list of addresses, each with the day of its last change. `root` and `item` are the names of the elements.
fn write_list(out: impl Write, root: &str, item: &str, entries: &[PageEntry]) -> io::Result<()> {
    let mut writer = document(out)?;
    writer
        .create_element(root)
        .with_attribute(("xmlns", NAMESPACE))
        .write_inner_content(|writer| {
            for entry in entries {
                write_item(writer, item, entry)?;
                writer.get_mut().write_all(b"\n")?;
            }
            Ok(())
        })?;
    Ok(())
}

fn write_item(writer: &mut Writer<impl Write>, item: &str, entry: &PageEntry) -> io::Result<()> {
    writer.create_element(item).write_inner_content(|writer| {
        writer
            .create_element("loc")
            .write_text_content(BytesText::new(&entry.address))?;
        if let Some(changed) = entry.changed {
            writer
                .create_element("lastmod")
                .write_text_content(BytesText::new(&changed.to_string()))?;
        }
        Ok(())
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write_list;
    use crate::export::PageEntry;
    use std::io::{self, Write};

    /// What takes no bytes.
    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::other("full"))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_list_that_cannot_be_written_is_an_error() {
        let page = PageEntry {
            address: "https://example.org/".to_owned(),
            changed: None,
        };
        let error = write_list(Full, "urlset", "url", &[page]);
        assert_eq!(error.unwrap_err().to_string(), "full");
    }
}
