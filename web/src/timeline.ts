// Claims over time, friendly above the line and hostile below, with a brush and a play button.
import { isoDay, Model, NO_DAY, parseDay, shortMonth } from './data';
import { fill, h, need, svg } from './dom';
import { isFact } from './tie';

const HEIGHT = 64;
const STEPS = [1, 7, 14, 30.44, 91.31, 182.6, 365.25, 730.5, 1826.25, 3652.5];

export class Timeline {
  private readonly box = need('time');
  private since: number | null = null;
  private until: number | null = null;
  private timer = 0;
  private drag: { from: number; to: number } | null = null;

  constructor(private readonly model: Model, private readonly changed: (since: number | null, until: number | null) => void) {
    const plot = need('time-plot');
    plot.addEventListener('pointerdown', (e) => {
      const day = this.dayAt(e);
      this.drag = { from: day, to: day };
      plot.setPointerCapture(e.pointerId);
    });
    plot.addEventListener('pointermove', (e) => {
      if (!this.drag) return;
      this.drag.to = this.dayAt(e);
      this.draw(Math.min(this.drag.from, this.drag.to), Math.max(this.drag.from, this.drag.to));
    });
    plot.addEventListener('pointerup', () => {
      const drag = this.drag;
      this.drag = null;
      if (!drag) return;
      const [from, to] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
      if (to - from < this.span() / 100) this.changed(null, null);
      else this.changed(from, to);
    });
    for (const id of ['since', 'until'])
      need<HTMLInputElement>(id).addEventListener('change', () => this.changed(parseDay(need<HTMLInputElement>('since').value), parseDay(need<HTMLInputElement>('until').value)));
    need('play').addEventListener('click', () => this.play());
    need('all-time').addEventListener('click', () => {
      this.stop();
      this.changed(null, null);
    });
    new ResizeObserver(() => this.draw(this.since, this.until)).observe(this.box);
  }

  private span(): number {
    return Math.max(1, this.model.last - this.model.first + 1);
  }

  private dayAt(event: PointerEvent): number {
    const box = need('time-plot').getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    return Math.round(this.model.first + share * (this.span() - 1));
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    fill(need('play'), 'Play');
  }

  private play(): void {
    if (this.timer) {
      this.stop();
      return;
    }
    const wide = Math.max(1, Math.round(this.span() / 6));
    let at = this.model.first;
    fill(need('play'), 'Stop');
    this.changed(at, at + wide);
    this.timer = window.setInterval(() => {
      at += Math.max(1, Math.round(wide / 4));
      if (at + wide > this.model.last + wide / 2) {
        this.stop();
        this.changed(null, null);
      } else this.changed(at, at + wide);
    }, 700);
  }

  show(since: number | null, until: number | null): void {
    this.since = since;
    this.until = until;
    need<HTMLInputElement>('since').value = since === null ? '' : isoDay(since);
    need<HTMLInputElement>('until').value = until === null ? '' : isoDay(until);
    this.draw(since, until);
  }

  private draw(since: number | null, until: number | null): void {
    const width = need('time-plot').clientWidth;
    this.box.hidden = this.model.first <= NO_DAY || this.model.first === this.model.last;
    if (!width || this.box.hidden) return;
    const step = STEPS.find((s) => this.span() / s <= Math.max(20, width / 7)) ?? 3652.5;
    const count = Math.ceil(this.span() / step);
    const bins = Array.from({ length: count }, () => [0, 0]);
    const c = this.model.raw.claims;
    for (let i = 0; i < this.model.claims; i++) {
      if (this.model.day[i] <= NO_DAY || !c.sign[i] || !isFact(this.model.raw, i)) continue;
      bins[Math.min(count - 1, Math.floor((this.model.day[i] - this.model.first) / step))][c.sign[i] > 0 ? 0 : 1] += c.count[i] || 1;
    }
    const most = Math.max(1, ...bins.map((b) => Math.max(b[0], b[1])));
    const half = HEIGHT / 2 - 8;
    const at = (day: number) => ((day - this.model.first) / this.span()) * width;
    const bars = bins.flatMap(([plus, minus], i) => {
      const x = at(this.model.first + i * step) + 0.5;
      const w = Math.max(1, (step / this.span()) * width - 1);
      return [[plus, 'pos', half + 2 - (half * plus) / most], [minus, 'neg', half + 3]].filter(([n]) => n).map(([n, look, y]) => svg('rect', { class: String(look), x: x.toFixed(1), y: Number(y).toFixed(1), width: w.toFixed(1), height: Math.max(1, (half * Number(n)) / most).toFixed(1) }));
    });
    const ticks = (width < 480 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map((s) => svg('text', { x: (s * width).toFixed(0), y: HEIGHT - 1, 'text-anchor': s === 0 ? 'start' : s === 1 ? 'end' : 'middle' }, this.span() > 400 ? shortMonth(this.model.first + s * (this.span() - 1)) : isoDay(Math.round(this.model.first + s * (this.span() - 1)))));
    const brush = since !== null || until !== null;
    const [x0, x1] = [at(since ?? this.model.first), at((until ?? this.model.last) + 1)];
    fill(need('time-plot'), svg('svg', { width, height: HEIGHT, 'aria-hidden': 'true' }, ...bars, svg('line', { x1: 0, x2: width, y1: half + 2.5, y2: half + 2.5 }), ...ticks, brush && svg('rect', { class: 'brush', x: x0.toFixed(1), y: 0, width: Math.max(2, x1 - x0).toFixed(1), height: HEIGHT - 12 })), h('span', { class: 'sr' }, 'Claims over time'));
  }
}
