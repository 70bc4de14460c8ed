-- Schema 4. Captures stand in segments, one after the other; captures kept before have a file each and no row here.

-- Where in the archive a capture is. Derived: the segments can be read through for it.
CREATE TABLE capture (
  seq     INTEGER PRIMARY KEY REFERENCES ledger (seq),  -- the entry with which its bytes came
  segment INTEGER NOT NULL REFERENCES segment (n) DEFERRABLE INITIALLY DEFERRED,
  start   INTEGER NOT NULL,
  length  INTEGER NOT NULL
) STRICT;
-- How many bytes of each segment are the store's; what follows them in the file was never acknowledged.
CREATE TABLE segment (
  n      INTEGER PRIMARY KEY,
  length INTEGER NOT NULL
) STRICT;
-- The last backup that came to its end. About this file alone, so a copy begins without it.
CREATE TABLE last_backup (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  at   TEXT NOT NULL,
  path TEXT NOT NULL,
  head TEXT NOT NULL  -- of the ledger, as copied
) STRICT;
