/** @file The command lines of all processes of this machine that this user may see. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { powerShell } from '../../run/process/system-programs.js';

const run = promisify(execFile);
const options = { maxBuffer: 64 * 1024 * 1024, windowsHide: true } as const;

async function output(program: string, words: readonly string[]): Promise<string[]> {
  const { stdout } = await run(program, words, options);
  return stdout.split(/\r?\n/u);
}

/** Without the first line PowerShell writes in the code page of the console: names of users that are not ASCII get lost. */
const windowsQuestion = [
  '[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding',
  'Get-CimInstance Win32_Process | ForEach-Object { $_.CommandLine }',
].join('; ');

const platforms: { readonly [platform: string]: () => Promise<string[]> } = {
  linux: async () => {
    const processes = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
    const read = (name: string) => readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    return Promise.all(processes.map(read));
  },
  darwin: () => output('/bin/ps', ['-axww', '-o', 'command=']),
  win32: () => output(powerShell, ['-NoProfile', '-NonInteractive', '-Command', windowsQuestion]),
};

/** One entry a process. Throws where the system does not tell. */
export async function commandLines(): Promise<readonly string[]> {
  const read = platforms[process.platform];
  if (read === undefined) throw new Error(`unknown platform ${process.platform}`);
  return read();
}
