//! stub
use anyhow::Result;
use rayon::prelude::*;
use std::path::Path;
/// f
pub struct File {
    /// p
    pub path: String,
    /// b
    pub bytes: Vec<u8>,
}
/// w
#[derive(Default)]
pub struct Written {
    /// f
    pub files: usize,
    /// c
    pub changed: usize,
    /// r
    pub removed: usize,
    /// b
    pub bytes: u64,
}
/// w
pub fn write<E: Into<anyhow::Error> + Send>(out: &Path, files: impl ParallelIterator<Item = Result<File, E>>) -> Result<Written> {
    let n = files.map(|f| -> Result<usize> { let f = f.map_err(Into::into)?; let p = out.join(&f.path); std::fs::create_dir_all(p.parent().unwrap())?; std::fs::write(p, &f.bytes)?; Ok(f.bytes.len()) }).collect::<Result<Vec<_>>>()?;
    Ok(Written { files: n.len(), changed: n.len(), removed: 0, bytes: n.iter().sum::<usize>() as u64 })
}
