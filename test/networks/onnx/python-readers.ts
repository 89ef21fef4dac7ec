/** @file Other people's readers of ONNX files, from PyPI: fetched once and kept in the cache of this checkout. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from '../../../src/doctor/setup/python.js';
import { withLockFile } from '../../lock-file.js';

const cache = join(import.meta.dirname, '../../../node_modules/.cache');
const script = join(import.meta.dirname, 'read-models.py');

/** The oldest OpenCV that exported networks are made for, and the newest, with ONNX's own checker. */
export const readers = {
  'OpenCV 4.8': ['opencv-python-headless==4.8.1.78', 'numpy==1.26.4'],
  'OpenCV 5.0': ['opencv-python-headless==5.0.0.93', 'numpy==2.4.6', 'onnx==1.23.2'],
} as const;
export type Reader = keyof typeof readers;

export interface Reading {
  /** What ONNX's checker and strict shape inference have against it, where the reader has these. */
  readonly complaint: string | null;
  /** By number of images. */
  readonly logits?: Readonly<Record<string, readonly number[]>>;
  /** Why OpenCV does not read or run it. */
  readonly refusal?: string;
}

/** Its Python, in an environment that is made where there is none yet. @throws Error where there is no Python, or pip fails. */
async function pythonOf(reader: Reader): Promise<string> {
  const packages = readers[reader];
  const found = await findPython();
  if ('unfit' in found) throw new Error('These tests need a Python of 3.9 or newer, with venv and pip.');
  const key = createHash('sha256').update(packages.join()).digest('hex').slice(0, 8);
  const environment = join(cache, `l2t-onnx-${key}`);
  const program = join(environment, 'bin', 'python');
  const ready = join(environment, 'ready');
  withLockFile(`onnx-${key}`, () => {
    if (existsSync(ready)) return;
    run(found.program, ['-m', 'venv', '--clear', environment]);
    run(program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
    writeFileSync(ready, packages.join('\n'));
  });
  return program;
}

/** What the reader says of the models that lie in a folder, by name. */
export async function readModels(reader: Reader, folder: string): Promise<Readonly<Record<string, Reading>>> {
  const said = execFileSync(await pythonOf(reader), [script, folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(said);
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
