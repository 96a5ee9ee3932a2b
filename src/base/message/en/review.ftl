plan-unchanged-it-says-what-import-reads = { $plan }: unchanged, it says what import reads
plan-written-beside-the-plan = { $plan }: written beside the plan that is there; the site is built without it. Take over what you want, then delete it
plan-not-written-it-differs-from-what = { $plan }: not written, it differs from what import reads
file-nothing-was-written = { $file }: nothing was written
units-that-are-not-in-the-gazetteer = units that are not in the gazetteer
names-that-may-be-parks = names that may be parks and are not in the gazetteer
the-text-of-label-gives-unit = the text of { $label } gives `{ $unit }` a part ({ $role }), but no assignment names it
add-it-to-role-or-write-seen = add it to { $role }, or write seen = ["{ $unit }"] into the block, if the text gives it none
raw-stands-in-the-text-of-label = `{ $raw }` stands in the text of { $label }, but no block says so
figure-stands-in-the-text-of-label = `{ $words }` stands in the text of { $label }, but no target of its block has the figure
add-a-target-or-write-seen = add it to targets, with whose figure it is if the text says so, or write seen = ["{ $words }"] into the block, if nothing is promised
write-a-block-toml-facts-with-goals = write a block ```toml facts with goals below the text, or seen = ["{ $raw }"] into it, if it is no deadline
file-skipped = { $file }: skipped
left-out-lines = left out: { $lines } ({ $why })
title-and-number = { $title } { $number }
head-of-a-sheet = { $issuer } · { $place } · written { $written } · published { $published } · year { $year }
addressed-to = addressed to { $addressees }
passed-by = passed by { $meeting }
not-taken-as-it-stands = not taken as it stands in the file; look at it there:
the-source-seems-damaged = the source seems damaged; compare, and paste what you agree with into the front matter:
damage-on-a-line-left-out = its line is left out of the plan: nothing is to be done
suggestion-on-a-line-left-out = # this line is left out: of use only if it becomes text or a field
names-follow = { $what }:
name-unlisted = { $name } ({ $count }×, line { $line })
name-unlisted-with-near = { $name } ({ $count }×, line { $line }) — known: { $known }
counts-of-a-sheet = { $lines } lines: { $headings } headings, { $tasks } tasks; { $lead } lead, { $responsible } responsible, { $cooperating } cooperating; { $milestones } milestones, { $goals } goals, { $recurrences } recurrences, { $targets } targets, { $allotments } allotments
figure-on-line = { $words } (line { $line })
figures-without-a-target = figures that no target has: { $count }, { $named }
figures-without-a-target-and-more = figures that no target has: { $count }, { $named }, …
both-say-words = both say “{ $words }”
texts-are-alike = the texts are alike to { $percent } %
both-name-projects = both name the projects { $projects }
score-and-reasons = score { $score }: { $reasons }
people-judge-the-relation = the relation is for you to judge
both-have-figures = both have { $figures }
the-day-of-the-report = the day of the report
people-judge-the-status = reported-done, reported-partly or contradicted: read the report and judge
who-records-it = who read it

# The reviewer's desk.
review-title = Plans to be reviewed
review-summary = { $plans ->
        [one] 1 plan
       *[other] { $plans } plans
    }, { $doubts ->
        [one] 1 doubt
       *[other] { $doubts } doubts
    }; the most doubtful first
review-counts = { $doubts ->
        [one] 1 doubt
       *[other] { $doubts } doubts
    } ({ $acceptable } with a key), { $tasks ->
        [one] 1 task
       *[other] { $tasks } tasks
    }
review-refused = Archived files that are no plan
review-next = What to do next
review-next-doubts = Go through the plans from the top: compare with the source, accept what is right, correct the rest in the plan's file
review-next-refused = Import the files that are plans with `gangmu import`, or start them with `gangmu new`
review-next-check = `gangmu gazetteer suggest` proposes entries for units; `gangmu check` says what is wrong
review-all-plans = All plans
review-doubts = Doubts
review-no-doubts = Nothing is doubted.
review-source = Source
review-reading = Reading
review-line = line { $line }
review-accept = Seen: accept
review-apply = Apply and read again
review-keys = Keys
review-key-next = next
review-key-previous = previous
review-key-open = open a plan
review-key-accept = accept: declare what was seen, or apply the emendation
review-key-up = all plans
review-key-help = these keys
review-keys-hint = ? shows the keys
review-close = Close
found-may-be-read-as = “{ $found }” may be read as “{ $reading }”
the-plan-cannot-be-read = the plan's file cannot be read: `gangmu check` says why
nothing-can-be-declared = nothing can be declared here: correct the plan's file by hand
the-plan-would-not-be-proved = not written, because the plan would not be proved any more: { $why }
the-source-is-no-plan-to-import = the source cannot be imported: declare the emendation by hand
edited-where-the-emendation-goes = the plan was edited by hand where the emendation changes it: declare it by hand
edited-meanwhile = the file was edited meanwhile, and nothing was written: this is its new state
doubt-is-gone = this doubt is no more
answer-not-from-this-page = this answer did not come from a page of this run: load the page again
not-yet-imported = no plan was made of it yet
