# 审阅单和建议的用语。

plan-unchanged-it-says-what-import-reads = { $plan }：没有变化，与导入读出的一致
plan-written-beside-the-plan = { $plan }：已写在原有方案旁边；生成站点时不读它。取用需要的内容以后删去
plan-not-written-it-differs-from-what = { $plan }：没有写入，与导入读出的不同
file-nothing-was-written = { $file }：没有写入任何内容
units-that-are-not-in-the-gazetteer = 名录里没有的单位
names-that-may-be-parks = 可能是园区、名录里没有的名称
the-text-of-label-gives-unit = { $label }的正文给 `{ $unit }` 派了分工（{ $role ->
        [lead] 牵头
        [cooperating] 配合
       *[responsible] 责任
    }），任务分工里却没有
add-it-to-role-or-write-seen = 补进 { $role }；如果正文没有给它派分工，在任务块里写 seen = ["{ $unit }"]
raw-stands-in-the-text-of-label = { $label }的正文里有 `{ $raw }`，任务块里却没有
figure-stands-in-the-text-of-label = { $label }的正文里有 `{ $words }`，任务块的量化指标里却没有这个数
add-a-target-or-write-seen = 补进 targets，正文写明是谁的指标就写上 whose；如果没有承诺什么，在任务块里写 seen = ["{ $words }"]
write-a-block-toml-facts-with-goals = 在正文下写一个 ```toml facts 块，里面写 goals；如果不是时限，写 seen = ["{ $raw }"]
file-skipped = { $file }：跳过
left-out-lines = 略去{ $lines }（{ $why }）
title-and-number = { $title } { $number }
head-of-a-sheet = { $issuer } · { $place } · 成文 { $written } · 发布 { $published } · 年份 { $year }
addressed-to = 主送 { $addressees }
passed-by = 通过会议：{ $meeting }
not-taken-as-it-stands = 没有照文件原样读的内容，请到文件里查看：
the-source-seems-damaged = 原文可能有损坏；请对照，同意的贴进文件头：
damage-on-a-line-left-out = 这一行已略去，不在方案里，不必处理
suggestion-on-a-line-left-out = # 这一行已略去：它成为正文或文件头的一项时，这条校正才起作用
names-follow = { $what }：
name-unlisted = { $name }（{ $count } 处，第 { $line } 行）
name-unlisted-with-near = { $name }（{ $count } 处，第 { $line } 行）——已有：{ $known }
counts-of-a-sheet = { $lines } 行：标题 { $headings }，任务 { $tasks }；牵头 { $lead }，责任 { $responsible }，配合 { $cooperating }；完成时限 { $milestones }，目标时限 { $goals }，周期性任务 { $recurrences }，量化指标 { $targets }，分解指标 { $allotments }
figure-on-line = { $words }（第 { $line } 行）
figures-without-a-target = 没有列入量化指标的数字：{ $count } 个，{ $named }
figures-without-a-target-and-more = 没有列入量化指标的数字：{ $count } 个，{ $named }等
both-say-words = 同有“{ $words }”
texts-are-alike = 文字相似 { $percent }%
both-name-projects = 同提项目 { $projects }
score-and-reasons = { $score } 分：{ $reasons }
people-judge-the-relation = 关系由人判断
both-have-figures = 同有数目 { $figures }
the-day-of-the-report = 报告的日期
people-judge-the-status = reported-done、reported-partly 或 contradicted：读过报告再判断
who-records-it = 谁读的

# 审阅台。
review-title = 待审阅的方案
review-summary = { $plans } 份方案，{ $doubts } 处存疑；存疑最多的在前
review-counts = { $doubts } 处存疑（其中 { $acceptable } 处可按键接受），{ $tasks } 项任务
review-refused = 没有成为方案的存档文件
review-next = 下一步
review-next-doubts = 从上到下逐份审阅：对照原文，对的接受，其余在方案文件里改正
review-next-refused = 确是方案的，用 `gangmu import` 导入，或用 `gangmu new` 起草
review-next-check = `gangmu gazetteer suggest` 为单位建议名录条目；`gangmu check` 列出错误
review-all-plans = 全部方案
review-doubts = 存疑之处
review-no-doubts = 没有存疑之处。
review-source = 原文
review-reading = 读出的内容
review-line = 第 { $line } 行
review-accept = 已看过：接受
review-apply = 采用校正并重读
review-keys = 按键
review-key-next = 下一处
review-key-previous = 上一处
review-key-open = 打开方案
review-key-accept = 接受：声明已看过，或采用校正
review-key-up = 全部方案
review-key-help = 显示这些按键
review-keys-hint = 按 ? 显示按键
review-close = 关闭
found-may-be-read-as = “{ $found }”可读作“{ $reading }”
the-plan-cannot-be-read = 读不了方案文件：`gangmu check` 会说明原因
nothing-can-be-declared = 这里没有可声明的内容：请直接修改方案文件
the-plan-would-not-be-proved = 没有写入，因为写入后方案就无法证明：{ $why }
the-source-is-no-plan-to-import = 原文无法导入：请自行写入校正
edited-where-the-emendation-goes = 校正要改动的地方已有人修改：请自行写入校正
edited-meanwhile = 其间文件被修改，没有写入任何内容：以下是文件的新状态
doubt-is-gone = 这处存疑已不存在
answer-not-from-this-page = 这个答复不是来自本次运行的页面：请重新载入页面
not-yet-imported = 还没有导入为方案
