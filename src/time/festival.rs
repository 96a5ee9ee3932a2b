//! The days of festivals: 国庆节, 端午节, 春节.

use jiff::civil::Date;

/// A festival that texts name as a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Festival {
    /// The same day of the solar calendar each year: its month and day.
    Solar(i8, i8),
    /// 清明, a day of the sun's course.
    Qingming,
    /// 春节
    Spring,
    /// 元宵, the fifteenth day of the year that 春节 begins.
    Lantern,
    /// 端午
    DragonBoat,
    /// 中秋
    MidAutumn,
    /// 重阳
    DoubleNinth,
}

/// The first year of the table of days.
const FIRST_YEAR: i16 = 2000;

/// 春节, 端午, 中秋 and 重阳 of each year as month and day: 205 is the 5th of February. Two calendars that were computed
/// independently agree on all of them.
#[rustfmt::skip]
const MOON_DAYS: [[u16; 4]; 51] = [
    [205, 606, 912, 1006],
    [124, 625, 1001, 1025],
    [212, 615, 921, 1014],
    [201, 604, 911, 1004],
    [122, 622, 928, 1022],
    [209, 611, 918, 1011],
    [129, 531, 1006, 1030],
    [218, 619, 925, 1019],
    [207, 608, 914, 1007],
    [126, 528, 1003, 1026],
    [214, 616, 922, 1016],
    [203, 606, 912, 1005],
    [123, 623, 930, 1023],
    [210, 612, 919, 1013],
    [131, 602, 908, 1002],
    [219, 620, 927, 1021],
    [208, 609, 915, 1009],
    [128, 530, 1004, 1028],
    [216, 618, 924, 1017],
    [205, 607, 913, 1007],
    [125, 625, 1001, 1025],
    [212, 614, 921, 1014],
    [201, 603, 910, 1004],
    [122, 622, 929, 1023],
    [210, 610, 917, 1011],
    [129, 531, 1006, 1029],
    [217, 619, 925, 1018],
    [206, 609, 915, 1008],
    [126, 528, 1003, 1026],
    [213, 616, 922, 1016],
    [203, 605, 912, 1005],
    [123, 624, 1001, 1024],
    [211, 612, 919, 1012],
    [131, 601, 908, 1001],
    [219, 620, 927, 1020],
    [208, 610, 916, 1009],
    [128, 530, 1004, 1027],
    [215, 618, 924, 1017],
    [204, 607, 913, 1007],
    [124, 527, 1002, 1026],
    [212, 614, 920, 1014],
    [201, 603, 910, 1003],
    [122, 622, 928, 1022],
    [210, 611, 917, 1011],
    [130, 531, 1005, 1029],
    [217, 619, 925, 1018],
    [206, 608, 915, 1008],
    [126, 529, 1004, 1027],
    [214, 615, 922, 1016],
    [202, 604, 911, 1005],
    [123, 623, 930, 1024],
];

impl Festival {
    /// Returns its day in a year of the solar calendar; `None` where the day is not known.
    pub fn day(self, year: i16) -> Option<Date> {
        let (month, day) = match self {
            Festival::Solar(month, day) => (month, day),
            Festival::Qingming => (4, day_of_qingming(year)?),
            Festival::Spring => moon_day(year, 0)?,
            Festival::Lantern => {
                let (month, day) = moon_day(year, 0)?;
                return Date::new(year, month, day)
                    .ok()?
                    .checked_add(jiff::Span::new().days(14))
                    .ok();
            }
            Festival::DragonBoat => moon_day(year, 1)?,
            Festival::MidAutumn => moon_day(year, 2)?,
            Festival::DoubleNinth => moon_day(year, 3)?,
        };
        Date::new(year, month, day).ok()
    }
}

/// Returns the month and the day of a festival of the lunar calendar, by its place in the table.
fn moon_day(year: i16, column: usize) -> Option<(i8, i8)> {
    let row = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let day = *MOON_DAYS.get(row)?.get(column)?;
    Some((i8::try_from(day / 100).ok()?, i8::try_from(day % 100).ok()?))
}

/// Returns the day of April on which the sun reaches 清明, by the rule of thumb that holds for the years of the table.
fn day_of_qingming(year: i16) -> Option<i8> {
    let since = u32::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let is_known = usize::try_from(since).is_ok_and(|row| row < MOON_DAYS.len());
    // 4.81 days at first, 0.2422 more each year, less a day each leap year.
    let day = (481_000 + 24_220 * since) / 100_000 - since / 4;
    i8::try_from(day).ok().filter(|_| is_known)
}

#[cfg(test)]
mod tests {
    use super::Festival;

    #[test]
    fn days() {
        for (festival, year, expected) in [
            (Festival::Solar(10, 1), 2018, "2018-10-01"),
            (Festival::Spring, 2018, "2018-02-16"),
            (Festival::Spring, 2024, "2024-02-10"),
            (Festival::Lantern, 2018, "2018-03-02"),
            (Festival::DragonBoat, 2020, "2020-06-25"),
            (Festival::MidAutumn, 2023, "2023-09-29"),
            (Festival::DoubleNinth, 2025, "2025-10-29"),
            (Festival::Qingming, 2018, "2018-04-05"),
            (Festival::Qingming, 2024, "2024-04-04"),
        ] {
            let day = festival.day(year).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(expected));
        }
        assert_eq!(Festival::Spring.day(1999), None);
        assert_eq!(Festival::Spring.day(i16::MIN), None);
        assert_eq!(Festival::Qingming.day(2051), None);
    }
}
