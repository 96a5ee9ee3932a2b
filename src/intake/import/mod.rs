//! Reads a plan as it was published and writes down what it seems to say. This is the only stage
//! that guesses; a person reviews what it wrote.

mod allotments;

mod damage;
mod docnumber;

mod furniture;
mod goals;
mod head;
mod lines;
mod meta;
mod outline;
mod place;
mod recurrences;
mod refusal;
mod statement;
mod strip;
mod table;
mod targets;
mod title;

use crate::base::diag::{Diagnostic, Warned};
use crate::intake::archive::Text;
use crate::intake::lexicon::Lexicon;
use crate::plan::{Document, Emendation, Front, LineRange, Provenance, Skip};

/// Where an imported text is archived.
#[derive(Debug, Clone)]
pub struct Archive {
    /// Path that the plan will name as its source.
    pub file: String,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// A plan as it was read, with what a person has yet to decide.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The plan; nothing that is only suggested is in it.
    pub document: Document,
    /// Damage that was noticed, with the most probable reading of each place.
    pub suggestions: Vec<Emendation>,
}

/// Reads a published text as a plan, with the words of a lexicon.
///
/// What is doubtful is reported with its line. The value is `None`, with an error that says why,
/// when the text holds no plan.
pub fn import(
    id: &str,
    text: &Text,
    archive: &Archive,
    lexicon: &Lexicon,
) -> Warned<Option<Imported>> {
    let source = &text.source;
    let mut doubts = Vec::new();
    let stripped = strip::strip(text, lexicon, &mut doubts);
    let head = head::read(source, &stripped, &mut doubts);
    let year = head.year;
    let terms = outline::Terms {
        lexicon,
        year,
        first_leads: statement::says_first_leads(source.text(), lexicon),
        injected: damage::injected(source.text()),
    };
    let built = outline::build(source, &stripped.body, &terms, &mut doubts);
    if let Some((why, what_to_do)) = refusal::reason(source, &head.title, &built) {
        let refused = Diagnostic::error("not-a-plan", why)
            .at_line(source, 1)
            .help(what_to_do);
        return Warned::new(None, vec![refused]);
    }
    let mut skip = stripped.skip;
    skip.extend(built.skip);
    if stripped.title.len() > 1 {
        let (first, last) = (stripped.title[0], stripped.title[stripped.title.len() - 1]);
        skip.push(Skip {
            lines: LineRange { first, last },
            why: "标题".to_owned(),
        });
    }
    let stated: Vec<u32> = head.fields.iter().map(|stated| stated.line).collect();
    let mut skip: Vec<Skip> = skip
        .iter()
        .flat_map(|skip| without(skip, &stated))
        .collect();
    skip.sort_by_key(|skip| skip.lines.first);
    let front = Front {
        title: head.title,
        number: head.number,
        issuer: head.issuer,
        place: head.place,
        addressees: head.addressees,
        passed_by: head.passed_by,
        written: head.written,
        published: head.published,
        year: Some(year),
        source: Provenance {
            file: archive.file.clone(),
            sha256: archive.sha256.clone(),
            url: None,
            fields: head.fields,
            skip,
        },
        emendations: Vec::new(),
        revisions: Vec::new(),
    };
    Warned::new(
        Some(Imported {
            document: Document {
                id: id.to_owned(),
                front,
                outline: built.outline,
            },
            suggestions: damage::suggestions(source, &terms.injected),
        }),
        doubts,
    )
}

/// A skip without the lines that state a field: a line is accounted for once.
fn without(skip: &Skip, stated: &[u32]) -> Vec<Skip> {
    let mut parts: Vec<Skip> = Vec::new();
    for line in skip.lines.first..=skip.lines.last {
        if stated.contains(&line) {
            continue;
        }
        match parts.last_mut() {
            Some(part) if part.lines.last + 1 == line => part.lines.last = line,
            _ => parts.push(Skip {
                lines: LineRange {
                    first: line,
                    last: line,
                },
                why: skip.why.clone(),
            }),
        }
    }
    parts
}
