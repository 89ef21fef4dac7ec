/** @file Machines as a set-up may find them: with this Python, that driver, those wheels. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { withLockFile } from '../lock-file.js';
import { temporaryFolders } from '../temporary-folders.js';

export const folder = temporaryFolders();

/** A program on a PATH of its own, beside this Node. */
export function pathWith(programs: Readonly<Record<string, string>>): string {
  const bin = folder();
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return bin;
}

export const content = { main: 'the C interface, the larger file', framework: 'the framework' };

/** With files of the names of TensorFlow's libraries. */
export function withLibraries(place: string): string {
  mkdirSync(join(place, 'lib'));
  writeFileSync(join(place, 'lib', 'libtensorflow.so.2.21.0'), content.main);
  writeFileSync(join(place, 'lib', 'libtensorflow.so.2'), 'stub');
  writeFileSync(join(place, 'lib', 'libtensorflow_framework.so.2'), content.framework);
  return place;
}

const cache = join(import.meta.dirname, '../../node_modules/.cache/l2t-test/python');
const question = 'import sys; print("%d.%d" % sys.version_info[:2])';

/**
 * A PATH whose Python makes virtual environments by copying one that was made before: the real ones take most of the time
 * of a set-up that fetches little. All else it leaves to the real Python.
 */
export function quickPython(programs: Readonly<Record<string, string>> = {}): string {
  const version = execFileSync('python3', ['-c', question], { encoding: 'utf8' }).trim();
  const prepared = join(cache, version);
  withLockFile('python', () => {
    if (existsSync(prepared)) return;
    const fresh = `${prepared}.new`;
    execFileSync('python3', ['-m', 'venv', '--clear', fresh]);
    renameSync(fresh, prepared);
  });
  const script = `case "$*" in "-m venv "*) cp -a "${prepared}" "$3";; *) exec "${prepared}/bin/python" "$@";; esac`;
  const bin = pathWith({ python3: script, ...programs });
  return [bin, process.env.PATH].join(delimiter);
}

/** What `nvidia-smi` prints with this driver. */
export const nvidiaSmi = (driver: string): string =>
  `case "$*" in *query*) echo "NVIDIA L4, ${driver}";; *) echo "CUDA Version: 13.0";; esac`;

/** A folder with wheels of these packages, `name==version`, which hold only what is said; for one Python, as real ones. */
export function wheelFolder(packages: readonly string[], files: Readonly<Record<string, string>>): string {
  const place = folder();
  for (const [index, requirement] of packages.entries()) {
    const [name = '', version = ''] = requirement.split('==');
    const stem = `${name.replaceAll('-', '_')}-${version}`;
    const content = {
      ...(index === 0 && files),
      [`nvidia/${name}/lib/lib${name}.so`]: 'stub',
      [`${stem}.dist-info/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nRequires-Python: >=3.12\n`,
      [`${stem}.dist-info/WHEEL`]:
        'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: cp312-none-any\n',
    };
    const record = Object.entries(content).map(
      ([path, text]) =>
        `${path},sha256=${createHash('sha256').update(text).digest('base64url')},${text.length}`,
    );
    const all = {
      ...content,
      [`${stem}.dist-info/RECORD`]: `${record.join('\n')}\n${stem}.dist-info/RECORD,,\n`,
    };
    const zipped = Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)]));
    writeFileSync(join(place, `${stem}-cp312-none-any.whl`), zipSync(zipped));
  }
  return place;
}
