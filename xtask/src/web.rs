//! The desk's pages: types and unit tests, then the whole desk in a browser.
//!
//! Both say so and pass where the tools are missing: the rest of the program needs neither Node.js nor a browser.
//! With `CI_WHOLE` set, as `.ci/run` does, missing tools are a failure.

use anyhow::ensure;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where Debian and others put the browser.
const BROWSERS: [&str; 4] = [
    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/snap/bin/chromium",
];

/// Types and unit tests of the pages.
pub(crate) fn check(root: &Path) -> anyhow::Result<()> {
    let web = root.join("web");
    if !runs("npm") {
        return without("npm was not found; install Node.js 20.19 or later");
    }
    if stale(&web) {
        npm(&web, &["ci", "--no-audit", "--no-fund"])?;
    }
    npm(&web, &["run", "check"])?;
    npm(&web, &["test"])
}

/// The desk as people use it, in a browser without a window.
pub(crate) fn browser(root: &Path) -> anyhow::Result<()> {
    let browser = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let known = || BROWSERS.iter().map(PathBuf::from).find(|b| b.is_file());
    let Some(browser) = browser.or_else(known) else {
        return without("no Chromium was found; install it, or set CHROMIUM to its path");
    };
    if !runs("npm") {
        return without("npm was not found; install Node.js 20.19 or later");
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    let status = Command::new("npm")
        .args(["run", "e2e"])
        .current_dir(root.join("web"))
        .env("CHROMIUM", browser)
        .env("TIDINGS", target.join("debug").join("tidings"))
        .status()?;
    ensure!(status.success(), "`npm run e2e` failed");
    Ok(())
}

/// Whether the packages are not there, or older than the list of them.
fn stale(web: &Path) -> bool {
    let changed = |file: &str| web.join(file).metadata().and_then(|m| m.modified()).ok();
    changed("node_modules/.package-lock.json") < changed("package-lock.json")
}

fn without(what: &str) -> anyhow::Result<()> {
    ensure!(std::env::var_os("CI_WHOLE").is_none(), "{what}");
    eprintln!("left out: {what}");
    Ok(())
}

fn runs(program: &str) -> bool {
    let status = Command::new(program).arg("--version").stdout(Stdio::null()).status();
    status.is_ok_and(|s| s.success())
}

fn npm(web: &Path, arguments: &[&str]) -> anyhow::Result<()> {
    let status = Command::new("npm").args(arguments).current_dir(web).status()?;
    ensure!(status.success(), "`npm {}` failed", arguments.join(" "));
    Ok(())
}
