//! The pages of a reviewer's desk, and all of them in one as a report.

use super::doubt::OpenDoubt;
use super::plan::{DeskPassage, DeskPlan};
use crate::base::message::{Language, Message, message};
use crate::base::text::escape_into;
use crate::plan::LineRange;
use std::fmt::Write;

/// Archived files of which no plan was made, for one reason.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Why.
    pub reason: Message,
    /// The files.
    pub files: Vec<String>,
}

/// What stands on pages that answer, and not in a report.
const SCRIPT: &str = "<script src=\"/_review/review.js\" defer></script>";
const STYLE: &str = include_str!("review.css");

/// Returns the overview: plans, the most doubtful first, what is no plan by reason, and what to do next.
pub fn overview_page(plans: &[&DeskPlan], refused: &[Refused], language: Language) -> String {
    let mut out = head(
        &say(&message!("review-title"), language),
        language,
        Mode::Live,
    );
    write_overview(
        &mut out,
        plans,
        refused,
        &|id| format!("/plan/{id}"),
        language,
    );
    write_help(&mut out, language);
    out
}

/// Returns the page of a plan: source and reading side by side, with what is doubted. `token` lets its forms be answered;
/// `refusal` is why the last answer was not taken, and the place of its doubt.
pub fn plan_page(
    plan: &DeskPlan,
    token: &str,
    refusal: Option<(&Message, usize)>,
    language: Language,
) -> String {
    let mut out = head(&plan.title, language, Mode::Live);
    let back = say(&message!("review-all-plans"), language);
    let _ = write!(out, "<nav><a href=\"/\" data-key=\"u\">{back}</a></nav>");
    if let Some((why, at)) = refusal {
        let _ = write!(
            out,
            "<p class=\"refusal\" role=\"alert\" data-at=\"{at}\">{}</p>",
            say(why, language)
        );
    }
    write_plan(&mut out, plan, &Answering::Forms { token }, language);
    write_help(&mut out, language);
    out
}

/// Returns all of it as one page that needs nothing else, for who is not at this machine.
pub fn report_page(plans: &[&DeskPlan], refused: &[Refused], language: Language) -> String {
    let mut out = head(
        &say(&message!("review-title"), language),
        language,
        Mode::Report,
    );
    write_overview(&mut out, plans, refused, &|id| format!("#{id}"), language);
    for plan in plans {
        write_plan(&mut out, plan, &Answering::None, language);
    }
    out
}

/// Whether a page is served, with its script and style beside it, or stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Live,
    Report,
}

/// How doubts are answered on a page.
enum Answering<'t> {
    /// By forms with this token.
    Forms { token: &'t str },
    /// Not at all.
    None,
}

/// Returns a message in a language, as HTML.
fn say(message: &Message, language: Language) -> String {
    escaped(&message.in_language(language))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

fn head(title: &str, language: Language, mode: Mode) -> String {
    let lang = match language {
        Language::En => "en",
        Language::Zh => "zh-CN",
    };
    let style = match mode {
        Mode::Live => "<link rel=\"stylesheet\" href=\"/_review/review.css\">".to_owned(),
        Mode::Report => format!("<style>{STYLE}</style>"),
    };
    let script = if mode == Mode::Live { SCRIPT } else { "" };
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>{style}{script}</head><body>"
    )
}

fn write_overview(
    out: &mut String,
    plans: &[&DeskPlan],
    refused: &[Refused],
    address: &dyn Fn(&str) -> String,
    language: Language,
) {
    let doubts: usize = plans.iter().map(|plan| plan.doubts.len()).sum();
    let title = say(&message!("review-title"), language);
    let summary = message!("review-summary", plans = plans.len(), doubts);
    let _ = write!(
        out,
        "<main><h1>{title}</h1><p>{}</p>",
        say(&summary, language)
    );

    out.push_str("<ol class=\"plans\">");
    for plan in plans {
        let _ = write!(
            out,
            "<li class=\"stop\"><a href=\"{}\">{}</a> <small>{} · {}</small></li>",
            escaped(&address(&plan.id)),
            escaped(&plan.title),
            say(&counts(plan), language),
            escaped(&plan.file)
        );
    }
    out.push_str("</ol>");

    if !refused.is_empty() {
        let _ = write!(
            out,
            "<h2>{}</h2><dl>",
            say(&message!("review-refused"), language)
        );
        for group in refused {
            let _ = write!(out, "<dt>{}</dt>", say(&group.reason, language));
            for file in &group.files {
                let _ = write!(out, "<dd><code>{}</code></dd>", escaped(file));
            }
        }
        out.push_str("</dl>");
    }

    let _ = write!(
        out,
        "<h2>{}</h2><ul>",
        say(&message!("review-next"), language)
    );
    if doubts > 0 {
        let _ = write!(
            out,
            "<li>{}</li>",
            say(&message!("review-next-doubts"), language)
        );
    }
    if !refused.is_empty() {
        let _ = write!(
            out,
            "<li>{}</li>",
            say(&message!("review-next-refused"), language)
        );
    }
    let _ = write!(
        out,
        "<li>{}</li></ul></main>",
        say(&message!("review-next-check"), language)
    );
}

