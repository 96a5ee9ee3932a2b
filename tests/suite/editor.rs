//! What import suggests to an editor can be pasted as it is.

use crate::support::{draw, fixtures};
use gangmu::base::message::Language;
use gangmu::base::source::Source;
use gangmu::content::gazetteer::Gazetteer;
use gangmu::intake::archive::Text;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::link::proof::Trace;
use gangmu::plan::{Certainty, Emendation};
use gangmu::review::{ImportOutcome, ImportedPlan, Reading, Sheet};

#[test]
fn suggestions_are_ready_to_paste() {
    let name = "source.txt";
    let text = std::fs::read_to_string(fixtures("import/assignments").join(name)).unwrap();
    let text = Text::without_page(Source::new(name, text), Vec::new());
    let archive = Archive {
        file: name.to_owned(),
        sha256: "0".repeat(64),
    };
    let lexicon = Lexicon::bundled();
    let document = import("plan", &text, &archive, &lexicon)
        .value
        .unwrap()
        .document;
    let suggestion = Emendation {
        line: 2,
        found: "甲\"".to_owned(),
        reading: "乙".to_owned(),
        certainty: Certainty::Conjecture,
        note: "注入的词".to_owned(),
        nth: Some(2),
    };
    let plan = ImportedPlan {
        document: &document,
        suggestions: std::slice::from_ref(&suggestion),
        trace: &Trace::default(),
        archived: &text.source,
        losses: &text.losses,
    };
    let reading = Reading::new(&plan, &Gazetteer::default(), &lexicon);
    let sheet = Sheet {
        file: name.to_owned(),
        outcome: ImportOutcome::Written,
        written: true,
        plan: Some("content/plans/plan.md".to_owned()),
        diff: None,
        doubts: Vec::new(),
        reading: Some(reading),
    };
    let sheet = sheet.text(Language::En);
    let pasted = &sheet[sheet.find("[[emendation]]").unwrap()..];
    let mut with_it = document.clone();
    with_it.front.emendations.push(suggestion);
    let file = gangmu::content::document::write(&document).replacen(
        "\n+++\n",
        &format!("\n\n{pasted}\n+++\n"),
        1,
    );
    let read = gangmu::content::document::read("plan", &Source::new("plan.md", file));
    assert!(read.diagnostics.is_empty(), "{}", draw(&read.diagnostics));
    assert_eq!(read.value.unwrap().document, with_it);
}
