//! Called by Trunk in place of `wasm-bindgen`: splits the app's wasm into a main file and chunks, lets the real
//! wasm-bindgen write the JavaScript for the main file, and teaches that JavaScript to fetch the chunks.
//!
//! Trunk knows no such step. It takes the first program named `wasm-bindgen` that it finds on its PATH, and `cargo xtask`
//! puts this one there. What is asked of it otherwise, such as its version, the real one answers.

mod call;
mod chunks;
mod glue;
mod run;
mod settings;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, anyhow};
use call::Call;
use settings::Settings;
use wasm_split_cli_support::{Options, SplitWasm};

fn main() -> ExitCode {
    match answer() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn answer() -> Result<()> {
    let settings = Settings::from_environment()?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Call::parse(&arguments) {
        Some(call) => split_and_bind(&call, &settings),
        None => run::to_its_end(Command::new(&settings.wasm_bindgen).args(&arguments)),
    }
}

fn split_and_bind(call: &Call, settings: &Settings) -> Result<()> {
    let work = call.out_dir.join("split");
    empty(&work)?;
    empty(&settings.chunks)?;
    let main = work.join("main.wasm");
    let parts = split(&call.input, &work, &main)?;

    let mut bind = Command::new(&settings.wasm_bindgen);
    // The chunks import the table and the functions of the main file under the names that the linker gave them.
    bind.args(&call.options).args(["--keep-lld-exports", "--no-demangle"]).arg(&main);
    run::to_its_end(&mut bind)?;

    let chunks = chunks::finish(&parts.split_modules, &call.out_name, settings)?;
    let glue = call.out_dir.join(format!("{}.js", call.out_name));
    let loader = glue::name_chunks(&read(&work.join(glue::LOADER))?, &chunks)?;
    let bound = glue::with_loader(&read(&glue)?, &loader)?;
    fs::write(&glue, bound).with_context(|| format!("could not write {}", glue.display()))
}

fn split(input: &Path, work: &Path, main: &Path) -> Result<SplitWasm> {
    let wasm = fs::read(input).with_context(|| format!("could not read {}", input.display()))?;
    let mut options = Options::new(&wasm);
    options.output_dir = work;
    options.main_out_path = main;
    options.link_name = glue::LOADER_IMPORT;
    wasm_split_cli_support::transform(options).map_err(|error| anyhow!("the wasm could not be split: {error:#}"))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))
}
