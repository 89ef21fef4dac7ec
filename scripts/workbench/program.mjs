/** Runs a TypeScript program of the tests: `node scripts/workbench/program.mjs FILE [ARGUMENT…]`. */
import { mkdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [file = ''] = process.argv.splice(2, 1);
const folder = 'node_modules/.cache/l2t-test/programs';
await mkdir(folder, { recursive: true });
const outfile = resolve(folder, basename(file).replace(/\.ts$/, '.mjs'));
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
