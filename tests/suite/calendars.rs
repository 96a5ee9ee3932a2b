//! Calendars of what comes back, where nothing is due once.

use crate::support::{copy, fixtures, gangmu};
use gangmu::base::source::sha256;
use std::path::Path;

/// A project whose duties come back and have no other dates, in a language.
fn returning(folder: &Path, language: &str) {
    copy(&fixtures("base"), folder);
    let edit = |path: &str, words: &[(&str, &str)]| {
        let file = folder.join(path);
        let mut text = std::fs::read_to_string(&file).unwrap();
        for (old, new) in words {
            assert!(text.contains(old), "{path}: {old}");
            text = text.replace(old, new);
        }
        std::fs::write(&file, &text).unwrap();
        sha256(text.as_bytes())
    };
    let first = (
        "完成时限:3月末前,开工;年底前,完工。",
        "完成时限:每季度末通报。",
    );
    let second = (
        "完成时限:2020年6月10日前",
        "完成时限:每年3月10日、9月10日报送",
    );
    let old = sha256(&std::fs::read(folder.join("seeds/base.txt")).unwrap());
    let new = edit("seeds/base.txt", &[first, second]);
    let milestones = "milestones = [
  { due = \"2020-03\", raw = \"3月末前\", text = \"开工\" },
  { due = \"2020\", raw = \"年底前\", text = \"完工\" },
]";
    edit(
        "content/plans/jia-2020-1.md",
        &[
            (&old, &new),
            first,
            second,
            (
                milestones,
                "recurrences = [{ every = \"quarter\", raw = \"每季度末\", text = \"通报\" }]",
            ),
            (
                "milestones = [{ due = \"2020-06-10\", raw = \"2020年6月10日前\" }]",
                "recurrences = [{ every = \"year\", months = [3, 9], days = [10], raw = \"每年3月10日、9月10日\", text = \"报送\" }]",
            ),
        ],
    );
    let site = format!("title = \"试,站\"\ntheme = \"gazette\"\nlanguage = \"{language}\"\n");
    std::fs::write(folder.join("content/site.toml"), site).unwrap();
    copy(
        &crate::support::root().join("themes/gazette"),
        &folder.join("themes/gazette"),
    );
}

/// A file of the built site, without the folds of long lines.
fn unfolded(folder: &Path, path: &str) -> String {
    let file = folder.join("public").join(path);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{path} is missing"));
    text.replace("\r\n ", "").replace("\r\n", "\n")
}

#[test]
fn what_only_comes_back_has_calendars_too() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    returning(folder, "zh-CN");
    let (_, said, code) = gangmu(folder, &["build"]);
    assert_eq!(code, 0, "{said}");
    for (page, calendar, events, todos) in [
        ("index.html", "site", 3, 0),
        ("plans/jia-2020-1.html", "plans/jia-2020-1", 3, 0),
        ("units/jia-gangkou.html", "units/jia-gangkou", 2, 6),
        ("units/jia-fagaiwei.html", "units/jia-fagaiwei", 1, 4),
        ("parks/jiagang.html", "parks/jiagang", 1, 0),
    ] {
        let name = format!("calendars/{calendar}");
        assert!(
            unfolded(folder, page).contains(&format!("{name}.ics")),
            "{page}"
        );
        let text = unfolded(folder, &format!("{name}.ics"));
        assert_eq!(text.matches("\nRRULE:").count(), events, "{text}");
        // It is units that have something to do.
        let list = folder.join(format!("public/{name}.todo.ics"));
        assert_eq!(list.exists(), todos > 0, "{name}");
        if todos > 0 {
            let text = unfolded(folder, &format!("{name}.todo.ics"));
            assert_eq!(text.matches("\nDUE;VALUE=DATE:").count(), todos, "{text}");
        }
    }
    // No deadline falls in the year, so that it has no page and no calendar.
    assert!(!folder.join("public/calendars/years").exists());
    let text = unfolded(folder, "calendars/units/jia-gangkou.ics");
    for line in [
        "NAME:市港口局（甲市） · 试\\,站",
        "RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20201231",
        "RRULE:FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=10;UNTIL=20201231",
    ] {
        assert!(text.contains(&format!("\n{line}\n")), "{line}: {text}");
    }
    // The site has no address that an event could lead to, so it names the plan.
    let words = "DESCRIPTION:原文：每季度末。原文没有写起止，日历只列到2020年末。\\n《甲市2020年港口工作方案》（甲政办发〔2020〕1号）";
    assert!(text.contains(words), "{text}");
    assert!(!text.contains("METHOD"), "{text}");
}

#[test]
fn words_around_names_are_those_of_the_language() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    returning(folder, "en");
    let (_, said, code) = gangmu(folder, &["build"]);
    assert_eq!(code, 0, "{said}");
    let text = unfolded(folder, "calendars/parks/jiagang.ics");
    let words = "《甲市2020年港口工作方案》 (甲政办发〔2020〕1号)";
    assert!(text.contains(words), "{text}");
}
