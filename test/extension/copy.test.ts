import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLines } from '../../src/extension/trainer/command-lines.js';
import { copiesFolder, installPrograms, removeOldCopies } from '../../src/extension/trainer/copy.js';
import { InstalledPrograms } from '../../src/extension/trainer/programs.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const { platform, arch } = process;
const otherPlatform = platform === 'linux' ? 'win32' : 'linux';
const ortLibrary = (system: string) =>
  `node_modules/onnxruntime-node/bin/napi-v6/${system}/${arch}/binding.node`;

const files: { readonly [path: string]: string } = {
  'package.json': '{"name":"l2t-studio"}',
  'README.md': 'of no use to a trainer',
  'dist/cli.js': 'setTimeout(() => {}, 600_000)',
  'dist/trainer.js': 'trainer',
  'dist/data-worker.js': 'worker',
  'dist/chunk-ABC.js': 'chunk',
  'dist/chunk-ABC.js.map': 'map',
  'dist/extension.cjs': 'extension',
  'dist/language-server.js': 'server',
  'dist/webview.js': 'panel',
  'dist/webview.css': 'panel',
  'media/emoji/noto/index.json': '{}',
  [`native/${platform}-${arch}/tfjs_binding.node`]: 'addon',
  [`native/${otherPlatform}-${arch}/tfjs_binding.node`]: 'addon of another platform',
  'node_modules/onnxruntime-node/package.json':
    '{"dependencies":{"onnxruntime-common":"1","only-for-its-install-script":"1"}}',
  'node_modules/onnxruntime-node/dist/index.js': 'ort',
  [ortLibrary(platform)]: 'ort library',
  [ortLibrary(otherPlatform)]: 'ort library of another platform',
  'node_modules/onnxruntime-common/package.json': '{}',
  'node_modules/onnxruntime-common/dist/index.js': 'common',
  'node_modules/sharp/package.json':
    '{"optionalDependencies":{"@img/sharp-here":"1","@img/sharp-elsewhere":"1"}}',
  'node_modules/sharp/lib/index.js': 'sharp',
  'node_modules/@img/sharp-here/package.json': '{"optionalDependencies":{"@img/libvips":"1"}}',
  'node_modules/@img/libvips/package.json': '{}',
  'node_modules/@img/libvips/lib/libvips.so': 'vips',
  'node_modules/unrelated/package.json': '{}',
};
const notNeeded = new Set([
  'README.md',
  'dist/chunk-ABC.js.map',
  'dist/extension.cjs',
  'dist/language-server.js',
  'dist/webview.js',
  'dist/webview.css',
  `native/${otherPlatform}-${arch}/tfjs_binding.node`,
  ortLibrary(otherPlatform),
  'node_modules/unrelated/package.json',
]);

function extension(): string {
  const made = folder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), text);
  }
  return made;
}

const version = '1.0.0';
async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(root.length + 1).replaceAll('\\', '/'));
}

test('the copy has what its programs need on this platform and nothing else', async () => {
  const copy = await installPrograms({ folder: extension(), version }, folder());
  const needed = Object.keys(files).filter((path) => !notNeeded.has(path));
  expect((await filesBelow(copy)).toSorted()).toEqual(needed.toSorted());
  expect(readFileSync(join(copy, ortLibrary(platform)), 'utf8')).toBe('ort library');
});

test('a copy that is there is taken as it is', async () => {
  const [from, storage] = [extension(), folder()];
  const copy = await installPrograms({ folder: from, version }, storage);
  const made = statSync(join(copy, 'package.json')).ino;
  expect(await installPrograms({ folder: from, version }, storage)).toBe(copy);
  expect(statSync(join(copy, 'package.json')).ino).toBe(made);
});

test('two windows that copy at once end with one whole copy and no remains', async () => {
  const [from, storage] = [extension(), folder()];
  const both = await Promise.all([1, 2].map(() => installPrograms({ folder: from, version }, storage)));
  expect(new Set(both).size).toBe(1);
  expect(await readdir(copiesFolder(storage))).toHaveLength(1);
});

