//! What characters look like, as far as it matters to what is read.

use super::super::notation::Script;
use super::sprms::Sprms;

/// What a character looks like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// 删除线
    pub struck: bool,
    /// 双删除线
    pub struck_twice: bool,
    /// 隐藏
    pub hidden: bool,
    /// Whether it is gone once all changes are accepted.
    pub is_deleted: bool,
    /// Whether a change that was tracked put it there.
    pub is_inserted: bool,
    /// Whether it stands for something that is no character.
    pub is_special: bool,
    /// Whether it stands for data that nobody sees.
    pub is_data: bool,
    /// Above or below the line.
    pub script: Option<Script>,
    /// The number of the font of its Latin characters.
    pub font: u16,
    /// A sign of a font, in place of the character: the number of the font, and its code.
    pub sign: Option<(u16, u16)>,
}

/// What is changed of a look; `None` where nothing is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LookChange {
    /// The style of the characters.
    pub style: Option<u16>,
    struck: Option<u8>,
    struck_twice: Option<u8>,
    hidden: Option<u8>,
    deleted: Option<u8>,
    inserted: Option<u8>,
    special: Option<u8>,
    data: Option<u8>,
    script: Option<u8>,
    font: Option<u16>,
    sign: Option<(u16, u16)>,
}

impl LookChange {
    /// Reads changes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut change = Self::default();
        for sprm in Sprms::of(bytes) {
            match sprm.code {
                0x0800 => change.deleted = Some(sprm.byte()),
                0x0801 => change.inserted = Some(sprm.byte()),
                0x0806 => change.data = Some(sprm.byte()),
                0x0837 => change.struck = Some(sprm.byte()),
                0x083C => change.hidden = Some(sprm.byte()),
                0x0855 => change.special = Some(sprm.byte()),
                0x2A48 => change.script = Some(sprm.byte()),
                0x2A53 => change.struck_twice = Some(sprm.byte()),
                0x4A30 => change.style = Some(sprm.number()),
                0x4A4F => change.font = Some(sprm.number()),
                0x6A09 => {
                    let code = sprm.operand.get(2..4).unwrap_or_default();
                    let code = code
                        .iter()
                        .rev()
                        .fold(0, |code, byte| code << 8 | u16::from(*byte));
                    change.sign = Some((sprm.number(), code));
                }
                _ => {}
            }
        }
        change
    }

    /// Returns whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Changes a look; `style` is the one that its style alone gives.
    pub fn apply(&self, look: &mut Look, style: &Look) {
        toggle(&mut look.struck, self.struck, style.struck);
        toggle(
            &mut look.struck_twice,
            self.struck_twice,
            style.struck_twice,
        );
        toggle(&mut look.hidden, self.hidden, style.hidden);
        toggle(&mut look.is_deleted, self.deleted, false);
        toggle(&mut look.is_inserted, self.inserted, false);
        toggle(&mut look.is_special, self.special, false);
        toggle(&mut look.is_data, self.data, false);
        if let Some(script) = self.script {
            look.script = match script {
                1 => Some(Script::Super),
                2 => Some(Script::Sub),
                _ => None,
            };
        }
        look.font = self.font.unwrap_or(look.font);
        look.sign = self.sign.or(look.sign);
    }
}

/// Sets a switch: off, on, as the style has it, or the other way.
fn toggle(switch: &mut bool, to: Option<u8>, style: bool) {
    match to {
        Some(0) => *switch = false,
        Some(1) => *switch = true,
        Some(0x80) => *switch = style,
        Some(0x81) => *switch = !style,
        _ => {}
    }
}
