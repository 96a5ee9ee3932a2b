//! The whole pipeline: inputs in, files out. No I/O of its own.

use crate::address::PagePath;
use crate::address::Route;
use crate::base::diag::{Diagnostic, Warned};
use crate::base::digest::{Digest, Digester};
use crate::base::source::Source;
use crate::content::gazetteer::Gazetteer;
use crate::content::own_pages;
use crate::content::permalinks::{Ledger, Moves, Promise, PromiseKind};
use crate::content::settings::Settings;
use crate::content::supply::SuppliedFile;
use crate::export::{self, PageEntry};
use crate::link::catalogue::{Catalogue, Proven};
use crate::link::dataset::{self, Table};
use crate::link::outlets::Outlets;
use crate::link::own_pages::{OwnPages, resolve};
use crate::render::cut::Cuts;
use crate::render::pages::{self, AnyPage};
use crate::render::parts::rows::RowKey;
use crate::render::parts::{self, Published};
use crate::render::strings;
use crate::render::theme::{Contract, Theme, ThemeFiles};
use crate::search::{self, Corpus};
use crate::site::Proved;
use crate::site::archived::Archive;
use crate::site::matters;
use crate::site::own::{self, Made};
pub use crate::site::proving::compared;
use crate::site::proving::plan_over;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What people wrote.
#[derive(Default)]
pub struct Content {
    /// content/plans/*.md, each with the name of its file without the ending, sorted by it.
    pub plans: Vec<(String, Source)>,
    /// content/pages/**/*.md, each with its path below that folder, sorted by it.
    pub pages: Vec<(String, Source)>,
    /// Other files in content/pages.
    pub beside_pages: Vec<SuppliedFile>,
    /// The files of static/.
    pub static_files: Vec<SuppliedFile>,
    /// content/gazetteer.toml
    pub gazetteer: Option<Source>,
    /// content/threads.toml
    pub threads: Option<Source>,
    /// content/progress/*.toml, sorted by their names.
    pub progress: Vec<Source>,
    /// content/site.toml
    pub settings: Option<Source>,
    /// content/permalinks.txt
    pub ledger: Option<Source>,
    /// content/moved.toml
    pub moves: Option<Source>,
}

/// Reads the settings; what is wrong with them is reported.
pub fn settings(content: &Content) -> Warned<Settings> {
    match &content.settings {
        Some(source) => Settings::read(source),
        None => Warned::new(Settings::default(), Vec::new()),
    }
}

/// Reads, proves and links all plans. A plan with errors is left out of the catalogue, and the
/// diagnostics say so.
pub fn catalogue(content: &Content, archive: &dyn Archive) -> Warned<Catalogue> {
    catalogue_over(content, archive, Proved::default())
}

/// Does the same as [`catalogue`]; plans that were proved and have not changed since are not proved again.
pub fn catalogue_over(
    content: &Content,
    archive: &dyn Archive,
    proved: Proved<'_>,
) -> Warned<Catalogue> {
    let mut found = Vec::new();
    let linked = linked(content, archive, proved, &mut found);
    Warned::new(linked.drain_into(&mut found), found)
}

/// Does the same as [`catalogue`] for some plans of many. What can only be wrong between plans is not looked for: whoever
/// has them all reports it.
pub fn catalogue_of_part(content: &Content, archive: &dyn Archive) -> Warned<Catalogue> {
    let mut found = Vec::new();
    let linked = linked(content, archive, Proved::default(), &mut found);
    Warned::new(linked.value, found)
}

/// Reads and proves all plans, and links them. What is wrong with a plan by itself goes to `found`, what is wrong between
/// plans comes with the catalogue.
fn linked(
    content: &Content,
    archive: &dyn Archive,
    proved: Proved<'_>,
    found: &mut Vec<Diagnostic>,
) -> Warned<Catalogue> {
    let gazetteer = match &content.gazetteer {
        Some(source) => Gazetteer::read(source).drain_into(found),
        None => Gazetteer::default(),
    };
    let said = (content.threads.as_ref(), content.progress.as_slice());
    let matters = matters::read(said, archive).drain_into(found);
    let plans: Vec<Warned<Option<Proven>>> = content
        .plans
        .par_iter()
        .map(|(id, source)| plan_over(id, source, archive, proved))
        .collect();
    let proven = plans
        .into_iter()
        .filter_map(|plan| plan.drain_into(found))
        .collect();
    crate::link::catalogue::build(proven, &gazetteer, content.gazetteer.as_ref(), &matters)
}

