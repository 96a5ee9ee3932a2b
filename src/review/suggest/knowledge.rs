//! What is known of offices everywhere in the country: how their names are cut short, and what the reform of 2018 made of
//! them. Every place may differ, so all of it is only ever proposed.

/// Short names of departments, each with the usual full one, without the place.
const FULL_NAMES: [(&str, &str); 41] = [
    ("发改委", "发展和改革委员会"),
    ("发展改革委", "发展和改革委员会"),
    ("发改局", "发展和改革局"),
    ("发展改革局", "发展和改革局"),
    ("工信局", "工业和信息化局"),
    ("工信委", "工业和信息化委员会"),
    ("经信委", "经济和信息化委员会"),
    ("经信局", "经济和信息化局"),
    ("科技局", "科学技术局"),
    ("教体局", "教育和体育局"),
    ("民宗局", "民族宗教事务局"),
    ("人社局", "人力资源和社会保障局"),
    ("人力资源社会保障局", "人力资源和社会保障局"),
    ("住建局", "住房和城乡建设局"),
    ("住房城乡建设局", "住房和城乡建设局"),
    ("住建委", "住房和城乡建设委员会"),
    ("交通局", "交通运输局"),
    ("文旅局", "文化和旅游局"),
    ("文化旅游局", "文化和旅游局"),
    ("文广新局", "文化广电新闻出版局"),
    ("卫健委", "卫生健康委员会"),
    ("卫生健康委", "卫生健康委员会"),
    ("卫健局", "卫生健康局"),
    ("卫计委", "卫生和计划生育委员会"),
    ("卫生计生委", "卫生和计划生育委员会"),
    ("退役军人局", "退役军人事务局"),
    ("应急局", "应急管理局"),
    ("安监局", "安全生产监督管理局"),
    ("国资委", "国有资产监督管理委员会"),
    ("市场监管局", "市场监督管理局"),
    ("工商局", "工商行政管理局"),
    ("质监局", "质量技术监督局"),
    ("食药监局", "食品药品监督管理局"),
    ("医保局", "医疗保障局"),
    ("环保局", "环境保护局"),
    ("国土局", "国土资源局"),
    ("城管局", "城市管理局"),
    ("旅游委", "旅游发展委员会"),
    ("旅发委", "旅游发展委员会"),
    ("农委", "农业委员会"),
    ("外侨办", "外事侨务办公室"),
];

/// What the reform of 2018 made of departments: the full name of the new one, and of those whose work it took over,
/// without the place.
const REFORM: [(&str, &[&str]); 13] = [
    ("自然资源局", &["国土资源局"]),
    ("自然资源和规划局", &["国土资源局", "规划局"]),
    (
        "市场监督管理局",
        &["工商行政管理局", "质量技术监督局", "食品药品监督管理局"],
    ),
    ("税务局", &["国家税务局", "地方税务局", "国税局", "地税局"]),
    (
        "工业和信息化局",
        &["经济和信息化委员会", "工业和信息化委员会", "经济和信息化局"],
    ),
    (
        "卫生健康委员会",
        &["卫生和计划生育委员会", "卫生局", "人口和计划生育委员会"],
    ),
    ("卫生健康局", &["卫生和计划生育局", "卫生局"]),
    (
        "文化和旅游局",
        &["文化局", "旅游局", "旅游发展委员会", "文化广电新闻出版局"],
    ),
    (
        "文化广电和旅游局",
        &["文化局", "旅游局", "旅游发展委员会", "文化广电新闻出版局"],
    ),
    ("应急管理局", &["安全生产监督管理局"]),
    ("农业农村局", &["农业委员会", "农业局", "畜牧局"]),
    ("生态环境局", &["环境保护局"]),
    ("住房和城乡建设局", &["住房和城乡建设委员会"]),
];

/// The year of that reform; many places carried it out in the next.
pub const REFORM_YEAR: i16 = 2018;

/// Returns the usual full name of a department, without the place; nothing for a name that is not known to be short.
pub fn full_name(short: &str) -> Option<&'static str> {
    let mut names = FULL_NAMES.iter();
    names.find(|(own, _)| *own == short).map(|(_, full)| *full)
}

/// Returns the departments whose work one took over in the reform, by full names without the place.
pub fn predecessors(full: &str) -> &'static [&'static str] {
    let mut reforms = REFORM.iter();
    reforms
        .find(|(new, _)| *new == full)
        .map_or(&[], |(_, old)| *old)
}
