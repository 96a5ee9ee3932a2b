write-days-as-in-days-or-days = write `days`, as in days = [20] or days = ["last"], or every = "week"
write-weekdays-as-in-weekdays-friday = write `weekdays`, as in weekdays = ["friday"]
leave-months-out-or-write-every-year = leave `months` out, or write every = "year" with the months that are meant
name-the-months-of-the-year-too = name the months of the year too, as in months = [{ $months }], days = [20]
write-months-all-or-every-year = write months = [{ $all }], or every = "year" with the months that are meant
write-a-day-that-the-month-has = write a day that the month has, or "last"
leave-the-key-out-without-days = leave the key out: without days, the duty falls due by the end of each period
months-and-days-do-not-go = `months` and `days` do not go with every = "week"
months-does-not-go-with-every-month = `months` does not go with every = "month", which is each month of the year
an-empty-list-names-no-days = an empty list names no days
leave-out-months-days-weekdays = leave out `months`, `days` and `weekdays`
what-goes-on-all-the-time-has-no-days = what goes on all the time (`every = "ongoing"`) has no days
first-last-is-not-a-range = [{ $first }, { $last }] is not a range of lines: write [first, last], counted from 1
weekdays-goes-with-every-week = `weekdays` goes with every = "week", not with "{ $every }"
days-does-not-say-of-which-months = `days` does not say of which months, which every = "{ $every }" needs
these-months-do-not-come-back-every = these `months` do not come back every { $every }
none-of-the-months-has-a-day = none of the `months` has a day { $day }
line-of-a-range = line { $range }
lines-of-a-range = lines { $range }
