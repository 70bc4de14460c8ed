//! Why an address gave nothing, said so that the user knows what to do next.

/// Why an address gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An address that is not asked at all.
    #[error("{url} is not asked: {why}")]
    Address {
        /// The address.
        url: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A name that leads elsewhere than to the public internet.
    #[error(
        "{host} is not on the public internet, or not at a port of the web; if it is yours, allow it: allow = [\"10.1.0.0/16\"]"
    )]
    NotPublic {
        /// The name or address.
        host: String,
    },
    /// From https back to http.
    #[error("it leads from https to http ({to}), which anybody on the way could read and change")]
    Downgrade {
        /// Where to.
        to: String,
    },
    /// Nobody answers.
    #[error("it cannot be reached ({0}): check the address and the connection")]
    Unreachable(String),
    /// It took too long.
    #[error("it did not answer in time ({0})")]
    Slow(&'static str),
    /// It is too much.
    #[error("it is larger than {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// It grows beyond reason.
    #[error(
        "it grows more than {} times when decompressed, as no news text does",
        super::body::RATIO
    )]
    Bomb,
    /// An encoding nobody asked for.
    #[error("it is packed as `{0}`, which was not asked for")]
    Packed(String),
    /// It ended early or is not HTTP.
    #[error("it broke off or is damaged ({0})")]
    Broken(String),
    /// A redirect to nowhere.
    #[error("it leads elsewhere without saying where")]
    Nowhere,
}

impl Error {
    /// Whether asking again will not help.
    pub const fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Address { .. }
                | Self::NotPublic { .. }
                | Self::Downgrade { .. }
                | Self::TooLarge(_)
                | Self::Bomb
                | Self::Packed(_)
                | Self::Nowhere
        )
    }

    /// What the client says, in our words.
    pub(super) fn of(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Other(other) => match other.downcast::<Self>() {
                Ok(own) => *own,
                Err(other) => Self::Broken(other.to_string()),
            },
            ureq::Error::Timeout(timeout) => Self::Slow(waited_for(timeout)),
            ureq::Error::Io(error) => Self::of_io(error),
            ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => {
                Self::Unreachable(error.to_string())
            }
            other => Self::Broken(other.to_string()),
        }
    }

    /// The same for what reading a body says: the client's errors travel inside those of the system.
    pub(super) fn of_io(error: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        if error.get_ref().is_some_and(|e| e.is::<ureq::Error>()) {
            return match error.into_inner().map(|e| e.downcast::<ureq::Error>()) {
                Some(Ok(inner)) => Self::of(*inner),
                _ => Self::Broken("unknown".to_owned()),
            };
        }
        match error.kind() {
            K::TimedOut | K::WouldBlock => Self::Slow("its text"),
            K::ConnectionRefused | K::HostUnreachable | K::NetworkUnreachable | K::NotFound => {
                Self::Unreachable(error.to_string())
            }
            _ => Self::Broken(error.to_string()),
        }
    }
}

fn waited_for(timeout: ureq::Timeout) -> &'static str {
    match timeout {
        ureq::Timeout::Resolve => "its name",
        ureq::Timeout::Connect => "a connection",
        ureq::Timeout::RecvResponse => "its first words",
        _ => "the whole of it",
    }
}
