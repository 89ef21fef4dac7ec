/**
 * Bundles each program of the product: `node scripts/build.mjs [FOLDER]`, into `dist/` unless told; native packages
 * stay outside the bundles.
 */
import { readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const [folder = 'dist'] = process.argv.slice(2);

const common = { outdir: folder, bundle: true, sourcemap: true, logLevel: 'warning' };
const node = {
  ...common,
  platform: 'node',
  target: 'node20',
  // Packages that offer both are bundled as ES modules: UMD wrappers cannot be followed.
  mainFields: ['module', 'main'],
};

/** Programs that run by themselves on Node. */
const programs = {
  ...node,
  entryPoints: {
    cli: 'src/cli/main.ts',
    trainer: 'src/trainer/main.ts',
    'data-worker': 'src/data/worker.ts',
    'language-server': 'src/language/main.ts',
    start: 'src/cli/start/main.ts',
    bench: 'src/cli/bench/main.ts',
    golden: 'src/cli/golden/main.ts',
  },
  format: 'esm',
  splitting: true,
  external: ['onnxruntime-node', 'sharp'],
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
};

/** Half of what the extension is made of: a file of its own, which is compiled when an experiment is opened. */
const languageClient = 'vscode-languageclient/node';
const apart = {
  name: 'apart',
  setup: (bundle) => {
    bundle.onResolve({ filter: new RegExp(`^${languageClient}$`) }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './language-client.cjs', external: true },
    );
  },
};

/** The editor loads the extension by `require`. */
const extension = {
  ...node,
  entryPoints: { extension: 'src/extension/main.ts', 'language-client': languageClient },
  plugins: [apart],
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  // The editor reads it whenever it starts.
  minify: true,
  keepNames: true,
  define: { 'import.meta.url': 'undefined' },
};

const webview = {
  ...common,
  entryPoints: { webview: 'webview/main.tsx' },
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
};

await rm(folder, { recursive: true, force: true });
await Promise.all([programs, extension, webview].map(build));
const isProgram = (name) => /\.c?js$/.test(name);
console.log(`built ${(await readdir(folder)).filter(isProgram).length} files in ${folder}/`);
