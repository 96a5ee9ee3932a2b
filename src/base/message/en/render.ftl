# What is said of themes and templates.

template-on-page = { $problem } (on the page { $page })
key-is-not-a-string = `{ $key }` is not a string
the-theme-name-has-no-folder-name = the theme `{ $theme }` has no { $folder }{ $file }
restore-the-file-or-take-it-out = restore the file, or take it out of the template
the-theme-name-lacks-path = the theme `{ $name }` lacks { $path }
add-it-or-choose-another-theme = add it, or choose another theme in content/site.toml
name-is-not-a-template-engine = `{ $name }` is not a template engine
offline-has-no-effect-name-has = `offline` has no effect: `{ $name }` has no assets/{ $offline_script }
choose-a-theme-that-registers-sw-js = choose a theme that registers sw.js, or take `offline` out of content/site.toml
assets-icon-png-is-no-square-png = assets/icon.png is no square PNG
previews-and-home-screens-do-without-draw = previews and home screens do without: draw it anew, 512 by 512 pixels
no-words-for-key-in-this-language = no words for `{ $key }` in this language
docs-themes-md-lists-what-each-template = docs/themes.md lists what each template is given
add-the-key-to-the-words = add the key to the words of the theme
no-words-for-missing = no words for { $missing }
add-these-keys = add these keys
path-could-not-be-made-reason = `{ $path }` could not be made: { $reason }
the-rest-of-the-site = the rest of the site is not published either; please report this
a-sheet-takes-no-more-rows = a sheet takes no more than { $most } rows, and this list has { $rows }; `leave_out` with "lists" does without workbooks
template-engine-said = { $said }
no-theme-has-this-asset = neither this theme nor the one that it extends has `assets/{ $missing }`
name-files-below-assets-of-the-extended = name files below assets/ of the theme that this one extends, or take the name out
