# What commands say.

id-of-a-plan = a plan's ID is the name of its file in content/plans without .md
nothing-was-written-tally = nothing was written: { $tally }
open-first-in-a-browser-or-run = open { $first } in a browser, or run `gangmu serve`
if-they-were-published-say-in-content = if they were published, say in content/moved.toml where they went, or why; `gangmu permalinks` records what is published, and a build that would lose it fails
warnings-fail-because-of-strict = warnings fail, because of --strict
content-permalinks-txt-has-no-plan-unit = content/permalinks.txt has no plan, unit, park or project `{ $id }`: what was never published needs no declaration{ $near }
id-is-the-id-of-several-things = `{ $id }` is the id of several things: name the address, as in { $several }
shown-written-gangmu-check-says-what-else = { $shown }: written; `gangmu check` says what else is to be declared
nothing-was-compared-tally = nothing was compared: { $tally }
name-has-no-content-folder-choose-another = { $name } has no content folder: choose another revision
name-its-content-had-tally = { $name }: its content had { $tally }
nothing-was-compared = nothing was compared
nothing-was-exported-tally = nothing was exported: { $tally }
shown-names-were-added-to-the-aliases-of = { $shown }: { $id } got the names { $names }; read them through
shown-every-unit-that-a-plan-names = { $shown }: every unit that a plan names is known
shown-suggestions-units-were-added-read-them = { $shown }: { $suggestions } units were added; read them through, full names and kinds are guessed from the printed ones
leave-out-kinds-of-files-that-your = leave out kinds of files that your readers do without, by `leave_out` of [publish] in content/site.toml, choose another host, or publish parts of the content as sites of their own; see docs/hosting.md
choose-another-host-or-publish-parts = choose another host, or publish parts of the content as sites of their own; see docs/hosting.md
base-url-ends-in-folder-but-host = `base_url` ends in `{ $folder }`, but { $host } publishes at the root of a host
let-base-url-end-with-the-host = let `base_url` end with the host, or put the site in that folder of what is published, with `_headers` and `_redirects` beside the folder
nothing-guards-the-addresses-of-this-site = nothing guards the addresses of this site: content/permalinks.txt is not there
restore-it-or-begin-a-ledger = restore it from its history; if nothing was published yet, `gangmu permalinks` begins one
content-site-toml-has-no-base-url = content/site.toml has no `base_url`: perhaps nothing was published yet
then-no-reader-knows-the-addresses = then no reader knows the addresses that would be lost: delete content/permalinks.txt, and let `gangmu permalinks` begin it anew right before the first publication
new-addresses-that-content-permalinks-txt-does = new addresses that content/permalinks.txt does not have yet: { $new }
run-gangmu-permalinks-before-you-publish = run `gangmu permalinks` before you publish, and commit what it adds
cannot-start-threads = cannot start threads
shown-started-from-path-enter-its-text = { $shown }: started from { $path }; enter its text, then run `gangmu check` and `gangmu verify { $id } --lines`
path-holds-no-text = { $path } holds no text
save-the-published-text-in-it-first = save the published text in it first
file-is-there-already = { $file } is there already
it-is-never-written-over-edit = it is never written over: edit it, or start the plan under another ID
nothing-was-recorded-tally = nothing was recorded: { $tally }
shown-all-ledger-addresses-are-recorded = { $shown }: all { $ledger } addresses are recorded
shown-new-addresses-are-not-recorded-yet = { $shown }: { $new } addresses are not recorded yet; run `gangmu permalinks`
shown-new-addresses-were-added-new = { $shown }: { $new } addresses were added, { $all } in all
more-more-are-not-shown-format-json = { $more } more are not shown; --format json prints all
waiting-another-gangmu-is-writing-into = waiting: another gangmu is writing into this project
cannot-write-to-standard-output-error = cannot write to standard output: { $error }
count-schemas-in-folder = { $count } schemas in { $folder }
address-ctrl-c-ends = { $address } — Ctrl-C ends it
no-browser-could-be-opened-open = no browser could be opened: open the address in one
the-last-site-is-served-the-build = the last site is served; the build is tried again
file-is-not-the-path = { $file } is not the path of a file: name the file itself
cannot-find-the-folder-root = cannot find the folder { $root }
pictured-cannot-be-archived-its-name-why = `{ $pictured }` cannot be archived: its name { $why }
give-the-file-or-folder-another-name = give the file or folder another name, of letters, digits, - and _
path-is-archived-already-and-holds-something = { $path } is archived already, and holds something else
archived-sources-are-never-overwritten-rename = archived sources are never overwritten: rename this file, or give standard input another --name
name-is-bundled-what-lies-in-themes = { $name } is bundled: what lies in themes/{ $name }/ takes the place of its files, one by one; choose another name for a theme of your own
shown-is-there-already-choose-another-name = { $shown } is there already: choose another name
shown-a-theme-for-engine-that-extends = { $shown }: a theme for { $engine } that extends { $parent }; write the blocks of its layout that shall differ into templates/layout.html
write-theme-name-into-content-site-toml = write theme = "{ $name }" into content/site.toml and run `gangmu serve`; docs/themes.md and `gangmu theme fields` say what templates are given
proved-of-count-plans-proved-tally = { $proved } of { $count } plans proved: { $tally }
there-is-no-plan-id = there is no plan `{ $id }`
who-waiting-until-it-is-done = { $who }: waiting until it is done
a-file-could-not-be-made = a file could not be made
cannot-start-a-process = cannot read { $file } in a process of its own: { $error }
file-takes-longer-than-as-secs-s = { $file } takes longer than { $as_secs } s to read
file-takes-more-memory = { $file } takes more than { $most } MiB of memory to read, or has no end
no-plan-takes-so-much = no plan takes so much: archive the part of it that is the plan, or its text alone
cannot-read-standard-input = cannot read standard input
nothing-came-on-standard-input-pipe = nothing came on standard input: pipe a text into it, or name a file
there-are-no-files-in-file = there are no files in { $file }
name-names-what-comes-on-standard-input = --name names what comes on standard input: give - as FILE
standard-input-can-be-read-only-once = standard input (-) can be read only once
nothing-is-piped-into-standard-input-name = nothing is piped into standard input: name a file instead of -
name-takes-the-name-of-a-file = --name takes the name of a file, without folders, as in plan.txt
id-names-a-single-plan-but-there = --id names a single plan, but there are { $inputs } files
nothing-was-imported-correct-the-lexicon-first = nothing was imported: correct the lexicon first
the-old-text-of-target-is-kept = the old text of { $target } is kept as { $kept }
target-is-there-already-and-differs = { $target } is there already, and differs
it-may-hold-a-reviewers-work-beside = it may hold a reviewer's work. --beside writes the new one next to it, --force writes over it and keeps it as .md.bak
text-tally = { $text }: { $tally }
this-source-is-already-the-plan-id = this source is already the plan `{ $id }`
it-was-read-as-that-plan-import = it was read as that plan; import it with --id if it shall be another one, too
one-and-other-would-both = { $one } and { $other } would both be the plan `{ $id }`
if-they-are-two-plans-import = if they are two plans, import one of them alone with --id; if they are one, keep one of the files
nobody-can-be-asked-here-say-yes = nobody can be asked here: say --yes, with --place 甲市 and what else is to differ from the defaults
the-place-whose-plans-it-is-about = the place whose plans it is about, as in 潍坊市
language-of-the-interface = language of the interface
title-of-the-site = title of the site
where-it-will-live = where it will live, if that is known
what-checks-and-publishes = what checks and publishes it
what-installs-gangmu-there = the command that installs gangmu there, as in `cargo install --locked --git URL --rev COMMIT gangmu`; none for now
install-without-ci = --install is for the workflow of --ci github or --ci gitlab: say which, or leave --install out
workflow-cannot-install-gangmu-yet = { $path }: nothing says yet where gangmu comes from, so each run fails there; write the command into its step, or start anew with `--install 'cargo install --locked --git URL --rev COMMIT gangmu'`
problem-write-it-as-in-https-example = { $problem }: write it as in https://example.org/plans/
cannot-read-the-answer = cannot read the answer
answer-is-none-of-words = `{ $answer }` is none of { $words }
content-is-there-already-nothing-was-written = { $content } is there already: nothing was written; start a project in another folder, `gangmu init DIR`
next-go-gangmu-serve-open = next: { $go }gangmu serve --open
next-go-gangmu-import-file-then-gangmu = next: { $go }gangmu import FILE…, then gangmu gazetteer suggest, gangmu check, gangmu serve
error-with-style = { $before }error{ $after }: { $words }
seconds = { $time } s
tally = { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }
checked = checked { $pages } pages: { $tally }{ $open }{ $notes }, { $time }
open-work = { $units ->
        [0] {""}
        [one] , 1 unit not in the gazetteer
       *[other] , { $units } units not in the gazetteer
    }{ $places ->
        [0] {""}
        [one] , 1 plan without a known place
       *[other] , { $places } plans without a known place
    }
