//! The program as its users meet it: the built binary, in folders of its own, without a network.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what a test needs and does not get fails it"
)]

mod bad_input;
mod bulk;
mod bytes;
mod command_line;
mod copies;
mod crash;
mod deciding;
mod decisions;
mod demo;
mod desk;
mod desk_api;
mod desk_sources;
mod desk_tiles;
mod examples;
mod gate;
mod identity;
mod killed;
mod killed_review;
mod knowledge;
mod places_add;
mod scripted;
mod served;
mod shared;
mod support;
mod watching;
