/** @file Builds the product into a folder of its own and calls its command line as a person would. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sharedFolder } from '../shared.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Answer {
  readonly code: number | NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** Builds all programs; `name` keeps test files that run side by side apart. */
export function buildProduct(name: string) {
  const folder = join('node_modules', '.cache', 'l2t-test', name);
  execFileSync(process.execPath, [join('scripts', 'build.mjs'), folder], { cwd: root });
  const cli = join(root, folder, 'cli.js');

  /** Starts the command line. */
  const start = (words: readonly string[], cwd = root): ChildProcess =>
    spawn(process.execPath, [cli, ...words], {
      cwd,
      // What the doctor measures is not to be kept for the person who runs the tests.
      env: { ...process.env, L2T_STORAGE: join(root, folder, 'storage') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  return { start, call: (words: readonly string[], cwd?: string) => answerOf(start(words, cwd)) };
}

/** What a started command line says until it ends, and how it ends. */
export function answerOf(child: ChildProcess): Promise<Answer> {
  let output = '';
  let errors = '';
  child.stdout?.on('data', (data) => {
    output += data;
  });
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code: signal ?? code, output, errors }));
  });
}

/** Settles when the program has said something that holds this text. */
export function untilSaid(child: ChildProcess, text: string): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data) => {
      said += data;
      if (said.includes(text)) resolve();
    });
    child.once('close', () => reject(new Error(`it ended without saying "${text}": ${said}`)));
  });
}

const tiny = {
  target: { network: 'vgg9', width: 0.0625 },
  data: { dataset: 'emoji-twemoji', imagesPerClass: 2 },
  method: 'scratch',
  epochs: 2,
  batchSize: 18,
  engine: 'onnxruntime',
};

/** Writes the experiment file of a training of seconds, with these changes, and gives its path. */
export function tinyExperiment(folder: string, changes: object = {}): string {
  const file = join(folder, 'tiny.l2t.json');
  writeFileSync(file, JSON.stringify({ ...tiny, ...changes }));
  return file;
}

/** L2T-ww from the official source network on two images a class. */
export const withTransfer = {
  sources: [
    { network: 'resnet32', weights: sharedFolder('data', 'official', 'tinyimagenet-200-resnet32.pth.tar') },
  ],
  method: 'l2t-ww',
};
