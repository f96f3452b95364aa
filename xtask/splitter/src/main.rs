//! Called by Trunk in place of `wasm-bindgen`: splits the app's wasm into a main file and chunks, lets the real
//! wasm-bindgen write the JavaScript for the main file, teaches that JavaScript to fetch the chunks, and makes it small.
//!
//! Trunk knows no such step. It takes the first program named `wasm-bindgen` that it finds on its PATH, and `cargo xtask`
//! puts this one there. What is asked of it otherwise, such as its version, the real one answers.

mod call;
mod chunks;
mod glue;
mod run;
mod settings;
mod small;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, anyhow};
use call::Call;
use settings::Settings;
use small::Bound;
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
    let loader = read(&work.join(glue::LOADER))?;
    let named = glue::name_chunks(&loader, &chunks)?;
    let files =
        [format!("{}_bg.wasm", call.out_name), format!("{}.js", call.out_name)].map(|name| call.out_dir.join(name));
    let [wasm, glue] = &files;
    let bound = Bound { wasm: read_bytes(wasm)?, glue: glue::with_loader(&read(glue)?, &named)? };
    let module = format!("./{}_bg.js", call.out_name);
    let small = bound.with_short_names(&module, &glue::shared_with_chunks(&loader)?)?;
    write(wasm, &small.wasm)?;
    match &settings.esbuild {
        Some(esbuild) => write(glue, small::minify(esbuild, &small.glue, &work)?.as_bytes()),
        None => write(glue, small.glue.as_bytes()),
    }
}

fn split(input: &Path, work: &Path, main: &Path) -> Result<SplitWasm> {
    let wasm = read_bytes(input)?;
    let mut options = Options::new(&wasm);
    options.output_dir = work;
    options.main_out_path = main;
    options.link_name = glue::LOADER_IMPORT;
    wasm_split_cli_support::transform(options).map_err(|error| anyhow!("the wasm could not be split: {error:#}"))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

fn read_bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("could not read {}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("could not write {}", file.display()))
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))
}
