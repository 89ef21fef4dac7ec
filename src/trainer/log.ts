/** @file `log.txt`: what happened, for a person, each line with its time in UTC. */
import { appendFileSync } from 'node:fs';

/** Writes lines to a log file. A log that cannot be written (a full disk) never ends a run. */
export function openLog(file: string): (line: string) => void {
  return (line) => {
    try {
      appendFileSync(file, `${new Date().toISOString()}  ${line}\n`);
    } catch {
      // What matters is also recorded in the metrics and told to the parent process.
    }
  };
}
