//! Finds what the links of editors lead to.

use super::destination::Destination;
use super::pages::{Linked, OwnPages, Size};
use crate::base::diag::{Diagnostic, Warned, did_you_mean};
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::content::own_pages::{BodyLink, OwnPage, Target, refused_path};
use crate::content::supply::SuppliedFile;
use crate::link::catalogue::{Catalogue, PlanId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many characters of a heading name it.
const LONGEST_NAME: usize = 60;

/// The place where every page begins: what was reported leads there.
const TOP: &str = "main";

/// The endings of files that browsers show as pictures.
const PICTURES: [&str; 7] = [".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"];

/// Links pages with the catalogue, with each other and with files. `beside` are the files beside them: those that no page
/// leads to are reported and left out. `supplied` are those of static/, `logo` the path of one that stands on every page.
pub fn resolve(
    pages: Vec<OwnPage>,
    beside: Vec<SuppliedFile>,
    supplied: Vec<SuppliedFile>,
    catalogue: &Catalogue,
    logo: Option<&str>,
) -> Warned<OwnPages> {
    let mut found = Vec::new();
    let pages = without_doubles(pages, &mut found);
    let by_file: HashMap<&str, &OwnPage> = pages
        .iter()
        .map(|page| (page.file.as_str(), page))
        .collect();
    let finder = Finder {
        catalogue,
        by_file: &by_file,
    };

    let mut links = Vec::new();
    for page in &pages {
        links.push(finder.links_of(page, &mut found));
    }

    let used: HashSet<&str> = links.iter().flatten().filter_map(path_of).collect();
    let (mut files, unused): (Vec<_>, Vec<_>) = beside
        .into_iter()
        .partition(|file| used.contains(file.path.as_str()));
    found.extend(unused.iter().map(unread));
    files.extend(supplied);
    let files = sound_files(files, &mut found);

    let mut sizes = BTreeMap::new();
    for file in &files {
        let is_shown = used.contains(file.path.as_str()) || logo == Some(file.path.as_str());
        if is_shown
            && is_picture(&file.path)
            && let Ok(bytes) = file.bytes()
        {
            let size = imagesize::blob_size(&bytes).ok();
            sizes.extend(size.map(|size| {
                let (width, height) = (size.width, size.height);
                (file.path.clone(), Size { width, height })
            }));
        }
    }
    let mut names = Vec::new();
    for links in &links {
        let names_of_page = links.iter().map(|link| finder.name(link));
        names.push(names_of_page.collect::<Vec<_>>());
    }
    let pages = pages.into_iter().zip(links).zip(names);
    let linked = pages
        .map(|((page, links), names)| Linked { page, links, names })
        .collect();
    Warned::new(OwnPages::new(linked, files, sizes), found)
}

fn path_of(destination: &Destination) -> Option<&str> {
    match destination {
        Destination::Path { path, .. } => Some(path),
        _ => None,
    }
}

fn is_picture(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    PICTURES.iter().any(|ending| path.ends_with(ending))
}

/// Leaves out pages whose address another page has, and reports them.
fn without_doubles(pages: Vec<OwnPage>, found: &mut Vec<Diagnostic>) -> Vec<OwnPage> {
    let mut first: HashMap<String, Source> = HashMap::new();
    let mut single = Vec::new();
    for page in pages {
        match first.get(page.path.as_str()) {
            Some(other) => {
                let message = message!(
                    "two-pages-have-the-address-path",
                    path = page.path.to_string()
                );
                let problem = Diagnostic::error("duplicate-id", message)
                    .at_line(&page.source, 1)
                    .help(message!(
                        "give-this-page-or-name-another-address",
                        name = other.name()
                    ));
                found.push(problem);
            }
            None => {
                first.insert(page.path.to_string(), page.source.clone());
                single.push(page);
            }
        }
    }
    single
}

/// Reports a file beside pages that none of them leads to.
fn unread(file: &SuppliedFile) -> Diagnostic {
    Diagnostic::warning("unread-file", message!("no-page-leads-to-this-file"))
        .at(&Source::new(file.file.as_str(), ""), 0..0)
        .help(message!("link-to-it-show"))
}

/// Leaves out files that cannot have their path on a site, and those of one path, and reports them.
fn sound_files(files: Vec<SuppliedFile>, found: &mut Vec<Diagnostic>) -> Vec<SuppliedFile> {
    let mut first: HashMap<String, String> = HashMap::new();
    let mut sound = Vec::new();
    for file in files {
        let place = Source::new(file.file.as_str(), "");
        if let Some(why) = refused_path(&file.path) {
            let message = message!("path-cannot-be-an-address-it-why", path = file.path, why);
            let problem = Diagnostic::error("bad-path", message);
            found.push(problem.at(&place, 0..0).help(message!("rename-it")));
            continue;
        }
        // Many machines do not tell upper from lower case.
        match first.get(&file.path.to_ascii_lowercase()) {
            Some(other) => {
                let message = message!("two-files-have-the-address-path", path = file.path);
                let problem = Diagnostic::error("duplicate-id", message).at(&place, 0..0);
                found.push(problem.help(message!("rename-this-one-or-other", other)));
            }
            None => {
                first.insert(file.path.to_ascii_lowercase(), file.file.clone());
                sound.push(file);
            }
        }
    }
    sound
}

/// Finds what links lead to.
struct Finder<'a> {
    catalogue: &'a Catalogue,
    by_file: &'a HashMap<&'a str, &'a OwnPage>,
}

