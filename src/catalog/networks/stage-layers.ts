/** @file The feature layers of a network: every module that puts out a map, and which of them end a stage. */
import { t } from '@vscode/l10n';
import type { FeatureLayer, MapShape } from './description.js';
import { layoutsOf } from './map-layout.js';
import { type MapLayout, mapShape } from './map-shapes.js';
import { stageLayers } from './stage-rule.js';
import type { Size, Step, ValueShape } from './step.js';

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
  const found = modules.flatMap(({ path, type, value }): Candidate[] => {
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
  const candidates = found.toSorted((left, right) => left.position - right.position).filter(isOfImage);
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

/** Windows and patches side by side are no map: another shape than the first map's, twice as long or more. */
function isOfImage(
  { shape: [, height, width] }: Candidate,
  _: number,
  [first]: readonly Candidate[],
): boolean {
  const [, firstHeight, firstWidth] = first?.shape ?? [0, 1, 1];
  const stretch = (height * firstWidth) / (width * firstHeight);
  return stretch > 1 / 2 && stretch < 2;
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
