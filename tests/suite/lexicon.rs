//! The bundled lexicon: what the examples of its words say is read so.

use gangmu::base::source::Source;
use gangmu::export::schema::SchemaName;
use gangmu::intake::archive::Text;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::{Lexicon, Words};
use gangmu::plan::{Document, Role, Task};
use gangmu::time::Every;

/// Reads a plan whose first task has a line of its own at the end.
fn plan_with(line: &str, lexicon: &Lexicon) -> Option<Document> {
    read_plan_with(line, lexicon).0
}

/// Reads the same plan, and returns the codes of what is doubtful in it, too.
fn read_plan_with(line: &str, lexicon: &Lexicon) -> (Option<Document>, Vec<&'static str>) {
    let text = format!(
        "甲市2018年重点工作方案\n一、工作任务\n(一)推进项目建设。抓好重点项目建设。\n{line}\n(二)推进改革。\n责任单位:市发改委\n"
    );
    read_plan(text, lexicon)
}

/// Reads a text as a plan.
fn plan_of(text: String, lexicon: &Lexicon) -> Option<Document> {
    read_plan(text, lexicon).0
}

fn read_plan(text: String, lexicon: &Lexicon) -> (Option<Document>, Vec<&'static str>) {
    let text = Text::without_page(Source::new("plan.txt", text), Vec::new());
    let archive = Archive {
        file: "seeds/plan.txt".to_owned(),
        sha256: "0".repeat(64),
    };

    let imported = import("plan", &text, &archive, lexicon);
    let document = imported.value.map(|imported| imported.document);
    let codes = imported.diagnostics.iter().map(|doubt| doubt.code);
    (document, codes.collect())
}

/// Returns the examples of a family that are not read as `right` wants them.
fn misread(
    words: &Words,
    lexicon: &Lexicon,
    right: impl Fn(&Document, &str) -> bool,
) -> Vec<String> {
    words
        .examples()
        .filter(|example| {
            !plan_with(example, lexicon).is_some_and(|document| right(&document, example))
        })
        .map(str::to_owned)
        .collect()
}

/// The roles of the first task's units.
fn roles(document: &Document) -> Vec<Role> {
    let nodes = document.outline.nodes.iter();
    let tasks = nodes.filter_map(|node| node.task.as_ref());
    tasks
        .take(1)
        .flat_map(|task| task.assignments.iter().map(|assignment| assignment.role))
        .collect()
}

#[test]
fn an_example_of_a_label_gives_a_statement_of_its_role() {
    let lexicon = Lexicon::bundled();
    for (words, role) in [
        (&lexicon.labels.lead, Role::Lead),
        (&lexicon.labels.responsible, Role::Responsible),
        (&lexicon.labels.cooperating, Role::Cooperating),
        (&lexicon.labels.bodies, Role::Responsible),
        (&lexicon.labels.modifiers, Role::Responsible),
    ] {
        let wrong = misread(words, &lexicon, |document, _| roles(document) == [role]);
        assert_eq!(wrong, [""; 0], "{role:?}");
    }
}

#[test]
fn an_example_of_a_deadline_gives_a_milestone() {
    let lexicon = Lexicon::bundled();
    let wrong = misread(&lexicon.labels.deadline, &lexicon, |document, _| {
        let mut nodes = document.outline.nodes.iter();
        nodes.any(|node| {
            node.task
                .as_ref()
                .is_some_and(|task| !task.milestones.is_empty())
        })
    });
    assert_eq!(wrong, [""; 0]);
}

/// Returns the tasks of a plan.
fn tasks(document: &Document) -> impl Iterator<Item = &Task> {
    let nodes = document.outline.nodes.iter();
    nodes.filter_map(|node| node.task.as_ref())
}

#[test]
fn an_example_of_a_duty_without_end_is_one() {
    let lexicon = Lexicon::bundled();
    for example in lexicon.deadlines.open_ended.examples() {
        let line = format!("责任单位:市教育局;{example}");
        let (document, doubts) = read_plan_with(&line, &lexicon);
        let document = document.unwrap();
        assert!(tasks(&document).all(|task| task.milestones.is_empty()));
        let nodes = document.outline.nodes.iter();
        let duties = nodes.flat_map(|node| &node.recurrences);
        let every: Vec<Every> = duties.map(|duty| duty.schedule.every()).collect();
        assert_eq!(every, [Every::Ongoing], "{example}");
        assert!(!doubts.contains(&"undated"), "{example}");
    }
}

