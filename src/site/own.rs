//! What editors add to a site, compared with what the site has: addresses that are taken, links that lead nowhere.

use crate::base::diag::{Diagnostic, did_you_mean};
use crate::base::message::message;
use crate::base::source::Source;
use crate::content::settings::Settings;
use crate::link::own_pages::{Destination, OwnPages};
use std::collections::{HashMap, HashSet};

/// The anchor on the page about the site that other pages lead to.
const ANCHOR_OF_ABOUT: &str = "unlisted";

/// The paths of what Gangmu makes itself: pages, exports, assets.
pub(super) struct Made {
    /// The pages, those of editors included.
    pub pages: Vec<String>,
    /// The other files, without those of editors.
    pub files: Vec<String>,
}

/// Reports what cannot be in view of the whole site. `settings_file` is content/site.toml, where there is one.
pub(super) fn check(
    own: &OwnPages,
    settings: &Settings,
    settings_file: Option<&Source>,
    made: &Made,
) -> Vec<Diagnostic> {
    let mut found = taken(own, made);
    let mut paths: HashSet<&str> = made
        .pages
        .iter()
        .chain(&made.files)
        .map(String::as_str)
        .collect();
    paths.extend(own.files.iter().map(|file| file.path.as_str()));

    found.extend(own.lost_links(&paths));
    found.extend(refused_pictures(own, settings));
    found.extend(lost_settings(own, settings, settings_file, &paths));
    // Where something is wrong, what leads where is not known yet.
    if found.is_empty() {
        found.extend(own.unlinked(&entrances(settings)));
    }
    found.extend(missing_place(own));
    found
}

/// Reports pages and files of editors at addresses that Gangmu gives to something else.
fn taken(own: &OwnPages, made: &Made) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Many machines do not tell upper from lower case.
    let mut pages: HashMap<String, usize> = HashMap::new();
    for page in &made.pages {
        *pages.entry(page.to_ascii_lowercase()).or_default() += 1;
    }
    let files: HashSet<String> = made
        .files
        .iter()
        .map(|path| path.to_ascii_lowercase())
        .collect();

    for file in &own.files {
        let path = file.path.to_ascii_lowercase();
        if files.contains(&path) || pages.contains_key(&path) {
            found.push(taken_address(
                &file.path,
                &Source::new(file.file.as_str(), ""),
            ));
        }
    }
    for (_, page) in own.iter() {
        let path = page.path.as_str();
        if pages.get(path).is_some_and(|&count| count > 1) {
            found.push(taken_address(path, &page.source));
        }
    }
    found
}

fn taken_address(path: &str, place: &Source) -> Diagnostic {
    let message = message!("path-is-the-address-of-what-gangmu", path);
    Diagnostic::error("taken-address", message)
        .at(place, place.line_range(1).unwrap_or(0..0))
        .help(message!("give-it-another-name-nothing"))
}

/// Reports pictures on other hosts that the site's own policy keeps readers from seeing.
fn refused_pictures(own: &OwnPages, settings: &Settings) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, page) in own.iter() {
        let links = page.body.links.iter().zip(&own.get(id).links);
        for (link, destination) in links {
            if let Destination::Web(address) = destination
                && link.is_picture
                && !settings.origins.allow_picture(address)
            {
                let message = message!("readers-would-not-see-this-picture-pages");
                let problem = Diagnostic::error("foreign-picture", message)
                    .at(&page.source, page.source.first_line_of(link.span.clone()))
                    .help(message!("put-the-picture-beside-the-page"));
                found.push(problem);
            }
        }
    }
    found
}

/// Reports settings that name a page or a file that is not there.
fn lost_settings(
    own: &OwnPages,
    settings: &Settings,
    settings_file: Option<&Source>,
    paths: &HashSet<&str>,
) -> Vec<Diagnostic> {
    let at = |problem: Diagnostic, value: &str| {
        let Some(file) = settings_file else {
            return problem;
        };
        // A value that is spelt with escapes is not found.
        let start = file.text().find(&format!("\"{value}\"")).map(|at| at + 1);
        let start = start.unwrap_or_default();
        problem.at(file, start..start + value.len())
    };
    let mut found = Vec::new();
    for path in named_pages(settings) {
        if !paths.contains(path) {
            let message = message!("page-names-path-where-the-site-has", path);
            let near = did_you_mean(path, paths.iter().copied());
            let help = message!("write-the-path-of-a-page-below");
            let help = match near {
                Some(near) => message!("two-sentences", one = near, other = help),
                None => help,
            };
            let problem = at(Diagnostic::error("bad-link", message), path);
            found.push(problem.help(help));
        }
    }

    if let Some(logo) = &settings.logo {
        let has_file = own.files.iter().any(|file| file.path == *logo);
        if !has_file {
            let message = message!("logo-names-logo-but-there", logo);
            let problem = at(Diagnostic::error("bad-link", message), logo);
            found.push(problem.help(message!("put-the-picture-there-or-take")));
        }
    }
    found
}

/// Returns the pages that entries of the menu and lines of the footer lead to.
fn named_pages(settings: &Settings) -> impl Iterator<Item = &str> {
    let menu = settings.menu.entry.iter();
    let menu = menu.filter_map(|entry| entry.page.as_deref());
    let lines = settings.footer.line.iter();
    menu.chain(lines.filter_map(|line| line.page.as_deref()))
}

fn entrances(settings: &Settings) -> HashSet<&str> {
    named_pages(settings).collect()
}

/// Warns where a page takes the place of the one about the site and lacks the place that others lead to.
fn missing_place(own: &OwnPages) -> Option<Diagnostic> {
    let page = &own.get(own.about()?).page;
    if !page.front.replace || page.body.has_place(ANCHOR_OF_ABOUT) {
        return None;
    }
    let message = message!(
        "pages-of-units-lead-to-about-html",
        anchor_of_about = ANCHOR_OF_ABOUT
    );
    let problem = Diagnostic::warning("missing-place", message).at_line(&page.source, 1);
    Some(problem.help(message!(
        "say-under-a-heading-what-it-means",
        anchor_of_about = ANCHOR_OF_ABOUT
    )))
}
