# 命令行的帮助。英文写在声明命令行的地方（src/cli/args.rs、src/cli/mod.rs）。

gangmu = 纲目：把地方政府发布的工作方案做成可查询、可引用、可核对的静态站点
gangmu-after =
    退出码：
      0  完成
      1  内容有错误：没有写出站点，上次的站点没有变动；或者命令要守住的条件没有守住
      2  看不懂命令行
      3  有文件或文件夹无法读写

    不写命令时，gangmu 生成当前文件夹的站点。
gangmu-arg-root = 项目文件夹，里面有 content/、themes/、seeds/
gangmu-arg-content = 内容文件夹，如果不是项目文件夹里的 content/
gangmu-arg-lang = 使用的语言［默认：按系统的区域设置］
gangmu-arg-color = 何时使用颜色
gangmu-arg-quiet = 少说一些：只报告错误
gangmu-arg-verbose = 多说一些：提示，以及每一步用了多久
gangmu-arg-help = 显示帮助
gangmu-arg-version = 显示版本
gangmu-help = 显示某个命令的帮助
gangmu-help-arg-subcommand = 要查看的命令

gangmu-init = 新建项目：设置、名录、文件夹、检查和发布的流程
gangmu-init-after =
    命令行没有写明的会提问。已有的内容绝不覆盖：如果已有 content 文件夹，就什么都不写。

    --ci 的流程用 --install 的命令安装程序，命令里应当写明某一次提交或某个发布版：
      `cargo install --locked --git 网址 --rev 提交 gangmu`
      `curl --fail --location 网址 | tar xz -C "$CARGO_INSTALL_ROOT/bin"`
gangmu-init-arg-folder = 文件夹［默认：项目文件夹］
gangmu-init-arg-place = 收录哪个地方的方案，如 潍坊市 或 南京市鼓楼区
gangmu-init-arg-title = 站名［默认：由地方得出］
gangmu-init-arg-language = 界面语言，也是编辑说明（README）的语言
gangmu-init-arg-language-zh-CN = 中文
gangmu-init-arg-language-en = 英文
gangmu-init-arg-base_url = 发布后的网址，如 https://example.org/plans/
gangmu-init-arg-ci = 由谁检查和发布
gangmu-init-arg-ci-github = GitHub Actions，发布到 GitHub Pages
gangmu-init-arg-ci-gitlab = GitLab CI，发布到 GitLab Pages
gangmu-init-arg-ci-none = 不设
gangmu-init-arg-install = 在那里把 gangmu 装进 "$CARGO_INSTALL_ROOT/bin" 的命令；`cargo install` 本来就装到那里
gangmu-init-arg-yes = 不提问：没有写明的都用默认值
gangmu-init-arg-example = 带上自带的方案，供浏览和试用

gangmu-build = 生成站点到 public/（默认命令）
gangmu-build-arg-out = 站点写到哪里；不是本程序建立的文件夹绝不改动［默认：public］
gangmu-build-arg-precompress = 在文本文件旁边写 .gz 和 .br，供直接发送压缩文件的服务器使用
gangmu-build-arg-in_place = 保留文件夹本身，把变动的文件逐个移入，用于单独挂载的文件夹，例如容器里的；否则一步换掉整个文件夹
gangmu-build-arg-part = 生成大型站点的一个部分：`gangmu partition` 所写清单里的方案，每行一个地址
gangmu-build-arg-facts = 这一部分的文件及其依据写到哪里；已有的部分会被替换

gangmu-partition = 把大型站点分成可以各自生成的部分，供几台机器分担
gangmu-partition-after =
    一个部分是一串方案：尽可能是一个地方及其下属各地的方案。每个部分都可以单独生成，可以在看得到
    同一项目的另一台机器上：
      gangmu build --part parts/part-1.txt --facts facts/1
      gangmu build --part parts/part-2.txt --facts facts/2
    然后由一台机器合成整个站点，与一次生成的逐字节相同：
      gangmu merge facts/1 facts/2
gangmu-partition-arg-parts = 分成几个部分
gangmu-partition-arg-out = 清单写到哪里，依次为 part-1.txt 等

