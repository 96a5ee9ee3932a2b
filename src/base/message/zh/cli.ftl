# 各命令的用语。

id-of-a-plan = 方案的编号就是 content/plans 里的文件名，不含 .md
nothing-was-written-tally = 没有写入任何内容：{ $tally }
open-first-in-a-browser-or-run = 用浏览器打开 { $first }，或者运行 `gangmu serve`
if-they-were-published-say-in-content = 如果已经发布，在 content/moved.toml 里写明去向或原因；`gangmu permalinks` 登记已发布的地址，以后会使它失效的生成就不能通过
warnings-fail-because-of-strict = 因为有 --strict，警告也算不通过
content-permalinks-txt-has-no-plan-unit = content/permalinks.txt 里没有方案、单位、园区或项目 `{ $id }`：没有发布过的不用声明{ $near }
id-is-the-id-of-several-things = 编号是 `{ $id }` 的不止一个：写明地址，如 { $several }
shown-written-gangmu-check-says-what-else = { $shown }：已写入；还要声明什么，`gangmu check` 会说明
nothing-was-compared-tally = 没有比较：{ $tally }
name-has-no-content-folder-choose-another = { $name } 里没有 content 文件夹：换一个版本
name-its-content-had-tally = { $name }：它的内容有 { $tally }
nothing-was-compared = 没有比较
nothing-was-exported-tally = 没有导出：{ $tally }
shown-names-were-added-to-the-aliases-of = { $shown }：{ $id } 的别名里加上了 { $names }，请核对
shown-every-unit-that-a-plan-names = { $shown }：方案里的单位都已收入
shown-suggestions-units-were-added-read-them = { $shown }：增加了 { $suggestions } 个单位；请逐条核对，全称和类别是按印出的名称推定的
leave-out-kinds-of-files-that-your = 在 content/site.toml 里用 [publish] 的 `leave_out` 去掉读者用不着的几类文件，或者换一个托管服务，或者把部分内容另建站点；见 docs/hosting.md
choose-another-host-or-publish-parts = 换一个托管服务，或者把部分内容另建站点；见 docs/hosting.md
base-url-ends-in-folder-but-host = `base_url` 以 `{ $folder }` 结尾，而 { $host } 只在域名的根目录发布
let-base-url-end-with-the-host = 让 `base_url` 以域名结尾；或者把站点放进所发布内容的那个文件夹，`_headers` 和 `_redirects` 放在文件夹旁边
nothing-guards-the-addresses-of-this-site = 本站的地址没有保障：没有 content/permalinks.txt
restore-it-or-begin-a-ledger = 从历史版本恢复；如果还没有发布过，`gangmu permalinks` 会新建一份
content-site-toml-has-no-base-url = content/site.toml 里没有 `base_url`：也许还没有发布过
then-no-reader-knows-the-addresses = 如果是这样，就没有读者知道这些会失效的地址：删去 content/permalinks.txt，到第一次发布之前再用 `gangmu permalinks` 重新登记
new-addresses-that-content-permalinks-txt-does = content/permalinks.txt 里还没有的新地址：{ $new } 个
run-gangmu-permalinks-before-you-publish = 发布前运行 `gangmu permalinks`，并提交它增加的内容
cannot-start-threads = 无法启动线程
shown-started-from-path-enter-its-text = { $shown }：已根据 { $path } 建立；录入正文以后，运行 `gangmu check` 和 `gangmu verify { $id } --lines`
path-holds-no-text = { $path } 里没有文字
save-the-published-text-in-it-first = 先把发布的正文存进去
file-is-there-already = { $file } 已经存在
it-is-never-written-over-edit = 已有的方案不会被覆盖：编辑它，或者换一个编号新建
nothing-was-recorded-tally = 没有登记：{ $tally }
shown-all-ledger-addresses-are-recorded = { $shown }：{ $ledger } 个地址都已登记
shown-new-addresses-are-not-recorded-yet = { $shown }：还有 { $new } 个地址没有登记；运行 `gangmu permalinks`
shown-new-addresses-were-added-new = { $shown }：增加了 { $new } 个地址，共 { $all } 个
more-more-are-not-shown-format-json = 另有 { $more } 条没有显示；--format json 会全部打印
waiting-another-gangmu-is-writing-into = 请稍候：另一个 gangmu 正在写入本项目
cannot-write-to-standard-output-error = 无法写到标准输出：{ $error }
count-schemas-in-folder = { $folder } 里有 { $count } 份 JSON Schema
address-ctrl-c-ends = { $address } —— 按 Ctrl-C 结束
no-browser-could-be-opened-open = 无法打开浏览器：请自己在浏览器里打开这个地址
the-last-site-is-served-the-build = 仍显示上次的站点；会再次尝试生成
file-is-not-the-path = { $file } 不是文件的路径：写明文件本身
cannot-find-the-folder-root = 找不到文件夹 { $root }
pictured-cannot-be-archived-its-name-why = 无法存档 `{ $pictured }`：它的名称{ $why }
give-the-file-or-folder-another-name = 给文件或文件夹换一个名字，用字母、数字、- 和 _
path-is-archived-already-and-holds-something = { $path } 已经存档，内容不同
archived-sources-are-never-overwritten-rename = 原文存档不会被覆盖：给这个文件换一个名字，或者用 --name 给标准输入换一个名字
name-is-bundled-what-lies-in-themes = { $name } 是自带的主题：themes/{ $name }/ 里的文件会逐个替换它的文件；自己的主题请另取名字
shown-is-there-already-choose-another-name = { $shown } 已经存在：换一个名字
shown-a-theme-for-engine-that-extends = { $shown }：{ $engine } 主题，以 { $parent } 为基础；布局里要改的块写进 templates/layout.html
write-theme-name-into-content-site-toml = 在 content/site.toml 里写 theme = "{ $name }"，再运行 `gangmu serve`；模板得到什么，见 docs/themes.md 和 `gangmu theme fields`
proved-of-count-plans-proved-tally = { $count } 份方案中 { $proved } 份核对无误：{ $tally }
there-is-no-plan-id = 没有方案 `{ $id }`
who-waiting-until-it-is-done = { $who }：请稍候，等它完成
a-file-could-not-be-made = 有文件无法生成
cannot-start-a-process = 无法用单独的进程读 { $file }：{ $error }
file-takes-longer-than-as-secs-s = 读 { $file } 超过 { $as_secs } 秒
file-takes-more-memory = 读 { $file } 所需的内存超过 { $most } MiB，或者没有尽头
no-plan-takes-so-much = 方案用不了这么多：只存档其中是方案的那部分，或者只存档它的文字
cannot-read-standard-input = 无法读取标准输入
nothing-came-on-standard-input-pipe = 标准输入没有内容：用管道送入文本，或者写明文件
there-are-no-files-in-file = { $file } 里没有文件
name-names-what-comes-on-standard-input = --name 是标准输入内容的名称：FILE 要写 -
standard-input-can-be-read-only-once = 标准输入（-）只能读一次
nothing-is-piped-into-standard-input-name = 没有内容送入标准输入：把 - 换成文件
name-takes-the-name-of-a-file = --name 写文件名，不带文件夹，如 plan.txt
id-names-a-single-plan-but-there = --id 是一份方案的编号，这里却有 { $inputs } 个文件
nothing-was-imported-correct-the-lexicon-first = 没有导入：先改正词表
the-old-text-of-target-is-kept = { $target } 原来的内容保留在 { $kept }
target-is-there-already-and-differs = { $target } 已经存在，内容不同
it-may-hold-a-reviewers-work-beside = 里面可能有审阅者的修改。--beside 把新的写在它旁边，--force 覆盖它，原来的保留为 .md.bak
text-tally = { $text }：{ $tally }
this-source-is-already-the-plan-id = 这份原文已经是方案 `{ $id }`
it-was-read-as-that-plan-import = 已按那份方案来读；如果它还应当是另一份方案，用 --id 导入
one-and-other-would-both = { $one } 和 { $other } 都会成为方案 `{ $id }`
if-they-are-two-plans-import = 如果是两份方案，其中一份用 --id 单独导入；如果是同一份，只留一个文件
nobody-can-be-asked-here-say-yes = 这里无法提问：写上 --yes，再用 --place 甲市 等选项写明与默认值不同之处
the-place-whose-plans-it-is-about = 地方，如 潍坊市
language-of-the-interface = 界面语言
title-of-the-site = 站名
where-it-will-live = 发布后的网址，可留空
what-checks-and-publishes = 由谁检查和发布
what-installs-gangmu-there = 在那里安装 gangmu 的命令，如 `cargo install --locked --git 网址 --rev 提交 gangmu`；可留空
install-without-ci = --install 写的是 --ci github 或 --ci gitlab 的流程怎样安装程序：请写明用哪一个，或者去掉 --install
workflow-cannot-install-gangmu-yet = { $path }：还没有写明从哪里安装 gangmu，每次运行都会在这一步失败；请把命令写进这一步，或者加上 `--install 'cargo install --locked --git 网址 --rev 提交 gangmu'` 重新建立
problem-write-it-as-in-https-example = { $problem }：写成 https://example.org/plans/ 这样
cannot-read-the-answer = 无法读取回答
answer-is-none-of-words = `{ $answer }` 不在可选范围内：{ $words }
path-is-there-already-and-stays = { $path } 已经存在，保持不变
content-is-there-already-nothing-was-written = { $content } 已经存在：没有写入任何内容；在别的文件夹新建项目：`gangmu init 文件夹`
next-go-gangmu-serve-open = 下一步：{ $go }gangmu serve --open
next-go-gangmu-import-file-then-gangmu = 下一步：{ $go }gangmu import 文件…，然后 gangmu gazetteer suggest、gangmu check、gangmu serve
error-with-style = { $before }错误{ $after }：{ $words }
seconds = { $time } 秒
tally = { $errors } 个错误，{ $warnings } 个警告
checked = 检查了 { $pages } 个页面：{ $tally }{ $open }{ $notes }，{ $time }
open-work = { $units ->
        [0] {""}
       *[other] ，{ $units } 个单位不在名录里
    }{ $places ->
        [0] {""}
       *[other] ，{ $places } 份方案的地区不明
    }
