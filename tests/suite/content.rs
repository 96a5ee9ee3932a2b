//! The file format of plans: what is written is what is read.

use crate::support::{draw, real};
use gangmu::base::source::Source;
use gangmu::content::document::{read, write};
use gangmu::plan::*;
use gangmu::time::{Due, Every, Month, Schedule, read_schedule};
use oxc_index::IndexVec;
use proptest::prelude::*;

fn round_trip(document: &Document) {
    let text = write(document);
    let source = Source::new("plan.md", text.clone());
    let back = read(&document.id, &source);
    assert!(
        back.diagnostics.is_empty(),
        "{}\n{text}",
        draw(&back.diagnostics)
    );
    let back = back.value.unwrap().document;
    assert_eq!(&back, document, "\n{text}");
    assert_eq!(write(&back), text);
}

#[test]
fn the_real_plans_are_written_as_they_are_read() {
    let (_, content, _) = real();
    assert_eq!(content.plans.len(), 5);
    for (id, source) in &content.plans {
        let read = read(id, source);
        assert!(read.diagnostics.is_empty(), "{}", draw(&read.diagnostics));
        let document = read.value.unwrap().document;
        assert_eq!(
            write(&document),
            source.text(),
            "{id}: run `gangmu import` or write it by hand in the same form"
        );
        round_trip(&document);
    }
}

/// Text with every character that Markdown or TOML could trip over.
fn words() -> impl Strategy<Value = String> {
    let hard = prop::sample::select(
        "\\`*_[]<>&#+-=~:|!\"'{}()$^%@/.;,0123456789 \u{A0}\u{3000}—“”《》〔〕、。,;:一二三四工作任务甲乙丙丁㐀𠮷é".chars().collect::<Vec<_>>(),
    );
    prop::collection::vec(hard, 1..24)
        .prop_map(|chars| chars.into_iter().collect::<String>())
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("text", |text| {
            !text.is_empty() && text == text.trim_matches(gangmu::base::text::is_space)
        })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    prop::collection::vec((words(), any::<bool>()), 0..3).prop_map(|blocks| {
        blocks
            .into_iter()
            .map(|(text, field)| {
                if field {
                    Block::Field(text)
                } else {
                    Block::Text(text)
                }
            })
            .collect()
    })
}

fn milestone() -> impl Strategy<Value = Milestone> {
    let due = prop_oneof![
        (1950i16..2100).prop_map(Due::Year),
        (1950i16..2100, 1u8..=2).prop_map(|(y, h)| Due::Half(y, h)),
        (1950i16..2100, 1u8..=4).prop_map(|(y, q)| Due::Quarter(y, q)),
        (1950i16..2100, 1i8..=12).prop_map(|(year, month)| Due::Month(Month { year, month })),
    ];
    (due, words(), prop_oneof![Just(String::new()), words()])
        .prop_map(|(due, raw, text)| Milestone { due, raw, text })
}

fn recurrence() -> impl Strategy<Value = Recurrence> {
    let printed = [
        (Every::Week, "每周五"),
        (Every::Month, "每月10日、25日前"),
        (Every::Month, "每月底前"),
        (Every::Month, "每月"),
        (Every::Quarter, "每季度末月20日前"),
        (Every::HalfYear, "每半年"),
        (Every::Year, "每年6月、12月底前"),
    ];
    let schedule = prop_oneof![
        prop::sample::select(printed.to_vec())
            .prop_map(|(every, words)| read_schedule(every, words).unwrap()),
        Just(Schedule::on_unknown_days(Every::Quarter)),
    ];
    (schedule, words(), prop_oneof![Just(String::new()), words()]).prop_map(
        |(schedule, raw, text)| Recurrence {
            schedule,
            raw,
            text,
        },
    )
}

fn target() -> impl Strategy<Value = Target> {
    let change = prop::option::of(prop_oneof![Just(Change::Increase), Just(Change::Decrease)]);
    let bound = prop_oneof![
        Just(Bound::Exactly),
        Just(Bound::AtLeast),
        Just(Bound::AtMost),
        Just(Bound::About),
    ];
    let due = prop::option::of((1950i16..2100).prop_map(Due::Year));
    (words(), change, bound, words(), words(), due).prop_map(
        |(indicator, change, bound, unit, raw, due)| Target {
            indicator,
            change,
            bound,
            value: "7.5".to_owned(),
            unit,
            raw,
            whose: String::new(),
            against: String::new(),
            due,
        },
    )
}

