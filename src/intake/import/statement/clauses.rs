//! What a field statement says clause by clause: names, the verb that gives them a role, times.
//!
//! 市发改委牵头,市财政局、市商务局配合,6月底前完成 has three clauses. Names that no verb has spoken of yet wait for
//! the next one.

use super::bracketed_role::{NameWithRole, is_plausible};
use super::meaning::Statement;
use super::names::{is_list_of_units, split_nested, unit_names};
use super::predicates::{self, Predicate};
use super::subject::{Subject, without_opening};
use super::tails::{Tail, split_behind_units};
use super::units::{can_be_name, is_office, is_person, is_sure_unit, is_unit};
use super::{deadlines, remarks};
use crate::base::text::{is_space, outside_brackets};
use crate::intake::lexicon::{Deadlines, Lexicon};
use crate::plan::{Assignment, Role};

/// Where clauses stand, which decides how sure one must be of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Behind a label that gives a role: whatever stands there is a unit.
    Labelled(Role),
    /// In running text: every name must look like a unit, and a verb must give it a part.
    Sentence,
    /// In brackets behind a sentence: few things but statements stand there, so that one
    /// unfamiliar name among others counts as a unit.
    Bracket,
}

impl Setting {
    /// Returns the role that the label gives.
    fn role(self) -> Option<Role> {
        match self {
            Setting::Labelled(role) => Some(role),
            Setting::Sentence | Setting::Bracket => None,
        }
    }
}

/// Reads clauses of units; `year` is what a bare month means. Returns `None` when something in them
/// is not understood, which cannot happen behind a label.
pub fn read_clauses(
    text: &str,
    setting: Setting,
    year: i16,
    lexicon: &Lexicon,
) -> Option<Statement> {
    // A sentence behind the first may be a remark: 以下均需各县政府落实,不再列出。
    let (first, more) = match outside_brackets(text).find(|(_, c)| *c == '。') {
        Some((at, c)) => text.split_at(at + c.len_utf8()),
        None => (text, ""),
    };

    let mut reader = Reader::new(setting, year, lexicon);
    for clause in clauses(first) {
        if reader.read_clause(clause).is_none() {
            reader.pass_over(clause)?;
        }
    }
    let mut said = reader.finish()?;

    if !more.trim_matches(is_space).is_empty()
        && let Some(further) = read_clauses(more, setting, year, lexicon)
    {
        said.join(further);
    }
    Some(said)
}

/// Reads a bracket that says by when and nothing else: (2024年10月底前), (第三季度完成). Returns `None`
/// for anything more, and for a span of days, which dates a stage of the work.
pub fn read_times(text: &str, year: i16, words: &Deadlines) -> Option<Statement> {
    let is_span = text.contains(['—', '–', '-', '~', '\u{FF5E}', '至', '起']);
    if is_span {
        return None;
    }

    let mut said = Statement::default();
    let all_times = clauses(text)
        .iter()
        .all(|clause| deadlines::read_lone_time(clause, year, words, &mut said));
    (all_times && !said.milestones.is_empty()).then_some(said)
}

/// What has been read of a statement.
struct Reader<'l> {
    setting: Setting,
    year: i16,
    lexicon: &'l Lexicon,
    said: Statement,
    /// Names that no verb has spoken of yet.
    waiting: Vec<String>,
    /// Whether a clause has named who leads.
    led: bool,
    /// How many names look like units.
    known: usize,
    /// How many names do not.
    strange: usize,
}

impl<'l> Reader<'l> {
    fn new(setting: Setting, year: i16, lexicon: &'l Lexicon) -> Self {
        Reader {
            setting,
            year,
            lexicon,
            said: Statement::default(),
            waiting: Vec::new(),
            led: false,
            known: 0,
            strange: 0,
        }
    }

    /// Reads the next clause. Returns `None` when it is not understood.
    fn read_clause(&mut self, clause: &str) -> Option<()> {
        let said = &mut self.said;
        let words = &self.lexicon.deadlines;
        // Times and remarks first: they hold words that a list of names would take for units.
        let passes = deadlines::read_lone_time(clause, self.year, words, said)
            || deadlines::read_damaged_time(clause, words, said)
            || remarks::is_remark(clause, self.lexicon)
            || self.is_due_behind_units(clause)
            || self.is_vague_time(clause);
        if passes {
            return Some(());
        }

        let clause = without_opening(clause, self.lexicon);
        match self.predicate(clause) {
            Some(predicate) => self.read_predicate(predicate),
            None => self.read_names(clause),
        }
    }

