// The map on a canvas. Solid and blue is friendly, dashed and orange hostile, so that nobody needs
// the colour; a frenemy tie has both strokes side by side, mixed signals one of dashes and dots.
import { Edge, Node, Scene } from './scene';

export interface Palette {
  paper: string;
  ink: string;
  faint: string;
  good: string;
  bad: string;
  mixed: string;
  node: string;
  accent: string;
  em: number; // pixels
  camps: string[];
  tint: number;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const get = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: get('--surface'), ink: get('--ink'), faint: get('--faint'), good: get('--good'), bad: get('--bad'),
    mixed: get('--mixed'), node: get('--node'), accent: get('--accent'), em: parseFloat(style.fontSize) || 16,
    camps: [0, 1, 2, 3, 4, 5].map((i) => get(`--camp${i}`)), tint: Number(get('--tint')) || 0.14,
  };
}

export interface Projection {
  x(node: Node): number;
  y(node: Node): number;
}

export interface Focus {
  nodes: Set<number>; // empty: nothing is in focus
  edge: number;
}

const SPLIT = 2.6;

function regions(ctx: CanvasRenderingContext2D, scene: Scene, at: Projection, palette: Palette, ratio: number): void {
  if (scene.factions || scene.nodes.length > 400) return;
  const layer = document.createElement('canvas');
  layer.width = ctx.canvas.width;
  layer.height = ctx.canvas.height;
  const pen = layer.getContext('2d');
  if (!pen) return;
  const camps = Array.from(new Set(scene.nodes.map((n) => n.camp))).filter((c) => c >= 0 && c < palette.camps.length);
  for (const camp of camps) {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, layer.width, layer.height);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.strokeStyle = pen.fillStyle = palette.camps[camp];
    pen.lineCap = 'round';
    pen.lineWidth = 56;
    pen.beginPath();
    for (const [a, b] of scene.links) {
      if (scene.nodes[a].camp !== camp) continue;
      pen.moveTo(at.x(scene.nodes[a]), at.y(scene.nodes[a]));
      pen.lineTo(at.x(scene.nodes[b]), at.y(scene.nodes[b]));
    }
    pen.stroke();
    for (const n of scene.nodes) {
      if (n.camp !== camp) continue;
      pen.beginPath();
      pen.arc(at.x(n), at.y(n), 34, 0, 7);
      pen.fill();
    }
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = palette.tint;
    ctx.drawImage(layer, 0, 0);
    ctx.restore();
  }
}

function line(path: Path2D, e: Edge, scene: Scene, at: Projection, offset: number): void {
  const a = scene.nodes[e.a];
  const b = scene.nodes[e.b];
  const x0 = at.x(a);
  const y0 = at.y(a);
  const x1 = at.x(b);
  const y1 = at.y(b);
  const long = Math.max(1e-9, Math.hypot(x1 - x0, y1 - y0));
  const dx = (-(y1 - y0) / long) * offset;
  const dy = ((x1 - x0) / long) * offset;
  path.moveTo(x0 + dx, y0 + dy);
  path.lineTo(x1 + dx, y1 + dy);
}

const DASH: Record<string, number[]> = { good: [], bad: [7, 4], mixed: [9, 3, 2, 3] };
// Each dash costs: a crowd gets longer ones.
const CROWD = 2500;
const LONG_DASH: Record<string, number[]> = { good: [], bad: [18, 10], mixed: [22, 6, 4, 6] };