/// Returns how much there is to see of a plan.
fn counts(plan: &DeskPlan) -> Message {
    message!(
        "review-counts",
        doubts = plan.doubts.len(),
        acceptable = plan.acceptable(),
        tasks = plan.tasks
    )
}

fn write_plan(out: &mut String, plan: &DeskPlan, answering: &Answering, language: Language) {
    let id = escaped(&plan.id);
    let _ = write!(
        out,
        "<main id=\"{id}\"><h1>{}</h1><p><small>{} · {}</small></p>",
        escaped(&plan.title),
        say(&counts(plan), language),
        escaped(&plan.file)
    );

    let _ = write!(
        out,
        "<section class=\"doubts\"><h2>{}</h2>",
        say(&message!("review-doubts"), language)
    );
    if plan.doubts.is_empty() {
        let _ = write!(
            out,
            "<p>{}</p>",
            say(&message!("review-no-doubts"), language)
        );
    }
    out.push_str("<ol>");
    for doubt in &plan.doubts {
        write_doubt(out, plan, doubt, answering, language);
    }
    out.push_str("</ol></section>");

    let (source, reading) = (message!("review-source"), message!("review-reading"));
    let _ = write!(
        out,
        "<div class=\"sides\"><section><h2>{}</h2><ol class=\"source\">",
        say(&source, language)
    );
    for line in 1..=plan.source.line_count() {
        let is_doubted = plan.doubts.iter().any(|doubt| doubt.line == line);
        let class = if is_doubted { " class=\"doubted\"" } else { "" };
        let text = escaped(plan.source.line(line));
        let _ = write!(
            out,
            "<li id=\"{id}-L{line}\" value=\"{line}\"{class}>{text}</li>"
        );
    }
    let _ = write!(
        out,
        "</ol></section><section class=\"reading\"><h2>{}</h2>",
        say(&reading, language)
    );
    for passage in &plan.passages {
        write_passage(out, &id, passage);
    }
    out.push_str("</section></div></main>");
}

fn write_doubt(
    out: &mut String,
    plan: &DeskPlan,
    doubt: &OpenDoubt,
    answering: &Answering,
    language: Language,
) {
    let id = escaped(&plan.id);
    let line = message!("review-line", line = doubt.line);
    let _ = write!(
        out,
        "<li class=\"stop doubt\" id=\"d-{}\" tabindex=\"-1\"><a href=\"#{id}-L{}\">{}</a> {}",
        doubt.id,
        doubt.line,
        say(&line, language),
        say(&doubt.message, language)
    );
    if let Some(help) = &doubt.help {
        let _ = write!(out, " <small>{}</small>", say(help, language));
    }
    match answering {
        Answering::Forms { token } if doubt.is_acceptable() => {
            let _ = write!(
                out,
                "<form method=\"post\" action=\"/accept\"><input type=\"hidden\" name=\"token\" value=\"{token}\"><input type=\"hidden\" name=\"plan\" value=\"{id}\"><input type=\"hidden\" name=\"digest\" value=\"{}\"><input type=\"hidden\" name=\"doubt\" value=\"{}\"><button>{}</button></form>",
                plan.digest,
                doubt.id,
                say(&accept_word(doubt), language)
            );
        }
        Answering::Forms { .. } | Answering::None => {}
    }
    out.push_str("</li>");
}

/// Returns what the button of a doubt says.
fn accept_word(doubt: &OpenDoubt) -> Message {
    match &doubt.act {
        super::doubt::Act::Emend(_) => message!("review-apply"),
        _ => message!("review-accept"),
    }
}

fn write_passage(out: &mut String, id: &str, passage: &DeskPassage) {
    let element = match passage.depth {
        0 => "p",
        1 => "h3",
        2 => "h4",
        _ => "h5",
    };
    let lines = passage
        .lines
        .map_or_else(String::new, |lines| link_to_lines(id, lines));
    let text = escaped(&passage.text);
    let _ = write!(out, "<{element}>{lines}{text}</{element}>");
    if let Some(block) = &passage.block {
        let _ = write!(out, "<pre>{}</pre>", escaped(block));
    }
}

fn link_to_lines(id: &str, lines: LineRange) -> String {
    let LineRange { first, last } = lines;
    let shown = match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    format!("<a class=\"lines\" href=\"#{id}-L{first}\">{shown}</a> ")
}

fn write_help(out: &mut String, language: Language) {
    let _ = write!(
        out,
        "<dialog id=\"help\"><h2>{}</h2><dl>",
        say(&message!("review-keys"), language)
    );
    for (key, words) in [
        ("j", message!("review-key-next")),
        ("k", message!("review-key-previous")),
        ("Enter", message!("review-key-open")),
        ("a", message!("review-key-accept")),
        ("u", message!("review-key-up")),
        ("?", message!("review-key-help")),
    ] {
        let _ = write!(
            out,
            "<dt><kbd>{key}</kbd></dt><dd>{}</dd>",
            say(&words, language)
        );
    }
    let close = say(&message!("review-close"), language);
    let hint = say(&message!("review-keys-hint"), language);
    let _ = write!(
        out,
        "</dl><form method=\"dialog\"><button>{close}</button></form></dialog><footer>{hint}</footer>"
    );
}
