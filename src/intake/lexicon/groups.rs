//! The families of words, group by group: a field here is a table `[group.family]` in a lexicon file.

use super::define_group::group;
use super::family::{Family, Group};
use super::figure_groups::{Allotments, Comparisons, Targets};
use super::words::Words;
use crate::base::text::Folding;
use std::sync::Arc;

/// Defines the lexicon: a field for each group, and the list of groups.
macro_rules! lexicon {
    ($($field:ident: $Group:ident,)+) => {
        /// All the words, by family.
        #[derive(Debug, Clone, Default)]
        #[allow(missing_docs, reason = "the groups have docs of their own")]
        pub struct Lexicon {
            $(pub $field: $Group,)+
            /// How the words and the texts are made comparable.
            pub folding: Arc<Folding>,
        }
        impl Lexicon {
            /// Returns the groups with their families, in the order of the documentation.
            pub fn groups(&mut self) -> Vec<Group<'_>> {
                vec![$(self.$field.group(stringify!($field)),)+]
            }
        }
    };
}

lexicon! {
    labels: Labels,
    predicates: Predicates,
    units: Units,
    remarks: Remarks,
    deadlines: Deadlines,
    goals: Goals,
    tables: Tables,
    closings: Closings,
    figures: Figures,
    targets: Targets,
    comparisons: Comparisons,
    allotments: Allotments,
    titles: Titles,
    portal: Portal,
    metadata: Metadata,
    offices: Offices,
    meetings: Meetings,
    damage: Damage,
    parks: Parks,
}

group! {
    /// Labels of field statements: 牵头单位:, 完成时限:.
    Labels {
        /// Who leads: a stem (牵头) that one of `labels.bodies` follows, or a whole label (包保部门).
        lead,
        /// Who is responsible: a stem (责任) that one of `labels.bodies` follows, or a whole label.
        responsible,
        /// Who cooperates: a stem (配合) that one of `labels.bodies` follows, or a whole label.
        cooperating,
        /// What a stem is completed with: 牵头单位, 牵头部门.
        bodies,
        /// Words between a stem and what completes it, which change nothing: 牵头考核单位.
        fillers,
        /// By when: whole labels.
        deadline,
        /// People, who are no units: whole labels.
        person,
        /// Words before a label that belong to it: 市级牵头单位.
        modifiers,
        /// Whole labels for the governments of a place, which are responsible: 属地.
        localities,
        /// Labels of four characters that a misspelt one is compared with: 配和单位 is 配合单位.
        spellings,
        /// How labels begin that are spelt nearly as one of these and are others: 督办单位.
        others,
        /// Words that join two labels: 牵头及配合单位.
        joints,
        /// Words before a label that speak to its bearers instead of naming them: 各责任单位要….
        addressing,
        /// How a unit begins right behind a label that lost its colon: 牵头单位市生态环境局.
        unit_openings,
    }
}

group! {
    /// What a clause says of the units before it: 市发改委牵头, 市财政局配合.
    Predicates {
        /// Verbs of those who lead.
        lead,
        /// Verbs of those who are responsible.
        responsible,
        /// Verbs of those who cooperate.
        cooperating,
        /// Verbs that name no role: 负责, 落实.
        neutral,
        /// How the verb is done, which says nothing of the role: 按职责分工.
        manners,
        /// Words that bind those who have a duty, before its verb: 市民政局要抓好落实.
        modals,
        /// Words before duties by which something is done: 按照各自职责.
        by_duty,
        /// Words between these and the duties: 按照各自职责.
        duty_words,
        /// Nouns for duties: 按照各自职责.
        duty_nouns,
        /// Verbs of what an office does, which name no part: 市财政局安排资金.
        acting,
        /// Words of clauses that bind units to their duties: 市民政局要各司其职.
        duty_signs,
        /// What an office grants or settles, which is no duty: 由市政府批准.
        no_duties,
        /// Words before the unit that another makes the main one: 以市住建局为主.
        making,
        /// Words behind it: 以市住建局为主.
        made,
        /// Words that go on behind such a verb, or stand between the units and it: 市发改委牵头督导.
        tails,
        /// Verbs that give a part in any sentence, though they name none: 负责.
        responsible_alone,
        /// Verbs of those who lead before others that they see to: 组织各县区政府落实.
        enlisting,
        /// Words of such a manner that needs no verb behind it: 市教育局、市民政局按职责分工.
        duties,
        /// Words between the leader and those who work with it: 市发改委会同市财政局.
        with,
        /// Verbs of those who have a part that stand in no name: 市发改委牵头.
        leading,
        /// Words in a bracket behind a name that say that it leads: 市发改委(牵头).
        bracketed_lead,
        /// Words in a bracket behind a name that say that it cooperates: 市财政局(配合).
        bracketed_cooperating,
        /// Words before the first name of a clause: 由市发改委牵头.
        openings,
        /// How a clause begins that speaks of tasks above it: 以上任务由市发改委负责.
        tasks_above,
        /// How a clause begins that speaks of tasks below it: 以下任务均由市发改委负责.
        tasks_below,
        /// How a clause begins that speaks of the tasks of its chapter: 本章任务由市发改委负责.
        tasks_of_chapter,
        /// How a clause begins that speaks of the task that it stands in: 该项任务由市发改委负责.
        own_task,
        /// What tasks above are called: 以上任务由市发改委负责.
        tasks,
        /// Words between what is to be done and who does it: 以上任务由市发改委负责.
        by,
        /// Words before these that mean each of the tasks: 本部分各项任务均由市发改委负责.
        each,
    }
}

