//! What quotations say of the words that an official notice changed.

use super::titled::titled;
use crate::base::text::pictured;
use crate::link::catalogue::Plan;
use crate::plan::AmendmentId;

/// Returns what a notice changed: 〔更1：“7月底前”系2017-05-03《…》(…)所改，原作“6月底前”。〕 Nothing where the plan has no such
/// amendment.
pub fn note(plan: &Plan, id: AmendmentId) -> Option<String> {
    let front = &plan.document.front;
    let (notice, amendment) = front.amendment(id)?;
    let notice = &front.notices[notice];
    let number = notice.number.iter();
    let number: String = number.map(|own| format!("\u{FF08}{own}\u{FF09}")).collect();
    let by = format!("{}{}{number}", notice.date, titled(&notice.title));

    let old = plan.old_words(amendment);
    let old = pictured(&old);
    let new = amendment.new.as_deref().unwrap_or_default();
    let said = match amendment.key() {
        "replaced" => format!("“{new}”系{by}所改\u{FF0C}原作“{old}”"),
        "added" => format!("“{new}”系{by}所增"),
        _ => format!("“{old}”已由{by}删去"),
    };
    Some(format!("〔更{}\u{FF1A}{said}。〕", id.number()))
}