test('another version and another build of the same version get copies of their own', async () => {
  const [from, storage] = [extension(), folder()];
  const first = await installPrograms({ folder: from, version }, storage);
  const second = await installPrograms({ folder: from, version: '1.0.1' }, storage);
  utimesSync(join(from, 'dist/trainer.js'), 1, 1);
  const third = await installPrograms({ folder: from, version }, storage);
  expect(new Set([first, second, third]).size).toBe(3);
});

test('a bundle that a build overwrites in place stays in the copy as it was', async () => {
  const from = extension();
  const copy = await installPrograms({ folder: from, version }, folder());
  writeFileSync(join(from, 'dist/trainer.js'), 'another trainer');
  expect(readFileSync(join(copy, 'dist/trainer.js'), 'utf8')).toBe('trainer');
});

test('a copy that fails leaves nothing behind and says that it failed', async () => {
  const [from, storage] = [extension(), folder()];
  rmSync(join(from, 'package.json'));
  const copied = installPrograms({ folder: from, version }, storage);
  await expect(copied).rejects.toMatchObject({ code: 'editor/not-installed' });
  expect(await readdir(copiesFolder(storage))).toEqual([]);
});

/** As if it had last been asked for that many days ago. */
function unusedFor(days: number, copy: string): void {
  const then = Date.now() / 1000 - days * 86_400;
  utimesSync(copy, then, then);
}

test('copies of other versions go after a month, except those that a process runs from', async () => {
  const [from, storage] = [extension(), folder()];
  const used = await installPrograms({ folder: from, version: '0.1.0' }, storage);
  const unused = await installPrograms({ folder: from, version: '0.2.0' }, storage);
  const current = await installPrograms({ folder: from, version: '0.3.0' }, storage);
  for (const copy of [used, unused, current]) unusedFor(31, copy);
  const running = spawn(process.execPath, [join(used, 'dist', 'cli.js')]);
  try {
    await once(running, 'spawn');
    expect(await removeOldCopies(storage, current, await commandLines())).toEqual([unused]);
    expect([used, unused, current].map((copy) => existsSync(copy))).toEqual([true, false, true]);
  } finally {
    running.kill('SIGKILL');
  }
});

test('a copy that another machine may run from stays for a month after it was last asked for', async () => {
  const [from, storage] = [extension(), folder()];
  const other = await installPrograms({ folder: from, version: '0.1.0' }, storage);
  unusedFor(31, other);
  expect(await installPrograms({ folder: from, version: '0.1.0' }, storage)).toBe(other);
  const current = await installPrograms({ folder: from, version: '0.3.0' }, storage);
  expect(await removeOldCopies(storage, current, [])).toEqual([]);
});

test('a copy that was cleared away is made again by the window that had it', async () => {
  const [from, storage] = [extension(), folder()];
  const programs = new InstalledPrograms({
    extension: { folder: from, version },
    storage,
    nodeSetting: () => '',
    gpuSetting: () => '',
  });
  const copy = await programs.folder();
  rmSync(copy, { recursive: true });
  expect(await programs.folder()).toBe(copy);
  expect(existsSync(join(copy, 'dist/cli.js'))).toBe(true);
});

test('what a window that was killed left half copied goes after an hour, not before', async () => {
  const [from, storage] = [extension(), folder()];
  const current = await installPrograms({ folder: from, version }, storage);
  const [old, young] = ['old.partial', 'young.partial'].map((name) => join(copiesFolder(storage), name));
  if (old === undefined || young === undefined) throw new Error('two names make two folders');
  mkdirSync(old);
  mkdirSync(young);
  const long = Date.now() / 1000 - 7200;
  utimesSync(old, long, long);
  expect(await removeOldCopies(storage, current, [])).toEqual([old]);
  expect(existsSync(young)).toBe(true);
});

test('the command lines of this machine have that of a program which runs now', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)', 'l2t-mark-of-a-test']);
  try {
    await expect
      .poll(async () => (await commandLines()).some((line) => line.includes('l2t-mark-of-a-test')))
      .toBe(true);
  } finally {
    child.kill('SIGKILL');
  }
});