hidden-notes = { $count ->
        [0] {""}
        [one] , 1 note (--verbose shows it)
       *[other] , { $count } notes (--verbose shows them)
    }
built = { $out }: { $size }, { $tally }, { $time }
size-of-a-site = { $files } files with { $links } links ({ $changed } written, { $removed } removed), { $megabytes } MB
pages-of-the-last-build = pages of the last build are no more: `{ $first }`{ $others ->
        [0] {""}
       *[other] {" "}and { $others } more
    }
then-near = ; { $near }
host-takes = { $name } takes { $limit } { $what }; the site has { $is }
skipped-because = { $text }: { $why }
question = { $question }:
question-with-default = { $question } [{ $default }]:
question-with-choices = { $question } ({ $words })
path-is-there-already-and-stays = { $path } is there already, and stays as it is
proved = proved
not-proved = NOT PROVED
verdict-without-account = { $id } { $file }: { $proved }
verdict = { $id } { $file }: { $lines } lines = { $text } text + { $fields } fields + { $skips } skips + { $blank } blank{ $lost ->
        [0] {""}
       *[other] {" "}+ { $lost } lost
    }; { $characters } characters compared, { $in_fields } in fields, { $in_skips } in skips; { $emendations } emendations; { $tasks } tasks; { $proved }
