/** Bundles each program of the product into `dist/`; native packages stay outside the bundle. */
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const programs = {
  cli: 'src/cli/main.ts',
  trainer: 'src/trainer/main.ts',
  'data-worker': 'src/data/worker.ts',
  start: 'src/cli/start.ts',
  bench: 'src/cli/bench.ts',
  golden: 'src/cli/golden.ts',
};

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: programs,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  splitting: true,
  sourcemap: true,
  external: ['onnxruntime-node', 'sharp'],
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
  logLevel: 'warning',
});
console.log(`built ${(await readdir('dist')).filter((name) => name.endsWith('.js')).length} files in dist/`);
