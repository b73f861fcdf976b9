// A ledger of 2,000 actors and 8,000 pairs, three claims each, as claim lines: the same every time.
// usage: node ledger.mjs >ledger.jsonl
let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};
const pick = (n) => Math.floor(random() * n);
const issues = ['trade', 'water', 'fishing', 'energy', 'migration', 'sanctions', 'shipping', 'space', 'health', 'aid', 'debt', 'cyber'];
const actors = 2000;
const factions = 14;
const party = (i) => ({ id: `actor-${i}`, name: `Actor ${i}`, kind: i % 5 ? 'state' : 'armed-group', state: null, state_name: null });
const lines = [];
const seen = new Set();
while (seen.size < 8000) {
  const a = pick(actors);
  const b = random() < 0.6 ? (a + factions * (1 + pick(60))) % actors : pick(actors);
  const key = a < b ? `${a} ${b}` : `${b} ${a}`;
  if (a === b || seen.has(key)) continue;
  seen.add(key);
  const friends = a % factions === b % factions ? random() < 0.92 : random() < 0.15;
  for (let k = 0; k < 3; k++) {
    const n = lines.length;
    const sign = random() < 0.12 ? (friends ? -1 : 1) : friends ? 1 : -1;
    const day = new Date(Date.UTC(2021, 0, 1) + pick(1095) * 864e5).toISOString().slice(0, 10);
    const issue = issues[(a + b + k * (random() < 0.3 ? 1 : 0)) % issues.length];
    lines.push(JSON.stringify({
      id: `digest-${n >> 3}#${(n & 7) + 1}`, doc: `digest-${n >> 3}`, doc_title: null, outlet: 'The Daily Digest', sentence: (n & 7) + 1,
      span: [(n & 7) * 100, (n & 7) * 100 + 90], quote: `Actor ${a} ${sign > 0 ? 'offered its help to' : 'broke with'} Actor ${b} over ${issue} in round ${n}.`,
      date: day, when: null, speaker: k === 1 ? party(a) : null, via: [], source: party(a), target: party(b),
      action: sign > 0 ? 'COOPERATE' : 'DISAPPROVE', sign, intensity: sign * (2 + pick(7)), issue, place: null, topic: issue,
      modality: k === 2 && random() < 0.2 ? 'conditional' : 'asserted', condition: null, contested: false, rule: 'test',
    }));
  }
}
process.stdout.write(lines.join('\n') + '\n');
