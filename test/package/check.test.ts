/** @file What the check of a package complains of. */
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { checkPackage, needed, type Target } from '../../scripts/package/check.mjs';
import { libraries } from './libraries.js';

type Files = Readonly<Record<string, Uint8Array>>;

const target: Target = {
  name: 'linux-x64',
  platform: 'linux',
  arch: 'x64',
  library: 'ELF x64',
  addon: true,
};
const own = libraries['ELF x64'];
const addon = { 'native/linux-x64/tfjs_binding.node': own };
const complete: Files = {
  ...Object.fromEntries(needed.map((path) => [path, strToU8('text')])),
  'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node': own,
  'node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64.node': own,
};

function complaints(files: Files): readonly string[] {
  const entries = Object.entries(files).map(([path, bytes]) => [`extension/${path}`, bytes]);
  return checkPackage(zipSync(Object.fromEntries(entries), { level: 0 }), target).complaints;
}

test('a complete package has nothing to complain of', () => {
  expect(complaints({ ...complete, ...addon })).toEqual([]);
});

const foreign = Object.entries(libraries).filter(([kind]) => kind !== target.library);
test.each(foreign)('a library that is %s is told by its header, whatever its name', (kind, bytes) => {
  expect(complaints({ ...complete, ...addon, 'dist/data.bin': bytes })).toEqual([
    `dist/data.bin is ${kind}, not ELF x64`,
  ]);
});

test.each([
  'dist/cli.js.map',
  'dist/cli.d.ts',
  'src/cli/main.js',
  'test/shared.js',
  'node_modules/sharp/test/fixture.js',
  'node_modules/sharp/dist/sharp.test.mjs',
  '.env',
])('%s does not belong into a package', (path) => {
  expect(complaints({ ...complete, ...addon, [path]: strToU8('text') })).toEqual([
    `${path} does not belong there`,
  ]);
});

test('a package without a program is incomplete', () => {
  const all: Files = { ...complete, ...addon };
  const { 'dist/trainer.js': _, ...rest } = all;
  expect(complaints(rest)).toEqual(['dist/trainer.js is missing']);
});

test('a package of a platform with an addon of TensorFlow is incomplete without it', () => {
  expect(complaints(complete)).toEqual(["TensorFlow's addon is missing"]);
});

test('a library that would not load on the oldest Linux with an editor is told with what it wants', () => {
  const wants = new Uint8Array([...own, ...strToU8('\0GLIBC_2.28\0GLIBC_2.34\0GLIBCXX_3.4.29\0')]);
  expect(complaints({ ...complete, 'native/linux-x64/tfjs_binding.node': wants })).toEqual([
    'native/linux-x64/tfjs_binding.node wants GLIBC_2.34',
    'native/linux-x64/tfjs_binding.node wants GLIBCXX_3.4.29',
  ]);
});

test('a package of more than 60 megabytes is too large', () => {
  expect(complaints({ ...complete, ...addon, 'media/film.bin': new Uint8Array(60_500_000) })).toEqual([
    'it has 60.5 MB, more than 60',
  ]);
});
