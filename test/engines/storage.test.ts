/** @file Where the storage folder is. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { storageFolder } from '../../src/engines/storage.js';

const usual = join(homedir(), '.local', 'share', 'l2t-studio');

test.runIf(process.platform === 'linux').each([
  ['is taken', '/data', '/data/l2t-studio'],
  ['that is empty names nothing', '', usual],
  ['that is relative is ignored', 'data', usual],
])('an XDG_DATA_HOME %s', (_, XDG_DATA_HOME, expected) => {
  expect(storageFolder({ XDG_DATA_HOME })).toBe(expected);
});
