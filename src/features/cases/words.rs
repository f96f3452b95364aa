//! The words around a case in the language in use.

use zhihui_domain::case::{CaseCategory, Outcome};

use crate::i18n::Texts;

/// What a matter is about.
pub fn category_name(texts: Texts, category: CaseCategory) -> &'static str {
    match category {
        CaseCategory::Schooling => texts.cases_category_schooling(),
        CaseCategory::Housing => texts.cases_category_housing(),
        CaseCategory::Medical => texts.cases_category_medical(),
        CaseCategory::Work => texts.cases_category_work(),
        CaseCategory::Innovation => texts.cases_category_innovation(),
        CaseCategory::Suggestion => texts.cases_category_suggestion(),
        CaseCategory::Other => texts.cases_category_other(),
    }
}

/// What came of it, as a sentence.
pub fn outcome_sentence(texts: Texts, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Resolved => texts.cases_outcome_resolved(),
        Outcome::PartlyResolved => texts.cases_outcome_partly(),
        Outcome::NotPossible => texts.cases_outcome_not_possible(),
        Outcome::Explained => texts.cases_outcome_explained(),
    }
}

/// The five levels of 好差评; nothing outside 1–5.
pub fn score_name(texts: Texts, score: u8) -> &'static str {
    match score {
        5 => texts.cases_score_5(),
        4 => texts.cases_score_4(),
        3 => texts.cases_score_3(),
        2 => texts.cases_score_2(),
        1 => texts.cases_score_1(),
        _ => "",
    }
}

/// The beginning of a text, as its title in a list: one line of at most `max` code points.
pub fn first_words(text: &str, max: usize) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let more = line.chars().count() > max || text.trim() != line;
    let mut words: String = line.chars().take(max).collect();
    if more {
        // A sentence that ends with its line needs no second stop.
        words.truncate(words.trim_end_matches(['。', '.', '，', ',', '；', ';', ' ']).len());
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use zhihui_domain::text::Language;

    use super::*;

    #[test]
    fn a_short_text_is_its_own_title() {
        assert_eq!(first_words("  孩子转学怎么办？ ", 20), "孩子转学怎么办？");
    }

    #[test]
    fn a_long_text_is_cut_by_code_points() {
        assert_eq!(first_words("孩子转学怎么办", 4), "孩子转学…");
        assert_eq!(first_words("𠮷𠮷𠮷", 2), "𠮷𠮷…");
    }

    #[test]
    fn later_lines_are_only_hinted_at() {
        assert_eq!(first_words("\n\n住房补贴。\n已经等了一个月", 20), "住房补贴…");
        assert_eq!(first_words("", 20), "");
    }

    #[test]
    fn every_level_has_a_name() {
        let texts = Texts::new(Language::Chinese);
        assert_eq!((1..=5).map(|score| score_name(texts, score)).filter(|name| !name.is_empty()).count(), 5);
        assert_eq!(score_name(texts, 0), "");
    }
}
