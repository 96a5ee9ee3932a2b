//! The tables as CSV, and the sum of each file, known as soon as the file is made or the descriptor wants it.

use super::csv_file;
use super::package::CsvSum;
use crate::base::source::Checksum;
use crate::link::catalogue::{Catalogue, Made};
use crate::link::dataset::{MakeTable, Table};
use std::io::{self, Write};
use std::sync::OnceLock;

/// What makes the files.
pub(super) struct CsvTables<'a> {
    catalogue: &'a Catalogue,
    tables: Vec<(MakeTable, OnceLock<Made<CsvSum>>)>,
}

impl<'a> CsvTables<'a> {
    /// Returns what makes the files of tables.
    pub(super) fn new(catalogue: &'a Catalogue, makers: &[MakeTable]) -> Self {
        let tables = makers.iter().map(|&make| (make, OnceLock::new()));
        Self {
            catalogue,
            tables: tables.collect(),
        }
    }

    /// Writes the file of a table, by its place.
    ///
    /// # Errors
    /// Where `out` takes no more.
    pub(super) fn write(&self, place: usize, out: &mut dyn Write) -> csv::Result<()> {
        let (make, sum) = &self.tables[place];
        let written = self.catalogue.reads().made(|| -> csv::Result<CsvSum> {
            let mut out = Summed {
                out,
                sum: Checksum::default(),
            };
            csv_file::plain(&make(self.catalogue), &mut out)?;
            Ok(CsvSum {
                length: out.sum.length(),
                sha256: out.sum.finish(),
            })
        });
        let written = written.transpose()?;
        // Who comes second found the same.
        sum.set(written).ok();
        Ok(())
    }

    /// Returns all tables with the sums of their files.
    ///
    /// # Errors
    /// None that could happen in memory.
    pub(super) fn all(&self) -> csv::Result<Vec<(Table<'_>, &CsvSum)>> {
        let mut all = Vec::new();
        for (place, (make, sum)) in self.tables.iter().enumerate() {
            if sum.get().is_none() {
                self.write(place, &mut io::sink())?;
            }
            let sum = sum.get().into_iter();
            let sums = sum.map(|sum| self.catalogue.reads().used(sum));
            all.extend(sums.map(|sum| (make(self.catalogue), sum)));
        }
        Ok(all)
    }
}

/// Hands bytes on and sums them up.
struct Summed<'o> {
    out: &'o mut dyn Write,
    sum: Checksum,
}

impl Write for Summed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.sum.write_all(&bytes[..count])?;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
