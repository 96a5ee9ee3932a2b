//! What a portal prints around a document (门户网站的页眉页脚), line by line.

use crate::base::text::{find_dates, fold, is_han, squeeze};
use jiff::civil::Date;

/// Words that begin a line of portal furniture.
const OPENINGS: [&str; 78] = [
    "您现在",
    "当前位置",
    "您的位置",
    "你的位置",
    "所在位置",
    "首页",
    "网站首页",
    "索引号",
    "信息索引",
    "信息分类",
    "主题分类",
    "体裁分类",
    "组配分类",
    "主题词",
    "关键词",
    "关键字",
    "发文机关",
    "发文机构",
    "发文单位",
    "制发机关",
    "制定机关",
    "发文字号",
    "发文日期",
    "成文日期",
    "成文时间",
    "印发日期",
    "发布日期",
    "发布时间",
    "发布机构",
    "发布机关",
    "发布单位",
    "公开日期",
    "公开类别",
    "公开方式",
    "公开时限",
    "生成日期",
    "生效日期",
    "生效时间",
    "废止日期",
    "标题",
    "名称",
    "文号",
    "有效性",
    "效力状态",
    "时效性",
    "来源",
    "文章来源",
    "信息来源",
    "作者",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击量",
    "访问次数",
    "阅读次数",
    "字号",
    "字体",
    "分享",
    "打印",
    "关闭",
    "收藏",
    "扫一扫",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "相关链接",
    "相关文档",
    "相关阅读",
    "主办单位:",
    "承办单位:",
    "版权所有",
    "网址",
    "邮编",
    "通用网址",
    "责任编辑",
    "无障碍",
    "政策咨询",
];

/// Words that can only stand at the foot of a page: what follows them is not the document.
const FOOTERS: [&str; 45] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "相关链接",
    "相关文档",
    "相关阅读",
    "相关信息",
    "相关解读",
    "政策解读",
    "版权所有",
    "网站地图",
    "关于我们",
    "联系我们",
    "友情链接",
    "责任编辑",
    "扫一扫",
    "扫码",
    "分享到",
    "分享:",
    "【打印",
    "[打印",
    "打印本页",
    "关闭窗口",
    "【关闭",
    "返回顶部",
    "网站标识码",
    "政府网站标识码",
    "技术支持",
    "Copyright",
    "copyright",
    "我要纠错",
    "附件下载",
    "隐私声明",
    "相关文章",
    "相关新闻",
    "热点推荐",
    "热门推荐",
    "推荐阅读",
    "您可能感兴趣",
    "猜你喜欢",
    "网友评论",
    "最新文章",
    "为您推荐",
    "延伸阅读",
];

fn bare(text: &str) -> String {
    fold(&squeeze(text))
        .trim_start_matches(['•', '·', '【', '[', '|', '>', '*', '▲', '●', '('])
        .to_owned()
}

/// Whether a line is furniture of a portal.
pub fn is_furniture(text: &str) -> bool {
    let bare = bare(text);
    let registered = text.contains("ICP备") || text.contains("公网安备") || text.contains("ICP证");
    let empty_link = ["附件:", "视频:", "图片:"].contains(&bare.as_str());
    let lower = bare.to_lowercase();
    let download = bare.chars().count() <= 80
        && [
            "docx", "doc", "pdf", "xlsx", "xls", "zip", "rar", "wps", "ofd",
        ]
        .iter()
        .any(|end| {
            lower
                .strip_suffix(end)
                .is_some_and(|rest| rest.ends_with('.'))
        });
    let crumbs = text.matches(['>', '›', '»']).count() >= 2;
    registered
        || download
        || crumbs
        || empty_link
        || OPENINGS.iter().any(|word| bare.starts_with(word))
}

/// Whether a line stands at the foot of a page, and the document has ended before it.
pub fn is_footer(text: &str) -> bool {
    let bare = bare(text);
    let hosted = bare.starts_with("主办")
        && ["承办", "版权", "维护", "技术支持"]
            .iter()
            .any(|word| bare.contains(word));
    text.contains("ICP备")
        || text.contains("公网安备")
        || hosted
        || FOOTERS
            .iter()
            .any(|word| bare.starts_with(word.trim_start_matches(['【', '['])))
}

/// — 3 —, 第3页: the number of a printed page.
pub fn is_page_number(text: &str) -> bool {
    let text = fold(&squeeze(text));
    let dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '─' | '_' | '~');
    let inner = text.trim_matches(dash);
    let framed = text.starts_with(dash) && text.ends_with(dash);
    let digits = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    let paged = text
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
        .is_some_and(|(number, rest)| {
            digits(number) && (rest.is_empty() || rest.starts_with(['共', '/', ',']))
        });
    (framed && digits(inner)) || paged
}

