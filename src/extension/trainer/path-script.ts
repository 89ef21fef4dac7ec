/** @file The small script by which a terminal knows the command `l2t`. */
import { chmod, mkdir } from 'node:fs/promises';
import { join, win32 } from 'node:path';
import { replaceFile } from '../../run/folder/atomic.js';
import { posixWord } from '../../run/process/posix-word.js';
import type { NodeChoice } from './node.js';

export interface ScriptedCall {
  readonly node: NodeChoice;
  /** The command line's program. */
  readonly program: string;
}

/** For the programs' advice: they were called by this name. */
const calledAs = { L2T_CALLED_AS: 'l2t' } as const;

/** Writes `l2t` and, for Windows, `l2t.cmd` into the folder. */
export async function writeScripts(folder: string, call: ScriptedCall): Promise<void> {
  await mkdir(folder, { recursive: true });
  const script = join(folder, 'l2t');
  await replaceFile(script, posixScript(call), { mode: 0o755 });
  await chmod(script, 0o755);
  if (process.platform === 'win32') await replaceFile(join(folder, 'l2t.cmd'), windowsScript(folder, call));
}

function posixScript({ node, program }: ScriptedCall): string {
  const variables = Object.entries({ ...node.env, ...calledAs }).map(
    ([name, value]) => `${name}=${posixWord(value)}`,
  );
  return [
    '#!/bin/sh',
    `${variables.join(' ')} exec ${posixWord(node.executable)} ${posixWord(program)} "$@"`,
    '',
  ].join('\n');
}

/**
 * Paths are written from the script's own folder on: cmd.exe reads a batch file in the code page of the console, where a
 * user's name that is not ASCII would be another. What they share with that folder, the name among it, is not written.
 */
export function windowsScript(folder: string, { node, program }: ScriptedCall): string {
  // A percent sign in a batch file begins a variable.
  const plain = (text: string) => text.replaceAll('%', '%%');
  const path = (file: string) => {
    const short = win32.relative(folder, file);
    // On another drive.
    return win32.isAbsolute(short) ? `"${plain(short)}"` : `"%~dp0${plain(short)}"`;
  };
  const variables = Object.entries({ ...node.env, ...calledAs }).map(
    ([name, value]) => `@set "${name}=${plain(value)}"`,
  );
  const lines = ['@setlocal', ...variables, `@${path(node.executable)} ${path(program)} %*`, ''];
  // UTF-8, which the console then keeps: only where there is no other way.
  const codePage = /^\p{ASCII}*$/u.test(lines.join('')) ? [] : ['@chcp 65001 >nul'];
  return [...codePage, ...lines].join('\r\n');
}
