//! Reads a project and links it to a site that is ready to be rendered.

use super::clock::build_time;
use super::report::{Report, tally};
use crate::base::diag::{Diagnostic, error_count};
use crate::base::message::message;
use crate::content::permalinks::Ledger;
use crate::content::settings::Settings;
use crate::link::catalogue::Catalogue;
use crate::link::own_pages::OwnPages;
use crate::site::Proved;
use crate::site::archived::Archive;
use crate::site::assembly::{self, Content, Site};
use crate::site::disk::project::Project;
use anyhow::Result;
use std::collections::BTreeSet;
use std::io;
use std::sync::Mutex;
use std::time::Instant;

/// The archived files of a project, which notes what is asked for.
struct NotingArchive<'a> {
    project: &'a Project,
    asked: Mutex<BTreeSet<String>>,
}

impl Archive for NotingArchive<'_> {
    fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        if let Ok(mut asked) = self.asked.lock() {
            asked.insert(path.to_owned());
        }
        self.project.bytes(path)
    }

    fn admit(&self, path: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        self.project.admit(path, bytes)
    }
}

/// Reads and links everything. There is a site only if nothing is wrong with it; what is wrong or doubtful comes
/// with it.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn load_site(project: &Project, report: &Report) -> Result<(Option<Site>, Vec<Diagnostic>)> {
    load_site_over(project, Proved::default(), report)
}

/// Does the same as [`load_site`]; plans that were proved and have not changed since are not proved again.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn load_site_over(
    project: &Project,
    proved: Proved<'_>,
    report: &Report,
) -> Result<(Option<Site>, Vec<Diagnostic>)> {
    let mut found = Vec::new();

    let begun = Instant::now();
    let content = project.content(&mut found)?;
    report.step("read", begun);
    let site = link_site(project, &content, proved, report, &mut found)?;
    Ok((site, found))
}

/// Reads and links everything for a command that looks for something in it; `None` where something is wrong, which is
/// reported.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn load_catalogue(project: &Project, report: &Report) -> Result<Option<Catalogue>> {
    let mut found = Vec::new();
    let content = project.content(&mut found)?;
    let catalogue = assembly::catalogue(&content, project).drain_into(&mut found);
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        report.say(&message!(
            "nothing-was-compared-tally",
            tally = tally(&found)
        ));
        return Ok(None);
    }
    Ok(Some(catalogue))
}

/// Reads some plans of a project, by their addresses, and links them to a site of their own. What can only be wrong between
/// plans, or with the site as a whole, is not looked for.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn load_part(
    project: &Project,
    plans: &BTreeSet<String>,
    report: &Report,
) -> Result<(Option<Site>, Vec<Diagnostic>)> {
    let mut found = Vec::new();
    let begun = Instant::now();
    let content = project.content_of(Some(plans), &mut found)?;
    report.step("read", begun);

    let begun = Instant::now();
    let settings = assembly::settings(&content).drain_into(&mut found);
    let catalogue = assembly::catalogue_of_part(&content, project).drain_into(&mut found);
    // Their links lead to other parts, too.
    let own = assembly::own_pages(&content, &catalogue, &settings).value;
    report.step("link", begun);

    let site = assembled(project, &content, settings, catalogue, own, &mut found)?;
    Ok((site.map(|(site, _)| site), found))
}

