/** @file What a run was made of, as a file again: the person's text where it is kept and says the same. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadExperiment } from '../../src/configuration/load.js';
import { createRunOf } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readConfiguration } from '../../src/run/folder/read.js';
import { restoredText, writeExperimentFile } from '../../src/run/overview/restore.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const factsOf = async () => ({ classes: 6 });
const text = `{
  // What learns.
  "target": { "network": "vgg9", "width": 0.25 },
  "data": { "dataset": "cifar10", "folder": "images" }, // beside it
  "method": "scratch",
  "epochs": 3
}
`;

interface Made {
  readonly file: string;
  readonly run: string;
}

/** A run of this text, in a folder of its own. */
async function runOf(changes: object = {}, written = text): Promise<Made> {
  const folder = newFolder();
  const file = join(folder, 'a.l2t.json');
  mkdirSync(join(folder, 'images'));
  writeFileSync(file, written);
  const loaded = await loadExperiment(file, { factsOf });
  const run = await createRunOf(file, { ...loaded, experiment: { ...loaded.experiment, ...changes } });
  return { file, run };
}

const experimentOf = async (file: string) => (await loadExperiment(file, { factsOf })).experiment;

test('the text is restored as it was, comments and all, though its file changed since', async () => {
  const { file, run } = await runOf();
  writeFileSync(file, '{}');
  expect(await restoredText(run, file)).toEqual({ text, isOwn: true });
});

test('what the settings of the editor chose for the run stands in it', async () => {
  const { file, run } = await runOf({ engine: 'reference', checkpointEvery: 5 });
  const restored = await restoredText(run, file);
  expect(restored.text).toContain('// beside it');
  writeFileSync(file, restored.text);
  expect(await experimentOf(file)).toEqual((await readConfiguration(run)).experiment);
});

test('in another folder its paths lead where they led', async () => {
  const { file, run } = await runOf();
  const elsewhere = join(newFolder(), 'b.l2t.json');
  const restored = await restoredText(run, elsewhere);
  expect(restored.isOwn).toBe(true);
  writeFileSync(elsewhere, restored.text);
  expect((await experimentOf(elsewhere)).data.folder).toBe(join(dirname(file), 'images'));
});

test.each<[string, (made: Made) => Promise<void> | void]>([
  [
    'of another experiment',
    ({ run }) => writeFileSync(join(run, runFiles.text), text.replace('vgg9', 'resnet14')),
  ],
  ['no JSON', ({ run }) => writeFileSync(join(run, runFiles.text), '{')],
  [
    'one with a matrix',
    ({ run }) =>
      writeFileSync(join(run, runFiles.text), text.replace('"epochs": 3', '"matrix": { "epochs": [3] }')),
  ],
])('a kept text that is %s is not restored: the resolved experiment is', async (_, spoil) => {
  const made = await runOf();
  await spoil(made);
  const restored = await restoredText(made.run, made.file);
  expect(restored.isOwn).toBe(false);
  writeFileSync(made.file, restored.text);
  expect(await experimentOf(made.file)).toEqual((await readConfiguration(made.run)).experiment);
});

test('a file that is there is not overwritten unless that is asked for', async () => {
  const file = join(newFolder(), 'a.l2t.json');
  await writeExperimentFile(file, 'one', false);
  await expect(writeExperimentFile(file, 'two', false)).rejects.toMatchObject({
    code: 'usage/file-is-there',
  });
  expect(readFileSync(file, 'utf8')).toBe('one');
  await writeExperimentFile(file, 'two', true);
  expect(readFileSync(file, 'utf8')).toBe('two');
});

test('a link is a file that is there, and what it leads to is never written', async () => {
  const [link, victim] = [join(newFolder(), 'a.l2t.json'), join(newFolder(), 'victim')];
  symlinkSync(victim, link);
  await expect(writeExperimentFile(link, 'x', false)).rejects.toMatchObject({ code: 'usage/file-is-there' });
  await writeExperimentFile(link, 'x', true);
  expect(existsSync(victim)).toBe(false);
});
