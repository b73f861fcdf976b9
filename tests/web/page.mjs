// The page in a browser: what issue and reader ask of it, on an example, on a large ledger and on
// hostile claims; with FRN_SHARED also on the article there. Screenshots go to the last folder.
// usage: node page.mjs FRENEMY SOURCE_ROOT PACKAGES CHROMIUM WORK_FOLDER
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import assert from 'node:assert/strict';

const [frenemy, root, packages, chromium, work] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const playwright = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const run = (...args) => execFileSync(frenemy, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
const make = (name, script) => {
  const path = join(work, name);
  writeFileSync(path, execFileSync('node', [join(root, 'tests/web', script)], { maxBuffer: 1 << 28 }));
  return path;
};
const browser = await playwright.chromium.launch({ executablePath: chromium, args: flags });

/** Opens a page that must ask for nothing and complain about nothing. */
async function open(file, fragment = '', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: false, ...options });
  const page = await context.newPage();
  page.troubles = [];
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && page.troubles.push(m.text()));
  page.on('pageerror', (e) => page.troubles.push(e.message));
  page.on('request', (r) => !r.url().startsWith('file://' + file) && !r.url().startsWith('data:') && page.troubles.push('request ' + r.url()));
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.shift += e.value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('file://' + file + fragment);
  await page.waitForSelector('html.ready', { timeout: 60000 });
  return page;
}
async function close(page, what) {
  assert.deepEqual(page.troubles, [], `${what}: console or network`);
  await page.context().close();
}
const clickMap = async (page, key) => {
  const at = await page.evaluate((k) => window.frenemy.place(k), key);
  assert.ok(at, `${key} is on the map`);
  const box = await page.locator('#map-canvas').boundingBox();
  await page.mouse.click(box.x + at[0], box.y + at[1]);
};
const evidence = (page) => page.locator('#evidence').innerText();

/** The page's numbers are those of `frenemy pairs` for the same choice. */
async function compare(page, file, args, what) {
  const want = JSON.parse(run('pairs', ...args, '--json', file)).pairs;
  const have = await page.evaluate(() => window.frenemy.pairs());
  const by = new Map(have.map((p) => [`${p.a}|${p.b}`, p]));
  assert.equal(have.length, want.length, `${what}: number of pairs`);
  for (const w of want) {
    const p = by.get(`${w.a}|${w.b}`);
    assert.ok(p, `${what}: ${w.a}|${w.b}`);
    assert.equal(p.kind, w.kind, `${what}: kind of ${w.a}|${w.b}`);
    for (const k of ['positive', 'negative', 'neutral', 'listed']) assert.equal(p[k], w[k], `${what}: ${k}`);
    for (const k of ['tone', 'between', 'within', 'mass_positive', 'mass_negative']) assert.ok(Math.abs(p[k] - w[k]) < 2e-6, `${what}: ${k} of ${w.a}|${w.b}: ${p[k]} ${w[k]}`);
    assert.deepEqual(p.issues.map((i) => i.issue).sort(), w.issues.map((i) => i.issue).sort(), `${what}: issues`);
  }
}

async function numbers(page, file, args = []) {
  await compare(page, file, args, 'everything');
  for (const level of ['none', 'organisation', 'state']) {
    await page.selectOption('#level', level);
    await compare(page, file, [...args, '--roll-up', level], level);
  }
  const voices = await page.locator('#voice option').evaluateAll((list) => list.map((o) => o.value).filter(Boolean));
  for (const voice of voices.slice(0, 4)) {
    await page.selectOption('#voice', voice);
    await compare(page, file, [...args, '--according-to', voice], `according to ${voice}`);
  }
  await page.selectOption('#voice', '');
}

