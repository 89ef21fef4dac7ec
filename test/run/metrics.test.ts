import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSum } from '../../src/run/records/line-sum.js';
import { linesBackward } from '../../src/run/records/lines-backward.js';
import type { EventRecord, MetricsRecord } from '../../src/run/records/metrics.js';
import { cutMetrics, MetricsTail } from '../../src/run/records/metrics-reader.js';
import { MetricsWriter } from '../../src/run/records/metrics-writer.js';
import { temporaryFolders } from '../temporary-folders.js';
import { readMetrics } from './read-metrics.js';

const folder = temporaryFolders();
const record = (iteration: number, detail = 'x'): EventRecord => ({
  kind: 'event',
  name: 'checkpoint',
  iteration,
  at: '2025-01-01T00:00:00.000Z',
  detail,
});
const line = (iteration: number, detail?: string) =>
  `${withSum(JSON.stringify(record(iteration, detail)))}\n`;
const iterations = (records: readonly MetricsRecord[]) => records.map(({ iteration }) => iteration);

function fileOf(text: string): string {
  const file = join(folder(), 'metrics.jsonl');
  writeFileSync(file, text);
  return file;
}

test('what is flushed can be read back in order', async () => {
  const file = join(folder(), 'metrics.jsonl');
  const writer = await MetricsWriter.open(file);
  for (let iteration = 1; iteration <= 3; iteration++) writer.write(record(iteration));
  await writer.flush();
  expect(await readMetrics(file)).toEqual([record(1), record(2), record(3)]);
  await writer.close();
});

test('a record reaches the file without a flush', async () => {
  const file = join(folder(), 'metrics.jsonl');
  const writer = await MetricsWriter.open(file);
  writer.write(record(1));
  await expect.poll(() => readFileSync(file, 'utf8'), { timeout: 20_000 }).toBe(line(1));
  await writer.close();
});

test('a half-written last line is no record', async () => {
  expect(iterations(await readMetrics(fileOf(line(1) + line(2).slice(0, 20))))).toEqual([1]);
});

test('a line of zeros from a power failure is no record', async () => {
  expect(iterations(await readMetrics(fileOf(`${line(1)}\0\0\0\n${line(2)}`)))).toEqual([1, 2]);
});

test('a record that lacks what its kind has is left out and counted', async () => {
  const tail = new MetricsTail(fileOf(`${line(1)}{"kind":"iteration","iteration":2}\n${line(3)}`));
  expect(await tail.read()).toMatchObject({ records: [{ iteration: 1 }, { iteration: 3 }], damaged: 1 });
});

test('half a line at the end counts as no damage', async () => {
  expect(await new MetricsTail(fileOf(line(1) + line(2).slice(0, 20))).read()).toMatchObject({ damaged: 0 });
});

test('a file that is not there has no records', async () => {
  expect(await readMetrics(join(folder(), 'none'))).toEqual([]);
});

test('a cut takes away the half-written line and what came after the checkpoint', async () => {
  const file = fileOf(line(1) + line(2) + line(2) + line(3) + line(4).slice(0, 9));
  await cutMetrics(file, 2);
  expect(readFileSync(file, 'utf8')).toBe(line(1) + line(2) + line(2));
});

