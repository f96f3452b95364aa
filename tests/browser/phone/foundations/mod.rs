//! What later work leans on: the keyboard, the language, easy mode, the zone's time.

mod forms;
mod frame;
mod language;