/// What is not there: the sentence about it, and what may have been meant.
struct Unknown {
    message: Message,
    near: Option<Message>,
}

impl Finder<'_> {
    /// Returns what the links of a page lead to; what is not there is reported.
    fn links_of(&self, page: &OwnPage, found: &mut Vec<Diagnostic>) -> Vec<Destination> {
        let mut links = Vec::new();
        for link in &page.body.links {
            if let Some(problem) = bad_picture(link) {
                found.push(problem.at(&page.source, page.source.first_line_of(link.span.clone())));
            }
            let destination = self
                .destination(page, &link.target)
                .unwrap_or_else(|unknown| {
                    let mut problem = Diagnostic::error("unknown-reference", unknown.message)
                        .at(&page.source, page.source.first_line_of(link.span.clone()));
                    problem.help = unknown.near;
                    found.push(problem);
                    Destination::Here(TOP.to_owned())
                });
            links.push(destination);
        }
        links
    }

    fn destination(&self, page: &OwnPage, target: &Target) -> Result<Destination, Unknown> {
        let catalogue = self.catalogue;
        Ok(match target {
            Target::Plan { id, node: None } => Destination::Plan(self.plan(id)?),
            Target::Plan {
                id,
                node: Some(node),
            } => {
                let plan = self.plan(id)?;
                Destination::Node(plan, self.node(plan, node)?)
            }
            Target::Task { plan, node } => {
                let id = self.plan(plan)?;
                let at = self.node(id, node)?;
                let task = catalogue.plans[id].text.task_of[at];
                Destination::Task(task.ok_or_else(|| Unknown {
                    message: message!("node-of-plan-is-no-task", node, plan),
                    near: Some(message!("lead-to-its-place-in-the-text", plan, node)),
                })?)
            }
            Target::Source(id) => Destination::Source(self.plan(id)?),
            Target::Unit(id) => {
                let ids = catalogue.units.iter().map(|entry| entry.unit.id.as_str());
                Destination::Unit(index(message!("unit"), id, ids)?.into())
            }
            Target::Park(id) => {
                let ids = catalogue.parks.iter().map(|entry| entry.park.id.as_str());
                Destination::Park(index(message!("park"), id, ids)?.into())
            }
            Target::Project(id) => {
                let ids = catalogue
                    .projects
                    .iter()
                    .map(|entry| entry.project.id.as_str());
                Destination::Project(index(message!("project"), id, ids)?.into())
            }
            Target::Month(month) if catalogue.months.contains_key(month) => {
                Destination::Month(*month)
            }
            Target::Year(year) if catalogue.years.contains_key(year) => Destination::Year(*year),
            Target::Month(month) => return Err(nothing_due(&month.to_string())),
            Target::Year(year) => return Err(nothing_due(&year.to_string())),
            Target::Page { file, anchor } => self.page(file, anchor.as_deref())?,
            Target::Path { path, anchor } => Destination::Path {
                path: path.clone(),
                anchor: anchor.clone(),
            },
            Target::Here(anchor) => {
                place_on(page, anchor)?;
                Destination::Here(anchor.clone())
            }
            Target::Web(address) => Destination::Web(address.clone()),
            Target::Nowhere => Destination::Here(TOP.to_owned()),
        })
    }

    /// Returns what the content calls what a link leads to.
    fn name(&self, destination: &Destination) -> Option<String> {
        let catalogue = self.catalogue;
        let name = match destination {
            Destination::Plan(plan) | Destination::Source(plan) => {
                &catalogue.plans[*plan].document.front.title
            }
            Destination::Node(plan, node) => {
                let outline = &catalogue.plans[*plan].text.outline;
                return Some(outline.nodes[*node].name(LONGEST_NAME));
            }
            Destination::Task(task) => return Some(catalogue.node(*task).name(LONGEST_NAME)),
            Destination::Unit(unit) => &catalogue.units[*unit].unit.name,
            Destination::Park(park) => &catalogue.parks[*park].park.name,
            Destination::Project(project) => &catalogue.projects[*project].project.name,
            Destination::Month(month) => return Some(month.to_string()),
            Destination::Year(year) => return Some(year.to_string()),
            Destination::Path { path, .. } => {
                let mut pages = self.by_file.values();
                &pages.find(|page| page.path.as_str() == path)?.front.title
            }
            Destination::Here(_) | Destination::Web(_) => return None,
        };
        Some(name.clone())
    }

    fn plan(&self, id: &str) -> Result<PlanId, Unknown> {
        let plans = self.catalogue.plans.iter();
        let ids = plans.map(|plan| plan.document.id.as_str());
        Ok(index(message!("plan"), id, ids)?.into())
    }

    fn node(&self, plan: PlanId, id: &str) -> Result<crate::plan::NodeId, Unknown> {
        let plan = &self.catalogue.plans[plan];
        let ids = plan.text.outline.nodes.iter().map(|node| node.id.as_str());
        let what = message!("node-of-id", id = plan.document.id);
        Ok(index(what, id, ids)?.into())
    }

    fn page(&self, file: &str, anchor: Option<&str>) -> Result<Destination, Unknown> {
        let Some(page) = self.by_file.get(file) else {
            return Err(Unknown {
                message: message!("there-is-no-page-content-pages-file", file),
                near: did_you_mean(file, self.by_file.keys().copied()),
            });
        };
        if let Some(anchor) = anchor {
            place_on(page, anchor)?;
        }
        Ok(Destination::Path {
            path: page.path.to_string(),
            anchor: anchor.map(str::to_owned),
        })
    }
}

