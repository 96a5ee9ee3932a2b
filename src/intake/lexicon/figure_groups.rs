//! The families of words around figures.

use super::define_group::group;
use super::family::{Family, Group};
use super::words::Words;

group! {
    /// Figures to be reached: 地区生产总值增长7.5%.
    Targets {
        /// Units of measure: 亿元, 微克/立方米.
        measures,
        /// Verbs before a figure that one must not stay below: 不少于.
        at_least,
        /// Verbs before a figure that one must not go beyond: 控制在.
        at_most,
        /// Verbs before a figure that is to be reached: 达到.
        exactly,
        /// Verbs before a figure that something is to grow by: 增长.
        increase,
        /// Verbs before a figure that something is to shrink by: 下降.
        decrease,
        /// Words before a figure that is not exact: 约.
        about_before,
        /// Words behind a figure that is not exact: 左右.
        about_behind,
        /// Words behind a figure that one must not stay below: 以上.
        at_least_behind,
        /// Words behind a figure that one must not go beyond: 以内.
        at_most_behind,
        /// What opens a clause and is no part of the indicator: 力争.
        openings,
        /// Whose figure it is: 全市.
        owners,
        /// Words between an indicator and its verb: 将.
        aims,
        /// Words before a verb that say that a figure is one of several things: 种植、收获机械化率均达到45%.
        of_several,
        /// Acts that an indicator may begin with; they are part of what is counted: 新建污水处理厂2座.
        acts,
        /// How a clause begins whose figure needs no further verb: 完成固定资产投资100亿元.
        fulfilled,
        /// How the indicator of such a clause ends: 完成固定资产投资100亿元.
        totals,
        /// Words of a sentence that tells of the past, or of what a project is, not of what is promised.
        not_promised,
        /// Words of a clause that says more than an indicator.
        verbal,
        /// How a text ends that is not yet an indicator.
        unfinished,
    }
}

group! {
    /// Figures broken down by county or unit: 盘山县25项、双台子区16项.
    Allotments {
        /// How the name of an entity ends.
        endings,
        /// Verbs between an entity and its figure: 盘山县复工37项.
        verbs,
        /// How a further figure of the same entity begins: 盘山县42项,投资65亿元.
        further,
        /// What introduces a breakdown of the whole: 其中:盘山县25项.
        whole,
    }
}

group! {
    /// What a figure is compared with: 同比, 比上年, 较2020年.
    Comparisons {
        /// Words that say it all: 同比增长7.5%.
        alone,
        /// Words before what a figure is compared with: 较2020年下降3%.
        openings,
        /// What a figure is compared with, where it is no year: 比上年增长7.5%.
        bases,
        /// Words behind it that belong to it: 比2020年末增长7.5%.
        tails,
        /// Words behind it where the figure is put on top of it: 在上年基础上增长7.5%.
        grounds,
        /// Words of a sentence that promises, though it names the past that it is compared with: 力争比上年增长7.5%.
        promises,
    }
}
