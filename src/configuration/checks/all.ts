/** @file The list of checks that look at nothing but the file. */
import { resolvePairs } from '../pairs.js';
import type { Check } from './check.js';
import { folderIsNamed } from './data.js';
import { networkFilesDescribe } from './networks.js';
import {
  fineTuningKeepsTheNetwork,
  imagesHaveOneSize,
  sourceNamesDiffer,
  sourcesAreFew,
  sourcesAreThere,
  weightsAreNamed,
} from './sources.js';
import { startIsUsed, targetBeginsOnce } from './target.js';
import { keysAreUsed } from './unused.js';

export const checks: readonly Check[] = [
  networkFilesDescribe,
  sourcesAreThere,
  sourcesAreFew,
  sourceNamesDiffer,
  weightsAreNamed,
  fineTuningKeepsTheNetwork,
  imagesHaveOneSize,
  targetBeginsOnce,
  startIsUsed,
  (reading) => resolvePairs(reading).findings,
  folderIsNamed,
  keysAreUsed,
];
