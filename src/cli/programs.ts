/** @file The programs that lie beside this one in the bundle, and how a person calls the command line. */
import { basename, isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { posixWord } from '../run/process/posix-word.js';

const beside = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));

export const programFiles = {
  trainer: beside('trainer.js'),
  dataWorker: beside('data-worker.js'),
  cli: beside('cli.js'),
} as const;

/** A path as a person would write it: relative where it lies below the working folder. */
export function shownPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short;
}

const isWindows = process.platform === 'win32';
/** A shell takes it as it is; a backslash is one only where it parts folders. */
const plainWord = isWindows ? /^[\p{L}\p{M}\p{N}_./:\\@%+,=-]+$/u : /^[\p{L}\p{M}\p{N}_./:@%+,=-]+$/u;

function quoted(word: string): string {
  if (plainWord.test(word)) return word;
  return isWindows ? `"${word}"` : posixWord(word);
}

/** A call of the command line that can be pasted into this terminal: `l2t resume runs/...`. */
export function callOf(...words: readonly string[]): string {
  const [, program = ''] = process.argv;
  // The editor's terminals know the command by a script that names it.
  const installed = basename(program) === 'l2t' || process.env.L2T_CALLED_AS === 'l2t';
  const start = installed ? ['l2t'] : ['node', shownPath(programFiles.cli)];
  return [...start, ...words].map(quoted).join(' ');
}
