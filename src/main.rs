//! The phone app's entry: a readable panic, then the app.

fn main() {
    console_error_panic_hook::set_once();
    zhihui::app::start();
}
