//! Named points at which the tests stop the program, and writing that the tests let fail; outside tests nothing at
//! all, and plain writing.

use std::fs::File;
use std::io::{self, Write as _};

/// The program has come to `point`.
#[cfg(not(test))]
#[inline]
pub(crate) fn at(_point: &str) {}

/// Waits to be killed when the environment says so: `STOP_AT=point:n` is the nth time there.
#[cfg(test)]
pub(crate) fn at(point: &str) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static TIMES: AtomicU32 = AtomicU32::new(0);
    let Ok(stop) = std::env::var("TIDINGS_STORE_STOP_AT") else { return };
    let Some((name, times)) = stop.split_once(':') else { return };
    if name == point && TIMES.fetch_add(1, Ordering::Relaxed) + 1 == times.parse().unwrap_or(1) {
        println!("stopped");
        io::stdout().flush().unwrap();
        loop {
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
    }
}

/// Writes all bytes.
#[cfg(not(test))]
#[inline]
pub(crate) fn write_all(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)
}

/// Makes what was written lasting.
#[cfg(not(test))]
#[inline]
pub(crate) fn sync(file: &File) -> io::Result<()> {
    file.sync_data()
}

#[cfg(test)]
pub(crate) use faulty::{DISK, Disk, sync, write_all};

/// A disk that fills, and one that fails.
#[cfg(test)]
mod faulty {
    use super::*;
    use std::cell::Cell;

    /// What the disk under the archive does to this thread.
    #[derive(Clone, Copy)]
    pub(crate) enum Disk {
        Works,
        /// This many bytes fit on it.
        Room(usize),
        /// It takes bytes and cannot make them lasting.
        ForgetsAll,
    }

    thread_local! {
        pub(crate) static DISK: Cell<Disk> = const { Cell::new(Disk::Works) };
    }

    pub(crate) fn write_all(file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let Disk::Room(room) = DISK.get() else { return file.write_all(bytes) };
        let fits = bytes.len().min(room);
        DISK.set(Disk::Room(room - fits));
        file.write_all(&bytes[..fits])?;
        if fits < bytes.len() { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    pub(crate) fn sync(file: &File) -> io::Result<()> {
        if matches!(DISK.get(), Disk::ForgetsAll) {
            return Err(io::Error::other("the disk did not answer"));
        }
        file.sync_data()
    }
}
