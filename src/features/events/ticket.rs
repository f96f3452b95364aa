use leptos::prelude::*;
use zhihui_domain::registration::Ticket;

use crate::i18n::use_texts;
use crate::platform::qr_image;

/// What gates tell a ticket's code apart by from other codes.
const SCHEME: &str = "ZHT:";

/// The ticket: a QR code that a long press can save, and its number for when a camera fails.
pub fn ticket(ticket: &Ticket) -> AnyView {
    let texts = use_texts();
    let spoken = in_groups(&ticket.code);
    let image = qr_image::data_url(&format!("{SCHEME}{}", ticket.code)).map(|source| {
        view! { <img class="qr" src=source alt=texts.events_ticket_alt(&spoken) width="240" height="240" /> }.into_any()
    });
    view! {
        <section class="ticket">
            <h2 class="visually-hidden">{texts.events_ticket()}</h2>
            {image}
            <p class="ticket__code">{spoken}</p>
            <p class="ticket__hint">{texts.events_ticket_hint()}</p>
        </section>
    }
    .into_any()
}

/// `ABCD EFGH JKMN PQRS`: four at a time can be read out.
fn in_groups(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::in_groups;

    #[test]
    fn a_code_is_read_out_in_fours() {
        assert_eq!(in_groups("ABCDEFGHJKMNPQRS"), "ABCD EFGH JKMN PQRS");
        assert_eq!(in_groups("ABCDE"), "ABCD E");
    }
}
