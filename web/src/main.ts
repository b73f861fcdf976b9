// The page: reads the report that stands in it, adds it up under the chosen filters and shows it.
import { showBriefing } from './briefing';
import { Controls } from './controls';
import { clean, Names, plural, readModel } from './data';
import { fill, h, need } from './dom';
import { MapView } from './map';
import { linkPairs, showBalance, showScenario } from './outlook';
import { KINDS, Panel } from './panel';
import { makeScene, Places, Scene } from './scene';
import { fromFragment, State, toFragment } from './state';
import { Tables } from './tables';
import { addUp, Sum } from './tie';
import { Timeline } from './timeline';

const LARGE = 4000; // claims

function start(): void {
  const model = readModel(need('frenemy-report').textContent ?? '{}');
  const names = new Names(model);
  const places = new Places(model);
  let state: State = fromFragment(location.hash, model);
  let sum: Sum = addUp(model, state);
  let scene: Scene;

  const remember = () => {
    const fragment = toFragment(state, model);
    history.replaceState(null, '', fragment ? '#' + fragment : location.pathname + location.search);
  };
  const panel = new Panel(model, { choose: (key) => choose(key), imagine: (claim) => change((s) => (s.imagined.has(claim) ? s.imagined.delete(claim) : s.imagined.add(claim))) });
  const map = new MapView({
    choose: (key) => choose(key, false),
    moved: (camera) => {
      state.camera = camera;
      remember();
    },
    describe: (edge) => {
      const e = scene.edges[edge];
      const issues = e.issues.filter((i) => i.positive.mass + i.negative.mass > 0).slice(0, 5).map((i) => `${names.issue(i.issue)} ${i.sign > 0 ? '+' : i.sign < 0 ? '−' : '±'}`);
      return `${scene.nodes[e.a].label} and ${scene.nodes[e.b].label}: ${KINDS[e.kind].toLowerCase()}; ${issues.join(', ')}`;
    },
  });
  const controls = new Controls(model, (edit) => change(edit), (key) => choose(key));
  const timeline = new Timeline(model, (since, until) => change((s) => {
    s.since = since;
    s.until = until;
  }));
  const tables = new Tables(model, panel, (table) => {
    state.table = table;
    remember();
    tables.show(sum, table);
  });

  function showEvidence(): void {
    panel.sum = sum;
    panel.imagined = state.imagined;
    const shown = state.at !== '' && panel.show(state.at);
    if (!shown) showBriefing(model, sum, panel);
    document.body.classList.toggle('chosen', shown);
  }

  function showMap(): void {
    scene = makeScene(model, sum, places, state.open);
    map.show(scene, state.at);
    fill(need('map-note'), scene.factions ? [`${plural(scene.left, 'actor')} in factions: click one to open it, or `, h('button', { class: 'link', type: 'button', onclick: () => change((s) => (s.open = 'all')) }, 'show every actor'), '.'] : state.open ? h('button', { class: 'link', type: 'button', onclick: () => change((s) => (s.open = '')) }, 'Back to factions') : '');
  }

  function showAll(): void {
    showMap();
    showRest();
  }

  function showRest(): void {
    showEvidence();
    controls.show(state, sum);
    timeline.show(state.since, state.until);
    showScenario(model, state, sum, panel);
    // Tables are below the fold: they wait until the map stands.
    requestAnimationFrame(() => setTimeout(() => tables.show(sum, state.table), 0));
    remember();
  }

  function change(edit: (s: State) => void): void {
    edit(state);
    sum = addUp(model, state);
    showAll();
  }

  function choose(key: string, move = true): void {
    const [kind, rest] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (kind === 'camp' && scene.factions && scene.nodes.some((n) => n.key === key)) {
      change((s) => (s.open = s.open ? `${s.open},${rest}` : rest));
      return;
    }
    state.at = key;
    showMap();
    showEvidence();
    remember();
    const evidence = need('evidence');
    evidence.scrollTop = 0;
    if (key) {
      fill(need('said'), `Showing ${clean(evidence.querySelector('h2')?.textContent ?? '')}`);
      if (move || matchMedia('(max-width: 60rem)').matches) evidence.querySelector('h2')?.focus({ preventScroll: !matchMedia('(max-width: 60rem)').matches });
    }
  }

  need('zoom-in').addEventListener('click', () => map.zoomBy(1.4));
  need('zoom-out').addEventListener('click', () => map.zoomBy(1 / 1.4));
  need('zoom-all').addEventListener('click', () => map.reset());
  window.addEventListener('hashchange', () => {
    state = fromFragment(location.hash, model);
    sum = addUp(model, state);
    map.look(state.camera);
    showAll();
  });
  if (state.camera) map.look(state.camera);
  showMap();
  performance.mark('frenemy-drawn');
  // Of a large report the map is seen while the rest is made; a small one comes in one piece.
  if (model.claims > LARGE) requestAnimationFrame(() => setTimeout(finish, 0));
  else finish();

  function finish(): void {
    showRest();
    showBalance(model);
    linkPairs(sum, panel);
    document.documentElement.classList.add('ready');
  }

  if (model.raw.counts.claims_left_out)
    fill(need('left-out'), `This page holds the first ${plural(model.claims, 'claim')}; ${model.raw.counts.claims_left_out.toLocaleString('en')} more are in the ledger and not in these numbers.`);

  // What the tests ask; it reads, and changes nothing.
  Object.assign(window, { frenemy: { place: (key: string) => map.placeOf(key), pairs: () => sum.pairs.map((p) => ({ a: sum.actors[p.a].id, b: sum.actors[p.b].id, kind: p.kind, tone: p.tone, between: p.between, within: p.within, mass_positive: p.positive, mass_negative: p.negative, ...p.counts, issues: p.issues.map((i) => ({ issue: model.raw.issues[i.issue], sign: i.sign, mass_positive: i.positive.mass, mass_negative: i.negative.mass, positive: i.positive.count, negative: i.negative.count })) })), nodes: () => scene.nodes.length } });
}

start();
