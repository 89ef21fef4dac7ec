/** @file Loading an experiment file from the disk. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { loadExperiment } from '../../src/configuration/load.js';
import { ExitCode, StudioError } from '../../src/errors/studio-error.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();

let folder: string;
let file: string;
beforeEach(async () => {
  folder = newFolder();
  file = join(folder, 'example.l2t.json');
  await mkdir(join(folder, 'images'));
  await writeFile(join(folder, 'source.pth'), '');
});

const good = {
  sources: [{ network: 'resnet32', weights: 'source.pth' }],
  target: { network: 'vgg9' },
  data: { dataset: 'cifar10', folder: 'images' },
};
const options = { factsOf: async () => ({ classes: 200 }) };
const write = (content: string | Uint8Array | object) =>
  writeFile(
    file,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  );

/** The error that loading the file ends with. */
async function failure(): Promise<StudioError> {
  const error = await loadExperiment(file, options).catch((thrown: unknown) => thrown);
  if (!(error instanceof StudioError)) throw error;
  return error;
}

test('the class count of a source is read from its weights', async () => {
  await write(good);
  const { experiment } = await loadExperiment(file, options);
  expect(experiment.sources[0]?.classes).toBe(200);
});

test('the class count that the file gives reaches whoever reads what it leaves open', async () => {
  await write({ ...good, sources: [{ ...good.sources[0], classes: 20 }] });
  const { experiment } = await loadExperiment(file, {
    factsOf: async ({ classes = 200 }) => ({ classes }),
  });
  expect(experiment.sources[0]?.classes).toBe(20);
});

test.each(['', '\uFEFF'])('the hash is that of the text that an editor shows, after %j', async (mark) => {
  const text = `// Größe\n${JSON.stringify(good)}`;
  await write(mark + text);
  const { hash } = await loadExperiment(file, options);
  expect(hash).toBe(createHash('sha256').update(Buffer.from(text)).digest('hex'));
});

test('warnings do not keep a file from being loaded', async () => {
  await write({ ...good, method: 'scratch', sources: [], lookAheadSteps: 2 });
  const { warnings } = await loadExperiment(file, options);
  expect(warnings).toEqual([expect.stringContaining('does not use "lookAheadSteps"')]);
});

test('weights that the method does not use need not be there', async () => {
  await write({ ...good, method: 'scratch', sources: [{ network: 'resnet32', weights: 'gone.pth' }] });
  expect((await loadExperiment(file, options)).experiment.sources).toEqual([]);
});

test('every problem is in the one error, those of the text and those of the disk', async () => {
  await write(
    '{\n"sources": [{ "network": "resnet32", "weights": "gone.pth" }],\n"target": { "network": "vgg" },\n"data": { "dataset": "cifar10", "folder": "gone" }\n}',
  );
  const { message } = await failure();
  expect(message.split('\n').slice(1)).toEqual([
    expect.stringContaining(`${file}:2:49: There is no file ${join(folder, 'gone.pth')}. — `),
    expect.stringContaining(`${file}:3:24: target.network cannot be "vgg". — Did you mean "vgg9"?`),
    expect.stringContaining(`${file}:4:43: There is no data folder ${join(folder, 'gone')}. — `),
  ]);
});

test('a data folder that is not there is all that is wrong with a file, and keeps it from being loaded', async () => {
  await write({ ...good, data: { ...good.data, folder: 'gone' } });
  expect((await failure()).code).toBe('configuration/invalid');
});

test('a file in the place of the data folder, and a folder in that of weights, are told', async () => {
  const sources = [{ ...good.sources[0], weights: 'images' }];
  await write({ ...good, sources, data: { ...good.data, folder: 'source.pth' } });
  expect((await failure()).message.split('\n').slice(1)).toEqual([
    expect.stringContaining(`There is no file ${join(folder, 'images')}.`),
    expect.stringContaining(`There is no data folder ${join(folder, 'source.pth')}.`),
  ]);
});

test('a wrong file ends with the exit code of configurations', async () => {
  await write({});
  const { code, exitCode } = await failure();
  expect([code, exitCode]).toEqual(['configuration/invalid', ExitCode.configuration]);
});

test('a file that is not there is named', async () => {
  const { code, message } = await failure();
  expect([code, message.includes(file)]).toEqual(['configuration/unreadable', true]);
});

test('a file that is not UTF-8 is named', async () => {
  await write(Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
  expect((await failure()).code).toBe('configuration/not-text');
});