hidden-notes = { $count ->
        [0] {""}
       *[other] ，{ $count } 条提示（用 --verbose 显示）
    }
built = { $out }：{ $size }，{ $tally }，{ $time }
size-of-a-site = { $files } 个文件，{ $links } 个链接（写入 { $changed } 个，删除 { $removed } 个），{ $megabytes } MB
pages-of-the-last-build = 上次生成的页面现在没有了：`{ $first }`{ $others ->
        [0] {""}
       *[other] {" "}和另外 { $others } 个
    }
then-near = ；{ $near }
host-takes = { $name } 最多接受 { $limit } { $what }，本站有 { $is }
skipped-because = { $text }：{ $why }
question = { $question }：
question-with-default = { $question }［{ $default }］：
question-with-choices = { $question }（{ $words }）
proved = 核对无误
not-proved = 未通过核对
verdict-without-account = { $id } { $file }：{ $proved }
verdict = { $id } { $file }：{ $lines } 行 = 正文 { $text } + 文件头 { $fields } + 略去 { $skips } + 空行 { $blank }{ $lost ->
        [0] {""}
       *[other] {" "}+ 不明 { $lost }
    }；比较了 { $characters } 个字符，文件头 { $in_fields } 个，略去 { $in_skips } 个；校正 { $emendations } 处；任务 { $tasks } 项；{ $proved }
