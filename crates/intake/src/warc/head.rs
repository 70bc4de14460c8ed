//! Heads: the lines of names and values before a record's block and before an HTTP body.

/// Names, in lower case, and values, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Headers(pub Vec<(String, String)>);

impl Headers {
    /// The value of the first header of this name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// Reads `Name: value` lines; a line that begins with a blank goes on with the one before, and what
/// is neither is left out: archived heads are as the web is.
pub(super) fn headers(bytes: &[u8]) -> Headers {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in bytes.split(|&b| b == b'\n') {
        let line = String::from_utf8_lossy(line);
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = all.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            all.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Headers(all)
}
