import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Experiment } from '../../src/configuration/experiment.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readConfiguration } from '../../src/run/folder/read.js';
import type { MetricsRecord } from '../../src/run/records/metrics.js';
import { metricsCsv } from '../../src/run/records/metrics-csv.js';
import { epoch, iteration, started } from '../cli/records.js';
import { temporaryFolders } from '../temporary-folders.js';
import { newRun } from './example-run.js';

const folder = temporaryFolders();
const pairs = [
  { source: 0, sourceLayer: 'stage1.block5', targetLayer: 'pool1.input' },
  { source: 0, sourceLayer: 'stage2.block5', targetLayer: 'pool2.input' },
];
const source = { name: 'big, red', network: 'resnet32', width: 1, weights: '/w', classes: 10 } as const;

/** The cells by column, a row an object. */
async function csvOf(records: readonly MetricsRecord[], changes: Partial<Experiment> = {}) {
  const run = await createRun(folder(), newRun({ sources: [source], pairs, ...changes }));
  writeFileSync(join(run, runFiles.metrics), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  let text = '';
  for await (const piece of metricsCsv(run, await readConfiguration(run))) text += piece;
  return text;
}

/** No cell of these tests but the names of pairs holds a comma, and those are at the end. */
function column(csv: string, name: string): string[] {
  const [head = '', ...rows] = csv.trimEnd().split('\r\n');
  const index = head.split(',').indexOf(name);
  return rows.map((row) => row.split(',')[index] ?? 'no such column');
}

test('an iteration is a row; events are none', async () => {
  const csv = await csvOf([started, iteration(1), started, iteration(2), iteration(3)]);
  expect(column(csv, 'iteration')).toEqual(['1', '2', '3']);
});

test('the end of an epoch stands in the row of its last iteration, also where it is the last record', async () => {
  const csv = await csvOf([
    iteration(9),
    iteration(10),
    epoch(1),
    iteration(11),
    iteration(20),
    started,
    epoch(2),
  ]);
  expect(column(csv, 'iteration')).toEqual(['9', '10', '11', '20']);
  expect(column(csv, 'validation_accuracy')).toEqual(['', '0.1', '', '0.2']);
});

test('every pair has its λ, by name, quoted where the name has a comma', async () => {
  const csv = await csvOf([iteration(1, { lambda: { mean: [0.25, 0.75], deviation: [0, 0] } })]);
  const [head = '', row = ''] = csv.split('\r\n');
  expect(head).toContain('"lambda big, red:stage1.block5 -> pool1.input"');
  expect(row).toContain('0.25');
  expect(row).toContain('0.75');
});

test('a method without learned λ leaves those cells empty', async () => {
  const { lambda: _, ...plain } = iteration(1);
  expect(await csvOf([plain])).toMatch(/,,,0\.25,,,,0\.25,\r\n$/u);
});

test('a long run comes in pieces, whole and in order', async () => {
  const all = Array.from({ length: 30_000 }, (_, index) => iteration(index + 1));
  const csv = await csvOf(all);
  expect(column(csv, 'iteration')).toEqual(all.map((record) => String(record.iteration)));
});
