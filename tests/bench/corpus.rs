//! Made-up plans in the form of real ones: the same outline, fields, units and parks, as many as
//! wanted, always the same from the same seed.

use gangmu::intake::import::{Archive, import};
use gangmu::intake::lexicon::Lexicon;
use std::fmt::Write as _;
use std::path::Path;

/// Where chance begins.
pub const SEED: u64 = 20_170_213;
const TASKS_A_PLAN: usize = 48;
/// The settings, and their file. A published site knows its address: pages, calendars and sitemaps say more then.
pub const SETTINGS: (&str, &str) = (
    "content/site.toml",
    "title = \"基准\"\nbase_url = \"https://example.org/promises/\"\n",
);
/// Characters of speech in a task: makes a page of about 400 with its title and statements.
const SPOKEN: usize = 290;
const UNITS: [&str; 24] = [
    "发改委",
    "经信委",
    "科技局",
    "财政局",
    "人社局",
    "国土资源局",
    "环保局",
    "住建委",
    "交通局",
    "水利局",
    "农委",
    "商务局",
    "文广局",
    "卫计委",
    "审计局",
    "国资委",
    "统计局",
    "旅发委",
    "林园局",
    "海洋与渔业局",
    "港口与口岸局",
    "经合局",
    "规划局",
    "市场监管局",
];
const VERBS: [&str; 10] = [
    "推进", "加快", "完善", "提升", "组织", "落实", "开展", "建立", "优化", "实施",
];
const THINGS: [&str; 14] = [
    "港口建设",
    "精细化工产业园一期工程",
    "粮食加工物流基地",
    "智慧旅游平台体系",
    "投融资体制改革",
    "营商环境专项整治",
    "装备制造产业升级",
    "开放平台运营",
    "人才引进计划",
    "河道清淤疏浚",
    "生活垃圾分类",
    "对外贸易通道",
    "审批制度改革",
    "高新技术企业培育",
];
const CLAUSES: [&str; 8] = [
    "坚持以项目建设为核心,落实责任制,加强督导检查",
    "围绕做大做强主导产业,加快补齐短板",
    "积极对接国家和省有关部门,争取政策和资金支持",
    "建立健全长效机制,强化考核评价",
    "引导社会资本参与基础设施建设和运营",
    "推动上下游企业协同发展,延伸产业链条",
    "通过信息共享和联合执法,提高服务效率",
    "完成前期手续办理并具备开工条件",
];

/// Gives about so many characters of sentences.
pub type Speech<'a> = dyn Fn(&mut fastrand::Rng, usize) -> String + 'a;

/// Writes a project of about `tasks` tasks: content/, seeds/, and a gazetteer that knows all names.
/// `speech` gives the sentences of their texts; without it they are put together from few phrases.
pub fn make(folder: &Path, tasks: usize, speech: Option<&Speech<'_>>) {
    let mut random = fastrand::Rng::with_seed(SEED);
    let plans = tasks.div_ceil(TASKS_A_PLAN);
    let cities = plans.div_ceil(12);
    std::fs::create_dir_all(folder.join("content/plans")).expect("a folder");
    std::fs::create_dir_all(folder.join("seeds")).expect("a folder");
    std::fs::write(folder.join(SETTINGS.0), SETTINGS.1).expect("site.toml");
    std::fs::write(folder.join("content/gazetteer.toml"), gazetteer(cities))
        .expect("gazetteer.toml");
    let mut left = tasks;
    for plan in 0..plans {
        let count = left.min(TASKS_A_PLAN);
        left -= count;
        let city = plan % cities;
        let text = text(&mut random, city, plan, count, speech);
        assert_eq!(
            write_plan(folder, city, plan, &text),
            count,
            "the corpus is read as it was meant"
        );
    }
}

/// Writes a plan and its source, and returns how many tasks are read in it.
pub fn write_plan(folder: &Path, city: usize, plan: usize, text: &str) -> usize {
    let name = format!("{plan:05}.txt");
    let archive = Archive {
        file: format!("seeds/{name}"),
        sha256: gangmu::base::source::sha256(text.as_bytes()),
    };
    let id = format!("city{city}-plan{plan}");
    let source = gangmu::intake::archive::read(&name, text.as_bytes().to_vec()).expect("a text");
    let read = import(&id, &source, &archive, &Lexicon::bundled())
        .value
        .expect("a plan")
        .document;

    std::fs::write(folder.join("seeds").join(name), text).expect("a seed");
    let file = folder.join("content/plans").join(format!("{id}.md"));
    std::fs::write(file, gangmu::content::document::write(&read)).expect("a plan");
    let nodes = read.outline.nodes.iter();
    nodes.filter(|node| node.task.is_some()).count()
}

