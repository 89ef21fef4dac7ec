/**
 * @file The TensorFlow that the tests compute with: fetched once, by the command that a user calls, and kept in the cache
 * of this checkout.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLockFile } from '../lock-file.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const storage = process.env.L2T_STORAGE ?? join(root, 'node_modules/.cache/l2t-storage');

/** Compiles the addon where it is not there yet. */
export function builtAddon(): void {
  withLockFile('addon', () => run(process.execPath, [join(root, 'scripts', 'tensorflow-addon.mjs')]));
}

/**
 * Sets TensorFlow up where that has not been done, and lets this process and those that it starts find it.
 * @throws with the command's own sentence where it cannot be had.
 */
export function useTensorFlow(): void {
  process.env.L2T_STORAGE = storage;
  builtAddon();
  withLockFile('tensorflow', () => {
    if (existsSync(join(storage, 'tensorflow', 'setup.json'))) return;
    mkdirSync(storage, { recursive: true });
    const build = join(root, 'node_modules/.cache/l2t-test/tensorflow-setup');
    run(process.execPath, [join(root, 'scripts', 'build.mjs'), build]);
    run(process.execPath, [join(build, 'cli.js'), 'setup', 'tensorflow', '--yes']);
  });
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
