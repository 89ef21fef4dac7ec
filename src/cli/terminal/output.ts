/** @file All that the command line prints goes out here, also that to a pipe, whose other end may be a terminal. */
import { forTerminal } from './sealed.js';

/** To the standard output. */
export const print = (text: string): boolean => process.stdout.write(`${forTerminal(text)}\n`);

/** To the standard error. */
export const printError = (text: string): boolean => process.stderr.write(`${forTerminal(text)}\n`);
