-- Schema 1. The ledger and the texts are the store; every other table is made from them.

CREATE TABLE ledger (
  seq     INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL CHECK (kind IN ('capture','text','report','reading','decision','name')),
  at      TEXT NOT NULL,  -- RFC 3339, UTC, milliseconds, never smaller than the entry before
  subject TEXT NOT NULL,  -- digest, report id or incident id
  payload TEXT NOT NULL,  -- JSON without spaces, keys in the documented order
  prev    BLOB NOT NULL CHECK (length(prev) = 32),
  hash    BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX ledger_subject ON ledger (kind, subject, seq);
CREATE INDEX ledger_at ON ledger (at, seq);

CREATE TRIGGER ledger_grows_at_its_end BEFORE INSERT ON ledger
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows at its end'); END;
CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'nothing in the ledger is edited'); END;
CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'nothing in the ledger is deleted'); END;

-- The texts that the ledger names by digest.
CREATE TABLE text (
  n       INTEGER PRIMARY KEY,
  text_id TEXT NOT NULL UNIQUE,
  body    TEXT NOT NULL
) STRICT;
CREATE TRIGGER text_is_never_edited BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'an extracted text never changes'); END;
CREATE TRIGGER text_is_never_deleted BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'an extracted text is kept'); END;

-- Derived from the ledger as it grows: which entry is which version or reading of which report.
CREATE TABLE version (
  seq     INTEGER PRIMARY KEY REFERENCES ledger (seq),
  report  TEXT NOT NULL,
  text_id TEXT NOT NULL REFERENCES text (text_id)
) STRICT;
CREATE INDEX version_of ON version (report, seq);
CREATE INDEX version_text ON version (text_id);

CREATE TABLE reading (
  seq      INTEGER PRIMARY KEY REFERENCES ledger (seq),
  report   TEXT NOT NULL,
  text_id  TEXT NOT NULL REFERENCES text (text_id),
  coded_by TEXT NOT NULL,
  events   INTEGER NOT NULL,
  digest   TEXT NOT NULL  -- of the events, their report heads aside
) STRICT;
CREATE INDEX reading_of ON reading (report, text_id, seq);

-- The latest version of each report, as full-text search reads it.
CREATE TABLE report (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  text_id  TEXT NOT NULL REFERENCES text (text_id),
  headline TEXT NOT NULL
) STRICT;
CREATE VIEW search_source AS
  SELECT report.n AS n, report.headline AS headline, text.body AS body
  FROM report JOIN text USING (text_id);
CREATE VIRTUAL TABLE search USING fts5 (
  headline, body,
  content = 'search_source', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Derived outside the store and replaced as a whole.
CREATE TABLE incident (
  id         TEXT PRIMARY KEY,
  first      TEXT,
  last       TEXT,
  country    TEXT,
  admin1     TEXT,  -- folded
  act        TEXT NOT NULL,
  family     TEXT,  -- ACLED event type
  killed     INTEGER,
  foreground INTEGER NOT NULL,
  record     TEXT NOT NULL
) STRICT;
CREATE INDEX incident_day ON incident (first, id);
CREATE TABLE incident_alias (
  previous TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  PRIMARY KEY (previous, incident)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_actor (
  incident TEXT NOT NULL REFERENCES incident (id),
  n        INTEGER NOT NULL,
  actor    TEXT,           -- knowledge id, folded
  words    TEXT NOT NULL,  -- standard name and name as written, folded
  PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;
-- Up to which ledger entry a derived set was made.
CREATE TABLE derived (
  name TEXT PRIMARY KEY,
  seq  INTEGER NOT NULL
) STRICT;
