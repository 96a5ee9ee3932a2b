//! A duty that comes back, as a table of a fenced block:
//! `{ every = "quarter", months = [3, 6, 9, 12], days = [20], raw = "每季度末月20日前", text = "报送" }`.

use crate::base::diag::Diagnostic;
use crate::base::message::{Message, message};
use crate::base::toml_table::{Reader, Table};
use crate::plan::Recurrence;
use crate::time::{BadSchedule, Days, Every, MonthDay, MonthOfYear, Schedule, Weekday};
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml_edit::{Array, InlineTable, Value};

/// Reads one duty. Returns `None` where a key that must be there is missing or cannot be read; that is reported, as is
/// whatever else is wrong.
pub fn read(reader: &Reader<'_>, mut table: Table<'_>) -> Option<Recurrence> {
    let every = table.need::<Every>("every");
    let raw = table.need::<String>("raw");
    let text = table.take::<String>("text").unwrap_or_default();
    let keys = DayKeys::read(&mut table);
    let whole = table.span();
    table.finish();

    let every = every?;
    // Days that do not go together were reported: the duty itself stays, on unknown days.
    let schedule = keys
        .ok()
        .and_then(|keys| keys.schedule(reader, every, &whole))
        .unwrap_or_else(|| Schedule::on_unknown_days(every));
    Some(Recurrence {
        schedule,
        raw: raw?,
        text,
    })
}

/// A list under a key, with its place.
struct List<T> {
    items: Vec<T>,
    span: Range<usize>,
}

/// The keys that say on which days a duty falls.
struct DayKeys {
    months: Option<List<MonthOfYear>>,
    days: Option<List<MonthDay>>,
    weekdays: Option<List<Weekday>>,
    undated: Option<Range<usize>>,
}

/// An item of a list cannot be read, which was reported.
struct Unreadable;

impl DayKeys {
    /// Returns the keys. All of them are read, so that every mistake is reported, before the first one counts.
    fn read(table: &mut Table<'_>) -> Result<Self, Unreadable> {
        let months = read_list(table, "months");
        let days = read_list(table, "days");
        let weekdays = read_list(table, "weekdays");
        let undated = table.take_at::<bool>("undated");

        Ok(Self {
            months: months?,
            days: days?,
            weekdays: weekdays?,
            undated: undated
                .filter(|(is_undated, _)| *is_undated)
                .map(|(_, span)| span),
        })
    }

    /// Returns the schedule that the keys say, or `None`, with a report, where they contradict each other.
    fn schedule(self, reader: &Reader<'_>, every: Every, whole: &Range<usize>) -> Option<Schedule> {
        let months = self.months.as_ref().map(|list| list.span.clone());
        let days = self.days.as_ref().map(|list| list.span.clone());
        let weekdays = self.weekdays.as_ref().map(|list| list.span.clone());
        let of_months = months.clone().or(days.clone());

        if let Some(undated) = self.undated {
            if of_months.or(weekdays).is_some() {
                report(
                    reader,
                    undated,
                    message!("undated-says-that-the-days-are-unknown"),
                    message!("leave-out-undated-or-months-days"),
                );
            }
            return Some(Schedule::on_unknown_days(every));
        }
        if let (Some(weekdays), true) = (&weekdays, of_months.is_some()) {
            report(
                reader,
                weekdays.clone(),
                message!("weekdays-does-not-go-with-months"),
                message!("every-week-goes-with-weekdays-a-longer"),
            );
            return None;
        }

        let problem = match Schedule::new(every, self.named_days()) {
            Ok(schedule) => return Some(schedule),
            Err(problem) => problem,
        };
        let span = match problem {
            BadSchedule::NotEveryWeek(_) => weekdays,
            BadSchedule::EveryWeek | BadSchedule::EveryMonth | BadSchedule::MissingMonths(..) => {
                of_months
            }
            BadSchedule::NoMonths(_) | BadSchedule::NoSuchDay(_) | BadSchedule::NoDays => days,
            BadSchedule::AllTheTime => of_months.or(weekdays),
        };
        report(
            reader,
            span.unwrap_or_else(|| whole.clone()),
            problem.message(),
            problem.help(),
        );
        None
    }

    fn named_days(self) -> Days {
        match (self.weekdays, self.months, self.days) {
            (Some(weekdays), ..) => Days::OfWeek(weekdays.items),
            (None, None, None) => Days::PeriodEnd,
            (None, months, days) => Days::OfMonths {
                months: months.map_or_else(Vec::new, |list| list.items),
                days: days.map_or_else(Vec::new, |list| list.items),
            },
        }
    }
}

fn report(reader: &Reader<'_>, span: Range<usize>, message: Message, help: Message) {
    let problem = Diagnostic::error("bad-schedule", message).help(help);
    reader.report(problem, span);
}

/// Returns the list under a key, and nothing where there is none.
fn read_list<T: DeserializeOwned>(
    table: &mut Table<'_>,
    key: &'static str,
) -> Result<Option<List<T>>, Unreadable> {
    let is_there = table.contains(key);
    let count = table.item_count(key);
    let (items, spans): (Vec<T>, Vec<Range<usize>>) = table.list(key).into_iter().unzip();
    if !is_there {
        return Ok(None);
    }
    if count != Some(items.len()) {
        return Err(Unreadable);
    }

    let span = match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => table.span(),
    };
    Ok(Some(List { items, span }))
}

/// Returns a duty as a table.
pub fn write(recurrence: &Recurrence) -> InlineTable {
    let schedule = &recurrence.schedule;
    let mut table = InlineTable::new();
    table.insert("every", schedule.every().key().into());
    // What goes on all the time has no days, and need not say so.
    if schedule.every() != Every::Ongoing {
        insert_days(&mut table, schedule.days());
    }
    table.insert("raw", recurrence.raw.as_str().into());
    if !recurrence.text.is_empty() {
        table.insert("text", recurrence.text.as_str().into());
    }
    table
}

/// Returns the keys of a block that say on which days a duty falls, as in `months = [6, 12], days = [20]`; nothing where
/// it falls due by the end of each period.
pub fn day_keys(days: &Days) -> String {
    let mut table = InlineTable::new();
    insert_days(&mut table, days);
    table.to_string().trim_matches(['{', '}', ' ']).to_owned()
}

fn insert_days(table: &mut InlineTable, days: &Days) {
    match days {
        Days::PeriodEnd => {}
        Days::OfWeek(weekdays) => {
            let keys = weekdays.iter().map(|day| Value::from(day.key()));
            insert_list(table, "weekdays", keys);
        }
        Days::OfMonths { months, days } => {
            let numbers = months.iter().map(|month| i64::from(month.number()));
            insert_list(table, "months", numbers.map(Value::from));
            insert_list(table, "days", days.iter().map(month_day));
        }
        Days::Unknown => {
            table.insert("undated", true.into());
        }
    }
}

fn month_day(day: &MonthDay) -> Value {
    match day {
        MonthDay::Last => Value::from("last"),
        MonthDay::Number(number) => Value::from(i64::from(*number)),
    }
}

/// Adds a list, where there is something in it.
fn insert_list(table: &mut InlineTable, key: &str, items: impl Iterator<Item = Value>) {
    let items: Array = items.collect();
    if !items.is_empty() {
        table.insert(key, items.into());
    }
}