fn task() -> impl Strategy<Value = Task> {
    let assignment = (prop::sample::select(Role::ALL.to_vec()), words())
        .prop_map(|(role, unit)| Assignment { role, unit });
    (
        prop::collection::vec(assignment, 0..4),
        prop::collection::vec(milestone(), 0..3),
        1u32..50,
        any::<bool>(),
    )
        .prop_map(|(mut assignments, milestones, first, inherited)| {
            assignments.sort_by_key(|a| a.role);
            Task {
                lines: LineRange {
                    first,
                    last: first + 3,
                },
                assignments,
                milestones,
                allotments: Vec::new(),
                inherited,
            }
        })
}

/// A document whose outline is 一、 with (一) and 1. below it, in any number.
fn document() -> impl Strategy<Value = Document> {
    let node = (
        0usize..3,
        words(),
        blocks(),
        prop::option::of(task()),
        prop::collection::vec(milestone(), 0..2),
        prop::collection::vec(target(), 0..2),
        prop::collection::vec(recurrence(), 0..2),
    );
    (
        words(),
        blocks(),
        prop::collection::vec(node, 1..8),
        blocks(),
        any::<bool>(),
    )
        .prop_map(|(title, opening, nodes, closing, tail)| {
            let mut outline = Outline {
                opening,
                nodes: IndexVec::new(),
                closing,
            };
            let mut addresses = Addresses::default();
            let mut counts = [0u32; 3];
            for (level, heading, blocks, task, goals, targets, recurrences) in nodes {
                let depth = (level + 1).min(outline.nodes.last().map_or(1, |n: &Node| n.depth + 1));
                counts[depth - 1] += 1;
                counts[depth..].fill(0);
                let numeral = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
                    [counts[depth - 1] as usize % 9];
                let printed = match depth {
                    1 => format!("{numeral}、{heading}"),
                    2 => format!("({numeral}){heading}"),
                    _ => format!("{}、{heading}", counts[depth - 1]),
                };
                let label = Label::read(&printed).unwrap();
                outline.nodes.push(Node {
                    id: String::new(),
                    label,
                    heading: printed,
                    depth,
                    blocks,
                    tail: Vec::new(),
                    goals,
                    recurrences,
                    seen: vec!["年内".to_owned(); targets.len()],
                    targets,
                    task,
                });
                let index = outline.nodes.last_idx();
                let node = &outline.nodes[index];
                let derived = addresses.next(&outline.nodes[..index], &node.label, node.depth);
                let taken = outline.nodes[..index].iter().any(|n| n.id == derived);
                outline.nodes[index].id = if taken {
                    format!("{derived}x{}", index.index())
                } else {
                    derived
                };
            }
            // A closing statement of the first node, behind all that stand under it.
            let first = NodeId::from_usize(0);
            let below = outline.subtree(first);
            if tail && below.into_iter().len() > 1 {
                let last = below.end - 1;
                outline.nodes[last].task.get_or_insert(Task {
                    lines: LineRange { first: 1, last: 1 },
                    assignments: Vec::new(),
                    milestones: Vec::new(),
                    allotments: Vec::new(),
                    inherited: false,
                });
                outline.nodes[first].tail = vec![Block::Field("责任单位:甲".to_owned())];
                outline.nodes[first].task.get_or_insert(Task {
                    lines: LineRange { first: 1, last: 9 },
                    assignments: vec![Assignment {
                        role: Role::Responsible,
                        unit: "甲".to_owned(),
                    }],
                    milestones: Vec::new(),
                    allotments: Vec::new(),
                    inherited: false,
                });
            }
            Document {
                id: "plan".to_owned(),
                front: Front {
                    title,
                    number: Some("甲政发〔2020〕1号".to_owned()),
                    issuer: None,
                    place: None,
                    addressees: Some("各县、区".to_owned()),
                    passed_by: None,
                    written: jiff::civil::Date::new(2020, 2, 29).ok(),
                    published: None,
                    year: Some(2020),
                    status: Some(Status {
                        state: PlanState::Replaced,
                        by: Some("b-1".to_owned()),
                        date: jiff::civil::date(2022, 3, 1),
                        source: "《废止\"决定\"》".to_owned(),
                        url: Some("https://example.org/b".to_owned()),
                    }),
                    continues: Some(Continues {
                        plan: "a-1".to_owned(),
                        words: "接续\"甲\"".to_owned(),
                    }),
                    emendations: [Emendation {
                        line: 4,
                        found: "\"x\\".to_owned(),
                        reading: "甲".to_owned(),
                        certainty: Certainty::Conjecture,
                        note: "y".to_owned(),
                        nth: Some(2),
                    }]
                    .into_iter()
                    .collect(),
                    notices: [Notice {
                        file: "seeds/n.txt".to_owned(),
                        sha256: "b".repeat(64),
                        title: "更正\"公告\"".to_owned(),
                        number: Some("甲〔2022〕2号".to_owned()),
                        date: jiff::civil::date(2022, 2, 1),
                        url: None,
                        amendments: vec![
                            amendment(Some(4), None, None, Some("\"旧\\"), Some("新\n\"行\"")),
                            amendment(Some(5), None, None, Some("旧"), None),
                            amendment(
                                None,
                                Some(LineRange { first: 6, last: 7 }),
                                None,
                                None,
                                None,
                            ),
                            amendment(None, None, Some(7), None, Some("增")),
                        ],
                    }]
                    .into_iter()
                    .collect(),
                    revisions: vec![Revision {
                        date: jiff::civil::date(2026, 11, 23),
                        note: "\"收录\"".to_owned(),
                        at: vec!["3-1-9".to_owned()],
                    }],
                },
                source: Provenance {
                    file: "seeds/x.txt".to_owned(),
                    sha256: "0".repeat(64),
                    text: Some(Transcript {
                        file: "seeds/x.pdf.txt".to_owned(),
                        sha256: "1".repeat(64),
                    }),
                    url: None,
                    fields: vec![StatedField {
                        field: HeadField::Title,
                        line: 1,
                    }],
                    skip: vec![Skip {
                        lines: LineRange { first: 2, last: 3 },
                        why: "页眉".to_owned(),
                    }],
                },
                outline,
            }
        })
}

