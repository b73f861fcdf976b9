// Claims added up under the page's filters: the formulas of src/tie (tie.h, pair.h), so that the
// page shows what `frenemy pairs` prints for the same choice. tests/web compares the two.
import { Level, MODALITY, Model, NO_DAY, Raw } from './data';
import { toneInterval } from './interval';

export type Count = 'asserted' | 'facts' | 'hypotheticals';

export interface Filter {
  off: ReadonlySet<number>; // issues that are switched off
  since: number | null;
  until: number | null;
  voice: string; // id of an actor whose side vouches for what counts; '' for everybody
  count: Count;
  level: Level;
  imagined: ReadonlySet<number>; // claims taken as if they were so
}

export interface Side {
  mass: number;
  count: number;
}

export interface IssueSum {
  issue: number;
  sign: number; // -1, 0, 1
  positive: Side;
  negative: Side;
  neutral: number;
  listed: number;
  claims: number[];
}

export type PairKind = 'unknown' | 'friend' | 'enemy' | 'frenemy' | 'mixed';

export interface Pair {
  key: string; // "USA|IRN"
  a: number; // actors; a's id sorts before b's
  b: number;
  kind: PairKind;
  positive: number;
  negative: number;
  tone: number;
  between: number;
  within: number;
  counts: { positive: number; negative: number; neutral: number; listed: number };
  issues: IssueSum[]; // heaviest first
}

export interface Actor {
  id: string;
  name: string;
  kind: number;
  state: string;
  mass: number;
  claims: number;
}

export interface Sum {
  actors: Actor[];
  pairs: Pair[]; // heaviest first
  pairOf: Map<string, Pair>;
  actorOf: Map<string, number>;
  issueCounts: Uint32Array; // claims with mass or listed, before issues are switched off
  claimEnds: Int32Array; // actor of source (2i) and target (2i + 1); -1: left out
  wanted: Uint8Array; // within time and perspective
}

const UNIT = 1e9; // one mass in whole units, as in src/tie/ties_internal.h
const FACTS = [1, 0.6, 0, 0, 0, 0.5, 0, 0];
const ASSERTED = [1, 0, 0, 0, 0, 0, 0, 0];
const AS_IF = [1, 0.6, 1, 1, 0, 0.5, 0, 0];

function weights(count: Count): number[] {
  return count === 'asserted' ? ASSERTED : count === 'facts' ? FACTS : AS_IF;
}

/** Whether a party is `who` or stands on its side: by id, state or name, as in src/tie/ties.c. */
export function isOnSide(raw: Raw, party: number, who: string): boolean {
  const p = raw.parties;
  const want = who.toLowerCase();
  const id = p.id[party].toLowerCase();
  return id !== '' && (id === want || id.startsWith(want + '/') || [p.state[party], p.name[party], p.state_name[party]].some((x) => x.toLowerCase() === want));
}

// Whoever fights or opposes a government does not stand for its state, though the id names it.
function standsApart(raw: Raw, party: number): boolean {
  const id = raw.parties.id[party];
  return raw.kinds[raw.parties.kind[party]] === 'armed-group' || /\/(opposition|exiles|protesters)$/.test(id);
}

/** The actor that a party counts as. */
export function rolledUp(raw: Raw, party: number, level: Level): Actor {
  const p = raw.parties;
  const own = { id: p.id[party], name: p.name[party], kind: p.kind[party], state: p.state[party], mass: 0, claims: 0 };
  const state = raw.kinds.indexOf('state');
  if (level === 'state' && own.state && !standsApart(raw, party))
    return { ...own, id: own.state, name: p.state_name[party] || own.state, kind: state };
  if (level === 'organisation' && raw.kinds[own.kind] === 'person') {
    const slash = own.id.lastIndexOf('/');
    if (slash > 0) {
      const id = own.id.slice(0, slash);
      const top = id === own.state;
      return { ...own, id, name: top ? p.state_name[party] : id, kind: top ? state : raw.kinds.indexOf('unknown') };
    }
  }
  return own;
}

// A real name beats the bare id; among names the smallest wins, so that order does not matter.
function betterName(fresh: Actor, known: Actor): boolean {
  const freshBare = fresh.name === '' || fresh.name === fresh.id;
  const knownBare = known.name === '' || known.name === known.id;
  if (freshBare !== knownBare) return knownBare;
  return fresh.name !== '' && fresh.name < known.name;
}

export function signOf(positive: number, negative: number): number {
  const sum = positive + negative;
  const difference = positive - negative;
  if (sum <= 0 || Math.abs(difference) < sum / 10) return 0;
  return difference > 0 ? 1 : -1;
}

