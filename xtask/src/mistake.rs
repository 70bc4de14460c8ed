//! What is wrong, where, and what to do about it.

use std::fmt;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// Path from the root of the repository.
    pub(crate) file: String,
    /// Counted from 1; none: the whole file.
    pub(crate) line: Option<usize>,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do.
    pub(crate) advice: String,
    /// Only worth a look.
    pub(crate) warning: bool,
}

impl Mistake {
    pub(crate) fn in_file(
        file: impl Into<String>,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        let (file, what, advice) = (file.into(), what.into(), advice.into());
        Self { file, line: None, what, advice, warning: false }
    }

    pub(crate) fn on_line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    pub(crate) fn only_a_warning(self) -> Self {
        Self { warning: true, ..self }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.warning {
            write!(f, "warning: ")?;
        }
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}; {}", self.what, self.advice)
    }
}

/// Prints them; an error when any is more than a warning.
pub(crate) fn report(chore: &str, mistakes: &[Mistake]) -> anyhow::Result<()> {
    for mistake in mistakes {
        println!("{mistake}");
    }
    let grave = mistakes.iter().filter(|m| !m.warning).count();
    anyhow::ensure!(grave == 0, "{chore}: {grave} to put right, see above");
    println!("{chore}: in order ({} warnings)", mistakes.len());
    Ok(())
}
