/** @file Runs of an experiment file for the tests of what the editor shows of them. */
import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RunConfiguration } from '../../src/run/folder/format.js';

/** An experiment that a finished run in `test/run/format-1` can be of. */
export const good = `{
  "sources": [{ "name": "noto", "network": "resnet14", "weights": "w.safetensors" }],
  "target": { "network": "vgg9", "width": 0.25 },
  "data": { "dataset": "emoji-twemoji" },
  "method": "l2t-ww",
  "pairs": [{ "source": "stage1.block2", "target": "pool4.input" }]
}`;

const experimentHash = createHash('sha256').update(good).digest('hex');

/** Makes a finished run of this experiment file, with the text `good`, in the folder beside it; gives the run's folder. */
export async function addRun(file: string, changes: Partial<RunConfiguration> = {}): Promise<string> {
  const run = join(dirname(file), 'runs', basename(file));
  await cp('test/run/format-1', run, { recursive: true });
  const configuration: unknown = JSON.parse(await readFile(join(run, 'config.json'), 'utf8'));
  const moved = { ...Object(configuration), experimentFile: file, experimentHash, ...changes };
  await writeFile(join(run, 'config.json'), JSON.stringify(moved));
  return run;
}