gangmu-merge = 用各部分合成整个站点
gangmu-merge-arg-facts = 各部分的文件夹
gangmu-merge-arg-out = 站点写到哪里；不是本程序建立的文件夹绝不改动［默认：public］
gangmu-merge-arg-precompress = 在文本文件旁边写 .gz 和 .br，供直接发送压缩文件的服务器使用
gangmu-merge-arg-in_place = 保留文件夹本身，把变动的文件逐个移入，用于单独挂载的文件夹，例如容器里的；否则一步换掉整个文件夹

gangmu-check = 报告内容里的所有问题，不写任何文件
gangmu-check-arg-format = 用什么形式打印问题
gangmu-check-arg-format-text = 带原文摘录，给人看
gangmu-check-arg-format-json = 每行一个 JSON 对象，给程序读
gangmu-check-arg-format-github = 工作流命令，GitHub 会显示在合并请求的相应行旁
gangmu-check-arg-format-sarif = 一份 SARIF 2.1.0 日志，供代码扫描和编辑器使用
gangmu-check-arg-strict = 警告也算不通过

gangmu-diff = 说明与另一个 git 版本或项目文件夹相比，读者看到的会有什么不同
gangmu-diff-after =
    两种状态都读出并关联，再逐份方案、逐项承诺比较：文件头、正文、单位、时限、指标；名录条目和设
    置；新增、迁移或失效的地址；首页的数字。用语是站点的语言。

    已发布的内容，指较早状态的 content/permalinks.txt 里有的段落所说的内容。如果它变了，而方案没
    有新的 {"[["}revision]]，退出码为 1。
gangmu-diff-arg-revision = 与哪个版本比较：分支、标签或提交
gangmu-diff-arg-folder = 改为与另一个项目文件夹比较
gangmu-diff-arg-format = 用什么形式打印不同之处
gangmu-diff-arg-format-text = 给终端前的人看
gangmu-diff-arg-format-markdown = 用作合并请求的评论
gangmu-diff-arg-format-json = 一个 JSON 对象，给程序读

gangmu-serve = 在浏览器里预览站点，文件变动时重新生成
gangmu-serve-arg-port = 127.0.0.1 上的端口；0 表示任选一个空闲的
gangmu-serve-arg-open = 在浏览器里打开站点
gangmu-review = 在浏览器里逐份审阅方案：原文与读出的内容并排，存疑之处按键接受
gangmu-review-after = 接受的内容写入方案文件，要么全部写入，要么一点不写：看过的词语写进任务块；校正写进文件头，连同它在读出内容里引起的变化。其间文件被修改的，不写入任何内容。
gangmu-review-arg-port = 127.0.0.1 上的端口；0 表示任选一个空闲的
gangmu-review-arg-open = 在浏览器里打开
gangmu-review-arg-html = 把全部内容作为一个网页写入文件，不用服务器即可阅读
gangmu-serve-arg-poll = 每秒查看一次变动，用于不通知变动的文件系统（网络盘、容器）

gangmu-import = 读取已发布的文本，写成结构化的方案，由人审阅
gangmu-import-after =
    每份方案写到 content/plans/编号.md；原文逐字节存到 seeds/ 下，已在项目里的除外。审阅单说明读
    出、略去和存疑的内容，名录里没有的名称，以及原文可能损坏之处。

    已有的方案绝不改动：如果导入的结果与文件不同，就显示差异，退出码为 1。
gangmu-import-arg-files = 已发布的文本：文件、文件夹（其中不是方案的跳过），或者用 - 表示标准输入
gangmu-import-arg-id = 方案的地址，如 panjin-2017-17；只能用于单个文件
gangmu-import-arg-as_one = 每个文件夹作为一份文件来读（通知和它的附件），存档为 zip 压缩文件
gangmu-import-arg-name = 标准输入存档时的名称［默认：stdin.txt］
gangmu-import-arg-into = 写到另外的内容文件夹，原文也复制一份在里面
gangmu-import-arg-force = 覆盖已有而不同的方案；原来的内容保留为 编号.md.bak
gangmu-import-arg-beside = 已有而不同的方案，在旁边写 编号.md.new；生成站点时不读它
gangmu-import-arg-suggest = 把新单位的条目写到名录末尾，与 `gangmu gazetteer suggest` 一样
gangmu-import-arg-format = 用什么形式打印审阅单：打印到标准错误给人看，或者每个文件一个 JSON 对象
gangmu-import-arg-format-text = 带原文摘录，给人看
gangmu-import-arg-format-json = 每行一个 JSON 对象，给程序读

