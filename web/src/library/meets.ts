// Whom an actor meets: the other sides of the incidents it takes part in, counted.
import type { IncidentRow } from "../api/types";

export interface Meeting {
  /** The other side's standard name. */
  label: string;
  incidents: number;
  /** Of these: where the actor acts, and where the other side does. */
  acts: number;
  suffers: number;
  /** And where the words do not say which of them does. */
  unsaid: number;
}
export interface Meetings {
  met: Meeting[];
  /** Incidents whose other side is only described ("armed men"), not named. */
  described: number;
  /** Incidents in which no other side is told. */
  alone: number;
}
type Sides = Pick<IncidentRow, "actors" | "targets" | "family" | "act">;

/**
 * Standard names begin with a capital, descriptions taken from the words of a report do not. Only standard names are
 * listed: a description may be that of a person.
 */
export function isNamed(label: string): boolean {
  const first = label.trim().charAt(0);
  return first !== "" && first === first.toUpperCase() && first !== first.toLowerCase();
}

export function countMeetings(rows: readonly Sides[], self: readonly string[]): Meetings {
  const own = new Set(self.map(fold));
  const met = new Map<string, Meeting>();
  let described = 0;
  let alone = 0;
  for (const row of rows) {
    const acts = row.actors.some((label) => own.has(fold(label)));
    const suffers = row.targets.some((label) => own.has(fold(label)));
    // "A and B clashed" names both side by side; and in neither side it is there in another role.
    const oneSided = row.actors.length === 0 || row.targets.length === 0;
    const together = (!acts && !suffers) || (oneSided && twoSided(row));
    const theirActs = suffers || together ? others(row.actors, own) : [];
    const theirTargets = acts || together ? others(row.targets, own) : [];
    const labels = new Map([...theirActs, ...theirTargets].map((label) => [fold(label), label]));
    const named = [...labels].filter(([, label]) => isNamed(label));
    if (labels.size === 0) alone += 1;
    else if (named.length === 0) described += 1;
    for (const [key, label] of named) {
      const before = met.get(key) ?? { label, incidents: 0, acts: 0, suffers: 0, unsaid: 0 };
      const itActs = acts && has(theirTargets, key);
      const itSuffers = suffers && has(theirActs, key);
      met.set(key, {
        label: before.label,
        incidents: before.incidents + 1,
        acts: before.acts + Number(itActs),
        suffers: before.suffers + Number(itSuffers),
        unsaid: before.unsaid + Number(!itActs && !itSuffers),
      });
    }
  }
  const byCount = (a: Meeting, b: Meeting) => b.incidents - a.incidents || a.label.localeCompare(b.label);
  return { met: [...met.values()].sort(byCount), described, alone };
}

/** Kinds that need two sides, also where the words name both as those who act. */
function twoSided({ family, act }: Sides): boolean {
  return family === "Battles" || act === "Agreement";
}

function others(labels: readonly string[], own: ReadonlySet<string>): string[] {
  return labels.filter((label) => !own.has(fold(label)));
}

function has(labels: readonly string[], key: string): boolean {
  return labels.some((label) => fold(label) === key);
}

function fold(label: string): string {
  return label.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
}
