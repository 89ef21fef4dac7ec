/**
 * @file The order in which `auto` tries engines. It loads none of them, so that whoever starts a program can tell which one
 * that will open, and whose libraries it must find.
 */
import { type EngineName, engineTable, existsOn, type RealEngineName } from '../catalog/engines.js';
import type { MeasuredSpeeds } from './measured.js';

/**
 * A convolution tells machines and devices apart, not what engines do between convolutions: within this factor of the
 * fastest they count as alike, and TensorFlow comes first, whose iteration then takes half to five sixths of the time.
 */
const alike = 1.5;

/** Engines in the order in which `auto` tries those of which no speed is known: what is not set up fails at once. */
const usualOrder: readonly RealEngineName[] = [
  'tensorflow',
  'onnxruntime-cuda',
  'onnxruntime-dml',
  'onnxruntime',
];

/**
 * What `auto` tries, one after the other: what was measured here, the fastest first; then what is set up, by how fast it
 * was where that was done, since the node of a batch system is rarely the machine of the set-up; then the others.
 */
export function automaticOrder(measured: MeasuredSpeeds, setUp: MeasuredSpeeds = {}): RealEngineName[] {
  const others = usualOrder.filter((name) => existsOn(name, process));
  return [...new Set([...fastestFirst(measured), ...fastestFirst(setUp), ...others])];
}

function fastestFirst(speeds: MeasuredSpeeds): RealEngineName[] {
  const names = (Object.keys(engineTable) as readonly EngineName[]).filter(
    (name): name is RealEngineName => name !== 'auto' && name !== 'reference' && speeds[name] !== undefined,
  );
  const fastest = Math.max(...names.map((name) => speeds[name] ?? 0));
  const rank = (name: RealEngineName) => {
    const speed = speeds[name] ?? 0;
    return name === 'tensorflow' && speed * alike >= fastest ? Number.POSITIVE_INFINITY : speed;
  };
  return names.sort((left, right) => rank(right) - rank(left));
}
