/** @file What a person who calls the command line wrongly is told, and with which exit code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolders } from '../temporary-folders.js';
import { call, tinyExperiment } from './product.js';

const newFolder = temporaryFolders();

test('a missing experiment file is named', async () => {
  const { code, errors } = await call(['run', '/nowhere/birds.l2t.json']);
  expect([code, errors]).toEqual([
    3,
    'Error: The experiment file /nowhere/birds.l2t.json cannot be read.\n' +
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
  const folder = newFolder();
  const { code, errors } = await call(['stop', folder]);
  expect([code, errors]).toEqual([
    7,
    `Error: No trainer is running for ${folder} on this machine.\nResume the run first.\n`,
  ]);
});

test('a folder that is no run is named', async () => {
  const folder = newFolder();
  const { code, errors } = await call(['attach', folder]);
  expect([code, errors]).toEqual([7, expect.stringContaining(`The folder ${folder} is not a run`)]);
});

test('for machines an error is a JSON object', async () => {
  const { output } = await call(['stop', newFolder(), '--json']);
  expect(JSON.parse(output).error).toMatchObject({ code: 'run/not-running', exitCode: 7 });
});

test('a run and a weight file are not evaluated together', async () => {
  const { code, errors } = await call(['evaluate', 'run', '--weights', 'file.pth']);
  expect([code, errors]).toEqual([2, expect.stringContaining('a run and a weight file exclude each other')]);
});

test('a file is not exported in a format of another name', async () => {
  const { code, errors } = await call(['export', 'run', '--output', '/tmp/network.h5']);
  expect([code, errors]).toEqual([
    2,
    'Error: The name /tmp/network.h5 does not say in which format to write.\n' +
      'Give a name that ends with .safetensors or .onnx.\n',
  ]);
});
