/** @file The commands on one finished run of seconds, as a person or a machine calls them. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sharedTest } from '../shared.js';
import { temporaryFolders } from '../temporary-folders.js';
import { type Answer, answerOf, call, cli, tinyExperiment, withTransfer } from './product.js';

const newFolder = temporaryFolders();
const folder = newFolder();
const file = tinyExperiment(folder);
let trained: Answer;
let run: string;

const lines = ({ output }: Answer): string[] => output.trimEnd().split('\n');

beforeAll(async () => {
  trained = await call(['run', file, '--json']);
  run = JSON.parse(lines(trained).at(-1) ?? '').folder;
});

test('a run for machines is one JSON object a line, its end last', () => {
  const kinds = lines(trained).map((line) => JSON.parse(line).kind);
  expect([trained.code, kinds.filter((kind) => kind === 'epoch').length, kinds.at(-1)]).toEqual([
    0,
    2,
    'end',
  ]);
});

test('the runs lie beside the experiment file', () => {
  expect(run.startsWith(join(folder, 'runs'))).toBe(true);
});

test('a piped run is one line an epoch and its result', async () => {
  const answer = await call(['run', tinyExperiment(newFolder())]);
  expect([lines(answer).filter((line) => line.startsWith('epoch ')).length, answer.code]).toEqual([2, 0]);
  expect(answer.output).toMatch(/\ntest accuracy {2}\d+\.\d ± \d\.\d% {2}on \d+ images\n/);
});

sharedTest('a run with transfer ends with the learned pair weights', async () => {
  const answer = await call(['run', tinyExperiment(newFolder(), { ...withTransfer, epochs: 1 })]);
  expect(answer.output).toMatch(/pool1\.input.*\nstage1\.block5 .*\d\.\d\d/);
});

test('piped output has no colors and no cursor movements', async () => {
  expect((await call(['attach', run])).output).not.toContain('\u001b');
});

test('a check of the data names every broken image and gives the exit code of data', async () => {
  const birds = newFolder();
  for (const part of ['train', 'test']) {
    for (const kind of ['robin', 'wren']) {
      mkdirSync(join(birds, 'images', part, kind), { recursive: true });
      writeFileSync(join(birds, 'images', part, kind, 'broken.png'), 'no image');
    }
  }
  const data = { dataset: 'image-folder', folder: 'images', validationFraction: 0 };
  const answer = await call(['check', tinyExperiment(birds, { data })]);
  expect([answer.code, lines(answer).filter((line) => line.includes('broken.png')).length]).toEqual([4, 4]);
  expect(lines(answer).at(-1)).toBe('4 images cannot be read.');
});

test('the table of runs tells state and accuracy', async () => {
  const answer = await call(['runs'], folder);
  expect(answer.output).toMatch(/finished {3,}2\/2 {2,}\d+\.\d ± \d/);
});

test('the list of runs for machines holds their results', async () => {
  const [first] = JSON.parse((await call(['runs', join(folder, 'runs'), '--json'])).output);
  expect([first.state, first.result.epochs]).toEqual(['finished', 2]);
});

test('a folder without runs is said to have none', async () => {
  expect((await call(['runs', folder])).output).toBe(`There are no runs in the folder ${folder}.\n`);
});

test('a file in the place of a folder of runs is a named error', async () => {
  const { code, errors } = await call(['runs', file]);
  expect([code, errors]).toEqual([
    7,
    expect.stringContaining(`${file} is not a folder whose runs can be listed.`),
  ]);
});

test('evaluating a run gives the accuracy that its result reports', async () => {
  const evaluated = JSON.parse((await call(['evaluate', run, '--json'])).output);
  const { testAccuracy, testImages, standardError } = JSON.parse(
    readFileSync(join(run, 'result.json'), 'utf8'),
  );
  expect([evaluated.accuracy, evaluated.images, evaluated.standardError]).toEqual([
    testAccuracy,
    testImages,
    standardError,
  ]);
});

test('evaluating on validation images gives the accuracy that chose the epoch', async () => {
  const evaluated = JSON.parse((await call(['evaluate', run, '--part', 'validation', '--json'])).output);
  const { validationAccuracy } = JSON.parse(readFileSync(join(run, 'result.json'), 'utf8'));
  expect(evaluated.accuracy).toBe(validationAccuracy);
});

test('an evaluation of weights on data that need a folder asks for it', async () => {
  const words = ['--weights', 'any.safetensors', '--network', 'vgg9', '--dataset', 'cifar10'];
  const { code, errors } = await call(['evaluate', ...words]);
  expect([code, errors]).toEqual([
    2,
    expect.stringContaining('CIFAR-10 needs a folder: give it with --folder.'),
  ]);
});

test('weights of more classes than the data have are not evaluated on them', async () => {
  const birds = newFolder();
  for (const kind of ['robin', 'wren']) {
    mkdirSync(join(birds, kind));
    for (const name of ['a.png', 'b.png']) writeFileSync(join(birds, kind, name), '');
  }
  const weights = ['--weights', 'media/example/noto-resnet14.safetensors', '--network', 'resnet14'];
  const { output } = await call([
    'evaluate',
    ...weights,
    '--dataset',
    'image-folder',
    '--folder',
    birds,
    '--json',
  ]);
  expect(JSON.parse(output).error.code).toBe('usage/other-classes');
});

test('an evaluation for people lists every class', async () => {
  expect((await call(['evaluate', run])).output).toMatch(/\nFlags +\d+ +\d+ +\d+\.\d%\n/);
});

test('pretraining writes weights that a source can be made of', async () => {
  const weights = join(newFolder(), 'source.safetensors');
  const target = { network: 'resnet14', width: 0.25 };
  const source = tinyExperiment(newFolder(), { target, epochs: 1 });
  const answer = await call(['pretrain', source, '--output', weights]);
  expect([answer.code, existsSync(weights)]).toEqual([0, true]);
  const taught = tinyExperiment(newFolder(), {
    sources: [{ ...target, weights }],
    method: 'l2t-w',
    epochs: 1,
  });
  expect((await call(['run', taught])).code).toBe(0);
});

test('pretraining that could not write its weights does not begin', async () => {
  const home = newFolder();
  const weights = join(home, 'no such folder', 'source.safetensors');
  const answer = await call(['pretrain', tinyExperiment(home), '--output', weights]);
  expect([answer.code, answer.errors, existsSync(join(home, 'runs'))]).toEqual([
    2,
    `Error: ${weights} cannot be written: a part of that path is not there.\nName a file in a folder that is there and that you may write.\n`,
    false,
  ]);
});

test('a description for machines names every pair', async () => {
  const described = JSON.parse((await call(['describe', file, '--json'])).output);
  expect([described.method, described.target.network]).toEqual(['scratch', 'vgg9']);
});

test('a finished run is not taken up again', async () => {
  const { code, errors } = await call(['resume', run]);
  expect([code, errors]).toEqual([
    7,
    `Error: The run ${run} is finished.\nContinue it for more epochs, or start a new run from its experiment file.\n`,
  ]);
});

test.skipIf(!existsSync('/dev/full'))(
  'output that cannot be written is an error with its exit code',
  async () => {
    const output = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [cli, 'runs', folder], { stdio: ['ignore', output, 'pipe'] });
    const { code, errors } = await answerOf(child);
    closeSync(output);
    expect([code, errors]).toEqual([
      9,
      expect.stringContaining('What this program prints cannot be written'),
    ]);
  },
);