    /// Passes over a clause that is not understood. Returns `None` where nothing may be passed over.
    fn pass_over(&mut self, clause: &str) -> Option<()> {
        // In brackets offices may have a part though a remark stands beside them.
        let may_be_remark = self.setting == Setting::Bracket;
        may_be_remark.then(|| self.said.unread.push(clause.to_owned()))
    }

    /// Reads a clause that speaks of time but names none. In running text it may be anything.
    fn is_vague_time(&mut self, clause: &str) -> bool {
        self.setting != Setting::Sentence
            && deadlines::read_vague_time(clause, self.year, self.lexicon, &mut self.said)
    }

    /// Returns the units of a clause with the verb that gives them a part: the verb ends the clause, or stands behind the
    /// units and goes on.
    fn predicate<'t>(&self, clause: &'t str) -> Option<Predicate<'t>> {
        let at_end = predicates::split(clause, self.lexicon);
        let names_units = |predicate: &Predicate| {
            let names = unit_names(predicate.subject, self.lexicon);
            let named =
                |name: &String| is_unit(name, self.lexicon) || self.own_verb(name).is_some();
            names.iter().all(named)
        };
        if at_end.as_ref().is_some_and(names_units) {
            return at_end;
        }

        let wanted = match self.setting {
            Setting::Sentence => Tail::Known,
            Setting::Labelled(_) | Setting::Bracket => Tail::Begun,
        };
        split_behind_units(clause, wanted, self.lexicon).or(at_end)
    }

    /// Reads what is due behind the units that see to it: (由市住建局牵头),6月底前完成6个. Returns whether a
    /// clause is that.
    fn is_due_behind_units(&mut self, clause: &str) -> bool {
        let units_are_named = !self.said.assignments.is_empty() && self.waiting.is_empty();
        self.setting.role().is_none()
            && units_are_named
            && deadlines::read_behind_units(
                clause,
                self.year,
                &self.lexicon.deadlines,
                &mut self.said,
            )
    }

    /// Reads a clause that ends with a verb: 市发改委会同市财政局牵头负责.
    fn read_predicate(&mut self, predicate: Predicate) -> Option<()> {
        let subject = Subject::split(predicate.subject, self.lexicon);
        let names = self.without_people(unit_names(subject.named, self.lexicon));
        let names = self.without_other_words(names);

        if names.is_empty() && self.waiting.is_empty() {
            // 常务副县长负责: the verb has a person as its subject, who is no unit.
            if self.said.people {
                return Some(());
            }
            // 由市发改委牵头,抓好落实: it goes on to speak of those before.
            let goes_on = predicate.role.is_none()
                && predicate.subject.is_empty()
                && !self.said.assignments.is_empty();
            if goes_on {
                return Some(());
            }
            // 抓好落实: the verb has no subject, so running text goes on here.
            self.setting.role()?;
        }
        if let (Some(role), Some(_)) = (self.setting.role(), predicate.role) {
            // 牵头单位:甲,乙配合: the verb gives a role to its own clause alone.
            self.assign_waiting(role);
        }

        self.weigh(&names)?;
        // 责任单位:甲、乙配合: whether the first is told to help, too, nobody can tell.
        let is_shared = self.said.assignments.is_empty()
            && self.waiting.is_empty()
            && predicate.role == Some(Role::Cooperating)
            && self
                .setting
                .role()
                .is_some_and(|role| role != Role::Cooperating)
            && names.len() > 1;
        self.waiting.extend(names);
        if is_shared {
            self.said.unread.push(predicate.subject.to_owned());
            let last = self.waiting.pop();
            self.assign_waiting(self.setting.role().unwrap_or(Role::Responsible));
            self.waiting.extend(last);
        }

        let role = match (predicate.role, subject.partners) {
            (Some(role), _) => role,
            (None, Some(_)) => Role::Lead,
            // 市住建局牵头,会同市财政局落实
            (None, None) if subject.is_with && self.led => Role::Cooperating,
            (None, None) => self.setting.role().unwrap_or(Role::Responsible),
        };
        self.led |= role == Role::Lead;
        self.assign_waiting_but_own_verbs(role);
        if let Some(partners) = subject.partners {
            self.waiting.extend(unit_names(partners, self.lexicon));
            self.assign_waiting(Role::Cooperating);
        }
        Some(())
    }

    /// Reads a clause without a verb: its names wait for one, unless a bracket says their role.
    fn read_names(&mut self, clause: &str) -> Option<()> {
        let names = unit_names(clause, self.lexicon);
        // 6.30: figures alone are no name, and it is not known what they say.
        if names.is_empty() && clause.contains(|c: char| c.is_ascii_digit()) {
            self.setting.role()?;
            self.said.unread.push(clause.to_owned());
        }
        for name in self.without_people(names) {
            if let Some(own) = self.own_verb(&name)
                && !is_unit(&name, self.lexicon)
            {
                self.read_own_verb(own);
                continue;
            }
            let named = NameWithRole::split(&name, self.lexicon);
            if self.setting.role().is_some() && !can_be_name(named.name, self.lexicon) {
                self.read_other_word(name);
                continue;
            }
            if self.setting.role().is_none() && !is_unit(named.name, self.lexicon) {
                self.accept_strange(named.name)?;
                self.strange += 1;
            } else {
                self.known += 1;
            }

            if !is_unit(named.name, self.lexicon) {
                self.said.strange.push(named.name.to_owned());
            }
            let unit = named.name.to_owned();
            match named.role {
                Some(role) => self.said.assign(Assignment { role, unit }),
                None => self.waiting.push(unit),
            }
        }
        Some(())
    }

    /// Gives the names that still wait their role. Returns `None` when nothing says it, or when too
    /// few of all names look like units.
    fn finish(mut self) -> Option<Statement> {
        if !self.waiting.is_empty() {
            let role = match self.role_of_rest() {
                Some(role) => role,
                None => self.role_of_bare_list()?,
            };
            self.assign_waiting(role);
        }

        // What was passed over may be all that the bracket says.
        let is_half_read = !self.said.unread.is_empty() && self.setting.role().is_none();
        if is_half_read && (self.strange > 0 || self.said.is_bare) {
            return None;
        }

        // Among units that are known as such, another name is one too; 引导企业参与 names none that is.
        // In brackets who leads or answers for a task is no phrase: (银保监会负责), (安监站负责).
        let is_charged = |role: Role| self.setting == Setting::Bracket && role != Role::Cooperating;
        let is_sure =
            |one: &Assignment| is_charged(one.role) || is_sure_unit(&one.unit, self.lexicon);
        let in_doubt = !self.said.assignments.iter().any(is_sure) || self.strange > self.known;
        if self.setting.role().is_none() && in_doubt {
            return None;
        }
        Some(self.said)
    }

    /// Returns the role of the names behind the last verb.
    fn role_of_rest(&self) -> Option<Role> {
        if let Some(role) = self.setting.role() {
            return Some(role);
        }
        // 市发改委牵头,市财政局、市商务局: those behind the leader work with it.
        if self.led {
            return Some(Role::Cooperating);
        }
        // (县农业农村局,9月底前): who and by when, without a verb.
        let who_and_when = self.setting == Setting::Bracket
            && self.strange == 0
            && !self.said.milestones.is_empty();
        who_and_when.then_some(Role::Responsible)
    }

    /// Returns the role of offices in brackets of which no word says what they do: (县住建局、县财政局).
    fn role_of_bare_list(&mut self) -> Option<Role> {
        let are_offices = self.setting == Setting::Bracket
            && self.strange == 0
            && self.said.assignments.is_empty()
            && self.waiting.iter().any(|name| {
                is_office(name, self.lexicon) || self.lexicon.units.collectives.begin(name)
            });
        self.said.is_bare = are_offices;
        are_offices.then_some(Role::Responsible)
    }

    /// Leaves the names of a list behind a label, and notes what can be none.
    fn without_other_words(&mut self, names: Vec<String>) -> Vec<String> {
        let lexicon = self.lexicon;
        if self.setting.role().is_none() {
            return self.without_implausible(names);
        }
        let is_name = |name: &String| can_be_name(name, lexicon) || self.own_verb(name).is_some();
        let (names, other): (Vec<String>, Vec<String>) = names.into_iter().partition(is_name);
        for word in other {
            self.read_other_word(word);
        }
        names
    }

    /// Leaves the units of a list in brackets and what may be one, and notes the rest, if there is a unit among them.
    fn without_implausible(&mut self, names: Vec<String>) -> Vec<String> {
        let lexicon = self.lexicon;
        let names_unit = names.iter().any(|name| is_unit(name, lexicon));
        if self.setting != Setting::Bracket || !names_unit {
            return names;
        }
        let may_be = |name: &String| {
            is_unit(name, lexicon) || is_plausible(name, lexicon) || self.own_verb(name).is_some()
        };
        let (names, other): (Vec<String>, Vec<String>) = names.into_iter().partition(may_be);
        self.said.unread.extend(other);
        names
    }

    /// Reads what stands in a list of units and is none: a time, or words of which it is not known what they say.
    fn read_other_word(&mut self, word: String) {
        let deadlines = &self.lexicon.deadlines;
        let is_time = deadlines::read_lone_time(&word, self.year, deadlines, &mut self.said)
            || deadlines::read_vague_time(&word, self.year, self.lexicon, &mut self.said)
            || deadlines.at_once.begin(&word);
        if !is_time {
            self.said.unread.push(word);
        }
    }

    /// Leaves the units of a list, and notes whether there were people among them.
    fn without_people(&mut self, mut names: Vec<String>) -> Vec<String> {
        for name in &mut names {
            self.read_nested(name);
        }
        let all = names.len();
        names.retain(|name| !is_person(name, self.lexicon));
        self.said.people |= names.len() < all;
        names
    }

    /// Reads what a bracket behind a name says of others, and leaves the name: 市住建局(市城管局配合).
    fn read_nested(&mut self, name: &mut String) {
        let Some((bare, inner)) = split_nested(name, self.lexicon) else {
            return;
        };
        if let Some(said) = read_clauses(inner, Setting::Sentence, self.year, self.lexicon) {
            self.said.join(said);
            *name = bare.to_owned();
        }
    }

    /// Counts which names look like units. Returns `None` when one of them cannot be a unit.
    fn weigh(&mut self, names: &[String]) -> Option<()> {
        for name in names {
            let looks_like_unit = is_unit(name, self.lexicon) || self.own_verb(name).is_some();
            if looks_like_unit {
                self.known += 1;
            } else {
                self.accept_strange(name)?;
                self.strange += 1;
                self.said.strange.push(name.clone());
            }
        }
        Some(())
    }

    /// Returns the verb that a name in a list brings along: A牵头、B配合.
    fn own_verb<'t>(&self, name: &'t str) -> Option<Predicate<'t>> {
        predicates::split(name, self.lexicon)
            .filter(|own| is_list_of_units(own.subject, self.lexicon))
            .or_else(|| split_behind_units(name, Tail::Known, self.lexicon))
    }

    /// Returns `None` when a name that does not look like a unit cannot be one here.
    fn accept_strange(&self, name: &str) -> Option<()> {
        let accepted = match self.setting {
            Setting::Labelled(_) => true,
            Setting::Sentence => false,
            Setting::Bracket => is_plausible(name, self.lexicon),
        };
        accepted.then_some(())
    }

    fn assign_waiting(&mut self, role: Role) {
        for unit in self.waiting.drain(..) {
            self.said.assign(Assignment { role, unit });
        }
    }

    /// Gives the names that wait a role, except those that bring a verb of their own: A牵头、B配合.
    fn assign_waiting_but_own_verbs(&mut self, role: Role) {
        for name in std::mem::take(&mut self.waiting) {
            match self.own_verb(&name) {
                Some(own) if own.role.is_some() || !is_unit(&name, self.lexicon) => {
                    self.read_own_verb(own);
                }
                _ => self.said.assign(Assignment { role, unit: name }),
            }
        }
    }

    /// Gives the units of an item of a list the role that its own verb says: 甲局和乙局分别牵头、丙局.
    fn read_own_verb(&mut self, own: Predicate) {
        let role = own.role.or(self.setting.role());
        let role = role.unwrap_or(Role::Responsible);
        for unit in unit_names(own.subject, self.lexicon) {
            self.known += 1;
            self.said.assign(Assignment { role, unit });
        }
        self.led |= own.role == Some(Role::Lead);
    }
}

/// Returns the clauses of a text; names within one are kept apart by 、 and belong to one verb.
pub fn clauses(text: &str) -> Vec<&str> {
    outside_brackets(text)
        .filter(|(_, c)| ",\u{FF0C};\u{FF1B}。".contains(*c))
        .map(|(at, c)| at..at + c.len_utf8())
        .chain(std::iter::once(text.len()..text.len()))
        .scan(0, |start, mark| {
            Some(&text[std::mem::replace(start, mark.end)..mark.start])
        })
        .map(|clause| clause.trim_matches(is_space))
        .filter(|clause| !clause.is_empty())
        .collect()
}
