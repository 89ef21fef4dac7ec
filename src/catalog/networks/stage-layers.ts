/** @file The feature layers of a network: every module that puts out a map, and which of them end a stage. */
import { t } from '@vscode/l10n';
import type { FeatureLayer, MapShape } from './description.js';
import { layoutsOf } from './map-layout.js';
import { type MapLayout, mapShape } from './map-shapes.js';
import { imageValue, type Size, type Step, type ValueShape } from './step.js';

/** A module, and the value that it puts out. */
export interface ModuleValue {
  /** `layer3.1`. */
  readonly path: string;
  /** The name of its class. */
  readonly type: string;
  readonly value: string;
}

export interface Features {
  readonly features: readonly FeatureLayer[];
  /** What makes maps of values that are none as they are: tokens, and channels that come last. */
  readonly steps: readonly Step[];
}

interface Candidate extends ModuleValue {
  readonly shape: MapShape;
  readonly layout: MapLayout;
  /** The position of the step that puts it out. */
  readonly position: number;
}

/**
 * @param steps those that the logits need.
 * @param modules in the order in which they end.
 */
export function findFeatures(steps: readonly Step[], modules: readonly ModuleValue[]): Features {
  const layouts = layoutsOf(steps);
  const positions = new Map(steps.map(({ output }, position) => [output, position]));
  const candidates = modules.flatMap(({ path, type, value }): Candidate[] => {
    const [layout, position] = [layouts.get(value), positions.get(value)];
    const shape = steps[position ?? -1]?.shape;
    if (
      layout === undefined ||
      layout.kind === 'groups' ||
      position === undefined ||
      shape === undefined ||
      path === ''
    )
      return [];
    return [{ path, type, value, layout, position, shape: mapShape(layout, shape) }];
  });
  candidates.sort((left, right) => left.position - right.position);
  const stages = new Set(stageLayers(candidates, steps).map(({ path }) => path));
  const added = new Map<string, { readonly steps: readonly Step[]; readonly value: string }>();
  const features = candidates.map((candidate, alias): FeatureLayer => {
    const { path, value, shape, layout } = candidate;
    const map = added.get(value) ?? mapSteps(value, layout, shape, path);
    added.set(value, map);
    return { name: path, alias, title: titleOf(candidate), shape, value: map.value, stage: stages.has(path) };
  });
  return { features, steps: [...added.values()].flatMap((each) => each.steps) };
}

function titleOf({ type, layout }: Candidate): string {
  if (layout.kind === 'map') return t('output of {0}', type);
  return layout.before === 0
    ? t('output of {0}, its tokens as a map', type)
    : t('output of {0}, its tokens as a map without the {1} in front', type, layout.before);
}

const images: Size = { images: 1 };

/** The map (N, C, H, W) of a value. */
function mapSteps(
  value: string,
  layout: MapLayout,
  [channels, height, width]: MapShape,
  module: string,
): { readonly steps: readonly Step[]; readonly value: string } {
  const steps: Step[] = [];
  const add = (step: Step): string => {
    steps.push(step);
    return step.output;
  };
  const map: ValueShape = [images, channels, height, width];
  if (layout.kind === 'map') {
    if (layout.channels === 1) return { steps, value };
    const attributes = { permutation: [0, 3, 1, 2] };
    add({ operation: 'transpose', inputs: [value], attributes, output: `${value}.map`, shape: map, module });
    return { steps, value: `${value}.map` };
  }
  const count = height * width;
  const { before } = layout;
  const axis = layout.channels === 1 ? 2 : 1;
  const last = layout.channels === 2;
  let current = value;
  if (before > 0)
    current = add({
      operation: 'slice',
      inputs: [current],
      attributes: { axis, start: before, end: before + count },
      output: `${value}.places`,
      shape: last ? [images, count, channels] : [images, channels, count],
      module,
    });
  if (last)
    current = add({
      operation: 'transpose',
      inputs: [current],
      attributes: { permutation: [0, 2, 1] },
      output: `${value}.channels`,
      shape: [images, channels, count],
      module,
    });
  current = add({
    operation: 'reshape',
    inputs: [current],
    attributes: { shape: map },
    output: `${value}.map`,
    shape: map,
    module,
  });
  return { steps, value: current };
}

/** Positions after which nothing of what was before is read, apart from what is put out there. */
function passages(steps: readonly Step[]): ReadonlySet<number> {
  const reached = new Map([[imageValue, -1]]);
  const lastUse: number[] = [];
  const use = (name: string, position: number): void => {
    const made = reached.get(name);
    if (made !== undefined && made >= 0) lastUse[made] = position;
  };
  let imageUse = -1;
  steps.forEach(({ inputs, output }, position) => {
    if (inputs.includes(imageValue)) imageUse = position;
    for (const input of inputs) use(input, position);
    if (inputs.some((input) => reached.has(input))) reached.set(output, position);
  });
  const found = new Set<number>();
  let farthest = imageUse;
  steps.forEach(({ output }, position) => {
    if (!reached.has(output)) return;
    if (farthest <= position) found.add(position);
    farthest = Math.max(farthest, lastUse[position] ?? position);
  });
  return found;
}

function groupBy(
  candidates: readonly Candidate[],
  keyOf: (each: Candidate) => string,
): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return groups;
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));
const ancestorsOf = (path: string): string[] =>
  path
    .split('.')
    .slice(0, -1)
    .map((_, index, names) => names.slice(0, index + 1).join('.'));
const depthOf = (path: string): number => path.split('.').length;

/**
 * Of the modules that end where no edge of the data path jumps over: the family is the parent whose children end at most
 * different sizes. Its last child of each size ends a stage, else the shallowest module of that size. Where there is one
 * size alone, every child of the largest family does.
 */
function stageLayers(candidates: readonly Candidate[], steps: readonly Step[]): Candidate[] {
  const open = passages(steps);
  const passed = candidates.filter(({ position }) => open.has(position));
  // Where branches run side by side to the end, there is none.
  const ends = passed.length > 0 ? passed : candidates;
  const families = groupBy(ends, ({ path }) => parentOf(path));
  const sizeOf = ({ shape: [, height, width] }: Candidate) => `${height}x${width}`;
  const sizesIn = (members: readonly Candidate[]) => new Set(members.map(sizeOf)).size;
  const blocks = new Set(candidates.flatMap(({ path }) => ancestorsOf(path)));
  const isBlock = ({ path }: Candidate) => blocks.has(path);
  const blocksIn = (members: readonly Candidate[]) => members.filter(isBlock).length;
  const ranked = [...families].sort(
    ([left, those], [right, these]) =>
      sizesIn(these) - sizesIn(those) ||
      blocksIn(these) - blocksIn(those) ||
      these.length - those.length ||
      depthOf(left) - depthOf(right),
  );
  const [family, members] = ranked[0] ?? ['', []];
  if (sizesIn(members) === 1) return members;
  const last = members.at(-1)?.position ?? 0;
  const sizes = groupBy(ends, sizeOf);
  return [...sizes.values()].flatMap((same) => {
    const own = same.filter(({ path }) => parentOf(path) === family);
    // Beside blocks of layers, single layers are stems.
    const ending = (blocksIn(members) > 0 ? own.filter(isBlock) : own).at(-1);
    if (ending !== undefined) return ending;
    // What is behind the family is the head.
    const before = same.filter(({ position }) => position <= last);
    const [shallowest] = before.toSorted((left, right) => depthOf(left.path) - depthOf(right.path));
    return own.length > 0 || shallowest === undefined ? [] : shallowest;
  });
}
