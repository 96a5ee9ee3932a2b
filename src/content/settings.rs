//! The settings of a site: content/site.toml.

use crate::address::Route;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::is_plain_name;
use crate::base::toml_table::{Reader, Table};
use crate::content::extra;
use crate::content::footer::Footer;
use crate::content::menu::Menu;
use crate::content::origins::Origins;
use crate::content::publish::Publish;
use fluent_uri::Uri;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::ops::Range;

/// What a maintainer sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(default, deny_unknown_fields)]
pub struct Settings {
    /// Name of the site.
    pub title: String,
    /// One sentence under it.
    pub subtitle: String,
    /// Where the site will live, with a final slash; absent while that is not known.
    #[schemars(regex(pattern = "^(https?://.*)?$"))]
    pub base_url: Option<String>,
    /// Language of the interface: the name of a file in the theme's i18n folder.
    #[schemars(regex(pattern = "^[A-Za-z0-9_-]+$"))]
    pub language: String,
    /// Folder of the theme below themes/.
    #[schemars(regex(pattern = "^[A-Za-z0-9_-]+$"))]
    pub theme: String,
    /// Under which terms the site's own work may be used.
    pub licence: Option<Link>,
    /// Who keeps the site.
    pub maintainer: Option<String>,
    /// Where errors are reported: an address of mail or of a page.
    pub contact: Option<String>,
    /// A name for the site that never changes: it makes the ids of its feeds and calendars its own.
    pub id: Option<String>,
    /// Where the site is published, if that place has limits to warn of.
    pub host: Option<Host>,
    /// Whether what was read once can be read again without a line: a service worker.
    pub offline: bool,
    /// Which files are made.
    pub publish: Publish,
    /// A picture of static/ that stands beside the name of the site.
    pub logo: Option<String>,
    /// What stands in the menu.
    pub menu: Menu,
    /// What stands at the foot of each page.
    pub footer: Footer,
    /// Other hosts that pages may load from.
    pub origins: Origins,
    /// Whatever the theme asks for: `site.extra` in templates.
    pub extra: Map<String, Value>,
}

/// A place that publishes folders of files, with limits that a build is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Host {
    /// Cloudflare Pages, free plan
    #[serde(rename = "cloudflare-pages")]
    Cloudflare,
    /// GitHub Pages
    #[serde(rename = "github-pages")]
    Github,
    /// GitLab Pages on gitlab.com
    #[serde(rename = "gitlab-pages")]
    Gitlab,
}

/// A name with an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "NamedLink", deny_unknown_fields)]
pub struct Link {
    /// What is shown.
    pub name: String,
    /// Where it leads.
    pub url: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            title: "纲目".to_owned(),
            subtitle: String::new(),
            base_url: None,
            language: "zh-CN".to_owned(),
            theme: "gazette".to_owned(),
            licence: None,
            maintainer: None,
            contact: None,
            id: None,
            host: None,
            offline: false,
            publish: Publish::default(),
            logo: None,
            menu: Menu::default(),
            footer: Footer::default(),
            origins: Origins::default(),
            extra: Map::new(),
        }
    }
}

impl Settings {
    /// Returns whether the interface is in English.
    pub fn is_english(&self) -> bool {
        self.language.starts_with("en")
    }

    /// Returns the whole address of a page or a file; only its path where the site's address is not known.
    pub fn address(&self, route: &Route<'_>) -> String {
        self.web_address(route).unwrap_or_else(|| route.path())
    }

    /// Returns the whole address of a page or a file; nothing where the site's address is not known.
    pub fn web_address(&self, route: &Route<'_>) -> Option<String> {
        let base = self.base_url.as_deref()?;
        // The first page is the folder itself.
        if *route == Route::HOME {
            return Some(base.to_owned());
        }
        Some(format!("{base}{}", route.path()))
    }

    /// Returns whether nothing in it names a page or a file of the site.
    pub fn names_no_path(&self) -> bool {
        self.logo.is_none() && self.menu.entry.is_empty() && self.footer.line.is_empty()
    }

    /// Returns the folder on its host that the site lies in, with slashes at both ends: `/` for a host of its own, and
    /// where the site's address is not known.
    pub fn folder_on_host(&self) -> &str {
        let base = self.base_url.as_deref();
        let address = base.and_then(|base| Uri::parse(base).ok());
        let path = address.map_or("", |address| address.path().as_str());
        if path.is_empty() { "/" } else { path }
    }

    /// Returns the host that the site is on, with its port if it has one; nothing where its address is not known.
    pub fn host_name(&self) -> Option<&str> {
        let address = Uri::parse(self.base_url.as_deref()?).ok()?;
        address.authority().map(|authority| authority.as_str())
    }

