/** @file The candidate pairs of an experiment file: a preset or a list → pairs of layers by name, or complaints. */
import { type Pair, presetPairs } from '../catalog/pairs.js';
import type { Complaint } from '../errors/complaint.js';
import { pairComplaints } from '../errors/meaning-complaints.js';
import { featuresOf, isFound, sourceLayer, targetLayer } from './layer-reference.js';
import type { Reading } from './reading.js';
import { limits } from './text/limits.js';
import type { Finding, Path } from './text/problem.js';

interface ResolvedPairs {
  readonly pairs: readonly Pair[];
  readonly findings: readonly Finding[];
}

function presetOf({ pairs, sources = [], target }: Reading): ResolvedPairs {
  const known = sources.flatMap((source) => source ?? []);
  const described = known.flatMap((source) => featuresOf(source) ?? []);
  const describedTarget = target && featuresOf(target);
  const isKnown = described.length > 0 && described.length === sources.length;
  if (typeof pairs !== 'string' || !describedTarget || !isKnown) return { pairs: [], findings: [] };
  const found = presetPairs(pairs, described, describedTarget);
  const complaint = pairComplaints.missing(pairs);
  return {
    pairs: found,
    findings: found.length > 0 ? [] : [{ path: ['pairs'], at: 'value', complaint }],
  };
}

/** The pairs of a file, in its order; what cannot be known because something else is wrong is left out. */
export function resolvePairs(reading: Reading): ResolvedPairs {
  if (typeof reading.pairs === 'string') return presetOf(reading);
  const pairs: Pair[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const find = (path: Path, complaint: () => Complaint) => {
    // One more than are told says that there are more.
    if (findings.length <= limits.problems) findings.push({ path, at: 'value', complaint: complaint() });
  };
  (reading.pairs ?? []).forEach((pair, index) => {
    if (!pair) return;
    const source = sourceLayer(pair.source, reading.sources);
    const target = targetLayer(pair.target, reading.target);
    if (source && !isFound(source)) find(['pairs', index, 'source'], source);
    if (target && !isFound(target)) find(['pairs', index, 'target'], target);
    if (!isFound(source) || !isFound(target)) return;
    const resolved = { source: source.source, sourceLayer: source.layer, targetLayer: target.layer };
    const key = `${source.source} ${source.layer} ${target.layer}`;
    if (seen.has(key)) find(['pairs', index], () => pairComplaints.duplicate(source.layer, target.layer));
    seen.add(key);
    pairs.push(resolved);
  });
  return { pairs, findings };
}
