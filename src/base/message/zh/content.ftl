# 读取 content/ 时的用语。

a-line-of-the-footer-has-either = 页脚的一行只能有 `url` 或 `page` 之一
take-one-of-them-out = 删去其中一个
number-is-no-number-that-this-register = `{ $number }` 不是这种备案号的写法
write-it-as-it-was-given = 照核发的写，如 { $example }
an-entry-of-the-menu-has-either = 菜单的一项只能有 `url` 或 `page` 之一
write-url-https-for-another-site-page = 指向别的网站写 url = "https://…"，指向本站页面写 page = "….html"
origin-in-key-is-no-origin = `{ $key }` 里的 `{ $origin }` 不是页面可以加载内容的来源
write-https-and-a-host-in-ascii = 写 https:// 和 ASCII 域名，不带路径，如 https://stat.example.cn 或 https://*.example.cn
oembed-has-no-effect-leave-out-names = `oembed` 不起作用：`leave_out` 里有 "cards"
an-answer-for-oembed-shows-a-card = oEmbed 显示的就是卡片：两者去掉一个
this-site-is-published-but-has = 站点已经发布，却没有自己的 `id`
the-ids-of-its-feeds-and-events = 订阅和日历事项的编号由它生成，必须与其他站点不同：发布以前写上 id = "…"，以后不再改
base-url-has-a-part-that-pages = `base_url` 里有页面地址接不上的部分
end-it-with-the-folder = 以站点所在的文件夹结尾，不要 `?` 和 `#`
key-cannot-be-name = `{ $key }` 不能是 `{ $name }`
it-names-a-file-or-folder = 它是主题里文件或文件夹的名称：用字母、数字、- 和 _
cannot-read-file-error = 无法读取 { $file }：{ $error }
restore-it-or-take-it-out = 恢复这个文件，或者把它移出项目
more-than-deepest-list-lists-or-quotations = 这一行开始了 { $deepest_list } 层以上的列表或引用
official-text-has-no-markup-put = 公文正文没有标记：在 Markdown 当作标记的第一个字符前加反斜杠
the-outline-begins-at-two = 标题写在文件头里；提纲从 ## 开始
a-list = 列表
a-link = 链接
a-hard-line-break = 强制换行
this-reads-as-what-but-official-text = 这里会读成{ $what }，而公文正文没有标记
put-a-backslash-before-the-character = 在 Markdown 当作标记的字符前加反斜杠
source-is-missing-here = 这里缺少 `[source]`
name-the-archived-text-that-this-plan = 写明本方案出自哪一份原文存档：file 和 sha256
year-is-not-the-year = { $year } 不会是方案的年份
this-revision-is-older-than = 这条修订早于上面一条
revisions-stand-in-the-order-of-their = 修订按日期先后排列，新的加在最后
file-has-a-backslash = `{ $file }` 里有反斜杠
file-leads-out-of-the-project = `{ $file }` 指到项目之外了
write-a-path-relative-to-the-project = 写相对于项目的路径，如 seeds/name.txt
this-is-not-a-sha = 这不是 SHA-256 值
hexadecimal-digits-in-lower-case-as-sha256sum = 64 位小写十六进制数字，即 `sha256sum` 打印的那样
begin-it-with-or-as-the-document = 以 `一、` `(一)` `1.` `(1)` `①` `——` 或 `附件1` 开头，照原文写；表格的行没有序号时，给它自己的锚点，如 {"{"}#2-r3{"}"}
this-heading-has-no-number = 这个标题没有序号
this-heading-stands-skipped-levels-below = 这个标题比上一个标题低了 { $skipped } 级
a-heading-may-be-one-level-deeper = 标题最多比上一个标题低一级
a-heading-behind-the-end = 正文结束以后又有标题
after-the-line-only-attachments-may-follow = *** 这一行以后只能是附件（## 附件1）
id-cannot-be-an-address = `{ $id }` 不能用作地址
write-with-a-z-and-words = 写 {"{"}#…{"}"}，用 a-z、0-9 和 -；页面自己要用的词，如 `cite`，不能用
line-line-has-the-address-id-already = 第 { $line } 行已经用了锚点 `{ $id }`
give-this-heading-an-address = 在标题末尾另给一个锚点，如 {"{"}#3-1x2{"}"}
text-behind-a-closing-statement = 收尾的责任栏后面又有正文
a-task-block-with-of-ends = 带 `of` 的任务块结束了这一条的正文：另起一个标题
one-ends-the-main-text-remove = 正文以一行 *** 结束：删去这一行
a-second = 第二行 ***
write-toml-task-or-toml-facts-official = 写 ```toml task 或 ```toml facts；公文正文不缩进
this-block-stands-under-no-heading = 这个任务块不在任何标题下
move-it-under-the-heading = 移到它所说的标题下
a-second-block-for-the-same-heading = 同一标题下有第二个任务块
one-heading-has-one-task-put-all = 一个标题只有一项任务：都写进一个任务块
no-heading-above-has-the-address-id = 上面没有锚点为 `{ $id }` 的标题
of-names-a-heading = `of` 写的是本条所在的上级标题
name-the-file-with-a-z = 文件名用 a-z、0-9 和 -，如 panjin-2017-17.md；不能用 `index`，也不能用 `con` 之类的设备名
this-file-does-not-begin-with-front = 文件不是以文件头开始的
begin-a-plan-with-front-matter = 先写一行 +++，然后是 title、number 等项，再写一行 +++
undated-says-that-the-days-are-unknown = `undated` 的意思是日子不明，别的键却写了日子
leave-out-undated-or-months-days = 去掉 `undated`，或者去掉 `months`、`days` 和 `weekdays`
weekdays-does-not-go-with-months = `weekdays` 不能与 `months`、`days` 并用
every-week-goes-with-weekdays-a-longer = every = "week" 配 `weekdays`；更长的周期配 `months` 和 `days`
by-is-missing-here = 这里缺少 `by`
name-the-plan-that-took-its-place = 写替代它的方案的地址，如 panjin-2018-3；本站没有那份方案时，写 state = "repealed"
by-goes-with-state-replaced-not-state = `by` 只能与 state = "replaced" 并用，这里是 "{ $state }"
take-it-out-or-write-state-replaced = 删去它，或者写 state = "replaced"
source-is-empty = `source` 是空的
name-the-document-that-says = 写明依据的文件，这句话读者会看到
the-plan-is-of-issued = 方案的日期是 { $issued }，效力状态却在 { $date } 就变了
correct-date-of-status-or-the-dates = 改正 [status] 的 `date`，或者方案的日期
unseen-character-in-names = 这一行里有一个看不见的字符（U+{ $code }）；比对名称时不计
delete-the-unseen-character = 请删去，或把这一行重新录入：凡写有该名称的页面都会带上它
code-cannot-be-code = `code` 不能是 `{ $code }`
write-the-six-digits-of-the-places = 写该地区的六位代码（GB/T 2260），如 "110000"
write-a-z-and-index-is-taken = 用 a-z、0-9 和 -；不能用 `index`，也不能用 `con` 之类的设备名
the-kind-id-is-declared-twice = { $kind ->
        [place] 地区
        [unit] 单位
        [park] 园区
       *[project] 项目
    } `{ $id }` 声明了两次
