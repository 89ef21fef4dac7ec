/**
 * Bundles each program of the product: `node scripts/build.mjs [FOLDER]`, into `dist/` unless told; native packages
 * stay outside the bundle.
 */
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

const [folder = 'dist'] = process.argv.slice(2);
await rm(folder, { recursive: true, force: true });
await build({
  entryPoints: programs,
  outdir: folder,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Packages that offer both are bundled as ES modules: UMD wrappers cannot be followed.
  mainFields: ['module', 'main'],
  splitting: true,
  sourcemap: true,
  external: ['onnxruntime-node', 'sharp'],
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
  logLevel: 'warning',
});
console.log(
  `built ${(await readdir(folder)).filter((name) => name.endsWith('.js')).length} files in ${folder}/`,
);
