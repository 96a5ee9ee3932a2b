//! A service worker (<https://www.w3.org/TR/service-workers/>), where the maintainer asks for one: what was
//! read once can be read again without a line.

use super::inputs::Inputs;
use super::job::Job;
use crate::address::Route;

const SCRIPT: &str = include_str!("offline.js");
/// The place in the script where the files are listed that every reader gets.
const CORE: &str = "/* core */";
/// The pages that each reader gets on the first visit: those from which every plan, unit, park, project and month can be
/// reached, and the search. Sources are reached from their plans; they and the pages about the site are kept when they are
/// first read, because every file here costs each visitor traffic.
const LISTS: [Route<'_>; 7] = [
    Route::HOME,
    Route::SEARCH,
    Route::PLANS,
    Route::UNITS,
    Route::PARKS,
    Route::PROJECTS,
    Route::MONTHS,
];

/// Returns the service worker, if the site asks for one.
pub(super) fn jobs<'a>(inputs: &Inputs<'a>) -> Vec<Job<'a>> {
    // A theme that does not register the worker has no use for it.
    let registers = inputs.assets.iter().any(|(name, _)| name == "offline.js");
    if !(inputs.settings.offline && registers) {
        return Vec::new();
    }

    let inputs = *inputs;
    vec![Job::fallible("sw.js".to_owned(), move || script(&inputs))]
}

/// Returns the worker, which fetches the lists, the theme's files and the search when it is installed.
fn script(inputs: &Inputs<'_>) -> serde_json::Result<Vec<u8>> {
    let lists = LISTS.iter().map(Route::path);
    let assets = inputs.assets.iter();
    let assets = assets.map(|(name, _)| Route::asset(name).path());
    let engine = Route::search_file("search.js").path();
    let core: Vec<String> = lists.chain(assets).chain([engine]).collect();

    let list = serde_json::to_string(&core)?;
    let script = SCRIPT.replace(CORE, &format!("const CORE = {list};"));
    Ok(script.into_bytes())
}
