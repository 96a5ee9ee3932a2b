# 各环节共用的用语。

verbatim = { $text }
with-cause = { $what }：{ $why }
os-not-found = 没有这个文件或文件夹（系统错误 { $code }）
os-not-allowed = 没有权限（系统错误 { $code }）
os-already-there = 文件已经存在（系统错误 { $code }）
os-no-folder = 不是文件夹（系统错误 { $code }）
os-a-folder = 是文件夹，不是文件（系统错误 { $code }）
os-disk-full = 磁盘空间不足（系统错误 { $code }）
os-read-only = 磁盘是只读的（系统错误 { $code }）
os-not-empty = 文件夹不是空的（系统错误 { $code }）

did-you-mean-near = 是不是要写 { $near }？
this-file-is-not-utf = 文件不是 UTF-8 编码
save-it-as-utf-as-in-iconv = 另存为 UTF-8 编码，例如 `iconv -f GB18030 -t UTF-8`
has-one = 含有 \ / : * ? " < > | 之一
has-a-character-in-it-that-cannot = 含有不可见的字符
is-empty = 是空的
ends-in-a-full-stop = 以句点或空格结尾
means-a-device-on-windows = 在 Windows 上是设备名
is-longer-than-bytes = 超过 255 字节
this-is-not-toml-message = 不是有效的 TOML：{ $message }
see-https-toml-io-strings-stand = 写法见 https://toml.io/cn；文字要放在英文双引号里
key-message = `{ $key }`：{ $message }
key-is-missing-here = 这里缺少 `{ $key }`
key-must-be-a-list = `{ $key }` 应当是列表：[…]
key-must-be-key = `{ $key }` 应当写成 [[{ $key }]]
key-holds-tables-write-key = `{ $key }` 由若干个表组成：写成 [[{ $key }]]
key-must-be-a-table-key = `{ $key }` 应当是表：[{ $key }]
unknown-key-name = 没有 `{ $name }` 这个键
known-here-asked = 这里可用的键：{ $asked }
a-character-that-cannot-be-printed-u = 有不可见的字符：U+{ $code }
take-it-out-or-write-the-space = 删去它，或者换成它所代表的空格、换行
key-is-empty = `{ $key }` 是空的
write-why-in-words-for-the-reader = 写明原因，这句话读者会看到
key-has-texts-items-most = `{ $key }` 有 { $texts } 项，最多 { $most } 项
see-what-wrote-into = 看一看是什么程序写进去的
key-has-more-than-most-characters = `{ $key }` 超过 { $most } 个字符
key-has-several-lines = `{ $key }` 有多行
write-it-on-one-line = 写在一行里
key-is-neither-an-address-of-mail = `{ $key }` 既不是邮箱地址，也不是网址
key-is-not-a-date = `{ $key }` 不是日期
write-a-calendar-day-without-quotation-marks = 写公历日期，不加引号，如 2017-02-13
write-a-calendar-day = 写公历日期，如 2017-02-13
key-is-not-an-address = `{ $key }` 不是网址
the-host-of-key-is-not-written = `{ $key }` 的域名写法并非各种程序都认得
key-tells-a-name-or-a-password = `{ $key }` 里有用户名或密码，所有读者都会看到
write-address = 写成 { $address }
write-https-or-http-a-host = 写 https:// 或 http://，后接域名和路径，如 https://www.example.cn/a.html
write-mailto-text = 写成 mailto:{ $text }
write-mailto-name-example-cn-or-https = 写 mailto:name@example.cn 或 https://…
two-sentences = { $one }{ $other }
either = { $one } 或 { $other }
near-and-known = { $near }（{ $known }）
error = 错误
warning = 警告
note = 提示
help = 帮助
invalid-type = 这里是{ $kind }，应当是{ $expected }
invalid-type-of-value = 这里是{ $kind } { $value }，应当是{ $expected }
floating-point = 小数
kind-of-value = { $kind ->
        [string] 文字
        [integer] 整数
        [float] 小数
        [boolean] 真假值
        [datetime] 日期
        [sequence] 列表
        [array] 列表
        [map] 表
        [table] 表
       *[other] { $kind }
    }
a-day-of-a-month = 日子：1 到 31，或者 "last"（月末）
a-value = { $noun ->
        [string] 文字
        [boolean] 真假值（true 或 false）
        [sequence] 列表
        [map] 表
       *[other] { $noun }
    }
value-of-type = { $name ->
        [f64] 数字
        [string] 文字
       *[other] 整数
    }
unknown-variant = 不能是 { $variant }，可以是：{ $values }
unknown-variant-of-two = 不能是 { $variant }，可以是 { $one } 或 { $other }
unknown-variant-of-one = 不能是 { $variant }，应当是 { $expected }
not-a-deadline = { $value } 不是时限的写法：写 2017、2017-H1、2017-Q4、2017-03 或 2017-02-10
not-a-month = { $value } 不是月份：写 1 到 12
not-a-day-of-a-month = { $value } 不是日子：写 1 到 31，或者 "last"（月末）
not-a-range-of-lines = { $value } 不是行号范围：写 `[首行, 末行]`，从 1 数起
toml-duplicate-key = 同一个键写了两次（{ $said }）
toml-no-value = 键没有值（{ $said }）
toml-no-assignment = 键和值之间缺少 `=`（{ $said }）
toml-unquoted-string = 值不能空着，文字要加引号（{ $said }）
toml-open-string = 引号不成对，或者引号里有不能写的字符（{ $said }）
toml-no-comma = 缺少逗号（{ $said }）
toml-extra-mark = 多了一个逗号或 `=`（{ $said }）
toml-unclosed = 括号没有收尾（{ $said }）
toml-bad-key = 键写得不对：中文的键要加引号（{ $said }）
toml-left-over = 这一行多出了内容（{ $said }）
toml-bad-value = 值写得不对（{ $said }）
toml-bad-number = 数字写得不对（{ $said }）
