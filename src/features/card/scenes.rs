use leptos::prelude::*;
use zhihui_domain::card::Scene;

use super::words::{of_wire_name, scene_icon, scene_name, scene_word, wire_name};
use crate::i18n::use_texts;
use crate::screen::Route;
use crate::ui::{DomId, icon};

/// The part of the card page's query that names a scene. A query and no fragment: the page is drawn only after its
/// address was followed, when a fragment would have found nothing to scroll to.
const SCENE: &str = "scene=";

/// The four scenes as tiles; each leads to its benefits on the card page.
pub fn scene_tiles() -> AnyView {
    let texts = use_texts();
    let tiles: Vec<_> = Scene::ALL
        .into_iter()
        .map(|scene| {
            view! {
                <li>
                    <a class="scenes__tile" href=address_of(scene) title=scene_name(texts, scene)>
                        {icon(scene_icon(scene))}
                        <span>{scene_word(texts, scene)}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! { <ul class="scenes" aria-label=texts.card_scenes()>{tiles}</ul> }.into_any()
}

/// The card page with a scene in view.
fn address_of(scene: Scene) -> String {
    format!("{}?{SCENE}{}", Route::Card.href(), wire_name(&scene))
}

/// The scene that an address brings into view.
pub fn scene_of(address: &str) -> Option<Scene> {
    let (_, query) = address.split_once('?')?;
    of_wire_name(query.split('&').find_map(|pair| pair.strip_prefix(SCENE))?)
}

/// The heading of a scene's benefits.
pub fn heading_id(scene: Scene) -> DomId {
    DomId::Section(wire_name(&scene))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_leads_to_its_scene_on_the_card_page() {
        for scene in Scene::ALL {
            assert_eq!(scene_of(&address_of(scene)), Some(scene));
            assert_eq!(Route::parse(&address_of(scene)), Some(Route::Card));
        }
    }

    #[test]
    fn an_address_without_a_scene_brings_none_into_view() {
        for address in ["/card", "/card?scene=", "/card?scene=pool", "/card?when=past"] {
            assert_eq!(scene_of(address), None, "{address}");
        }
    }
}
