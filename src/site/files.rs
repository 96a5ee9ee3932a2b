//! All files of a site: pages, exports, the index of the search, assets, what editors supplied.

use super::SiteFile;
use super::assembly::Site;
use super::keys::{Keys, LastBuild};
use crate::address::Route;
use crate::base::diag::Diagnostic;
use crate::base::digest::{Digest, Digester};
use crate::export::{self, Job};
use crate::link::catalogue::{Digests, Read};
use crate::link::dataset::{self, Table};
use crate::render::icon::Icon;
use crate::render::pages::{AnyPage, Press};
use crate::render::parts::At;
use crate::search;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// Says whether the file at a path of an earlier build still has the bytes with a digest.
pub type IsThere<'a> = dyn Fn(&str, Digest) -> bool + Sync + 'a;

/// What was made earlier, and need not be made again where it was made of the same.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    /// The digest of what counts for all its files, as this build has it.
    pub base: Digest,
    /// What its files were made of.
    pub keys: &'a Keys,
    /// Whether they are still there.
    pub is_there: &'a IsThere<'a>,
    /// Where they lie, if that is not the folder that is built into.
    pub root: Option<&'a Path>,
}

/// A file, or why it could not be made.
type Made<'a> = Result<SiteFile<'a>, Box<Diagnostic>>;

/// The state of the files of earlier builds, as seen from the content of this one.
struct Standing<'a> {
    site: &'a Site,
    earlier: Vec<(Earlier<'a>, LastBuild<'a>)>,
    digests: Digests,
}

impl Site {
    /// Renders every file, in parallel; a file is made when it is asked for and not kept.
    ///
    /// # Errors
    /// Each file that a template fails on is a diagnostic.
    pub fn files(&self) -> impl IndexedParallelIterator<Item = Made<'_>> + '_ {
        self.files_with(None)
    }

    /// Renders every file as [`Site::files`] does, but for those that were made of the same earlier: these stay, or are taken
    /// from where they are. Each is looked for in one after another.
    ///
    /// # Errors
    /// Each file that a template fails on is a diagnostic.
    pub fn files_over<'a>(
        &'a self,
        earlier: &[Earlier<'a>],
    ) -> impl IndexedParallelIterator<Item = Made<'a>> + 'a {
        let standing = (!earlier.is_empty()).then(|| self.standing(earlier));
        self.files_with(standing.map(Arc::new))
    }

    /// Renders the files that are made of the plans of this site's places and of nothing else, however many other plans there
    /// are: pages of plans, tasks, units, parks and projects, and what lies beside them. None for a file that is made of more.
    ///
    /// # Errors
    /// Each file that a template fails on is a diagnostic.
    pub fn files_of_part(
        &self,
    ) -> impl ParallelIterator<Item = Result<Option<SiteFile<'_>>, Box<Diagnostic>>> {
        let standing = Arc::new(self.standing(&[]));
        let tables: Arc<[Table<'_>]> = dataset::tables(&self.catalogue).into();
        let press = Press::new(&self.theme.engine);

        let mut jobs = export::jobs(&self.exports(), &tables);
        jobs.retain(Job::is_made_of_catalogue);
        let of_jobs = standing.clone();
        let exported = jobs.into_par_iter().map(move |job| {
            of_jobs.made_of_part(|| {
                job.note_owners(self.catalogue.reads());
                Ok(SiteFile::new(job.path.clone(), job.make()?))
            })
        });
        let pages = self.pages.par_iter();
        let rendered = pages
            .filter(|page| page.is_made_of_catalogue())
            .map(move |page| standing.made_of_part(|| self.render(page, &press, &[])));
        exported.chain(rendered)
    }

