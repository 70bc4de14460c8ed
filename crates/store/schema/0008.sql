-- Schema 8. Records of incidents are packed (zstd, against the bytes of `0008.words`): a tenth of what they were, so that
-- the pages that all of them fill stay at hand while they are made anew. Rows from before stay as text until then.

ALTER TABLE incident_record RENAME TO before_record;
CREATE TABLE incident_record (
  n      INTEGER PRIMARY KEY REFERENCES incident (n),
  record ANY NOT NULL
) STRICT;
INSERT INTO incident_record SELECT n, record FROM before_record ORDER BY n;
DROP TABLE before_record;
