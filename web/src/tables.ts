// Everything as tables: the way by keyboard and screen reader, sortable, to be copied as CSV.
import { clean, isoDay, Model, Names } from './data';
import { Child, fill, h, need } from './dom';
import { Panel } from './panel';
import { Sum } from './tie';

type Cell = string | number;
interface Row {
  key: string;
  cells: Cell[];
}
interface Table {
  heads: string[];
  rows: Row[];
}

const STEP = 200;

export class Tables {
  private sort: { column: number; down: boolean } | null = null;
  private shown = STEP;
  private which = 'pairs';

  constructor(private readonly model: Model, private readonly panel: Panel, private readonly turned: (table: string) => void) {}

  private make(sum: Sum): Table {
    const names = new Names(this.model);
    const raw = this.model.raw;
    const c = raw.claims;
    switch (this.which) {
      case 'actors':
        return { heads: ['Actor', 'Kind', 'Claims', 'Mass'], rows: sum.actors.map((a) => ({ key: `actor:${a.id}`, cells: [clean(a.name || a.id), raw.kinds[a.kind].replace('-', ' '), a.claims, round(a.mass)] })) };
      case 'issues':
        return { heads: ['Issue', 'Pairs', 'Friendly mass', 'Hostile mass'], rows: raw.issues.map((_, i) => {
          const own = sum.pairs.flatMap((p) => p.issues.filter((k) => k.issue === i));
          return { key: '', cells: [names.issue(i), own.length, round(own.reduce((s, k) => s + k.positive.mass, 0)), round(own.reduce((s, k) => s + k.negative.mass, 0))] };
        }) };
      case 'claims': {
        const rows: Row[] = [];
        for (let i = 0; i < this.model.claims; i++) if (sum.wanted[i]) rows.push({ key: `claim:${i}`, cells: [isoDay(this.model.day[i]), names.speaker(i), names.party(c.source[i]), names.party(c.target[i]), c.sign[i] > 0 ? '+' : c.sign[i] < 0 ? '−' : '0', names.issue(c.issue[i]), raw.modalities[c.modality[i]] + (c.contested[i] ? ', contested' : ''), names.quote(i), names.where(i)] });
        return { heads: ['Date', 'According to', 'Who', 'Whom', 'Sign', 'Issue', 'Meant', 'Words', 'Where'], rows };
      }
      default:
        return { heads: ['One', 'Other', 'Kind', 'Tone', 'Friendly', 'Hostile', 'No fact', 'Issues'], rows: sum.pairs.map((p) => ({ key: `pair:${p.key}`, cells: [this.panel.actorName(p.a), this.panel.actorName(p.b), p.kind, round(p.tone), p.counts.positive, p.counts.negative, p.counts.listed, p.issues.map((i) => `${names.issue(i.issue)} ${i.sign > 0 ? '+' : i.sign < 0 ? '−' : i.positive.mass > 0 ? '±' : '0'}`).join(', ')] })) };
    }
  }

  show(sum: Sum, which: string): void {
    if (which !== this.which) {
      this.sort = null;
      this.shown = STEP;
    }
    this.which = which;
    const box = need('tables');
    const table = this.make(sum);
    if (this.sort) {
      const { column, down } = this.sort;
      table.rows.sort((x, y) => order(x.cells[column], y.cells[column]) * (down ? -1 : 1));
    }
    const tab = (id: string, label: string): Child => h('button', { type: 'button', class: 'tab', 'aria-pressed': String(id === which), onclick: () => this.turned(id) }, label);
    fill(box, h('div', { class: 'tabs', role: 'group', 'aria-label': 'Tables' }, tab('pairs', 'Pairs'), tab('actors', 'Actors'), tab('issues', 'Issues'), tab('claims', 'Claims'), h('button', { class: 'quiet', type: 'button', onclick: () => copy(csv(table)) }, 'Copy as CSV')),
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `Table of ${which}` }, h('table', null,
        h('thead', null, h('tr', null, table.heads.map((head, i) => h('th', { scope: 'col', 'aria-sort': this.sort?.column === i ? (this.sort.down ? 'descending' : 'ascending') : 'none' }, h('button', { type: 'button', class: 'sort', onclick: () => {
          this.sort = { column: i, down: this.sort?.column === i ? !this.sort.down : typeof table.rows[0]?.cells[i] === 'number' };
          this.show(sum, which);
        } }, head))))),
        h('tbody', null, table.rows.slice(0, this.shown).map((row) => h('tr', null, row.cells.map((cell, i) => h('td', typeof cell === 'number' ? { class: 'number' } : null, i === 0 && row.key ? this.panel.link(row.key, h('bdi', null, cell || '–')) : h('bdi', null, cell)))))))),
      table.rows.length > this.shown && h('button', { class: 'more', type: 'button', onclick: () => {
        this.shown += STEP;
        this.show(sum, which);
      } }, `${(table.rows.length - this.shown).toLocaleString('en')} more rows`));
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function order(a: Cell, b: Cell): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

// A cell that a spreadsheet would take for a formula starts with an apostrophe instead.
function csv(table: Table): string {
  const field = (cell: Cell) => {
    const text = typeof cell === 'string' && /^[=+\-@\t]./.test(cell) ? `'${cell}` : String(cell);
    return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return [table.heads, ...table.rows.map((r) => r.cells)].map((r) => r.map(field).join(',')).join('\n') + '\n';
}

function copy(text: string): void {
  const done = () => fill(need('said'), 'Copied');
  const byHand = () => {
    const area = h('textarea', { class: 'sr', 'aria-label': 'CSV' });
    area.value = text;
    document.body.appendChild(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}
