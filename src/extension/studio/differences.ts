/** @file What a run was made of that the experiment file says otherwise now. */
import type { Difference } from '../../../webview/contract.js';
import type { Experiment, ParsedExperiment } from '../../configuration/experiment.js';

type Values = ReadonlyMap<string, string>;

/** Keys as they stand in the file: `optimizer.learningRate`. Where one side is silent its value is a dash. */
export function differencesOf(run: Experiment, file: ParsedExperiment): Difference[] {
  const [ofRun, ofFile] = [valuesOf(run), valuesOf(file)];
  const keys = [...new Set([...ofRun.keys(), ...ofFile.keys()])];
  return keys
    .map((key) => ({ key, run: ofRun.get(key) ?? '–', file: ofFile.get(key) ?? '–' }))
    .filter(({ run: left, file: right }) => left !== right);
}

/** Which engine computed is said elsewhere, and a run knows classes that a file need not name. */
const notCompared = /^(engine|checkpointEvery|data\.workers|sources\.\d+\.classes)$/u;

function valuesOf(experiment: Experiment | ParsedExperiment): Values {
  const values = new Map<string, string>();
  const walk = (value: unknown, key: string) => {
    if (key === 'pairs' && Array.isArray(value)) values.set(key, pairsText(value));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) walk(part, key === '' ? name : `${key}.${name}`);
    } else if (value !== undefined && !notCompared.test(key)) values.set(key, String(value));
  };
  walk(experiment, '');
  return values;
}

function pairsText(pairs: readonly Experiment['pairs'][number][]): string {
  const names = pairs.map(
    ({ source, sourceLayer, targetLayer }) => `${source}:${sourceLayer}→${targetLayer}`,
  );
  return names.length > 4 ? `${names.length}: ${names.slice(0, 4).join(', ')}, …` : names.join(', ');
}
