// Claims by somebody who would like the page to run, hide or turn something.
// usage: node hostile.mjs >hostile.jsonl
const attack = '"><script>window.hacked=1</script><img src=x onerror="window.hacked=1"></style></title></script><svg onload="window.hacked=1"><!-- \u202E\u2066evil\u0007 ]]> <a href="javascript:window.hacked=1">x</a>';
const endless = 'x<'.repeat(1 << 19);
const party = (id, name, text = name) => ({ id, name, kind: 'state', state: null, state_name: null, text });
const claim = (n, more) => JSON.stringify({
  id: `${attack}#${n}`, doc: attack, doc_title: attack, outlet: attack, sentence: n, span: [0, 10], quote: attack, date: '2024-01-0' + n, when: null,
  speaker: party('speaker', attack), via: [party('via', attack)], source: party('a' + attack, attack), target: party('b', endless), action: 'COOPERATE',
  sign: 1, intensity: 6, issue: attack, place: null, topic: attack, modality: 'asserted', condition: null, contested: false, rule: 'test', ...more,
});
process.stdout.write([
  claim(1, {}), claim(2, { sign: -1, intensity: -6, action: 'DISAPPROVE', issue: 'other', topic: 'other' }), claim(3, { contested: true, sign: -1, intensity: -5 }),
  claim(4, { modality: 'conditional', condition: `${attack}#1` }), claim(5, { quote: endless }),
].join('\n') + '\n');
