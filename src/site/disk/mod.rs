//! Files in, files out: the only part of a build that touches the disk.

pub mod project;

mod theme_files;

pub mod output;

pub mod compress;
