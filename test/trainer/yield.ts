/** @file What a run has yielded, to compare runs bit for bit. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCheckpoint } from '../../src/run/folder/checkpoint.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readResult } from '../../src/run/folder/read.js';
import { readMetrics } from '../run/read-metrics.js';

/** What a run has yielded, times aside. */
export async function yieldOf(run: string) {
  const checkpoint = await readCheckpoint(join(run, runFiles.checkpoint));
  const { seconds: _, ...result } = { ...(await readResult(run)) };
  const { seconds: __, ...position } = { ...checkpoint?.snapshot.position };
  const records = (await readMetrics(join(run, runFiles.metrics))).filter(
    (record) => record.kind !== 'event',
  );
  return {
    result,
    position,
    progress: checkpoint?.progress,
    tensors: [...(checkpoint?.snapshot.tensors ?? [])],
    best: (await readFile(join(run, runFiles.best))).toString('base64'),
    metrics: records.map((record) => ({
      ...record,
      ...{ time: 0, seconds: 0, secondsLeft: 0, imagesPerSecond: 0, memory: 0 },
    })),
  };
}
