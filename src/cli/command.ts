/** @file What a command of the command line is: a row with its words, its options and what it does. */
import { t } from '@vscode/l10n';
import { type Command, InvalidArgumentError, type Option } from 'commander';
import { ExitCode } from '../errors/studio-error.js';
import { print } from './terminal/output.js';

export interface CommonOptions {
  /** Print for machines. */
  readonly json: boolean;
}

export interface CommandRow<Options extends CommonOptions> {
  readonly name: string;
  readonly description: string;
  /** `<file>` or `[folder]`, what it is, and its default. */
  readonly argument?: readonly [usage: string, description: string, fallback?: string];
  /** A second one, which must be given. */
  readonly second?: readonly [usage: string, description: string];
  readonly options?: readonly Option[];
  /** What `--json` prints. */
  readonly json: string;
  /** @param argument '' where none is given; the same of the second. */
  readonly run: (argument: string, options: Options, second: string) => Promise<ExitCode>;
}

/** Adds a command to the program. */
export type Install = (program: Command) => void;

/** The installer of a row. The exit code of the process is what the row's `run` gives. */
export function command<Options extends CommonOptions>(row: CommandRow<Options>): Install {
  return (program) => {
    const added = program.command(row.name).description(row.description);
    if (row.argument) added.argument(...row.argument);
    if (row.second) added.argument(...row.second);
    for (const option of row.options ?? []) added.addOption(option);
    // Not as the option's own default, which the help would name.
    added.option('--json', row.json).setOptionValueWithSource('json', false, 'default');
    added.action(async () => {
      const [argument = row.argument?.[2] ?? '', second = ''] = added.args;
      process.exitCode = await row.run(argument, added.opts<Options>(), second);
    });
  };
}

/** Prints lines, and says that all went well. */
export function printed(text: string): ExitCode {
  print(text);
  return ExitCode.success;
}

/** Reads an option that is a number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError(t('It must be a number above 0.'));
}

/** Reads an option that is a place in a list, from 0. */
export function place(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError(t('It must be a whole number from 0.'));
}

/** Reads an option that is places with commas. */
export const places = (text: string): number[] => text.split(',').map(place);

/** Reads an option that is a whole number from 1. */
export function wholePositive(text: string): number {
  const value = Number(text);
  if (value >= 1 && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError(t('It must be a whole number from 1.'));
}
