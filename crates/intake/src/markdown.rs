//! Markdown to paragraphs: the words without the marks.

use crate::block::{Block, Hint};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The paragraphs of `text`. A picture's description is a caption; raw HTML is left out.
pub(crate) fn paragraphs(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        reader.take(event);
    }
    reader.flush();
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    heading: Option<u8>,
    /// Pictures we are in: their description goes to a caption of its own.
    pictures: usize,
    description: String,
    hidden: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::Start(Tag::HtmlBlock) => self.hidden += 1,
            Event::End(TagEnd::HtmlBlock) => self.hidden = self.hidden.saturating_sub(1),
            Event::Start(Tag::Heading { level, .. }) => {
                self.flush();
                self.heading = Some(level as u8);
            }
            Event::Start(tag) if is_block(&tag) => self.flush(),
            Event::End(
                TagEnd::Heading(_)
                | TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::TableCell,
            ) => self.flush(),
            Event::Text(words) | Event::Code(words) => self.add(&words),
            Event::SoftBreak => self.add(" "),
            Event::HardBreak if self.pictures == 0 => self.flush(),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if self.pictures > 0 {
            self.description.push_str(words);
        } else if self.hidden == 0 {
            self.text.push_str(words);
        }
    }

    fn flush(&mut self) {
        let hint = self.heading.take().map_or(Hint::None, Hint::Heading);
        let description = std::mem::take(&mut self.description);
        for (words, hint) in [(std::mem::take(&mut self.text), hint), (description, Hint::Caption)]
        {
            let block = Block::new(&words, hint);
            if !block.text.is_empty() {
                self.blocks.push(block);
            }
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::Table(_)
            | Tag::TableCell
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_come_without_the_marks() {
        let text = "# Raid in *Boni*\n\nGunmen **hit**\nthe [market](x).\n\n- one\n- two\n\n\
            ![A stall. Photo: A](b.jpg)\n\n> \"They came\"\n\n<div>no</div>\n";
        let got: Vec<(Hint, String)> =
            paragraphs(text).into_iter().map(|b| (b.hint, b.text)).collect();
        let none = |t: &str| (Hint::None, t.to_owned());
        assert_eq!(
            got,
            [
                (Hint::Heading(1), "Raid in Boni".to_owned()),
                none("Gunmen hit the market."),
                none("one"),
                none("two"),
                (Hint::Caption, "A stall. Photo: A".to_owned()),
                none("\"They came\""),
            ]
        );
    }
}