/// An amendment of these keys; one that deletes quotes the notice.
fn amendment(
    line: Option<u32>,
    lines: Option<LineRange>,
    after: Option<u32>,
    old: Option<&str>,
    new: Option<&str>,
) -> Amendment {
    Amendment {
        line,
        lines,
        after,
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        nth: line.filter(|line| *line == 4),
        at: LineRange { first: 1, last: 2 },
        says: new.is_none().then(|| "删去".to_owned()),
    }
}

proptest! {
    #![proptest_config(crate::support::cases_of(400))]

    #[test]
    fn read_gives_back_what_write_wrote(document in document()) {
        round_trip(&document);
    }

    #[test]
    fn the_ledger_and_what_moved_survive_any_text(text in "[a-z #./=\"\\[\\]\n0-9-]{0,80}", more in "\\PC{0,40}") {
        for text in [text, more] {
            let source = Source::new("x", text);
            let ledger = gangmu::content::permalinks::Ledger::read(&source);
            let lines = source.text().lines().map(str::trim_end);
            let wanted = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).count();
            prop_assert_eq!(ledger.value.len() + ledger.diagnostics.len(), wanted.max(1), "each line is an entry or a mistake, and so is none");
            let _ = gangmu::content::permalinks::Moves::read(&source);
        }
    }

    #[test]
    fn the_reader_survives_any_text(text in "(\\+\\+\\+\n)?[a-z=\"\\[\\] \n0-9]{0,60}(\\+\\+\\+\n)?[#>` \n*一、(1)a-z|<&-]{0,120}") {
        let _ = read("plan", &Source::new("plan.md", text));
    }
}
