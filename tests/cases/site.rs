//! The site of the base in the default theme, whole.

use crate::Verdict;
use crate::support::{compare, copy, files_below, fixtures, gangmu, is_blessing, root};

/// Builds the base and compares each page and each file of data with the one in `site/`.
pub fn check() -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures("base"), folder.path());
    let theme = "themes/gazette";
    copy(&root().join(theme), &folder.path().join(theme));
    std::fs::write(
        folder.path().join("content/site.toml"),
        "title = \"试\"\nbase_url = \"https://example.org/sub\"\n",
    )
    .unwrap();
    let (_, said, code) = gangmu(folder.path(), &["build"]);
    if code != 0 {
        return Err(said);
    }

    let mut built = files_below(&folder.path().join("public"));
    built.retain(|path, _| is_compared(path));
    let expected = files_below(&fixtures("site"));
    let mut offences: Vec<String> = Vec::new();
    for (path, bytes) in &built {
        let text = String::from_utf8_lossy(bytes);
        offences.extend(compare(&fixtures("site").join(path), &text).err());
    }

    for path in expected.keys().filter(|path| !built.contains_key(*path)) {
        if is_blessing() {
            std::fs::remove_file(fixtures("site").join(path)).unwrap();
        } else {
            offences.push(format!("tests/fixtures/site/{path} is not built any more"));
        }
    }
    if offences.is_empty() {
        Ok(())
    } else {
        Err(offences.join("\n"))
    }
}

/// Tells whether a file of the site is compared: the theme's own files, the search index and the database are not.
fn is_compared(path: &str) -> bool {
    !path.starts_with("assets/") && !path.starts_with("search/") && !path.ends_with(".sqlite")
}
