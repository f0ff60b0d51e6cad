// node tools/score.mjs --set dev|DIR --out DIR [--fuzzy] [--timing DIR] [--json FILE] [--calls] : score a system's outputs against the ground truth.
// One DIR/<id>.json per call: { id, snapshots:[{t, canonical:{...}}], final:{...}, sentiment:[{turn, sentiment}], phases:[{phase, t_start}], alerts:[{type, t}] }
import { readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FIELDS, FIELD_NAMES, PHASES } from './lib/fields.mjs';
import { matches, isEmpty, sysItems, itemMatch, phaseOf, said, str, enumOf } from './lib/match.mjs';
const root = fileURLToPath(new URL('..', import.meta.url));
const isList = f => ['list', 'resources'].includes(FIELDS[f].kind);
const isPlace = f => f === 'ubicacion_referencia' || f === 'ubicacion_detalle';
const q = (a, p) => { if (!a.length) return null; const s = [...a].sort((x, y) => x - y), k = (s.length - 1) * p, lo = Math.floor(k); return s[lo] + (s[Math.min(lo + 1, s.length - 1)] - s[lo]) * (k - lo); };
const div = (a, b) => b ? a / b : null;
/** Calls of a set beside the tools, or of any directory of call files. */
export function loadSet(set) { const dir = /[\\/]/.test(set) ? set : root + set; return readdirSync(dir).filter(f => f.endsWith('.json')).sort().map(f => JSON.parse(readFileSync(`${dir}/${f}`, 'utf8'))).filter(c => Array.isArray(c.turns)); }
/** Move the truth's times to those of the rendered audio. */
export function retime(call, timing) {
  const m = new Map(timing.turns.map(t => [t.i, t]));
  for (const u of call.turns) if (m.has(u.i)) { u.t_start = m.get(u.i).t_start; u.t_end = m.get(u.i).t_end; }
  for (const f of call.truth.timeline) f.t = call.turns[f.turn].t_end;
  for (const a of call.truth.alerts) a.t = call.turns[a.turn].t_end;
  for (const p of call.truth.phases) { p.t_start = call.turns[p.turn_start].t_start; p.t_end = call.turns[p.turn_end].t_end; }
  call.metadata.duration_s = timing.duration_s; return call;
}
/** Agreement of one value with a gold state: 'ok' | 'bad' | 'none'. items = gold items now valid. */
function agree(field, items, v, opt, o) {
  if (isEmpty(v)) return 'none';
  if (isList(field)) { const it = sysItems(field, v); return items.every(g => it.some(x => itemMatch(field, g, x))) ? 'ok' : 'bad'; }
  if (isPlace(field)) return items.some(g => matches(field, g, v, o)) ? 'ok' : 'bad';
  return matches(field, items[0], v, o) ? 'ok' : 'bad';
}
/** Gold state after each turn: [{t, items:{field:[[...]]}}]. */
function states(truth) {
  const st = {}, out = [];
  for (const f of truth.timeline) {
    if (f.op === 'retract') delete st[f.field];
    else if (f.op === 'add') st[f.field] = [...(st[f.field] ?? []), [f.value, ...f.accept]];
    else if (f.op !== 'confirm') st[f.field] = [[f.value, ...f.accept]];
    out.push({ t: f.t, turn: f.turn, field: f.field, op: f.op, items: st[f.field] ? [...st[f.field]] : null });
  }
  return out;
}
export function scoreCall(call, sys, o = {}) {
  const T = call.truth, R = { id: call.id, fields: {}, hallucinated: [], wrong: [], missing: [], traps: 0, corrections: [], ttf: [], early: [] };
  const final = sys?.final ?? sys?.snapshots?.at(-1)?.canonical ?? {};
  const transcript = call.turns.map(t => t.text).join(' ');
  for (const f of FIELD_NAMES) {
    const gold = T.items[f], opt = T.optional[f], v = final[f], c = R.fields[f] = { tp: 0, fp: 0, fn: 0, halluc: 0, goldAbsent: gold || opt ? 0 : 1 };
    const trap = x => T.traps.some(t => t.field === f && matches(f, [t.value], x));
    if (isList(f)) {
      const it = sysItems(f, v), used = new Set();
      for (const g of gold ?? []) { const k = it.findIndex((x, i) => itemMatch(f, g, x)); if (k >= 0) { c.tp++; used.add(k); } else { c.fn++; R.missing.push(`${f}:${g[0]}`); } }
      it.forEach((x, i) => { if (used.has(i) || (gold ?? []).some(g => itemMatch(f, g, x)) || (opt ?? []).some(g => itemMatch(f, [g], x))) return; c.fp++; if (trap(x)) R.traps++;
        if (!gold && !opt) { c.halluc = 1; R.hallucinated.push({ field: f, value: x, invented: !said(f, x, transcript) }); } else R.wrong.push(`${f}:${x}`); });
    } else if (isPlace(f) && gold) {
      // a place text may hold several items: recall by item; one false positive if nothing in it is right
      let hit = 0; for (const g of gold) if (matches(f, g, isEmpty(v) ? '' : v, o)) { c.tp++; hit++; } else { c.fn++; R.missing.push(`${f}:${g[0]}`); }
      if (!isEmpty(v) && !hit && !(opt ?? []).some(g => matches(f, [g], v, o))) { c.fp++; R.wrong.push(`${f}:${str(v)}`); if (trap(v)) R.traps++; }
    } else if (gold) {
      if (isEmpty(v)) { c.fn++; R.missing.push(`${f}:${gold[0][0]}`); }
      else if (matches(f, gold[0], v, o)) c.tp++;
      else { c.fp++; c.fn++; R.wrong.push(`${f}:${str(v)} (gold ${gold[0][0]})`); if (trap(v)) R.traps++; }
    } else if (!isEmpty(v)) {
      if (opt && (matches(f, opt, v, o))) continue;
      c.fp++; if (opt) R.wrong.push(`${f}:${str(v)}`); else { c.halluc = 1; R.hallucinated.push({ field: f, value: str(v), invented: !said(f, v, transcript) }); }
      if (trap(v)) R.traps++;
    }
  }
  // time: when does each field become right and stay right; wrong values shown on the way
  const S = states(T), snaps = [...(sys?.snapshots ?? [])].sort((a, b) => a.t - b.t);
  for (const f of FIELD_NAMES) {
    const mine = S.filter(s => s.field === f && s.op !== 'confirm'), goldEnd = T.items[f];
    if (!goldEnd) { // known once and taken back: right only if the field is empty again (or holds an optional value)
      if (mine.some(s => s.op === 'retract')) { const v = final[f], old = mine.some(s => s.items && !isEmpty(v) && agree(f, s.items, v, null, o) === 'ok'); R.corrections.push({ field: f, kind: 'cross_turn', ok: isEmpty(v) || (!old && !!T.optional[f]), stale: old }); }
      continue; }
    const known = mine.at(-1), first = mine[0];
    let tOk = null; for (let i = snaps.length - 1; i >= 0; i--) { if (agree(f, goldEnd, snaps[i].canonical?.[f], null, o) === 'ok') tOk = snaps[i].t; else break; }
    if (tOk !== null) R.ttf.push({ field: f, delay: tOk - known.t });
    if (mine.some(s => s.op === 'correct' || s.op === 'update' || s.op === 'retract') || T.traps.some(t => t.field === f)) {
      const v = final[f], stale = mine.slice(0, -1).some(s => s.items && !isEmpty(v) && agree(f, s.items, v, null, o) === 'ok' && agree(f, goldEnd, v, null, o) !== 'ok') || T.traps.some(t => t.field === f && !isEmpty(v) && matches(f, [t.value], v) && agree(f, goldEnd, v, null, o) !== 'ok');
      R.corrections.push({ field: f, kind: mine.some(s => s.op === 'correct' || s.op === 'retract') ? 'cross_turn' : mine.some(s => s.op === 'update') ? 'state_change' : 'distractor', ok: agree(f, goldEnd, v, null, o) === 'ok', stale });
    }
  }
  for (const f of FIELD_NAMES) { let last = null; for (const s of snaps) { const v = s.canonical?.[f]; if (isEmpty(v)) { last = null; continue; }
    const sv = str(v); if (sv === last) continue; last = sv;
    const okNow = S.filter(x => x.field === f && x.items).some(x => { // any state that is true at some time counts (an early right guess is not wrong)
      return isList(f) ? sysItems(f, v).every(y => x.items.some(g => itemMatch(f, g, y)) || (T.items[f] ?? []).some(g => itemMatch(f, g, y)) || (T.optional[f] ?? []).some(g => itemMatch(f, [g], y))) : x.items.some(g => matches(f, g, v, o)); });
    if (!okNow && !(T.optional[f] && (isList(f) ? sysItems(f, v).every(y => T.optional[f].some(g => itemMatch(f, [g], y))) : matches(f, T.optional[f], v, o)))) R.early.push({ field: f, value: sv, t: s.t }); } }
  // sentiment
  R.sentiment = []; const bySent = new Map((sys?.sentiment ?? []).map(s => [s.turn, s.sentiment]));
  for (const u of call.turns) if (!/^(\[[^\]]*\]\s*)+$/.test(u.text)) R.sentiment.push({ turn: u.i, speaker: u.speaker, gold: u.sentiment, sys: bySent.get(u.i) ?? null });
  // phases: first entry of each phase, and the share of call time in the right phase
  const sysP = [...(sys?.phases ?? [])].map(p => ({ phase: phaseOf(p.phase), t: p.t_start ?? p.t })).sort((a, b) => a.t - b.t);
  R.phase = { errs: [], missing: [], extra: 0 };
  for (const p of PHASES) { const g = T.phases.find(x => x.phase === p), s = sysP.find(x => x.phase === p); if (g && s) R.phase.errs.push(Math.abs(s.t - g.t_start)); else if (g) R.phase.missing.push(p); else if (s) R.phase.extra++; }
  let right = 0, n = 0; for (let t = call.turns[0].t_start; t < call.turns.at(-1).t_end; t += 0.5) { n++; const g = [...T.phases].reverse().find(x => x.t_start <= t), s = [...sysP].reverse().find(x => x.t <= t); if (g && s && g.phase === s.phase) right++; }
  R.phase.time_accuracy = div(right, n); R.phase.time = { right, n };
  // alerts
  R.alerts = { hit: [], missed: [], false: [] }; const A = new Map(); for (const a of sys?.alerts ?? []) if (!A.has(a.type)) A.set(a.type, a.t);
  for (const g of T.alerts) if (A.has(g.type)) R.alerts.hit.push({ type: g.type, delay: A.get(g.type) - g.t }); else R.alerts.missed.push(g.type);
  for (const [type, t] of A) if (!T.alerts.some(g => g.type === type) && !T.alerts_optional.includes(type)) R.alerts.false.push({ type, t });
  // priority as a whole: off by how many steps, only where there is an incident
  const order = ['rojo', 'naranja', 'amarillo', 'verde'], gc = T.items.codigo?.[0];
  if (gc) { const s = isEmpty(final.codigo) ? null : enumOf('codigo', final.codigo); R.triage = s === null ? 'missing' : gc.includes(s) ? 'ok' : order.indexOf(s) > Math.max(...gc.map(x => order.indexOf(x))) ? 'under' : 'over'; }
  return R;
}
export function summarise(results) {
  const F = {}, tot = { tp: 0, fp: 0, fn: 0 }; let absent = 0, hall = 0, invented = 0;
  for (const f of FIELD_NAMES) { const a = F[f] = { tp: 0, fp: 0, fn: 0 }; for (const r of results) { const c = r.fields[f]; a.tp += c.tp; a.fp += c.fp; a.fn += c.fn; absent += c.goldAbsent; hall += c.halluc; }
    a.p = div(a.tp, a.tp + a.fp); a.r = div(a.tp, a.tp + a.fn); a.f1 = a.tp + a.fp + a.fn ? 2 * a.tp / (2 * a.tp + a.fp + a.fn) : null; tot.tp += a.tp; tot.fp += a.fp; tot.fn += a.fn; }
  for (const r of results) invented += r.hallucinated.filter(h => h.invented).length;
  const fs = Object.values(F).map(x => x.f1).filter(x => x !== null), d = results.flatMap(r => r.ttf.map(x => x.delay)), cor = results.flatMap(r => r.corrections);
  const critical = ['direccion', 'numero', 'comuna', 'depto', 'consciente', 'respira', 'motivo', 'codigo'], crit = critical.reduce((a, f) => ({ tp: a.tp + F[f].tp, fp: a.fp + F[f].fp, fn: a.fn + F[f].fn }), { tp: 0, fp: 0, fn: 0 });
  const S = results.flatMap(r => r.sentiment), sacc = x => ({ n: x.length, accuracy: div(x.filter(s => s.gold === s.sys).length, x.length), macro_f1: (() => { const f = ['positive', 'neutral', 'negative'].map(c => { const tp = x.filter(s => s.gold === c && s.sys === c).length, fp = x.filter(s => s.gold !== c && s.sys === c).length, fn = x.filter(s => s.gold === c && s.sys !== c).length; return tp + fp + fn ? 2 * tp / (2 * tp + fp + fn) : null; }).filter(v => v !== null); return f.length ? f.reduce((a, b) => a + b) / f.length : null; })() });
  const pe = results.flatMap(r => r.phase.errs), pm = results.flatMap(r => r.phase.missing), hits = results.flatMap(r => r.alerts.hit), miss = results.flatMap(r => r.alerts.missed), fa = results.flatMap(r => r.alerts.false), tri = results.map(r => r.triage).filter(Boolean);
  const goldFields = results.reduce((a, r) => a + FIELD_NAMES.filter(f => r.fields[f].tp + r.fields[f].fn > 0).length, 0);
  const pt = results.reduce((a, r) => ({ right: a.right + r.phase.time.right, n: a.n + r.phase.time.n }), { right: 0, n: 0 });
  const per = {}; for (const t of [...new Set([...hits.map(h => h.type), ...miss, ...fa.map(x => x.type)])].sort()) per[t] = { hit: hits.filter(h => h.type === t).length, missed: miss.filter(x => x === t).length, false: fa.filter(x => x.type === t).length };
  return { calls: results.length, fields: F,
    record: { precision: div(tot.tp, tot.tp + tot.fp) ?? 0, recall: div(tot.tp, tot.tp + tot.fn) ?? 0, micro_f1: tot.tp ? 2 * tot.tp / (2 * tot.tp + tot.fp + tot.fn) : 0, macro_f1: fs.length ? fs.reduce((a, b) => a + b) / fs.length : 0, critical_f1: crit.tp ? 2 * crit.tp / (2 * crit.tp + crit.fp + crit.fn) : 0, exact_calls: div(results.filter(r => FIELD_NAMES.every(f => !r.fields[f].fp && !r.fields[f].fn)).length, results.length) },
    hallucination: { absent_fields: absent, filled: hall, rate: div(hall, absent) ?? 0, invented_values: invented, trap_hits: results.reduce((a, r) => a + r.traps, 0) },
    corrections: { n: cor.length, right: div(cor.filter(c => c.ok).length, cor.length), stale: div(cor.filter(c => c.stale).length, cor.length), ...Object.fromEntries(['cross_turn', 'state_change', 'distractor'].map(k => { const x = cor.filter(c => c.kind === k); return [k, `${x.filter(c => c.ok).length}/${x.length}`]; })) },
    time_to_field: { reached: d.length, of: goldFields, reached_rate: div(d.length, goldFields) ?? 0, median_s: q(d, 0.5), p90_s: q(d, 0.9), max_s: d.length ? Math.max(...d) : null }, wrong_on_the_way: { n: results.reduce((a, r) => a + r.early.length, 0), per_call: div(results.reduce((a, r) => a + r.early.length, 0), results.length) },
    triage: { n: tri.length, right: div(tri.filter(x => x === 'ok').length, tri.length), under: tri.filter(x => x === 'under').length, over: tri.filter(x => x === 'over').length, missing: tri.filter(x => x === 'missing').length },
    sentiment: { all: sacc(S), customer: sacc(S.filter(s => s.speaker === 'customer')) },
    phases: { time_accuracy: div(pt.right, pt.n) ?? 0, found: div(pe.length, pe.length + pm.length) ?? 0, median_error_s: q(pe, 0.5), p90_error_s: q(pe, 0.9), extra: results.reduce((a, r) => a + r.phase.extra, 0) },
    alerts: { expected: hits.length + miss.length, recall: div(hits.length, hits.length + miss.length) ?? 0, precision: div(hits.length, hits.length + fa.length), false_per_call: div(fa.length, results.length), median_delay_s: q(hits.map(h => h.delay), 0.5), p90_delay_s: q(hits.map(h => h.delay), 0.9), per_type: per } };
}
const f3 = x => x === null || x === undefined ? '  –  ' : (Math.round(x * 1000) / 1000).toFixed(3);
export function print(s) {
  console.log(`calls ${s.calls}`); console.log('field                    tp  fp  fn   P     R     F1');
  for (const [f, a] of Object.entries(s.fields)) if (a.tp + a.fp + a.fn) console.log(`${f.padEnd(22)} ${String(a.tp).padStart(4)}${String(a.fp).padStart(4)}${String(a.fn).padStart(4)}  ${f3(a.p)} ${f3(a.r)} ${f3(a.f1)}`);
  for (const k of ['record', 'hallucination', 'corrections', 'time_to_field', 'wrong_on_the_way', 'triage', 'phases']) console.log(`${k}: ` + Object.entries(s[k]).map(([a, b]) => `${a} ${typeof b === 'number' ? Math.round(b * 1000) / 1000 : b}`).join(', '));
  console.log('sentiment: ' + ['all', 'customer'].map(k => `${k} acc ${f3(s.sentiment[k].accuracy)} macroF1 ${f3(s.sentiment[k].macro_f1)} (n ${s.sentiment[k].n})`).join('; '));
  const { per_type, ...al } = s.alerts; console.log('alerts: ' + Object.entries(al).map(([a, b]) => `${a} ${typeof b === 'number' ? Math.round(b * 1000) / 1000 : b}`).join(', '));
}
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const arg = k => { const i = process.argv.indexOf(`--${k}`); return i > 0 ? process.argv[i + 1] : undefined; }, flag = k => process.argv.includes(`--${k}`);
  const set = arg('set') ?? 'dev', out = arg('out'); if (!out) { console.error('usage: score.mjs --set dev --out DIR [--fuzzy] [--timing DIR] [--json FILE] [--calls]'); process.exit(2); }
  const results = loadSet(set).map(c => { if (arg('timing')) { const p = `${arg('timing')}/${c.id}.timing.json`; if (existsSync(p)) retime(c, JSON.parse(readFileSync(p))); }
    const p = `${out}/${c.id}.json`; return scoreCall(c, existsSync(p) ? JSON.parse(readFileSync(p)) : null, { fuzzy: flag('fuzzy') }); });
  const s = summarise(results); print(s);
  if (flag('calls')) for (const r of results) console.log(r.id, '| wrong', r.wrong.join(', '), '| missing', r.missing.join(', '), '| halluc', r.hallucinated.map(h => `${h.field}:${h.value}${h.invented ? '!' : ''}`).join(', '), '| alerts missed', r.alerts.missed.join(','), 'false', r.alerts.false.map(x => x.type).join(','));
  if (arg('json')) writeFileSync(arg('json'), JSON.stringify({ summary: s, calls: results }, null, 1));
}
