//! A title as Chinese texts quote it.

/// Returns a title between 《》. Marks of titles within it are 〈〉, and 《》 again within those: GB/T 15834—2011.
pub fn titled(title: &str) -> String {
    let inner = title.chars().map(|c| match c {
        '《' => '〈',
        '》' => '〉',
        '〈' => '《',
        '〉' => '》',
        c => c,
    });
    format!("《{}》", inner.collect::<String>())
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_of_titles_take_turns() {
        assert_eq!(
            super::titled("甲市贯彻《乙规划〈丙〉》方案"),
            "《甲市贯彻〈乙规划《丙》〉方案》"
        );
    }
}