// Many ties of one look are one path: a stroke call each would take the time of a redraw.
function ties(ctx: CanvasRenderingContext2D, edges: Edge[], scene: Scene, at: Projection, palette: Palette, dim: number): void {
  const batches = new Map<string, { path: Path2D; look: 'good' | 'bad' | 'mixed'; width: number; alpha: number }>();
  for (const e of edges) {
    const split = SPLIT + e.width / 4;
    const strokes: ['good' | 'bad' | 'mixed', number][] =
      e.kind === 'frenemy' ? [['good', -split], ['bad', split]] : e.kind === 'mixed' ? [['mixed', 0]] : e.kind === 'friend' ? [['good', 0]] : [['bad', 0]];
    const width = Math.round(e.width * 2) / 2;
    const alpha = Math.round(e.alpha * dim * 10) / 10 || 0.1;
    for (const [look, offset] of strokes) {
      const key = `${look} ${width} ${alpha}`;
      let batch = batches.get(key);
      if (!batch) batches.set(key, (batch = { path: new Path2D(), look, width, alpha }));
      line(batch.path, e, scene, at, offset);
    }
  }
  for (const b of batches.values()) {
    ctx.globalAlpha = b.alpha;
    ctx.strokeStyle = palette[b.look];
    ctx.lineWidth = b.width;
    ctx.setLineDash((edges.length > CROWD ? LONG_DASH : DASH)[b.look]);
    ctx.stroke(b.path);
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function corners(ctx: CanvasRenderingContext2D, x: number, y: number, r: number, n: number, turn: number): void {
  for (let i = 0; i < n; i++) {
    const angle = turn + (2 * Math.PI * i) / n;
    ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
}

/** States are squares, persons circles, blocs and bodies hexagons, groups diamonds. */
export function shape(ctx: CanvasRenderingContext2D, n: Node, x: number, y: number, r: number): void {
  ctx.beginPath();
  if (n.kind === 'state' || n.kind === 'territory') ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (n.kind === 'person' || n.kind === 'unknown' || n.kind === 'faction') ctx.arc(x, y, r, 0, 7);
  else if (n.kind === 'bloc' || n.kind === 'igo') corners(ctx, x, y, r * 1.1, 6, 0);
  else corners(ctx, x, y, r * 1.2, 4, 0);
}

function marks(ctx: CanvasRenderingContext2D, scene: Scene, at: Projection, palette: Palette, focus: Focus): void {
  scene.nodes.forEach((n, i) => {
    const lit = focus.nodes.size === 0 || focus.nodes.has(i);
    ctx.globalAlpha = lit ? 1 : 0.25;
    shape(ctx, n, at.x(n), at.y(n), n.r);
    ctx.fillStyle = palette.node;
    ctx.fill();
    if (n.camp >= 0 && n.camp < palette.camps.length) {
      ctx.fillStyle = palette.camps[n.camp];
      ctx.globalAlpha = lit ? 0.45 : 0.12;
      ctx.fill();
      ctx.globalAlpha = lit ? 1 : 0.25;
    }
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 1.4;
    ctx.stroke();
  });
  ctx.globalAlpha = 1;
}

interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

// Boxes by the squares of the map that they touch, so that a label asks its neighbours alone.
class Crowd {
  private readonly squares = new Map<number, Box[]>();

  private each(b: Box, visit: (list: Box[]) => boolean): boolean {
    for (let x = Math.floor(b.x0 / 64); x <= Math.floor(b.x1 / 64); x++) {
      for (let y = Math.floor(b.y0 / 64); y <= Math.floor(b.y1 / 64); y++) {
        const key = x * 100003 + y;
        let list = this.squares.get(key);
        if (!list) this.squares.set(key, (list = []));
        if (visit(list)) return true;
      }
    }
    return false;
  }

  add(b: Box): void {
    this.each(b, (list) => (list.push(b), false));
  }

  touches(b: Box): boolean {
    return this.each(b, (list) => list.some((t) => b.x0 < t.x1 && t.x0 < b.x1 && b.y0 < t.y1 && t.y0 < b.y1));
  }
}

// The buttons that stand over the map's upper right corner, in units of the font.
export const BUTTONS = 2.75;
const SPOTS = [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]];
const MOST_LABELS = 140;

// The heaviest actor chooses first among eight places; who finds none that is free has no label
// until the map is closer.
function labels(ctx: CanvasRenderingContext2D, scene: Scene, at: Projection, palette: Palette, focus: Focus, width: number, height: number): void {
  const order = scene.nodes.map((_, i) => i).sort((a, b) => Number(focus.nodes.has(b)) - Number(focus.nodes.has(a)) || scene.nodes[b].mass - scene.nodes[a].mass);
  const taken = new Crowd();
  taken.add({ x0: width - BUTTONS * palette.em, y0: 0, x1: width, y1: 3 * BUTTONS * palette.em });
  const inside = (n: Node) => at.x(n) > -20 && at.y(n) > -20 && at.x(n) < width + 20 && at.y(n) < height + 20;
  for (const n of scene.nodes) if (inside(n)) taken.add({ x0: at.x(n) - n.r, y0: at.y(n) - n.r, x1: at.x(n) + n.r, y1: at.y(n) + n.r });
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  const family = getComputedStyle(document.body).fontFamily;
  let drawn = 0;
  for (const i of order) {
    const n = scene.nodes[i];
    if (!n.label || !inside(n)) continue;
    if (drawn >= MOST_LABELS) break;
    ctx.font = `${n.kind === 'state' || n.kind === 'faction' ? 600 : 400} ${0.75 * palette.em}px ${family}`;
    const half = ctx.measureText(n.label).width / 2;
    const spot = SPOTS.map(([across, down]) => {
      const x = at.x(n) + across * (half + n.r + 4);
      const y = at.y(n) + down * (n.r + 0.56 * palette.em);
      return { x0: x - half, y0: y - 0.44 * palette.em, x1: x + half, y1: y + 0.44 * palette.em };
    }).find((b) => b.x0 > 0 && b.y0 > 0 && b.x1 < width && b.y1 < height && !taken.touches(b));
    if (!spot) continue;
    taken.add(spot);
    drawn++;
    ctx.globalAlpha = focus.nodes.size === 0 || focus.nodes.has(i) ? 1 : 0.35;
    ctx.strokeStyle = palette.paper;
    ctx.lineWidth = 3.5;
    ctx.strokeText(n.label, (spot.x0 + spot.x1) / 2, (spot.y0 + spot.y1) / 2);
    ctx.fillStyle = palette.ink;
    ctx.fillText(n.label, (spot.x0 + spot.x1) / 2, (spot.y0 + spot.y1) / 2);
  }
  ctx.globalAlpha = 1;
}

export function draw(ctx: CanvasRenderingContext2D, scene: Scene, at: Projection, palette: Palette, focus: Focus, width: number, height: number, ratio: number): void {
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  regions(ctx, scene, at, palette, ratio);
  const seen = (e: Edge) => {
    const [x0, y0, x1, y1] = [at.x(scene.nodes[e.a]), at.y(scene.nodes[e.a]), at.x(scene.nodes[e.b]), at.y(scene.nodes[e.b])];
    return Math.max(x0, x1) > 0 && Math.max(y0, y1) > 0 && Math.min(x0, x1) < width && Math.min(y0, y1) < height;
  };
  const isLit = (e: Edge, i: number) => focus.nodes.size === 0 || i === focus.edge || (focus.edge < 0 && focus.nodes.has(e.a) && focus.nodes.has(e.b));
  const lit = scene.edges.filter((e, i) => seen(e) && isLit(e, i));
  if (focus.nodes.size) ties(ctx, scene.edges.filter((e, i) => seen(e) && !isLit(e, i)), scene, at, palette, 0.25);
  if (focus.edge >= 0) {
    const halo = new Path2D();
    line(halo, scene.edges[focus.edge], scene, at, 0);
    ctx.strokeStyle = palette.accent;
    ctx.globalAlpha = 0.22;
    ctx.lineWidth = 16;
    ctx.lineCap = 'round';
    ctx.stroke(halo);
    ctx.lineCap = 'butt';
  }
  ties(ctx, lit, scene, at, palette, 1);
  marks(ctx, scene, at, palette, focus);
  labels(ctx, scene, at, palette, focus, width, height);
}