function judge(p: Pair): PairKind {
  if (p.positive <= 0 && p.negative <= 0) return 'unknown';
  if (p.positive >= 0.1 && p.negative >= 0.1) {
    if (p.between >= 0.25 && p.between >= p.within) return 'frenemy';
    if (p.within >= 0.25) return 'mixed';
    if (p.between + p.within >= 0.35) return p.between >= p.within ? 'frenemy' : 'mixed';
  }
  return p.positive >= p.negative ? 'friend' : 'enemy';
}

/** Masses of the issues to the pair's measures. */
export function measure(p: Pair): void {
  let within = 0;
  p.positive = p.negative = 0;
  p.counts = { positive: 0, negative: 0, neutral: 0, listed: 0 };
  for (const i of p.issues) {
    i.sign = signOf(i.positive.mass, i.negative.mass);
    p.positive += i.positive.mass;
    p.negative += i.negative.mass;
    p.counts.positive += i.positive.count;
    p.counts.negative += i.negative.count;
    p.counts.neutral += i.neutral;
    p.counts.listed += i.listed;
    within += Math.min(i.positive.mass, i.negative.mass);
  }
  const mass = p.positive + p.negative + 1;
  p.tone = (p.positive - p.negative) / mass;
  p.within = (2 * within) / mass;
  p.between = Math.max(0, (2 * (Math.min(p.positive, p.negative) - within)) / mass);
  p.kind = judge(p);
  p.issues.sort((x, y) => y.positive.mass + y.negative.mass - x.positive.mass - x.negative.mass || x.issue - y.issue);
}

export function intervalOf(p: Pair): [number, number] {
  return toneInterval(p.positive, p.negative);
}

class Adder {
  readonly actors: Actor[] = [];
  readonly actorOf = new Map<string, number>();
  private readonly cells = new Map<number, Map<number, IssueSum>>();
  private readonly repetition = new Map<string, number>();
  private doc = -2;
  private readonly ends: Int32Array; // actor of each party

  constructor(
    private readonly raw: Raw,
    private readonly level: Level,
  ) {
    this.ends = new Int32Array(raw.parties.id.length).fill(-1);
  }

  actor(party: number): number {
    if (this.ends[party] >= 0) return this.ends[party];
    const fresh = rolledUp(this.raw, party, this.level);
    let at = this.actorOf.get(fresh.id);
    if (at === undefined) {
      at = this.actors.length;
      this.actorOf.set(fresh.id, at);
      this.actors.push(fresh);
    } else {
      const known = this.actors[at];
      if (betterName(fresh, known)) known.name = fresh.name;
      known.kind = Math.max(known.kind, fresh.kind);
    }
    this.ends[party] = at;
    return at;
  }

  /** 1, 1/2, 1/4 ... for what the same speaker has said before in this document. */
  share(claim: number, pair: number): number {
    const c = this.raw.claims;
    if (c.record[claim]) return 1;
    if (c.doc[claim] !== this.doc) {
      this.repetition.clear();
      this.doc = c.doc[claim];
    }
    const who = c.speaker[claim] < 0 ? '' : this.raw.parties.id[c.speaker[claim]];
    const key = `${pair}|${c.issue[claim]}|${c.sign[claim]}|${who}`;
    const times = this.repetition.get(key) ?? 0;
    this.repetition.set(key, times + 1);
    return Math.pow(2, -Math.min(times, 40));
  }

  cell(pair: number, issue: number): IssueSum {
    let issues = this.cells.get(pair);
    if (!issues) this.cells.set(pair, (issues = new Map()));
    let sum = issues.get(issue);
    if (!sum) {
      sum = { issue, sign: 0, positive: { mass: 0, count: 0 }, negative: { mass: 0, count: 0 }, neutral: 0, listed: 0, claims: [] };
      issues.set(issue, sum);
    }
    return sum;
  }

  pairs(): Pair[] {
    const list: Pair[] = [];
    for (const [key, issues] of this.cells) {
      const u = Math.floor(key / this.actors.length);
      const v = key % this.actors.length;
      const [a, b] = this.actors[u].id < this.actors[v].id ? [u, v] : [v, u];
      const sums = Array.from(issues.values());
      for (const s of sums) {
        s.positive.mass /= UNIT;
        s.negative.mass /= UNIT;
      }
      const pair: Pair = {
        key: `${this.actors[a].id}|${this.actors[b].id}`,
        a, b, kind: 'unknown', positive: 0, negative: 0, tone: 0, between: 0, within: 0,
        counts: { positive: 0, negative: 0, neutral: 0, listed: 0 }, issues: sums,
      };
      measure(pair);
      list.push(pair);
    }
    return list;
  }
}

