/** @file Calls the command line as a person would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { sharedFolder } from '../shared.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Answer {
  readonly code: number | NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

/** The command line as it was built for these tests. */
export const cli = join(inject('product'), 'cli.js');

/** Starts the command line. */
export function start(words: readonly string[], cwd = root): ChildProcess {
  return spawn(process.execPath, [cli, ...words], {
    cwd,
    // What the doctor measures is not to be kept for the person who runs the tests.
    env: { ...process.env, L2T_STORAGE: join(inject('product'), 'storage', String(process.pid)) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function call(words: readonly string[], cwd?: string): Promise<Answer> {
  return answerOf(start(words, cwd));
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
