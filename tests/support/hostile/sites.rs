//! Whole projects with something broken in them: what can be built of them is built.

use super::readers::lexicon;
use crate::support::{draw, fixtures};
use gangmu::base::diag::{Diagnostic, decode_utf8, error_count};
use gangmu::base::source::sha256;
use gangmu::content::document;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::site::assembly::{self, Content, Site};
use gangmu::site::disk::project::Project;
use rayon::prelude::*;
use std::fs;
use std::io;

/// The files of a small project that may be broken.
pub const FILES: [&str; 3] = [
    "content/plans/jia-2020-1.md",
    "content/gazetteer.toml",
    "content/site.toml",
];

/// A small project in memory.
pub struct SmallProject {
    files: [Vec<u8>; 3],
    archived: Vec<u8>,
    project: Project,
}

impl SmallProject {
    /// Reads the one that fixtures start from.
    pub fn read() -> Self {
        let folder = fixtures("base");
        let read = |path: &str| fs::read(folder.join(path)).unwrap();
        Self {
            files: FILES.map(read),
            archived: read("seeds/base.txt"),
            project: Project::new(&folder, None),
        }
    }

    /// Returns the files that may be broken.
    pub fn samples(&self) -> Vec<Vec<u8>> {
        self.files.to_vec()
    }

    /// Builds it with other bytes for one of its files, and returns how many files its site has: none where something is wrong.
    pub fn build_with(&self, file: usize, bytes: Vec<u8>) -> usize {
        let mut files = self.files.clone();
        files[file] = bytes;
        self.build(files, &self.archived)
    }

    /// Builds it with the plan that import makes of a text, and returns how many files its site has.
    pub fn build_imported(&self, text: &str) -> usize {
        let bytes = text.as_bytes().to_vec();
        let Ok(read) = archive::read("fuzz.txt", bytes.clone()) else {
            return 0;
        };
        let archived = Archive {
            file: "seeds/base.txt".to_owned(),
            sha256: sha256(&bytes),
        };
        let Some(imported) = import("jia-2020-1", &read, &archived, lexicon()).value else {
            return 0;
        };
        let mut files = self.files.clone();
        files[0] = document::write(&imported.document).into_bytes();
        self.build(files, &bytes)
    }

    /// Builds it of such files and such a source of its plan.
    fn build(&self, [plan, gazetteer, settings]: [Vec<u8>; 3], archived: &[u8]) -> usize {
        let mut found: Vec<Diagnostic> = Vec::new();
        let mut read = |name: &str, bytes| match decode_utf8(name, bytes) {
            Ok(source) => Some(source),
            Err(problem) => {
                found.push(*problem);
                None
            }
        };
        let plan = read("plan.md", plan).map(|plan| ("jia-2020-1".to_owned(), plan));
        let content = Content {
            plans: plan.into_iter().collect(),
            gazetteer: read("gazetteer.toml", gazetteer),
            settings: read("site.toml", settings),
            ledger: None,
            moves: None,
            ..Content::default()
        };

        let settings = assembly::settings(&content).drain_into(&mut found);
        let archive = |_: &str| Ok::<_, io::Error>(archived.to_vec());
        let catalogue = assembly::catalogue(&content, &archive).drain_into(&mut found);
        let own = assembly::own_pages(&content, &catalogue, &settings).drain_into(&mut found);
        let moves = assembly::moves(&content).drain_into(&mut found);
        let files = self.project.theme("mini", &mut found).unwrap().unwrap();
        let theme = assembly::theme(files, &settings).drain_into(&mut found);
        draw(&found);
        match theme {
            Some(theme) if error_count(&found) == 0 => {
                let site = Site::new(catalogue, settings, theme, moves, own, None);
                site.files().filter(Result::is_ok).count()
            }
            _ => 0,
        }
    }
}
