/** @file What the folders of the tests hold before the editor opens them. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyEdits, modify } from 'jsonc-parser';
import { parseExperiment } from '../../src/configuration/parse.js';
import { hashOfText } from '../../src/configuration/text/text-hash.js';
import { exampleText } from '../../src/extension/example/example-text.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const example = join(repository, 'media/example');
const finishedRun = join(repository, 'test/run/format-1');

/** An experiment of the embedded example that a slow machine finishes in seconds. */
export const quick = { epochs: 3, 'data.imagesPerClass': 1, engine: 'onnxruntime' } as const;

/** The text of the example with other values; a key is written `data.imagesPerClass`. */
export function exampleWith(changes: Readonly<Record<string, unknown>>): string {
  return withValues(exampleText(readFileSync(join(example, 'emoji.l2t.json'), 'utf8')), changes);
}

/** An experiment's text with other values. */
export function withValues(text: string, changes: Readonly<Record<string, unknown>>): string {
  return Object.entries(changes).reduce(
    (changed, [key, value]) => applyEdits(changed, modify(changed, key.split('.'), value, {})),
    text,
  );
}

/** `emoji.l2t.json`, so changed, beside its weights. */
export function fillWithExample(workspace: string, changes: Readonly<Record<string, unknown>>): void {
  cpSync(join(example, 'noto-resnet14.safetensors'), join(workspace, 'noto-resnet14.safetensors'));
  writeFileSync(join(workspace, 'emoji.l2t.json'), exampleWith(changes));
}

/** A finished run of `emoji.l2t.json` in `runs/`. */
export function addFinishedRun(workspace: string, name: string, seed: number): void {
  const folder = join(workspace, 'runs', name);
  mkdirSync(folder, { recursive: true });
  cpSync(finishedRun, folder, { recursive: true });
  const configuration = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  configuration.id = name;
  configuration.experimentFile = join(workspace, 'emoji.l2t.json');
  configuration.experiment.seed = seed;
  writeFileSync(join(folder, 'config.json'), JSON.stringify(configuration));
}

/** A finished run of `emoji.l2t.json` as this text has it, made on that day of January 2026; its accuracy is `accuracy`. */
export function addRunOf(workspace: string, text: string, day: number, accuracy: number): void {
  const file = join(workspace, 'emoji.l2t.json');
  const folder = join(workspace, 'runs', `day-${day}`);
  const { experiment } = parseExperiment(text, file);
  if (!experiment) throw new Error('the text means nothing');
  mkdirSync(folder, { recursive: true });
  cpSync(finishedRun, folder, { recursive: true });
  const change = (name: string, changes: object) => {
    const known: object = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    writeFileSync(join(folder, name), JSON.stringify({ ...known, ...changes }));
  };
  const sources = experiment.sources.map((source) => ({ ...source, classes: 9, shortcut: 'projection' }));
  change('config.json', {
    id: `day-${day}`,
    created: `2026-01-0${day}T00:00:00.000Z`,
    experimentFile: file,
    experimentHash: hashOfText(text),
    experiment: { ...experiment, sources },
  });
  const learned = experiment.method === 'l2t-ww' ? {} : { pairs: [] };
  change('result.json', { method: experiment.method, testAccuracy: accuracy, ...learned });
}

/** A run that a trainer of another machine, which shares the disk, is at work on. */
export function addRunElsewhere(workspace: string, name: string, host: string): void {
  addFinishedRun(workspace, name, 7);
  const folder = join(workspace, 'runs', name);
  rmSync(join(folder, 'result.json'));
  const trainer = {
    ...{ host, boot: 'another', pid: 1, started: '1' },
    ...{ folder: '/mounted/there', socket: '', protocolVersion: 1, programVersion: '1.0.0' },
  };
  for (const file of ['trainer.json', '.lock']) writeFileSync(join(folder, file), JSON.stringify(trainer));
}
