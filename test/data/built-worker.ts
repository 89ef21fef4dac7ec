/** @file The worker thread's program, built for a test. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds it below node_modules, where node finds sharp, and removes it after the tests of the file. */
export async function builtWorker(): Promise<string> {
  const cache = join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'l2t-test-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'data-worker.mjs');
  await build({
    entryPoints: [join(root, 'src/data/worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['sharp'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
  });
  return outfile;
}