test('a cut at the beginning leaves nothing', async () => {
  const file = fileOf(line(1) + line(2));
  await cutMetrics(file, 0);
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('a cut works on lines longer than the pieces that the file is read in', async () => {
  const long = line(1, 'y'.repeat(300_000));
  const file = fileOf(long + line(2, 'z'.repeat(300_000)));
  await cutMetrics(file, 1);
  expect(readFileSync(file, 'utf8')).toBe(long);
});

test('a cut of a file that is not there does nothing', async () => {
  await expect(cutMetrics(join(folder(), 'none'), 3)).resolves.toBeUndefined();
});

test('a tail gives only what is new, and half a line once it is whole', async () => {
  const file = fileOf(line(1) + line(2).slice(0, 10));
  const tail = new MetricsTail(file);
  expect(iterations((await tail.read()).records)).toEqual([1]);
  appendFileSync(file, line(2).slice(10) + line(3));
  expect(await tail.read()).toMatchObject({ records: [record(2), record(3)], restarted: false, more: false });
  expect((await tail.read()).records).toEqual([]);
});

test('a tail reads a large file in pieces', async () => {
  const tail = new MetricsTail(fileOf(line(1, 'y'.repeat(3_000_000)) + line(2, 'z'.repeat(3_000_000))));
  expect(await tail.read()).toMatchObject({ more: true });
  expect(await tail.read()).toMatchObject({ records: [{ iteration: 2 }], more: false });
});

test('a tail goes on past a line that is longer than a piece', async () => {
  const tail = new MetricsTail(fileOf(line(1, 'y'.repeat(9_000_000)) + line(2)));
  const records = [...(await tail.read()).records, ...(await tail.read()).records];
  expect(iterations(records)).toEqual([1, 2]);
});

test('a tail begins anew when the file was cut', async () => {
  const file = fileOf(line(1) + line(2) + line(3));
  const tail = new MetricsTail(file);
  await tail.read();
  truncateSync(file, line(1).length);
  expect(await tail.read()).toMatchObject({ records: [record(1)], restarted: true });
});

test('a tail begins anew when the file was cut and has grown again', async () => {
  const file = fileOf(line(1) + line(2) + line(3));
  const tail = new MetricsTail(file);
  await tail.read();
  writeFileSync(file, line(1) + line(2, 'later') + line(3, 'later') + line(4));
  expect(iterations((await tail.read()).records)).toEqual([1, 2, 3, 4]);
});

test('a line whose sum is that of another text is left out and counted', async () => {
  const damaged = line(2).replace('"iteration":2', '"iteration":3');
  const tail = new MetricsTail(fileOf(line(1) + damaged + line(4)));
  const { records, damaged: lines } = await tail.read();
  expect([iterations(records), lines]).toEqual([[1, 4], 1]);
});

test('lines of earlier versions, which have no sum, are read', async () => {
  const file = fileOf(`${JSON.stringify(record(1))}\n${line(2)}`);
  expect(await readMetrics(file)).toEqual([record(1), record(2)]);
});

test('a cut tells how many damaged lines it took away', async () => {
  const file = fileOf(`${line(1)}${line(2).replace('x', 'y')}{}\n${line(3)}`);
  expect(await cutMetrics(file, 1)).toBe(2);
});

/** A file of so many bytes without a line end, then lines. */
function endless(bytes: number, lines: string): string {
  const file = fileOf(line(1));
  appendFileSync(file, Buffer.alloc(bytes, 'x'));
  appendFileSync(file, lines);
  return file;
}
const tooLong = 40 * 1024 * 1024;

test('a line without end is passed over, counts once, and what comes after it is read', async () => {
  const tail = new MetricsTail(endless(tooLong, `\n${line(2)}`));
  const changes = [await tail.read()];
  while (changes.at(-1)?.more) changes.push(await tail.read());
  expect(iterations(changes.flatMap(({ records }) => records))).toEqual([1, 2]);
  expect(changes.reduce((sum, { damaged }) => sum + damaged, 0)).toBe(1);
});

test('a line without end at the end of the file is passed over, and grows', async () => {
  const file = endless(tooLong, '');
  const tail = new MetricsTail(file);
  for (let more = true; more; ) ({ more } = await tail.read());
  appendFileSync(file, `x\n${line(2)}`);
  expect(iterations((await tail.read()).records)).toEqual([2]);
});

test('a cut passes over a line without end', async () => {
  const file = endless(tooLong, `\n${line(2)}`);
  await cutMetrics(file, 1);
  expect(readFileSync(file, 'utf8')).toBe(line(1));
});

test('of lines that are read from the end none is held that is longer than any record', async () => {
  const lengths: number[] = [];
  for await (const { bytes, whole } of linesBackward(endless(tooLong, `\n${line(2)}`)))
    lengths.push(whole ? bytes.length : -1);
  expect(lengths).toEqual([line(2).length, 0, line(1).length]);
});
