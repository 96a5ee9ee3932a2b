//! The languages that the program speaks.

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// 中文.
    Zh,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// Returns its tag, as in `zh`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// Returns the language of a locale, as in `zh_CN.UTF-8` or `zh-Hans`: English for each that is not Chinese.
    pub fn of_locale(locale: &str) -> Self {
        let end = locale.find(['_', '-', '.', '@']);
        let language = &locale[..end.unwrap_or(locale.len())];
        match language.eq_ignore_ascii_case("zh") {
            true => Self::Zh,
            false => Self::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_language_first() {
        for locale in ["zh", "zh_CN.UTF-8", "zh-Hans-CN", "ZH_TW", "zh.GBK"] {
            assert_eq!(Language::of_locale(locale), Language::Zh, "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "POSIX", "en_US.UTF-8", "zha", "de_DE"] {
            assert_eq!(Language::of_locale(locale), Language::En, "{locale}");
        }
    }
}
