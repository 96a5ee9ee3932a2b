//! The shape of content/site.toml.

use schemars::JsonSchema;

/// The settings of a site.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Site {
    /// Name of the site.
    title: Option<String>,
    /// One sentence under it.
    subtitle: Option<String>,
    /// Where the site will live; left out while that is not known.
    #[schemars(regex(pattern = "^(https?://.*)?$"))]
    base_url: Option<String>,
    /// Language of the interface: the name of a file in the theme's i18n folder.
    #[schemars(regex(pattern = "^[A-Za-z0-9_-]+$"))]
    language: Option<String>,
    /// Folder of the theme below themes/.
    #[schemars(regex(pattern = "^[A-Za-z0-9_-]+$"))]
    theme: Option<String>,
    /// Under which terms the site's own work may be used.
    licence: Option<Licence>,
    /// Who keeps the site.
    maintainer: Option<String>,
    /// Where errors are reported: an address of mail or of a page.
    contact: Option<String>,
    /// A name for the site that never changes: it makes the ids of its feeds and calendars its own.
    id: Option<String>,
    /// Where the site is published, if that place has limits to warn of.
    host: Option<Host>,
    /// Whether what was read once can be read again without a line.
    offline: Option<bool>,
}

/// A place that publishes folders of files.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum Host {
    /// Cloudflare Pages, free plan
    #[schemars(rename = "cloudflare-pages")]
    Cloudflare,
    /// GitHub Pages
    #[schemars(rename = "github-pages")]
    Github,
    /// GitLab Pages on gitlab.com
    #[schemars(rename = "gitlab-pages")]
    Gitlab,
}

/// Terms of use.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Licence {
    /// What is shown.
    name: String,
    /// Where it leads.
    url: Option<String>,
}
