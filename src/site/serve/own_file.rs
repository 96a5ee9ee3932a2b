//! Which file of a site an address leads to: the site's own files alone, whatever else lies in the folder.

use percent_encoding::percent_decode_str;
use std::fs;
use std::path::Path;

/// Returns the path below `root` of the file or folder that the path of a request leads to, if it is the site's own;
/// `index.html` stands for the folder that it lies in.
///
/// A name that begins with a dot is not the site's: Gangmu keeps its notes under such names, and others their secrets. Nor
/// is what a link leads to outside of the folder, nor what is neither a file nor a folder.
pub(super) fn own_file(root: &Path, path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let below = path.trim_start_matches('/');
    let is_foreign = |name: &str| name.starts_with('.') || name.contains(['\\', ':', '\0']);
    if below.split('/').any(is_foreign) {
        return None;
    }

    let is_folder = below.is_empty() || below.ends_with('/');
    let file = if is_folder {
        format!("{below}index.html")
    } else {
        below.to_owned()
    };
    is_within(root, &root.join(&file)).then_some(file)
}

/// Returns whether there is a file or a folder at a path, and within `root` when links are followed.
fn is_within(root: &Path, path: &Path) -> bool {
    let (Ok(root), Ok(real)) = (fs::canonicalize(root), fs::canonicalize(path)) else {
        return false;
    };
    real.starts_with(root) && (real.is_file() || real.is_dir())
}