/// (此件公开发布) and its kin.
pub fn is_disclosure(text: &str) -> bool {
    let text = fold(&squeeze(text));
    let inner = text.trim_matches(['(', ')', '[', ']', '〔', '〕', '【', '】']);
    text.starts_with(['(', '[', '〔', '【'])
        && text.ends_with([')', ']', '〕', '】'])
        && inner.chars().count() <= 12
        && ["公开发布", "主动公开", "依申请公开", "不予公开", "公开"]
            .iter()
            .any(|end| inner.ends_with(end))
}

/// 抄送:…, and the line of the office that printed the document (版记).
pub fn is_imprint(text: &str) -> bool {
    let text = fold(&squeeze(text));
    text.starts_with("抄送:")
        || text.starts_with("抄报:")
        || text.strip_suffix("印发").is_some_and(|rest| {
            rest.chars().count() <= 40 && rest.ends_with('日') && rest.contains('年')
        })
}

/// The names of one office or of several, and nothing else.
pub fn are_offices(text: &str) -> bool {
    offices(text).iter().all(|name| is_office(name))
}

/// The names on a line of those who issue a document together, parted by white space; one name, where
/// the parts are no names: 甲 市 人 民 政 府.
pub fn offices(text: &str) -> Vec<String> {
    let parts: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_office(part)) {
        parts
    } else {
        vec![squeeze(text)]
    }
}

/// An office's name and nothing else, as a signature has it.
pub fn is_office(text: &str) -> bool {
    let text = squeeze(text);
    let length = text.chars().count();
    let ends = [
        "政府",
        "办公室",
        "办公厅",
        "委员会",
        "管理委员会",
        "领导小组",
        "指挥部",
        "局",
        "厅",
        "委",
        "管委会",
        "管理处",
        "中心",
        "联席会议",
    ];
    (4..=36).contains(&length)
        && text
            .chars()
            .all(|c| is_han(c) || matches!(c, '(' | ')' | '\u{FF08}' | '\u{FF09}' | '“' | '”'))
        && ends.iter().any(|end| text.ends_with(end))
}

/// The office and the date of a signature on one line: 甲市人民政府办公室 2022年3月10日.
pub fn signed(text: &str) -> Option<(String, Date)> {
    let text = squeeze(text);
    if !(8..=60).contains(&text.chars().count()) {
        return None;
    }
    let at = text.find(|c: char| c.is_ascii_digit() || "二○〇".contains(c))?;
    let (office, date) = text.split_at(at);
    Some((office.to_owned(), lone_date(date)?)).filter(|(office, _)| is_office(office))
}

/// The date that a line consists of: 2017年2月13日, 二〇一七年二月十三日, also with its marks lost
/// (20171229, 20171212日).
pub fn lone_date(text: &str) -> Option<Date> {
    let text = fold(&squeeze(text));
    if text.chars().count() > 16 {
        return None;
    }
    let text = text.trim_matches(['(', ')']);
    let rest: String = text
        .chars()
        .filter(|c| !c.is_ascii_digit() && !"〇○零◯OoО一二三四五六七八九十".contains(*c))
        .collect();
    if !matches!(
        rest.as_str(),
        "年月日" | "--" | ".." | "//" | "年月" | "" | "日"
    ) {
        return None;
    }
    match find_dates(text).as_slice() {
        [date] => Some(*date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_a_signature() {
        for (text, date) in [
            ("2017年2月13日 ", "2017-02-13"),
            ("20171229", "2017-12-29"),
            ("20171212日", "2017-12-12"),
            ("2018-01-05", "2018-01-05"),
            ("二〇二一年三月五日", "2021-03-05"),
            ("二○○七年四月十三日", "2007-04-13"),
        ] {
            let found = lone_date(text).map_or_else(String::new, |d| d.to_string());
            assert_eq!(found, date, "{text}");
        }
        for text in [
            "2017年2月",
            "20171329",
            "12月底",
            "2017年2月13日起",
            "发布时间:2018-01-05",
        ] {
            assert_eq!(lone_date(text), None, "{text}");
        }
    }

    #[test]
    fn lines_of_a_portal() {
        for text in [
            "索 引 号: 主题分类: 市政府办文件",
            "• 附件:",
            "首页 > 政务公开 > 政府文件",
            "辽ICP备05023109号",
        ] {
            assert!(is_furniture(text), "{text}");
        }
        for text in ["附件:1.分解表", "一、总体要求", "分别落实"] {
            assert!(!is_furniture(text), "{text}");
        }
        assert!(is_footer("【打印本页】 【关闭窗口】"));
        assert!(is_page_number("— 3 —"));
        assert!(is_page_number("第3页 共10页"));
        assert!(!is_page_number("3"));
        assert!(is_disclosure("(此件公开发布)"));
        assert!(!is_disclosure("(五)推进政务公开"));
        assert!(is_imprint("盘江市人民政府办公室 2018年5月10日印发"));
    }
}
