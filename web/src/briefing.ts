// The briefing: the terminal report's sections, each line leading into the map.
import { clean, Model, Names, Open } from './data';
import { Child, fill, h, mark, name, need } from './dom';
import { Panel } from './panel';
import { isDenied, Pair, PairKind, Sum } from './tie';

const MOST = 8;

export function showBriefing(model: Model, sum: Sum, panel: Panel): void {
  const raw = model.raw;
  const names = new Names(model);

  const section = (title: string, count: number, items: Child[], note = ''): Child =>
    count > 0 && h('section', null, h('h3', null, title, h('span', { class: 'count' }, count)), note !== '' && h('p', { class: 'faint' }, note),
      h('ul', { class: 'plain' }, items.slice(0, MOST), items.length > MOST && h('li', null, h('details', null, h('summary', null, `${items.length - MOST} more`), h('ul', { class: 'plain' }, items.slice(MOST, 100))))));
  const pairs = (kind: PairKind, title: string, note = ''): Child => {
    const list = sum.pairs.filter((p: Pair) => p.kind === kind);
    return section(title, list.length, list.slice(0, 100).map((p) => h('li', null, panel.pairLink(p), ' ', panel.signs(p, 5))), note);
  };
  const line = (claim: number): Child => {
    const c = raw.claims;
    return [isDenied(raw, claim) && 'not ', mark(c.sign[claim], 0), ' ', name(names.party(c.source[claim])), ' → ', name(names.party(c.target[claim])), h('span', { class: 'faint' }, ` ${names.issue(c.issue[claim])}, according to `, name(names.speaker(claim)))];
  };
  const open = (list: Open[], title: string): Child => {
    const there = list.filter((o) => o.claim >= 0);
    return section(title, there.length, there.slice(0, 100).map((o) => h('li', null, panel.link(`claim:${o.claim}`, line(o.claim)), o.condition >= 0 && h('span', { class: 'faint' }, ' on a condition'))));
  };
  const actor = (row: number): Child => panel.link(`actor:${raw.actors.id[row]}`, name(clean(raw.actors.name[row] || raw.actors.id[row])));

  fill(need('evidence'), h('h2', { tabindex: '-1', class: 'sr' }, 'Briefing'),
    pairs('frenemy', 'Frenemies', 'With each other on one issue, against each other on another.'),
    section('Common enemies', raw.common_enemies.length, raw.common_enemies.map((e) => h('li', null, actor(e.enemy), h('span', { class: 'faint' }, ' faces '), e.actors.slice(0, 5).map((a, i) => [i > 0 && ', ', actor(a)])))),
    pairs('mixed', 'Friendly and hostile on one issue'),
    section('Mixed signals', raw.mixed_signals.length, raw.mixed_signals.map((m) => {
      const key = [m.whose_id, m.towards_id].sort().join('|');
      return h('li', null, panel.link(sum.pairOf.has(key) ? `pair:${key}` : `actor:${m.whose_id}`, name(clean(m.whose)), ' towards ', name(clean(m.towards))), h('span', { class: 'faint' }, ` ${new Set(m.claims.filter((c) => c >= 0).map((c) => names.speaker(c))).size} voices`));
    }), 'One actor, several voices.'),
    open(raw.offers, 'Offers'), open(raw.threats, 'Threats and red lines'), open(raw.what_ifs, 'What-ifs'), open(raw.demands, 'Demands'), open(raw.denials, 'Denied or said not to be so'),
    pairs('enemy', 'Enemies'), pairs('friend', 'Friends'),
    section('Contested', raw.contested.length, raw.contested.filter((c) => c.claims[0] >= 0).map((c) => h('li', null, panel.link(`claim:${c.claims[0]}`, line(c.claims[0])), h('span', { class: 'faint' }, c.against.length ? ' with another account' : ''))), 'What one accuses the other of: it counts in its speaker’s perspective only.'));
}
