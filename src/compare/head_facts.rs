//! What a plan says as a whole: its head, and the paragraphs before its first heading and behind its last.

use super::aspect::Aspect;
use super::fact::Fact;
use crate::link::catalogue::Plan;
use crate::plan::{Front, Provenance};

/// Returns what a plan says as a whole.
pub(super) fn of_head(plan: &Plan) -> Vec<Fact> {
    let front = &plan.document.front;
    let mut facts = of_front(front);
    facts.extend(of_source(&front.source));

    let outline = &plan.text.outline;
    for (about, blocks) in [("opening", &outline.opening), ("closing", &outline.closing)] {
        facts.extend(blocks.iter().map(|block| Fact {
            about: about.to_owned(),
            ..Fact::new(Aspect::Text, block.text())
        }));
    }
    facts
}

fn of_front(front: &Front) -> Vec<Fact> {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let fields = [
        (Aspect::Title, Some(front.title.clone())),
        (Aspect::Number, front.number.clone()),
        (Aspect::Issuer, front.issuer.clone()),
        (Aspect::Addressees, front.addressees.clone()),
        (Aspect::PassedBy, front.passed_by.clone()),
        (Aspect::Written, date(front.written)),
        (Aspect::Published, date(front.published)),
        (Aspect::Place, front.place.clone()),
    ];
    let mut facts: Vec<Fact> = fields
        .into_iter()
        .filter_map(|(aspect, words)| Some(Fact::new(aspect, words?)))
        .collect();

    facts.extend(front.status.iter().map(|status| {
        let by = status.by.iter().map(|by| format!(" {by}"));
        let by: String = by.collect();
        let words = format!("{}{by} {}", status.state.key(), status.date);
        Fact {
            detail: status.source.clone(),
            ..Fact::new(Aspect::Status, words)
        }
    }));
    facts.extend(front.continues.iter().map(|continues| Fact {
        detail: continues.words.clone(),
        ..Fact::new(Aspect::Continues, continues.plan.clone())
    }));
    facts.extend(front.emendations.iter().map(|emendation| Fact {
        about: format!("{}:{}", emendation.line, emendation.found),
        detail: emendation.certainty.key().to_owned(),
        ..Fact::new(
            Aspect::Emendation,
            format!("{} ⇒ {}", emendation.found, emendation.reading),
        )
    }));
    facts.extend(front.amendments().map(|(_, notice, own)| {
        let notice = &front.notices[notice];
        let lines = own.governed();
        let old = own.old.as_deref();
        let new = own.new.as_deref();
        let words = match own.key() {
            "replaced" => format!("{} ⇒ {}", old.unwrap_or_default(), new.unwrap_or_default()),
            "added" => format!("+ {}", new.unwrap_or_default()),
            _ => match old {
                Some(old) => format!("− {old}"),
                None => format!("− {}–{}", lines.first, lines.last),
            },
        };
        Fact {
            about: format!("{}:{}", lines.first, old.unwrap_or_default()),
            detail: format!("{} {}", notice.date, notice.title),
            ..Fact::new(Aspect::Amendment, words)
        }
    }));
    facts
}

fn of_source(source: &Provenance) -> Vec<Fact> {
    let mut facts = vec![Fact {
        detail: source.sha256.chars().take(8).collect(),
        ..Fact::new(Aspect::Source, source.file.as_str())
    }];
    let url = source.url.iter();
    facts.extend(url.map(|url| Fact::new(Aspect::Url, url.as_str())));
    facts.extend(source.skip.iter().map(|skip| Fact {
        about: skip.why.clone(),
        ..Fact::new(
            Aspect::Skip,
            format!("{}–{}", skip.lines.first, skip.lines.last),
        )
    }));
    facts
}
