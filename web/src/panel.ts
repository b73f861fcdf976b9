// The evidence: a pair, an actor, a triad or a camp, each line with the words that say so.
import { clean, isoDay, longDay, MODALITY, Model, Names, plural } from './data';
import { Child, fill, h, mark, name, need } from './dom';
import { campOf } from './scene';
import { intervalOf, isDenied, isFact, isOnSide, IssueSum, Pair, rolledUp, Sum } from './tie';

export interface PanelEvents {
  choose(key: string): void;
  imagine(claim: number): void;
}

export const KINDS: Record<string, string> = { friend: 'Friends', enemy: 'Enemies', frenemy: 'Frenemies', mixed: 'Mixed signals', unknown: 'No fact stated' };

export class Panel {
  private readonly names: Names;
  sum!: Sum;
  imagined: ReadonlySet<number> = new Set();

  constructor(private readonly model: Model, private readonly events: PanelEvents) {
    this.names = new Names(model);
  }

  private get raw() {
    return this.model.raw;
  }

  link(key: string, ...children: Child[]): HTMLElement {
    return h('button', { class: 'link', type: 'button', 'data-at': key, onclick: () => this.events.choose(key) }, ...children);
  }

  actorName(i: number): string {
    return clean(this.sum.actors[i].name || this.sum.actors[i].id);
  }

  pairLink(p: Pair): HTMLElement {
    return this.link(`pair:${p.key}`, name(this.actorName(p.a)), ' and ', name(this.actorName(p.b)));
  }

  signs(p: Pair, most = 6): HTMLElement {
    const shown = p.issues.filter((i) => i.positive.mass + i.negative.mass > 0).slice(0, most);
    return h('span', { class: 'signs' }, shown.map((i) => h('span', { class: 'tag' }, mark(i.sign), ' ', this.names.issue(i.issue))));
  }

  /** Who does what to whom; "not" for what is denied. */
  who(claim: number): HTMLElement {
    const c = this.raw.claims;
    return h('p', { class: 'who' }, isDenied(this.raw, claim) && h('b', null, 'not '), mark(c.sign[claim], 0), ' ', name(this.names.party(c.source[claim])), ' → ', name(this.names.party(c.target[claim])), h('span', { class: 'faint' }, ` · ${this.names.issue(c.issue[claim])}`));
  }

  quote(claim: number, withWho = false): HTMLElement {
    const c = this.raw.claims;
    const words = this.names.quote(claim);
    const meant = [c.modality[claim] ? this.raw.modalities[c.modality[claim]] : '', c.contested[claim] ? 'contested' : ''].filter(Boolean);
    const outlet = this.names.outlet(claim);
    const chain = this.names.chain(claim);
    return h('blockquote', { class: `${c.sign[claim] > 0 ? 'good' : c.sign[claim] < 0 ? 'bad' : ''}${isFact(this.raw, claim) ? '' : ' open'}`, id: `q${claim}` },
      withWho && this.who(claim),
      words ? h('p', { class: 'words' }, '“', name(words), '”') : h('p', { class: 'words faint' }, clean(this.raw.texts[c.action[claim]] ?? '').toLowerCase(), this.model.raw.counts.claims > 4000 ? ' (the words are in the ledger)' : ''),
      h('cite', null, chain.map((n, i) => [i > 0 && h('span', { class: 'faint' }, ' via '), name(n)]),
        outlet && !chain.includes(outlet) && [' · ', name(outlet)],
        this.model.day[claim] > -1e9 && [' · ', h('time', { datetime: isoDay(this.model.day[claim]) }, longDay(this.model.day[claim]))],
        meant.map((m) => [' ', h('span', { class: 'badge' }, m)]),
        h('span', { class: 'where' }, ' ', this.names.where(claim))));
  }

  private newest(claims: number[]): number[] {
    return claims.slice().sort((a, b) => this.model.day[b] - this.model.day[a] || a - b);
  }