/// Returns the place of an id among others; the error says what is not there.
fn index<'a>(
    what: Message,
    id: &str,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<usize, Unknown> {
    let place = ids.clone().position(|known| known == id);
    place.ok_or_else(|| Unknown {
        message: message!("there-is-no-what-with-the-id", what, id),
        near: Some(did_you_mean(id, ids).unwrap_or_else(|| message!("an-id-is-what-the-address"))),
    })
}

fn nothing_due(time: &str) -> Unknown {
    Unknown {
        message: message!("nothing-is-due-in-time-so-there", time),
        near: Some(message!("lead-to-another-month-or-year")),
    }
}

/// Looks for a place that an editor declared on a page.
fn place_on(page: &OwnPage, anchor: &str) -> Result<(), Unknown> {
    // What an editor adds to the page about the site stands above places that the theme has.
    if page.body.has_place(anchor) || page.is_about() && !page.front.replace {
        return Ok(());
    }
    let declared = page
        .body
        .headings
        .iter()
        .filter(|heading| heading.is_declared);
    let ids: Vec<&str> = declared.map(|heading| heading.id.as_str()).collect();
    let near = did_you_mean(anchor, ids.iter().copied());
    let message = message!(
        "name-has-no-place-called-anchor",
        name = page.source.name(),
        anchor
    );
    Err(Unknown {
        message,
        near: Some(near.unwrap_or_else(|| message!("give-a-heading-the-id-anchor", anchor))),
    })
}

/// Reports a picture that readers would not see.
fn bad_picture(link: &BodyLink) -> Option<Diagnostic> {
    if !link.is_picture {
        return None;
    }
    let help = match &link.target {
        Target::Path { path, .. } if !is_picture(path) => {
            message!("show-avif-gif-jpg-png-svg")
        }
        Target::Path { .. } | Target::Web(_) | Target::Nowhere => return None,
        _ => message!("a-picture-is-a-file-beside"),
    };
    Some(Diagnostic::error("bad-link", message!("this-is-no-picture")).help(help))
}
