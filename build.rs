//! Lists the files that the program carries in itself: the bundled themes, and the project that is its example.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// The folders and files that are carried, below the root of this repository. The ledger of the example is not among
/// them: it belongs to the site that published it.
const CARRIED: [&str; 6] = [
    "themes",
    "content/site.toml",
    "content/gazetteer.toml",
    "content/threads.toml",
    "content/plans",
    "seeds",
];

/// What the program itself is made of.
const PROGRAM: [&str; 4] = ["src", "build.rs", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let mut files = Vec::new();
    for path in CARRIED {
        // A folder counts with all that is ever put into it.
        println!("cargo::rerun-if-changed={path}");
        list(Path::new(&root), path, &mut files)?;
    }
    files.sort();

    let mut code = String::from("&[\n");
    for path in &files {
        let file = Path::new(&root).join(path);
        writeln!(code, "({path:?}, include_bytes!({file:?})),").map_err(io::Error::other)?;
    }
    code.push(']');

    // What a build keeps from another program's may be wrong: programs are told apart by all that they are made of.
    for path in PROGRAM {
        println!("cargo::rerun-if-changed={path}");
        list(Path::new(&root), path, &mut files)?;
    }
    files.sort();
    let mut program = DefaultHasher::new();
    for path in files {
        let bytes = fs::read(Path::new(&root).join(&path))?;
        (path, bytes).hash(&mut program);
    }
    println!("cargo::rustc-env=GANGMU_PROGRAM={:016x}", program.finish());

    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("bundled.rs"), code)
}

/// Adds the paths of the files at or below a path, `/` between their parts; hidden ones are left out.
fn list(root: &Path, path: &str, files: &mut Vec<String>) -> io::Result<()> {
    let there = root.join(path);
    if !there.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }

    for entry in fs::read_dir(there)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with('.') {
            list(root, &format!("{path}/{name}"), files)?;
        }
    }
    Ok(())
}
