// Which marks stand where: actors, or factions while the map is too large to look at one by one.
// Places come from the report (x and y from 0 to 1), so that page and SVG agree; an actor that the
// report folded away stands beside the one that it belongs to.
import { clean, Model } from './data';
import { certainty } from './interval';
import { Actor, measure, Pair, PairKind, Sum } from './tie';

export interface Node {
  key: string; // "actor:IRN" or "camp:3"
  label: string;
  kind: string; // of actors; "faction"
  x: number; // 0 .. 1
  y: number;
  mass: number;
  members: number;
  camp: number;
  r: number;
}

export interface Edge {
  key: string; // "pair:..."; "" between factions
  a: number;
  b: number;
  kind: PairKind;
  mass: number;
  width: number;
  alpha: number;
  issues: Pair['issues'];
}

export interface Scene {
  nodes: Node[];
  edges: Edge[]; // lightest first: the heaviest is drawn last
  links: [number, number][];
  factions: boolean;
  left: number; // actors that are folded into factions
}

const MOST_ACTORS = 400;
const MOST_FACTIONS = 40;

export class Places {
  private readonly satellites = new Map<string, number>();
  constructor(private readonly model: Model) {}

  private centre(state: string): [number, number] | null {
    const a = this.model.raw.actors;
    let x = 0;
    let y = 0;
    let n = 0;
    for (let i = 0; i < a.id.length; i++) {
      if (a.state[i] !== state && !a.id[i].startsWith(state + '/')) continue;
      x += a.x[i];
      y += a.y[i];
      n++;
    }
    return n ? [x / n, y / n] : null;
  }

  of(actor: Actor): [number, number] {
    const a = this.model.raw.actors;
    const own = this.model.byId.get(actor.id);
    if (own !== undefined) return [a.x[own], a.y[own]];
    for (let id = actor.id; id.includes('/'); ) {
      id = id.slice(0, id.lastIndexOf('/'));
      const at = this.model.byId.get(id);
      if (at !== undefined) return this.beside(actor.id, id, a.x[at], a.y[at]);
    }
    const state = this.model.byId.get(actor.state);
    if (state !== undefined) return this.beside(actor.id, actor.state, a.x[state], a.y[state]);
    const centre = this.centre(actor.id);
    return centre ?? this.beside(actor.id, '', 0.5, 0.5);
  }

  private beside(id: string, root: string, x: number, y: number): [number, number] {
    const key = `${root} ${id}`;
    let n = this.satellites.get(key);
    if (n === undefined) {
      n = Array.from(this.satellites.keys()).filter((k) => k.startsWith(root + ' ')).length + 1;
      this.satellites.set(key, n);
    }
    const turn = 2.399963229728653 * n;
    const far = 0.05 * Math.sqrt(n);
    return [Math.min(1, Math.max(0, x + far * Math.cos(turn))), Math.min(1, Math.max(0, y + far * Math.sin(turn)))];
  }
}

export function campOf(model: Model, actor: Actor): number {
  const at = model.byId.get(actor.id) ?? model.byId.get(actor.state);
  return at === undefined ? -1 : model.raw.actors.camp[at];
}

function edgeOf(p: Pair, a: number, b: number, key: string): Edge {
  const mass = p.positive + p.negative;
  return {
    key, a, b, kind: p.kind, mass, issues: p.issues,
    width: 1.2 + Math.min(4, 0.8 * Math.log2(1 + mass)),
    alpha: 0.45 + 0.55 * certainty(p.positive, p.negative),
  };
}

function sizeNodes(nodes: Node[]): void {
  const most = Math.max(1e-9, ...nodes.map((n) => n.mass));
  const crowd = Math.max(0.35, Math.min(1, Math.sqrt(30 / nodes.length)));
  for (const n of nodes) n.r = (n.kind === 'faction' ? 1.6 : 1) * crowd * (6 + 10 * Math.sqrt(n.mass / most));
}

