//! The assets that templates name.

use super::files::ThemeFiles;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use std::collections::BTreeSet;

/// What stands before the name of an asset in a template.
const FOLDER: &str = "assets/";

impl ThemeFiles {
    /// Reports each asset that a template names and that is not there, where it is named first.
    pub(super) fn missing_assets(&self) -> Vec<Diagnostic> {
        let mut reported = BTreeSet::new();
        let mut found = Vec::new();

        for (_, template) in &self.templates {
            for (at, name) in asset_links(template.text()) {
                if self.has_asset(name) || !reported.insert(name) {
                    continue;
                }
                let message = message!(
                    "the-theme-name-has-no-folder-name",
                    theme = self.name,
                    folder = FOLDER,
                    file = name
                );
                found.push(
                    Diagnostic::error("missing-asset", message)
                        .at(template, at..at + FOLDER.len() + name.len())
                        .help(message!("restore-the-file-or-take-it-out")),
                );
            }
        }
        found
    }
}

/// Returns the assets that a template names as in `href="{{ page.root }}assets/look.css"`, each with the byte where that
/// begins. Names that are put together of values are left out.
fn asset_links(template: &str) -> impl Iterator<Item = (usize, &str)> {
    let links = template.match_indices(FOLDER).filter(|(at, _)| {
        let before = template[..*at].trim_end_matches(' ');
        before.ends_with(['}', '"', '\''])
    });

    links.filter_map(|(at, _)| {
        let rest = &template[at + FOLDER.len()..];
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let name = &rest[..end];
        let is_whole = !rest[end..].starts_with('{') && !name.ends_with(['/', '.']);
        (is_whole && !name.is_empty()).then_some((at, name))
    })
}

#[cfg(test)]
mod tests {
    use super::asset_links;

    #[test]
    fn whole_names_in_attributes() {
        let template = "see assets/a.css <link href=\"{{ page.root }}assets/b.css\"> {{ root ~ \"assets/c/d.js\" }} \
                        <img src='assets/{{ x }}.png'> \"assets/e{{ x }}\" \"assets/\"";
        let names: Vec<&str> = asset_links(template).map(|(_, name)| name).collect();
        assert_eq!(names, ["b.css", "c/d.js"]);
    }
}
