//! Many reports, one incident: grouping and settling as their users see them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod any_order;
mod build;
mod codes;
mod decisions;
mod growth;
mod one_or_two;
mod tolls;
