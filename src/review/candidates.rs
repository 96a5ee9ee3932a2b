//! Names that look like a park's but are not in the gazetteer. Better to miss one than to send an
//! editor after a phrase.

use crate::base::text::is_han;
use crate::link::catalogue::Names;
use std::ops::Range;

/// What the name of a park ends with, the longer before what it ends with itself.
const ENDINGS: [&str; 17] = [
    "高新技术产业开发区",
    "高新技术开发区",
    "经济技术开发区",
    "经济开发区",
    "综合保税区",
    "工业园区",
    "产业园区",
    "科技园区",
    "物流园区",
    "工业园",
    "产业园",
    "科技园",
    "物流园",
    "开发区",
    "示范区",
    "保税区",
    "新区",
];

/// What follows where the ending is only the beginning of another word: 创新区域, 开发区划.
const GOES_ON: [char; 4] = ['域', '划', '间', '位'];

/// Words that a name does not begin with or hold: what stands before the last of them is not part
/// of the name.
const BOUNDARIES: &str = "推进 推动 加快 加强 加大 建设 建立 建成 打造 依托 支持 围绕 实施 开展 促进 完善 \
    做好 做强 做大 组织 启动 引导 鼓励 规划 提升 提高 创建 申报 申建 申请 设立 成立 编制 制定 按照 关于 对于 \
    位于 落户 入驻 进入 进驻 迁入 整合 托管 管理 协调 协助 指导 督促 帮助 发挥 利用 通过 确保 实现 争取 力争 \
    完成 以及 或者 包括 涉及 作为 成为 全市 全省 全区 全县 我市 我省 我区 我县 各市 各县 各区 一批 现有 已有 \
    其他 其它 所有 部分 相关 有关 重点 主要 首个 一个 两个 三个 多个 若干 园区内 区内 不断 继续 积极 大力 全面 \
    深化 优化 强化 细化 突出 壮大 扩大 扩建 新建 改造 升级 转型 培育 引进 引入 吸引 承接 对接 联系 辐射 \
    赋予 健全 保障 晋升 跻身 争创 抓好 抓实 抓紧 落实 参与 参照 借鉴 学习 依法 所属 委托 带动 覆盖 调整 撤销 合并 归并 \
    保留 认定 评选 迈入 进军 考核 对照 选择 支撑 投入 启用 前往 单一 要 可 赴 和 与 及 以 对 由 为 将 向 到 从 把 使 让 或 是 至 于 在 的 了 等 各 该 此 本 这 如 并 即 有 内 个 县域 区域 省级以上 以上";

/// Words that say what sort of park it is, not which one.
const SORTS: &str = "国家级 省级 市级 县级 全国 百强 国家 现代化 滨海 传统 经贸 全域 国际 自主 创新 创业 双创 高新 高新技术 高技术 经济 技术 综合 \
    保税 海关 特殊 监管 现代 农业 工业 产业 科技 物流 化工 生态 文化 旅游 循环 低碳 绿色 智慧 数字 电子商务 电商 \
    跨境 特色 专业 沿海 临港 高端 先进 新型 新兴 战略性 一体化 服务 服务业 制造 制造业 装备 食品 加工 出口 集聚 聚集 \
    先行 改革 试点 综合性 合作 中外 对外 开放 开发 开放型 国家自主 高质量 发展 共建 飞地 田园 综合体 高 新 老 旧 级 型 类 化 市 县 区 省";

/// A name that may want an entry in the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name, as it stands in the text.
    pub name: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What looks like the name of a park in a paragraph and lies in no name that the gazetteer knows.
pub fn parks(text: &str, names: &Names) -> Vec<Candidate> {
    let known = names.find(text);
    let mut found: Vec<Candidate> = Vec::new();
    let mut from = 0;

    while let Some((start, end)) = ending(text, from) {
        // A name does not go on over the ending of another.
        let begin = from.max(begin(text, start));
        from = end;
        let covered = known
            .iter()
            .any(|(range, _)| range.start < end && begin < range.end);
        let own = &text[begin..start];
        let telling = telling(own);

        if covered || text[end..].starts_with(GOES_ON) || !(2..=12).contains(&telling) {
            continue;
        }

        found.push(Candidate {
            name: text[begin..end].to_owned(),
            range: begin..end,
        });
    }

    found
}

/// The next ending at or behind a byte, as long as it gets.
fn ending(text: &str, from: usize) -> Option<(usize, usize)> {
    ENDINGS
        .iter()
        .filter_map(|ending| {
            let at = from + text[from..].find(ending)?;
            Some((at, at + ending.len()))
        })
        .min_by_key(|(start, end)| (*start, usize::MAX - *end))
}

/// Where a name that goes on to `end` begins: behind the last punctuation mark, digit or word that
/// no name holds.
fn begin(text: &str, end: usize) -> usize {
    let mut begin = 0;
    for (at, c) in text[..end].char_indices() {
        if !is_han(c) {
            begin = at + c.len_utf8();
        }
    }
    for word in BOUNDARIES.split_whitespace() {
        if let Some(at) = text[begin..end].rfind(word) {
            begin += at + word.len();
        }
    }
    begin
}

/// How many characters of a name say which park it is, the words for its sort left out.
fn telling(name: &str) -> usize {
    let sorts: Vec<&str> = SORTS.split_whitespace().collect();
    let (mut rest, mut telling) = (name, 0);
    while let Some(c) = rest.chars().next() {
        let sort = sorts
            .iter()
            .filter(|sort| rest.starts_with(**sort))
            .map(|sort| sort.len())
            .max();
        telling += usize::from(sort.is_none());
        rest = &rest[sort.unwrap_or(c.len_utf8())..];
    }
    telling
}

#[cfg(test)]
mod tests {
    use super::parks;
    use crate::content::gazetteer::Gazetteer;
    use crate::link::catalogue::Names;

    #[test]
    fn names_not_phrases() {
        let names = Names::new(&Gazetteer::default(), None, &mut Vec::new());
        let found = |text: &str| -> Vec<String> {
            parks(text, &names).into_iter().map(|c| c.name).collect()
        };
        assert_eq!(
            found("加快建设金石滩新区,依托丙山经济开发区和丁水综合保税区。"),
            ["金石滩新区", "丙山经济开发区", "丁水综合保税区"]
        );
        for phrase in [
            "推进省级开发区建设",
            "打造国家级高新技术产业开发区",
            "创新区域合作机制",
            "各园区要建立产业园",
            "建设现代农业示范区",
        ] {
            assert_eq!(found(phrase), Vec::<String>::new(), "{phrase}");
        }
    }
}