/** An outsider's demand on two others is only listed. */
function isOutsidersWish(raw: Raw, claim: number): boolean {
  const c = raw.claims;
  if (c.modality[claim] !== MODALITY.demand || c.record[claim]) return false;
  const who = c.speaker[claim];
  if (who < 0) return true;
  const { id, state } = raw.parties;
  return ![c.source[claim], c.target[claim]].some((end) => end >= 0 && (id[end] === id[who] || (state[who] !== '' && state[end] === state[who])));
}

/** What is told of years ago weighs half for every full year between. */
function ageOf(raw: Raw, claim: number): number {
  const to = raw.claims.to[claim];
  const told = raw.claims.date[claim];
  if (to === null || told === null || to >= told) return 1;
  return Math.pow(2, -Math.min(Math.floor((told - to) / 365), 40));
}

function decayOf(raw: Raw, model: Model, day: number): number {
  const half = raw.options.half_life;
  const today = raw.options.today ?? model.last;
  if (half <= 0 || day <= NO_DAY || day >= today) return 1;
  return Math.pow(2, -(today - day) / half);
}

function claimWanted(model: Model, f: Filter, i: number): boolean {
  const { raw } = model;
  const day = model.day[i];
  if (f.since !== null && day < f.since) return false;
  if (f.until !== null && (day <= NO_DAY || day > f.until)) return false;
  if (f.voice === '') return true;
  const speaker = raw.claims.speaker[i];
  return speaker >= 0 && isOnSide(raw, speaker, f.voice);
}

/** Everything, under `f`. Linear in the claims. */
export function addUp(model: Model, f: Filter): Sum {
  const { raw } = model;
  const c = raw.claims;
  const weight = weights(f.count);
  const adder = new Adder(raw, f.level);
  const ends = new Int32Array(2 * model.claims).fill(-1);
  const wanted = new Uint8Array(model.claims);
  const issueCounts = new Uint32Array(raw.issues.length);

  // Actors first, so that a pair's number does not change while claims are added.
  for (let i = 0; i < model.claims; i++) {
    if (c.source[i] < 0 || c.target[i] < 0 || !claimWanted(model, f, i)) continue;
    wanted[i] = 1;
    const u = adder.actor(c.source[i]);
    const v = adder.actor(c.target[i]);
    if (u === v) continue;
    ends[2 * i] = u;
    ends[2 * i + 1] = v;
  }
  const n = adder.actors.length;
  for (let i = 0; i < model.claims; i++) {
    const u = ends[2 * i];
    const v = ends[2 * i + 1];
    if (u < 0) continue;
    const rows = c.count[i] || 1;
    issueCounts[c.issue[i]] += rows;
    const pair = u < v ? u * n + v : v * n + u;
    const w = f.imagined.has(i) ? 1 : weight[c.modality[i]];
    const plain = (Math.abs(c.intensity[i]) / 10) * w;
    const counts = c.sign[i] !== 0 && plain > 0 && (f.imagined.has(i) || !isOutsidersWish(raw, i)) && (!c.contested[i] || f.voice !== '' || f.imagined.has(i));
    const mass = counts ? Math.min(plain, 1) * ageOf(raw, i) * adder.share(i, pair) * rows : 0;
    if (f.off.has(c.issue[i])) continue;
    const cell = adder.cell(pair, c.issue[i]);
    cell.claims.push(i);
    if (mass > 0) {
      const side = c.sign[i] > 0 ? cell.positive : cell.negative;
      side.mass += Math.round(mass * UNIT) * decayOf(raw, model, model.day[i]);
      side.count += rows;
    } else if (c.sign[i] === 0 && w > 0) {
      cell.neutral += rows;
    } else {
      cell.listed += rows;
    }
  }
  const pairs = adder.pairs();
  for (const p of pairs) {
    for (const at of [p.a, p.b]) {
      adder.actors[at].mass += p.positive + p.negative;
      adder.actors[at].claims += p.issues.reduce((sum, i) => sum + i.claims.length, 0);
    }
  }
  pairs.sort((x, y) => y.positive + y.negative - x.positive - x.negative || (x.key < y.key ? -1 : 1));
  return {
    actors: adder.actors,
    pairs,
    pairOf: new Map(pairs.map((p) => [p.key, p])),
    actorOf: adder.actorOf,
    issueCounts,
    claimEnds: ends,
    wanted,
  };
}

/** Whether a claim is stated as a fact rather than offered, imagined, denied or disputed. */
export function isFact(raw: Raw, claim: number): boolean {
  return !raw.claims.contested[claim] && FACTS[raw.claims.modality[claim]] > 0;
}

export function isDenied(raw: Raw, claim: number): boolean {
  const m = raw.claims.modality[claim];
  return m === MODALITY.negated || m === MODALITY.denial;
}
