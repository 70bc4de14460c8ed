//! How fast a model reads: `cargo run --release -p tidings-neural --example speed -- MODEL TEXT [PIECES]`.
//!
//! Cuts the text at lines into windows of about PIECES pieces (128) and tells pieces per second of
//! processor time on one thread, of the encoder and of the roles of one act in each window.

use std::path::Path;
use std::time::Instant;
use tidings_neural::{Model, Reading};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, text, rest @ ..] = arguments.as_slice() else {
        return Err("give a model and a text".into());
    };
    let pieces = rest.first().map_or(Ok(128), |n| n.parse())?;
    let begun = Instant::now();
    let model = Model::load(Path::new(path))?;
    println!("loaded in {:.2} s", begun.elapsed().as_secs_f64());
    let text = std::fs::read_to_string(text)?;
    let begun = Instant::now();
    let windows = windows(&model, &text, pieces);
    let cut = begun.elapsed().as_secs_f64();
    let count: usize = windows.iter().map(|w| model.glance(w).len()).sum();
    println!("{count} pieces in {} windows, cut in {cut:.3} s", windows.len());
    let windows: Vec<&str> = windows.iter().map(String::as_str).collect();
    model.read(&windows[..windows.len().min(5)])?;
    let (readings, spent) = timed(|| model.read(&windows));
    let readings: Vec<Reading> = readings?;
    println!("encoder: {:.0} pieces per second of processor time", count as f64 / spent);
    let (done, spent) = timed(|| {
        readings.iter().try_for_each(|r| {
            r.roles(&model, std::slice::from_ref(&(0..1.min(r.pieces.len())))).map(|_| ())
        })
    });
    done?;
    println!("roles: {:.2} ms for an act in such a window", 1000.0 * spent / windows.len() as f64);
    Ok(())
}

/// Lines joined until they have `pieces` pieces; longer lines are left out.
fn windows(model: &Model, text: &str, pieces: usize) -> Vec<String> {
    let (mut out, mut window, mut count) = (Vec::new(), String::new(), 0);
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let more = model.glance(line).len();
        if count > 0 && count + more > pieces {
            out.push(std::mem::take(&mut window));
            count = 0;
        }
        if more <= pieces {
            window += line;
            window.push('\n');
            count += more;
        }
    }
    out.extend((count > 0).then_some(window));
    out
}

/// A result and the processor time of all threads it took, in seconds; without `/proc` wall time.
fn timed<T>(job: impl FnOnce() -> T) -> (T, f64) {
    let (begun, before) = (Instant::now(), processor());
    let result = job();
    let wall = begun.elapsed().as_secs_f64();
    (result, before.zip(processor()).map_or(wall, |(a, b)| b - a))
}

/// User and system time of this process from `/proc/self/stat`, which counts hundredths of seconds.
fn processor() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}