    /// Reads content/site.toml; what is missing keeps its default.
    pub fn read(source: &Source) -> Warned<Settings> {
        let reader = Reader::new(source);
        let mut table = reader.parse(0..source.text().len());
        let default = Settings::default();

        let title = table.take("title").unwrap_or(default.title);
        let subtitle = table.take("subtitle").unwrap_or(default.subtitle);
        let base_url = read_base_url(&reader, &mut table);
        let language = read_name(&reader, &mut table, "language").unwrap_or(default.language);
        let theme = read_name(&reader, &mut table, "theme").unwrap_or(default.theme);
        let licence = table.table("licence").and_then(read_link);
        let maintainer = table.take("maintainer");
        let contact = table.contact("contact");
        let id: Option<String> = table.take("id");

        // Ids that are made without it are those of every other site without it.
        if let (Some(base_url), None) = (&base_url, &id) {
            let message = message!("this-site-is-published-but-has");
            let problem = Diagnostic::warning("no-id", message)
                .help(message!("the-ids-of-its-feeds-and-events"));
            reader.report(problem, base_url.span.clone());
        }

        let host = table.take("host");
        let offline = table.take("offline").unwrap_or(default.offline);
        let publish = table.table("publish");
        let publish = publish.map(|table| Publish::read(&reader, table));
        let logo = table.take("logo");
        let menu = table.table("menu");
        let menu = menu.map(|table| Menu::read(&reader, table));
        let footer = table.table("footer");
        let footer = footer.map(|table| Footer::read(&reader, table));
        let origins = table.table("origins");
        let origins = origins.map(|table| Origins::read(&reader, table));
        let extra = table.table("extra").map(extra::read);
        table.finish();
        let settings = Settings {
            title,
            subtitle,
            base_url: base_url.map(|base_url| base_url.folder),
            language,
            theme,
            licence,
            maintainer,
            contact,
            id,
            host,
            offline,
            publish: publish.unwrap_or_default(),
            logo,
            menu: menu.unwrap_or_default(),
            footer: footer.unwrap_or_default(),
            origins: origins.unwrap_or_default(),
            extra: extra.unwrap_or_default(),
        };
        Warned::new(settings, reader.finish())
    }
}

/// Where the site will live.
struct BaseUrl {
    /// Its whole address, with a final slash.
    folder: String,
    /// Its place in the file.
    span: Range<usize>,
}

/// Reads where the site will live; reports an address that pages cannot be put below.
fn read_base_url(reader: &Reader<'_>, table: &mut Table<'_>) -> Option<BaseUrl> {
    let (url, span) = table.web_address("base_url")?;
    let leads_to_place = url.query().is_some() || url.fragment().is_some();
    if leads_to_place || url.path().as_str().split('/').any(is_step) {
        let message = message!("base-url-has-a-part-that-pages");
        let problem =
            Diagnostic::error("bad-value", message).help(message!("end-it-with-the-folder"));
        reader.report(problem, span.clone());
    }
    let folder = format!("{}/", url.as_str().trim_end_matches('/'));
    Some(BaseUrl { folder, span })
}

/// Returns whether a part of a path is a step to another folder, `..` or `.`: browsers take it out of an address, but whoever
/// compares addresses does not.
fn is_step(part: &str) -> bool {
    let plain = part.to_ascii_lowercase().replace("%2e", ".");
    plain == "." || plain == ".."
}

/// Reads the name of a file or a folder of a theme; reports what would lead out of it.
fn read_name(reader: &Reader<'_>, table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let (name, span) = table.take_at::<String>(key)?;
    if !is_plain_name(&name) {
        let problem = Diagnostic::error("bad-value", message!("key-cannot-be-name", key, name))
            .help(message!("it-names-a-file-or-folder"));
        reader.report(problem, span);
        return None;
    }
    Some(name)
}

/// Reads a name with an address.
fn read_link(mut table: Table<'_>) -> Option<Link> {
    let name = table.need("name");
    let url = table.web_address("url").map(|(url, _)| url.into_string());
    table.finish();
    Some(Link { name: name?, url })
}

#[cfg(test)]
mod tests {
    use super::{Settings, is_step};

    #[test]
    fn steps_are_no_parts_of_an_address() {
        for part in [".", "..", "%2e%2E", ".%2e"] {
            assert!(is_step(part), "{part}");
        }
        for part in ["", "a.b", "...", "%2f"] {
            assert!(!is_step(part), "{part}");
        }
    }

    #[test]
    fn the_folder_on_a_host_has_slashes_at_both_ends() {
        let folder = |base_url: Option<&str>| {
            let settings = Settings {
                base_url: base_url.map(str::to_owned),
                ..Settings::default()
            };
            settings.folder_on_host().to_owned()
        };

        assert_eq!(folder(None), "/");
        assert_eq!(folder(Some("https://www.example.cn/")), "/");
        assert_eq!(folder(Some("https://www.example.cn:8080/a/b/")), "/a/b/");
    }
}