/// Links a content to a site, as [`load_site`] does.
///
/// # Errors
/// A file or folder that cannot be read.
pub fn link_site(
    project: &Project,
    content: &Content,
    proved: Proved<'_>,
    report: &Report,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Site>> {
    let settings = assembly::settings(content).drain_into(found);
    let begun = Instant::now();
    let archive = NotingArchive {
        project,
        asked: Mutex::default(),
    };
    let catalogue = assembly::catalogue_over(content, &archive, proved).drain_into(found);
    let own = assembly::own_pages(content, &catalogue, &settings).drain_into(found);
    // A plan that could not be read names no source.
    if error_count(found) == 0 {
        let asked = archive.asked.into_inner().unwrap_or_default();
        found.extend(project.unread_folders(&asked)?);
    }
    report.step("link", begun);

    let begun = Instant::now();
    let assembled = assembled(project, content, settings, catalogue, own, found)?;
    report.step("index", begun);
    let Some((site, ledger)) = assembled else {
        return Ok(None);
    };

    found.extend(site.check_own(content.settings.as_ref()));
    let begun = Instant::now();
    found.extend(compare_with_ledger(&site, &ledger));
    report.step("permalinks", begun);

    // An address that would be lost is an error too: such a site must not be written.
    let is_sound = error_count(found) == 0;
    Ok(is_sound.then_some(site))
}

/// Puts a site together, with a theme and with what moved; `None` where something is wrong. The ledger comes with it.
///
/// # Errors
/// A file or folder of the theme that cannot be read.
fn assembled(
    project: &Project,
    content: &Content,
    settings: Settings,
    catalogue: Catalogue,
    own: OwnPages,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<(Site, Ledger)>> {
    let files = project.theme(&settings.theme, found)?;
    let base = files
        .as_ref()
        .map(|files| assembly::base_digest(content, files));
    let theme = files.and_then(|files| assembly::theme(files, &settings).drain_into(found));
    let ledger = assembly::ledger(content).drain_into(found);

    // Events and entries that were published keep their ids where they moved, so moves must know the ledger.
    let mut moves = assembly::moves(content).drain_into(found);
    moves.add_published(&ledger);
    moves.add_taken_up(&ledger, || catalogue.taken_up_units());
    let Some(theme) = theme.filter(|_| error_count(found) == 0) else {
        return Ok(None);
    };

    let built = build_time().map(|moment| moment.to_string());
    let site = Site::new(catalogue, settings, theme, moves, own, built);
    let site = match base {
        Some(base) => site.with_base(base),
        None => site,
    };
    Ok(Some((site, ledger)))
}

/// Reports addresses of the ledger that a build would lose, moves to an address that is not there, and new addresses
/// that are not recorded yet.
fn compare_with_ledger(site: &Site, ledger: &Ledger) -> Vec<Diagnostic> {
    let moves = site.moves();

    // A site that was never published has nothing to keep.
    let is_published = site.settings().base_url.is_some() || !moves.is_empty();
    if ledger.is_empty() && !is_published {
        return Vec::new();
    }

    let promises = site.promises();
    let publish = &site.settings().publish;
    let mut found = moves.check(&promises, publish);
    if ledger.is_empty() {
        found.push(
            Diagnostic::warning(
                "no-ledger",
                message!("nothing-guards-the-addresses-of-this-site"),
            )
            .help(message!("restore-it-or-begin-a-ledger")),
        );
    }
    let lost = ledger.lost(&promises, moves, publish);
    let was_published = site.settings().base_url.is_some();
    if !lost.is_empty() && !was_published {
        found.push(
            Diagnostic::warning(
                "ledger-of-a-draft",
                message!("content-site-toml-has-no-base-url"),
            )
            .help(message!("then-no-reader-knows-the-addresses")),
        );
    }
    found.extend(lost);

    let new = ledger.unrecorded(&promises).len();
    if new > 0 && !ledger.is_empty() {
        found.push(
            Diagnostic::warning(
                "unrecorded-address",
                message!("new-addresses-that-content-permalinks-txt-does", new),
            )
            .help(message!("run-gangmu-permalinks-before-you-publish")),
        );
    }

    found
}

/// Keeps one diagnostic for each place in a template: a broken template fails on every page that it renders.
pub fn one_for_each_place(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |problem: &Diagnostic| {
        let place = problem.place.as_ref();
        place.map(|place| (place.source.name().to_owned(), place.span.start))
    };

    problems.sort_by_cached_key(|problem| (place(problem), problem.message.clone()));
    problems.dedup_by(|a, b| place(a).is_some() && place(a) == place(b));
    problems
}
