/** @file Asks the NVIDIA driver by its own program. */
import { execFile } from 'node:child_process';
import { nvidiaSmi } from '../run/process/system-programs.js';

/** Where no program keeps the driver awake, it initialises every card first: some seconds each. */
const patienceMilliseconds = 60_000;

/**
 * What it prints for these words; undefined where it is not there, fails, or says nothing in time. With a broken driver or a
 * card that fell off the bus it hangs in the kernel, where no signal reaches it: then it is left to itself.
 */
export function askNvidia(
  words: readonly string[],
  patience = patienceMilliseconds,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = execFile(nvidiaSmi, [...words], { windowsHide: true }, (error, stdout) => {
      clearTimeout(timer);
      resolve(error ? undefined : stdout);
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      // Neither it nor what it started, which holds the other ends, keeps this process from its end.
      child.unref();
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve(undefined);
    }, patience);
  });
}
