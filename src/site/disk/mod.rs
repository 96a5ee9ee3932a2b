//! Files in, files out: the rim of the pipeline that touches the disk.

pub mod compress;
pub mod inputs;
pub mod output;
