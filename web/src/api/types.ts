// What the API says, as the pages read it. Names and meanings are those of docs/record-format.md.

/** Words of a text: half-open UTF-8 byte offsets and what stands there. */
export interface Quote {
  start: number;
  end: number;
  quote: string;
  /** The text, where it is not the record's own `text_id`. */
  text_id?: string | null;
}
export type Family =
  | "Battles"
  | "Explosions/Remote violence"
  | "Violence against civilians"
  | "Protests"
  | "Riots"
  | "Strategic developments";
export type Field =
  | "event" | "kind" | "when" | "where" | "actor" | "target" | "killed" | "injured" | "missing"
  | "captured" | "abducted" | "displaced" | "crowd" | "standing";
export type Standing = string; // one of Vocabulary.standings, e.g. confirmed, attributed, disputed, denied, reported
export type PlacePrecision = string; // exact, settlement, near, admin2, admin1, country, unknown: see Vocabulary
export interface When { first: string | null; last: string | null; precision: string; span: Quote }
export interface Where {
  name: string; place_id: string | null; country: string | null; admin1: string | null; admin2: string | null;
  /** null where the words name an area (admin2 or coarser). */
  lat: number | null; lon: number | null; precision: PlacePrecision; radius_km: number | null; pcode?: string | null; span: Quote;
}
export interface OtherPlace extends Where { role: string }
export interface Participant {
  role: "actor" | "target" | "other"; name: string; actor: string | null; label: string; kind: string;
  country?: string | null; groups: string[]; span: Quote;
}
export interface Tag { kind: string; span: Quote }
export interface Figure {
  n: number; harm: string; whom: string | null; group: string; unit: string; relation: string; of: number | null;
  /** null is unknown, never 0. */
  low: number | null; best: number | null; high: number | null; basis: string; speakers: number[]; span: Quote;
}
export interface Speaker {
  n: number; name: string; actor: string | null; label?: string | null; kind?: string | null; stance: string; about: string;
  via: string | null; span: Quote;
}
export interface AcledCode { event_type: string; sub_event_type: string }
export interface PloverCode { event: string; mode: string | null }
export interface ReportHead {
  id: string; origin: string; url: string | null; publisher: string | null; byline: string | null; headline: string | null;
  published: string | null; retrieved: string | null; language: string | null; text_id: string; extractor: string; copy_of: string | null;
}
interface Told {
  format: number; id: string; act: string; acled: AcledCode | null; ucdp: string | null; plover: PloverCode | null;
  when: When | null; where: Where | null; other_places: OtherPlace[]; participants: Participant[]; hit: Tag[]; weapons: Tag[];
  figures: Figure[]; speakers: Speaker[]; standing: Standing; foreground: boolean; passage: string; trigger: Quote;
  /** 0 to 1, two decimals. */
  confidence: number; review: boolean; evidence: Quote[];
}
/** What one report says happened. */
export interface EventRecord extends Told { type: "event"; report: ReportHead; coded_by: string }
export interface IncidentReport {
  id: string; origin: string; publisher: string | null; published: string | null; copy_of: string | null; text_id: string; events: string[];
}
/** One value said by one speaker (null: the newsroom itself) in one report. */
export interface Claim {
  report: string; event: string; speaker: string | null; field: Field; assertion: string; text_id: string; span: Quote;
}
/** Claims (indexes into the incident's) that cannot all be true. */
export interface Dispute { field: Field; claims: number[] }
/** What happened, from all reports. */
export interface Incident extends Told {
  type: "incident"; text_id: string; reports: IncidentReport[]; independent_sources: number; claims: Claim[]; disputes: Dispute[];
  /** Field to the rule that settled it and the claims it used, in English. */
  why: Partial<Record<Field, string>>;
  released: string | null; tags: string[]; comments: number; history: unknown[]; previous_ids: string[]; deleted: boolean;
}

