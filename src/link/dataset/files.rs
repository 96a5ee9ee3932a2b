//! The files of data that concern the whole site.

use crate::address::Route;
use strum::VariantArray;

/// A file below data/ that concerns the whole site, in the order in which the page about data lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum DataFile {
    /// The whole model.
    Model,
    /// The JSON Schema of the model.
    Schema,
    /// The tables as a database.
    Database,
    /// What Datasette shows of the database.
    Datasette,
    /// What the CSV files are: a Data Package.
    Package,
    /// What built the site.
    Build,
}

impl DataFile {
    /// Returns its name below data/.
    pub fn name(self) -> &'static str {
        match self {
            DataFile::Model => "gangmu.json",
            DataFile::Schema => "gangmu.schema.json",
            DataFile::Database => "gangmu.sqlite",
            DataFile::Datasette => "datasette.json",
            DataFile::Package => "datapackage.json",
            DataFile::Build => "build.json",
        }
    }

    /// Returns its path below the root of the site.
    pub fn path(self) -> String {
        Route::dataset(self.name()).path()
    }
}
