/** @file An experiment as keys and texts, as they stand in its file: what is told and compared of it, but its pairs. */
import { relative } from 'node:path';
import type { Setting } from '../../../webview/contract.js';
import type { Experiment, ParsedExperiment } from '../../configuration/experiment.js';

/** An experiment, and the folder of its file: a run that was copied with its file names other absolute paths. */
export interface PlacedExperiment<Kind = Experiment | ParsedExperiment> {
  readonly experiment: Kind;
  readonly folder: string;
}

/** Which engine computed is said elsewhere, and a run knows classes that a file need not name. */
const notTold = /^(engine|checkpointEvery|data\.workers|sources\.\d+\.classes)$/u;

/** Values that are paths. */
const paths = /^(sources\.\d+\.weights|target\.weights|data\.folder|data\.split\..+)$/u;

/** Keys as they stand in the file: `optimizer.learningRate`. What is empty or absent has no entry. */
export function configurationTexts({ experiment, folder }: PlacedExperiment): Setting[] {
  const settings: Setting[] = [];
  const walk = (value: unknown, key: string) => {
    if (key === 'pairs') return;
    if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) walk(part, key === '' ? name : `${key}.${name}`);
    } else if (value !== undefined && value !== '' && !notTold.test(key)) {
      const text = String(value);
      settings.push({ key, value: paths.test(key) ? relative(folder, text) || '.' : text });
    }
  };
  walk(experiment, '');
  return settings;
}