/** An incident in one line. */
export interface IncidentRow {
  id: string; act: string; family: Family | null; first: string | null; last: string | null; date_precision: string | null;
  place: string | null; country: string | null; admin1: string | null; lat: number | null; lon: number | null;
  place_precision: PlacePrecision | null; radius_km: number | null; actors: string[]; targets: string[];
  killed_low: number | null; killed_best: number | null; killed_high: number | null;
  standing: Standing; foreground: boolean; review: boolean; confidence: number; sources: number; reports: number;
  disputed: boolean; released: boolean;
  /** Reviewers' decisions that apply to it. */
  decisions: number;
}
/** Every list and aggregate takes these; the same words as the options of the command line. */
export interface Filters {
  country?: string; admin1?: string; since?: string; until?: string; kind?: string; actor?: string; min_killed?: number;
  foreground?: boolean; standing?: string; review?: boolean; min_sources?: number; disputed?: boolean;
  /** west,south,east,north in degrees: only what has a point in it. */
  bbox?: string;
}
export type Sort = "day" | "-day" | "killed" | "-killed" | "sources" | "-sources" | "confidence" | "-confidence";
/** GET /incidents?FILTERS&sort=-day&limit=50&cursor=… ; GET /incidents.csv?FILTERS is the same as a file. */
export interface IncidentPage { items: IncidentRow[]; total: number; next: string | null }

/** GET /map?FILTERS&zoom=4 (bbox among the filters limits it) */
export interface MapView {
  /** Incidents with a point, those near one another at this zoom together. */
  cells: {
    lat: number; lon: number; n: number; killed: number;
    /** The commonest family, or the one of the only incident. */
    family: Family | null;
    /** The incident where there is only one. */
    id: string | null; precision: PlacePrecision | null; radius_km: number | null;
  }[];
  /** Incidents whose words name an area, by area. */
  areas: { country: string; admin1: string | null; name: string; lat: number; lon: number; radius_km: number; n: number; killed: number }[];
  /** Incidents without any place that could be drawn. */
  unplaced: number;
}
/** GET /series?FILTERS&step=auto|day|week|month|year */
export interface Series {
  step: "day" | "week" | "month" | "year";
  /** Without gaps: a bucket without incidents is there with n 0. */
  buckets: {
    start: string; end: string; n: number; families: Partial<Record<Family, number>>; killed: number;
    /** Reports published in it, of the whole store: silence is not peace. */
    reports: number;
  }[];
  /** Incidents without a day. */
  undated: number;
}
/** GET /facets?FILTERS : how many incidents for each value of each filter, the other filters applied. */
export interface Facets {
  total: number;
  kinds: { value: string; family: Family | null; n: number }[];
  families: { value: Family; n: number }[];
  countries: { value: string; label: string; n: number }[];
  regions: { value: string; country: string; n: number }[];
  standings: { value: string; n: number }[];
  to_review: number; disputed: number; background: number;
}

/** A line of the ledger about an incident, oldest first. */
export interface LogEntry {
  seq: number; at: string; by: string; field: Field; ruling: RulingName; value: string | null; reason: string;
  /** Undone by a later entry. */
  undone: boolean;
}
export type RulingName = "accept" | "set" | "reject" | "merge" | "split" | "release" | "undo";
export interface Comment { seq: number; at: string; by: string; text: string }
/** GET /incidents/{id} ; ID may also be an event's or an id it had before a merge, or the first letters. */
export interface IncidentView {
  /** What to send as `seen` with a decision; changes with whatever is said of the incident. */
  etag: string;
  incident: Incident;
  events: EventRecord[];
  log: LogEntry[];
  comments: Comment[];
}
/** GET /incidents/{id}/rows : how it leaves in two forms (inside the house: before release too). */
export interface ExportRows {
  acled: { columns: string[]; values: string[] } | null; acled_left_out: string | null;
  ucdp: { columns: string[]; values: string[] } | null; ucdp_left_out: string | null;
}

