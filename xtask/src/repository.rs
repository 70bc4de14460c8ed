//! The repository: where it is, and what is in it.

use anyhow::Context as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that holds the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The cargo that runs this, or the one on the path.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Builds the released program and says where it is.
pub(crate) fn released() -> anyhow::Result<PathBuf> {
    let built = cargo()
        .args(["build", "--release", "--locked", "-p", "tidings"])
        .current_dir(root())
        .status()?;
    anyhow::ensure!(built.success(), "the release build failed");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), PathBuf::from);
    Ok(target.join("release").join("tidings"))
}

/// Every file that git has or would take, as a path from the root, in order.
pub(crate) fn files(root: &Path) -> anyhow::Result<Vec<String>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    let mut files: Vec<String> = match listed {
        Ok(out) if out.status.success() => String::from_utf8(out.stdout)
            .context("a path in git is not UTF-8")?
            .split('\0')
            .filter(|p| !p.is_empty() && root.join(p).is_file())
            .map(str::to_owned)
            .collect(),
        // A source archive has no git: walk instead.
        _ => walk(root, root)?,
    };
    files.sort();
    files.dedup();
    Ok(files)
}

/// Files of a folder with this extension, in order.
pub(crate) fn with_extension(folder: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<PathBuf> = entries.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == extension));
    files.sort();
    Ok(files)
}

fn walk(root: &Path, folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            let kept = !name.starts_with("target") && (!name.starts_with('.') || name == ".ci");
            if kept {
                out.extend(walk(root, &path)?);
            }
        } else if let Ok(inside) = path.strip_prefix(root) {
            out.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(out)
}
