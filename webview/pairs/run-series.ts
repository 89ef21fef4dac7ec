/** @file What the picker takes of a run's series. */

import type { EpochRecord } from '../../src/run/metrics.js';
import type { PairColumns } from '../contract.js';

export interface RunSeries {
  readonly pairs: PairColumns;
  /** Oldest first. */
  readonly epochs: readonly EpochRecord[];
}
