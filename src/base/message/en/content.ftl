a-line-of-the-footer-has-either = a line of the footer has either `url` or `page`
take-one-of-them-out = take one of them out
number-is-no-number-that-this-register = `{ $number }` is no number that this register gives
write-it-as-it-was-given = write it as it was given, as in { $example }
an-entry-of-the-menu-has-either = an entry of the menu has either `url` or `page`
write-url-https-for-another-site-page = write url = "https://…" for another site, page = "….html" for a page of this one
origin-in-key-is-no-origin = `{ $origin }` in `{ $key }` is no origin that pages may load from
write-https-and-a-host-in-ascii = write https:// and a host in ASCII, without a path, as in https://stat.example.cn or https://*.example.cn
oembed-has-no-effect-leave-out-names = `oembed` has no effect: `leave_out` names "cards"
an-answer-for-oembed-shows-a-card = an answer for oEmbed shows a card: take one of the two out
this-site-is-published-but-has = this site is published, but has no `id` of its own
the-ids-of-its-feeds-and-events = the ids of its feeds and events are made of it, and must differ from those of every other site: write id = "…" before you publish, and keep it
base-url-has-a-part-that-pages = `base_url` has a part that pages cannot follow
end-it-with-the-folder = end it with the folder that the site lives in: no `?` and no `#`
key-cannot-be-name = `{ $key }` cannot be `{ $name }`
it-names-a-file-or-folder = it names a file or folder of a theme: letters, digits, - and _
cannot-read-file-error = cannot read { $file }: { $error }
restore-it-or-take-it-out = restore it, or take it out of the project
more-than-deepest-list-lists-or-quotations = more than { $deepest_list } lists or quotations begin on this line
official-text-has-no-markup-put = official text has no markup: put a backslash before the first character that Markdown takes for it
the-outline-begins-at-two = the title stands in the front matter; the outline begins at ##
a-list = a list
a-link = a link
a-hard-line-break = a hard line break
this-reads-as-what-but-official-text = this reads as { $what }, but official text has no markup
put-a-backslash-before-the-character = put a backslash before the character that Markdown takes for markup
source-is-missing-here = `[source]` is missing here
name-the-archived-text-that-this-plan = name the archived text that this plan was read from: file and sha256
year-is-not-the-year = { $year } is not the year of a plan
this-revision-is-older-than = this revision is older than the one above
revisions-stand-in-the-order-of-their = revisions stand in the order of their dates; add new ones at the end
file-has-a-backslash = `{ $file }` has a backslash
file-leads-out-of-the-project = `{ $file }` leads out of the project
write-a-path-relative-to-the-project = write a path relative to the project, as in seeds/name.txt
this-is-not-a-sha = this is not a SHA-256
hexadecimal-digits-in-lower-case-as-sha256sum = 64 hexadecimal digits in lower case, as `sha256sum` prints them
begin-it-with-or-as-the-document = begin it with 一、 (一) 1. (1) ① —— or 附件1, as the document prints it; the row of a table without numbers has an address of its own, as in {"{"}#2-r3{"}"}
this-heading-has-no-number = this heading has no number
this-heading-stands-skipped-levels-below = this heading stands { $skipped } levels below the one before it
a-heading-may-be-one-level-deeper = a heading may be one level deeper than the one before it, not more
a-heading-behind-the-end = a heading behind the end of the main text
after-the-line-only-attachments-may-follow = after the line *** only attachments (## 附件1) may follow
id-cannot-be-an-address = `{ $id }` cannot be an address
write-with-a-z-and-words = write {"{"}#…{"}"} with a-z, 0-9 and -; words that pages use for places of their own, such as `cite`, are taken
line-line-has-the-address-id-already = line { $line } has the address `{ $id }` already
give-this-heading-an-address = give this heading an address of its own at its end, as in {"{"}#3-1x2{"}"}
text-behind-a-closing-statement = text behind a closing statement
a-task-block-with-of-ends = a task block with `of` ends the text of its node: begin a new heading
one-ends-the-main-text-remove = one *** ends the main text: remove this one
a-second = a second ***
write-toml-task-or-toml-facts-official = write ```toml task or ```toml facts; official text is never indented
this-block-stands-under-no-heading = this block stands under no heading
move-it-under-the-heading = move it under the heading that it speaks of
a-second-block-for-the-same-heading = a second block for the same heading
one-heading-has-one-task-put-all = one heading has one task: put all of it into one block
no-heading-above-has-the-address-id = no heading above has the address `{ $id }`
of-names-a-heading = `of` names a heading that this one stands under
name-the-file-with-a-z = name the file with a-z, 0-9 and -, as in panjin-2017-17.md; `index` is taken, and so are names of devices such as `con`
this-file-does-not-begin-with-front = this file does not begin with front matter
begin-a-plan-with-front-matter = begin with a line of +++, then title, number, …, then a line of +++
undated-says-that-the-days-are-unknown = `undated` says that the days are unknown, but other keys name them
leave-out-undated-or-months-days = leave out `undated`, or `months`, `days` and `weekdays`
weekdays-does-not-go-with-months = `weekdays` does not go with `months` or `days`
every-week-goes-with-weekdays-a-longer = every = "week" goes with `weekdays`; a longer time goes with `months` and `days`
by-is-missing-here = `by` is missing here
name-the-plan-that-took-its-place = name the plan that took its place by its address, as in panjin-2018-3; where that is not on this site, write state = "repealed"
by-goes-with-state-replaced-not-state = `by` goes with state = "replaced", not "{ $state }"
take-it-out-or-write-state-replaced = take it out, or write state = "replaced"
source-is-empty = `source` is empty
name-the-document-that-says = name the document that says so, in words for the reader
the-plan-is-of-issued = the plan is of { $issued }, but its status changed on { $date }
correct-date-of-status-or-the-dates = correct `date` of [status], or the dates of the plan
unseen-character-in-names = a character that nobody sees (U+{ $code }) stands on this line; names are compared without it
delete-the-unseen-character = delete it, or type the line anew: it goes into every page that prints the name
code-cannot-be-code = `code` cannot be `{ $code }`
write-the-six-digits-of-the-places = write the six digits of the place's code (GB/T 2260), as in "110000"
write-a-z-and-index-is-taken = write a-z, 0-9 and -; `index` is taken, and so are names of devices such as `con`
the-kind-id-is-declared-twice = the { $kind } `{ $id }` is declared twice
give-one-another-id-or-merge-them = give one of them another id, or merge them
id-is-named-twice = `{ $id }` is named twice
once-is-enough-take-it-out-here = once is enough: take it out here
key-cannot-be-value = `{ $key }` cannot be `{ $value }`
one-of-words = one of { $words }
declare-it-kind-with-id-id = declare it: [[{ $kind }]] with id = "{ $id }"
no-kind-has-the-id-id = no { $kind } has the id `{ $id }`
the-kind-id-is-its-own-parent = the { $kind } `{ $id }` is its own parent
take-parent-away-from-one-of-them = take `parent` away from one of them
several-places-are-called-name-write-names = several places are called { $name }: write { $names }
no-province-prefecture-or-county-is-called = no province, prefecture or county is called `{ $name }`: write its full name, as in 潍坊市; for a township or a zone leave the place out and add a [[place]] later
has-a-character-that-addresses-must-escape = has a character that addresses must escape: use a-z, 0-9, -, _ and .
has-a-name-that-begins = has a name that begins with a full stop, which is hidden
has-a-name-that-windows-cannot-write = has a name that Windows cannot write
lies-too-many-folders-down-six = lies too many folders down: six are the most
lies-in-a-folder-whose-addresses-gangmu = lies in a folder whose addresses Gangmu gives
does-not-end-in-html = does not end in .html
has-other-characters-than-a-z = has other characters than a-z, 0-9 and -
a-heading-takes-an-id-in-braces = a heading takes an id in braces and nothing else
write-id = write {"{"}#id{"}"}
a-link-cannot-lead-to-destination = a link cannot lead to `{ $destination }`
headings-of-a-page-begin-at-two = the title stands in the front matter; headings of a page begin at ##
id-cannot-be-a-place = `{ $id }` cannot be a place on a page
use-a-z-and-some-words-such = use a-z, 0-9 and -; some words, such as main, are places of every page
two-places-on-this-page-are-called = two places on this page are called `{ $id }`
give-one-another-id = give one of them another id
html-is-not-passed-through-to-readers = HTML is not passed through to readers
write-it-in-markdown-or-put = write it in Markdown, or put a backslash before `<`; what Markdown has no words for belongs in a template of the theme
menu-is-neither-true-nor-words = `menu` is neither true nor words for the menu
write-menu-true-or-menu = write menu = true, or menu = "…" with a short name
language-is-no-language = `{ $language }` is no language
write-a-tag-of-bcp = write a tag of BCP 47, as in en or zh-CN
begin-a-page-with-front-matter = begin with a line of +++, then title = "…", then a line of +++
address-cannot-be-the-address = `{ $address }` cannot be the address of a page: it { $why }
write-a-path-below-the-root = write a path below the root of the site, as in guide/reading.html
rename-the-file-or-give-the-page = rename the file, or give the page an address = "….html"
date-is-missing-here = `date` is missing here
pages-in-content-pages-news-are-posts = pages in content/pages/news are posts, each with its day, as in date = 2026-03-01; other pages belong beside that folder
only-posts-have-a-date = only posts have a `date`
move-the-file-to-content-pages-news = move the file to content/pages/news, or take the key out
replace-has-no-effect-here = `replace` has no effect here
only-content-pages-about-md-takes = only content/pages/about.md takes the place of a page: take the key out
a-link-leads-to-plan-id-task = a link leads to plan:ID, task:PLAN/NODE, unit:ID, park:ID, project:ID, source:PLAN, month:…, year:…, to a page by its file (reading.md), to a file beside the page or, with a slash in front, of the site, to https://… or to mailto:…
name-the-place-id = name the place: #ID
write-form = write { $form }
the-path-leads-out-of-the-site = the path leads out of the site
address-differs-from-an-existing-page-only = `{ $address }` differs from an existing page only in upper and lower case
on-many-machines-both-are-the-same = on many machines both are the same file: take this entry out
address-is-declared-as-moved-or-gone = `{ $address }` is declared as moved or gone, but it exists
take-this-entry-out-or-first-take = take this entry out, or first take away what has this address now
key-is-declared-as-left-out = `{ $key }` is declared as left out, but content/site.toml does not leave it out
take-this-entry-out-or-name-key = take this entry out, or name "{ $key }" in `leave_out` of [publish]
content-permalinks-txt-has-no-page = content/permalinks.txt has no page in `{ $address }`
correct-the-folder-or-take-this-entry = correct the folder, or take this entry out: what was never published needs none
from-moved-to-no-page = `{ $from }` is declared as moved to `{ $to }`, where there is no page
name-a-page-of-this-site = name a page of this site, as in units/name.html, or a whole address on the web
folder-says-so-say-beside-it-what = `{ $folder }` says so; say beside it what became of this one: [[moved]] from = "{ $from }", to = "…", or [[gone]] address = "{ $from }", why = "…", date = …
from-moved-to-what-is-gone = `{ $from }` is declared as moved to `{ $to }`, which is gone
declare-from-as-gone-too-or-name = declare `{ $from }` as [[gone]] too, or name a page that exists
from-moved-to-what-moved-again = `{ $from }` is declared as moved to `{ $to }`, which moved again
readers-are-redirected-only-once-write = readers are redirected only once: write to = "{ $last }"
from-and-to-lead-to-each-other = `{ $from }` and `{ $to }` lead to each other in a circle
let-both-name-a-page-that-exists = let both name a page that exists
git-left-a-merge-conflict-here = git left a merge conflict here
keep-the-lines-of-both-sides = keep the lines of both sides and take the marks out; `merge=union` in .gitattributes does so by itself
this-line-is-not-one-that-gangmu = this line is not one that `gangmu permalinks` writes
this-file-has-lost-its-lines = this file has lost its lines
restore-it-or-delete-the-file = restore it from its history; if nothing was ever published, delete the file
and-count-addresses-more-would-be-lost = and { $count } addresses more would be lost
with-these-pages-count-addresses-that-belong = with these pages, { $count } addresses that belong to them would be lost
declare-the-pages-first-what-exists =
    declare the pages first: what exists at a page's new address moves along with it, and the rest is reported then:
    { $listed }
leave-out-of-publish-in-content-site = `leave_out` of [publish] in content/site.toml names "{ $key }": { $count } addresses that were published would be lost
take-key-out-there-or-tell-readers = take "{ $key }" out there, or tell readers why in content/moved.toml: [[left_out]] kind = "{ $key }", why = "…", date = …
list-and-more =
    { $first }
    and { $more } more
address-was-published-and-would-be-lost = `{ $address }` was published and would be lost
if-the-unit-is-in-the-gazetteer = if the unit is in the gazetteer now, give it its old id there: id = "{ $id }"; or declare in content/moved.toml: [[moved]] from = "{ $address }", to = "units/….html"
the-file-address-was-published-and-would = the file `{ $address }` was published and would be lost
put-it-back-into-static-or-beside = put it back into static/, or beside a page that leads to it; or declare in content/moved.toml: [[gone]] address = "{ $address }", why = "…", date = …
the-kind-address-was-published-and-would = the { $kind } `{ $address }` was published and would be lost or change its id
the-event-of-address-was-published = the event of `{ $address }` was published in calendars and would be lost
the-entry-on-address-was-published = the entry on `{ $address }` was published in feeds and would be lost
address-was-published-its-page-moved = `{ $address }` was published; its page moved, but `{ $there }#{ $id }` is not there
if-it-has-a-new-address-declare = if it has a new address, declare it in content/moved.toml: [[moved]] from = "{ $address }", to = "…"; if not: [[gone]] address = "{ $address }", why = "…", date = …
if-the-plan-has-a-new-address = if the plan has a new address, `gangmu move { $id } NEW` declares it in content/moved.toml: [[moved]] from = "{ $folder }", to = "plans/…/*"; if not, `gangmu withdraw { $id } --why …` does: [[gone]] address = "{ $folder }", why = "…", date = …
declare-it-in-content-moved-toml-gone = declare it in content/moved.toml: [[gone]] address = "{ $id }", why = "…", date = …
readers-have-subscribed = readers have subscribed to it. If its page `{ $page }` has another address, say so in content/moved.toml; if nothing is left to follow where it is now, [[gone]] address = "{ $address }", why = "…", date = …; if `id` in content/site.toml changed, restore it
address-is-declared-twice = `{ $address }` is declared twice
address-is-not-an-address = `{ $address }` is not an address on this site
write-it-below-the-root = write it below the root, as in units/old-name.html or plans/old.html#3-1
wrong-names-no-folder = `{ $wrong }` names no folder
a-stands-at-the-end-for-all = a * stands at the end, for all pages of a folder and the page that it belongs to, as in plans/panjin-2017-17/*
address-is-one-address-and-cannot-move = `{ $address }` is one address and cannot move to a whole folder
name-one-page = name one page as `to`, or a folder as `from`, too
a-page = a page
a-place-on-a-page = a place on a page
a-feed = a feed
a-calendar = a calendar
the-place-of-an-event = the place of an event
the-plan-or-post-that-an-entry = the plan or post that an entry tells of
a-file = a file
a-line-opens-with-keys = a line opens with { $keys }
write-kind-address-id = write `{ $kind } ADDRESS ID`
write-kind-address = write `{ $kind } ADDRESS`
address-is-no-address-of-described-restore = `{ $address }` is no address of { $described }: restore the line from the history of this file
unknown-kind-of-block = an unknown kind of block
emphasis = emphasis
code = code
a-first-heading = a # heading
this-notice-is-of-date-but-what = this notice is of { $date }, but what it follows of { $before }
a-notice-is-younger-than-the-plan = a notice is younger than the plan, and notices stand in the order of their days
amendment-is-missing-here = `amendment` is missing here
add-a-notice-amendment-for-each-passage = add a [[notice.amendment]] for each passage that it governs
the-keys-of-this-amendment-do = the keys of this amendment do not go together
write-line-old-and-new-for-words = write line, old and new for words that are others; line, old and says for words that are deleted; lines and says for whole lines that are deleted; after and new for text that is added
the-thread-id-is-declared-twice = the thread `{ $id }` is declared twice
give-one-another-id-or-join-steps = give one of them another id, or put their steps into one
these-words-are-empty = these words are empty
write-words-as-they-are-printed = write words as they are printed, or take them out
relation-cannot-be-word = `relation` cannot be `{ $word }`
the-record-id-is-declared-twice = the record `{ $id }` is declared twice
give-one-record-another-id = give one of them another id; the ids of all files in content/progress are one list
at-and-thread-exclude = a record speaks of a passage or of a thread, not of both
a-record-speaks-of-nothing = this record speaks of nothing
quote-and-due-go-with-at = `quote` and `due` go with a passage, not with a thread
write-at-or-thread-of-a-record = write at = "plan/passage", with the words in `quote`, or thread = "id"
a-record-needs-claim-and-source = `{ $status }` needs the words of a source: `claim` and [progress.source]
a-deadline-that-passed-is-no-evidence = quote what the source says and where; that a deadline has passed says nothing. Who looked and found nothing writes no-report-found
a-record-has-no-claim = `{ $status }` has no `claim` and no source
take-claim-and-source-out = take them out, or write what the source says: reported-done, reported-partly or contradicted
a-record-does-not-say-who-looked = this record does not say who looked for a report, where and when
add-progress-looked = add a [[progress.looked]] with by, where and date
looked-goes-with-no-report-found = `looked` goes with status = "no-report-found"
take-looked-out = take it out, or correct the status
a-record-not-checked-needs-a-note = a record that nobody has checked needs a `note`
what-nobody-checked-needs-no-record = say why it cannot be checked yet; what nobody has looked at needs no record
lines-is-missing-here = `lines` is missing here
name-the-lines-of-the-file = name the first and the last line of the file that the words stand on, as in lines = [12, 12]
a-source-without-an-address = this source has neither an address nor an archived file
write-url-or-file-of-a-source = write `url`, or `file` with `sha256` and `lines`, so that readers can check it