group! {
    /// Names of units (单位) in lists of them.
    Units {
        /// How the name of a unit ends: 市公安局.
        endings,
        /// Verbs that begin a duty, not a name: 建成市级未成年人保护中心.
        acts,
        /// Verbs before units that somebody else moves to act: 统筹各区.
        callings,
        /// How a person is called, who is no unit: 分管副县长.
        persons,
        /// Words that join the last two names of a list: 市财政局和各县区政府.
        joints,
        /// Words that begin as such a word does and belong to one name: 市公安局和平分局.
        joint_words,
        /// What stands where a unit would, when there is none: 无.
        none,
        /// Characters of sentences, which stand in no name.
        never,
        /// Nouns that are no name without a word before them: 有关部门.
        nouns,
        /// Nouns behind another one that name no unit of their own: 市直有关部门、单位.
        second_nouns,
        /// Levels of administration that share the rest of a name: 各区、县(市)政府.
        levels,
        /// Words before such a level that mean all units of it, or some: 各区、县(市)政府.
        collectives,
        /// How the rest of such a name begins: 各区、县(市)政府.
        level_openings,
        /// Beginnings of names of their own, which go on with no level: 各街道、区直各部门.
        own_openings,
        /// Names for several units at once, to which another may be joined: 有关部门和各市政府.
        groups,
        /// How a name behind a joint begins: 市财政局和各县区政府.
        joined_openings,
        /// How a name behind a joint ends, however it begins: 市财政局和辽东湾管委会.
        joined_endings,
        /// Words behind a name that say that there are more: 市税务局等省有关部门.
        and_others,
        /// Words between 等 and the noun for the other units: 市税务局等省有关部门.
        others_openings,
        /// How a kind of units ends that stands behind 等: 市水务公司等市政公用企业.
        others_endings,
        /// What the other units are called behind 等, as a whole.
        others,
        /// How the names of those end that govern a place, who may head their own duties: 柳营镇:….
        governments,
        /// How the names of places end that have a government: 甲县.
        places,
        /// Words that end as these do and are no such place: 社区.
        no_places,
        /// How the names of units end that are places, too, which may say once more what a text builds: 社区服务中心.
        facilities,
        /// How the names of branches end, which say whose they are before it: 人民银行甲市分行.
        branches,
        /// What the government that issues plans is called, behind its level: 市政府.
        issuers,
        /// Words that end as names of units do and are none: 优化布局.
        other_words,
        /// How the names of offices end, which nothing else is called: 县住建局.
        offices,
    }
}

group! {
    /// What a document says of its field statements as a whole: 排在首位的为牵头单位,下同.
    Remarks {
        /// Words for the part that the first of several units has: 列第一位的为牵头单位.
        leads,
        /// Words for the first of several units: 列第一位的为牵头单位.
        first,
        /// Words between the first unit and 牵头.
        copulas,
        /// Clauses that are remarks as they stand.
        whole,
        /// How a remark begins.
        openings,
        /// Words that only remarks have, outside brackets.
        signs,
        /// Words of a remark in brackets behind a list of units.
        on_lists,
    }
}