lines-were-compared = compared are the lines that were read; of { $name } not taken as it stands:
emended-away = (emended away)
became = { $key }
name-of-a-theme = a theme is named by letters, digits, - and _, and not as a device such as `con`
id-of-a-new-plan = an address is made of a-z, 0-9 and -, as in panjin-2017-17; `index` is taken, and so are names of devices such as `con`

# What is wrong with a command line.

wrong-command-line =
    error: { $wrong }{ $near }

    For more information, try `--help`.
wrong-command-line-with-usage =
    error: { $wrong }{ $near }

    Usage: { $usage }

    For more information, try `--help`.
unknown-argument = unexpected argument `{ $argument }`
unknown-command = unrecognized subcommand `{ $command }`
wrong-value = invalid value `{ $value }` for `{ $argument }`{ $values }
value-is-missing = a value is required for `{ $argument }`{ $values }
allowed-values = ; it can be: { $values }
value-is-refused = invalid value `{ $value }` for `{ $argument }`: { $why }
argument-is-missing = these arguments are required: { $argument }
command-is-missing = a subcommand is required
arguments-exclude-each-other = `{ $argument }` cannot be used with `{ $other }`
one-value-too-many = unexpected value `{ $value }` for `{ $argument }`
wrong-number-of-values = `{ $argument }` has not as many values as it takes
command-line-is-not-utf8 = the command line is not UTF-8
perhaps-meant = ; did you mean { $near }?
step = { $name ->
        [read] {"        read"}
        [link] {"        link"}
        [theme] {"       theme"}
        [index] {"       index"}
        [permalinks] {"  permalinks"}
       *[write] {"       write"}
    } { $time }
