-- Schema 5. How far the reading of each input has come, so that one that was broken off goes on there.

CREATE TABLE job (
  input       TEXT NOT NULL,  -- path of the file or folder
  reading     TEXT NOT NULL,  -- what read it, and what was said of all its reports
  fingerprint TEXT NOT NULL,  -- shows that the input is as it was
  position    TEXT,           -- up to where all is stored, in the reader's own words; null when all is
  at          TEXT NOT NULL,  -- RFC 3339
  PRIMARY KEY (input, reading)
) STRICT, WITHOUT ROWID;