export interface ReportRow {
  id: string; headline: string | null; publisher: string | null; published: string | null; language: string | null; origin: string;
  url: string | null; added: string; events: number; versions: number; copy_of: string | null;
}
/** GET /reports?limit=50&cursor=… */
export interface ReportPage { items: ReportRow[]; total: number; next: string | null }
/** GET /reports/{id} */
export interface ReportView {
  head: ReportHead; added: string; changed: string; coded_by: string | null; versions: string[];
  /** Digest of the page as it was captured: GET /captures/{digest} shows it, sandboxed. */
  capture: string;
  text: string;
  passages: { start: number; end: number; kind: string }[];
  events: EventRecord[];
  /** Event id to incident id. */
  incidents: Record<string, string>;
  problems: { stage: string; message: string }[];
}
/** GET /search?q=…&limit=20 */
export interface SearchHits { items: { report: ReportHead; /** matches between [ and ] */ snippet: string }[] }

/** GET /queue?FILTERS&limit=50 : what to look at first; uncertain x severe x recent, decided ones left out. */
export interface Queue { items: { row: IncidentRow; weight: number; why: QueueReason[] }[]; total: number }
export type QueueReason = "marked" | "disputed" | "unsure" | "severe" | "single_source";

/** POST /decisions -> 201 Decided, or 409 Stale (a Problem with `current`: somebody decided meanwhile). */
export interface DecisionInput {
  /** An incident or one of its events. */
  id: string;
  field: Field;
  ruling: Exclude<RulingName, "undo">;
  /** For `set`: a number, a day, `2024-12-01 to 2024-12-03`, a kind, a standing. */
  value?: string;
  /** For `set` on where. */
  place?: PlaceValue;
  /** For `set` on actor or target: who they are, all of them. */
  actors?: ActorValue[];
  /** For merge: an incident or event; for split: the event of this incident that is another one. */
  other?: string;
  /** The words that say so, where they were selected in a text. */
  words?: { text_id: string; start: number; end: number };
  reason: string;
  by: string;
  /** `etag` of the incident as it was seen. */
  seen: string;
}
export interface PlaceValue {
  name: string; place_id: string | null; country: string | null; admin1: string | null; admin2: string | null;
  lat: number | null; lon: number | null; precision: PlacePrecision; radius_km: number | null;
}
export interface ActorValue { actor: string | null; label: string; kind: string; country: string | null }
/** `view` is null when the incident is gone: rejected, or merged into another (`incident`). */
export interface Decided { seq: number; incident: string | null; view: IncidentView | null }
/** POST /decisions/{seq}/undo {by, reason} -> 201 Decided ; POST /incidents/{id}/comments {by, text} -> 201 Comment */
export interface Signed { by: string; reason: string }

/** GET /places?q=… */
export interface PlaceHits { items: (PlaceValue & { population: number | null })[] }
/** GET /actors?q=… */
export interface ActorHits { items: (ActorValue & { since: string | null; until: string | null; incidents: number })[] }
/** GET /vocabulary : the words that may stand in a field. */
export interface Vocabulary {
  kinds: { value: string; family: Family | null }[]; families: Family[]; standings: string[]; fields: Field[]; harms: string[];
  date_precisions: string[]; place_precisions: string[]; passages: string[]; actor_kinds: string[]; stances: string[]; bases: string[];
}
/** GET /health */
export interface Health {
  version: string; coder: string; store: string; reports: number; events: number; incidents: number; decisions: number;
  entries: number; /** number:hash of the ledger's last entry */ head: string; bytes: number;
  /** Whether writing needs a token (always where the desk listens beyond this machine). */
  token: boolean;
}
/** POST /health/verify -> Verified */
export interface Verified { entries: number; captures: number; texts: number; quotes: number; head: string; findings: string[] }
/** GET /sources : who reports how much, and how far first tolls were from settled ones. */
export interface Sources {
  publishers: {
    publisher: string | null; reports: number; languages: string[]; incidents: number; copies: number;
    /** Incidents first told by it with a toll that was settled since; and how many of those tolls stood. */
    tolls: number; tolls_kept: number;
  }[];
  weeks: { start: string; languages: Record<string, number> }[];
}
/** POST /reports {headline?, text, published?, publisher?, language?} or a file -> 201 Read */
export interface Read { report: string | null; events: EventRecord[]; problems: { stage: string; message: string }[] }

/** Every error is one of these (application/problem+json). */
export interface Problem {
  type: string; title: string; status: number; detail: string;
  /** With 409: the incident as it stands now. */
  current?: IncidentView | null;
}
