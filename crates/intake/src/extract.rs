//! One item to one document: decodes it, has the reader of its form take the paragraphs, says what
//! each is, and settles what is known of the report.

use crate::block::Block;
use crate::classify::{Classified, Known, classify};
use crate::dates::{self, NoDate};
use crate::declared::Declared;
use crate::html::{self, Metadata};
use crate::identity::{Naming, name};
use crate::json_line::Content;
use crate::limits::{PAGE_BYTES, TEXT_BYTES};
use crate::{
    Document, Form, Given, Item, Web, address, credits, encoding, front_matter, json_line,
    markdown, plain,
};
use crate::{language, text};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tidings_model::{
    Capture, Dating, Digest, Extraction, Language, PassageKind, Problem, Report, Skipped, Stage,
};

/// Name and version of what takes texts from plain text; a change in it makes new texts.
const PLAIN: &str = "plain 1";
const MARKDOWN: &str = "markdown 1";

/// Turns one item into a document. It cannot fail and cannot panic: what cannot be read gives no
/// document, what can be read only in part gives one, and the problems say so.
pub fn extract(item: &Item, given: &Given) -> (Option<Document>, Vec<Problem>) {
    let origin = match item.line {
        Some(line) => format!("{}:{line}", item.origin),
        None => item.origin.clone(),
    };
    let mut work = Work { origin, given, problems: Vec::new() };
    match catch_unwind(AssertUnwindSafe(|| work.document(item))) {
        Ok(Ok(document)) => (Some(document), work.problems),
        Ok(Err(refused)) => work.without(refused),
        Err(_) => work.without(Refused(
            Skipped::Fault,
            "reading it broke down, which is a fault of this program; please report it with the \
             file, and save the report as plain text meanwhile"
                .to_owned(),
        )),
    }
}

/// Why there is no report in an item, in a word and in full.
struct Refused(Skipped, String);

impl Refused {
    fn because(skipped: Skipped) -> impl FnOnce(String) -> Self {
        move |why| Self(skipped, why)
    }
}

struct Work<'g> {
    origin: String,
    given: &'g Given,
    problems: Vec<Problem>,
}

/// What the reader of a form gives.
struct Read {
    extractor: &'static str,
    classified: Classified,
    declared: Declared,
    metadata: Metadata,
}

