/** @file The matrix of an experiment file: its combinations by the conventions of GitHub Actions, and the runs that they are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadExperiment } from '../../src/configuration/load.js';
import { parseExperiment } from '../../src/configuration/parse.js';
import { combinationsOf, firstCombination } from '../../src/configuration/schema/combinations.js';

describe('the combinations of a matrix', () => {
  test('are all values of all axes, the last fastest', () => {
    expect(combinationsOf({ method: ['fm', 'at'], seed: [0, 1] })).toEqual([
      { method: 'fm', seed: 0 },
      { method: 'fm', seed: 1 },
      { method: 'at', seed: 0 },
      { method: 'at', seed: 1 },
    ]);
  });

  test('leave out what is excluded by all its keys', () => {
    const exclude = [{ method: 'fm', seed: 1 }, { seed: 7 }];
    expect(combinationsOf({ method: ['fm', 'at'], seed: [0, 1, 7], exclude })).toEqual([
      { method: 'fm', seed: 0 },
      { method: 'at', seed: 0 },
      { method: 'at', seed: 1 },
    ]);
  });

  test('include values as the example of the documentation of GitHub Actions does', () => {
    const include = [
      { color: 'green' },
      { color: 'pink', animal: 'cat' },
      { fruit: 'apple', shape: 'circle' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ];
    expect(combinationsOf({ fruit: ['apple', 'pear'], animal: ['cat', 'dog'], include })).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  test('are those that are included where there are no axes', () => {
    expect(combinationsOf({ include: [{ seed: 1 }, { seed: 2 }] })).toEqual([{ seed: 1 }, { seed: 2 }]);
  });

  test('have the same first one where only that is asked for', () => {
    const matrix = {
      method: ['fm', 'at'],
      seed: [0, 1],
      exclude: [{ method: 'fm' }],
      include: [{ beta: 2 }],
    };
    expect(firstCombination(matrix)).toEqual(combinationsOf(matrix)[0]);
    expect(firstCombination({ include: [{ seed: 3 }] })).toEqual({ seed: 3 });
    expect(firstCombination({ seed: [1], exclude: [{ seed: 1 }] })).toBeUndefined();
  });

  test('compare lists and objects by what they hold', () => {
    const pairs = [{ source: 'stage1.block5', target: 'pool1.input' }];
    const matrix = {
      pairs: ['all-to-all', pairs],
      exclude: [{ pairs: [...pairs.map((pair) => ({ ...pair }))] }],
    };
    expect(combinationsOf(matrix)).toEqual([{ pairs: 'all-to-all' }]);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'l2t-matrix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const base = {
  target: { network: 'vgg9' },
  sources: [{ network: 'resnet32', weights: 'source.pth' }],
  data: { dataset: 'emoji-twemoji' },
};

function loaded(file: object) {
  const path = join(folder, 'experiment.l2t.json');
  writeFileSync(join(folder, 'source.pth'), '');
  writeFileSync(path, JSON.stringify(file));
  return loadExperiment(path, { factsOf: async () => ({ classes: 10 }) });
}

const problemsOf = (file: object) =>
  parseExperiment(JSON.stringify(file, null, 1), join(folder, 'experiment.l2t.json')).problems.map(
    ({ code, path, line }) => ({ code, path: path.join('.'), line }),
  );

describe('the runs of a matrix', () => {
  test('leave out what their methods do not use, and are each there once', async () => {
    const matrix = { method: ['scratch', 'l2t-ww'], lookAheadSteps: [1, 2] };
    const { matrix: runs = [] } = await loaded({ ...base, matrix });
    expect(runs.map(({ title }) => title)).toEqual([
      'method: scratch',
      'method: l2t-ww, lookAheadSteps: 1',
      'method: l2t-ww, lookAheadSteps: 2',
    ]);
    expect(runs.map(({ experiment }) => experiment.sources.length)).toEqual([0, 1, 1]);
  });

  test('are resolved as files of their own', async () => {
    const matrix = { 'data.imagesPerClass': [5, 10], 'optimizer.learningRate': [0.1] };
    const { matrix: runs = [] } = await loaded({ ...base, matrix, seed: 3 });
    const one = await loaded({
      ...base,
      seed: 3,
      data: { ...base.data, imagesPerClass: 10 },
      optimizer: { learningRate: 0.1 },
    });
    expect(runs[1]?.experiment).toEqual(one.experiment);
    expect(one.matrix).toBeUndefined();
  });

  test('may bring a key that the experiment cannot do without', async () => {
    const matrix = { 'target.network': ['vgg9', 'resnet20'], method: ['scratch'] };
    const { matrix: runs = [] } = await loaded({ data: base.data, target: {}, matrix });
    expect(runs.map(({ experiment }) => experiment.target.network)).toEqual(['vgg9', 'resnet20']);
  });

  test('with mistakes are told by their values, and none is made', async () => {
    const pair = { source: 'stage1.block5', target: 'pool1.input' };
    const matrix = { 'target.network': ['vgg9', 'resnet20'] };
    await expect(loaded({ ...base, pairs: [pair], matrix })).rejects.toMatchObject({
      code: 'configuration/invalid',
      message: expect.stringMatching(/target\.network: resnet20.*pool1\.input/),
    });
  });
});

describe('of a matrix is told', () => {
  test('a key that is none of the experiment', () => {
    expect(problemsOf({ ...base, matrix: { methods: ['fm'] } })).toEqual([
      { code: 'configuration/unknown-key', path: 'matrix.methods', line: 15 },
    ]);
  });

  test('a value that its key does not take, where it stands', () => {
    const [problem] = problemsOf({ ...base, matrix: { method: ['fm', 'fn'] } });
    expect(problem).toMatchObject({ path: 'matrix.method.1' });
  });

  test('that it has no run', () => {
    const matrix = { method: ['fm'], exclude: [{ method: 'fm' }] };
    expect(problemsOf({ ...base, matrix })).toMatchObject([
      { code: 'configuration/no-runs', path: 'matrix' },
    ]);
  });

  test('that it has more runs than anybody trains, at once', () => {
    const many = Array.from({ length: 200 }, (_, value) => value);
    const matrix = { seed: many, 'data.seed': many, 'data.imagesPerClass': many.map((value) => value + 1) };
    expect(problemsOf({ ...base, matrix })).toMatchObject([{ code: 'configuration/too-many-runs' }]);
  });

  test('nothing of a key that it has a mistake in', () => {
    const problems = problemsOf({ ...base, target: {}, matrix: { 'target.network': [5] } });
    expect(problems).toMatchObject([{ path: 'matrix.target.network.0' }]);
  });
});
