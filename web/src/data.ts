// The report as the page receives it (docs/report.md), read once into columns that are quick to
// walk. Strings in it come from strangers: whatever is shown goes through clean().

export interface Raw {
  schema: string;
  title: string;
  headline: string;
  options: {
    roll_up: Level;
    according_to: string;
    since: number | null;
    until: number | null;
    half_life: number;
    today: number | null;
  };
  counts: Record<string, number>;
  kinds: string[];
  modalities: string[];
  texts: string[];
  documents: { id: string[]; title: string[]; source: string[]; date: (number | null)[] };
  actors: {
    id: string[];
    name: string[];
    kind: number[];
    state: string[];
    x: number[];
    y: number[];
    camp: number[];
  };
  issues: string[];
  issue_names: string[];
  camps: {
    count: number;
    factions: boolean;
    links: [number, number][];
    lower: number;
    upper: number;
    proved: boolean;
    triads: number[];
    ties: number;
  };
  common_enemies: { enemy: number; actors: number[]; claims: number[] }[];
  mixed_signals: { whose: string; towards: string; whose_id: string; towards_id: string; claims: number[] }[];
  offers: Open[];
  threats: Open[];
  what_ifs: Open[];
  demands: Open[];
  denials: Open[];
  contested: { claims: number[]; against: number[] }[];
  parties: { id: string[]; name: string[]; kind: number[]; state: string[]; state_name: string[] };
  claims: {
    id: (number | string)[];
    doc: number[];
    outlet: number[];
    begin: number[];
    end: number[];
    sentence: number[];
    date: (number | null)[];
    from: (number | null)[];
    to: (number | null)[];
    speaker: number[];
    via: number[][];
    source: number[];
    target: number[];
    action: number[];
    sign: number[];
    intensity: number[];
    issue: number[];
    modality: number[];
    contested: number[];
    condition: number[];
    record: number[];
    count: number[];
    passage: number[];
  };
  outlook?: { forecast: Forecast };
}

/** What is to come, when the claims' own past could test it (docs/report.md). */
export interface Forecast {
  from: number;
  to: number;
  tested: number;
  base_rate: number;
  skill: number | null;
  auc: number | null;
  terms: string[];
  pairs: { a: string[]; b: string[]; chance: number[]; persistence: number[]; own: number[]; actor: number[]; log_odds: number[][] };
}

export interface Open {
  claim: number;
  condition: number;
}

export type Level = 'none' | 'organisation' | 'state';

export const MODALITY = {
  asserted: 0,
  hedged: 1,
  conditional: 2,
  hypothetical: 3,
  negated: 4,
  demand: 5,
  denial: 6,
  past: 7,
} as const;

export const NO_DAY = -1e9;

/** A claim's own day: when it happens, or else when it was reported. */
export function dayOf(raw: Raw, i: number): number {
  return raw.claims.from[i] ?? raw.claims.date[i] ?? NO_DAY;
}

export interface Model {
  raw: Raw;
  claims: number;
  day: Int32Array; // NO_DAY: unknown
  first: number; // of the days; NO_DAY when none is known
  last: number;
  byId: Map<string, number>; // actor id to its row in raw.actors
  forecastOf: Map<string, number>; // pair "A|B" to its row in the forecast
}

export function readModel(text: string): Model {
  const raw = JSON.parse(text) as Raw;
  const claims = raw.claims.sign.length;
  const day = new Int32Array(claims);
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < claims; i++) {
    const d = dayOf(raw, i);
    day[i] = d;
    if (d > NO_DAY) {
      if (d < first) first = d;
      if (d > last) last = d;
    }
  }
  const byId = new Map<string, number>();
  raw.actors.id.forEach((id, i) => byId.set(id, i));
  if (first > last) first = last = NO_DAY;
  const forecastOf = new Map<string, number>();
  const pairs = raw.outlook?.forecast.pairs;
  pairs?.a.forEach((a, i) => forecastOf.set(a < pairs.b[i] ? `${a}|${pairs.b[i]}` : `${pairs.b[i]}|${a}`, i));
  return { raw, claims, day, first, last, byId, forecastOf };
}

