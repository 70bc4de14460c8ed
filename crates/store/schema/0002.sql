-- Schema 2. What incidents are looked up by stands apart from their records, so that a map, a
-- timeline or a count reads only the columns. All of it is derived, and made anew after this step.

DROP TABLE incident_alias;
DROP TABLE incident_actor;
DROP TABLE incident;
DELETE FROM derived WHERE name = 'incidents';

CREATE TABLE incident (
  id         TEXT PRIMARY KEY,
  first      TEXT,
  last       TEXT,
  country    TEXT,
  admin1     TEXT,     -- folded
  region     TEXT,     -- admin1 as written
  lat        REAL,     -- null where the words name an area
  lon        REAL,
  precision  TEXT,     -- of the place
  act        TEXT NOT NULL,
  family     TEXT,     -- ACLED event type
  killed     INTEGER,
  standing   TEXT NOT NULL,
  confidence INTEGER NOT NULL,  -- per cent
  sources    INTEGER NOT NULL,
  foreground INTEGER NOT NULL,
  review     INTEGER NOT NULL,  -- waits for a person
  reviewed   INTEGER NOT NULL,  -- accepted or released by one
  disputed   INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_day ON incident (first, id);
-- What a timeline and a map of everything read, without the table.
CREATE INDEX incident_series ON incident (first, family, killed);
CREATE INDEX incident_map ON incident (lat, lon, family, killed, precision, id) WHERE lat IS NOT NULL;
CREATE INDEX incident_kind ON incident (act, family);
CREATE INDEX incident_country ON incident (country, region);
CREATE TABLE incident_record (
  id     TEXT PRIMARY KEY REFERENCES incident (id),
  record TEXT NOT NULL
) STRICT;
CREATE TABLE incident_alias (
  previous TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  PRIMARY KEY (previous, incident)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_actor (
  incident TEXT NOT NULL REFERENCES incident (id),
  n        INTEGER NOT NULL,
  actor    TEXT,           -- knowledge id, in small letters
  words    TEXT NOT NULL,  -- standard name and name as written, folded
  PRIMARY KEY (incident, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_actor_id ON incident_actor (actor, incident) WHERE actor IS NOT NULL;
CREATE TABLE incident_event (
  event    TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  PRIMARY KEY (event, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_event_of ON incident_event (incident);
-- Which events stand together, those that reviewers rejected among them.
CREATE TABLE event_group (
  event  TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  leader TEXT NOT NULL  -- the first event of its group
) STRICT, WITHOUT ROWID;
CREATE INDEX event_group_of ON event_group (leader);
-- When and in which language reports were published, for what stands under a timeline.
ALTER TABLE report ADD COLUMN published TEXT;
ALTER TABLE report ADD COLUMN language TEXT;
UPDATE report SET (published, language) = (
  SELECT json_extract(l.payload, '$.report.published'), json_extract(l.payload, '$.report.language')
  FROM ledger l WHERE l.seq = (SELECT max(seq) FROM version WHERE report = report.id));
CREATE INDEX report_published ON report (published, language);
-- The names on a text, for incidents settled by themselves after a decision.
CREATE INDEX ledger_name_text ON ledger (json_extract(payload, '$.text_id')) WHERE kind = 'name';