export function makeScene(model: Model, sum: Sum, places: Places, open: string): Scene {
  const folds = sum.actors.length > MOST_ACTORS && open !== 'all';
  const opened = new Set(open.split(',').filter(Boolean).map(Number));
  const nodes: Node[] = [];
  const nodeOf = new Int32Array(sum.actors.length).fill(-1);
  const factions = new Map<number, { node: number; heaviest: Actor[] }>();
  let left = 0;

  sum.actors.forEach((actor, i) => {
    if (actor.mass <= 0) return;
    let camp = campOf(model, actor);
    const [x, y] = places.of(actor);
    if (!folds || opened.has(camp)) {
      nodeOf[i] = nodes.length;
      nodes.push({ key: `actor:${actor.id}`, label: clean(actor.name || actor.id, 32), kind: model.raw.kinds[actor.kind], x, y, mass: actor.mass, members: 1, camp, r: 6 });
      return;
    }
    if (camp >= MOST_FACTIONS) camp = -1;
    let f = factions.get(camp);
    if (!f) {
      f = { node: nodes.length, heaviest: [] };
      factions.set(camp, f);
      nodes.push({ key: `camp:${camp}`, label: '', kind: 'faction', x: 0, y: 0, mass: 0, members: 0, camp, r: 6 });
    }
    const node = nodes[f.node];
    node.x += x;
    node.y += y;
    node.mass += actor.mass;
    node.members++;
    left++;
    f.heaviest.push(actor);
    nodeOf[i] = f.node;
  });
  for (const f of factions.values()) {
    const node = nodes[f.node];
    node.x /= node.members;
    node.y /= node.members;
    f.heaviest.sort((a, b) => b.mass - a.mass || (a.id < b.id ? -1 : 1));
    node.label = clean(f.heaviest[0].name || f.heaviest[0].id, 24) + (node.members > 1 ? ` + ${node.members - 1}` : '');
  }
  if (factions.size) spread(Array.from(factions.values(), (f) => nodes[f.node]));
  sizeNodes(nodes);

  const edges: Edge[] = [];
  const between = new Map<number, Pair>();
  for (const p of sum.pairs) {
    const a = nodeOf[p.a];
    const b = nodeOf[p.b];
    if (a < 0 || b < 0 || a === b || p.kind === 'unknown') continue;
    if (nodes[a].kind !== 'faction' && nodes[b].kind !== 'faction') {
      edges.push(edgeOf(p, a, b, `pair:${p.key}`));
      continue;
    }
    const key = Math.min(a, b) * nodes.length + Math.max(a, b);
    let all = between.get(key);
    if (!all) {
      all = { key: '', a: Math.min(a, b), b: Math.max(a, b), kind: 'unknown', positive: 0, negative: 0, tone: 0, between: 0, within: 0, counts: { positive: 0, negative: 0, neutral: 0, listed: 0 }, issues: [] };
      between.set(key, all);
    }
    for (const issue of p.issues) {
      let own = all.issues.find((i) => i.issue === issue.issue);
      if (!own) {
        own = { issue: issue.issue, sign: 0, positive: { mass: 0, count: 0 }, negative: { mass: 0, count: 0 }, neutral: 0, listed: 0, claims: [] };
        all.issues.push(own);
      }
      own.positive.mass += issue.positive.mass;
      own.negative.mass += issue.negative.mass;
    }
  }
  for (const p of between.values()) {
    measure(p);
    if (p.kind !== 'unknown') edges.push(edgeOf(p, p.a, p.b, ''));
  }
  edges.sort((x, y) => x.mass - y.mass);
  const links: [number, number][] = [];
  if (factions.size === 0) {
    const at = new Map(nodes.map((n, i) => [n.key, i]));
    for (const [a, b] of model.raw.camps.links) {
      const u = at.get('actor:' + model.raw.actors.id[a]);
      const v = at.get('actor:' + model.raw.actors.id[b]);
      if (u !== undefined && v !== undefined) links.push([u, v]);
    }
  }
  return { nodes, edges, links, factions: factions.size > 0, left };
}

// Means of many places crowd at the centre: drawn apart to the edges of the map.
function spread(nodes: Node[]): void {
  for (const axis of ['x', 'y'] as const) {
    const low = Math.min(...nodes.map((n) => n[axis]));
    const high = Math.max(...nodes.map((n) => n[axis]));
    for (const n of nodes) n[axis] = high > low ? 0.05 + (0.9 * (n[axis] - low)) / (high - low) : 0.5;
  }
  // and off each other, a few rounds of pushing
  for (let round = 0; round < 60; round++) {
    for (let i = 0; i < nodes.length; i++) {
      for (let k = 0; k < i; k++) {
        const dx = nodes[i].x - nodes[k].x || 1e-3 * (i - k);
        const dy = nodes[i].y - nodes[k].y || 1e-3;
        const far = Math.hypot(dx, dy);
        if (far > 0.16) continue;
        const push = (0.16 - far) / far / 2;
        nodes[i].x += dx * push;
        nodes[i].y += dy * push;
        nodes[k].x -= dx * push;
        nodes[k].y -= dy * push;
      }
    }
    for (const n of nodes) {
      n.x = Math.min(1, Math.max(0, n.x));
      n.y = Math.min(1, Math.max(0, n.y));
    }
  }
}
