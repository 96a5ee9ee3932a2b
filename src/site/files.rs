//! All files of a site: pages, exports, the index of the search, assets, what editors supplied.

use super::SiteFile;
use super::assembly::Site;
use super::keys::{Ingredients, Keys, LastBuild};
use crate::address::Route;
use crate::base::diag::Diagnostic;
use crate::base::digest::{Digest, Digester};
use crate::export::{self, Job};
use crate::link::catalogue::Shelf;
use crate::link::dataset::{self, Table};
use crate::render::icon::Icon;
use crate::render::pages::{AnyPage, Press};
use crate::render::parts::At;
use crate::search;
use rayon::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// How many files one thread makes before another may take over the next.
const MOST_AT_ONCE: usize = 4;

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
}

impl Site {
    /// Renders every file, in parallel; a file is made when it is asked for and not kept.
    ///
    /// # Errors
    /// Each file that a template fails on is a diagnostic.
    pub fn files(&self) -> impl IndexedParallelIterator<Item = Made<'_>> + '_ {
        self.files_with(None)
    }

    /// Renders every file as [`Site::files`] does, and notes what each is made of; but for those that were made of the same
    /// earlier: these stay, or are taken from where they are. Each is looked for in one after another.
    ///
    /// # Errors
    /// Each file that a template fails on is a diagnostic.
    pub fn files_over<'a>(
        &'a self,
        ingredients: &Ingredients,
        earlier: &[Earlier<'a>],
    ) -> impl IndexedParallelIterator<Item = Made<'a>> + 'a {
        self.files_with(Some(Arc::new(self.standing(ingredients, earlier))))
    }

    /// Returns what its files are made of, and begins to note who reads it. `base` is the digest of what counts for all files.
    pub fn ingredients(&self, base: Digest) -> Ingredients {
        let add = |shelf, index, digest: &mut Digester| {
            self.cuts.add_leaves(shelf, index, digest);
        };
        Ingredients {
            base,
            digests: Arc::new(self.catalogue.digests(add)),
        }
    }

    /// Renders the files that are made of the plans of this site's places and of nothing else, however many other plans there
    /// are: pages of plans, tasks, units, parks and projects, and what lies beside them. None for a file that is made of more.
    ///
    /// # Errors
    /// Each file that a template fails on is a diagnostic.
    pub fn files_of_part(
        &self,
    ) -> impl ParallelIterator<Item = Result<Option<SiteFile<'_>>, Box<Diagnostic>>> {
        let standing = Arc::new(Standing {
            site: self,
            earlier: Vec::new(),
        });
        let tables: Arc<[Table<'_>]> = dataset::tables(&self.catalogue).into();
        let press = Press::new(&self.theme.engine);

        let mut jobs = export::jobs(&self.exports(), &tables);
        jobs.retain(Job::may_be_of_part);
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

    fn standing<'a>(&'a self, now: &Ingredients, earlier: &[Earlier<'a>]) -> Standing<'a> {
        let compared = earlier.iter().map(|&own| {
            let last = own.keys.compare(own.base, &now.digests, own.is_there);
            (own, last)
        });
        Standing {
            site: self,
            earlier: compared.collect(),
        }
    }

    fn files_with<'a>(
        &'a self,
        standing: Option<Arc<Standing<'a>>>,
    ) -> impl IndexedParallelIterator<Item = Made<'a>> + 'a {
        let tables: Arc<[Table<'_>]> = dataset::tables(&self.catalogue).into();
        let press = Press::new(&self.theme.engine);

        // The index comes first, because each of its files is let go when it is written; then what takes longest.
        let index = self.index(standing.as_deref()).into_par_iter().map(Ok);
        let of_jobs = standing.clone();
        let exported = export::jobs(&self.exports(), &tables);
        let exported = exported.into_par_iter().map(move |job| match &of_jobs {
            Some(standing) if job.is_made_of_catalogue() => standing.exported(job),
            _ => SiteFile::of(job),
        });
        let rendered = self.pages.par_iter().map(move |page| {
            let render = || self.render(page, &press, &tables);
            match &standing {
                Some(standing) if page.is_made_of_catalogue() => {
                    let kept = standing.kept(&page.route(self.published()).path());
                    kept.map_or_else(|| standing.made(render), Ok)
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
            // A few take as long as thousands of others: whoever has nothing to do takes one over.
            .with_max_len(MOST_AT_ONCE)
    }

    /// Returns the files of the index of the search. They are made of all that the catalogue holds, so that all are kept or
    /// none.
    fn index<'a>(&'a self, standing: Option<&Standing<'a>>) -> Vec<SiteFile<'a>> {
        let folder = Route::search_file("").path();
        let kept = standing.and_then(|standing| standing.folder_if_kept(&folder));
        kept.unwrap_or_else(|| {
            let files = search::build(&self.corpus(), &self.theme.strings).into_iter();
            let files = files.map(|file| {
                let file = SiteFile::new(Route::search_file(&file.path).path(), file.bytes);
                match standing {
                    Some(_) => file.made_of(Shelf::all_tables()),
                    None => file,
                }
            });
            files.collect()
        })
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

impl<'a> Standing<'a> {
    /// Returns the file of an earlier build where all that it was made of is as it was.
    fn kept(&self, path: &str) -> Option<SiteFile<'a>> {
        self.earlier.iter().find_map(|(earlier, last)| {
            let key = last.key_if_kept(path)?;
            Some(match earlier.root {
                Some(root) => SiteFile::elsewhere(path.to_owned(), root.join(path), key),
                None => SiteFile::kept(path.to_owned(), Some(key)),
            })
        })
    }

    /// Returns the files of a folder of the last build where all that they were made of is as it was.
    fn folder_if_kept(&self, folder: &str) -> Option<Vec<SiteFile<'a>>> {
        let mut own = self.earlier.iter();
        let (_, last) = own.find(|(earlier, _)| earlier.root.is_none())?;
        let files = last.folder_if_kept(folder)?.into_iter();
        let files = files.map(|(path, key)| SiteFile::kept(path.to_owned(), Some(key)));
        Some(files.collect())
    }

    /// Makes a file, and notes of what.
    fn made<'f>(&self, make: impl FnOnce() -> Made<'f>) -> Made<'f> {
        let (made, reads) = self.site.catalogue.reads().record(make);
        let file = made?;
        Ok(match reads {
            Some(reads) => file.made_of(reads),
            None => file,
        })
    }

    /// Returns the file of a job that is made of the catalogue alone: that of an earlier build where it may stay.
    fn exported(&self, job: Job<'a>) -> Made<'a> {
        if let Some(kept) = self.kept(&job.path) {
            return Ok(kept);
        }
        let reads = self.site.catalogue.reads();
        if !job.is_large() {
            return self.made(|| {
                job.note_owners(reads);
                SiteFile::of(job)
            });
        }

        // It is made where it is written.
        let of_job = job.clone();
        let reads_of = move |write: &mut dyn FnMut()| {
            let ((), noted) = reads.record(|| {
                of_job.note_owners(reads);
                write();
            });
            noted
        };
        Ok(SiteFile::large(job, Some(Arc::new(reads_of))))
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
        Ok(reads.map(|reads| file.made_of(reads)))
    }
}
