//! The binary: everything is in the library.

use std::process::ExitCode;

/// Pages are made of many small strings on all cores; the system allocator makes them wait.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    gangmu::cli::run()
}
