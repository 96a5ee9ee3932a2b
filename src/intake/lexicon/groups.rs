//! The families of words, group by group: a field here is a table `[group.family]` in a lexicon file.

use super::{Family, Group, Words};

/// Defines a group: a struct with a [`Words`] for each family, and the list of its families.
macro_rules! group {
    ($(#[doc = $about:literal])+ $Group:ident { $($(#[doc = $doc:literal])+ $family:ident,)+ }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Default)]
        pub struct $Group {
            $($(#[doc = $doc])+ pub $family: Words,)+
        }

        impl $Group {
            fn group(&mut self, name: &'static str) -> Group<'_> {
                Group {
                    name,
                    about: concat!($($about,)+).trim_ascii(),
                    families: vec![$(Family {
                        name: stringify!($family),
                        about: concat!($($doc,)+).trim_ascii(),
                        words: &mut self.$family,
                    },)+],
                }
            }
        }
    };
}

/// Defines the lexicon: a field for each group, and the list of groups.
macro_rules! lexicon {
    ($($field:ident: $Group:ident,)+) => {
        /// All the words, by family.
        #[derive(Debug, Clone, Default)]
        #[allow(missing_docs, reason = "the groups have docs of their own")]
        pub struct Lexicon {
            $(pub $field: $Group,)+
        }

        impl Lexicon {
            /// The groups with their families, in the order of the documentation.
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
    titles: Titles,
    portal: Portal,
    metadata: Metadata,
    offices: Offices,
    meetings: Meetings,
    damage: Damage,
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
        /// By when: whole labels.
        deadline,
        /// People, who are no units: whole labels.
        person,
        /// Words before a label that belong to it: 市级牵头单位.
        modifiers,
        /// Labels of four characters that a misspelt one is compared with: 配和单位 is 配合单位.
        spellings,
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
    }
}

group! {
    /// Names of units (单位) in lists of them.
    Units {
        /// How the name of a unit ends: 市公安局.
        endings,
        /// Verbs that begin a duty, not a name: 建成市级未成年人保护中心.
        acts,
        /// How a person is called, who is no unit: 分管副县长.
        persons,
        /// Words that join the last two names of a list: 市财政局和各县区政府.
        joints,
    }
}

group! {
    /// Titles of documents, and of the notices that carry them.
    Titles {
        /// Kinds of documents, as titles end: 实施方案.
        endings,
        /// Kinds of documents that promise work; a title that names one is taken for a plan's.
        plans,
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
    }
}

group! {
    /// The meeting that passed a plan: 经市政府第65次常务会议通过.
    Meetings {
        /// How the name of a meeting ends.
        endings,
        /// Verbs of what a meeting decides.
        verbs,
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
