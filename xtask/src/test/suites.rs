//! What each suite runs. Each brings what it needs, so that it can run alone.

use std::process::Command;

use anyhow::Result;

use super::cargo_tests;
use super::postgres::Cluster;
use super::suite::Suite;
use super::tally::Tally;
use super::webdriver;
use crate::install::Optimisation;
use crate::install::rust_parts::{self, WASM_TARGET};
use crate::project::Project;
use crate::steps::Steps;
use crate::{budgets, check, install, process, serve, web};

/// Runs one suite.
pub fn run(suite: Suite, project: &Project) -> Result<Tally> {
    let steps = &mut Steps::new();
    match suite {
        Suite::Fmt => fmt(project, steps),
        Suite::Lint => lint(project, steps),
        Suite::Layers => Ok(one_check(check::print_faults(project)?)),
        Suite::Unit => unit(project, steps),
        Suite::Wasm => wasm(project, steps),
        Suite::Browser => browser(project, steps),
        Suite::Backends => backends(project, steps),
        Suite::Budgets => Ok(one_check(budgets::measure_and_print(project)?)),
    }
}

fn one_check(passed: bool) -> Tally {
    if passed { Tally::SUCCESS } else { Tally::FAILURE }
}

/// Runs a command that is one check: it passes when the command succeeds.
fn command_check(command: &mut Command) -> Tally {
    let outcome = process::run(command);
    if let Err(error) = &outcome {
        println!("{error:#}");
    }
    one_check(outcome.is_ok())
}

fn cargo(project: &Project, arguments: &[&str]) -> Command {
    let mut command = process::cargo();
    command.args(arguments).current_dir(project.root());
    command
}

fn fmt(project: &Project, steps: &mut Steps) -> Result<Tally> {
    rust_parts::ensure_component("fmt", "rustfmt", steps)?;
    Ok(command_check(&mut cargo(project, &["fmt", "--all", "--check"])))
}

fn lint(project: &Project, steps: &mut Steps) -> Result<Tally> {
    rust_parts::ensure_component("clippy", "clippy", steps)?;
    rust_parts::ensure_wasm_target(steps)?;
    let deny = ["--", "--deny", "warnings"];
    let native = ["clippy", "--workspace", "--all-targets", "--locked"];
    let wasm = ["clippy", "--package", "zhihui", "--all-targets", "--target", WASM_TARGET, "--locked"];
    Ok(command_check(&mut cargo(project, &["update", "--quiet", "--workspace", "--locked"]))
        + command_check(cargo(project, &native).args(deny))
        + command_check(cargo(project, &wasm).args(deny)))
}

/// The backend apart from the rest: tested together they would share the sum of their features, and cargo would compile
/// the backend's dependencies a second time for the server that `serve` and the browser tests start.
fn unit(project: &Project, steps: &mut Steps) -> Result<Tally> {
    let cluster = Cluster::start(steps)?;
    let mut backend = cargo(project, &["test", "--package", "zhihui-server", "--locked", "--no-fail-fast"]);
    match &cluster {
        Some(cluster) => backend.env("ZHIHUI_TEST_POSTGRES", cluster.url()),
        None => backend.env_remove("ZHIHUI_TEST_POSTGRES"),
    };
    let mut rest = cargo(project, &["test", "--workspace", "--locked", "--no-fail-fast"]);
    for elsewhere in ["zhihui-server", "zhihui-browser-tests", "zhihui-backend-tests"] {
        rest.args(["--exclude", elsewhere]);
    }
    Ok(cargo_tests::count(&mut backend)? + cargo_tests::count(&mut rest)?)
}

fn wasm(project: &Project, steps: &mut Steps) -> Result<Tally> {
    let runner = install::wasm_test_runner(project, steps)?;
    let browser = install::browser::ensure(steps)?;
    let mut tests =
        cargo(project, &["test", "--package", "zhihui", "--test", "web", "--target", WASM_TARGET, "--locked"]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("CHROMEDRIVER", &browser.driver);
    tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver::write_configuration(project, &browser)?);
    cargo_tests::count(&mut tests)
}

fn browser(project: &Project, steps: &mut Steps) -> Result<Tally> {
    cargo_tests::count(&mut with_a_phone("zhihui-browser-tests", project, steps)?)
}

fn backends(project: &Project, steps: &mut Steps) -> Result<Tally> {
    let tools = install::backend_tools(project, steps)?;
    let mut tests = with_a_phone("zhihui-backend-tests", project, steps)?;
    // The backends inherit it, so that their scripts find what they are made of.
    tests.env("PATH", process::path_with(&tools.programs)?).env("NODE_PATH", tools.node_modules);
    cargo_tests::count(&mut tests)
}

/// The tests of a package that use the app as people do, with all that this takes.
fn with_a_phone(package: &str, project: &Project, steps: &mut Steps) -> Result<Command> {
    let browser = install::browser::ensure(steps)?;
    let axe = install::axe(project, steps)?;
    let dist = web::ensure_dist(project, Optimisation::Required, steps)?;
    serve::build_server(project, steps)?;
    let mut tests = cargo(project, &["test", "--package", package, "--locked", "--no-fail-fast"]);
    tests.env("CHROMIUM", browser.chromium).env("CHROMEDRIVER", browser.driver).env("ZHIHUI_AXE", axe);
    tests.env("ZHIHUI_DIST", dist).env("ZHIHUI_SERVER", project.server_binary());
    Ok(tests)
}
