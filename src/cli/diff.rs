//! `gangmu diff`: what readers would see otherwise than in another revision.

use super::args::{DiffArgs, DiffFormat};
use super::outcome::Outcome;
use super::report::{Report, tally};
use crate::base::diag::{Diagnostic, error_count};
use crate::base::message::{message, trouble};
use crate::compare::{Form, Side, Words, compare, draw};
use crate::content::permalinks::Ledger;
use crate::content::settings::Settings;
use crate::render::pages::home::Figures;
use crate::site::assembly::{self, Site};
use crate::site::disk::project::Project;
use crate::site::disk::revision::Revision;
use anyhow::{Result, ensure};

/// Compares the content with a revision of it, or with another project folder, and prints what readers would see
/// otherwise. The outcome says whether a published fact changed without a revision.
///
/// # Errors
/// A revision, file or folder that cannot be read.
pub fn run(project: &Project, args: &DiffArgs, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let after = State::read(project, None, &mut found)?;
    report.diagnostics(&found, false);
    let Some(after) = after.filter(|_| error_count(&found) == 0) else {
        report.say(&message!(
            "nothing-was-compared-tally",
            tally = tally(&found)
        ));
        return Ok(Outcome::Errors);
    };

    let other = Other::open(project, args)?;
    let name = &other.name;
    let content = &other.project.content;
    ensure!(
        content.is_dir(),
        trouble(message!("name-has-no-content-folder-choose-another", name))
    );
    let mut past = Vec::new();
    let theme = Some((project, after.site.settings()));
    let before = State::read(&other.project, theme, &mut past)?;
    // What was wrong then is past; only what cannot be compared for it matters.
    if error_count(&past) > 0 {
        report.say(&message!(
            "name-its-content-had-tally",
            name,
            tally = tally(&past)
        ));
    }
    let Some(before) = before else {
        report.diagnostics(&past, false);
        report.say(&message!("nothing-was-compared"));
        return Ok(Outcome::Errors);
    };

    let comparison = compare(
        &before.side(name),
        &after.side(&project.display(&project.content)),
    );
    let words = Words::of_language(&after.site.settings().language);
    match args.format {
        DiffFormat::Text => report.print_bytes(draw(&comparison, Form::Text, words).as_bytes()),
        DiffFormat::Markdown => {
            report.print_bytes(draw(&comparison, Form::Markdown, words).as_bytes());
        }
        DiffFormat::Json => report.print(&serde_json::to_string(&comparison)?),
    }
    Ok(match comparison.unexplained {
        0 => Outcome::Done,
        _ => Outcome::Errors,
    })
}

/// What the content is compared with.
struct Other {
    name: String,
    project: Project,
    /// Keeps the folder of a revision while it is read.
    _revision: Option<Revision>,
}

impl Other {
    /// Opens the revision or the folder that the command line names.
    fn open(project: &Project, args: &DiffArgs) -> Result<Self> {
        if let Some(folder) = &args.folder {
            return Ok(Self {
                name: folder.display().to_string(),
                project: Project::new(folder, None),
                _revision: None,
            });
        }

        let revision = Revision::take_out(project, &args.revision)?;
        let short: String = revision.commit.chars().take(8).collect();
        let name = match revision.commit.starts_with(&args.revision) {
            true => short,
            false => format!("{} ({short})", args.revision),
        };
        Ok(Self {
            name,
            project: revision.project.clone(),
            _revision: Some(revision),
        })
    }
}

/// A state of the site, with what was published by then.
struct State {
    site: Site,
    ledger: Ledger,
    /// Plans that have errors.
    unread: Vec<String>,
}

impl State {
    /// Reads and links a state. Addresses do not depend on the theme, so that of another project may do. Returns `None`
    /// where there is no theme.
    fn read(
        project: &Project,
        theme: Option<(&Project, &Settings)>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Option<Self>> {
        let content = project.content(found)?;
        let settings = assembly::settings(&content).drain_into(found);
        let catalogue = assembly::catalogue(&content, project).drain_into(found);

        let own = assembly::own_pages(&content, &catalogue, &settings).drain_into(found);

        let ledger = assembly::ledger(&content).drain_into(found);
        let mut moves = assembly::moves(&content).drain_into(found);
        moves.add_published(&ledger);

        let (owner, set) = theme.unwrap_or((project, &settings));
        let files = owner.theme(&set.theme, found)?;
        let theme = files.and_then(|files| assembly::theme(files, set).drain_into(found));

        let is_read = |id: &String| {
            let mut plans = catalogue.plans.iter();
            plans.any(|plan| plan.document.id == *id)
        };
        let ids = content.plans.iter().map(|(id, _)| id.clone());
        let unread = ids.filter(|id| !is_read(id)).collect();
        Ok(theme.map(|theme| Self {
            site: Site::new(catalogue, settings, theme, moves, own, None),
            ledger,
            unread,
        }))
    }

    /// Returns what is compared of it.
    fn side(&self, name: &str) -> Side<'_> {
        let published = self.ledger.promises();
        Side {
            name: name.to_owned(),
            catalogue: self.site.catalogue(),
            settings: self.site.settings(),
            moves: self.site.moves(),
            promises: self.site.promises(),
            published: published.map(|promise| promise.address.clone()).collect(),
            figures: Figures::of(self.site.catalogue()).counts().to_vec(),
            unread: self.unread.clone(),
        }
    }
}