/// Reads the pages that editors wrote, and links them with the catalogue.
pub fn own_pages(
    content: &Content,
    catalogue: &Catalogue,
    settings: &Settings,
) -> Warned<OwnPages> {
    let mut found = Vec::new();
    let mut pages = Vec::new();
    for (file, source) in &content.pages {
        pages.extend(own_pages::read(file, source).drain_into(&mut found));
    }

    let beside = content.beside_pages.clone();
    let supplied = content.static_files.clone();
    let logo = settings.logo.as_deref();
    let linked = resolve(pages, beside, supplied, catalogue, logo).drain_into(&mut found);
    Warned::new(linked, found)
}

/// Reads what moved or went.
pub fn moves(content: &Content) -> Warned<Moves> {
    match &content.moves {
        Some(source) => Moves::read(source),
        None => Warned::new(Moves::default(), Vec::new()),
    }
}

/// Reads what was promised to stay.
pub fn ledger(content: &Content) -> Warned<Ledger> {
    match &content.ledger {
        Some(source) => Ledger::read(source),
        None => Warned::new(Ledger::default(), Vec::new()),
    }
}

/// A site, ready to be rendered.
pub struct Site {
    pub(super) catalogue: Catalogue,
    pub(super) settings: Settings,
    pub(super) theme: Theme,
    pub(super) moves: Moves,
    pub(super) own: OwnPages,
    pub(super) cuts: Cuts,
    pub(super) outlets: Outlets,
    pub(super) built: Option<String>,
    pub(super) pages: Vec<AnyPage>,
    pub(super) names: HashMap<PagePath, String>,
    entries: Vec<PageEntry>,
    pub(super) base: Option<Digest>,
}

impl Site {
    /// Puts a catalogue, settings, a theme, what moved and what editors wrote themselves together. `built` is the time of the build in
    /// words, for the one file that tells it.
    pub fn new(
        catalogue: Catalogue,
        settings: Settings,
        mut theme: Theme,
        moves: Moves,
        own: OwnPages,
        built: Option<String>,
    ) -> Self {
        let cuts = Cuts::new(&catalogue);
        // Nothing is published that no page asks for.
        let leads_on = moves.moved().any(|moved| moved.from_page().is_some());
        theme.assets.retain(|(name, _)| match name.as_str() {
            "former.js" => leads_on,
            "leaves.js" => !cuts.is_empty(),
            "threads.css" => !catalogue.threads.is_empty(),
            "progress.css" => !catalogue.progress.is_empty(),
            "own.css" => own.iter().next().is_some(),
            _ => true,
        });
        let published = Published {
            catalogue: &catalogue,
            moves: &moves,
            cuts: &cuts,
            settings: &settings,
            own: &own,
        };
        let pages = pages::all(published);
        let names = pages::names(&pages, published);
        let entries = entries(&pages, published, &settings);

        let mut outlets = Outlets::new(&catalogue);
        if own.has_posts() {
            outlets = outlets.with_news();
        }
        Self {
            catalogue,
            settings,
            theme,
            moves,
            own,
            cuts,
            outlets,
            built,
            pages,
            names,
            entries,
            base: None,
        }
    }

    /// Tells the digest of what counts for all files besides the catalogue, so that the next build need make again only what
    /// has changed.
    pub fn with_base(self, base: Digest) -> Self {
        Self {
            base: Some(base),
            ..self
        }
    }

    /// Returns all that the content says.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Returns what the maintainer sets.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns what moved or went.
    pub fn moves(&self) -> &Moves {
        &self.moves
    }

