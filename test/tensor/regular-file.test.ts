/** @file What stands in the place of a file is not waited for. */

import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { loadExperiment } from '../../src/configuration/load.js';
import { applySplitFiles } from '../../src/data/split-files.js';
import { readClassCount } from '../../src/networks/weights/load.js';
import { openRegularFile } from '../../src/tensor/regular-file.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const posix = test.skipIf(process.platform === 'win32');
const part = { samples: [] };

/** What a person may be made to name → how it is made. */
const inPlaceOfFiles: Readonly<Record<string, (path: string) => void>> = {
  'a pipe': (path) => execFileSync('mkfifo', [path]),
  'a link to a pipe': (path) => {
    execFileSync('mkfifo', [`${path}.pipe`]);
    symlinkSync(`${path}.pipe`, path);
  },
  'a device without end': (path) => symlinkSync('/dev/zero', path),
  'the terminal': (path) => symlinkSync('/dev/tty', path),
};

posix.for(Object.entries(inPlaceOfFiles))(
  '%s is refused as an experiment, weights and a split',
  async ([, make]) => {
    const path = join(folder(), 'file');
    make(path);
    const found = { classes: ['a'], train: part, test: part, notes: [] };
    const codes = await Promise.all(
      [
        loadExperiment(path, { factsOf: async () => ({ classes: 1 }) }),
        readClassCount(path, describeNetwork({ network: 'resnet32', classes: 0 })),
        applySplitFiles(found, { train: path }),
      ].map((reading) =>
        reading.then(
          () => 'taken',
          ({ code }) => code,
        ),
      ),
    );
    expect(codes.map((code) => code.split('/')[0])).toEqual(['configuration', 'weights', 'data']);
  },
);

test('a file is opened, also through a link', async () => {
  const path = join(folder(), 'file');
  writeFileSync(path, 'text');
  symlinkSync(path, `${path}.link`);
  const handle = await openRegularFile(`${path}.link`);
  expect(await handle.readFile('utf8')).toBe('text');
  await handle.close();
});

test('of a sparse file of a terabyte no more is read than an experiment can have', async () => {
  const path = join(folder(), 'file');
  execFileSync('truncate', ['-s', '1T', path]);
  await expect(loadExperiment(path, { factsOf: async () => ({ classes: 1 }) })).rejects.toMatchObject({
    message: expect.stringContaining('longer than'),
  });
});
