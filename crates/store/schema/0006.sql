-- Schema 6. What is collected from where, and when next. It says nothing of what was read: that is the ledger's.

CREATE TABLE source (
  name  TEXT PRIMARY KEY,
  asker TEXT NOT NULL,  -- 'watch', 'fetch', or '' when nobody asks it any longer
  url   TEXT NOT NULL,  -- its own address
  setup TEXT NOT NULL   -- JSON: what its configuration says
) STRICT;

-- Everything there is to ask for: feeds, pages, folders, and the stories and files found there. Times are seconds
-- since 1970.
CREATE TABLE address (
  url      TEXT PRIMARY KEY,
  source   TEXT NOT NULL REFERENCES source (name),
  form     TEXT NOT NULL CHECK (form IN ('feed','page','story','any','folder','file')),
  host     TEXT NOT NULL,  -- whose turn it takes
  hop      TEXT,           -- where a redirect led
  hops     INTEGER NOT NULL DEFAULT 0,
  due      INTEGER,        -- null: not asked for again
  mark     TEXT,           -- changes when its feed or folder says that it changed
  day      TEXT,           -- of publication, as its feed says
  etag     TEXT,
  modified TEXT,
  story    TEXT,           -- digest of the story last kept, menus aside
  found    INTEGER NOT NULL,
  asked    INTEGER,
  answered INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,  -- in a row
  error    TEXT
) STRICT;
CREATE INDEX address_due ON address (due, host) WHERE due IS NOT NULL;
CREATE INDEX address_source ON address (source, form);

-- One row is one lease: whoever asks a host holds it until `ready`, so that it is asked once at a time.
CREATE TABLE host (
  name         TEXT PRIMARY KEY,
  ready        INTEGER NOT NULL,
  robots       TEXT,               -- its rules; null: not yet known
  robots_at    TEXT,               -- where a redirect says they stand
  robots_until INTEGER NOT NULL DEFAULT 0,
  closed       TEXT                -- why its rules could not be had, when nothing may be asked meanwhile
) STRICT;