lines-were-compared = 比较的是读出的各行；{ $name } 里没有照原样读的：
emended-away = （校正后不存）
became = { $key ->
        [text] 正文
        [field] 文件头
        [skip] 略去
        [blank] 空行
       *[LOST] 不明
    }
name-of-a-theme = 主题名用字母、数字、- 和 _，不能用 `con` 之类的设备名
id-of-a-new-plan = 地址用 a-z、0-9 和 -，如 panjin-2017-17；不能用 `index`，也不能用 `con` 之类的设备名

# 命令行有误时的用语。

wrong-command-line =
    错误：{ $wrong }{ $near }

    用 `--help` 查看说明。
wrong-command-line-with-usage =
    错误：{ $wrong }{ $near }

    用法：{ $usage }

    用 `--help` 查看说明。
unknown-argument = 没有 `{ $argument }` 这个参数
unknown-command = 没有 `{ $command }` 这个命令
wrong-value = `{ $argument }` 不能是 `{ $value }`{ $values }
value-is-missing = `{ $argument }` 后面缺少值{ $values }
allowed-values = ，可以是：{ $values }
value-is-refused = `{ $argument }` 不能是 `{ $value }`：{ $why }
argument-is-missing = 缺少参数：{ $argument }
command-is-missing = 缺少命令
arguments-exclude-each-other = `{ $argument }` 不能与 `{ $other }` 同时使用
one-value-too-many = `{ $argument }` 多了一个值 `{ $value }`
wrong-number-of-values = `{ $argument }` 的值个数不对
command-line-is-not-utf8 = 命令行不是 UTF-8 编码
perhaps-meant = 。是不是要写 { $near }？
step = { $name ->
        [read] 读取
        [link] 关联
        [theme] 主题
        [index] 索引
        [permalinks] 登记
       *[write] 写入
    } { $time }
