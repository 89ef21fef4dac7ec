/**
 * Compiles the addon of `@tensorflow/tfjs-node-gpu` against the libtensorflow of a PyPI wheel:
 * `node scripts/tensorflow-addon.mjs [platform-arch]` → `native/<platform>-<arch>/tfjs_binding.node`, by default for this
 * machine. Users never compile: the packages carry the result. It needs Python; the compiler comes as a wheel too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oldestSystem } from './package/targets.mjs';

const script = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Zig's compiler is made for this: it compiles for other processors, and for C libraries older than that of the machine
 * it runs on. GPU machines are old: what GCC 12 makes would not load on Ubuntu 20.04 or RHEL 8.
 */
const compiler = 'ziglang==0.17.1';
const builds = {
  'linux-x64': {
    processor: 'x86_64',
    wheel: 'tensorflow-cpu==2.21.0',
    wheelPlatform: 'manylinux_2_27_x86_64',
  },
  'linux-arm64': {
    processor: 'aarch64',
    wheel: 'tensorflow==2.21.0',
    wheelPlatform: 'manylinux_2_27_aarch64',
  },
};

const name = process.argv[2] ?? `${process.platform}-${process.arch}`;
const build = builds[name];
const folder = join(root, 'native', name);
const addon = join(folder, 'tfjs_binding.node');

if (build === undefined) {
  console.log(`no addon of TensorFlow is made for ${name}`);
} else if (!(made(addon) >= made(script))) {
  await compile(build);
  console.log(`compiled ${addon}`);
}

/** When a file was made; undefined for one that is not there. */
function made(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}

async function compile({ processor, wheel, wheelPlatform }) {
  const work = mkdtempSync(join(tmpdir(), 'l2t-addon-'));
  try {
    const cache = join(work, 'cache');
    const env = { ...process.env, ZIG_GLOBAL_CACHE_DIR: cache, ZIG_LOCAL_CACHE_DIR: cache };
    const run = (program, ...words) => execFileSync(program, words, { cwd: work, env, stdio: 'inherit' });
    run('python3', '-m', 'venv', 'python');
    const install = ['install', '--quiet', '--no-deps', '--no-compile', '--only-binary', ':all:'];
    run('python/bin/pip', ...install, compiler);
    // pip keeps what it downloaded: the set-up command takes the same wheel from its cache.
    run('python/bin/pip', ...install, '--platform', wheelPlatform, '--target', 'wheel', wheel);
    const tensorflow = join(work, 'wheel', 'tensorflow');
    await mkdir(join(work, 'lib'));
    for (const [library, file] of [
      ['libtensorflow.so', 'libtensorflow_cc.so.2'],
      ['libtensorflow_framework.so', 'libtensorflow_framework.so.2'],
    ]) {
      symlinkSync(join(tensorflow, file), join(work, 'lib', library));
    }
    const source = join(root, 'node_modules/@tensorflow/tfjs-node-gpu/binding');
    const include = [
      join(root, 'node_modules/@tensorflow/tfjs-node-gpu'),
      join(root, 'node_modules/node-api-headers/include'),
      join(tensorflow, 'include'),
    ];
    run(
      ...[
        'python/bin/python',
        '-m',
        'ziglang',
        'c++',
        '-target',
        `${processor}-linux-gnu.2.${oldestSystem.GLIBC_2}`,
      ],
      ...['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'],
      ...include.map((path) => `-I${path}`),
      ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(source, file)),
      `-L${join(work, 'lib')}`,
      ...['-ltensorflow', '-ltensorflow_framework', '-Wl,-rpath,$ORIGIN/../../deps/lib', '-s'],
      ...['-o', 'tfjs_binding.node'],
    );
    await mkdir(folder, { recursive: true });
    run('cp', 'tfjs_binding.node', `${addon}.new`);
    renameSync(`${addon}.new`, addon);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
