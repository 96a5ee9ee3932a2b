write-days-as-in-days-or-days = 写明 `days`，如 days = [20] 或 days = ["last"]；或者改为 every = "week"
write-weekdays-as-in-weekdays-friday = 写明 `weekdays`，如 weekdays = ["friday"]
leave-months-out-or-write-every-year = 去掉 `months`；或者改为 every = "year"，再写明是哪几个月
name-the-months-of-the-year-too = 还要写明是哪几个月，如 months = [{ $months }], days = [20]
write-months-all-or-every-year = 写成 months = [{ $all }]；或者改为 every = "year"，再写明是哪几个月
write-a-day-that-the-month-has = 改为当月有的日子，或写 "last"（月末）
leave-the-key-out-without-days = 去掉这一项：不写日子，就是每期期末到期
months-and-days-do-not-go = every = "week" 不能与 `months`、`days` 并用
months-does-not-go-with-every-month = every = "month" 就是每个月，不能再写 `months`
an-empty-list-names-no-days = 空列表没有写出任何日子
leave-out-months-days-weekdays = 去掉 `months`、`days`、`weekdays`
what-goes-on-all-the-time-has-no-days = 长期持续的（`every = "ongoing"`）没有具体日子
first-last-is-not-a-range = [{ $first }, { $last }] 不是有效的行号范围：写 `[首行, 末行]`，从 1 数起
weekdays-goes-with-every-week = `weekdays` 只能与 every = "week" 并用，这里是 "{ $every }"
days-does-not-say-of-which-months = 只有 `days`，没有说明月份；every = "{ $every }" 还需要 `months`
these-months-do-not-come-back-every = 这些 `months` 与 every = "{ $every }" 的间隔不符
none-of-the-months-has-a-day = `months` 各月都没有 { $day } 日
line-of-a-range = 第 { $range } 行
lines-of-a-range = 第 { $range } 行