async function access(page, what) {
  await page.evaluate(axe).catch(() => {});
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const bad = found.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`);
  assert.deepEqual(bad, [], `${what}: axe`);
}

/** The steps that hold for every report: toggle, search, perspective, URL. */
async function walk(file, pair, what) {
  const page = await open(file);
  assert.ok((await page.evaluate(() => window.shift)) < 0.1, `${what}: the layout moves`);
  await access(page, `${what}, briefing`);
  await clickMap(page, pair);
  await page.waitForFunction(() => document.querySelectorAll('#evidence blockquote').length > 1);
  await access(page, `${what}, evidence`);
  const before = await page.evaluate(() => JSON.stringify(window.frenemy.pairs()));
  const chip = page.locator('#issues .chip[data-issue]').first();
  await chip.click();
  assert.equal(await chip.getAttribute('aria-pressed'), 'false');
  assert.notEqual(await page.evaluate(() => JSON.stringify(window.frenemy.pairs())), before, `${what}: an issue less changes nothing`);
  const url = page.url();
  const shown = await evidence(page);
  const state = await page.evaluate(() => JSON.stringify(window.frenemy.pairs()));
  const again = await open(file, new URL(url).hash);
  assert.equal(await evidence(again), shown, `${what}: the URL does not restore the evidence`);
  assert.equal(await again.evaluate(() => JSON.stringify(window.frenemy.pairs())), state, `${what}: the URL does not restore the filters`);
  await close(again, what);
  await chip.click();
  assert.equal(await page.evaluate(() => JSON.stringify(window.frenemy.pairs())), before, `${what}: an issue switched on again`);
  await page.locator('.back').click();
  assert.ok((await page.locator('#evidence section').count()) > 0, `${what}: back to the briefing`);
  const name = await page.evaluate(() => document.querySelector('#tables tbody .link')?.textContent ?? '');
  await page.fill('#search', name);
  await page.press('#search', 'Enter');
  assert.match(await evidence(page), new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), `${what}: search`);
  await page.locator('#map-box').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('#evidence h2').first().isVisible(), `${what}: keyboard`);
  return page;
}

async function example() {
  const file = join(root, 'tests/data/claims.jsonl');
  const html = join(work, 'example.html');
  run('report', file, '-o', html);
  const again = join(work, 'again.html');
  run('report', file, '-o', again, '--threads', '3');
  assert.ok(readFileSync(html).equals(readFileSync(again)), 'two runs write different pages');
  const code = statSync(html).size - readFileSync(html, 'utf8').match(/id="frenemy-report">([\s\S]*?)<\/script>/)[1].length;
  assert.ok(code < 400000, `the page is ${code} bytes without its data`);
  const page = await walk(html, 'pair:XNO|XVE', 'example');
  await numbers(page, file);
  await page.evaluate(() => (location.hash = '#at=pair%3AXNO%7CXVE'));
  await page.waitForFunction(() => document.querySelector('#evidence [data-issue="sund"]'));
  const words = await evidence(page);
  assert.match(words, /We will patrol the strait together with Vestria/);
  assert.match(words, /Vestria is using gas as a weapon against us/);
  await page.locator('#evidence button[aria-pressed]').first().click();
  assert.ok(await page.locator('#scenario').isVisible(), 'as if it were so');
  await close(page, 'example');
}

async function bare() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('file://' + join(work, 'example.html'));
  assert.ok(await page.locator('svg.map').isVisible(), 'without script: the map');
  assert.ok((await page.locator('table tbody tr').count()) > 20, 'without script: the tables');
  await context.close();
}

async function large() {
  const file = make('large.jsonl', 'ledger.mjs');
  const html = join(work, 'large.html');
  run('report', file, '-o', html);
  const page = await open(html);
  const first = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return { paint: paint ? Math.round(paint.startTime) : -1, drawn: Math.round(performance.getEntriesByName('frenemy-drawn')[0].startTime), nodes: window.frenemy.nodes() };
  });
  assert.ok(first.nodes < 60, 'a large map opens on factions');
  await compare(page, file, [], 'large');
  const toggle = () => page.evaluate(() => new Promise((done) => {
    const from = performance.now();
    document.querySelector('#issues .chip[data-issue]').click();
    requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now() - from)), 0));
  }));
  const folded = [await toggle(), await toggle(), await toggle()].sort((a, b) => a - b)[1];
  await toggle();
  await page.locator('#map-note .link').click();
  const whole = [await toggle(), await toggle(), await toggle()].sort((a, b) => a - b)[1];
  await toggle();
  assert.ok((await page.evaluate(() => window.frenemy.nodes())) > 1500, 'every actor is shown on demand');
  await page.locator('#time-plot').scrollIntoViewIfNeeded();
  const x = await page.locator('#time-plot').boundingBox();
  await page.mouse.move(x.x + x.width * 0.2, x.y + 20);
  await page.mouse.down();
  await page.mouse.move(x.x + x.width * 0.6, x.y + 20);
  await page.mouse.up();
  const [since, until] = [await page.inputValue('#since'), await page.inputValue('#until')];
  assert.match(since, /^2021/);
  await compare(page, file, ['--since', since, '--until', until], 'brushed');
  await page.screenshot({ path: join(work, 'large.png') });
  await close(page, 'large');
  console.log(`large: first paint ${first.paint} ms, map drawn ${first.drawn} ms after the start, toggle ${folded} ms in factions, ${whole} ms with every actor (measured, not asserted)`);
}

async function hostile() {
  const html = join(work, 'hostile.html');
  run('report', '--as', 'claims', make('hostile.jsonl', 'hostile.mjs'), '-o', html);
  const page = await open(html);
  const look = async () => {
    assert.equal(await page.evaluate(() => window.hacked), undefined, 'a stranger’s script ran');
    assert.equal(await page.evaluate(() => document.querySelectorAll('img, main script, [onload], [onerror], a[href^="javascript"]').length), 0, 'a stranger’s markup');
    assert.ok(!/[\u202A-\u202E\u2066-\u2069]/.test(await page.evaluate(() => document.querySelector('main').innerText)), 'marks that turn text');
    assert.ok((await page.evaluate(() => document.querySelector('main').innerText.length)) < 100000, 'an endless name');
  };
  await look();
  for (const key of await page.evaluate(() => window.frenemy.pairs().flatMap((p) => [`pair:${p.a}|${p.b}`, `actor:${p.a}`]))) {
    await page.evaluate((k) => (location.hash = '#at=' + encodeURIComponent(k)), key);
    await page.waitForSelector('.back');
    await look();
  }
  for (const tab of ['Actors', 'Issues', 'Claims']) {
    await page.locator('.tab', { hasText: tab }).click();
    await look();
  }
  await close(page, 'hostile');
}

async function article() {
  const file = process.env.FRN_SHARED && join(process.env.FRN_SHARED, 'seed/article.txt');
  if (!file || !existsSync(file)) {
    console.log('article: no shared folder, skipped');
    return;
  }
  const html = join(work, 'article.html');
  run('report', file, '--date', '2014-06-16', '-o', html);
  const page = await walk(html, 'pair:IRN|USA', 'article');
  await page.evaluate(() => (location.hash = '#at=pair%3AIRN%7CUSA'));
  await page.waitForFunction(() => document.querySelector('#evidence [data-issue]'));
  const quoted = await page.evaluate(() => Object.fromEntries(Array.from(document.querySelectorAll('#evidence h3[data-issue]'), (h) => {
    let at = h.nextElementSibling;
    let text = '';
    for (; at && at.tagName !== 'H3'; at = at.nextElementSibling) text += at.textContent;
    return [h.dataset.issue, text];
  })));
  const pair = JSON.parse(run('pairs', '--date', '2014-06-16', '--json', file)).pairs.find((p) => p.a === 'IRN' && p.b === 'USA');
  for (const issue of pair.issues.filter((i) => i.mass_positive + i.mass_negative > 0)) assert.match(quoted[issue.issue] ?? '', /“[^”]{10,}/, `a quote on ${issue.issue}`);
  assert.equal(pair.kind, 'frenemy', 'friends in Iraq, enemies in Syria');
  for (const [issue, sign] of [['iraq', 1], ['syria', -1]]) {
    assert.equal(pair.issues.find((i) => i.issue === issue)?.sign, sign, issue);
    assert.match(quoted[issue] ?? '', /“[^”]{10,}/, `a quote on ${issue}`);
  }
  await page.evaluate(() => (location.hash = ''));
  await page.selectOption('#voice', 'IRN');
  await compare(page, file, ['--date', '2014-06-16', '--according-to', 'IRN'], 'article according to Iran');
  await close(page, 'article');
}

/** A year of daily events between eight actors; Band is everybody's enemy, Ash and Birch are friends. */
function events() {
  const names = ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gorse', 'Band'];
  let seed = 11;
  const pick = (n) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 4294967296) * n);
  };
  const lines = ['date\tsource\ttarget\tgoldstein'];
  for (let day = 0; day < 420; day++)
    for (let e = 0; e < 6; e++) {
      const [a, b] = [pick(8), pick(8)];
      const hostile = a === 7 || b === 7 ? 85 : a + b === 5 ? 70 : 12;
      if (a !== b) lines.push(`${new Date((22000 + day) * 864e5).toISOString().slice(0, 10)}\t${names[a]}\t${names[b]}\t${pick(100) < hostile ? -5 : 4}`);
    }
  return lines.join('\n') + '\n';
}

/** What comes next: a case and a what-if on an example, a forecast where the claims have a past; none where they have not. */
async function outlook() {
  const html = join(work, 'outlook.html');
  run('report', join(root, 'examples/dam.txt'), '--case', join(root, 'examples/dam.case'), '--what-if', 'Egypt threatens Ethiopia', '--sweep', 'size:United Arab Emirates=0..400', '--watch', 'Egypt,Ethiopia', '-o', html);
  for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['phone', { viewport: { width: 390, height: 844 } }]]) {
    const page = await open(html, '', options);
    assert.deepEqual(await page.locator('.outlook').evaluateAll((list) => list.map((s) => s.id)), ['what-if', 'case'], 'sections');
    assert.equal(await page.locator('.outlook svg.chart').count(), 4, 'two line-ups, settlements, a threshold');
    assert.match(await page.locator('#what-if').innerText(), /salience of water to United Arab Emirates 0.4 -> 1/);
    assert.match(await page.locator('#case svg text').first().textContent(), /come to one side at 169.6/);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 1, `outlook, ${name}: wider than the screen`);
    await access(page, `outlook, ${name}`);
    await page.locator('.outlook').first().screenshot({ path: join(work, `outlook-${name}.png`) });
    await page.locator('.outlook [data-pair] button').first().click();
    assert.match(await page.locator('#evidence h2').innerText(), /Egypt and Ethiopia/);
    await close(page, `outlook, ${name}`);
  }
  const table = join(work, 'events.tsv');
  writeFileSync(table, events());
  const ahead = join(work, 'forecast.html');
  run('report', table, '-o', ahead);
  const page = await open(ahead);
  assert.match(await page.locator('#forecast').innerText(), /the same model had skill \+0\.[1-9]/);
  assert.match(await page.locator('#forecast tbody tr').first().innerText(), /Band/);
  assert.ok(await page.locator('#forecast svg.chart').isVisible(), 'reliability');
  await access(page, 'forecast');
  await page.locator('#forecast [data-pair] button').first().click();
  assert.match(await evidence(page), /What is to come\s+From .* a chance of \d\d%/);
  await page.locator('#forecast').screenshot({ path: join(work, 'forecast.png') });
  await close(page, 'forecast');
  run('report', table, '--no-forecast', '-o', ahead);
  assert.ok(!/id="forecast"/.test(readFileSync(ahead, 'utf8')), 'a forecast that was not asked for');
  assert.ok(!/id="forecast"|id="what-if"/.test(readFileSync(join(work, 'example.html'), 'utf8')), 'an outlook where there is none');
}

async function pictures() {
  const html = join(work, 'dam.html');
  run('report', join(root, 'examples/dam.txt'), '--date', '2024-09-18', '-o', html);
  const pairs = JSON.parse(run('pairs', join(root, 'examples/dam.txt'), '--date', '2024-09-18', '--json')).pairs;
  const heaviest = pairs.sort((a, b) => b.mass_positive + b.mass_negative - a.mass_positive - a.mass_negative)[0];
  for (const [name, width, height, scheme] of [['desktop-light', 1440, 960, 'light'], ['desktop-dark', 1440, 960, 'dark'], ['phone-light', 360, 780, 'light'], ['phone-dark', 390, 844, 'dark'], ['wide', 3840, 2160, 'light']]) {
    const at = name === 'desktop-dark' || name === 'phone-dark' ? `#at=${encodeURIComponent(`pair:${heaviest.a}|${heaviest.b}`)}` : '';
    const page = await open(html, at, { viewport: { width, height }, colorScheme: scheme });
    await page.waitForTimeout(150);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 1, `${name}: wider than the screen`);
    await page.screenshot({ path: join(work, `page-${name}.png`), fullPage: name.startsWith('phone') });
    await close(page, name);
  }
}

try {
  for (const step of [example, bare, hostile, article, outlook, pictures, large]) {
    const from = Date.now();
    await step();
    console.log(`${step.name}: as it should be (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  }
} finally {
  await browser.close();
}
