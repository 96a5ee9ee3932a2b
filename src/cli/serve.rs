//! `gangmu serve`: the site in a browser while it is being worked on.

use super::args::{BuildArgs, ServeArgs};
use super::build::{self, Before};
use super::outcome::Outcome;
use super::report::Report;
use crate::base::message::{Message, message};
use crate::site::ProvenPlans;
use crate::site::disk::project::Project;
use crate::site::serve::{Preview, Previewed, Problems, Rebuilt};
use anyhow::Result;
use std::path::{Path, PathBuf};

/// Builds into public/, serves it, and builds again when something changes.
///
/// # Errors
/// A port that is in use; a file or folder that cannot be read or written, when there is no site yet.
pub fn run(project: &Project, args: &ServeArgs, report: &Report) -> Result<Outcome> {
    let out = project.root.join("public");
    let site = Previewed {
        root: out.clone(),
        watch: vec![
            project.content.clone(),
            project.themes.clone(),
            project.root.join("seeds"),
            project.static_files(),
        ],
        poll: args.poll,
    };
    // A port that is taken is told before a build that may take long.
    let preview = Preview::bind(&site, args.port)?;

    let has_site = || out.join("index.html").exists();

    // With errors in the content, or another build in the way, the last good site is served meanwhile, or a page that waits
    // for one.
    let mut builder = Builder::new(project, &out, report, preview.problems(report.language));
    let first = match builder.build(report) {
        Err(error) if !has_site() => return Err(error),
        built => builder.outcome(built, report),
    };

    let rebuild = move |_: &[PathBuf]| builder.rebuild();
    preview.run(first, rebuild, |address| {
        let address = format!("http://{address}/");
        report.say(&message!("address-ctrl-c-ends", address));
        if args.open && open::that_detached(&address).is_err() {
            report.say(&message!("no-browser-could-be-opened-open"));
        }
    })?;
    Ok(Outcome::Done)
}

/// Builds the site that is previewed, again and again.
struct Builder {
    project: Project,
    out: PathBuf,
    report: Report,
    problems: Problems,
    /// The plans that were read so far: only those that are edited are read again.
    proven: ProvenPlans,
    /// What hindered the last build: it is told once, however often the build is tried.
    hindrance: Option<String>,
}

impl Builder {
    fn new(project: &Project, out: &Path, report: &Report, problems: Problems) -> Self {
        Self {
            project: project.clone(),
            out: out.to_owned(),
            report: report.restarted(),
            problems,
            proven: ProvenPlans::default(),
            hindrance: None,
        }
    }

    fn build(&self, report: &Report) -> Result<Outcome> {
        let args = BuildArgs {
            out: Some(self.out.clone()),
            ..BuildArgs::default()
        };
        let before = Before {
            proven: Some(&self.proven),
            ..Before::default()
        };
        build::run_over(&self.project, args, before, report)
    }

    fn rebuild(&mut self) -> Rebuilt {
        // Each build tells its own time.
        let report = self.report.restarted();
        let built = self.build(&report);
        self.outcome(built, &report)
    }

    /// Returns what came of a build; what is wrong is told, and shown on open pages.
    fn outcome(&mut self, built: Result<Outcome>, report: &Report) -> Rebuilt {
        let errors = report.take_errors();
        match built {
            Ok(Outcome::Done) => {
                self.hindrance = None;
                Rebuilt::Done
            }
            Ok(_) => {
                self.hindrance = None;
                self.problems.show(&errors);
                Rebuilt::Refused
            }
            Err(error) => {
                self.tell(&error, report);
                self.problems
                    .show_hindrance(&Message::of_error(error.as_ref()));
                Rebuilt::Hindered
            }
        }
    }

    /// Tells what hindered a build, unless that was told already.
    fn tell(&mut self, error: &anyhow::Error, report: &Report) {
        let hindrance = format!("{error:#}");
        if self.hindrance.as_ref() != Some(&hindrance) {
            report.trouble(error);
            report.say(&message!("the-last-site-is-served-the-build"));
            self.hindrance = Some(hindrance);
        }
    }
}