what-is-counted = { $what }
write-the-place-into-the-plan = write which one it is into the plan: place = { $names }
named-by-its-file = { $what }, so the plan's address is made of the name of its file
for-another-address-import-anew = for another address, delete the plan and import it with --id. In any case { $help }
files = files
bytes-in-one-file = bytes in one file
bytes-in-all = bytes in all
redirects = redirects
how-to-enter-a-plan =
    # Nothing is entered yet: the whole source is left out. Write the text below the second +++, and cut
    # this down to what does not belong to the plan, one [[source.skip]] for each stretch of lines with
    # the reason why it is left out. [source] also says which line states which field of the head:
    #   fields = {"{"} title = 3, number = 5 {"}"}
    # A heading has one # more than it is deep (## 一、…, ### (一)…), a statement of units or deadlines is
    # a block quote, and a fenced block of toml task below it lists them. What is damaged in the source is
    # declared as an [[emendation]].
files-of-a-run = { $files } files: { $plans } plans, { $refused } not imported
plans-most-doubtful-first = plans, most doubtful first:
not-imported-by-reason = not imported, by reason:
reason-and-files = { $reason }: { $files }
next-steps = next:
compare-plans-from-the-top = `gangmu review` shows the plans beside their sources, most doubtful first, and lets you accept what is right; `gangmu import FILE` prints the doubts of one, --verbose those of all
it-is-the-same-file-as = it is the same file as { $other }
import-says-what-to-do = `gangmu import FILE` says what to do with a file that was not imported
suggest-and-check = `gangmu gazetteer suggest` writes entries for the units that the gazetteer lacks, `gangmu check` says what is left to do
count-of-doubts = { $count ->
        [one] 1 doubt
       *[other] { $count } doubts
    }
count-of-damaged-places = { $count ->
        [one] 1 damaged place
       *[other] { $count } damaged places
    }
count-of-unread-figures = { $count ->
        [one] 1 figure that no target has
       *[other] { $count } figures that no target has
    }
count-of-losses = { $count ->
        [one] 1 thing not taken as it stands
       *[other] { $count } things not taken as they stand
    }
plan-of-a-run = { $plan }: { $counts }; { $tasks ->
        [0] no tasks
        [one] 1 task
       *[other] { $tasks } tasks
    } (from { $file })
plan-of-a-run-without-doubts = { $plan }: no doubts; { $tasks ->
        [0] no tasks
        [one] 1 task
       *[other] { $tasks } tasks
    } (from { $file })
it-differs-from-its-plan = it differs from its plan
served-from-cannot-stand-in-a-servers = `{ $served_from }` cannot stand in a server's configuration
name-the-folder-by-its-whole-path = name the folder by its whole path, without spaces, quotes and braces: --served-from /srv/promises
amended-by = amended by { $name }: { $amendments } amendments, on lines { $governing } of { $count }
no-two-passages-of-an-earlier = no two passages of an earlier and a later plan of one place are alike enough
candidates-candidates-none-was-written-read-both = { $candidates } candidates; none was written: read both plans, and paste what is one matter into content/threads.toml
no-sentence-of-the-report-is-alike = no sentence of the report is alike enough to a task
candidates-of-a-report-none-was-written = { $candidates } candidates; none was written: read the report, and paste what speaks of the task into a file of content/progress
standard-input = standard input
as-it-is = as it is
as-import-reads-it = as import reads it
taken-from-parts = { $taken } of { $files } files were taken from parts
made-a-part = made { $folder }: { $files } files of { $plans } plans, in { $time }
a-part = { $file }: { $plans } plans, { $kilobytes } KB
list-names-no-plan = { $list } names `{ $missing }`, but content/plans has no such plan
list-names-nothing = { $list } names no plan: it wants the addresses of plans, one a line
review-written = { $plans } plans written to { $file }
