//! Linking and publishing are linear: a site of ten times the size takes about ten times as long, in however many places
//! its plans are, however many names its gazetteer lacks, and however long one plan is.

use crate::support::{processor_time, real};
use gangmu::base::source::{Source, sha256};
use gangmu::content::settings::Settings;
use gangmu::intake::archive;
use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use gangmu::link::catalogue::Catalogue;
use gangmu::link::outlets::Outlets;
use gangmu::search::{self, Corpus};
use gangmu::site::assembly::{self, Content, Site};
use rayon::prelude::*;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io;

/// A tenfold site may take so many times as long: a hundred would be quadratic, and caches and memory take their share.
const MOST: f64 = 20.0;
/// Less than this is not measured, in seconds.
const LEAST: f64 = 0.02;
/// The units that each place has.
const UNITS: [&str; 8] = [
    "发改委",
    "财政局",
    "住建委",
    "水利局",
    "商务局",
    "审计局",
    "统计局",
    "交通局",
];

/// How large a site is.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// Places, each with a plan and with units of its own.
    places: usize,
    /// Tasks in each plan.
    tasks: usize,
}

/// A made-up site: what people wrote, and its archived sources.
struct MadeUp {
    content: Content,
    archived: HashMap<String, Vec<u8>>,
}

/// A step of a build with the seconds that it took.
type Step = (&'static str, f64);

impl MadeUp {
    fn new(size: Size) -> Self {
        let lexicon = Lexicon::bundled();
        let mut gazetteer = "[[place]]\nid = \"sheng\"\nname = \"虚构省\"\n".to_owned();
        let mut plans = Vec::new();
        let mut archived = HashMap::new();

        for place in 0..size.places {
            let name = place_name(place);
            write_entries(&mut gazetteer, place, &name);
            let text = plan_text(&name, place, size.tasks);
            let file = format!("seeds/{place}.txt");
            let archive = Archive {
                file: file.clone(),
                sha256: sha256(text.as_bytes()),
            };
            let source = archive::read(&file, text.clone().into_bytes()).unwrap();
            let id = format!("plan{place:05}");
            let read = import(&id, &source, &archive, &lexicon).value.unwrap();
            let plan = gangmu::content::document::write(&read.document);
            plans.push((
                id.clone(),
                Source::new(format!("content/plans/{id}.md"), plan),
            ));
            archived.insert(file, text.into_bytes());
        }

        let content = Content {
            plans,
            gazetteer: Some(Source::new("content/gazetteer.toml", gazetteer)),
            settings: None,
            ledger: None,
            moves: None,
            ..Content::default()
        };
        Self { content, archived }
    }

    /// Reads, proves and links it.
    fn catalogue(&self) -> Catalogue {
        let archive = |file: &str| {
            let bytes = self.archived.get(file).cloned();
            bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
        };
        assembly::catalogue(&self.content, &archive).value
    }
}

/// Returns a name of a place that no other holds.
fn place_name(place: usize) -> String {
    let digits: Vec<char> = "甲乙丙丁戊己庚辛壬癸".chars().collect();
    let number = format!("{place:04}");
    let digit = |byte: u8| digits[usize::from(byte - b'0')];
    let stem: String = number.bytes().map(digit).collect();
    format!("{stem}市")
}

fn write_entries(out: &mut String, place: usize, name: &str) {
    write!(
        out,
        "[[place]]\nid = \"p{place}\"\nname = \"{name}\"\nparent = \"sheng\"\n"
    )
    .unwrap();
    for (at, unit) in UNITS.iter().enumerate() {
        write!(
            out,
            "[[unit]]\nid = \"p{place}-{at}\"\nname = \"{name}{unit}\"\naliases = [\"市{unit}\"]\nplace = \"p{place}\"\nkind = \"department\"\n"
        )
        .unwrap();
    }
}

fn plan_text(name: &str, place: usize, tasks: usize) -> String {
    let mut out = format!(
        "{name}人民政府办公室关于印发{name}2018年重点工作方案的通知\n\n政办发〔2018〕{}号\n\n各县、区人民政府,市政府各部门:\n\n  现将《{name}2018年重点工作方案》印发给你们。\n\n  {name}人民政府办公室\n\n  2018年2月10日\n\n{name}2018年重点工作方案\n\n  为做好重点工作,制定本方案。\n\n  一、重点任务\n\n",
        place + 1
    );
    for task in 1..=tasks {
        let unit = UNITS[(place + task) % UNITS.len()];
        write!(
            out,
            "  {task}.推进{name}港口建设。全年规模以上工业增加值完成{task}亿元,增长13%。由市财政局会同{name}水利局加快手续办理。\n\n  完成时限:{}月底前。\n\n  责任单位:市{unit}、{name}{task}号专班办公室\n\n",
            task % 12 + 1
        )
        .unwrap();
    }
    out
}

/// Builds a made-up site in one thread, and says how long each step takes on a processor.
fn steps(made_up: &MadeUp) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut begun = processor_time();
    let mut step = |name| {
        let now = processor_time();
        steps.push((name, now - begun));
        begun = now;
    };

    let catalogue = made_up.catalogue();
    assert!(catalogue.plans.iter().all(|plan| plan.place.is_some()));
    step("read, prove and link");

    let settings = Settings::default();
    let mut found = Vec::new();
    let files = real().0.theme(&settings.theme, &mut found).unwrap();
    let theme = assembly::theme(files.unwrap(), &settings).value.unwrap();
    step("load the theme");

    search::build(&Corpus::of(&catalogue, &theme.strings), &theme.strings);
    step("index what can be searched");
    let _ = Outlets::new(&catalogue);
    step("list calendars and feeds");

    let site = Site::new(
        catalogue,
        settings,
        theme,
        Default::default(),
        Default::default(),
        None,
    );
    step("put the site together");
    assert!(!site.promises().is_empty());
    step("list what it promises to keep");
    let failed = site.files().filter(|file| file.is_err()).count();
    assert_eq!(failed, 0);
    step("make its files");
    steps
}

/// Compares a site with one of ten times the size, step by step.
fn assert_linear(small: Size, large: Size) {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let measured = |size| {
        let made_up = MadeUp::new(size);
        pool.install(|| steps(&made_up))
    };

    let mut slow = Vec::new();
    for ((name, short), (_, long)) in measured(small).into_iter().zip(measured(large)) {
        println!("{large:?}: {name}: {short:.3} s, {long:.3} s");
        if long / short.max(LEAST) > MOST {
            slow.push(format!("{name}: {short:.3} s, then {long:.3} s"));
        }
    }
    assert!(slow.is_empty(), "{large:?}: {slow:#?}");
}

#[test]
fn ten_times_as_many_places_take_about_ten_times_as_long() {
    let size = |places| Size { places, tasks: 1 };
    assert_linear(size(30), size(300));
}

#[test]
fn a_plan_of_ten_times_the_length_takes_about_ten_times_as_long() {
    let size = |tasks| Size { places: 1, tasks };
    assert_linear(size(50), size(500));
}
