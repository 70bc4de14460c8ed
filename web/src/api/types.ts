// The names the pages use for what the API answers and takes; the shapes stand in schema.ts, made from the server's description.
import type { components, paths } from "./schema";

type Shapes = components["schemas"];

export type ProjectInput = Shapes["ProjectInput"];
export type ActorView = Shapes["ActorView"];
export type ActorHits = Shapes["ActorHits"];
export type ActorValue = Shapes["ActorValue"];
export type AddInput = Shapes["AddInput"];
export type Alike = Shapes["Alike"];
export type Claim = Shapes["Claim"];
export type Comment = Shapes["Comment"];
export type Decided = Shapes["Decided"];
export type DecisionInput = Shapes["DecisionInput"];
export type Dispute = Shapes["Dispute"];
export type EventRecord = Shapes["Event"];
export type ExportRow = Shapes["ExportRow"];
export type Facets = Shapes["Facets"];
export type Figure = Shapes["Figure"];
export type Health = Shapes["Health"];
export type Incident = Shapes["Incident"];
export type IncidentReport = Shapes["IncidentReport"];
export type IncidentRow = Shapes["IncidentRow"];
export type IncidentView = Shapes["IncidentView"];
export type LogEntry = Shapes["LogEntry"];
export type MapView = Shapes["MapView"];
export type Participant = Shapes["Participant"];
export type Passage = Shapes["Passage"];
export type PlaceHits = Shapes["PlaceHits"];
export type PlaceValue = Shapes["PlaceValue"];
export type Problem = Shapes["Problem"];
export type Quality = Shapes["Quality"];
export type Queue = Shapes["Queue"];
export type Quote = Shapes["Quote"];
export type Read = Shapes["ReadReport"];
export type ReportInput = Shapes["ReportInput"];
export type ReportRow = Shapes["ReportRow"];
export type ReportView = Shapes["ReportView"];
export type Rule = Shapes["Rule"];
export type Series = Shapes["Series"];
export type Sources = Shapes["Sources"];
export type Speaker = Shapes["Speaker"];
export type Verified = Shapes["Checked"];
export type Tiles = NonNullable<Shapes["Settings"]["tiles"]>;
export type When = Shapes["When"];
export type Where = Shapes["Where"];

export type Family = NonNullable<IncidentRow["family"]>;
export type Field = Claim["field"];
export type Kind = Incident["act"];
export type ActorKind = ActorValue["kind"];
export type PlacePrecision = PlaceValue["precision"];
export type Standing = Incident["standing"];

/** Every list and aggregate takes these; the same words as the options of the command line. */
export type Filters = NonNullable<paths["/api/v1/facets"]["get"]["parameters"]["query"]>;
