/** @file Lets a run stop without anybody waiting for it. */
import { spawn } from 'node:child_process';

/** Starts a program that asks the trainer to stop and outlives this one. @param cli the file of the command line. */
export function stopApart(folder: string, cli: string): void {
  const options = { detached: true, stdio: 'ignore', windowsHide: true } as const;
  const child = spawn(process.execPath, [cli, 'stop', folder], options);
  // Nobody is left to be told.
  child.once('error', () => undefined);
  child.unref();
}