fn city_name(city: usize) -> String {
    let digits = "甲乙丙丁戊己庚辛壬癸";
    let mut name: String = city
        .to_string()
        .bytes()
        .filter_map(|b| digits.chars().nth((b - b'0') as usize))
        .collect();
    name.push('市');
    name
}

fn gazetteer(cities: usize) -> String {
    let mut out = String::new();
    for city in 0..cities {
        let name = city_name(city);
        let _ = writeln!(out, "[[place]]\nid = \"c{city}\"\nname = \"{name}\"\n");
        for (index, unit) in UNITS.iter().enumerate() {
            let _ = writeln!(
                out,
                "[[unit]]\nid = \"c{city}-u{index}\"\nname = \"{name}{unit}\"\naliases = [\"市{unit}\"]\nplace = \"c{city}\"\nkind = \"department\"\n"
            );
        }
        let _ = writeln!(
            out,
            "[[unit]]\nid = \"c{city}-w\"\nname = \"滨海新区管委会\"\nplace = \"c{city}\"\nkind = \"committee\"\nruns = [\"c{city}-p\"]\n"
        );
        let _ = writeln!(
            out,
            "[[unit]]\nid = \"c{city}-g\"\nname = \"各县区政府\"\nplace = \"c{city}\"\nkind = \"group\"\nopen = true\n"
        );
        let _ = writeln!(
            out,
            "[[park]]\nid = \"c{city}-p\"\nname = \"滨海新区\"\nplace = \"c{city}\"\nkind = \"new-area\"\n"
        );
    }
    out
}

/// Returns the text of a plan.
pub fn text(
    random: &mut fastrand::Rng,
    city: usize,
    plan: usize,
    tasks: usize,
    speech: Option<&Speech<'_>>,
) -> String {
    let name = city_name(city);
    let year = 2015 + (plan / 40) % 10;
    let mut out = format!(
        "{name}人民政府办公室关于印发{name}{year}年重点工作推进方案之{plan}的通知\n\n发布时间:{year}-03-01 浏览次数:{plan}\n\n政办发〔{year}〕{}号\n\n各县、区人民政府,市政府各部门:\n\n  现将《{name}{year}年重点工作推进方案之{plan}》印发给你们。\n\n  {name}人民政府办公室\n\n  {year}年2月10日\n\n{name}{year}年重点工作推进方案之{plan}\n\n  为做好{year}年重点工作,制定本方案。\n\n  一、总体要求\n\n  {}。\n\n  二、重点任务\n\n",
        plan + 1,
        CLAUSES.join("。"),
    );
    let numerals = ["一", "二", "三", "四", "五", "六"];
    for task in 0..tasks {
        if task % 8 == 0 {
            let _ = writeln!(
                out,
                "  ({})全力{}{}\n",
                numerals[task / 8],
                pick(random, &VERBS),
                pick(random, &THINGS)
            );
        }
        let thing = pick(random, &THINGS);
        let said = match speech {
            Some(speech) => speech(random, SPOKEN),
            None => format!(
                "{}。{}。在滨海新区{}{}",
                pick(random, &CLAUSES),
                pick(random, &CLAUSES),
                pick(random, &VERBS),
                pick(random, &THINGS)
            ),
        };
        let _ = writeln!(
            out,
            "  {}.{}{thing}。{said},力争完成项目{}个,实现产值{}亿元。\n",
            task + 1,
            pick(random, &VERBS),
            random.u32(2..40),
            random.u32(5..300),
        );
        let mut month = random.u32(1..6);
        let mut due = String::new();
        for step in 0..random.u32(1..4) {
            if step > 0 {
                due.push(';');
            }
            let _ = write!(
                due,
                "{month}月末前,{}{}",
                pick(random, &VERBS),
                pick(random, &THINGS)
            );
            month = (month + random.u32(1..4)).min(12);
        }
        let _ = writeln!(out, "  完成时限:{due}。\n");
        let _ = writeln!(
            out,
            "  牵头单位:{}\n",
            if random.bool() {
                "滨海新区管委会".to_owned()
            } else {
                format!("市{}", pick(random, &UNITS))
            }
        );
        let mut units: Vec<String> = (0..random.usize(1..5))
            .map(|_| format!("市{}", pick(random, &UNITS)))
            .collect();
        units.sort();
        units.dedup();
        if random.u8(0..3) == 0 {
            units.push("各县区政府".to_owned());
        }
        let _ = writeln!(out, "  责任单位:{}\n", units.join("、"));
    }
    out.push_str("  三、组织实施\n\n  各单位要加强组织领导,严格督促检查。\n");
    out
}

fn pick<'a>(random: &mut fastrand::Rng, from: &[&'a str]) -> &'a str {
    from[random.usize(0..from.len())]
}
