/** @file The libraries of TensorFlow are found in what a person has. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Libraries } from '../../src/doctor/setup/addon.js';
import { librariesOf } from '../../src/doctor/setup/unpack.js';
import { content, folder, withLibraries } from './machine.js';

const contentOf = (found: Libraries, name: string) => readFileSync(found.get(name) ?? '', 'utf8');

const archives: Readonly<Record<string, (file: string) => void>> = {
  'a.whl': (file) =>
    writeFileSync(
      file,
      zipSync({
        'tensorflow/libtensorflow_cc.so.2': strToU8(content.main),
        'tensorflow/libtensorflow_framework.so.2': strToU8(content.framework),
        'tensorflow/__init__.py': strToU8('raise SystemExit'),
      }),
    ),
  'a.tar.gz': (file) => execFileSync('tar', ['-czf', file, '-C', withLibraries(folder()), 'lib']),
};

for (const [name, make] of Object.entries(archives)) {
  test(`the libraries are found in ${name}`, async () => {
    const file = join(folder(), name);
    make(file);
    const found = await librariesOf(file, join(dirname(file), 'unpacked'));
    expect(contentOf(found, 'libtensorflow_cc.so.2')).toBe(content.main);
    expect(contentOf(found, 'libtensorflow_framework.so.2')).toBe(content.framework);
  });
}

test('a library that is larger than what waits for the disk is unpacked whole', async () => {
  const file = join(folder(), 'a.whl');
  const library = randomBytes(2_000_000);
  const [main, framework] = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;
  writeFileSync(file, zipSync({ [main]: library, [framework]: strToU8(content.framework) }));
  const found = await librariesOf(file, join(dirname(file), 'unpacked'));
  expect(readFileSync(found.get(main) ?? '').equals(library)).toBe(true);
});

test('a file that is no archive is called damaged', async () => {
  const file = join(folder(), 'a.tar.gz');
  writeFileSync(file, 'not an archive');
  await expect(librariesOf(file, join(dirname(file), 'unpacked'))).rejects.toMatchObject({
    code: 'setup/damaged',
  });
});