impl Work<'_> {
    fn tell(&mut self, stage: Stage, message: String) {
        self.problems.push(Problem::new(&self.origin, stage, message));
    }

    fn without(mut self, Refused(skipped, why): Refused) -> (Option<Document>, Vec<Problem>) {
        let message = format!("no report taken from it: {why}");
        let problem = Problem::new(&self.origin, Stage::Extract, message).skipping(skipped);
        self.problems.push(problem);
        (None, self.problems)
    }

    fn document(&mut self, item: &Item) -> Result<Document, Refused> {
        let read = self.read(item)?;
        let Read { extractor, classified, declared, metadata } = read;
        if let Some(id) = &declared.id {
            self.origin.clone_from(id);
            for problem in &mut self.problems {
                problem.origin.clone_from(id);
            }
        }
        let (text, passages) = text::assemble(&classified.parts);
        let story = |k| k != PassageKind::Boilerplate;
        if !passages.iter().any(|p| story(p.kind)) {
            let why = "there is no story in it, only menus or nothing: check that the page was saved whole, or save the report as text";
            return Err(Refused(Skipped::NoArticle, why.to_owned()));
        }
        let language = self.language(&classified, &declared, &metadata);
        let text_id = Digest::of(text.as_bytes());
        let digest = Digest::of(&item.bytes);
        let mut report = self.report(&declared, metadata, classified, text_id, item.web.as_ref());
        let web = item.web.clone().unwrap_or_default();
        let capture = Capture {
            digest,
            url: item.web.as_ref().map(|w| w.url.clone()).or_else(|| self.given.url.clone()),
            headers: web.headers,
            retrieved: web.retrieved.or_else(|| report.retrieved.clone()),
            bytes: item.bytes.clone(),
        };
        let extractor = extractor.to_owned();
        let extraction =
            Extraction { text_id, capture: digest, extractor, language, text, passages };
        let agency = report.publisher.as_deref().and_then(credits::publishing);
        let agency = agency.or_else(|| credits::credited(&extraction, report.byline.as_deref()));
        report.agency = agency.map(str::to_owned);
        Ok(Document { report, capture, extraction })
    }

    fn read(&mut self, item: &Item) -> Result<Read, Refused> {
        let media = item.web.as_ref().and_then(|w| w.header("content-type"));
        let mut charset = media.and_then(encoding::declared_in_header);
        if charset.is_none() && item.form == Form::Html {
            charset = encoding::declared_in_page(&item.bytes);
        }
        let undecodable = Refused::because(Skipped::Undecodable);
        let decoded = encoding::decode(&item.bytes, charset).map_err(undecodable)?;
        if let Some(complaint) = decoded.complaint {
            self.tell(Stage::Extract, complaint);
        }
        let text = decoded.text.strip_prefix('\u{feff}').unwrap_or(&decoded.text);
        match item.form {
            Form::Html => self.page(text, Declared::default()),
            Form::Plain => self.plain(text, Declared::default()),
            Form::Markdown => self.markdown(text),
            Form::JsonLine => {
                let (declared, content, complaints) =
                    json_line::read(text).map_err(Refused::because(Skipped::NoReportLine))?;
                self.tell_all(complaints);
                match content {
                    Content::Text(words) => self.plain(&words, declared),
                    Content::Html(page) => self.page(&page, declared),
                }
            }
        }
    }

    fn tell_all(&mut self, complaints: Vec<String>) {
        for complaint in complaints {
            self.tell(Stage::Extract, complaint);
        }
    }

    fn plain(&mut self, words: &str, declared: Declared) -> Result<Read, Refused> {
        refuse_long(words)?;
        let known = known(&declared, None, None);
        let classified = classify(not_too_long(plain::paragraphs(words))?, &known);
        Ok(Read { extractor: PLAIN, classified, declared, metadata: Metadata::default() })
    }

    fn markdown(&mut self, words: &str) -> Result<Read, Refused> {
        refuse_long(words)?;
        let (declared, rest, complaints) = front_matter::split(words);
        self.tell_all(complaints);
        let known = known(&declared, None, None);
        let classified = classify(not_too_long(markdown::paragraphs(rest))?, &known);
        Ok(Read { extractor: MARKDOWN, classified, declared, metadata: Metadata::default() })
    }

    fn page(&mut self, page: &str, declared: Declared) -> Result<Read, Refused> {
        if page.len() > PAGE_BYTES {
            let why = format!(
                "the page is larger than {} MiB: save the report itself as text",
                PAGE_BYTES >> 20
            );
            return Err(Refused(Skipped::TooLarge, why));
        }
        let page = html::read(page).map_err(Refused::because(Skipped::TooLarge))?;
        self.tell_all(page.complaints);
        let known = known(&declared, page.headline.as_deref(), page.metadata.byline.as_deref());
        let classified = classify(not_too_long(page.blocks)?, &known);
        Ok(Read { extractor: html::EXTRACTOR, classified, declared, metadata: page.metadata })
    }

    fn language(
        &mut self,
        classified: &Classified,
        declared: &Declared,
        metadata: &Metadata,
    ) -> Option<Language> {
        let outright = declared.language.as_deref().and_then(|written| {
            let language = Language::parse(written);
            if language.is_none() {
                self.tell(
                    Stage::Language,
                    format!(
                        "language “{written}” is not understood: write two letters such as en or fr"
                    ),
                );
            }
            language
        });
        let sample: Vec<&str> = classified
            .parts
            .iter()
            .filter(|(kind, _)| *kind != PassageKind::Boilerplate)
            .map(|(_, text)| text.as_str())
            .take(40)
            .collect();
        let of_page = metadata.language.as_deref().and_then(Language::parse);
        let (found, remark) =
            language::of(&sample.join(" "), outright.or(self.given.language), of_page);
        if let Some(remark) = remark {
            self.tell(Stage::Language, remark);
        }
        found
    }

    fn report(
        &mut self,
        declared: &Declared,
        metadata: Metadata,
        classified: Classified,
        text_id: Digest,
        web: Option<&Web>,
    ) -> Report {
        let given = self.given;
        let declared_url = declared.url.as_deref().and_then(|written| {
            let url = address::canonical(written);
            if url.is_none() {
                self.tell(
                    Stage::Extract,
                    format!(
                        "“{written}” is not a web address and is left out: write it with https://"
                    ),
                );
            }
            url
        });
        let url = declared_url
            .or(metadata.url.clone())
            .or_else(|| web.and_then(|w| address::canonical(&w.url)))
            .or_else(|| given.url.as_deref().and_then(address::canonical));
        let published = self.published(declared, &metadata, &classified, url.as_deref());
        let publisher =
            declared.publisher.clone().or_else(|| given.publisher.clone()).or(metadata.publisher);
        let headline = classified.headline;
        let id = name(&Naming {
            publisher: publisher.as_deref(),
            url: url.as_deref(),
            given_id: declared.id.as_deref(),
            headline: headline.as_deref(),
            published,
            text_id,
        });
        Report {
            id,
            origin: self.origin.clone(),
            url,
            publisher,
            byline: declared.byline.clone().or(metadata.byline).or(classified.byline),
            headline,
            published,
            retrieved: (declared.retrieved.clone())
                .or_else(|| web.and_then(|w| w.retrieved.clone()))
                .or_else(|| given.retrieved.clone()),
            copy_of: None,
            agency: None,
        }
    }

    /// The day of publication, from the most trusted source that has one.
    fn published(
        &mut self,
        declared: &Declared,
        metadata: &Metadata,
        classified: &Classified,
        url: Option<&str>,
    ) -> Option<Dating> {
        let today = self.given.today;
        if let Some(written) = &declared.published {
            match dates::metadata(written, today) {
                Ok(day) => return Some(day),
                Err(why) => self.tell(Stage::Extract, why.message(written)),
            }
        }
        if self.given.published.is_some() {
            return self.given.published;
        }
        let mut absurd = None;
        let mut keep = |written: &str, found: Result<Dating, NoDate>| match found {
            Ok(day) => Some(day),
            Err(why @ NoDate::Absurd(_)) => {
                absurd.get_or_insert_with(|| why.message(written));
                None
            }
            Err(NoDate::Unclear) => None,
        };
        let found = metadata.published.iter().find_map(|w| keep(w, dates::metadata(w, today)));
        let found = found.or_else(|| {
            classified.datelines.iter().find_map(|line| {
                let day_first = line.starts_with(['P', 'M', 'p', 'm']) && line.contains('é');
                keep(line, dates::in_line(line, day_first, today))
            })
        });
        if let Some(why) = absurd {
            self.tell(Stage::Extract, why);
        }
        found
            .or_else(|| dates::in_address(url?, today))
            .or_else(|| dates::in_wire_line(classified.lead.as_deref()?, today))
    }
}

/// What is known of a page before its paragraphs are judged; what is declared outright first.
fn known<'a>(
    declared: &'a Declared,
    headline: Option<&'a str>,
    byline: Option<&'a str>,
) -> Known<'a> {
    Known {
        headline: declared.headline.as_deref().or(headline),
        byline: declared.byline.as_deref().or(byline),
    }
}

/// Raw text grows little when it is cleaned, so what is far too long is refused before the work.
fn refuse_long(words: &str) -> Result<(), Refused> {
    if words.len() > 2 * TEXT_BYTES { Err(too_long()) } else { Ok(()) }
}

/// A text over the limit is refused rather than cut: a cut text would be coded as if it were whole,
/// and what is this long is never one report.
fn not_too_long(blocks: Vec<Block>) -> Result<Vec<Block>, Refused> {
    let long = blocks.iter().map(|b| b.text.len() + 2).sum::<usize>() > TEXT_BYTES;
    if long { Err(too_long()) } else { Ok(blocks) }
}

fn too_long() -> Refused {
    let why = format!(
        "its text is longer than {} MiB: split it into one file per report, or into JSONL with one \
         report per line",
        TEXT_BYTES >> 20
    );
    Refused(Skipped::TooLarge, why)
}