#[test]
fn an_example_of_an_end_of_validity_is_no_goal() {
    let lexicon = Lexicon::bundled();
    for words in [&lexicon.goals.valid_until, &lexicon.goals.lasting_until] {
        for example in words.examples() {
            let line = format!("{example}。(责任单位:市教育局)");
            let document = plan_with(&line, &lexicon).unwrap();
            let mut nodes = document.outline.nodes.iter();
            assert!(nodes.all(|node| node.goals.is_empty()), "{example}");
        }
    }
}

#[test]
fn an_example_of_words_around_a_time_gives_its_milestone() {
    let lexicon = Lexicon::bundled();
    let deadlines = &lexicon.deadlines;
    let families = [
        ("(市教育局牵头,", &deadlines.before, 1),
        ("(市教育局牵头,", &deadlines.behind, 1),
        ("(责任单位:市教育局;完成时限:", &deadlines.aims, 1),
        ("(责任单位:市教育局;完成时限:", &deadlines.next_openings, 2),
        ("(责任单位:市教育局;完成时限:", &deadlines.joints, 2),
    ];
    for (before, words, count) in families {
        for example in words.examples() {
            let line = format!("{before}{example})");
            let document = plan_with(&line, &lexicon).unwrap();
            let milestones: usize = tasks(&document).map(|task| task.milestones.len()).sum();
            assert_eq!(milestones, count, "{example}");
        }
    }

    for example in deadlines.behind_year.examples() {
        let line = format!("责任单位:市教育局;{example}");
        let document = plan_with(&line, &lexicon).unwrap();
        assert!(
            tasks(&document).any(|task| !task.milestones.is_empty()),
            "{example}"
        );
    }
}

#[test]
fn an_example_of_what_is_past_or_vague_is_no_goal() {
    let lexicon = Lexicon::bundled();
    let goals = &lexicon.goals;
    for words in [&goals.reached, &goals.until, &goals.vague] {
        for example in words.examples() {
            let document = plan_with(&format!("{example}。"), &lexicon).unwrap();
            let found: usize = document
                .outline
                .nodes
                .iter()
                .map(|node| node.goals.len())
                .sum();
            assert_eq!(found, 0, "{example}");
        }
    }
}

#[test]
fn an_example_of_a_remark_on_the_first_unit_makes_it_lead() {
    let lexicon = Lexicon::bundled();
    for words in [
        &lexicon.remarks.leads,
        &lexicon.remarks.first,
        &lexicon.remarks.copulas,
    ] {
        for example in words.examples() {
            let line = format!("({example})\n责任单位:市教育局、市财政局");
            let document = plan_with(&line, &lexicon).unwrap();
            assert_eq!(roles(&document).first(), Some(&Role::Lead), "{example}");
        }
    }
}

#[test]
fn an_example_of_a_verb_gives_a_role() {
    let lexicon = Lexicon::bundled();
    for (words, role) in [
        (&lexicon.predicates.lead, Role::Lead),
        (&lexicon.predicates.responsible, Role::Responsible),
        (&lexicon.predicates.cooperating, Role::Cooperating),
        (&lexicon.predicates.neutral, Role::Responsible),
    ] {
        let bracketed: Vec<String> = words
            .examples()
            .filter(|example| {
                let document = plan_with(&format!("({example})"), &lexicon);
                document.is_none_or(|document| roles(&document) != [role])
            })
            .map(str::to_owned)
            .collect();
        assert_eq!(bracketed, [""; 0], "{role:?}");
    }
}

#[test]
fn an_example_of_a_footer_is_left_out() {
    let lexicon = Lexicon::bundled();
    let wrong: Vec<&str> = lexicon
        .portal
        .footers
        .examples()
        .filter(|example| {
            let text = format!(
                "甲市2018年重点工作方案\n一、工作任务\n(一)推进改革。\n责任单位:市发改委\n{example}\n"
            );
            let plan = plan_of(text, &lexicon).unwrap();
            let skip = plan.source.skip;
            !skip.iter().any(|skip| skip.lines.contains(5))
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_schema_knows_the_families_and_no_other_key() {
    let schema = SchemaName::Lexicon.schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut lexicon = Lexicon::bundled();
    for group in lexicon.groups() {
        for family in group.families {
            let file = serde_json::json!({ group.name: { family.name: { "局": "市公安局" } } });
            assert!(validator.is_valid(&file), "{file}");
            let empty = serde_json::json!({ group.name: { family.name: { "": "市公安局" } } });
            assert!(!validator.is_valid(&empty), "{empty}");
        }
        let unknown = serde_json::json!({ group.name: { "zzz": {} } });
        assert!(!validator.is_valid(&unknown), "{unknown}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "zzz": {} })));
}
