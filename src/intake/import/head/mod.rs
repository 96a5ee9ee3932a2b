//! The head of a plan: title, 发文字号, issuer, addressees, dates, and the year that its deadlines
//! mean.
//!
//! In: a source that was taken apart. Out: the fields of the front matter, and which line states which.

mod signature;

mod issuer;

mod meeting;

mod place;

mod year;

use super::lines::{self, Class, DocumentNumber, Line, document_number};
use super::page::Page;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::source::Source;
use crate::base::text::squeeze;
use crate::intake::import::metadata::metadata_value;
use crate::intake::import::plan_year::{PlanYear, YearEvidence, title_year};
use crate::intake::import::unseen::is_left_out;
use crate::intake::lexicon::{Lexicon, Metadata, Words};
use crate::plan::{HeadField, StatedField};
use crate::time::find_dates;
use jiff::civil::Date;
use signature::SignatureLines;

/// How many paragraphs at the beginning of the text may name the meeting that passed the plan.
const FIRST_PARAGRAPHS: usize = 4;

/// What the head says; see [`Front`](crate::plan::Front).
#[derive(Debug)]
pub struct Head {
    pub title: String,
    pub number: Option<String>,
    pub issuer: Option<String>,
    pub place: Option<String>,
    pub addressees: Option<String>,
    pub passed_by: Option<String>,
    pub written: Option<Date>,
    pub published: Option<Date>,
    pub year: PlanYear,
    /// Which line states which field.
    pub fields: Vec<StatedField>,
}

/// Reads the head off the lines around the plan.
pub fn read_head(
    source: &Source,
    page: &Page,
    lexicon: &Lexicon,
    doubts: &mut Vec<Diagnostic>,
) -> Head {
    let body_starts = page.body.first().map_or(u32::MAX, Line::first);
    let mut before: Vec<&Line> = page
        .around
        .iter()
        .chain(&page.title)
        .filter(|line| line.first() < body_starts)
        .collect();
    // The title may stand among the lines around the plan, so the two lists are merged in printed order.
    before.sort_by_key(|line| line.first());

    let mut reader = HeadReader {
        source,
        page,
        lexicon,
        before,
        doubts,
        fields: Vec::new(),
    };
    let title = reader.title();
    let number = reader.number();
    // The signature comes before issuer and date: both are read on its lines.
    let signature = reader.signature();
    let issuer = reader.issuer(signature);
    let addressees = reader.addressees();
    let passed_by = reader.passed_by();
    let written = reader.written(signature);
    let published = reader.published();

    // From the surest to the weakest: a plan for 2018 may be signed in 2017 or be published in 2019.
    let year = title_year(&title)
        .or(written.map(Date::year))
        .or(number.as_ref().map(|number| number.year))
        .or(published.map(Date::year));
    let year = match year {
        Some(year) => PlanYear {
            year,
            from: YearEvidence::Head,
        },
        None => reader.guessed_year(&title),
    };
    let place = issuer
        .as_deref()
        .and_then(|issuer| place::governed_place(issuer, &lexicon.offices));

    Head {
        title,
        number: number.map(|number| number.normal),
        place,
        issuer,
        addressees,
        passed_by,
        written,
        published,
        year,
        fields: reader.fields,
    }
}

/// Whether a sentence cites the number on a line without white space: 根据《…》(甲政发〔2018〕1号),….
fn is_cited(text: &str, number: &DocumentNumber, labels: &Metadata) -> bool {
    let (before, behind) = (&text[..number.range.start], &text[number.range.end..]);
    let before = before.trim_end_matches(['(', '\u{FF08}', '〔', '[']);
    let is_sentence = text.contains(['。', ',', '\u{FF0C}', ';', '\u{FF1B}']);
    let of_title =
        before.ends_with(['》', '〉']) && !behind.trim_matches([')', '\u{FF09}']).is_empty();
    let cites = labels.citing.end(before) || labels.citing.begin(before);
    is_sentence || of_title || cites
}

