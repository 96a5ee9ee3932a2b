//! `gangmu review`: plans with what is doubted in them, in a browser, for who reviews what import wrote.

use super::lexicon::project_lexicon;
use super::outcome::Outcome;
use super::report::Report;
use super::trial::read_archived;
use crate::base::diag::{Severity, error_count};
use crate::base::message::{Explain, Language, Message, message};
use crate::base::source::{Source, sha256};
use crate::content::document;
use crate::intake::archive::Text;
use crate::intake::import::{Archive, import};
use crate::intake::lexicon::Lexicon;
use crate::plan;
use crate::review::desk::{
    DeskPlan, OpenDoubt, Refused, accepted, overview_page, plan_page, report_page,
};
use crate::site::disk::project::Project;
use crate::site::disk::{input_file, whole_file};
use crate::site::serve::{Answered, Asked, Desk};
use anyhow::Result;
use clap::Args;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

pub const REVIEW_HELP: &str = "\
What is accepted is written into the plan's file, whole or not at all: words that were seen into its block, an
emendation into its front matter, with what it changes in the reading. Where the file was edited meanwhile,
nothing is written.";

/// `gangmu review`
#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// Port on 127.0.0.1; 0 takes any free one
    #[arg(short, long, default_value_t = 4001)]
    pub port: u16,
    /// Open it in a browser
    #[arg(long)]
    pub open: bool,
    /// Write all of it as one page to a file, to be read without a server
    #[arg(long, value_name = "FILE", conflicts_with_all = ["port", "open"])]
    pub html: Option<PathBuf>,
}

/// Serves the desk, or writes it as one page.
///
/// # Errors
/// A port that is in use; a file or folder that cannot be read or written.
pub fn run(project: &Project, args: &ReviewArgs, report: &Report) -> Result<Outcome> {
    let mut found = Vec::new();
    let lexicon = project_lexicon(project, &mut found)?;
    report.diagnostics(&found, false);
    if error_count(&found) > 0 {
        return Ok(Outcome::Errors);
    }
    let desk = match &args.html {
        Some(_) => None,
        None => Some(Desk::bind(args.port)?),
    };
    let reviewer = Reviewer::new(project, lexicon, report.language)?;

    if let Some(file) = &args.html {
        let plans = reviewer.plans()?;
        let plans: Vec<&DeskPlan> = plans.iter().map(Arc::as_ref).collect();
        let page = report_page(&plans, &reviewer.refused, report.language);
        whole_file::write(file, page.as_bytes())?;
        report.say(&message!(
            "review-written",
            file = file.display(),
            plans = plans.len()
        ));
        return Ok(Outcome::Done);
    }
    if let Some(desk) = desk {
        desk.run(
            move |asked| reviewer.answer(asked),
            |address| {
                let address = format!("http://{address}/");
                report.say(&message!("address-ctrl-c-ends", address));
                if args.open && open::that_detached(&address).is_err() {
                    report.say(&message!("no-browser-could-be-opened-open"));
                }
            },
        )?;
    }
    Ok(Outcome::Done)
}

/// Who reads plans for the pages of the desk, and writes what is accepted.
struct Reviewer {
    project: Project,
    lexicon: Lexicon,
    language: Language,
    /// What forms of this run carry, so that no other page can send one.
    token: String,
    /// Archived files of which there is no plan.
    refused: Vec<Refused>,
    /// The plans as they were read last, by their ids.
    known: Mutex<HashMap<String, Arc<DeskPlan>>>,
}

impl Reviewer {
    fn new(project: &Project, lexicon: Lexicon, language: Language) -> Result<Self> {
        let refused = refused(project, &lexicon)?;
        Ok(Self {
            project: project.clone(),
            lexicon,
            language,
            token: token(),
            refused,
            known: Mutex::default(),
        })
    }

    /// Returns all plans, the most doubtful first; those whose files are as they were are not read again.
    fn plans(&self) -> Result<Vec<Arc<DeskPlan>>> {
        let content = self.project.content(&mut Vec::new())?;
        let read = content.plans.par_iter();
        let mut plans: Vec<Arc<DeskPlan>> =
            read.filter_map(|(id, file)| self.plan(id, file)).collect();
        plans.sort_by_key(|plan| std::cmp::Reverse(plan.doubts.len()));
        Ok(plans)
    }

    /// Returns a plan as its file has it now.
    fn plan(&self, id: &str, file: &Source) -> Option<Arc<DeskPlan>> {
        let digest = sha256(file.text().as_bytes());
        let known = |map: &HashMap<String, Arc<DeskPlan>>| {
            let plan = map.get(id)?;
            (plan.digest == digest).then(|| Arc::clone(plan))
        };
        if let Some(plan) = self.known.lock().ok().and_then(|map| known(&map)) {
            return Some(plan);
        }

        let text = self.text_of(id, file)?;
        let plan = Arc::new(DeskPlan::new(id, file, &text, &self.lexicon)?);
        if let Ok(mut map) = self.known.lock() {
            map.insert(id.to_owned(), Arc::clone(&plan));
        }
        Some(plan)
    }

    /// Returns the text of a plan's archived source, as it was read when it was archived.
    fn text_of(&self, id: &str, file: &Source) -> Option<Text> {
        let source = document::read(id, file).value?.document.source;
        let kept = source.text.as_ref();
        let path = kept.map_or(source.file.as_str(), |text| &text.file);
        let bytes = self.project.archived(path).ok()?;
        read_archived(&self.project, path, bytes).ok()
    }

    /// Returns the file of a plan as it is now.
    fn file_of(&self, id: &str) -> Result<Option<Source>> {
        let content = self.project.content(&mut Vec::new())?;
        let file = content.plans.into_iter().find(|(own, _)| own == id);
        Ok(file.map(|(_, file)| file))
    }

