/** @file Wheels land in the environment of the set-up, whatever a person has told pip for their own packages. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchWheels } from '../../src/doctor/setup/fetch.js';
import { findPython } from '../../src/doctor/setup/python.js';
import { folder, pathWith, quickPython, wheelFolder } from './machine.js';

const packages = ['nvidia-cublas==1.0'];

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Fetches the packages, and says whether they lie where they are wanted. @param wheels the folder with them. */
async function areFetched(wheels?: string): Promise<boolean> {
  vi.stubEnv('PATH', quickPython());
  const python = await findPython();
  if ('unfit' in python) throw new Error('there is no Python');
  const place = await fetchWheels({
    environment: join(folder(), 'python'),
    python,
    wheel: { title: 'cuBLAS', packages, download: 1, disk: 1 },
    ...(wheels !== undefined && { folder: wheels }),
    signal: new AbortController().signal,
  });
  return existsSync(join(place, 'nvidia/nvidia-cublas/lib'));
}

test.each([
  ['PIP_USER', '1'],
  ['PIP_TARGET', folder()],
  ['PIP_PREFIX', folder()],
  ['PIP_ROOT', folder()],
  ['PIP_DRY_RUN', '1'],
])('a %s of the person does not lead them elsewhere', async (name, value) => {
  vi.stubEnv(name, value);
  expect(await areFetched(wheelFolder(packages, {}))).toBe(true);
});

/** A configuration file of pip with these lines. @returns its folder. */
function configured(...lines: string[]): string {
  const home = folder();
  mkdirSync(join(home, 'pip'));
  writeFileSync(join(home, 'pip', 'pip.conf'), lines.join('\n'));
  return home;
}

/** Each of them alone makes pip install elsewhere, or nothing, or say nothing. */
const misleading = () => [
  `target = ${folder()}`,
  `prefix = ${folder()}`,
  `root = ${folder()}`,
  'user = true',
  'no-binary = :all:',
  'require-virtualenv = true',
  'require-hashes = true',
  'dry-run = true',
  'platform = win32',
  'constraint = /nowhere/constraints.txt',
  'quiet = 3',
];

test("nor does the person's pip.conf", async () => {
  vi.stubEnv('XDG_CONFIG_HOME', configured('[install]', ...misleading()));
  expect(await areFetched(wheelFolder(packages, {}))).toBe(true);
});

test('nor does a file that PIP_CONFIG_FILE names', async () => {
  vi.stubEnv('PIP_CONFIG_FILE', join(configured('[global]', ...misleading()), 'pip', 'pip.conf'));
  expect(await areFetched(wheelFolder(packages, {}))).toBe(true);
});

test('where packages come from stays as a pip.conf says', async () => {
  const own = ['[global]', 'no-index = true', 'find-links = /nowhere'];
  vi.stubEnv('XDG_CONFIG_HOME', configured(...own, '[install]', `find-links = ${wheelFolder(packages, {})}`));
  for (const name of ['PIP_FIND_LINKS', 'PIP_NO_INDEX']) vi.stubEnv(name, undefined);
  expect(await areFetched()).toBe(true);
});

test('a variable of pip comes before its file', async () => {
  vi.stubEnv('XDG_CONFIG_HOME', configured('[global]', 'no-index = true', 'find-links = /nowhere'));
  vi.stubEnv('PIP_FIND_LINKS', wheelFolder(packages, {}));
  expect(await areFetched()).toBe(true);
});

test('a pip.conf that pip cannot read is told as pip tells it', async () => {
  vi.stubEnv('XDG_CONFIG_HOME', configured('no section'));
  await expect(areFetched(wheelFolder(packages, {}))).rejects.toMatchObject({
    code: 'setup/not-fetched',
    message: expect.stringContaining('Configuration file could not be loaded.'),
  });
});

test.each([
  ['3.6', undefined],
  ['3.9', 'python3'],
  ['3.14', 'python3'],
])('pip may be that of a Python %s', async (version, program) => {
  vi.stubEnv('PATH', pathWith({ python3: `echo ${version}` }));
  expect(await findPython()).toEqual(program ? { program, version } : { unfit: [version] });
});

test('where the usual Python is too old, a newer one is found by its number', async () => {
  vi.stubEnv('PATH', pathWith({ python3: 'echo 3.6', 'python3.11': 'echo 3.11' }));
  expect(await findPython()).toEqual({ program: 'python3.11', version: '3.11' });
});
