//! Opens a file of places: as it is, packed, or one of the files in a zip archive.

use crate::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// More than this never comes out of a zip archive: the dump of all of GeoNames is 1.8 GB.
pub(crate) const UNPACKED_MOST: u64 = 2 << 30;
/// Endings of the files in an archive that can hold places.
const ENDINGS: [&str; 6] = ["txt", "tsv", "csv", "geojson", "json", "xlsx"];
/// Other files of an archive that a message names.
const NAMED: usize = 5;

/// The ending of a file's name in small letters.
pub(crate) fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Opens a file that is no zip archive, without holding it whole (`.xz` excepted).
pub(crate) fn open(path: &Path) -> Result<Box<dyn BufRead>, Error> {
    let file = File::open(path).map_err(Error::io(path))?;
    Ok(match ending(path).as_str() {
        "zst" => {
            let plain = zstd::Decoder::new(file).map_err(Error::io(path))?;
            Box::new(BufReader::new(plain))
        }
        "gz" => Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(file))),
        "xz" => {
            let mut plain = Vec::new();
            lzma_rs::xz_decompress(&mut BufReader::new(file), &mut plain)
                .map_err(|e| Error::io(path)(std::io::Error::other(format!("{e:?}"))))?;
            Box::new(Cursor::new(plain))
        }
        _ => Box::new(BufReader::new(file)),
    })
}

/// A zip archive and what may still come out of it.
pub(crate) struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    left: u64,
}

impl Archive {
    /// Opens the archive at `path`, out of which at most `most` bytes shall come.
    pub(crate) fn open(path: &Path, most: u64) -> Result<Self, Error> {
        let file = File::open(path).map_err(Error::io(path))?;
        let zip = ZipArchive::new(BufReader::new(file)).map_err(|e| damaged(path, &e))?;
        Ok(Self { path: path.to_owned(), zip, left: most })
    }

    /// The files that can hold places, in the order of the archive: number and path, as if the
    /// archive were a folder. An archive without any is an error that names what is there.
    pub(crate) fn members(&mut self) -> Result<Vec<(usize, PathBuf)>, Error> {
        let named = self.zip.file_names().enumerate();
        let names: Vec<(usize, String)> =
            named.filter_map(|(n, name)| Some((n, name.ok()?.into_owned()))).collect();
        let wanted: Vec<(usize, PathBuf)> = names
            .iter()
            .filter(|(_, name)| may_hold_places(name))
            .map(|(n, name)| (*n, self.path.join(name)))
            .collect();
        if wanted.is_empty() {
            let mut others: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
            others.truncate(NAMED);
            let others = if others.is_empty() { "nothing".to_owned() } else { others.join(", ") };
            return Err(Error::Archive {
                path: self.path.clone(),
                what: format!(
                    "it holds {others}, and no .txt, .tsv, .csv, .geojson or .xlsx file; \
                     download the gazetteer or the GeoJSON instead of the shapes"
                ),
            });
        }
        Ok(wanted)
    }

    /// Reads one of them with `read`. What goes wrong in unpacking is told as the archive's fault.
    pub(crate) fn read<T>(
        &mut self,
        member: usize,
        read: impl FnOnce(Box<dyn BufRead + '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let path = &self.path;
        let file = self.zip.by_index(member).map_err(|e| damaged(path, &e))?;
        let capped = Capped { inner: file, left: &mut self.left };
        read(Box::new(BufReader::new(capped))).map_err(|error| match error {
            Error::Io { source, .. } if source.get_ref().is_some_and(|e| e.is::<TooLarge>()) => {
                Error::Archive { path: path.clone(), what: source.to_string() }
            }
            Error::Io { source, .. } => damaged(path, &source),
            other => other,
        })
    }
}

/// Whether a file in an archive is worth a look: no folder, no system's leftovers, no read-me.
fn may_hold_places(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let small = last.to_lowercase();
    ENDINGS.contains(&ending(Path::new(last)).as_str())
        && !name.starts_with("__MACOSX")
        && !small.starts_with('.')
        && !small.starts_with("readme")
}

fn damaged(path: &Path, said: &dyn std::error::Error) -> Error {
    Error::Archive {
        path: path.to_owned(),
        what: format!(
            "it cannot be unpacked ({said}): it is damaged or cut short, or no zip archive; \
             download or copy it again"
        ),
    }
}

/// An archive gave more than it should.
#[derive(Debug, thiserror::Error)]
#[error(
    "it unpacks to more than files of places are long; if it is what you think it is, unpack it \
     yourself and give the file in it"
)]
struct TooLarge;

/// A reader that fails when it has given all it may.
struct Capped<'l, R> {
    inner: R,
    left: &'l mut u64,
}

impl<R: Read> Read for Capped<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(into)?;
        *self.left =
            self.left.checked_sub(count as u64).ok_or_else(|| std::io::Error::other(TooLarge))?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::write::SimpleFileOptions;

    fn zipped(files: &[(&str, &str)]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut zip = zip::ZipWriter::new(file.reopen().unwrap());
        for (name, text) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        file
    }

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused() {
        let file = zipped(&[("A.txt", &"long ".repeat(10_000))]);
        let read = |most| {
            let mut archive = Archive::open(file.path(), most).unwrap();
            let member = archive.members().unwrap()[0].0;
            archive.read(member, |mut reader| {
                let mut text = String::new();
                let path = Path::new("A.txt");
                reader.read_to_string(&mut text).map_err(Error::io(path))
            })
        };
        assert_eq!(read(50_000).unwrap(), 50_000);
        let said = read(49_999).unwrap_err().to_string();
        assert!(said.contains("unpack it yourself"), "{said}");
    }

    #[test]
    fn read_mes_and_shapes_hold_no_places() {
        let file = zipped(&[("readme.txt", "x"), ("a/ML.txt", "x"), ("a/ML.shp", "x")]);
        let members = Archive::open(file.path(), 9).unwrap().members().unwrap();
        assert_eq!(members, [(1, file.path().join("a/ML.txt"))]);
        let file = zipped(&[("a/ML.shp", "x")]);
        let said = Archive::open(file.path(), 9).unwrap().members().unwrap_err().to_string();
        assert!(said.contains("a/ML.shp") && said.contains("GeoJSON"), "{said}");
    }
}
