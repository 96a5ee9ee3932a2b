//! The files that the program carries in itself: see build.rs.

/// All of them: the path of each below the project that it is of, and its bytes.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// Returns the bytes of a file by its path, as in `themes/plain/theme.toml`.
pub fn file(path: &str) -> Option<&'static [u8]> {
    let at = FILES.binary_search_by_key(&path, |(own, _)| own).ok()?;
    FILES.get(at).map(|(_, bytes)| *bytes)
}

/// Returns the files below a folder, sorted, each with its path below that folder.
pub fn files_below(folder: &str) -> impl Iterator<Item = (&'static str, &'static [u8])> + '_ {
    FILES.iter().filter_map(move |(path, bytes)| {
        let below = path.strip_prefix(folder)?.strip_prefix('/')?;
        Some((below, *bytes))
    })
}

/// Returns the names of the folders right below a folder, sorted.
pub fn folders_in(folder: &str) -> Vec<&'static str> {
    let below = files_below(folder).filter_map(|(path, _)| path.split_once('/'));
    let mut names: Vec<&str> = below.map(|(name, _)| name).collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::{file, files_below, folders_in};

    #[test]
    fn themes_and_the_example_are_there_and_the_ledger_is_not() {
        assert!(file("themes/plain/theme.toml").is_some());
        assert!(file("content/permalinks.txt").is_none());
        assert_eq!(folders_in("themes"), ["gazette", "plain"]);
        assert!(files_below("content/plans").count() > 1);
        assert!(files_below("themes/gaz").next().is_none());
    }
}
