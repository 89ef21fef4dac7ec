/**
 * @file On which cards TensorFlow's wheel computes. Its kernels hold machine code for cards of compute capability 6.0 to 8.9.
 * For an H100 (9.0) and all that came after it the element-wise ones hold PTX 8.5 instead, which drivers from 555 on
 * translate when a kernel is first used. Read from the fatbins of the wheel of 2.21.0: 1149 modules without machine code
 * for 9.0, among them AddV2 of float32; NVIDIA's assembler takes them for sm_90, sm_100 and sm_120.
 */
import type { NvidiaDriver } from './nvidia.js';
import { oldestDriver } from './wheels.js';

const oldestCard = 6;
/** The first driver that translates PTX 8.5. */
const translatingDriver = 555;

/** The oldest driver with which it computes on this card; undefined where it has no kernels for it. */
export function oldestTensorFlowDriver(nvidia: Partial<NvidiaDriver> | undefined): number | undefined {
  // Drivers that do not say what a card can do are older than the cards that matter here.
  const { capability = oldestCard } = nvidia ?? {};
  if (capability < oldestCard) return undefined;
  return translatesKernels(nvidia) ? translatingDriver : oldestDriver[12];
}

/** Whether the driver has to make machine code for the card. */
export function translatesKernels(nvidia: Partial<NvidiaDriver> | undefined): boolean {
  return nvidia?.capability !== undefined && nvidia.capability >= 9;
}

/** Whether TensorFlow would compute on this card with this driver. */
export function runsTensorFlow(nvidia: NvidiaDriver | undefined): boolean {
  const oldest = oldestTensorFlowDriver(nvidia);
  return nvidia !== undefined && oldest !== undefined && Number.parseInt(nvidia.driver, 10) >= oldest;
}