group! {
    /// What stands around the times of a deadline field: 完成时限:力争6月底前完成.
    Deadlines {
        /// Words of a duty that never ends: 长期坚持.
        open_ended,
        /// What may stand before a time in a clause that is a time and nothing else: 应于6月底前完成.
        before,
        /// What may stand behind a time in such a clause: 6月底前完成.
        behind,
        /// What is done in a year that a field names without a limit: 2024年度完成.
        behind_year,
        /// Verbs that may stand behind a time whose figures are damaged: 1O月底前完成.
        behind_damaged,
        /// What opens a clause before its time: 力争6月底前.
        aims,
        /// What opens the next clause, at the end of what is due by a time: 6月底前开工,力争9月底前竣工.
        next_openings,
        /// Words that join two times of one duty: 6月底前和12月底前.
        joints,
        /// How the first of two such times ends: 6月底前和12月底前.
        first_endings,
        /// Words before a half or a quarter that tie it to its clause: 工程于三季度开工.
        before_steps,
        /// Characters before a limit that tie it to its clause: 确保6月底前.
        before_limits,
        /// Words before a time that comes back: 每年12月底前.
        every,
        /// Words for the whole of the plan's year, before a verb: 全年完成.
        whole_year,
        /// Seasons and festivals that are named as limits, without the word that makes them one: 汛期前.
        seasons,
        /// How a clause ends that names a time by what happens then: 国庆节前.
        event_endings,
        /// Words before a time from which something is in force: 自2024年5月1日起施行.
        beginnings,
        /// Words behind such a time: 2024年5月1日起施行.
        from,
        /// Words for at once or without end, which name no time: 立即启动.
        at_once,
    }
}

group! {
    /// Deadlines in running text, apart from what has been reached already.
    Goals {
        /// Words that say that something was reached, so that the time before them is past: 到去年底已建成3座.
        reached,
        /// How a time begins that may tell of the past: 截至2016年底.
        until,
        /// Times that say when something happens, not by when: 年底根据累计情况减分.
        vague,
        /// Words before a time that say that something is aimed at: 力争上半年完成选址.
        aims,
        /// Verbs for what is done by a time: 上半年完成选址.
        steps,
        /// Words before an end until which something holds, which is no deadline: 实施期限至2024年12月31日.
        valid_until,
        /// Words before an end until which something goes on, be it a rule or work: 延长至2024年12月31日.
        lasting_until,
        /// Words before a time that name another year than the text's, which depends on when they are read: 上一年度1月至12月.
        other_years,
        /// Verbs for what holds during a period, which is no deadline: 1月1日至12月31日缓缴.
        validity,
    }
}

group! {
    /// Tables of tasks (任务分解表).
    Tables {
        /// Names of the column that numbers the rows: 序号.
        numbers,
        /// How the line begins that heads a table with numbered rows, on each of its pages: 序号.
        head_openings,
        /// Names of columns of units that are no label elsewhere: 责任分工.
        assignments,
        /// Words behind the time that names a column: 一季度目标.
        behind_periods,
        /// What a cell says that repeats the one above: 同上.
        repeated,
    }
}

group! {
    /// What ends a plan before its attachments and belongs to no task.
    Closings {
        /// How a sentence begins that speaks to everybody, or says whom to ask: 各有关部门要….
        general_openings,
        /// How a plan speaks of itself: 本方案自印发之日起施行.
        self_references,
        /// Words for when a plan is in force and who explains it: 由市发改委负责解释.
        final_signs,
    }
}

group! {
    /// Figures and their units of measure.
    Figures {
        /// What stands behind a figure at the start of a line, but not behind a number: 2018年, 3个.
        behind,
    }
}

