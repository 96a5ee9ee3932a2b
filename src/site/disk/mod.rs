//! Files in, files out: the only part of a build that touches the disk.

pub mod whole_file;

mod file_lock;

pub mod input_file;

mod listing;

pub mod project;

pub mod revision;

mod supplied;

pub mod lock;

mod theme_files;

pub mod output;

pub mod part;

pub mod compress;
