//! The words of a comparison, in the language of the site.

use super::aspect::Aspect;
use super::comparison::{AddressFate, NodeName};

/// The words of a comparison, in Chinese or in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    is_chinese: bool,
}

impl Words {
    /// Returns the words for the language of a site's interface: Chinese for Chinese, else English.
    pub fn of_language(language: &str) -> Self {
        Self {
            is_chinese: language.to_ascii_lowercase().starts_with("zh"),
        }
    }

    /// Returns whether they are Chinese.
    pub(super) fn is_chinese(self) -> bool {
        self.is_chinese
    }

    /// Returns one of two forms of a sentence.
    pub(super) fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self.is_chinese {
            true => chinese,
            false => english,
        }
    }

    /// Returns how a passage is called: its number and name.
    pub(super) fn node(self, node: &NodeName) -> String {
        let number = &node.number;
        let is_bare = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        let number = match (is_bare, self.is_chinese) {
            (true, true) => format!("第{number}项"),
            (true, false) => format!("No. {number}"),
            (false, _) => number.clone(),
        };
        format!("{number} {}", node.name).trim().to_owned()
    }

    /// Returns the word for what of a plan changed.
    pub(super) fn aspect(self, aspect: Aspect) -> &'static str {
        let (chinese, english) = match aspect {
            Aspect::Plan => ("文件", "plan"),
            Aspect::Passage => ("条目", "passage"),
            Aspect::Title => ("标题", "title"),
            Aspect::Number => ("发文字号", "document number"),
            Aspect::Issuer => ("发文机关", "issuer"),
            Aspect::Addressees => ("主送机关", "addressees"),
            Aspect::PassedBy => ("审议会议", "passed by"),
            Aspect::Written => ("成文日期", "date of writing"),
            Aspect::Published => ("发布日期", "date of publication"),
            Aspect::Place => ("地区", "place"),
            Aspect::Status => ("效力状态", "status"),
            Aspect::Continues => ("接续", "plan it goes on with"),
            Aspect::Heading => ("条目标题", "heading"),
            Aspect::Text => ("正文", "text"),
            Aspect::Lead => ("牵头单位", "lead"),
            Aspect::Responsible => ("责任单位", "responsible"),
            Aspect::Cooperating => ("配合单位", "cooperating"),
            Aspect::Deadline => ("时限", "deadline"),
            Aspect::Recurrence => ("周期性任务", "recurring duty"),
            Aspect::Target => ("量化指标", "target"),
            Aspect::Allotment => ("分解指标", "allotment"),
            Aspect::Field => ("责任栏", "field statement"),
            Aspect::Unit => ("所指单位", "unit meant"),
            Aspect::Emendation => ("校正", "correction"),
            Aspect::Amendment => ("官方更正", "official amendment"),
            Aspect::Fate => ("条目去留", "standing"),
            Aspect::Source => ("原文存档", "archived source"),
            Aspect::Url => ("原文网址", "address of the source"),
            Aspect::Skip => ("略去的行", "lines left out"),
        };
        match self.is_chinese {
            true => chinese,
            false => english,
        }
    }

    /// Returns the words for what stands in data as a key: whether a plan is in force, what became of a passage.
    pub(super) fn value(self, aspect: Aspect, text: &str) -> String {
        if aspect == Aspect::Fate && !self.is_chinese {
            let words = match text {
                "deleted" => "deleted by an official amendment",
                "added" => "added by an official amendment",
                _ => "as printed",
            };
            return words.to_owned();
        }
        let (key, rest) = text.split_once(' ').unwrap_or((text, ""));
        let chinese = match (aspect, key) {
            (Aspect::Status, "in-force") => "现行有效",
            (Aspect::Status, "repealed") => "已废止",
            (Aspect::Status, "lapsed") => "已失效",
            (Aspect::Status, "replaced") => "已被替代",
            (Aspect::Fate, "deleted") => "已由官方更正删去",
            (Aspect::Fate, "added") => "由官方更正增入",
            (Aspect::Fate, "printed") => "照原文",
            _ => return text.to_owned(),
        };
        let words = self.pick(chinese, key);
        format!("{words} {rest}").trim_end().to_owned()
    }

    /// Returns the word for what became of an address.
    pub(super) fn fate(self, fate: AddressFate) -> &'static str {
        match fate {
            AddressFate::New => self.pick("新增", "new"),
            AddressFate::Moved => self.pick("迁移", "moved"),
            AddressFate::Gone => self.pick("撤下", "gone"),
            AddressFate::Lost => self.pick("消失，无说明", "gone without a word"),
            AddressFate::Dropped => self.pick("消失，未发布过", "gone, never published"),
        }
    }

    /// Returns the word for a kind of addresses.
    pub(super) fn address_kind(self, kind: &str) -> &str {
        let chinese = match kind {
            "page" => "页面",
            "anchor" => "页内位置",
            "feed" => "订阅源",
            "calendar" => "日历",
            "event" => "日历事件",
            "entry" => "订阅条目",
            _ => kind,
        };
        self.pick(chinese, kind)
    }

    /// Returns the word for a kind of entries, or for what a figure counts.
    pub(super) fn noun(self, noun: &str) -> &str {
        let chinese = match noun {
            "place" => "地区",
            "unit" | "units" => "单位",
            "park" | "parks" => "园区",
            "project" | "projects" => "项目",
            "progress" => "进展记录",
            "site" => "网站",
            "thread" => "脉络",
            "plans" => "文件",
            "tasks" => "任务",
            "deadlines" => "时限",
            _ => noun,
        };
        self.pick(chinese, noun)
    }

    /// Returns the words for the value of a key of an entry: what a plan does with what an earlier one said.
    pub(super) fn entry_value(self, key: &str, value: &str) -> String {
        if !(key.ends_with(" relations") && self.is_chinese) {
            return value.to_owned();
        }
        let words = value.split(' ').map(|relation| match relation {
            "restated" => "重申",
            "advanced" => "推进到下一步",
            "raised" => "数目调高",
            "lowered" => "数目调低",
            "postponed" => "时限推后",
            "brought-forward" => "时限提前",
            "split" => "拆分",
            "merged" => "合并",
            "lead-changed" => "牵头变更",
            "not-mentioned" => "后一方案未再提到",
            _ => relation,
        });
        words.collect::<Vec<_>>().join("、")
    }

    /// Returns the words for a key of an entry, or of the settings.
    pub(super) fn key(self, key: &str) -> String {
        // A step of a thread: its plan stands before what of it is meant.
        match key.rsplit_once(' ') {
            Some((step, key)) => format!("{step} {}", self.plain_key(key)),
            None => self.plain_key(key).to_owned(),
        }
    }

    fn plain_key(self, key: &str) -> &str {
        let chinese = match key {
            "name" => "名称",
            "aliases" => "别名",
            "parent" => "上级",
            "place" => "地区",
            "kind" => "类别",
            "level" => "级别",
            "nameplates" => "加挂牌子",
            "members" => "成员",
            "predecessors" => "前身",
            "about" => "所说的承诺",
            "date" => "日期",
            "status" => "状态",
            "claim" => "来源原话",
            "source" => "来源",
            "looked" => "查找",
            "recorded_by" => "记录人",
            "note" => "说明",
            "quote" => "所引",
            "relations" => "与前一方案的关系",
            "title" => "站名",
            "subtitle" => "副标题",
            "theme" => "主题",
            "language" => "语言",
            "licence" => "许可",
            "maintainer" => "维护者",
            "contact" => "联系方式",
            "base_url" => "网址",
            _ => key,
        };
        self.pick(chinese, key)
    }
}
