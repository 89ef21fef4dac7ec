/** @file Bundles the language server as `scripts/build.mjs` does, into the cache of node_modules, once a test file. */
import { resolve } from 'node:path';
import { build } from 'esbuild';

let built: Promise<string> | undefined;

/** The path of the bundle. */
export function buildServer(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const outdir = resolve('node_modules/.cache/l2t-language', String(process.pid), 'dist');
  await build({
    entryPoints: { 'language-server': 'src/language/main.ts' },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    format: 'esm',
    splitting: true,
    external: ['onnxruntime-node', 'sharp', '@tensorflow/tfjs-node-gpu'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
  });
  return resolve(outdir, 'language-server.js');
}
