/**
 * Compiles the addon of `@tensorflow/tfjs-node-gpu` against the libtensorflow of a PyPI wheel:
 * `node scripts/tensorflow-addon.mjs` → `native/<platform>-<arch>/tfjs_binding.node`. Users never compile: the packages
 * carry the result. It needs Python and g++; the addon itself needs neither, only the two libraries by name.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wheel = 'tensorflow-cpu==2.18.1';
const folder = join(root, 'native', `${process.platform}-${process.arch}`);
const addon = join(folder, 'tfjs_binding.node');

if (process.platform !== 'linux') {
  console.log(`no addon of TensorFlow is made on ${process.platform}`);
} else if (!existsSync(addon)) {
  await compile();
  console.log(`compiled ${addon}`);
}

async function compile() {
  const work = mkdtempSync(join(tmpdir(), 'l2t-addon-'));
  try {
    const run = (program, ...words) => execFileSync(program, words, { cwd: work, stdio: 'inherit' });
    // pip keeps what it downloaded: the set-up command takes the same wheel from its cache.
    run('python3', '-m', 'venv', 'python');
    run('python/bin/pip', 'install', '--quiet', '--no-deps', '--no-compile', '--only-binary', ':all:', wheel);
    const find = "import sysconfig; print(sysconfig.get_path('purelib'))";
    const packages = execFileSync(join(work, 'python/bin/python'), ['-c', find], { encoding: 'utf8' }).trim();
    const tensorflow = join(packages, 'tensorflow');
    await mkdir(join(work, 'lib'));
    for (const [name, file] of [
      ['libtensorflow.so', 'libtensorflow_cc.so.2'],
      ['libtensorflow_framework.so', 'libtensorflow_framework.so.2'],
    ]) {
      symlinkSync(join(tensorflow, file), join(work, 'lib', name));
    }
    const source = join(root, 'node_modules/@tensorflow/tfjs-node-gpu/binding');
    const include = [
      join(root, 'node_modules/@tensorflow/tfjs-node-gpu'),
      join(root, 'node_modules/node-api-headers/include'),
      join(tensorflow, 'include'),
    ];
    run(
      'g++',
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