    /// Returns all that can be found in it.
    pub fn corpus(&self) -> Corpus<'_> {
        Corpus::of(&self.catalogue, &self.theme.strings).with_own_pages(&self.own)
    }

    /// Returns how many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn published(&self) -> Published<'_> {
        Published {
            catalogue: &self.catalogue,
            moves: &self.moves,
            cuts: &self.cuts,
            settings: &self.settings,
            own: &self.own,
        }
    }

    pub(super) fn exports(&self) -> export::Inputs<'_> {
        export::Inputs {
            catalogue: &self.catalogue,
            settings: &self.settings,
            own: &self.own,
            strings: &self.theme.strings,
            pages: &self.entries,
            moves: &self.moves,
            outlets: &self.outlets,
            assets: &self.theme.assets,
            built: self.built.as_deref(),
        }
    }

    /// Reports what editors added and cannot be: addresses that are taken, links that lead nowhere. `settings_file` is
    /// content/site.toml, where there is one.
    pub fn check_own(&self, settings_file: Option<&Source>) -> Vec<Diagnostic> {
        let adds_nothing = self.own.is_empty() && self.settings.names_no_path();
        if adds_nothing {
            return Vec::new();
        }

        let published = self.published();
        let pages = self.pages.iter().map(|page| page.route(published).path());
        let tables: Arc<[Table<'_>]> = dataset::tables(&self.catalogue).into();
        let jobs = export::jobs(&self.exports(), &tables).into_iter();
        let assets = self.theme.assets.iter();
        let files = jobs
            .map(|job| job.path)
            .chain(assets.map(|(name, _)| Route::asset(name).path()));
        let made = Made {
            pages: pages.collect(),
            files: files.collect(),
        };
        own::check(&self.own, &self.settings, settings_file, &made)
    }

    /// Returns everything that it promises to keep: pages, anchors, feeds, calendars, events.
    pub fn promises(&self) -> BTreeSet<Promise> {
        let published = self.published();
        let pages = self.pages.iter().filter(|page| page.facts().is_promised);
        let mut promises: BTreeSet<Promise> = pages
            .map(|page| Promise::new(PromiseKind::Page, page.route(published).path()))
            .collect();

        for plan in &self.catalogue.plans {
            let path = Route::plan(&plan.document.id).path();
            let outline = &plan.text.outline;
            let mut anchor = |id: &str| {
                promises.insert(Promise::new(PromiseKind::Anchor, format!("{path}#{id}")))
            };
            outline.nodes.iter().for_each(|node| _ = anchor(&node.id));
            if !outline.opening.is_empty() {
                anchor("opening");
            }
            if !outline.closing.is_empty() {
                anchor("closing");
            }
            // What stands under a task is a place on its page, too.
            for &task in &plan.tasks {
                let node = self.catalogue.tasks[task].node;
                let path = Route::task(&plan.document.id, &outline.nodes[node].id).path();
                for below in outline.subtree(node).into_iter().skip(1) {
                    let address = format!("{path}#{}", outline.nodes[below].id);
                    promises.insert(Promise::new(PromiseKind::Anchor, address));
                }
            }
        }
        promises.extend(self.own_promises());
        promises.extend(export::promises(&self.exports()));
        promises
    }

    /// Returns what editors promise: the places that they named on their pages, and their files.
    fn own_promises(&self) -> Vec<Promise> {
        let mut promises = Vec::new();
        for (_, page) in self.own.iter() {
            let headings = page.body.headings.iter();
            promises.extend(
                headings
                    .filter(|heading| heading.is_declared)
                    .map(|heading| {
                        Promise::new(PromiseKind::Anchor, format!("{}#{}", page.path, heading.id))
                    }),
            );
        }
        let files = self.own.files.iter();
        promises.extend(files.map(|file| Promise::new(PromiseKind::File, file.path.as_str())));
        promises
    }
}

/// Returns the pages that search engines may find, each with the last change of the plan it shows.
fn entries(pages: &[AnyPage], published: Published<'_>, settings: &Settings) -> Vec<PageEntry> {
    let changed = |page: &AnyPage| {
        let of_plan = || {
            let plan = page.plan(published)?;
            published.catalogue.plans[plan].document.front.updated()
        };
        page.dated(published).or_else(of_plan)
    };

    let listed = pages.iter().filter(|page| page.facts().in_sitemap);
    listed
        .map(|page| PageEntry {
            address: settings.address(&page.route(published)),
            changed: changed(page),
        })
        .collect()
}

/// Returns the digest of what counts for every file besides plans and gazetteer: the program, the theme, settings, ledger,
/// what moved and what editors wrote.
pub fn base_digest(content: &Content, theme: &ThemeFiles) -> Digest {
    let Content {
        plans: _,
        pages,
        beside_pages,
        static_files,
        gazetteer: _,
        threads: _,
        progress: _,
        settings,
        ledger,
        moves,
    } = content;
    let mut base = Digester::default();
    base.add(env!("GANGMU_PROGRAM"));
    for (path, page) in pages {
        base.add(path).add(page.name()).add(page.text());
    }
    for file in beside_pages.iter().chain(static_files) {
        base.add(&file.path).add(&file.file);
    }
    for source in [settings, ledger, moves] {
        base.add(&source.as_ref().map(Source::text));
    }
    theme.add_to(&mut base);
    base.digest()
}

/// Makes a theme for a site.
pub fn theme(files: ThemeFiles, settings: &Settings) -> Warned<Option<Theme>> {
    Theme::load(files, settings, &contract())
}

/// Returns what every theme must have: a template for each kind of page, and the words that the program asks for.
pub fn contract() -> Contract {
    let kinds = pages::kinds().map(|kind| kind.facts);
    let words: BTreeSet<&str> = [strings::WORDS, export::WORDS, search::WORDS]
        .into_iter()
        .chain(parts::WORDS)
        .chain(kinds.map(|facts| facts.words))
        .flatten()
        .copied()
        .collect();

    Contract {
        templates: pages::templates()
            .map(|kind| kind.facts.template)
            .chain(RowKey::TEMPLATES)
            .collect(),
        words: words.into_iter().collect(),
    }
}
