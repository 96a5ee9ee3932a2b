# 主题、模板和生成文件的用语。

template-on-page = { $problem }（页面 { $page }）
key-is-not-a-string = `{ $key }` 不是文字
the-theme-name-has-no-folder-name = 主题 `{ $theme }` 里没有 { $folder }{ $file }
restore-the-file-or-take-it-out = 恢复这个文件，或者从模板里去掉
the-theme-name-lacks-path = 主题 `{ $name }` 缺少 { $path }
add-it-or-choose-another-theme = 补上它，或者在 content/site.toml 里换一个主题
name-is-not-a-template-engine = `{ $name }` 不是模板引擎
offline-has-no-effect-name-has = `offline` 不起作用：`{ $name }` 没有 assets/{ $offline_script }
choose-a-theme-that-registers-sw-js = 换一个会注册 sw.js 的主题，或者从 content/site.toml 里去掉 `offline`
assets-icon-png-is-no-square-png = assets/icon.png 不是正方形的 PNG
previews-and-home-screens-do-without-draw = 链接预览和手机主屏幕都用不了它：重新画成 512 × 512 像素
no-words-for-key-in-this-language = 这种语言没有 `{ $key }` 的用语
docs-themes-md-lists-what-each-template = 每个模板得到什么，见 docs/themes.md
add-the-key-to-the-words = 在主题的用语里补上这个键
no-words-for-missing = 没有用语：{ $missing }
add-these-keys = 补上这些键
path-could-not-be-made-reason = 无法生成 `{ $path }`：{ $reason }
the-rest-of-the-site = 站点的其余部分也没有发布；请报告这个问题
a-sheet-takes-no-more-rows = 一张工作表最多 { $most } 行，而这份清单有 { $rows } 行；在 `leave_out` 里写上 "lists"，就不生成工作簿
template-engine-said = 模板引擎报告：{ $said }
no-theme-has-this-asset = 这个主题和它所继承的主题都没有 `assets/{ $missing }`
name-files-below-assets-of-the-extended = 写所继承主题 assets/ 里的文件，或者删掉这个名称
