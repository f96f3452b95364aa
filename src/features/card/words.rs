//! The card's words in the language in use.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::card::{Degree, Level, Scene, TalentCategory};
use zhihui_domain::person::IdentityKind;

use crate::i18n::Texts;
use crate::ui::Icon;

/// The kind of talent.
pub fn category_name(texts: Texts, category: TalentCategory) -> &'static str {
    match category {
        TalentCategory::Science => texts.card_category_science(),
        TalentCategory::Entrepreneur => texts.card_category_entrepreneur(),
        TalentCategory::Skilled => texts.card_category_skilled(),
        TalentCategory::EducationHealth => texts.card_category_education_health(),
        TalentCategory::Young => texts.card_category_young(),
    }
}

/// Who a category is for.
pub fn category_note(texts: Texts, category: TalentCategory) -> &'static str {
    match category {
        TalentCategory::Science => texts.card_category_science_note(),
        TalentCategory::Entrepreneur => texts.card_category_entrepreneur_note(),
        TalentCategory::Skilled => texts.card_category_skilled_note(),
        TalentCategory::EducationHealth => texts.card_category_education_health_note(),
        TalentCategory::Young => texts.card_category_young_note(),
    }
}

/// The letter on the card and the name of the level behind it.
pub fn level_name(texts: Texts, level: Level) -> (&'static str, &'static str) {
    match level {
        Level::A => ("A", texts.card_level_a()),
        Level::B => ("B", texts.card_level_b()),
        Level::C => ("C", texts.card_level_c()),
        Level::D => ("D", texts.card_level_d()),
    }
}

/// A degree.
pub fn degree_name(texts: Texts, degree: Degree) -> &'static str {
    match degree {
        Degree::Doctor => texts.card_degree_doctor(),
        Degree::Master => texts.card_degree_master(),
        Degree::Bachelor => texts.card_degree_bachelor(),
        Degree::College => texts.card_degree_college(),
    }
}

/// A kind of identity document.
pub fn document_name(texts: Texts, kind: IdentityKind) -> &'static str {
    match kind {
        IdentityKind::ResidentId => texts.card_document_resident(),
        IdentityKind::ForeignPermanentResident => texts.card_document_permanent(),
        IdentityKind::Passport => texts.card_document_passport(),
    }
}

/// A scene's mark.
pub fn scene_icon(scene: Scene) -> Icon {
    match scene {
        Scene::Medical => Icon::Heart,
        Scene::Transport => Icon::Train,
        Scene::Schooling => Icon::Book,
        Scene::Housing => Icon::House,
    }
}

/// A scene in one word, for a tile.
pub fn scene_word(texts: Texts, scene: Scene) -> &'static str {
    match scene {
        Scene::Medical => texts.card_scene_medical(),
        Scene::Transport => texts.card_scene_transport(),
        Scene::Schooling => texts.card_scene_schooling(),
        Scene::Housing => texts.card_scene_housing(),
    }
}

/// A scene's full name, for a heading.
pub fn scene_name(texts: Texts, scene: Scene) -> &'static str {
    match scene {
        Scene::Medical => texts.card_scene_medical_name(),
        Scene::Transport => texts.card_scene_transport_name(),
        Scene::Schooling => texts.card_scene_schooling_name(),
        Scene::Housing => texts.card_scene_housing_name(),
    }
}

/// What a scene is good for, in one sentence.
pub fn scene_note(texts: Texts, scene: Scene) -> &'static str {
    match scene {
        Scene::Medical => texts.card_scene_medical_note(),
        Scene::Transport => texts.card_scene_transport_note(),
        Scene::Schooling => texts.card_scene_schooling_note(),
        Scene::Housing => texts.card_scene_housing_note(),
    }
}

/// A choice's value in the form: its name on the wire.
pub fn wire_name(choice: &impl Serialize) -> String {
    zhihui_json::write(choice).unwrap_or_default().trim_matches('"').to_owned()
}

/// The choice of a name on the wire; nothing for a name that is none.
pub fn of_wire_name<T: DeserializeOwned>(name: &str) -> Option<T> {
    zhihui_json::read(&format!("\"{name}\"")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_comes_back_from_the_form() {
        for degree in Degree::ALL {
            assert_eq!(of_wire_name(&wire_name(&degree)), Some(degree));
        }
        for category in TalentCategory::ALL {
            assert_eq!(of_wire_name(&wire_name(&category)), Some(category));
        }
        assert_eq!(wire_name(&IdentityKind::ForeignPermanentResident), "foreignPermanentResident");
    }

    #[test]
    fn what_is_no_choice_is_none() {
        assert_eq!(of_wire_name::<Degree>(""), None);
        assert_eq!(of_wire_name::<Degree>("\""), None);
    }
}
