//! The shapes of a plan's file. A key that a reader learns is one line here.

use schemars::JsonSchema;

/// Front matter.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Plan {
    /// Title of the plan itself, without the notice that carries it.
    title: String,
    /// 发文字号, as in 甲政办发〔2020〕1号.
    number: Option<String>,
    /// 发文机关, in full; several that issued it together are parted by spaces.
    issuer: Option<String>,
    /// The place that it governs, as the gazetteer names it.
    place: Option<String>,
    /// 主送机关: whom the notice that carries it addresses, as printed.
    addressees: Option<String>,
    /// The meeting that passed it, as printed.
    passed_by: Option<String>,
    /// 成文日期: a calendar day without quotation marks.
    #[schemars(extend("format" = "date"))]
    written: Option<String>,
    /// 发布日期: a calendar day without quotation marks.
    #[schemars(extend("format" = "date"))]
    published: Option<String>,
    /// The year that a bare 3月末前 means.
    #[schemars(range(min = 1949, max = 2200))]
    year: Option<i16>,
    /// Where the text came from.
    source: Source,
    /// Declared corrections (校正) of damaged text.
    #[schemars(default)]
    emendation: Vec<Emendation>,
    /// What changed since the plan was first taken up, oldest first.
    #[schemars(default)]
    revision: Vec<Revision>,
}

/// A change of the plan's file after it was first published here (修订).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Revision {
    /// When: a calendar day without quotation marks.
    #[schemars(extend("format" = "date"))]
    date: String,
    /// What changed and why, in words for the reader.
    note: String,
}

/// The archived text that a plan was read from.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Source {
    /// Its path, relative to the project or to the content folder.
    file: String,
    /// SHA-256 of its bytes.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: String,
    /// Where it was published.
    #[schemars(regex(pattern = "^https?://"))]
    url: Option<String>,
    /// Which line states which field of the head.
    fields: Option<Fields>,
    /// Lines that are not part of the plan.
    #[schemars(default)]
    skip: Vec<Skip>,
}

/// Lines of the source that state fields of the head, counted from 1.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
struct Fields {
    /// The title.
    #[schemars(range(min = 1))]
    title: Option<u32>,
    /// 发文字号
    #[schemars(range(min = 1))]
    number: Option<u32>,
    /// 发文机关
    #[schemars(range(min = 1))]
    issuer: Option<u32>,
    /// 主送机关
    #[schemars(range(min = 1))]
    addressees: Option<u32>,
    /// 成文日期
    #[schemars(range(min = 1))]
    written: Option<u32>,
    /// 发布日期
    #[schemars(range(min = 1))]
    published: Option<u32>,
}

/// Lines that are not part of the plan: portal furniture, the covering notice, a signature.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub(super) struct Skip {
    /// First and last line.
    #[schemars(with = "Lines")]
    lines: Lines,
    /// Why, in words for the reader.
    why: String,
}

/// First and last line, counted from 1.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Lines(#[schemars(inner(range(min = 1)))] [u32; 2]);

/// A declared correction of damaged text.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Emendation {
    /// The line of the source.
    #[schemars(range(min = 1))]
    line: u32,
    /// What stands there; every occurrence on the line is meant unless `nth` names one.
    #[schemars(length(min = 1))]
    found: String,
    /// What is read instead.
    reading: String,
    /// How sure the reading is.
    certainty: Certainty,
    /// Why.
    note: String,
    /// Which occurrence on the line, from 1.
    #[schemars(range(min = 1), extend("type" = "integer"))]
    #[schemars(default, skip_serializing_if = "Option::is_none")]
    nth: Option<u32>,
}

/// How sure a reading is.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum Certainty {
    /// No other reading is possible.
    Certain,
    /// The most probable reading.
    Conjecture,
    /// What stood there cannot be known.
    Lost,
}

/// Who owes what by when.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Task {
    /// The lines of the source that say it.
    lines: Lines,
    /// 牵头单位, as printed.
    #[schemars(default)]
    lead: Vec<String>,
    /// 责任单位, as printed.
    #[schemars(default)]
    responsible: Vec<String>,
    /// 配合单位, as printed.
    #[schemars(default)]
    cooperating: Vec<String>,
    /// By when, from the deadline field.
    #[schemars(default)]
    milestones: Vec<Milestone>,
    /// Figures broken down by county or unit.
    #[schemars(default)]
    allotments: Vec<Allotment>,
    /// A merged cell of a table above says who or when, not this row itself.
    #[schemars(default)]
    inherited: bool,
    /// What any passage may say.
    #[schemars(flatten)]
    facts: Facts,
}

/// What a passage says that is no task.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Facts {
    /// The address of the heading above that this closing statement speaks of.
    of: Option<String>,
    /// Deadlines in the running text.
    #[schemars(default)]
    goals: Vec<Milestone>,
    /// Duties that come back.
    #[schemars(default)]
    recurrences: Vec<Recurrence>,
    /// Figures to be reached.
    #[schemars(default)]
    targets: Vec<Target>,
}

/// A figure to be reached: 地区生产总值增长7.5%.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Target {
    /// What is measured, as printed.
    indicator: String,
    /// Whether the value is a change; a level where there is none.
    #[schemars(default, with = "Change", skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    /// On which side of the value; exactly where nothing says it.
    #[schemars(default, with = "Bound", skip_serializing_if = "Option::is_none")]
    bound: Option<Bound>,
    /// How much, as printed: a decimal number.
    value: String,
    /// Of what unit of measure, as printed: 亿元, %.
    unit: String,
    /// The words that say so, as printed.
    raw: String,
    /// Whose figure, as printed, where the words say it.
    #[schemars(default, skip_serializing_if = "String::is_empty")]
    whose: String,
    /// By when, where the sentence says it.
    #[schemars(default, with = "Due", skip_serializing_if = "Option::is_none")]
    due: Option<Due>,
}

/// Whether a figure is one to change by.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum Change {
    /// 增长, 提高
    Increase,
    /// 下降, 减少
    Decrease,
}

/// On which side of a figure one has to come out.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum Bound {
    /// 达到, 完成
    Exactly,
    /// 以上, 不少于
    AtLeast,
    /// 以下, 不超过
    AtMost,
    /// 左右, 约
    About,
}

/// A deadline with what is due by then.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Milestone {
    /// By when, as precise as printed: 2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10.
    #[schemars(with = "Due")]
    due: Due,
    /// The words that say so, as printed: 3月末前.
    raw: String,
    /// What is due, as printed.
    #[schemars(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

/// 2017, 2017-H1, 2017-Q4, 2017-03 or 2017-02-10.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Due(
    #[schemars(regex(
        pattern = r"^\d{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?$"
    ))]
    String,
);

/// A duty that comes back.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Recurrence {
    /// How often.
    every: Every,
    /// The words that say so, as printed: 每月20日前.
    raw: String,
    /// What is due each time, as printed.
    #[schemars(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

/// How often something comes back.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "a shape: only its schema is used")]
enum Every {
    /// 每周
    Week,
    /// 每月
    Month,
    /// 每季度
    Quarter,
    /// 每半年
    HalfYear,
    /// 每年
    Year,
}

/// What part of a figure falls to whom (分解指标).
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "a shape: only its schema is used")]
pub struct Allotment {
    /// Whose, as printed.
    entity: String,
    /// How much, as printed: a decimal number.
    value: String,
    /// Of what unit of measure, as printed: 项.
    unit: String,
    /// What is counted, as printed.
    #[schemars(default, skip_serializing_if = "String::is_empty")]
    of: String,
}
