/** @file What a person who calls the command line wrongly is told, and with which exit code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRun } from '../../src/run/folder/create.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { call, tinyExperiment } from './product.js';

const newFolder = temporaryFolders();

test('a missing experiment file is named', async () => {
  const { code, errors } = await call(['run', '/nowhere/birds.l2t.json']);
  expect([code, errors]).toEqual([
    3,
    'Error: The experiment file /nowhere/birds.l2t.json cannot be read: there is no such file.\n' +
      'Name a *.l2t.json file that exists and that you may read.\n',
  ]);
});

test('all errors of an experiment file come at once, with line and column', async () => {
  const file = join(newFolder(), 'wrong.l2t.json');
  writeFileSync(file, '{\n  "target": { "network": "vgg99" },\n  "data": { "dataset": "cifer10" }\n}');
  const { code, errors } = await call(['describe', file]);
  expect([code, errors.includes(`${file}:2:26: `), errors.includes(`${file}:3:24: `)]).toEqual([
    3,
    true,
    true,
  ]);
});

test('data that cannot be read end the run with the sentence of the trainer', async () => {
  const data = { dataset: 'cifar10', folder: '.' };
  const { code, errors } = await call(['run', tinyExperiment(newFolder(), { data })]);
  expect([code, errors]).toEqual([4, expect.stringMatching(/^Error: .* is not a folder of CIFAR-10: /)]);
});

test.each([
  ['an unknown command', ['frobnicate']],
  [
    'a width of nothing',
    ['evaluate', '--weights', 'w', '--network', 'vgg9', '--dataset', 'emoji-noto', '--width', '0'],
  ],
  ['a missing argument', ['run']],
  ['an unknown option', ['runs', '--frobnicate']],
  ['an unknown engine', ['evaluate', 'run', '--engine', 'abacus']],
  ['a width that is no number', ['evaluate', '--width', 'wide']],
  ['no command', []],
])('%s is a usage error', async (_, words) => {
  expect((await call(words)).code).toBe(2);
});

test('help is no error', async () => {
  const { code, output } = await call(['--help']);
  expect([code, output.includes('evaluate')]).toEqual([0, true]);
});

test('a run that nobody trains cannot be stopped', async () => {
  const folder = await createRun(newFolder(), newRun());
  const { code, errors } = await call(['stop', folder]);
  expect([code, errors]).toEqual([
    7,
    `Error: No trainer is running for ${folder} on this machine.\nResume the run to go on with it.\n`,
  ]);
});

test.each(['attach', 'pause', 'stop'])('a folder that is no run is named by %s', async (name) => {
  const folder = newFolder();
  const { code, errors } = await call([name, folder]);
  expect([code, errors]).toEqual([7, expect.stringContaining(`The folder ${folder} is not a run`)]);
});

test('for machines an error is a JSON object', async () => {
  const { output } = await call(['stop', newFolder(), '--json']);
  expect(JSON.parse(output).error).toMatchObject({ code: 'run/not-a-run', exitCode: 7 });
});

test('a run and a weight file are not evaluated together', async () => {
  const { code, errors } = await call(['evaluate', 'run', '--weights', 'file.pth']);
  expect([code, errors]).toEqual([2, expect.stringContaining('A run and a weight file exclude each other.')]);
});

test('a run without pairs has no maps, whichever pair is asked for', async () => {
  const folder = await createRun(newFolder(), newRun({ method: 'scratch', pairs: [] }));
  const { code, errors } = await call(['saliency', folder]);
  expect([code, errors]).toEqual([
    2,
    expect.stringContaining('There are no saliency maps of pair 0 in a run of scratch.'),
  ]);
});

test('a pair that is not there is a wrong call', async () => {
  const pairs = [{ source: 0, sourceLayer: 'stage1.block2', targetLayer: 'pool1.input' }];
  const folder = await createRun(newFolder(), newRun({ method: 'fm', pairs }));
  const { code, errors } = await call(['saliency', folder, '--pair', '99']);
  expect([code, errors]).toEqual([2, expect.stringContaining('there is no pair 99.')]);
});

test('a weight file of which the network is not named is not evaluated', async () => {
  const { code, errors } = await call(['evaluate', '--weights', 'file.pth', '--dataset', 'emoji-noto']);
  expect([code, errors]).toEqual([2, expect.stringContaining('--network is missing')]);
});

test('a folder in the place of an experiment file is told so', async () => {
  const { code, errors } = await call(['describe', newFolder()]);
  expect([code, errors]).toEqual([3, expect.stringContaining('cannot be read: it is a folder.')]);
});

test('a trained network that could not be written is not trained', async () => {
  const home = newFolder();
  const file = join(home, 'nowhere', 'weights.safetensors');
  const { code, errors } = await call(['pretrain', tinyExperiment(home), '--output', file]);
  expect([code, errors]).toEqual([
    2,
    `Error: ${file} cannot be written: a part of that path is not there.\n` +
      'Name a file in a folder that is there and that you may write.\n',
  ]);
});

test('a file is not exported in a format of another name', async () => {
  const { code, errors } = await call(['export', 'run', '--output', '/tmp/network.h5']);
  expect([code, errors]).toEqual([
    2,
    'Error: The name /tmp/network.h5 does not say in which format to write.\n' +
      'Give a name that ends with .safetensors or .onnx.\n',
  ]);
});
