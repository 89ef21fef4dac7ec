/** @file `log.txt`: what happened, for a person, each line with its time in UTC. */
import { closeSync, writeSync } from 'node:fs';
import { withoutControls } from '../errors/plain-text.js';
import { openToAppendNow } from '../tensor/regular-file.js';

/** Writes lines to a log file, each on a line of its own: line breaks in it are spelled out. A log that cannot be written (a full disk) never ends a run. */
export function openLog(file: string): (line: string) => void {
  return (line) => {
    try {
      const descriptor = openToAppendNow(file);
      try {
        writeSync(descriptor, `${new Date().toISOString()}  ${withoutControls(line)}\n`);
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // What matters is also recorded in the metrics and told to the parent process.
    }
  };
}
