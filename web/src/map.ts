// The map's canvas: zoom, hover, click and keyboard over what draw.ts paints.
import { quadtree, Quadtree } from 'd3-quadtree';
import { select } from 'd3-selection';
import { zoom, zoomIdentity, ZoomTransform } from 'd3-zoom';
import { fill, h, need } from './dom';
import { BUTTONS, draw, Focus, Projection, readPalette } from './draw';
import { Node, Scene } from './scene';
import { Camera } from './state';

export interface MapEvents {
  choose(key: string): void;
  moved(camera: Camera | null): void;
  describe(edge: number): string;
}

export class MapView {
  private readonly canvas = need<HTMLCanvasElement>('map-canvas');
  private readonly box = need('map-box');
  private readonly tip = need('map-tip');
  private scene: Scene = { nodes: [], edges: [], links: [], factions: false, left: 0 };
  private transform: ZoomTransform = zoomIdentity;
  private tree: Quadtree<number> | null = null;
  private focus: Focus = { nodes: new Set(), edge: -1 };
  private hover: Focus = { nodes: new Set(), edge: -1 };
  private cursor = -1; // node under the keyboard
  private waiting = false;
  private readonly behaviour = zoom<HTMLCanvasElement, unknown>().scaleExtent([0.5, 40]);

  constructor(private readonly events: MapEvents) {
    const canvas = select(this.canvas);
    this.behaviour.on('zoom', (event: { transform: ZoomTransform }) => {
      this.transform = event.transform;
      this.later();
    });
    this.behaviour.on('end', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      const t = event.transform;
      if (event.sourceEvent) this.events.moved(t.k === 1 && t.x === 0 && t.y === 0 ? null : { x: t.x, y: t.y, k: t.k });
    });
    canvas.call(this.behaviour).on('dblclick.zoom', null);
    this.canvas.addEventListener('pointermove', (e) => this.point(e));
    this.canvas.addEventListener('pointerleave', () => this.unpoint());
    this.canvas.addEventListener('click', (e) => this.click(e));
    this.box.addEventListener('keydown', (e) => this.key(e));
    new ResizeObserver(() => this.later()).observe(this.box);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.later());
  }

  private get width(): number {
    return this.box.clientWidth;
  }
  private get height(): number {
    return this.box.clientHeight;
  }

  // The size is asked for once: each question makes the browser lay the page out anew.
  private projection(width = this.width, height = this.height): Projection {
    const mx = Math.min(90, width * 0.12);
    const my = Math.min(50, height * 0.1);
    const { k, x, y } = this.transform;
    const [spanX, spanY] = [width - 2 * mx - (width < 600 ? 16 * BUTTONS : 0), height - 2 * my];
    return { x: (n) => x + k * (mx + n.x * spanX), y: (n) => y + k * (my + n.y * spanY) };
  }

  show(scene: Scene, at: string): void {
    this.scene = scene;
    this.focus = this.focusOf(at);
    this.cursor = -1;
    this.tree = quadtree<number>().x((i) => scene.nodes[i].x).y((i) => scene.nodes[i].y).addAll(scene.nodes.map((_, i) => i));
    this.paint();
  }

  look(camera: Camera | null): void {
    const t = camera ? zoomIdentity.translate(camera.x, camera.y).scale(camera.k) : zoomIdentity;
    select(this.canvas).call(this.behaviour.transform, t);
  }

  zoomBy(factor: number): void {
    select(this.canvas).call(this.behaviour.scaleBy, factor);
    const t = this.transform;
    this.events.moved({ x: t.x, y: t.y, k: t.k });
  }

  reset(): void {
    this.look(null);
    this.events.moved(null);
  }

  /** Where a node or the middle of a tie stands on the canvas; for tests and the keyboard. */
  placeOf(key: string): [number, number] | null {
    const at = this.projection();
    const node = this.scene.nodes.find((n) => n.key === key);
    if (node) return [at.x(node), at.y(node)];
    const edge = this.scene.edges.find((e) => e.key === key);
    if (!edge) return null;
    const a = this.scene.nodes[edge.a];
    const b = this.scene.nodes[edge.b];
    return [(at.x(a) + at.x(b)) / 2, (at.y(a) + at.y(b)) / 2];
  }

  private focusOf(at: string): Focus {
    const nodes = new Set<number>();
    let edge = -1;
    const [kind, rest] = [at.slice(0, at.indexOf(':')), at.slice(at.indexOf(':') + 1)];
    const find = (id: string) => this.scene.nodes.findIndex((n) => n.key === `actor:${id}`);
    if (kind === 'pair') {
      edge = this.scene.edges.findIndex((e) => e.key === at);
      rest.split('|').forEach((id) => nodes.add(find(id)));
    } else if (kind === 'triad') {
      rest.split('|').forEach((id) => nodes.add(find(id)));
    } else if (kind === 'actor') {
      const own = find(rest);
      if (own >= 0) {
        nodes.add(own);
        this.scene.edges.forEach((e) => {
          if (e.a === own) nodes.add(e.b);
          if (e.b === own) nodes.add(e.a);
        });
      }
    } else if (kind === 'camp') {
      this.scene.nodes.forEach((n, i) => {
        if (n.camp === Number(rest)) nodes.add(i);
      });
    }
    nodes.delete(-1);
    return { nodes, edge };
  }

  private later(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.waiting = false;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const ctx = this.canvas.getContext('2d');
    const [width, height] = [this.width, this.height];
    if (!ctx || !width) return;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const focus = this.hover.nodes.size ? this.hover : this.focus;
    draw(ctx, this.scene, this.projection(width, height), readPalette(), focus, width, height, ratio);
  }

  private nodeAt(x: number, y: number): number {
    const at = this.projection();
    let best = -1;
    let least = Infinity;
    this.scene.nodes.forEach((n, i) => {
      const far = Math.hypot(at.x(n) - x, at.y(n) - y) - n.r;
      if (far < 7 && far < least) {
        least = far;
        best = i;
      }
    });
    return best;
  }

  private edgeAt(x: number, y: number): number {
    const at = this.projection();
    let best = -1;
    let least = 7;
    this.scene.edges.forEach((e, i) => {
      const [a, b] = [this.scene.nodes[e.a], this.scene.nodes[e.b]];
      const [x0, y0] = [at.x(a), at.y(a)];
      const [dx, dy] = [at.x(b) - x0, at.y(b) - y0];
      const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
      const far = Math.hypot(x0 + t * dx - x, y0 + t * dy - y);
      if (far <= least) {
        least = far;
        best = i;
      }
    });
    return best;
  }

  private point(event: PointerEvent): void {
    if (event.buttons) return;
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const node = this.nodeAt(x, y);
    const edge = node < 0 ? this.edgeAt(x, y) : -1;
    const key = node >= 0 ? this.scene.nodes[node].key : edge >= 0 ? this.scene.edges[edge].key : '';
    this.canvas.classList.toggle('pointing', key !== '');
    if (key === '') {
      this.unpoint();
      return;
    }
    const n = this.scene.nodes[node];
    fill(this.tip, h('bdi', null, node >= 0 ? `${n.label}${n.kind === 'faction' ? ': open' : ''}` : this.events.describe(edge)));
    this.tip.hidden = false;
    this.tip.style.left = `${Math.min(x + 12, this.width - this.tip.offsetWidth - 4)}px`;
    this.tip.style.top = `${Math.min(y + 14, this.height - this.tip.offsetHeight - 4)}px`;
    if (this.scene.nodes.length > 400) return;
    this.hover = this.focusOf(key);
    this.later();
  }

  private unpoint(): void {
    this.tip.hidden = true;
    if (this.hover.nodes.size === 0) return;
    this.hover = { nodes: new Set(), edge: -1 };
    this.later();
  }

  private click(event: MouseEvent): void {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const node = this.nodeAt(x, y);
    const edge = node < 0 ? this.edgeAt(x, y) : -1;
    this.unpoint();
    this.events.choose(node >= 0 ? this.scene.nodes[node].key : edge >= 0 ? this.scene.edges[edge].key : '');
  }

  /** Arrows walk from actor to actor, Enter opens, + and - zoom, 0 resets, Escape lets go. */
  private key(event: KeyboardEvent): void {
    const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = arrows[event.key];
    if (way) this.walk(way);
    else if (event.key === 'Enter' && this.cursor >= 0) this.events.choose(this.scene.nodes[this.cursor].key);
    else if (event.key === '+' || event.key === '=') this.zoomBy(1.4);
    else if (event.key === '-') this.zoomBy(1 / 1.4);
    else if (event.key === '0') this.reset();
    else if (event.key === 'Escape') this.events.choose('');
    else return;
    event.preventDefault();
  }

  private walk([dx, dy]: [number, number]): void {
    const from: Pick<Node, 'x' | 'y'> = this.scene.nodes[this.cursor] ?? { x: 0.5, y: 0.5 };
    let best = this.cursor < 0 ? (this.tree?.find(0.5, 0.5) ?? -1) : -1;
    let least = Infinity;
    if (best < 0)
      this.scene.nodes.forEach((n, i) => {
        const along = (n.x - from.x) * dx + (n.y - from.y) * dy;
        const across = Math.abs((n.x - from.x) * dy) + Math.abs((n.y - from.y) * dx);
        if (i !== this.cursor && along > 0 && along + 2 * across < least) {
          least = along + 2 * across;
          best = i;
        }
      });
    if (best < 0) return;
    this.cursor = best;
    this.hover = this.focusOf(this.scene.nodes[best].key);
    if (this.hover.nodes.size === 0) this.hover.nodes.add(best);
    fill(need('said'), this.scene.nodes[best].label);
    this.later();
  }
}