    fn answer(&self, asked: Asked) -> Answered {
        let answered = match (&asked.form, asked.path.as_str()) {
            (None, "/") => self.overview(),
            (None, path) => match path.strip_prefix("/plan/") {
                Some(id) => self.page_of(id, None),
                None => Ok(Answered::Nothing),
            },
            (Some(form), "/accept") => self.accept(form),
            (Some(_), _) => Ok(Answered::Nothing),
        };
        answered.unwrap_or_else(|error| {
            let why = Message::of_error(error.as_ref()).in_language(self.language);
            Answered::Refused(why)
        })
    }

    fn overview(&self) -> Result<Answered> {
        let plans = self.plans()?;
        let plans: Vec<&DeskPlan> = plans.iter().map(Arc::as_ref).collect();
        Ok(Answered::Page(overview_page(
            &plans,
            &self.refused,
            self.language,
        )))
    }

    /// Answers with the page of a plan; with why an answer was not taken and the place of its doubt, if one was not.
    fn page_of(&self, id: &str, refusal: Option<(&Message, usize)>) -> Result<Answered> {
        let file = self.file_of(id)?;
        let Some(plan) = file.and_then(|file| self.plan(id, &file)) else {
            return Ok(Answered::Nothing);
        };
        let page = plan_page(&plan, &self.token, refusal, self.language);
        Ok(match refusal {
            Some(_) => Answered::Refused(page),
            None => Answered::Page(page),
        })
    }

    /// Takes an answer to a doubt: what it changes is written, unless the file is another than the page showed.
    fn accept(&self, form: &HashMap<String, String>) -> Result<Answered> {
        let field = |name: &str| form.get(name).map_or("", String::as_str);
        let id = field("plan");
        if field("token") != self.token {
            return self.page_of(id, Some((&message!("answer-not-from-this-page"), 0)));
        }

        // Held from reading to writing: no other command changes the file in between.
        let _lock = self.project.lock(&self.project.content, || ())?;
        let Some(file) = self.file_of(id)? else {
            return Ok(Answered::Nothing);
        };
        let (Some(text), Some(plan)) = (self.text_of(id, &file), self.plan(id, &file)) else {
            return Ok(Answered::Nothing);
        };
        if plan.digest != field("digest") {
            return self.page_of(id, Some((&message!("edited-meanwhile"), 0)));
        }
        let place = plan
            .doubts
            .iter()
            .position(|doubt| doubt.id == field("doubt"));
        let Some(place) = place else {
            return self.page_of(id, Some((&message!("doubt-is-gone"), 0)));
        };

        let doubt: &OpenDoubt = &plan.doubts[place];
        let changed = match accepted(id, &file, &text, &doubt.act, &self.lexicon) {
            Ok(changed) => changed,
            Err(why) => return self.page_of(id, Some((&why, place))),
        };
        let target = self.project.content.join("plans").join(format!("{id}.md"));
        // An editor who knows of no lock may have written since.
        let there = std::fs::read(&target).explain(|| message!("edited-meanwhile"))?;
        if sha256(&there) != plan.digest {
            return self.page_of(id, Some((&message!("edited-meanwhile"), place)));
        }
        whole_file::write(&target, changed.as_bytes())?;
        Ok(Answered::SeeOther(format!("/plan/{id}?at={place}")))
    }
}

/// Returns a word that nobody can foresee: maps are keyed with what the system gives at random.
fn token() -> String {
    let words = [RandomState::new(), RandomState::new()].map(|state| state.hash_one(0_u8));
    sha256(format!("{words:?}").as_bytes())
}

/// Returns the archived files of which there is no plan, by the reason why.
fn refused(project: &Project, lexicon: &Lexicon) -> Result<Vec<Refused>> {
    let content = project.content(&mut Vec::new())?;
    let used: HashSet<String> = content
        .plans
        .iter()
        .filter_map(|(id, file)| document::read(id, file).value)
        .flat_map(|read| {
            let plan::Document { front, source, .. } = read.document;
            let notices = front.notices.into_iter().map(|notice| notice.file);
            notices.chain([source.file]).collect::<Vec<String>>()
        })
        .collect();
    let folder = project.root.join("seeds");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }

    let files = project.list(&folder)?.files;
    let shown = files.iter().filter_map(|file| {
        let below = file.strip_prefix(&project.root).ok()?;
        let name = below.to_string_lossy().replace('\\', "/");
        (!used.contains(&name)).then_some((name, file.as_path()))
    });
    let mut groups: Vec<Refused> = Vec::new();
    for (name, file) in shown {
        let reason = reason_of(project, &name, file, lexicon);
        match groups.iter_mut().find(|group| group.reason == reason) {
            Some(group) => group.files.push(name),
            None => groups.push(Refused {
                reason,
                files: vec![name],
            }),
        }
    }
    Ok(groups)
}

/// Returns why no plan is made of a file.
fn reason_of(project: &Project, name: &str, file: &Path, lexicon: &Lexicon) -> Message {
    let bytes = match input_file::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return Message::of_error(&io::Error::from(error)),
    };
    let archived = Archive {
        file: name.to_owned(),
        sha256: sha256(&bytes),
    };
    let text = match read_archived(project, name, bytes) {
        Ok(text) => text,
        Err(problem) => return problem.message.clone(),
    };
    let said = import("", &text, &archived, lexicon).diagnostics;
    let mut errors = said.iter().filter(|d| d.severity == Severity::Error);
    errors.next().map_or_else(
        || message!("not-yet-imported"),
        |error| error.message.clone(),
    )
}
