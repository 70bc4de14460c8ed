-- Schema 3. What a report added to many touches is found without looking at all of them; names of actors
-- stand once, tags apart. All of it is derived, and made anew after this step.

DELETE FROM incident_alias;
DELETE FROM incident_event;
DELETE FROM incident_record;
DROP TABLE incident_actor;
DELETE FROM incident;
DELETE FROM derived WHERE name = 'incidents';

ALTER TABLE incident ADD COLUMN radius REAL;  -- km around the point
DROP INDEX incident_map;
CREATE INDEX incident_map
  ON incident (lat, lon, family, killed, precision, radius, foreground, id)
  WHERE lat IS NOT NULL;
CREATE INDEX incident_area ON incident (country, region, killed, foreground) WHERE lat IS NULL;
DROP INDEX incident_series;
CREATE INDEX incident_series ON incident (first, family, killed, foreground);

DROP TABLE event_group;
-- Which events depend on one another, those that reviewers rejected among them.
CREATE TABLE event_group (
  event   TEXT PRIMARY KEY,
  report  TEXT NOT NULL,
  cluster TEXT NOT NULL,  -- the first event of all whose groups depend on one another
  first   INTEGER,        -- days since 1970-01-01 that it is compared by
  last    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX event_group_cluster ON event_group (cluster);
CREATE INDEX event_group_report ON event_group (report);
CREATE INDEX event_group_day ON event_group (first, last);

-- Each actor as some incident has it.
CREATE TABLE actor_name (
  n     INTEGER PRIMARY KEY,
  actor TEXT,           -- knowledge id, in small letters
  words TEXT NOT NULL,  -- standard name and name as written, folded
  label TEXT NOT NULL,  -- standard name
  kind  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX actor_name_words ON actor_name (words, coalesce(actor, ''), label, kind);
CREATE TABLE incident_actor (
  incident TEXT NOT NULL REFERENCES incident (id),
  name     INTEGER NOT NULL REFERENCES actor_name (n),
  PRIMARY KEY (name, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_actor_of ON incident_actor (incident);

-- The project's own words for its incidents.
CREATE TABLE incident_tag (
  tag      TEXT NOT NULL,
  incident TEXT NOT NULL REFERENCES incident (id),
  PRIMARY KEY (tag, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_tag_of ON incident_tag (incident);
