/** @file What is told to differ between a run and its experiment file. */
import { describe, expect, test } from 'vitest';
import type { Pair } from '../../src/catalog/pairs.js';
import { asOf } from '../../src/configuration/as-of.js';
import type { Experiment } from '../../src/configuration/experiment.js';
import { parseReading } from '../../src/configuration/parse.js';
import { readText } from '../../src/configuration/read.js';
import { differencesOf } from '../../src/extension/studio/differences.js';
import { experiment } from '../run/example-run.js';

const stages = ['stage1.block2', 'stage2.block2', 'stage3.block2'];
const pools = ['pool1.input', 'pool2.input', 'pool3.input'];
const nine: Pair[] = stages.flatMap((sourceLayer) =>
  pools.map((targetLayer) => ({ source: 0, sourceLayer, targetLayer })),
);

const here = (changed: Experiment) => ({ experiment: changed, folder: '/home/you', asOf: () => undefined });

test('a run does not differ from the file that it was made of', () => {
  expect(differencesOf(here({ ...experiment, pairs: nine }), here({ ...experiment, pairs: nine }))).toEqual(
    [],
  );
});

test('a nested key that changed is told with both values', () => {
  const file = { ...experiment, optimizer: { ...experiment.optimizer, learningRate: 0.05 } };
  expect(differencesOf(here(experiment), here(file))).toEqual([
    { key: 'optimizer.learningRate', run: '0.1', file: '0.05' },
  ]);
});

test('a key that only the file has stands against a dash', () => {
  const file = { ...experiment, data: { ...experiment.data, imagesPerClass: 5 } };
  expect(differencesOf(here(experiment), here(file))).toEqual([
    { key: 'data.imagesPerClass', run: '–', file: '5' },
  ]);
});

test('which engine computes, and how many threads read images, is no difference of the experiment', () => {
  const file = { ...experiment, engine: 'onnxruntime', data: { ...experiment.data, workers: 4 } } as const;
  expect(differencesOf(here(experiment), here(file))).toEqual([]);
});

test('one pair that changed far down in a long list is told by name', () => {
  const changed = { source: 0, sourceLayer: 'stage3.block1', targetLayer: 'pool3.input' };
  const [difference] = differencesOf(
    here({ ...experiment, pairs: nine }),
    here({ ...experiment, pairs: [...nine.slice(0, -1), changed] }),
  );
  expect(difference).toEqual({
    key: 'pairs',
    run: '9: … 0:stage3.block2→pool3.input …',
    file: '9: … 0:stage3.block1→pool3.input …',
  });
});

test('a run that was copied with its file names the same weights by another path', () => {
  const source = { name: 'noto', network: 'resnet14', width: 1, classes: 9 } as const;
  const at = (folder: string) => ({
    experiment: { ...experiment, sources: [{ ...source, weights: `${folder}/weights.pth` }] },
    folder,
    asOf: () => undefined,
  });
  expect(differencesOf(at('/home/you/old'), at('/home/me/new'))).toEqual([]);
});

describe('of an experiment file only what its text says otherwise is told', () => {
  const text = (method: string, more = '') => `{
    "sources": [{ "name": "noto", "network": "resnet14", "weights": "w.safetensors" }],
    "target": { "network": "vgg9" }, "data": { "dataset": "emoji-twemoji" },
    "method": "${method}", "pairs": "all-to-all"${more}
  }`;
  const file = '/w/a.l2t.json';
  const now = (of: string) => {
    const reading = readText(of, file);
    const { experiment: parsed } = parseReading(reading, file);
    if (!parsed) throw new Error('the text means nothing');
    return {
      experiment: parsed,
      folder: '/w',
      asOf: (run: Parameters<typeof asOf>[0]) => asOf(run, reading, file),
    };
  };
  const made = (of: string) => {
    const { experiment: parsed } = now(of);
    return {
      experiment: { ...parsed, sources: parsed.sources.map((source) => ({ ...source, classes: 9 })) },
      folder: '/w',
    };
  };
  const keys = (run: string, of: string) => differencesOf(made(run), now(of)).map(({ key }) => key);

  test('another method is one key, not all that follow from it', () => {
    expect(keys(text('l2t-ww'), text('scratch'))).toEqual(['method']);
    expect(keys(text('scratch'), text('l2t-ww'))).toContain('method');
  });

  test('another target is one key, not the pairs that a preset makes of it', () => {
    const other = text('l2t-ww').replace('vgg9', 'resnet32');
    expect(keys(text('l2t-ww'), other)).toEqual(['target.network']);
  });

  test('a key that was written beside another method is told too', () => {
    expect(keys(text('l2t-ww'), text('l2t-w', ', "epochs": 3'))).toEqual(['method', 'epochs']);
  });
});
