//! `zhihui-server`: see [`zhihui_server::config::HELP`].

use std::process::ExitCode;

use zhihui_server::config::{Command, HELP};
use zhihui_server::{log, openapi, serve};

fn main() -> ExitCode {
    let database_url = std::env::var("DATABASE_URL").ok();
    let outcome = match Command::parse(std::env::args_os().skip(1), database_url) {
        Ok(Command::PrintHelp) => {
            print!("{HELP}");
            Ok(())
        }
        Ok(Command::PrintOpenapi) => openapi::document().map(|text| print!("{text}")).map_err(|e| e.to_string()),
        Ok(Command::Serve(config)) => run(config),
        Err(error) => Err(format!("{error}\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("zhihui-server: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(config: zhihui_server::config::Config) -> Result<(), String> {
    log::start();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
    runtime.block_on(serve::serve(config)).map_err(|e| e.to_string())
}