// Embeddings, overrides, isolates, tags and control characters can turn or hide what stands beside
// them; broken surrogates are no characters at all.
const MISLEADING = /[\u202A-\u202E\u2066-\u2069\u206A-\u206F\uFEFF]|\u{E0000}|[\u{E0001}-\u{E007F}]/gu;
const BLANK = /[\s\u0000-\u001F\u007F-\u009F\u2028\u2029]+/gu;

/** `s` on one line, made harmless, at most `most` characters and then an ellipsis. */
export function clean(s: string, most = 80): string {
  const cut = s.length > most * 8 ? s.slice(0, most * 8) : s;
  const line = cut.replace(MISLEADING, '').replace(BLANK, ' ').trim();
  if (line.length <= most && cut.length === s.length) return line;
  const letters = Array.from(line);
  return letters.length <= most && cut.length === s.length ? line : letters.slice(0, most).join('') + '…';
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export function isoDay(day: number): string {
  return day <= NO_DAY ? '' : new Date(day * 864e5).toISOString().slice(0, 10);
}

export function parseDay(text: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text + 'T00:00:00Z') : NaN;
  return Number.isNaN(at) ? null : Math.round(at / 864e5);
}

/** "16 June 2014" */
export function longDay(day: number): string {
  if (day <= NO_DAY) return '';
  const d = new Date(day * 864e5);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}

/** "Jun 2014" */
export function shortMonth(day: number): string {
  const d = new Date(day * 864e5);
  return `${MONTHS[d.getUTCMonth()].slice(0, 3)} ${d.getUTCFullYear()}`;
}

export function plural(count: number, one: string, many = one + 's'): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

export class Names {
  private readonly raw: Raw;
  constructor(model: Model) {
    this.raw = model.raw;
  }
  issue(i: number): string {
    return clean(this.raw.issue_names[i] ?? '');
  }
  party(i: number): string {
    if (i < 0) return '';
    return clean(this.raw.parties.name[i] || this.raw.parties.id[i]);
  }
  /** "Hassan Rouhani", or the outlet, or the text itself. */
  speaker(claim: number): string {
    const c = this.raw.claims;
    if (c.speaker[claim] >= 0) return this.party(c.speaker[claim]);
    return this.outlet(claim) || 'the text itself';
  }
  /** Speaker first, then who relays, outermost last. */
  chain(claim: number): string[] {
    const said = this.speaker(claim);
    const rest = this.raw.claims.via[claim].map((p) => this.party(p)).filter((n) => n && n !== said);
    return [said, ...rest];
  }
  outlet(claim: number): string {
    const at = this.raw.claims.outlet[claim];
    return at < 0 ? '' : clean(this.raw.texts[at]);
  }
  doc(claim: number): string {
    const at = this.raw.claims.doc[claim];
    return at < 0 ? '' : clean(this.raw.texts[at]);
  }
  where(claim: number): string {
    const c = this.raw.claims;
    if (c.end[claim]) return `${this.doc(claim)}:${c.begin[claim]}–${c.end[claim]}`;
    if (c.sentence[claim]) return `${this.doc(claim)}, ${c.record[claim] ? 'line' : 'sentence'} ${c.sentence[claim]}`;
    return this.doc(claim);
  }
  quote(claim: number): string {
    const at = this.raw.claims.passage[claim];
    return at < 0 ? '' : clean(this.raw.texts[at], 600);
  }
  claimId(claim: number): string {
    const id = this.raw.claims.id[claim];
    const doc = this.raw.claims.doc[claim];
    return typeof id === 'number' ? `${doc < 0 ? '' : this.raw.texts[doc]}#${id}` : id;
  }
}
