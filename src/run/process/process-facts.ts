/** @file What tells one process from another that has the same number: the boot of the machine and the start of the process. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { systemCode } from '../folder/atomic.js';
import { rememberedWhileThere } from './remembered.js';
import { powerShell } from './system-programs.js';

interface ProcessFacts {
  /** Names the current boot of the machine. */
  readonly boot: () => Promise<string>;
  /** When the process began; undefined where no such process lives, empty where one does and its start is not told. */
  readonly started: (pid: number) => Promise<string | undefined>;
}

const run = promisify(execFile);

async function output(program: string, parameters: readonly string[]): Promise<string | undefined> {
  try {
    const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const { stdout } = await run(program, parameters, { env: environment, windowsHide: true });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether some process has this number; one of another person may not be asked, and is there. */
export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** A program that fails says nothing of the process: to take a live one for dead would let two train one run. */
function toldOf(pid: number, started: string | undefined): string | undefined {
  return started ?? (isThere(pid) ? '' : undefined);
}

const linux: ProcessFacts = {
  // Sandboxes may not tell it: then a process is known by its number and its start alone.
  boot: async () => (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim(),
  started: async (pid) => {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The second field, the program's name, may hold anything: what follows its last bracket is plain.
    const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
    const [state] = fields;
    const dead = state === 'Z' || state === 'X';
    return dead ? undefined : toldOf(pid, fields[19]);
  },
};

const darwin: ProcessFacts = {
  boot: async () => (await output('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])) ?? '',
  started: async (pid) => toldOf(pid, await output('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])),
};

const windows: ProcessFacts = {
  // The start of a process is an absolute date there, which no two boots share.
  boot: async () => '',
  started: rememberedWhileThere(
    async (pid) => {
      const question = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`;
      return toldOf(pid, await output(powerShell, ['-NoProfile', '-NonInteractive', '-Command', question]));
    },
    isThere,
    () => performance.now(),
  ),
};

const platforms: { readonly [platform: string]: ProcessFacts } = { linux, darwin, win32: windows };

/** The facts as this platform tells them. */
export const processFacts: ProcessFacts = platforms[process.platform] ?? linux;
