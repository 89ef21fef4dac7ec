/** @file `log.txt`: what happened, for a person, each line with its time in UTC. */
import { closeSync, writeSync } from 'node:fs';
import { openToAppendNow } from '../tensor/regular-file.js';

/** What would begin a line of its own, or tell a terminal something. */
const controls = /[\p{Cc}\u2028\u2029]/gu;

/** The text in one line: control characters as JSON writes them. */
export function inOneLine(text: string): string {
  return text.replace(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Writes lines to a log file. A log that cannot be written (a full disk) never ends a run. */
export function openLog(file: string): (line: string) => void {
  return (line) => {
    try {
      const descriptor = openToAppendNow(file);
      try {
        writeSync(descriptor, `${new Date().toISOString()}  ${inOneLine(line)}\n`);
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // What matters is also recorded in the metrics and told to the parent process.
    }
  };
}
