/** @file The rule that finds the layers which end a stage, from the paths of modules and the steps that they end at. */
import type { MapShape } from './description.js';
import { imageValue, type Step } from './step.js';

/** A module that puts out a map. */
export interface EndingModule {
  readonly path: string;
  readonly shape: MapShape;
  /** The position of the step that puts it out. */
  readonly position: number;
}

/** The part of a network's steps that the children of a family lie across at least; a stem is shorter. */
const smallestReach = 1 / 3;

const sizeOf = ({ shape: [, height, width] }: EndingModule): string => `${height}x${width}`;
const sizesIn = (members: readonly EndingModule[]): number => new Set(members.map(sizeOf)).size;

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

function groupBy<Module extends EndingModule>(
  candidates: readonly Module[],
  keyOf: (each: Module) => string,
): Map<string, Module[]> {
  const groups = new Map<string, Module[]>();
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
 * different sizes, and that reaches over a third of the network at least. Its last child of each size ends a stage, else the
 * shallowest module of that size before the family's end. Where there is one size alone, every child of the family does.
 * @param candidates modules that put out maps, in the order of the steps that do.
 */
export function stageLayers<Module extends EndingModule>(
  candidates: readonly Module[],
  steps: readonly Step[],
): Module[] {
  const open = passages(steps);
  const passed = candidates.filter(({ position }) => open.has(position));
  // Where branches run side by side to the end, there is none.
  const ends = passed.length > 0 ? passed : candidates;
  const blocks = new Set(candidates.flatMap(({ path }) => ancestorsOf(path)));
  const isBlock = ({ path }: Module) => blocks.has(path);
  const family = widestFamily(ends, isBlock, steps.length);
  if (family === undefined) return [];
  const { path: parent, members } = family;
  if (sizesIn(members) === 1) return [...members];
  const last = members.at(-1)?.position ?? 0;
  const ending = new Set(members);
  return [...groupBy(ends, sizeOf).values()].flatMap((same) => {
    const own = same.filter(({ path }) => parentOf(path) === parent);
    const end = own.findLast((module) => ending.has(module));
    if (end !== undefined) return end;
    // What is behind the family is the head.
    const before = same.filter(({ position }) => position <= last);
    const [shallowest] = before.toSorted((left, right) => depthOf(left.path) - depthOf(right.path));
    return own.length > 0 || shallowest === undefined ? [] : shallowest;
  });
}

interface Family<Module> {
  readonly path: string;
  readonly members: readonly Module[];
}

/** Beside blocks of layers, single layers are stems and no members of a family. */
function widestFamily<Module extends EndingModule>(
  ends: readonly Module[],
  isBlock: (module: Module) => boolean,
  steps: number,
): Family<Module> | undefined {
  const families = [...groupBy(ends, ({ path }) => parentOf(path))].map(
    ([path, children]): Family<Module> => {
      const blocks = children.filter(isBlock);
      return { path, members: blocks.length > 0 ? blocks : children };
    },
  );
  const reach = ({ members }: Family<Module>) =>
    (members.at(-1)?.position ?? 0) - (members[0]?.position ?? 0);
  const far = families.filter((family) => reach(family) >= steps * smallestReach);
  const [widest] = (far.length > 0 ? far : families).toSorted(
    (left, right) =>
      sizesIn(right.members) - sizesIn(left.members) ||
      right.members.length - left.members.length ||
      depthOf(left.path) - depthOf(right.path),
  );
  return widest;
}