    fn standing<'a>(&'a self, earlier: &[Earlier<'a>]) -> Standing<'a> {
        let add = |shelf, index, digest: &mut Digester| {
            self.cuts.add_leaves(shelf, index, digest);
        };
        let digests = self.catalogue.digests(add);
        let compared = earlier.iter().map(|&own| {
            let last = own.keys.compare(own.base, &digests, own.is_there);
            (own, last)
        });
        Standing {
            site: self,
            earlier: compared.collect(),
            digests,
        }
    }

    fn files_with<'a>(
        &'a self,
        standing: Option<Arc<Standing<'a>>>,
    ) -> impl IndexedParallelIterator<Item = Made<'a>> + 'a {
        let tables: Arc<[Table<'_>]> = dataset::tables(&self.catalogue).into();
        let press = Press::new(&self.theme.engine);

        // The index comes first, because each of its files is let go when it is written; then what takes longest.
        let index = search::build(&self.corpus(), &self.theme.strings);
        let index = index.into_par_iter().map(|file| {
            let path = Route::search_file(&file.path).path();
            Ok(SiteFile::new(path, file.bytes))
        });
        let of_jobs = standing.clone();
        let exported = export::jobs(&self.exports(), &tables);
        let exported = exported.into_par_iter().map(move |job| match &of_jobs {
            Some(standing) if job.is_made_of_catalogue() => {
                standing.kept_or_made(job.path.clone(), || {
                    job.note_owners(self.catalogue.reads());
                    SiteFile::of(job)
                })
            }
            _ => SiteFile::of(job),
        });
        let rendered = self.pages.par_iter().map(move |page| {
            let render = || self.render(page, &press, &tables);
            match &standing {
                Some(standing) if page.is_made_of_catalogue() => {
                    let path = page.route(self.published()).path();
                    standing.kept_or_made(path, render)
                }
                _ => render(),
            }
        });
        let assets = self.theme.assets.par_iter().map(|(name, bytes)| {
            let path = Route::asset(name).path();
            Ok(SiteFile::new(path, bytes.clone()))
        });
        let supplied = self
            .own
            .files
            .par_iter()
            .map(|file| Ok(SiteFile::new(file.path.clone(), file.bytes()?)));
        index
            .chain(exported)
            .chain(rendered)
            .chain(assets)
            .chain(supplied)
    }

    /// Renders a page.
    fn render(&self, page: &AnyPage, press: &Press<'_>, tables: &[Table<'_>]) -> Made<'static> {
        let at = At {
            catalogue: &self.catalogue,
            moves: &self.moves,
            cuts: &self.cuts,
            settings: &self.settings,
            own: &self.own,
            strings: &self.theme.strings,
            icon: Icon::of(&self.theme.assets),
            outlets: &self.outlets,
            // Nobody notes who reads them.
            tables: match page.is_made_of_catalogue() {
                true => &[],
                false => tables,
            },
            names: &self.names,
            here: page.route(self.published()),
        };
        let html = page.render(&at, press)?;
        Ok(SiteFile::new(at.here.path(), html.into_bytes()))
    }

    /// Returns the digest of what counts for all files: what the site was told, and what follows from the whole of it.
    pub fn base(&self) -> Option<Digest> {
        let logo = self.settings.logo.as_deref();
        let size = logo.and_then(|path| self.own.sizes.get(path));

        let mut base = Digester::default();
        base.add(&self.base?).add_fields(&size);
        base.add(&self.built)
            .add(&self.catalogue.threads.is_empty())
            .add(&self.catalogue.progress.is_empty())
            .add(&self.catalogue.indicators.is_empty());
        Some(base.digest())
    }
}

impl Standing<'_> {
    /// Returns the file of an earlier build where all that it was made of is as it was; else makes it, and notes of what.
    fn kept_or_made<'f>(&self, path: String, make: impl FnOnce() -> Made<'f>) -> Made<'f> {
        for (earlier, last) in &self.earlier {
            let Some(links) = last.links_if_kept(&path) else {
                continue;
            };
            let Some(root) = earlier.root else {
                return Ok(SiteFile::kept(path, links));
            };
            if let Some(key) = earlier.keys.get(&path) {
                let place = root.join(&path);
                return Ok(SiteFile::elsewhere(path, place, key));
            }
        }

        let (made, reads) = self.site.catalogue.reads().record(make);
        let file = made?;
        Ok(match reads {
            Some(reads) => self.with_key(file, reads),
            None => file,
        })
    }

    /// Makes a file; returns none where it is made of more than the plans of one place.
    fn made_of_part<'f>(
        &self,
        make: impl FnOnce() -> Made<'f>,
    ) -> Result<Option<SiteFile<'f>>, Box<Diagnostic>> {
        let catalogue_reads = self.site.catalogue.reads();
        let (made, reads) = catalogue_reads.record(make);
        let file = made?;
        let reads =
            reads.filter(|reads| !reads.iter().any(|&read| catalogue_reads.spans_places(read)));
        Ok(reads.map(|reads| self.with_key(file, reads)))
    }

    fn with_key<'f>(&self, file: SiteFile<'f>, reads: Vec<Read>) -> SiteFile<'f> {
        let parts = reads.into_iter().map(|read| self.digests.of(read));
        file.made_of(parts.collect())
    }
}
