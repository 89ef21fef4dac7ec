/** @file The candidate pairs of an experiment file: a preset or a list → pairs of layers by name, or complaints. */
import { type Pair, presetPairs } from '../catalog/pairs.js';
import { pairComplaints } from '../errors/meaning-complaints.js';
import { featuresOf, isFound, sourceLayer, targetLayer } from './layer-reference.js';
import type { Finding } from './problem.js';
import type { Reading } from './reading.js';

interface ResolvedPairs {
  readonly pairs: readonly Pair[];
  readonly findings: readonly Finding[];
}

const samePair = (left: Pair, right: Pair): boolean =>
  left.source === right.source &&
  left.sourceLayer === right.sourceLayer &&
  left.targetLayer === right.targetLayer;

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
  (reading.pairs ?? []).forEach((pair, index) => {
    if (!pair) return;
    const source = sourceLayer(pair.source, reading.sources);
    const target = targetLayer(pair.target, reading.target);
    if (source && !isFound(source))
      findings.push({ path: ['pairs', index, 'source'], at: 'value', complaint: source });
    if (target && !isFound(target))
      findings.push({ path: ['pairs', index, 'target'], at: 'value', complaint: target });
    if (!isFound(source) || !isFound(target)) return;
    const resolved = { source: source.source, sourceLayer: source.layer, targetLayer: target.layer };
    if (pairs.some((earlier) => samePair(earlier, resolved))) {
      const complaint = pairComplaints.duplicate(source.layer, target.layer);
      findings.push({ path: ['pairs', index], at: 'value', complaint });
    }
    pairs.push(resolved);
  });
  return { pairs, findings };
}