give-one-another-id-or-merge-them = 给其中一条换一个编号，或者合并
id-is-named-twice = `{ $id }` 写了两次
once-is-enough-take-it-out-here = 写一次就够了：删去这里的
key-cannot-be-value = `{ $key }` 不能是 `{ $value }`
one-of-words = 可以是：{ $words }
declare-it-kind-with-id-id = 增加这一条：[[{ $kind }]]，id = "{ $id }"
no-kind-has-the-id-id = 没有编号为 `{ $id }` 的{ $kind ->
        [place] 地区
        [unit] 单位
        [park] 园区
       *[project] 项目
    }
the-kind-id-is-its-own-parent = { $kind ->
        [place] 地区
        [unit] 单位
        [park] 园区
       *[project] 项目
    } `{ $id }` 成了自己的上级
take-parent-away-from-one-of-them = 去掉其中一条的 `parent`
several-places-are-called-name-write-names = 叫 { $name } 的地区不止一个：写 { $names }
no-province-prefecture-or-county-is-called = 没有叫 `{ $name }` 的省、市、县：写全称，如 潍坊市；乡镇或园区先不写地区，以后增加一条 [[place]]
has-a-character-that-addresses-must-escape = 含有地址里要转义的字符，请用 a-z、0-9、-、_ 和 .
has-a-name-that-begins = 有一段以句点开头，那是隐藏文件
has-a-name-that-windows-cannot-write = 有一段名称在 Windows 上不能用
lies-too-many-folders-down-six = 文件夹层数太多，最多六层
lies-in-a-folder-whose-addresses-gangmu = 所在文件夹的地址由程序分配
does-not-end-in-html = 没有以 .html 结尾
has-other-characters-than-a-z = 含有 a-z、0-9 和 - 以外的字符
a-heading-takes-an-id-in-braces = 标题后的花括号里只能写锚点
write-id = 写 {"{"}#id{"}"}
a-link-cannot-lead-to-destination = 链接不能指向 `{ $destination }`
headings-of-a-page-begin-at-two = 标题写在文件头里；页面里的标题从 ## 开始
id-cannot-be-a-place = `{ $id }` 不能用作页面里的锚点
use-a-z-and-some-words-such = 用 a-z、0-9 和 -；有些词，如 main，是每个页面自己要用的
two-places-on-this-page-are-called = 本页有两个锚点都叫 `{ $id }`
give-one-another-id = 给其中一个换一个锚点
html-is-not-passed-through-to-readers = HTML 不会原样交给读者
write-it-in-markdown-or-put = 用 Markdown 写，或者在 `<` 前加反斜杠；Markdown 写不出的，放进主题的模板
menu-is-neither-true-nor-words = `menu` 既不是 true，也不是菜单里的文字
write-menu-true-or-menu = 写 menu = true，或者 menu = "…"，即一个简短的名称
language-is-no-language = `{ $language }` 不是语言
write-a-tag-of-bcp = 写 BCP 47 语言标记，如 en 或 zh-CN
begin-a-page-with-front-matter = 先写一行 +++，然后是 title = "…"，再写一行 +++
address-cannot-be-the-address = `{ $address }` 不能用作页面地址：{ $why }
write-a-path-below-the-root = 写站点根目录下的路径，如 guide/reading.html
rename-the-file-or-give-the-page = 给文件换一个名字，或者在页面里写 address = "….html"
date-is-missing-here = 这里缺少 `date`
pages-in-content-pages-news-are-posts = content/pages/news 里的页面是新闻，每篇都有日期，如 date = 2026-03-01；其他页面放在这个文件夹之外
only-posts-have-a-date = 只有新闻才有 `date`
move-the-file-to-content-pages-news = 把文件移到 content/pages/news，或者去掉这一项
replace-has-no-effect-here = `replace` 在这里不起作用
only-content-pages-about-md-takes = 只有 content/pages/about.md 能替换已有的页面：去掉这一项
a-link-leads-to-plan-id-task = 链接可以指向 plan:编号、task:方案/条目、unit:编号、park:编号、project:编号、source:方案、month:…、year:…，可以是页面文件（reading.md）、页面旁边的文件、以斜杠开头的本站文件，也可以是 https://… 或 mailto:…
name-the-place-id = 写明锚点：#锚点
write-form = 写成 { $form }
the-path-leads-out-of-the-site = 路径指到站点之外了
address-differs-from-an-existing-page-only = `{ $address }` 与现有页面只差大小写
on-many-machines-both-are-the-same = 在许多机器上两者是同一个文件：删去这一条
address-is-declared-as-moved-or-gone = `{ $address }` 声明为已迁移或撤下，却还在
take-this-entry-out-or-first-take = 删去这一条，或者先撤下现在占用这个地址的内容
key-is-declared-as-left-out = `{ $key }` 声明为不再提供，content/site.toml 里却没有这样设置
take-this-entry-out-or-name-key = 删去这一条，或者在 [publish] 的 `leave_out` 里写上 "{ $key }"
content-permalinks-txt-has-no-page = content/permalinks.txt 里没有 `{ $address }` 中的页面
correct-the-folder-or-take-this-entry = 改正文件夹，或者删去这一条：没有发布过的不用声明
from-moved-to-no-page = `{ $from }` 声明为迁到 `{ $to }`，那里却没有页面
name-a-page-of-this-site = 写本站的一个页面，如 units/name.html，或者完整的网址
folder-says-so-say-beside-it-what = 这是 `{ $folder }` 声明的；另外写明这一个的去向：[[moved]] from = "{ $from }", to = "…"，或者 [[gone]] address = "{ $from }", why = "…", date = …
from-moved-to-what-is-gone = `{ $from }` 声明为迁到 `{ $to }`，而它已经撤下
declare-from-as-gone-too-or-name = 把 `{ $from }` 也声明为 [[gone]]，或者改写一个还在的页面
from-moved-to-what-moved-again = `{ $from }` 声明为迁到 `{ $to }`，而它又迁走了
readers-are-redirected-only-once-write = 读者只转一次：写 to = "{ $last }"
from-and-to-lead-to-each-other = `{ $from }` 和 `{ $to }` 互相指向，成了循环
let-both-name-a-page-that-exists = 两条都改写成还在的页面
git-left-a-merge-conflict-here = 这里留有 git 的合并冲突
keep-the-lines-of-both-sides = 两边的行都保留，删去冲突标记；在 .gitattributes 里写 `merge=union`，以后会自动这样合并
this-line-is-not-one-that-gangmu = 这一行不是 `gangmu permalinks` 写的
this-file-has-lost-its-lines = 这个文件的内容丢失了
restore-it-or-delete-the-file = 从历史版本恢复；如果从未发布过，删去这个文件
and-count-addresses-more-would-be-lost = 另有 { $count } 个地址会失效
with-these-pages-count-addresses-that-belong = 随着这些页面，属于它们的 { $count } 个地址也会失效
declare-the-pages-first-what-exists =
    先声明这些页面：在新地址上还有的会一起迁移，其余的到时再报告：
    { $listed }
