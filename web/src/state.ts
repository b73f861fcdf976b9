// What is looked at and how: one object, kept in the URL's fragment so that a view can be shared.
import { isoDay, Level, Model, parseDay } from './data';
import { Count, Filter } from './tie';

export interface Camera {
  x: number;
  y: number;
  k: number;
}

export interface State extends Filter {
  off: Set<number>;
  imagined: Set<number>;
  at: string; // "pair:USA|IRN", "actor:IRN", "camp:0", "triad:A|B|C", "claim:12" or ""
  open: string; // factions opened, "0,3"; "all" shows every actor
  camera: Camera | null;
  table: string;
}

export function initial(model: Model): State {
  const o = model.raw.options;
  return {
    off: new Set(), imagined: new Set(), since: o.since, until: o.until, voice: o.according_to, count: 'facts',
    level: o.roll_up, at: '', open: '', camera: null, table: 'pairs',
  };
}

export function toFragment(s: State, model: Model): string {
  const start = initial(model);
  const parts: [string, string][] = [];
  if (s.at) parts.push(['at', s.at]);
  if (s.off.size) parts.push(['off', Array.from(s.off).sort((a, b) => a - b).map((i) => model.raw.issues[i] || '~').join(',')]);
  if (s.since !== start.since) parts.push(['since', s.since === null ? 'open' : isoDay(s.since)]);
  if (s.until !== start.until) parts.push(['until', s.until === null ? 'open' : isoDay(s.until)]);
  if (s.voice !== start.voice) parts.push(['voice', s.voice]);
  if (s.count !== 'facts') parts.push(['count', s.count]);
  if (s.level !== start.level) parts.push(['level', s.level]);
  if (s.imagined.size) parts.push(['if', Array.from(s.imagined).join(',')]);
  if (s.open) parts.push(['open', s.open]);
  if (s.table !== 'pairs') parts.push(['table', s.table]);
  if (s.camera) parts.push(['view', [s.camera.x, s.camera.y, s.camera.k].map((v) => v.toFixed(2)).join(',')]);
  return parts.map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join('&');
}

export function fromFragment(fragment: string, model: Model): State {
  const s = initial(model);
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const day = (name: string, fallback: number | null) => {
    const text = given.get(name);
    return text === null ? fallback : text === 'open' ? null : parseDay(text);
  };
  for (const id of (given.get('off') ?? '').split(',').filter(Boolean)) {
    const i = model.raw.issues.indexOf(id === '~' ? '' : id);
    if (i >= 0) s.off.add(i);
  }
  s.since = day('since', s.since);
  s.until = day('until', s.until);
  s.voice = given.get('voice') ?? s.voice;
  const count = given.get('count');
  if (count === 'asserted' || count === 'hypotheticals') s.count = count as Count;
  const level = given.get('level');
  if (level === 'none' || level === 'organisation' || level === 'state') s.level = level as Level;
  for (const i of (given.get('if') ?? '').split(',').filter(Boolean).map(Number)) if (i >= 0 && i < model.claims) s.imagined.add(i);
  s.at = given.get('at') ?? '';
  s.open = given.get('open') ?? '';
  s.table = given.get('table') ?? 'pairs';
  const view = (given.get('view') ?? '').split(',').map(Number);
  if (view.length === 3 && view.every(Number.isFinite)) s.camera = { x: view[0], y: view[1], k: Math.min(40, Math.max(0.3, view[2])) };
  return s;
}
