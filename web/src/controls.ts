// The controls above the map: issues, perspective, what counts, level, search.
import { clean, Level, Model, Names } from './data';
import { fill, h, need } from './dom';
import { State } from './state';
import { Count, Sum } from './tie';

const MOST_CHIPS = 14;

export class Controls {
  private readonly names: Names;
  private wide = false;
  private sum: Sum | null = null;

  constructor(private readonly model: Model, private readonly change: (edit: (s: State) => void) => void, private readonly choose: (key: string) => void) {
    this.names = new Names(model);
    this.fillVoices();
    need<HTMLSelectElement>('voice').addEventListener('change', (e) => change((s) => (s.voice = (e.target as HTMLSelectElement).value)));
    need<HTMLSelectElement>('count').addEventListener('change', (e) => change((s) => (s.count = (e.target as HTMLSelectElement).value as Count)));
    need<HTMLSelectElement>('level').addEventListener('change', (e) => change((s) => (s.level = (e.target as HTMLSelectElement).value as Level)));
    const search = need<HTMLInputElement>('search');
    search.addEventListener('input', () => this.suggest());
    search.addEventListener('change', () => this.find(search.value));
  }

  // Sides first, by how much they say; then each speaker of his own.
  private fillVoices(): void {
    const raw = this.model.raw;
    const sides = new Map<string, { name: string; count: number }>();
    const own = new Map<string, { name: string; count: number }>();
    const add = (map: typeof sides, id: string, name: string) => {
      const entry = map.get(id) ?? { name, count: 0 };
      entry.count++;
      map.set(id, entry);
    };
    for (const s of raw.claims.speaker) {
      if (s < 0) continue;
      const p = raw.parties;
      if (p.state[s]) add(sides, p.state[s], p.state_name[s] || p.state[s]);
      if (p.id[s] !== p.state[s]) add(own, p.id[s], p.name[s] || p.id[s]);
    }
    const list = (map: typeof sides) => Array.from(map).sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1)).slice(0, 60).map(([id, v]) => h('option', { value: id }, `${clean(v.name, 40)} (${v.count})`));
    fill(need('voice'), h('option', { value: '' }, 'everybody'), sides.size > 0 && h('optgroup', { label: 'Sides' }, list(sides)), own.size > 0 && h('optgroup', { label: 'Voices' }, list(own)));
  }

  private suggest(): void {
    const text = need<HTMLInputElement>('search').value.toLowerCase();
    const hits = text ? (this.sum?.actors ?? []).filter((a) => a.name.toLowerCase().includes(text)).sort((a, b) => b.mass - a.mass).slice(0, 8) : [];
    fill(need('actors-list'), hits.map((a) => h('option', { value: clean(a.name) })));
  }

  private find(text: string): void {
    const want = text.trim().toLowerCase();
    if (!want || !this.sum) return;
    const rank = (name: string) => (name === want ? 0 : name.startsWith(want) ? 1 : name.includes(want) ? 2 : 3);
    const best = this.sum.actors.filter((a) => rank(a.name.toLowerCase()) < 3).sort((a, b) => rank(a.name.toLowerCase()) - rank(b.name.toLowerCase()) || b.mass - a.mass)[0];
    fill(need('said'), best ? '' : `Nobody is called ${clean(text)}`);
    if (best) this.choose(`actor:${best.id}`);
  }

  show(state: State, sum: Sum): void {
    this.sum = sum;
    const order = Array.from(sum.issueCounts.keys()).filter((i) => sum.issueCounts[i] > 0 || state.off.has(i)).sort((a, b) => sum.issueCounts[b] - sum.issueCounts[a] || a - b);
    const shown = this.wide ? order : order.slice(0, MOST_CHIPS);
    const focused = (document.activeElement as HTMLElement | null)?.dataset.issue;
    fill(need('issues'), shown.map((i) => h('button', { type: 'button', class: 'chip', 'data-issue': this.model.raw.issues[i], 'aria-pressed': String(!state.off.has(i)), onclick: () => this.change((s) => (s.off.has(i) ? s.off.delete(i) : s.off.add(i))) }, this.names.issue(i), h('span', { class: 'count' }, sum.issueCounts[i]))),
      order.length > shown.length && h('button', { type: 'button', class: 'chip more', onclick: () => { this.wide = true; this.show(state, sum); } }, `${order.length - shown.length} more`),
      order.length > 1 && h('button', { type: 'button', class: 'chip more', onclick: () => this.change((s) => { if (s.off.size) s.off.clear(); else order.forEach((i) => s.off.add(i)); }) }, state.off.size ? 'All' : 'None'));
    if (focused !== undefined) Array.from(need('issues').querySelectorAll<HTMLElement>('.chip')).find((c) => c.dataset.issue === focused)?.focus();
    const voice = need<HTMLSelectElement>('voice');
    if (state.voice && !Array.from(voice.options).some((o) => o.value === state.voice)) voice.appendChild(h('option', { value: state.voice }, clean(state.voice)));
    voice.value = state.voice;
    need<HTMLSelectElement>('count').value = state.count;
    need<HTMLSelectElement>('level').value = state.level;
  }
}
