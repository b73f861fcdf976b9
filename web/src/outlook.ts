// What does not balance, and what would change if something that is only said came true.
import { Model, Names, plural } from './data';
import { fill, h, mark, name, need } from './dom';
import { KINDS, Panel } from './panel';
import { State } from './state';
import { addUp, Sum } from './tie';

export function showBalance(model: Model): void {
  const c = model.raw.camps;
  const all = c.triads.reduce((a, b) => a + b, 0);
  const box = need('balance');
  box.hidden = c.ties === 0;
  if (c.ties === 0) return;
  const flips = c.proved ? `${plural(c.upper, 'tie')} of ${c.ties} would have to change sides` : `between ${c.lower} and ${c.upper} of ${c.ties} ties would have to change sides`;
  fill(box, h('h2', null, 'Balance'), h('p', null, c.upper === 0 ? `The network is balanced: ${c.factions ? 'its factions' : 'two camps'} explain every tie.` : `To be balanced, ${flips}${c.proved ? ' (proved)' : ''}.`),
    all > 0 && h('table', { class: 'tones' }, h('caption', { class: 'sr' }, 'Triads'), h('tbody', null, [[1, 1, 1], [1, 1, -1], [1, -1, -1], [-1, -1, -1]].map((signs, i) => h('tr', null, h('th', { scope: 'row' }, signs.map((s) => mark(s))), h('td', { class: 'number' }, c.triads[i].toLocaleString('en')), h('td', { class: 'faint' }, ['friends of friends', 'a friend’s friend is an enemy', 'a common enemy', 'all against all'][i]))))));
}

/** Pairs named in the sections that were written with the page lead to their evidence. */
export function linkPairs(sum: Sum, panel: Panel): void {
  for (const place of Array.from(document.querySelectorAll<HTMLElement>('.outlook [data-pair]'))) {
    const key = place.dataset.pair ?? '';
    const text = Array.from(place.querySelectorAll('bdi'), (n) => n.textContent ?? '');
    if (!sum.pairOf.has(key) || text.length !== 2) continue;
    const link = panel.link(`pair:${key}`, name(text[0]), ' and ', name(text[1]));
    link.addEventListener('click', () => need('map').scrollIntoView({ block: 'start' })); // where the evidence is
    place.replaceChildren(link);
  }
}

export function showScenario(model: Model, state: State, now: Sum, panel: Panel): void {
  const box = need('scenario');
  box.hidden = state.imagined.size === 0;
  if (box.hidden) return;
  const names = new Names(model);
  const before = addUp(model, { ...state, imagined: new Set() });
  const changes = now.pairs.filter((p) => {
    const old = before.pairOf.get(p.key);
    return !old || Math.abs(old.tone - p.tone) > 1e-9;
  });
  fill(box, h('h2', null, 'As if it were so'), h('ul', { class: 'plain' }, Array.from(state.imagined).map((i) => h('li', null, panel.link(`claim:${i}`, name(names.party(model.raw.claims.source[i])), ' → ', name(names.party(model.raw.claims.target[i]))), ' ', panel.imagineButton(i)))),
    h('ul', { class: 'plain' }, changes.slice(0, 12).map((p) => {
      const old = before.pairOf.get(p.key);
      return h('li', null, panel.pairLink(p), h('span', { class: 'faint' }, ` tone ${(old?.tone ?? 0).toFixed(2)} → ${p.tone.toFixed(2)}${(old?.kind ?? 'unknown') !== p.kind ? `, ${KINDS[old?.kind ?? 'unknown'].toLowerCase()} → ${KINDS[p.kind].toLowerCase()}` : ''}`));
    })));
}
