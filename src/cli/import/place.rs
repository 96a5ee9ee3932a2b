//! What is known of the place of a plan that was read: its address begins with it.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::source::Source;
use crate::base::text::Folding;
use crate::content::gazetteer::{Gazetteer, LazyRegister, Located, missing_place};
use crate::plan::Front;

/// Returns the id of a plan's place in the gazetteer, or else in the register; nothing where neither knows which place is
/// meant.
pub fn place_id(front: &Front, gazetteer: &Gazetteer) -> Option<String> {
    // A place that only the register knows is added to what the build will have, not to what people wrote.
    let mut gazetteer = gazetteer.clone();
    match located(front, &mut gazetteer)? {
        Located::Place(place) => Some(gazetteer.places[place].id.clone()),
        Located::Several(_) | Located::Unknown => None,
    }
}

/// Reports the place of a plan that neither the gazetteer nor the register knows, with the entry to add. `file` is the file
/// that was read, `named_by_file` whether the plan's address is therefore made of its name.
pub fn unknown_place(
    front: &Front,
    gazetteer: &Gazetteer,
    file: &str,
    named_by_file: bool,
) -> Option<Diagnostic> {
    let name = front.place.as_deref()?;
    let (code, what, help) = match located(front, &mut gazetteer.clone())? {
        Located::Place(_) => return None,
        Located::Several(names) => {
            let what = message!(
                "name-is-the-name-of-names-places",
                name,
                names = names.len()
            );
            let quoted = names.iter().map(|name| format!("\"{name}\""));
            let help = message!(
                "write-the-place-into-the-plan",
                names = Message::either(quoted)
            );
            ("ambiguous-place", what, help)
        }
        Located::Unknown => {
            let what = message!("name-is-not-in-the-gazetteer", name);
            let help = message!("add-the-place", entry = missing_place(name));
            ("unknown-place", what, help)
        }
    };

    let (message, help) = match named_by_file {
        true => (
            message!("named-by-its-file", what),
            message!("for-another-address-import-anew", help),
        ),
        false => (what, help),
    };
    let problem = Diagnostic::warning(code, message).help(help);
    Some(problem.at(&Source::new(file, ""), 0..0))
}

fn located(front: &Front, gazetteer: &mut Gazetteer) -> Option<Located> {
    let name = front.place.as_deref()?;
    let issuer = front.issuer.as_deref().unwrap_or_default();
    let register = LazyRegister::default();
    Some(gazetteer.locate(&register, &Folding::default(), name, issuer))
}