what-is-counted = { $what ->
       *[files] 文件
    }
write-the-place-into-the-plan = 在方案里写明是哪一个：place = { $names }
named-by-its-file = { $what }，所以方案的地址取自文件名
for-another-address-import-anew = 要用别的地址，删去方案，用 --id 重新导入。此外，{ $help }
files = 个文件
bytes-in-one-file = 字节的单个文件
bytes-in-all = 字节的总量
redirects = 条转址
how-to-enter-a-plan =
    # 还没有录入：整个原文都略去。把正文写在第二行 +++ 下面，这里只留下不属于方案的行，每一段行写一个
    # `[[source.skip]]`，并写明略去的原因。`[source]` 还要写明文件头的各项出自哪一行：
    #   `fields = {"{"} title = 3, number = 5 {"}"}`
    # 标题的 # 比它的层级多一个（`## 一、…`、`### (一)…`），责任、时限等栏目写成引用块，下面用 toml task
    # 代码块列出。原文的损坏之处用 `[[emendation]]` 声明。
files-of-a-run = { $files } 个文件：方案 { $plans } 份，未导入 { $refused } 个
plans-most-doubtful-first = 方案，存疑多的在前：
not-imported-by-reason = 未导入的，按原因：
reason-and-files = { $reason }：{ $files }
next-steps = 下一步：
compare-plans-from-the-top = `gangmu review` 按存疑多少把方案与原文并排列出，逐处确认；`gangmu import 文件` 打印其中一份的存疑之处，--verbose 打印全部
it-is-the-same-file-as = 与 { $other } 是同一个文件
import-says-what-to-do = 未导入的文件怎么办，`gangmu import 文件` 会说明
suggest-and-check = `gangmu gazetteer suggest` 为名录里没有的单位各写一条，`gangmu check` 说明还有什么要做
count-of-doubts = 存疑 { $count } 处
count-of-damaged-places = 损坏 { $count } 处
count-of-unread-figures = 没有列入量化指标的数字 { $count } 个
count-of-losses = 未照原样读 { $count } 处
plan-of-a-run = { $plan }：{ $counts }；任务 { $tasks } 项（来自 { $file }）
plan-of-a-run-without-doubts = { $plan }：没有存疑；任务 { $tasks } 项（来自 { $file }）
it-differs-from-its-plan = 与已有的方案不同
served-from-cannot-stand-in-a-servers = `{ $served_from }` 不能写进服务器配置
name-the-folder-by-its-whole-path = 写文件夹的完整路径，不含空格、引号和花括号：--served-from /srv/promises
amended-by = 据 { $name } 更正 { $amendments } 处，见其第 { $governing } 行（共 { $count } 行）
no-two-passages-of-an-earlier = 同一地方先后的方案里，没有两段足够相似
candidates-candidates-none-was-written-read-both = { $candidates } 个候选，都没有写入：对照两份方案，把同一事项贴进 content/threads.toml
no-sentence-of-the-report-is-alike = 报告里没有一句与任务足够相似
candidates-of-a-report-none-was-written = { $candidates } 个候选，都没有写入：读过报告，把确实说到该任务的贴进 content/progress 的一个文件
standard-input = 标准输入
as-it-is = 现在的样子
as-import-reads-it = 导入读出的样子
taken-from-parts = { $files } 个文件中有 { $taken } 个取自各部分
made-a-part = 已生成 { $folder }：{ $plans } 份方案的 { $files } 个文件，用时 { $time }
a-part = { $file }：{ $plans } 份方案，{ $kilobytes } KB
list-names-no-plan = { $list } 写了 `{ $missing }`，但 content/plans 里没有这份方案
list-names-nothing = { $list } 没有写任何方案：应当每行写一份方案的地址
review-written = { $plans } 份方案已写入 { $file }
