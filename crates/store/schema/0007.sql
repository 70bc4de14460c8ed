-- Schema 7. Incidents have numbers, in the order they were put, and their own tables name them by these: rows and
-- records come one behind the other. Keys that are digests are indexes apart, so that who puts all incidents anew
-- can make them last, each sorted once, and need not look all over the file for the place of every row.

DROP INDEX incident_day;
DROP INDEX incident_series;
DROP INDEX incident_map;
DROP INDEX incident_kind;
DROP INDEX incident_country;
DROP INDEX incident_area;
ALTER TABLE incident RENAME TO before_incident;
ALTER TABLE incident_record RENAME TO before_record;
ALTER TABLE incident_alias RENAME TO before_alias;
ALTER TABLE incident_actor RENAME TO before_actor;
ALTER TABLE incident_event RENAME TO before_event;
ALTER TABLE incident_tag RENAME TO before_tag;
ALTER TABLE event_group RENAME TO before_group;

CREATE TABLE incident (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  first      TEXT,
  last       TEXT,
  country    TEXT,
  admin1     TEXT,     -- folded
  region     TEXT,     -- admin1 as written
  lat        REAL,     -- null where the words name an area
  lon        REAL,
  precision  TEXT,     -- of the place
  radius     REAL,     -- km around the point
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
CREATE TABLE incident_record (
  n      INTEGER PRIMARY KEY REFERENCES incident (n),
  record TEXT NOT NULL
) STRICT;
-- Ids it had.
CREATE TABLE incident_alias (
  previous TEXT NOT NULL,
  incident INTEGER NOT NULL REFERENCES incident (n)
) STRICT;
CREATE TABLE incident_actor (
  incident INTEGER NOT NULL REFERENCES incident (n),
  name     INTEGER NOT NULL REFERENCES actor_name (n)
) STRICT;
CREATE TABLE incident_event (
  event    TEXT NOT NULL,
  incident INTEGER NOT NULL REFERENCES incident (n)
) STRICT;
-- The project's own words for its incidents.
CREATE TABLE incident_tag (
  tag      TEXT NOT NULL,
  incident INTEGER NOT NULL REFERENCES incident (n)
) STRICT;
-- Which events depend on one another, those that reviewers rejected among them.
CREATE TABLE event_group (
  event   TEXT NOT NULL,
  report  TEXT NOT NULL,
  cluster TEXT NOT NULL,  -- the first event of all whose groups depend on one another
  first   INTEGER,        -- days since 1970-01-01 that it is compared by
  last    INTEGER
) STRICT;

INSERT INTO incident
  SELECT NULL, id, first, last, country, admin1, region, lat, lon, precision, radius, act, family, killed, standing,
    confidence, sources, foreground, review, reviewed, disputed
  FROM before_incident ORDER BY rowid;
CREATE UNIQUE INDEX incident_id ON incident (id);
INSERT INTO incident_record SELECT n, record FROM before_record JOIN incident USING (id) ORDER BY n;
INSERT INTO incident_alias SELECT previous, n FROM before_alias JOIN incident ON id = incident ORDER BY n;
INSERT INTO incident_actor SELECT n, name FROM before_actor JOIN incident ON id = incident ORDER BY n;
INSERT INTO incident_event SELECT event, n FROM before_event JOIN incident ON id = incident ORDER BY n;
INSERT INTO incident_tag SELECT tag, n FROM before_tag JOIN incident ON id = incident ORDER BY n;
INSERT INTO event_group SELECT event, report, cluster, first, last FROM before_group;
DROP TABLE before_record;
DROP TABLE before_alias;
DROP TABLE before_actor;
DROP TABLE before_event;
DROP TABLE before_tag;
DROP TABLE before_group;
DROP TABLE before_incident;

CREATE INDEX incident_day ON incident (first, id);
-- What a timeline and a map of everything read, without the table.
CREATE INDEX incident_series ON incident (first, family, killed, foreground);
CREATE INDEX incident_map
  ON incident (lat, lon, family, killed, precision, radius, foreground, id)
  WHERE lat IS NOT NULL;
CREATE INDEX incident_kind ON incident (act, family);
CREATE INDEX incident_country ON incident (country, region);
CREATE INDEX incident_area ON incident (country, region, killed, foreground) WHERE lat IS NULL;
CREATE UNIQUE INDEX incident_alias_previous ON incident_alias (previous, incident);
CREATE INDEX incident_alias_of ON incident_alias (incident);
CREATE UNIQUE INDEX incident_actor_name ON incident_actor (name, incident);
CREATE INDEX incident_actor_of ON incident_actor (incident);
CREATE UNIQUE INDEX incident_event_event ON incident_event (event, incident);
CREATE INDEX incident_event_of ON incident_event (incident);
CREATE UNIQUE INDEX incident_tag_tag ON incident_tag (tag, incident);
CREATE INDEX incident_tag_of ON incident_tag (incident);
CREATE UNIQUE INDEX event_group_event ON event_group (event);
CREATE INDEX event_group_cluster ON event_group (cluster);
CREATE INDEX event_group_report ON event_group (report);
CREATE INDEX event_group_day ON event_group (first, last);
