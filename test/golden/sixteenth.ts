/** @file The initial state of the case vgg9-sixteenth and its first eight images, as other golden files use them. */
import type { GoldenCase } from '../../src/cli/golden/case.js';
import { initialTensors } from '../../src/cli/golden/fill.js';
import { goldenImages, type LabeledImages } from '../../src/cli/golden/images.js';
import { toHosts, toValues } from '../../src/cli/golden/runner.js';
import { setupOf } from '../../src/cli/golden/setup.js';
import type { Value } from '../../src/engines/reference/values.js';
import type { MethodSetup } from '../../src/method/setup.js';
import { withOptimizers } from '../../src/method/state.js';
import { sharedCase, sharedData } from './golden-data.js';

export interface Sixteenth {
  readonly golden: GoldenCase;
  readonly setup: MethodSetup;
  /** Everything that its programs read, in float64. */
  readonly state: ReadonlyMap<string, Value>;
  readonly batch: LabeledImages;
}

/** The pair of these feature layers, by the authors' indices. */
export function pairIndex({ pairs }: GoldenCase, source: number, target: number): number {
  return pairs.findIndex(([first, second]) => first === source && second === target);
}

/** @param images how many of the first eight images. */
export async function openSixteenth(images = 8): Promise<Sixteenth> {
  const golden = sharedCase('vgg9-sixteenth');
  const data = await sharedData();
  const setup = setupOf(golden, data.source.classes);
  const parameters = initialTensors(golden.init_seeds, setup);
  const all = withOptimizers(setup, toHosts(parameters), [data.source.weights]);
  return {
    golden,
    setup,
    state: new Map([...toValues(all), ...parameters]),
    batch: goldenImages(data.images.bytes, golden.first_image, images),
  };
}
