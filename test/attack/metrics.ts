/** @file Damaged metrics: what is whole is read, and nothing else is taken for a record. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isRecord } from '../../src/run/records/record-guards.js';
import { readMetrics } from '../run/read-metrics.js';
import { temporaryFolders } from '../temporary-folders.js';
import type { Attack } from './attack.js';
import { damaged } from './bytes.js';

const folder = temporaryFolders();

export const metricsAttack: Attack = {
  name: 'damage to the bytes of metrics.jsonl',
  triesInTests: 300,
  begin: () => {
    const good = readFileSync('test/run/format-1/metrics.jsonl');
    const file = join(folder(), 'metrics.jsonl');
    return async (random) => {
      writeFileSync(file, damaged(good, random));
      const records = await readMetrics(file);
      expect(records.filter((record) => !isRecord(record))).toEqual([]);
    };
  },
};