leave-out-of-publish-in-content-site = content/site.toml 里 [publish] 的 `leave_out` 有 "{ $key }"：{ $count } 个已发布的地址会失效
take-key-out-there-or-tell-readers = 去掉那里的 "{ $key }"，或者在 content/moved.toml 里向读者说明：[[left_out]] kind = "{ $key }", why = "…", date = …
list-and-more =
    { $first }
    另有 { $more } 个
address-was-published-and-would-be-lost = `{ $address }` 已经发布，这样会失效
if-the-unit-is-in-the-gazetteer = 如果这个单位已经收入名录，在那里给它原来的编号：id = "{ $id }"；否则在 content/moved.toml 里声明：[[moved]] from = "{ $address }", to = "units/….html"
the-file-address-was-published-and-would = 文件 `{ $address }` 已经发布，这样会失效
put-it-back-into-static-or-beside = 放回 static/，或放到链接到它的页面旁边；否则在 content/moved.toml 里声明：[[gone]] address = "{ $address }", why = "…", date = …
the-kind-address-was-published-and-would = { $kind ->
        [feed] 订阅源
       *[calendar] 日历
    } `{ $address }` 已经发布，这样会失效或改变编号
the-event-of-address-was-published = `{ $address }` 的日历事项已经发布，这样会失效
the-entry-on-address-was-published = `{ $address }` 的订阅条目已经发布，这样会失效
address-was-published-its-page-moved = `{ $address }` 已经发布；它的页面迁走了，但 `{ $there }#{ $id }` 并不存在
if-it-has-a-new-address-declare = 如果它有新地址，在 content/moved.toml 里声明：[[moved]] from = "{ $address }", to = "…"；没有则写：[[gone]] address = "{ $address }", why = "…", date = …
if-the-plan-has-a-new-address = 如果方案有新地址，`gangmu move { $id } 新编号` 会在 content/moved.toml 里声明：[[moved]] from = "{ $folder }", to = "plans/…/*"；没有则用 `gangmu withdraw { $id } --why …`：[[gone]] address = "{ $folder }", why = "…", date = …
declare-it-in-content-moved-toml-gone = 在 content/moved.toml 里声明：[[gone]] address = "{ $id }", why = "…", date = …
readers-have-subscribed = 已有读者订阅。如果它的页面 `{ $page }` 换了地址，在 content/moved.toml 里写明；如果现在那里没有可以订阅的了，写 [[gone]] address = "{ $address }", why = "…", date = …；如果 content/site.toml 的 `id` 变了，改回来
address-is-declared-twice = `{ $address }` 声明了两次
address-is-not-an-address = `{ $address }` 不是本站的地址
write-it-below-the-root = 写根目录下的路径，如 units/old-name.html 或 plans/old.html#3-1
wrong-names-no-folder = `{ $wrong }` 不是文件夹
a-stands-at-the-end-for-all = * 写在最后，代表一个文件夹的所有页面和它所属的页面，如 plans/panjin-2017-17/*
address-is-one-address-and-cannot-move = `{ $address }` 是一个地址，不能迁到整个文件夹
name-one-page = `to` 写一个页面；或者 `from` 也写文件夹
a-page = 页面
a-place-on-a-page = 页面里的位置
a-feed = 订阅源
a-calendar = 日历
the-place-of-an-event = 日历事项所在的位置
the-plan-or-post-that-an-entry = 订阅条目所说的方案或新闻
a-file = 文件
a-line-opens-with-keys = 每行开头是：{ $keys }
write-kind-address-id = 写成 `{ $kind } 地址 编号`
write-kind-address = 写成 `{ $kind } 地址`
address-is-no-address-of-described-restore = `{ $address }` 不是{ $described }的地址：从这个文件的历史版本恢复这一行
unknown-kind-of-block = 未知的代码块种类
emphasis = 强调
code = 代码
a-first-heading = 这里是 # 级标题
this-notice-is-of-date-but-what = 这份通知的日期是 { $date }，它所跟随的却是 { $before }
a-notice-is-younger-than-the-plan = 通知晚于方案，各份通知按日期先后排列
amendment-is-missing-here = 这里缺少 `amendment`
add-a-notice-amendment-for-each-passage = 它改动的每一处各写一条 [[notice.amendment]]
the-keys-of-this-amendment-do = 这条更正的各键不能这样搭配
write-line-old-and-new-for-words = 改动文字写 line、old 和 new；删去文字写 line、old 和 says；删去整行写 lines 和 says；增加文字写 after 和 new
the-thread-id-is-declared-twice = 事项 `{ $id }` 声明了两次
give-one-another-id-or-join-steps = 给其中一条换一个编号，或者把各步合到一条里
these-words-are-empty = 这几个字是空的
write-words-as-they-are-printed = 照原文写，或者去掉
relation-cannot-be-word = `relation` 不能是 `{ $word }`
the-record-id-is-declared-twice = 进展记录 `{ $id }` 声明了两次
give-one-record-another-id = 给其中一条换一个编号；content/progress 里各文件的编号不能重复
at-and-thread-exclude = 一条记录只说一段或一条脉络，不能两样都写
a-record-speaks-of-nothing = 这条记录没有写明说的是什么
quote-and-due-go-with-at = `quote` 和 `due` 用于一段，不用于脉络
write-at-or-thread-of-a-record = 写 at = "方案/节点"，把所指的文字写进 `quote`；或写 thread = "编号"
a-record-needs-claim-and-source = `{ $status }` 要有来源的原话：`claim` 和 [progress.source]
a-deadline-that-passed-is-no-evidence = 照录来源怎么说、在哪里说；过了时限本身不说明任何事。查过而没有找到的，写 no-report-found
a-record-has-no-claim = `{ $status }` 不带 `claim`，也不带来源
take-claim-and-source-out = 去掉这两样，或者按来源所说写 reported-done、reported-partly 或 contradicted
a-record-does-not-say-who-looked = 这条记录没有写明谁在哪里、什么时候找过
add-progress-looked = 加上 [[progress.looked]]，写明 by、where、date
looked-goes-with-no-report-found = `looked` 用于 status = "no-report-found"
take-looked-out = 去掉它，或者改正 status
a-record-not-checked-needs-a-note = 写明未核的记录要有 `note`
what-nobody-checked-needs-no-record = 写明为什么还不能核对；没有人查过的事项不必写记录
lines-is-missing-here = 这里缺 `lines`
name-the-lines-of-the-file = 写明这些话在文件里的首行和末行，如 lines = [12, 12]
a-source-without-an-address = 这个来源既没有网址，也没有存档文件
write-url-or-file-of-a-source = 写上 `url`，或者 `file`、`sha256` 和 `lines`，让读者可以核对
