//! Drawings: whatever they are given, every mark stands in the drawing, and none upon another.

use gangmu::render::chart::{Bar, Caption, Dot, Drawing, HeatCell, HeatRow, Linked, Pair, Part};
use gangmu::render::chart::{heat, load, multiple, timeline, together};
use gangmu::time::{Month, Slot};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn sound(drawing: &Drawing) {
    let marks = &drawing.marks;
    for (k, m) in marks.iter().enumerate() {
        assert!(m.width > 0 && m.height > 0, "{m:?} cannot be seen");
        assert!(
            m.x >= 0
                && m.y >= 0
                && m.x + m.width <= drawing.width
                && m.y + m.height <= drawing.height,
            "{m:?} stands outside of {} × {}",
            drawing.width,
            drawing.height
        );
        for other in &marks[k + 1..] {
            let apart = m.x + m.width <= other.x
                || other.x + other.width <= m.x
                || m.y + m.height <= other.y
                || other.y + other.height <= m.y;
            assert!(apart, "{m:?} and {other:?} overlap");
        }
    }
    for l in &drawing.labels {
        assert!(
            l.x >= 0 && l.x <= drawing.width && l.y >= 0 && l.y <= drawing.height,
            "{l:?}"
        );
    }
}

fn slot() -> impl Strategy<Value = Slot> {
    (2015i16..2036, 1i8..14).prop_map(|(year, month)| match month {
        13 => Slot::Year(year),
        month => Slot::Month(Month { year, month }),
    })
}

fn linked(text: &str) -> Linked {
    Linked {
        text: text.to_owned(),
        href: "x.html".to_owned(),
    }
}

fn year(year: i16) -> String {
    format!("{year}年")
}

const NAMES: [&str; 5] = [
    "市局",
    "",
    "某某省某某市某某县某某镇人民政府办公室",
    "R&D",
    "委",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn deadlines_in_lanes(dots in prop::collection::vec((0usize..5, slot()), 0..150)) {
        let lanes = NAMES.map(linked);
        let dots: Vec<Dot> = dots
            .into_iter()
            .map(|(lane, slot)| Dot { lane, slot, href: "x.html".to_owned(), name: slot.to_string() })
            .collect();
        let drawing = timeline(&lanes, &dots, year);
        sound(&drawing);
        prop_assert_eq!(drawing.marks.len(), dots.len());
        // Later ones stand further right, whatever the lane.
        for (a, b) in drawing.marks.iter().zip(&dots) {
            for (c, d) in drawing.marks.iter().zip(&dots) {
                prop_assert!(b.slot >= d.slot || a.x < c.x, "{} and {}", b.slot, d.slot);
            }
        }
    }

    #[test]
    fn loads_are_as_high_as_their_sums(counts in prop::collection::btree_map((slot(), 0usize..3), 1usize..90, 0..60)) {
        let tones = ["lead", "responsible", "cooperating"];
        let parts: Vec<Part> = counts
            .iter()
            .map(|(&(slot, role), &count)| Part {
                slot, tone: tones[role], count, href: "#x".to_owned(), name: String::new(),
            })
            .collect();
        let drawing = load(&parts, year);
        sound(&drawing);
        let mut sums: BTreeMap<Slot, (usize, i32)> = BTreeMap::new();
        for (part, mark) in parts.iter().zip(&drawing.marks) {
            let sum = sums.entry(part.slot).or_default();
            sum.0 += part.count;
            sum.1 += mark.height;
        }
        let highest = sums.values().max().copied().unwrap_or_default();
        for (count, height) in sums.values() {
            // Within a unit for each of the three parts, which are never too low to be seen.
            let fair = *count as i32 * highest.1 / highest.0.max(1) as i32;
            prop_assert!((height - fair).abs() <= 3, "{count} is {height} high, not {fair}");
        }
    }

    #[test]
    fn units_and_months(rows in prop::collection::vec(prop::collection::btree_map(1i8..14, 1usize..2000, 0..13), 0..30)) {
        let rows: Vec<HeatRow> = rows
            .into_iter()
            .map(|cells| HeatRow {
                name: linked(NAMES[2]),
                cells: cells
                    .into_iter()
                    .map(|(month, count)| HeatCell {
                        slot: if month == 13 { Slot::Year(2018) } else { Slot::Month(Month { year: 2018, month }) },
                        count,
                        href: "#x".to_owned(),
                        name: String::new(),
                    })
                    .collect(),
            })
            .collect();
        let drawing = heat(2018, &rows);
        sound(&drawing);
        // The greatest is the darkest, and no smaller one is darker than a greater.
        let shown: BTreeSet<(usize, &str)> = drawing
            .marks
            .iter()
            .map(|mark| (mark.text.as_deref().unwrap_or_default().parse().unwrap_or_default(), mark.tone))
            .collect();
        prop_assert!(shown.iter().is_sorted_by_key(|(_, tone)| *tone));
        prop_assert!(shown.last().is_none_or(|(_, tone)| *tone == "l4"));
    }

    #[test]
    fn pairs(pairs in prop::collection::btree_map((0usize..16, 0usize..16), 1usize..40, 0..80)) {
        let names: Vec<Linked> = (0..16).map(|k| linked(NAMES[k % 5])).collect();
        let pairs: Vec<Pair> = pairs
            .into_iter()
            .filter(|((one, other), _)| one < other)
            .map(|((one, other), count)| Pair { one, other, count, href: "#x".to_owned(), name: String::new() })
            .collect();
        let drawing = together(&names, &pairs);
        sound(&drawing);
        prop_assert_eq!(drawing.marks.len(), pairs.len());
    }

    #[test]
    fn parts_of_a_figure(values in prop::collection::vec(0.0f64..1e6, 0..12)) {
        let bars: Vec<Bar> = values
            .iter()
            .map(|value| Bar {
                name: linked(NAMES[2]),
                value: *value,
                printed: format!("{value:.2}"),
                href: "#x".to_owned(),
                words: String::new(),
            })
            .collect();
        let caption = Caption { text: "任务".to_owned(), href: "x.html".to_owned(), unit: "项".to_owned() };
        let drawing = multiple(caption, &bars);
        sound(&drawing);
        for (a, b) in drawing.marks.iter().zip(&values) {
            for (c, d) in drawing.marks.iter().zip(&values) {
                prop_assert!(b > d || a.width <= c.width);
            }
        }
    }
}
