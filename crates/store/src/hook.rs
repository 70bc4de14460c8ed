//! Named points at which the tests stop the program; nothing at all outside tests.

/// The program has come to `point`.
#[cfg(not(test))]
#[inline]
pub(crate) fn at(_point: &str) {}

/// Waits to be killed when the environment says so: `STOP_AT=point:n` is the nth time there.
#[cfg(test)]
pub(crate) fn at(point: &str) {
    use std::io::Write as _;
    use std::sync::atomic::{AtomicU32, Ordering};
    static TIMES: AtomicU32 = AtomicU32::new(0);
    let Ok(stop) = std::env::var("TIDINGS_STORE_STOP_AT") else { return };
    let Some((name, times)) = stop.split_once(':') else { return };
    if name == point && TIMES.fetch_add(1, Ordering::Relaxed) + 1 == times.parse().unwrap_or(1) {
        println!("stopped");
        std::io::stdout().flush().unwrap();
        loop {
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
    }
}
