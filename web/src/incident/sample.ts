// A small incident for the tests: three reports that differ on the toll, the day and whether it happened.
import type { Claim, EventRecord, Field, Figure, Incident, Quote, Speaker } from "../api/types";

export const span = (start: number, quote: string, text_id?: string): Quote => ({ start, end: start + quote.length, quote, ...(text_id ? { text_id } : {}) });

export const figure = (change: Partial<Figure>): Figure => ({
  n: 0, harm: "killed", whom: null, group: "all", unit: "people", relation: "total", of: null, low: null, best: null, high: null,
  basis: "counted", speakers: [], span: span(0, "x"), ...change,
});
export const counted = (n: number, start: number, change: Partial<Figure> = {}): Figure =>
  figure({ low: n, best: n, high: n, span: span(start, String(n)), ...change });

export const speaker = (name: string, start: number, change: Partial<Speaker> = {}): Speaker => ({
  n: 0, name, actor: null, stance: "asserts", about: "event", via: null, span: span(start, name), ...change,
});

/** An event of report `n`, whose text is `t{n}`. */
export function event(n: number, change: Partial<EventRecord> = {}): EventRecord {
  return {
    type: "event", format: 1, id: `e${n}`, act: "Attack", acled: null, ucdp: null, plover: null, when: null, where: null, other_places: [],
    participants: [], hit: [], weapons: [], figures: [], speakers: [], standing: "reported", foreground: true, passage: "lead",
    trigger: span(0, "attack"), confidence: 0.9, review: false, evidence: [], coded_by: "test",
    report: {
      id: `r${n}`, origin: `r${n}.md`, url: null, publisher: `Paper ${n}`, byline: null, headline: null, published: "2024-09-13", retrieved: null,
      language: "en", text_id: `t${n}`, extractor: "test", copy_of: null,
    },
    ...change,
  };
}

export const claim = (n: number, field: Field, assertion: string, words: Quote, by: string | null = null): Claim => ({
  report: `r${n}`, event: `e${n}`, speaker: by, field, assertion, text_id: `t${n}`, span: words,
});

export function incident(reports: number, change: Partial<Incident> = {}): Incident {
  const { report: _, coded_by: __, ...told } = event(1);
  return {
    ...told, type: "incident", id: "i1", text_id: "t1", independent_sources: reports, claims: [], disputes: [], why: {}, released: null,
    tags: [], comments: 0, history: [], previous_ids: [], deleted: false,
    reports: Array.from({ length: reports }, (_, i) => ({
      id: `r${i + 1}`, origin: `r${i + 1}.md`, publisher: `Paper ${i + 1}`, published: "2024-09-13", copy_of: null, text_id: `t${i + 1}`, events: [`e${i + 1}`],
    })),
    ...change,
  };
}
