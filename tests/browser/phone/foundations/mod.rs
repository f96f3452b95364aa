//! What later work leans on: the keyboard, the language, easy mode, the zone's time, and checks that notice.

mod checks;
mod forms;
mod frame;
mod language;
