//! Writes declarations into content/moved.toml: what is there stays as it is, comments too.

use super::load::link_site;
use super::outcome::{Outcome, misuse};
use super::report::Report;
use crate::address::Route;
use crate::base::diag::{Diagnostic, Severity, did_you_mean};
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::base::toml_table::Reader;
use crate::content::permalinks::{Folder, PromiseKind};
use crate::site::Proved;
use crate::site::assembly::{self, Content};
use crate::site::disk::project::Project;
use crate::site::disk::whole_file;
use anyhow::Result;
use std::collections::BTreeSet;
use std::ops::Range;
use toml_edit::{Table, Value};

/// The file that declarations stand in.
const FILE: &str = "moved.toml";

/// A content with the declarations that are about to be written.
pub struct Declarations<'p> {
    project: &'p Project,
    content: Content,
    /// Pages that were published.
    pages: BTreeSet<String>,
    /// The file, as it will be.
    text: String,
}

impl<'p> Declarations<'p> {
    /// Reads what was declared so far, and what was published; what is wrong with either is reported with the rest of the
    /// content later.
    ///
    /// # Errors
    /// A file or folder that cannot be read.
    pub fn read(project: &'p Project) -> Result<Self> {
        let content = project.content(&mut Vec::new())?;
        let ledger = assembly::ledger(&content).value;
        let pages = ledger.promises();
        let pages = pages.filter(|promise| promise.kind == PromiseKind::Page);
        let text = content.moves.as_ref().map(|moves| moves.text().to_owned());

        Ok(Self {
            project,
            pages: pages.map(|promise| promise.address.clone()).collect(),
            content,
            text: text.unwrap_or_default(),
        })
    }

    /// Returns the address that was published under an id; an address stays as it is.
    ///
    /// # Errors
    /// An id that nothing was published under, or several things.
    pub fn published(&self, id: &str) -> Result<String> {
        if is_address(id) {
            return Ok(id.to_owned());
        }

        let mut found: Vec<String> = pages_of(id).into_iter().collect();
        found.retain(|page| self.pages.contains(page));
        match found.as_slice() {
            [page] => Ok(address_of(page, id)),
            [] => {
                let names = self.pages.iter().filter_map(|page| id_of(page));
                let near = did_you_mean(id, names);
                let near = near.map(|near| message!("then-near", near));
                Err(misuse(message!(
                    "content-permalinks-txt-has-no-plan-unit",
                    id,
                    near
                )))
            }
            several => Err(misuse(message!(
                "id-is-the-id-of-several-things",
                id,
                several = Message::either(several.iter().cloned())
            ))),
        }
    }

    /// Lets all entries that lead to an address lead to another. What is wrong with the file is reported when it is written.
    pub fn redirect(&mut self, old: &str, new: &str) {
        let source = Source::new(FILE, self.text.as_str());
        let reader = Reader::new(&source);
        let mut file = reader.parse(0..self.text.len());
        let entries = file.tables("moved").into_iter();
        let mut changes: Vec<(Range<usize>, String)> = entries
            .filter_map(|mut entry| entry.take_at::<String>("to"))
            .filter_map(|(to, place)| Some((place, led_on(&to, old, new)?)))
            .collect();

        // From the end, so that the places before stay where they are.
        changes.sort_by_key(|(place, _)| place.start);
        for (place, to) in changes.into_iter().rev() {
            self.text.replace_range(place, &Value::from(to).to_string());
        }
    }

    /// Adds an entry behind all others.
    pub fn add(&mut self, kind: &str, keys: &[(&str, Value)]) {
        let mut entry = Table::new();
        for (key, value) in keys {
            entry.insert(key, toml_edit::value(value.clone()));
        }
        if !self.text.is_empty() {
            let is_whole = self.text.ends_with('\n');
            self.text.push_str(if is_whole { "\n" } else { "\n\n" });
        }
        self.text.push_str(&format!("[[{kind}]]\n{entry}"));
    }

    /// Writes the file, unless something would be wrong with it: then that is reported, and nothing is written.
    ///
    /// # Errors
    /// A file or folder that cannot be read or written.
    pub fn write(mut self, report: &Report) -> Result<Outcome> {
        let file = self.project.content.join(FILE);
        let shown = self.project.display(&file);
        self.content.moves = Some(Source::new(shown.as_str(), self.text.as_str()));

        let mut found = Vec::new();
        link_site(
            self.project,
            &self.content,
            Proved::default(),
            report,
            &mut found,
        )?;
        let is_of_file = |problem: &Diagnostic| {
            let place = problem.place.as_ref();
            place.is_some_and(|place| place.source.name() == shown)
        };
        let own: Vec<Diagnostic> = found
            .into_iter()
            .filter(|problem| problem.severity != Severity::Note && is_of_file(problem))
            .collect();
        report.diagnostics(&own, false);
        if Outcome::of(&own) != Outcome::Done {
            report.say(&message!("file-nothing-was-written", file = shown));
            return Ok(Outcome::Errors);
        }

        whole_file::write(&file, self.text.as_bytes())?;
        report.say(&message!(
            "shown-written-gangmu-check-says-what-else",
            shown
        ));
        Ok(Outcome::Done)
    }
}

/// Returns where an entry leads once an address, or all in a folder, moved; nothing where it leads elsewhere.
fn led_on(to: &str, old: &str, new: &str) -> Option<String> {
    if to == old {
        return Some(new.to_owned());
    }
    let folder = Folder::parse(old)?;
    match Folder::parse(new) {
        Some(new) => folder.carried(to, &new),
        None => folder.carried(to, &folder).map(|_| new.to_owned()),
    }
}

/// Returns whether a text is an address, not an id.
pub fn is_address(text: &str) -> bool {
    text.contains(['/', '.', '#'])
}

/// Returns the pages that an id may have.
fn pages_of(id: &str) -> [String; 4] {
    [
        Route::plan(id),
        Route::unit(id),
        Route::park(id),
        Route::project(id),
    ]
    .map(|route| route.path())
}

/// Returns how a page with an id is declared: a plan with all that belongs to it.
fn address_of(page: &str, id: &str) -> String {
    match Route::parse(Route::PLAN, page) {
        Some(_) => Folder::of_plan(id),
        None => page.to_owned(),
    }
}

/// Returns the address that an id has beside an old one: of the same kind.
pub fn beside(old: &str, id: &str) -> String {
    if is_address(id) {
        return id.to_owned();
    }
    if Folder::parse(old).is_some() {
        return Folder::of_plan(id);
    }
    let kinds = [Route::UNIT, Route::PARK, Route::PROJECT];
    let same_kind = |page: &String| {
        kinds
            .iter()
            .any(|kind| Route::parse(kind, old).is_some() && Route::parse(kind, page).is_some())
    };
    pages_of(id)
        .into_iter()
        .find(same_kind)
        .unwrap_or_else(|| id.to_owned())
}

/// Returns the id in the path of a page.
fn id_of(page: &str) -> Option<&str> {
    let (folder, name) = page.strip_suffix(".html")?.split_once('/')?;
    let has_ids = ["plans", "units", "parks", "projects"].contains(&folder);
    (has_ids && !name.contains('/')).then_some(name)
}