  private quotes(claims: number[], most = 8, withWho = false): Child {
    const shown = claims.slice(0, most);
    const rest = claims.slice(most);
    return [shown.map((i) => this.quote(i, withWho)),
      rest.length > 0 && h('button', { class: 'more', type: 'button', onclick: (e) => (e.currentTarget as Element).replaceWith(...rest.slice(0, 200).map((i) => this.quote(i, withWho))) }, `${plural(rest.length, 'more claim')}`)];
  }

  private bar(positive: number, negative: number, most: number): HTMLElement {
    const bar = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('i', { class: 'neg' }), h('i', { class: 'pos' }));
    (bar.children[0] as HTMLElement).style.width = `${(50 * negative) / most}%`;
    (bar.children[1] as HTMLElement).style.width = `${(50 * positive) / most}%`;
    return bar;
  }

  private issues(p: Pair): Child {
    const most = Math.max(...p.issues.map((i) => Math.max(i.positive.mass, i.negative.mass)), 1e-9);
    return h('table', { class: 'tones' }, h('caption', { class: 'sr' }, 'Tone by issue'),
      h('thead', { class: 'sr' }, h('tr', null, ['Issue', 'Hostile and friendly', 'Claims'].map((t) => h('th', { scope: 'col' }, t)))),
      h('tbody', null, p.issues.map((i) => h('tr', null, h('th', { scope: 'row' }, mark(i.sign, i.positive.mass + i.negative.mass), ' ', this.names.issue(i.issue)), h('td', null, this.bar(i.positive.mass, i.negative.mass, most)),
        h('td', { class: 'faint' }, `+${i.positive.count} −${i.negative.count}${i.listed ? ` (${i.listed})` : ''}`)))));
  }

  private voices(claims: number[]): Child {
    const by = new Map<string, [number, number]>();
    for (const i of claims) {
      if (!this.raw.claims.sign[i] || (!isFact(this.raw, i) && !this.imagined.has(i))) continue;
      const entry = by.get(this.names.speaker(i)) ?? [0, 0];
      entry[this.raw.claims.sign[i] > 0 ? 0 : 1]++;
      by.set(this.names.speaker(i), entry);
    }
    if (by.size === 0) return null;
    const list = Array.from(by).sort((a, b) => b[1][0] + b[1][1] - a[1][0] - a[1][1] || (a[0] < b[0] ? -1 : 1));
    return [h('h3', null, 'Voices'), h('ul', { class: 'voices' }, list.slice(0, 12).map(([who, [plus, minus]]) => h('li', null, name(who), ' ', plus > 0 && h('span', { class: 'good' }, `+${plus}`), ' ', minus > 0 && h('span', { class: 'bad' }, `−${minus}`))), list.length > 12 && h('li', { class: 'faint' }, `and ${list.length - 12} more`))];
  }

  private sideBySide(i: IssueSum): Child {
    const facts = this.newest(i.claims.filter((c) => isFact(this.raw, c) || this.imagined.has(c) || this.raw.claims.contested[c]));
    const plus = facts.filter((c) => this.raw.claims.sign[c] > 0);
    const minus = facts.filter((c) => this.raw.claims.sign[c] < 0);
    const counted = facts.filter((c) => this.raw.claims.sign[c] === 0);
    if (plus.length && minus.length) return h('div', { class: 'sides' }, h('div', null, this.quotes(plus, 4, true)), h('div', null, this.quotes(minus, 4, true)), counted.length > 0 && h('div', null, this.quotes(counted, 2, true)));
    return this.quotes(facts, 6, true);
  }

  private pair(p: Pair): Child {
    const [low, high] = intervalOf(p);
    const all = p.issues.flatMap((i) => i.claims);
    const open = this.newest(all.filter((c) => !isFact(this.raw, c) && !this.raw.claims.contested[c]));
    const contested = this.newest(all.filter((c) => this.raw.claims.contested[c]));
    return [
      h('p', { class: 'eyebrow' }, KINDS[p.kind]),
      h('h2', { tabindex: '-1' }, this.link(`actor:${this.sum.actors[p.a].id}`, name(this.actorName(p.a))), ' and ', this.link(`actor:${this.sum.actors[p.b].id}`, name(this.actorName(p.b)))),
      h('p', { class: 'faint' }, `Tone ${p.tone >= 0 ? '+' : '−'}${Math.abs(p.tone).toFixed(2)} (90%: ${low.toFixed(2)} to ${high.toFixed(2)}) · ${plural(p.counts.positive, 'friendly claim')}, ${p.counts.negative.toLocaleString('en')} hostile${p.counts.listed ? `, ${p.counts.listed} no fact` : ''}`),
      this.issues(p),
      this.forecast(p),
      this.voices(all),
      p.issues.map((i) => {
        const body = this.sideBySide(i);
        return i.claims.some((c) => isFact(this.raw, c) || this.raw.claims.contested[c]) && [h('h3', { 'data-issue': this.raw.issues[i.issue] }, mark(i.sign, i.positive.mass + i.negative.mass), ' ', this.names.issue(i.issue)), body];
      }),
      open.length > 0 && [h('h3', null, 'Offers, red lines and other talk'), h('p', { class: 'faint' }, 'Said, but not as a fact: it does not count above.'), open.slice(0, 12).map((c) => [this.quote(c, true), this.conditionOf(c), this.imagineButton(c)])],
      contested.length > 0 && [h('h3', null, 'Contested'), this.accounts(contested)],
      this.triads(p),
    ];
  }

  /** The chance that the pair turns hostile, by whom it is said to, and what weighs in it. */
  private forecast(p: Pair): Child {
    const f = this.raw.outlook?.forecast;
    const row = this.model.forecastOf.get(p.key);
    if (!f || row === undefined) return null;
    const percent = (x: number): string => `${Math.round(100 * x)}%`;
    const reasons = f.terms.map((term, t) => ({ term, part: f.pairs.log_odds[row][t] })).filter((r) => Math.abs(r.part) >= 0.05).sort((x, y) => Math.abs(y.part) - Math.abs(x.part));
    return [h('h3', null, 'What is to come'),
      h('p', null, `From ${longDay(f.from)} to ${longDay(f.to)} a chance of `, h('b', null, percent(f.pairs.chance[row])), ` that negative events outnumber positive ones, if there are any (all pairs: ${percent(f.base_rate)}).`),
      h('p', { class: 'faint' }, `The last month alone would say ${percent(f.pairs.persistence[row])}, their own tone ${percent(f.pairs.own[row])}, with that of the two with everybody ${percent(f.pairs.actor[row])}.`),
      reasons.length > 0 && h('ul', { class: 'plain' }, reasons.slice(0, 4).map((r) => h('li', null, mark(r.part > 0 ? -1 : 1), ` ${r.term} `, h('span', { class: 'faint' }, `${r.part > 0 ? '+' : '−'}${Math.abs(r.part).toFixed(2)} towards ${r.part > 0 ? 'hostility' : 'peace'}`))))];
  }

  private conditionOf(claim: number): Child {
    const condition = this.raw.claims.condition[claim];
    return condition >= 0 && h('div', { class: 'condition' }, h('b', null, 'on condition'), this.quote(condition, true));
  }

  imagineButton(claim: number): Child {
    const m = this.raw.claims.modality[claim];
    if (m !== MODALITY.conditional && m !== MODALITY.hypothetical && m !== MODALITY.demand) return null;
    return h('button', { class: 'quiet', type: 'button', 'aria-pressed': String(this.imagined.has(claim)), onclick: () => this.events.imagine(claim) }, this.imagined.has(claim) ? 'No longer as if it were so' : 'As if it were so');
  }

  private accounts(claims: number[]): Child {
    return claims.slice(0, 8).map((c) => {
      const found = this.raw.contested.find((k) => k.claims.includes(c));
      return h('div', { class: 'sides' }, h('div', null, this.quote(c, true)), h('div', null, found && found.against.some((x) => x >= 0) ? found.against.filter((x) => x >= 0).slice(0, 3).map((x) => this.quote(x, true)) : h('p', { class: 'faint' }, 'No other account in these documents.')));
    });
  }

  private neighbours(actor: number): Map<number, Pair> {
    const map = new Map<number, Pair>();
    for (const p of this.sum.pairs) {
      if (p.kind === 'unknown') continue;
      if (p.a === actor) map.set(p.b, p);
      if (p.b === actor) map.set(p.a, p);
    }
    return map;
  }

  private triads(p: Pair): Child {
    const left = this.neighbours(p.a);
    const right = this.neighbours(p.b);
    const shared = Array.from(left.keys()).filter((c) => right.has(c)).slice(0, 12);
    if (shared.length === 0 || p.kind === 'unknown') return null;
    return [h('h3', null, 'Triads'), h('ul', { class: 'plain' }, shared.map((c) => {
      const signs = [p, left.get(c) as Pair, right.get(c) as Pair].map((x) => (x.positive >= x.negative ? 1 : -1));
      const balanced = signs[0] * signs[1] * signs[2] > 0;
      const ids = [this.sum.actors[p.a].id, this.sum.actors[p.b].id, this.sum.actors[c].id];
      return h('li', null, this.link(`triad:${ids.join('|')}`, 'with ', name(this.actorName(c))), ' ', signs.map((s) => mark(s)), h('span', { class: 'faint' }, balanced ? ' balanced' : ' unbalanced'));
    }))];
  }

  private triad(ids: string[]): Child {
    const at = ids.map((id) => this.sum.actorOf.get(id));
    if (at.some((a) => a === undefined)) return null;
    const pairs = [[0, 1], [0, 2], [1, 2]].map(([i, k]) => this.sum.pairOf.get(ids[i] < ids[k] ? `${ids[i]}|${ids[k]}` : `${ids[k]}|${ids[i]}`));
    const signs = pairs.map((p) => (p && p.kind !== 'unknown' ? (p.positive >= p.negative ? 1 : -1) : 0));
    const product = signs[0] * signs[1] * signs[2];
    return [h('p', { class: 'eyebrow' }, 'Triad'), h('h2', { tabindex: '-1' }, at.map((a, i) => [i > 0 && (i === 2 ? ' and ' : ', '), name(this.actorName(a as number))])),
      h('p', null, product > 0 ? 'Balanced: friends of friends, and enemies of enemies.' : product < 0 ? 'Unbalanced: something has to give, or issues are kept apart.' : 'One side is missing.'),
      pairs.map((p, i) => p && [h('h3', null, mark(signs[i]), ' ', this.pairLink(p)), this.signs(p), this.quotes(this.newest(p.issues.flatMap((x) => x.claims).filter((c) => isFact(this.raw, c))), 2, true)])];
  }

  private actor(i: number): Child {
    const actor = this.sum.actors[i];
    const own = Array.from(this.neighbours(i).values());
    const said: number[] = [];
    for (let c = 0; c < this.model.claims && said.length < 60; c++) {
      const s = this.raw.claims.speaker[c];
      if (this.sum.wanted[c] && s >= 0 && isOnSide(this.raw, s, actor.id)) said.push(c);
    }
    const mixed = this.raw.mixed_signals.filter((m) => m.whose_id === actor.id);
    const camp = campOf(this.model, actor);
    return [h('p', { class: 'eyebrow' }, this.raw.kinds[actor.kind].replace('-', ' ')), h('h2', { tabindex: '-1' }, name(this.actorName(i))),
      h('p', { class: 'faint' }, `${plural(own.length, 'tie')} · ${plural(actor.claims, 'claim')}`, camp >= 0 && [' · ', this.link(`camp:${camp}`, this.raw.camps.factions ? 'its faction' : 'its camp')]),
      ['frenemy', 'mixed', 'enemy', 'friend'].map((kind) => {
        const list = own.filter((p) => p.kind === kind);
        return list.length > 0 && [h('h3', null, KINDS[kind]), h('ul', { class: 'plain' }, list.slice(0, 20).map((p) => h('li', null, this.link(`pair:${p.key}`, name(this.actorName(p.a === i ? p.b : p.a))), ' ', this.signs(p, 4))), list.length > 20 && h('li', { class: 'faint' }, `and ${list.length - 20} more`))];
      }),
      mixed.map((m) => [h('h3', null, 'Mixed signals towards ', name(clean(m.towards))), h('div', { class: 'sides' }, [1, -1].map((sign) => h('div', null, m.claims.filter((c) => c >= 0 && this.raw.claims.sign[c] * (this.raw.claims.modality[c] === MODALITY.negated ? -1 : 1) === sign).slice(0, 4).map((c) => this.quote(c, true)))))]),
      said.length > 0 && [h('h3', null, 'What it says'), this.quotes(this.newest(said), 6, true)]];
  }

  private camp(n: number): Child {
    const members = this.sum.actors.map((_, i) => i).filter((i) => this.sum.actors[i].mass > 0 && campOf(this.model, this.sum.actors[i]) === n);
    members.sort((a, b) => this.sum.actors[b].mass - this.sum.actors[a].mass);
    const inside = new Set(members);
    const own = this.sum.pairs.filter((p) => inside.has(p.a) && inside.has(p.b) && p.kind !== 'unknown');
    const against = own.filter((p) => p.negative > p.positive);
    return [h('p', { class: 'eyebrow' }, this.raw.camps.factions ? 'Faction' : 'Camp'), h('h2', { tabindex: '-1' }, members.slice(0, 2).map((i, k) => [k > 0 && ', ', name(this.actorName(i))]), members.length > 2 && ` and ${members.length - 2} more`),
      h('p', { class: 'faint' }, `${plural(members.length, 'actor')}, ${plural(own.length, 'tie')} among them. Camps are worked out from all claims together.`),
      h('ul', { class: 'plain' }, members.slice(0, 60).map((i) => h('li', null, this.link(`actor:${this.sum.actors[i].id}`, name(this.actorName(i)))))),
      against.length > 0 && [h('h3', null, 'Quarrels inside'), h('ul', { class: 'plain' }, against.slice(0, 20).map((p) => h('li', null, this.pairLink(p), ' ', this.signs(p))))]];
  }

  /** False when `at` names nothing that is there. */
  show(at: string): boolean {
    const [kind, rest] = [at.slice(0, at.indexOf(':')), at.slice(at.indexOf(':') + 1)];
    let body: Child = null;
    const p = this.sum.pairOf.get(rest);
    const actor = this.sum.actorOf.get(rest);
    if (kind === 'pair' && p) body = this.pair(p);
    else if (kind === 'actor' && actor !== undefined) body = this.actor(actor);
    else if (kind === 'triad') body = this.triad(rest.split('|'));
    else if (kind === 'camp') body = this.camp(Number(rest));
    else if (kind === 'claim' && Number(rest) < this.model.claims) body = this.claim(Number(rest));
    if (!body) return false;
    fill(need('evidence'), h('button', { class: 'back', type: 'button', onclick: () => this.events.choose('') }, '← Briefing'), body);
    return true;
  }

  private claim(i: number): Child {
    const c = this.raw.claims;
    const [a, b] = [c.source[i], c.target[i]];
    const key = a >= 0 && b >= 0 ? [this.sum.actors[this.sum.claimEnds[2 * i]]?.id, this.sum.actors[this.sum.claimEnds[2 * i + 1]]?.id].sort().join('|') : '';
    const p = this.sum.pairOf.get(key);
    return [h('p', { class: 'eyebrow' }, 'Claim'), h('h2', { tabindex: '-1' }, a >= 0 && name(clean(rolledUp(this.raw, a, 'none').name)), ' → ', b >= 0 && name(clean(rolledUp(this.raw, b, 'none').name))), this.quote(i, true), this.conditionOf(i), this.imagineButton(i), p && h('p', null, this.pairLink(p))];
  }
}