gangmu-new = 手工新建方案：存档原文，写一份有效而尚无内容的方案
gangmu-new-after =
    方案必须交代原文的每一行。新建的方案把它们全部声明为略去（待录入），所以 `gangmu check` 一开
    始就能通过，以后也一样：录入哪些行，就把哪些行从略去中去掉。文件里的注释说明做法。已有的方案
    绝不改动。
gangmu-new-arg-id = 方案的地址，如 panjin-2017-17
gangmu-new-arg-source = 已发布的文本；不在项目里的，存档到 seeds/ 下
gangmu-new-arg-title = 方案的标题，不含印发它的通知
gangmu-new-arg-number = 发文字号
gangmu-new-arg-issuer = 发文机关全称
gangmu-new-arg-place = 所管的地方，照名录的写法
gangmu-new-arg-written = 成文日期，如 2017-02-13
gangmu-new-arg-published = 发布日期，如 2017-02-20
gangmu-new-arg-year = 没有写年份的时限所指的年份
gangmu-new-arg-url = 发布的网址

gangmu-threads = 提出贯穿几份方案的事项
gangmu-threads-suggest = 打印可写进 content/threads.toml 的候选：先后两份方案里可能是同一件事的条目
gangmu-threads-suggest-after =
    不写任何文件。每条候选附分数和理由：两处共有的项目、园区、少见的词和数字，以及文字有多相近。
    请通读两份方案，把确是同一件事的贴进去，并改正关系。已经同在一条脉络里的条目不再列出。
gangmu-threads-suggest-arg-least = 只列达到这个分数的候选，0 到 100
gangmu-progress = 提出对任务的进展记录
gangmu-progress-suggest = 打印可写进 content/progress 的候选：报告里可能说到某项任务的句子
gangmu-progress-suggest-after =
    不写任何文件。报告是政府工作报告、督查通报一类，import 能读的格式都可以；请放在 seeds/ 下。每条
    候选附分数和理由：句子与任务共有的少见的词和数字。请读过报告，把确实说到该任务的贴进去，写上
    日期、状态和记录人：这几项由人判断，所以没有写。
gangmu-progress-suggest-arg-file = 存档的报告
gangmu-progress-suggest-arg-least = 只列达到这个分数的候选，0 到 100
gangmu-progress-suggest-arg-lines = 只打印报告的各行和行号
gangmu-gazetteer = 为方案里的名称建议名录条目
gangmu-gazetteer-suggest = 为方案里有、名录里没有的单位各写一条 {"[["}unit]]，由人核对
gangmu-gazetteer-suggest-after =
    全称由地方和印出的名称得出（甲市方案里的 市大数据局：甲市大数据局），类别由名称的末尾得出，
    编号由读音得出；各县(市)区政府 以各县区政府为成员。2018年机构改革中各地统一合并或改名的，以
    注释写在条目旁边，待人核实。
gangmu-gazetteer-suggest-arg-print = 只打印条目，不写入

gangmu-verify = 证明原文没有丢失，方案没有添加
gangmu-verify-after =
    对每份方案核对：原文存档的每一行，都是正文、文件头的一项、声明略去的行或空行，而且只是其中一
    种；所发布正文的每个字都按顺序在原文里，校正除外；撤销校正就得回原文；存档的文件就是方案所依
    据的文件。只允许空白不同。有方案未通过时，退出码为 1。
gangmu-verify-arg-ids = 哪些方案［默认：全部］
gangmu-verify-arg-lines = 打印原文每一行的去向
gangmu-verify-arg-format = 用什么形式打印：给人看，或者每份方案一个 JSON 对象
gangmu-verify-arg-format-text = 带原文摘录，给人看
gangmu-verify-arg-format-json = 每行一个 JSON 对象，给程序读