group! {
    /// Titles of documents, and of the notices that carry them.
    Titles {
        /// Kinds of documents, as titles end: 实施方案.
        endings,
        /// Kinds of documents that promise work; a title that names one is taken for a plan's.
        plans,
        /// Kinds that make a plan of a title whatever else it names: 实施细则解读工作方案.
        certain_plans,
        /// Kinds of documents that even a very short title names: 实施方案.
        short,
        /// Kinds of documents that carry a plan, as their titles end: 关于印发…的通知.
        notices,
        /// Verbs in the title of a notice that carries a plan: 关于印发…的通知.
        issuing,
        /// What stands in the title of a notice behind the name of the plan: 关于印发…的通知.
        carrier_endings,
        /// Words before the subject of a title, behind the office that it may name: 甲市人民政府关于….
        subjects,
        /// Signs of a place or an office at the beginning of a title, which then needs no line above it.
        own_signs,
        /// Signs in the first line of a title that goes on below it: 甲市2018年 / 重点工作方案.
        first_line_signs,
        /// How the heading of an attachment begins: 附件1.
        attachments,
        /// Kinds of texts that are no plans, whatever numbers stand in them: 解读.
        others,
        /// Kinds of plans that the head of a text may announce.
        announced,
        /// Verbs of a notice that names the plan it carries: 印发《…》.
        announcing,
        /// How the line that addresses a notice begins: 各县区人民政府.
        salutation_openings,
        /// Whom the line that addresses a notice names.
        addressees,
        /// Words of those whom a plan binds; a text without any of them is none.
        officials,
    }
}

group! {
    /// What a portal prints around a document (门户网站的页眉页脚).
    Portal {
        /// How the line at the foot of a page begins that names its host: 主办 … 承办 ….
        sponsors,
        /// How a line of furniture begins.
        openings,
        /// How a line begins that only stands at the foot of a page.
        footers,
        /// Words that end the foot of a page with its host: 主办 … 承办 ….
        hosts,
        /// Registration numbers of a site, wherever they stand on a line.
        registrations,
        /// Lines without a link, by all of their words.
        empty_links,
        /// Endings of files for download, without the dot.
        files,
        /// How a note on disclosure ends: (此件公开发布).
        disclosures,
        /// How the line of an imprint (版记) begins.
        imprints,
        /// How the line of an imprint ends that says who printed the document, and when: 2018年5月10日印发.
        printed,
    }
}

group! {
    /// Labels of the table of metadata above a document: 索引号:, 发文字号:.
    Metadata {
        /// Labels of the title.
        title,
        /// Labels of the number (发文字号).
        number,
        /// Labels of the issuing office (发文机关).
        issuer,
        /// Labels of the day on which it was written (成文日期).
        written,
        /// Labels of the day on which it was published (发布日期).
        published,
        /// Labels that state nothing for the head of a plan; each ends the value before it.
        other,
        /// Values that say that there is none: 发文字号:无.
        nothing,
        /// Words of a sentence that cites another document, before its number or at its beginning.
        citing,
    }
}

group! {
    /// Names of offices (机关) that issue and sign documents.
    Offices {
        /// How the name of an office that signs ends.
        endings,
        /// Words of a government's name that stand behind its place: 甲市人民政府.
        governments,
        /// The party's name before that of a place: 中共甲市委.
        parties,
        /// How the short name of an office begins in a list of units: 市财政局; who signs writes it in full.
        short_openings,
        /// How a name begins that means several offices, none of which signs: 各县区人民政府.
        collectives,
        /// How the name of a place ends: 甲市.
        places,
        /// How the name of a place ends that has departments, as townships have not: 甲市财政局.
        places_with_departments,
    }
}

group! {
    /// The meeting that passed a plan: 经市政府第65次常务会议通过.
    Meetings {
        /// Words before the name of a meeting: 经市政府第65次常务会议通过.
        openings,
        /// How the name of a meeting ends.
        endings,
        /// Verbs of what a meeting decides.
        verbs,
        /// Words behind the name of a meeting of which a sentence only speaks: 落实市委工作会议精神.
        topics,
    }
}

group! {
    /// What copies, wrong character sets and spammers put into texts.
    Damage {
        /// Words of betting sites.
        adverts,
        /// Signs of a wrong character set.
        mojibake,
    }
}

group! {
    /// Names of parks (园区) that the gazetteer may lack, which import shows to a plan's reviewer: 金石滩新区.
    Parks {
        /// How the name of a park ends: 丙山经济开发区.
        endings,
        /// How a word goes on that only looks like such an ending: 创新区域.
        continuations,
        /// Words that stand before a name and in none: 推进金石滩新区建设.
        boundaries,
        /// Words that say what sort of park it is, not which: 国家级高新技术开发区.
        sorts,
    }
}

impl Metadata {
    /// Returns all labels, family by family.
    pub fn all(&self) -> [&Words; 6] {
        [
            &self.title,
            &self.number,
            &self.issuer,
            &self.written,
            &self.published,
            &self.other,
        ]
    }
}
