//! Mails (.eml) and web archives (.mht): the page or the text, and what is attached to it.

use super::bundle::{Part, read_parts};
use super::format::unreadable;
use super::loss::{Loss, LossKind, excerpt};
use super::text::Text;
use crate::base::diag::Diagnostic;
use crate::base::message::message;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// How much of a file is looked at for the lines that a mail begins with, in bytes.
const HEAD: usize = 4 << 10;

/// Returns whether bytes are a mail or a web archive: they begin with a field, and one says that they are.
pub fn is_mail(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let begins_with_field = head
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-')
        .count();
    if begins_with_field == 0 || head.get(begins_with_field) != Some(&b':') {
        return false;
    }

    let fields = head.split(|byte| *byte == b'\n');
    let mut fields = fields.take_while(|line| !line.trim_ascii().is_empty());
    fields.any(|line| {
        line.get(..13)
            .is_some_and(|name| name.eq_ignore_ascii_case(b"MIME-Version:"))
    })
}

/// A mail in its parts.
#[derive(Debug)]
struct Mail {
    /// What it is about.
    subject: Option<String>,
    /// What it shows, then what is attached.
    parts: Vec<Part>,
}

/// Takes a mail apart; nothing where it is none.
fn take_apart(bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    // The other parts of a saved page are its pictures, styles and frames.
    let is_page = message
        .content_type()
        .is_some_and(|kind| kind.subtype() == Some("related"));

    let shown = message
        .html_bodies()
        .take(if is_page { 1 } else { usize::MAX });
    let shown = shown.filter_map(|part| Some(part_of(part, content(&message, part)?, "正文")));
    let mut parts: Vec<Part> = shown.collect();
    if !is_page {
        let attached = message.attachments().filter(|part| !is_layout(part));
        let attached =
            attached.filter_map(|part| Some(part_of(part, content(&message, part)?, "附件")));
        parts.extend(attached);
    }
    let subject = message.subject().map(str::to_owned);
    Some(Mail {
        subject: subject.filter(|_| !is_page),
        parts,
    })
}

fn part_of(part: &MessagePart<'_>, bytes: Vec<u8>, otherwise: &str) -> Part {
    let name = part.attachment_name().unwrap_or(otherwise);
    Part {
        name: name.to_owned(),
        bytes,
    }
}

/// Returns whether a part is a picture that the text shows.
fn is_layout(part: &MessagePart<'_>) -> bool {
    let is_picture = part
        .content_type()
        .is_some_and(|kind| kind.ctype() == "image");
    is_picture && part.content_id().is_some()
}

/// Returns the bytes of a part as they were before they were mailed: its text is read as that of any file, for what a
/// mail says of its encoding is often wrong.
fn content(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let raw = || {
        let bytes = message.raw_message();
        bytes.get(part.offset_body as usize..part.offset_end as usize)
    };
    match &part.body {
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => Some(bytes.to_vec()),
        PartType::Text(_) | PartType::Html(_) => match part.encoding {
            Encoding::None => raw().map(<[u8]>::to_vec),
            Encoding::Base64 => base64_decode(raw()?),
            Encoding::QuotedPrintable => quoted_printable_decode(raw()?),
        },
        PartType::Message(_) => raw().map(<[u8]>::to_vec),
        PartType::Multipart(_) => None,
    }
}

/// Reads a mail or a web archive; `read` reads a file within it.
///
/// # Errors
/// `unreadable-format`, with what to do.
pub fn read(
    name: &str,
    bytes: &[u8],
    read: impl Fn(&str, Vec<u8>) -> Result<Text, Box<Diagnostic>>,
) -> Result<Text, Box<Diagnostic>> {
    let Some(mail) = take_apart(bytes).filter(|mail| !mail.parts.is_empty()) else {
        let help = message!("open-it-and-copy-the-text");
        return Err(unreadable(
            name,
            message!("a-mail-or-web-archive-without-text"),
            help,
        ));
    };

    let mut text = read_parts(name, mail.parts, read)?;
    if let Some(subject) = mail.subject {
        text.losses.insert(
            0,
            Loss {
                kind: LossKind::HeaderOrFooter,
                count: 1,
                line: 0,
                text: excerpt(&subject),
            },
        );
    }
    Ok(text)
}
