/** @file What becomes of TensorBoard's file where it cannot be written: the training does not notice. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runFormat } from '../../src/run/folder/format.js';
import { EventFile } from '../../src/tracking/tensorboard.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const configuration = { format: runFormat, id: 'a', created: '2026-01-01T00:00:00.000Z', ...newRun() };

test('a folder that is not there is told once, and nothing is thrown', async () => {
  const told: unknown[] = [];
  const folder = join(newFolder(), 'gone');
  const file = await EventFile.open({ folder, configuration, failed: (error) => told.push(error) });
  expect([file, told.length]).toEqual([undefined, 1]);
});

test('metrics that are no file are told once, and nothing is thrown', async () => {
  const told: unknown[] = [];
  const folder = newFolder();
  mkdirSync(join(folder, 'metrics.jsonl'));
  const file = await EventFile.open({ folder, configuration, failed: (error) => told.push(error) });
  expect([file, told.length]).toEqual([undefined, 1]);
});
