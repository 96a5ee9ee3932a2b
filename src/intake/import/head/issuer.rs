//! The office that issued a plan (发文机关).

use super::HeadReader;
use super::lines::{Class, Line, office_names};
use super::signature::SignatureLines;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use crate::base::text::squeeze;
use crate::plan::HeadField;

impl HeadReader<'_> {
    /// Returns where an office stands with the date below it, or beside it.
    pub(super) fn signature(&self) -> Option<SignatureLines> {
        let around = &self.page.around;
        let below = around
            .windows(2)
            .find(|pair| pair[0].class == Class::Offices && pair[1].class.date().is_some());
        if let Some(pair) = below {
            return Some(SignatureLines {
                office: pair[0].first(),
                date: pair[1].first(),
            });
        }

        let beside = around
            .iter()
            .find(|line| matches!(line.class, Class::Signature(_)))?;
        Some(SignatureLines {
            office: beside.first(),
            date: beside.first(),
        })
    }

    /// Returns the office that signs; without a signature, the one that a title or metadata name.
    pub(super) fn issuer(&mut self, signature: Option<SignatureLines>) -> Option<String> {
        let issuer = match signature {
            Some(signature) => self.signing_office(signature.office),
            None => self.named_issuer(),
        };
        if issuer.is_none() {
            let line = self.before.last().map_or(1, |line| line.first());
            self.doubts.push(
                Diagnostic::warning("no-issuer", message!("the-issuing-office-was-not-found"))
                    .at_line(self.source, line)
                    .help(message!("write-issuer-into-the-front-matter")),
            );
        }
        issuer
    }

    /// Returns who signs on a line and on those right above it, as one text.
    fn signing_office(&mut self, number: u32) -> Option<String> {
        let around = &self.page.around;
        let last = around.iter().position(|line| line.first() == number)?;
        // The line states the date; it can state one field only.
        if let Class::Signature(signature) = &around[last].class {
            return Some(signature.office.clone());
        }

        // What heads a document is no signature: 甲局, 乙局, 文件.
        let mut first = last;
        while first > 0
            && around[first - 1].class == Class::Offices
            && around[first - 1].first() + 1 == around[first].first()
        {
            first -= 1;
        }
        let names: Vec<String> = around[first..=last]
            .iter()
            .flat_map(|line| office_names(&line.text, &self.lexicon.offices))
            .collect();
        if first == last {
            self.note_field(HeadField::Issuer, number);
        }
        Some(names.join(" "))
    }

    /// Returns the office that a title or a line of metadata names: 甲市人民政府办公室关于…, 发文机关: ….
    fn named_issuer(&self) -> Option<String> {
        let titles = self.page.title.iter().chain(self.before.iter().copied());
        let in_title = titles
            .into_iter()
            .find_map(|line| self.office_before_subject(line));

        // The first line of a title may be the office alone.
        let subjects = &self.lexicon.titles.subjects;
        let above_title = || {
            let pair = self.before.windows(2).find(|pair| {
                pair[0].class == Class::Offices && subjects.begin(&squeeze(&pair[1].text))
            })?;
            Some(squeeze(&pair[0].text))
        };
        let stated = || {
            let (_, issuer) = self.first_labelled_value(&self.lexicon.metadata.issuer)?;
            Some(issuer)
        };
        in_title.or_else(above_title).or_else(stated)
    }

    /// Returns the office before 关于 in a title.
    fn office_before_subject(&self, line: &Line) -> Option<String> {
        let text = squeeze(&line.text);
        let subject = self.lexicon.titles.subjects.find(&text)?;
        let name = text[..subject.start]
            .rsplit(['号', ' ', ':', '\u{FF1A}', '丨', '|', '《', '】'])
            .next()?;
        super::lines::is_office(name, &self.lexicon.offices).then(|| name.to_owned())
    }
}
