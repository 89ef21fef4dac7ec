/** @file Which runs are of an experiment file's text, and which of them the numbers beside it are of. */
import { describe, expect, test } from 'vitest';
import { parseReading } from '../../src/configuration/parse.js';
import { readText } from '../../src/configuration/read.js';
import { hashOfText } from '../../src/configuration/text/text-hash.js';
import { OwnChoice } from '../../src/extension/studio/own-choice.js';
import type { RunSummary } from '../../src/run/overview/list.js';
import { isOfText, runsOfText, spokenOf, standingText } from '../../src/run/overview/of-text.js';
import { summary } from '../extension/runs.js';

const file = '/w/a.l2t.json';
const pair = '[{ "source": "stage1.block2", "target": "pool4.input" }]';
const text = (method: string, more = '') => `{
  "sources": [{ "name": "noto", "network": "resnet14", "weights": "w.safetensors" }],
  "target": { "network": "vgg9", "width": 0.25 },
  "data": { "dataset": "emoji-twemoji" },
  "method": "${method}"${more}
}`;
const l2t = text('l2t-ww', `, "pairs": ${pair}`);

function standing(of: string, at = file) {
  const reading = readText(of, at);
  return standingText(at, hashOfText(of), reading, parseReading(reading, at));
}

/** A run that was made of a text, with what the weights said. */
function runOf(made: string, changes: Partial<RunSummary> = {}, at = file): RunSummary {
  const run = summary(changes);
  const { experiment } = standing(made, at);
  if (!experiment) throw new Error('the text means nothing');
  const sources = experiment.sources.map((source) => ({
    ...source,
    classes: 9,
    shortcut: 'padding' as const,
  }));
  const configuration = { ...run.configuration, experimentFile: at, experimentHash: hashOfText(made) };
  return { ...run, configuration: { ...configuration, experiment: { ...experiment, sources } } };
}

describe('a run is of the text', () => {
  test('that it was made of', () => {
    expect(isOfText(runOf(l2t), standing(l2t))).toBe(true);
  });

  test('with other spaces and comments, and with a default written out', () => {
    const other = `// A word.\n${text('l2t-ww', `, "pairs": ${pair}, "seed": 0`)}`;
    expect(isOfText(runOf(l2t), standing(other))).toBe(true);
  });

  test('with another engine and more frequent checkpoints', () => {
    const other = text('l2t-ww', `, "pairs": ${pair}, "engine": "reference", "checkpointEvery": 7`);
    expect(isOfText(runOf(l2t), standing(other))).toBe(true);
  });

  test('with a key that the method does not use', () => {
    const other = text('scratch', ', "lookAheadSteps": 7');
    expect(isOfText(runOf(text('scratch')), standing(other))).toBe(true);
  });

  test('in another folder, where it was copied with its file', () => {
    const there = '/elsewhere/a.l2t.json';
    expect(isOfText(runOf(l2t, {}, there), standing(`${l2t}\n`))).toBe(true);
  });

  test.each([
    ['another method', text('scratch')],
    ['another seed', text('l2t-ww', `, "pairs": ${pair}, "seed": 1`)],
    ['other pairs', text('l2t-ww', ', "pairs": "all-to-all"')],
    [
      'another form of the shortcuts, named',
      l2t.replace('"network": "resnet14"', '"network": "resnet14", "shortcut": "projection"'),
    ],
  ])('but not of one with %s', (_, other) => {
    expect(isOfText(runOf(l2t), standing(other))).toBe(false);
  });

  test('but not where it continues another run', () => {
    const run = runOf(l2t);
    const continuedFrom = { run: 'a', id: 'a', epochs: [3] };
    expect(isOfText({ ...run, configuration: { ...run.configuration, continuedFrom } }, standing(l2t))).toBe(
      false,
    );
  });

  test('that cannot be understood only by its letters', () => {
    expect(isOfText(runOf(l2t), standing(`${l2t} ]`))).toBe(false);
  });
});

describe('a run is of a text with a matrix', () => {
  const matrix = text(
    'l2t-ww',
    `, "pairs": ${pair}, "matrix": { "method": ["l2t-ww", "scratch"], "seed": [0, 1] }`,
  );

  test.each([l2t, text('scratch', ', "seed": 1')])('where only the axes differ', (made) => {
    expect(isOfText(runOf(made), standing(matrix))).toBe(true);
  });

  test('but not where another key differs', () => {
    expect(isOfText(runOf(text('scratch', ', "epochs": 3')), standing(matrix))).toBe(false);
  });
});

describe('of several runs', () => {
  const best = { epoch: 2, validationAccuracy: 0.5 };
  const progress = { iteration: 9, epoch: 2, iterationsPerEpoch: 3, epochs: 3, best };
  const named = (folder: string, made: string, changes: Partial<RunSummary> = {}) =>
    runOf(made, { folder, ...changes });
  const ownRun = named('/runs/own', l2t, { progress });
  const newer = named('/runs/newer', text('scratch'), { progress });

  test('the older one of the text is spoken of, not the newest of another', () => {
    expect(spokenOf(runsOfText([newer, ownRun], standing(l2t)))?.folder).toBe('/runs/own');
  });

  test('the newest is spoken of where none is of the text', () => {
    expect(spokenOf(runsOfText([newer, ownRun], standing(text('fm'))))?.folder).toBe('/runs/newer');
  });

  test('one that failed before it had an accuracy takes none from view', () => {
    const failed = named('/runs/failed', l2t, { state: 'failed' });
    expect(spokenOf([failed, ownRun])?.folder).toBe('/runs/own');
  });

  test('a panel keeps its run while its text is edited, and follows a run that begins', () => {
    const choice = new OwnChoice();
    const edited = standing(text('fm'));
    expect(choice.of([newer, ownRun], standing(l2t))?.folder).toBe('/runs/own');
    expect(choice.of([newer, ownRun], edited)?.folder).toBe('/runs/own');
    const begun = named('/runs/begun', text('scratch'));
    expect(choice.of([begun, newer, ownRun], edited)?.folder).toBe('/runs/begun');
  });

  test('a panel without a text shows the newest', () => {
    expect(new OwnChoice().of([newer, ownRun], undefined)?.folder).toBe('/runs/newer');
  });
});
