//! The place that an issuing office governs.

/// The place that an office governs: the name up to 省, 市, 县, 区, 州 or 旗.
pub fn of(issuer: &str) -> Option<String> {
    let first = issuer.split_whitespace().next()?;
    let party = ["中国共产党", "中共"];
    let issuer = party.iter().find_map(|word| first.strip_prefix(word));
    let issuer = issuer.unwrap_or(first);
    let Some(government) = ["人民政府", "委员会", "办公"]
        .iter()
        .filter_map(|w| issuer.find(w))
        .min()
    else {
        return of_department(issuer);
    };
    let end = issuer[..government]
        .char_indices()
        .filter(|(at, c)| *at > 0 && "省市县区州旗镇乡".contains(*c))
        .map(|(at, c)| at + c.len_utf8())
        .next_back()?;
    Some(issuer[..end].to_owned())
}

/// 甲山市 of 甲山市生态环境局, where nothing else in the name can be a place: 甲市乙区财政局 has two.
fn of_department(issuer: &str) -> Option<String> {
    let mut ends = issuer
        .char_indices()
        .filter(|(_, c)| "省市县区州旗".contains(*c))
        .map(|(at, c)| at + c.len_utf8());
    let end = ends
        .next()
        .filter(|end| issuer[..*end].chars().count() > 1)?;
    // 甲山市市场监管局: the second is the beginning of a word.
    let mut others = ends.filter(|other| issuer[end..*other].chars().count() > 1);
    others.next().is_none().then(|| issuer[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn places() {
        assert_eq!(of("甲山市人民政府办公室").as_deref(), Some("甲山市"));
        assert_eq!(of("甲山市老边区人民政府").as_deref(), Some("甲山市老边区"));
        assert_eq!(of("中共甲山市委员会办公室").as_deref(), Some("甲山市"));
        assert_eq!(of("中共甲山市委 甲山市人民政府").as_deref(), Some("甲山市"));
        assert_eq!(of("乙镇人民政府").as_deref(), Some("乙镇"));
        assert_eq!(of("市场监督管理局"), None);
        assert_eq!(of("甲山市市场监管局").as_deref(), Some("甲山市"));
        assert_eq!(of("甲山市乙区财政局"), None);
    }
}