/// Reads field by field, and notes which line states which.
struct HeadReader<'a> {
    source: &'a Source,
    page: &'a Page,
    lexicon: &'a Lexicon,
    /// The lines above the text in printed order, its title among them.
    before: Vec<&'a Line>,
    doubts: &'a mut Vec<Diagnostic>,
    fields: Vec<StatedField>,
}

impl HeadReader<'_> {
    /// Notes the line that states a field; a line states one.
    fn note_field(&mut self, field: HeadField, line: u32) {
        if !self.fields.iter().any(|stated| stated.line == line) {
            self.fields.push(StatedField { field, line });
        }
    }

    /// Returns a line as it is printed, without white space at its ends and without characters that cannot be printed.
    fn printed(&self, line: &Line) -> String {
        let printed = self.source.line(line.first()).replace(is_left_out, "");
        printed.trim().to_owned()
    }

    /// Returns the value of a label of metadata on a line.
    fn labelled_value(&self, line: &Line, label: &Words) -> Option<String> {
        metadata_value(&line.text, label, &self.lexicon.metadata)
    }

    /// Returns the first value of a label of metadata above the text, with its line.
    fn first_labelled_value(&self, label: &Words) -> Option<(u32, String)> {
        self.before
            .iter()
            .find_map(|line| Some((line.first(), self.labelled_value(line, label)?)))
    }

    /// Returns the title: that of the page, else the one that metadata state.
    fn title(&mut self) -> String {
        match self.page.title.as_slice() {
            [] => self.stated_title(),
            [line] => {
                self.note_field(HeadField::Title, line.first());
                self.without_number(&self.printed(line)).to_owned()
            }
            lines => lines.iter().map(|line| self.printed(line)).collect(),
        }
    }

    /// Returns the title that metadata state; without them, the name of the file.
    fn stated_title(&mut self) -> String {
        if let Some((line, title)) = self.first_labelled_value(&self.lexicon.metadata.title) {
            self.note_field(HeadField::Title, line);
            return title;
        }

        // Its reviewer must write the title; until then the name of the file identifies the plan.
        let name = self.source.name();
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.replace(is_left_out, "")
    }

    /// Returns a title without the number behind it: 实施意见(甲政〔2017〕101号).
    fn without_number<'t>(&self, title: &'t str) -> &'t str {
        const OPEN: [char; 2] = ['(', '\u{FF08}'];

        let Some(open) = title.rfind(OPEN) else {
            return title;
        };
        let behind = squeeze(&title[open..].replacen(OPEN, "", 1));
        match document_number(&behind, &self.lexicon.metadata) {
            Some(_) => title[..open].trim_end(),
            None => title,
        }
    }

    /// Returns the number of the document: one that stands alone on its line, behind a label or in a title. In a sentence
    /// it is that of another document.
    fn number(&mut self) -> Option<DocumentNumber> {
        let labels = &self.lexicon.metadata;
        let mut first: Option<(u32, DocumentNumber)> = None;
        let mut own: Option<(u32, DocumentNumber)> = None;
        let mut cited: Option<(u32, DocumentNumber)> = None;

        for line in &self.before {
            let text = squeeze(&line.text);
            let Some(number) = document_number(&text, labels) else {
                continue;
            };
            // The six bytes leave room for a pair of brackets: (甲政发〔2018〕1号).
            let alone = text.len() <= number.range.len() + 6;
            let is_cited = is_cited(&text, &number, labels);
            let found = (line.first(), number);
            if alone || self.labelled_value(line, &labels.number).is_some() {
                own = Some(found);
                break;
            }
            if is_cited {
                cited.get_or_insert(found);
            } else {
                first.get_or_insert(found);
            }
        }

        let Some((line, number)) = own.or(first) else {
            self.doubt_cited_number(cited);
            return None;
        };
        self.note_field(HeadField::Number, line);
        Some(number)
    }

    /// Warns that the only number above the text is that of another document.
    fn doubt_cited_number(&mut self, cited: Option<(u32, DocumentNumber)>) {
        let Some((line, number)) = cited else {
            return;
        };
        let message = message!(
            "normal-is-the-number-of-another-document",
            normal = number.normal
        );
        self.doubts.push(
            Diagnostic::warning("cited-number", message)
                .at_line(self.source, line)
                .help(message!("the-plans-own-number-was-not-found")),
        );
    }

    /// Returns whom the notice addresses, without the colon.
    fn addressees(&mut self) -> Option<String> {
        let line = *self
            .before
            .iter()
            .find(|line| line.class == Class::Salutation)?;
        self.note_field(HeadField::Addressees, line.first());

        let printed = self.printed(line);
        let addressees = printed.trim_end_matches([':', '\u{FF1A}']);
        Some(addressees.trim_end().to_owned())
    }

    /// Returns the meeting that passed the plan: 市政府七届第65次常务会议. The sentence says more than that,
    /// so its line states no field.
    fn passed_by(&self) -> Option<String> {
        let above = self.before.iter().map(|line| line.first());
        let first = self.page.body.iter().take(FIRST_PARAGRAPHS);
        above.chain(first.map(Line::first)).find_map(|line| {
            meeting::meeting(&squeeze(self.source.line(line)), &self.lexicon.meetings)
        })
    }

    /// Returns the day on which the plan was written: that of the signature; without a readable one, the
    /// last date that stands alone before the text, else the last behind it; else what metadata say.
    fn written(&mut self, signature: Option<SignatureLines>) -> Option<Date> {
        let alone = signature.map(|signature| signature.date).or_else(|| {
            let behind = self.page.around.iter().rev();
            self.before
                .iter()
                .rev()
                .copied()
                .chain(behind)
                .find(|line| line.class.date().is_some())
                .map(Line::first)
        });
        let Some(line) = alone else {
            return self.stated_date(HeadField::Written);
        };

        let date = self.date_on(line)?;
        let text = self.source.line(line);
        // 20171229 is read, but the archived line shows that a copy has lost its marks.
        if !text.contains(['年', '-', '.', '/']) {
            self.doubts.push(
                Diagnostic::warning(
                    "damaged-date",
                    message!("text-has-lost", text = text.trim()),
                )
                .at_line(self.source, line)
                .help(message!("read-as-a-date-in-written-declare")),
            );
        }
        self.note_field(HeadField::Written, line);
        Some(date)
    }

    /// Returns the date that a line consists of, or with which it is signed.
    fn date_on(&self, number: u32) -> Option<Date> {
        let lines = self.page.around.iter().chain(&self.page.title);
        let line = lines.into_iter().find(|line| line.first() == number)?;
        match &line.class {
            Class::Date(date) => Some(*date),
            Class::Signature(signature) => Some(signature.date),
            _ => None,
        }
    }

    fn published(&mut self) -> Option<Date> {
        self.stated_date(HeadField::Published)
    }

    /// Returns the day that metadata state: 成文日期: 2018年1月2日.
    fn stated_date(&mut self, field: HeadField) -> Option<Date> {
        let metadata = &self.lexicon.metadata;
        let (line, date) = match field {
            // What stands behind the text may date something else.
            HeadField::Written => self.before.iter().find_map(|line| {
                let value = self.labelled_value(line, &metadata.written)?;
                Some((line.first(), find_dates(&value).first()?.meaning))
            }),
            _ => self.page.around.iter().find_map(|line| {
                let value = self.labelled_value(line, &metadata.published)?;
                Some((line.first(), find_dates(&value).first()?.meaning))
            }),
        }?;
        self.note_field(field, line);
        Some(date)
    }

    /// Returns the year that a document without a date seems to have, and warns of the guess.
    fn guessed_year(&mut self, title: &str) -> PlanYear {
        let year = year::guessed_year(title, self.source.text());
        let message = match year.known() {
            Some(year) => {
                message!("nothing-dates-the-plan-a-bare", year)
            }
            None => message!("nothing-dates-the-plan-no-time-without"),
        };
        self.doubts.push(
            Diagnostic::warning("no-year", message)
                .at_line(self.source, 1)
                .help(message!("write-year-into-the-front-matter")),
        );
        year
    }
}
