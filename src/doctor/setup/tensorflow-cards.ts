/**
 * @file On which cards TensorFlow's wheel computes. Its kernels hold machine code for cards up to compute capability 8.9.
 * For an H100 (9.0) the element-wise ones hold PTX 8.3 instead, which drivers translate from 545 on, and that is of the
 * target sm_90a, which is translated for no later card. Read from the fatbins of the wheel of 2.18.1: 1149 modules, among
 * them AddV2, Mul and Sub of float32; NVIDIA's assembler refuses that of AddV2 for sm_100, sm_103 and sm_120.
 */
import type { NvidiaDriver } from './nvidia.js';
import { oldestDriver } from './wheels.js';

/** The first driver that translates PTX 8.3. */
const translatingDriver = 545;

/** The oldest driver with which it computes on this card; undefined where it has no kernels for it. */
export function oldestTensorFlowDriver(nvidia: Partial<NvidiaDriver> | undefined): number | undefined {
  // Drivers that do not say what a card can do are older than the cards that matter here.
  const { capability = 0 } = nvidia ?? {};
  if (capability >= 10) return undefined;
  return capability >= 9 ? translatingDriver : oldestDriver[12];
}

/** Whether TensorFlow would compute on this card with this driver. */
export function runsTensorFlow(nvidia: NvidiaDriver | undefined): boolean {
  const oldest = oldestTensorFlowDriver(nvidia);
  return nvidia !== undefined && oldest !== undefined && Number.parseInt(nvidia.driver, 10) >= oldest;
}