gangmu-permalinks = 登记站点承诺保留的内容：页面、锚点、订阅源、日历、日历事项和订阅条目
gangmu-permalinks-after =
    content/permalinks.txt 列出发布过的每个页面、锚点、订阅源、日历和日历事项。会使其中之一失效
    的生成不能通过，并指出是哪一个。本命令登记新增的内容；发布前运行，并提交这个文件。登记的行从
    不删除：迁移或撤下的，在content/moved.toml 里声明。
gangmu-permalinks-arg-check = 不写入；有尚未登记的内容时，退出码为 1

gangmu-move = 声明方案或其他地址有了新地址：写入 content/moved.toml
gangmu-move-after =
    旧、新两处都可以写方案、单位、园区或项目的编号，或者站点根目录下的地址，如 units/old.html 或
    plans/x.html#3-1。方案整个迁移：它的页面、任务的页面和原文存档（plans/旧编号/*）。先给文件改
    名。指向旧地址的条目会改为指向新地址。写入前先检查；文件里的注释保留。
gangmu-move-arg-old = 已发布的地址或编号
gangmu-move-arg-new = 现在的地址或编号

gangmu-withdraw = 声明方案或其他地址已经撤下，并说明原因：写入 content/moved.toml
gangmu-withdraw-after =
    可以写方案、单位、园区或项目的编号，或者站点根目录下的地址。方案整个撤下：它的页面、任务的页
    面和原文存档（plans/编号/*）。先删去它的文件。打开这些页面或订阅了其中日历的人，会看到撤下的
    原因。
gangmu-withdraw-arg-id = 已发布的地址或编号
gangmu-withdraw-arg-why = 撤下的原因，写给读者看
gangmu-withdraw-arg-date = 从何时起，如 2026-11-23［默认：北京时间的今天］

gangmu-schema = 打印 JSON Schema：人写的文件和程序打印的数据各是什么格式
gangmu-schema-arg-what = 哪一种
gangmu-schema-arg-out = 全部写到一个文件夹，名为 种类.schema.json

gangmu-theme = 新建主题，或查看模板得到什么
gangmu-theme-new = 新建一个以自带主题为基础的主题
gangmu-theme-new-arg-name = themes/ 下的文件夹名
gangmu-theme-new-arg-engine = 模板用哪种引擎
gangmu-theme-new-arg-engine-minijinja = minijinja 3，Jinja2 的写法；以 gazette 主题为基础
gangmu-theme-new-arg-engine-tera = Tera 2；以 plain 主题为基础
gangmu-theme-fields = 用 Markdown 打印每个模板得到什么

gangmu-export = 把内容打印成数据
gangmu-export-json = 整个模型，一个 JSON 对象
gangmu-export-json-arg-out = 写到文件，不写标准输出
gangmu-export-citations = 每份方案和每项任务的引文，供文献管理和文字处理软件使用
gangmu-export-citations-arg-form = 用什么格式
gangmu-export-citations-arg-form-bibtex = BibTeX
gangmu-export-citations-arg-form-ris = RIS
gangmu-export-citations-arg-form-csl = CSL-JSON
gangmu-export-citations-arg-form-gb2015 = GB/T 7714—2015，每条一行
gangmu-export-citations-arg-form-gb2025 = GB/T 7714—2025，每条一行
gangmu-export-citations-arg-accessed = 阅读日期，如 2026-11-23；不写时留给引用的人填
gangmu-export-citations-arg-out = 写到文件，不写标准输出

gangmu-trial = 在限制之内读标准输入上的原文，用退出码说明是否读得到头

gangmu-completions = 打印供 shell 使用的补全脚本
gangmu-completions-arg-shell = 哪种 shell
gangmu-export-host = 自有服务器的配置：类型、响应头、缓存、移走的网址
gangmu-export-host-arg-server = 为哪种服务器
gangmu-export-host-arg-server-nginx = 供 server {"{"} … {"}"} 引入的 location
gangmu-export-host-arg-server-caddy = 一份 Caddyfile
gangmu-export-host-arg-served_from = 生成的站点在那台机器上的文件夹
gangmu-export-host-arg-out = 写到文件，不写标准输出
