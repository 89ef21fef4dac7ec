/** @file A run's configuration as the text of an experiment file: the person's own where the run folder keeps it. */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { t } from '@vscode/l10n';
import { networkFilesIn } from '../../configuration/checks/networks.js';
import type { Experiment, ParsedExperiment } from '../../configuration/experiment.js';
import { movedText, withValueAt } from '../../configuration/moved-text.js';
import { parseReading } from '../../configuration/parse.js';
import { readText } from '../../configuration/read.js';
import { experimentFileText } from '../../configuration/written-experiment.js';
import { plainLine } from '../../errors/plain-text.js';
import { usageErrors } from '../../errors/usage.js';
import { learnNetworkFiles } from '../../import/learn.js';
import { replaceFile, requireReplaceable, systemCode, writeError } from '../folder/atomic.js';
import { type RunConfiguration, runFiles } from '../folder/format.js';
import { readConfiguration } from '../folder/read.js';
import { readSmallFile } from '../folder/small-file.js';

export interface Restored {
  readonly text: string;
  /** Whether it is what a person wrote, with comments; else it is made of the resolved experiment. */
  readonly isOwn: boolean;
}

/** What the editor's settings, a command or a later version's defaults say otherwise than the text: it is set in it. */
const settable = [
  'beta',
  'lookAheadSteps',
  'epochs',
  'batchSize',
  'seed',
  'engine',
  'checkpointEvery',
] as const;

/** What a text says of an experiment: without what is set, and what a run read from the source's files. */
function asWritten(
  { sources, target, ...rest }: Experiment | ParsedExperiment,
  text: ParsedExperiment,
): unknown {
  const said = {
    ...rest,
    ...Object.fromEntries(settable.map((key) => [key, undefined])),
    target: { ...target, shortcut: text.target.shortcut },
    sources: sources.map((source, index) => ({
      ...source,
      classes: text.sources[index]?.classes,
      shortcut: text.sources[index]?.shortcut,
    })),
  };
  // As it lies in a file: what is undefined is not there.
  return JSON.parse(JSON.stringify(said));
}

/** The text, where it asks for this very experiment, but for single values that are set; undefined where it does not. */
async function ownText(
  text: string,
  { experimentFile, experiment }: RunConfiguration,
  file: string,
): Promise<string | undefined> {
  const reading = readText(text, experimentFile);
  await learnNetworkFiles(networkFilesIn(reading.reading));
  const { experiment: parsed } = parseReading(reading, experimentFile);
  if (!parsed || reading.matrix) return undefined;
  if (!isDeepStrictEqual(asWritten(experiment, parsed), asWritten(parsed, parsed))) return undefined;
  const others = settable.filter((key) => parsed[key] !== experiment[key]);
  const settled = others.reduce((changed, key) => withValueAt(changed, [key], experiment[key]), text);
  const [from, to] = [dirname(experimentFile), dirname(file)];
  return movedText(settled, reading.file, { from, to, isThere: existsSync });
}

/**
 * The configuration of the run as the text of `file` (absolute, not read): paths lead from there where they led.
 * Throws as `readConfiguration` does.
 */
export async function restoredText(folder: string, file: string): Promise<Restored> {
  const configuration = await readConfiguration(folder);
  const kept = await readSmallFile(join(folder, runFiles.text)).catch(() => undefined);
  const own = kept === undefined ? undefined : await ownText(kept, configuration, file);
  if (own !== undefined) return { text: own, isOwn: true };
  const heading = t('What the run {0} was made of, every value as it was resolved.', basename(folder));
  const resolved = experimentFileText(configuration.experiment, dirname(file));
  return { text: `// ${plainLine(heading)}\n${resolved}`, isOwn: false };
}

/** Writes the file; what is there is replaced only where that was asked for. Throws `usage/file-is-there` or `usage/not-writable`. */
export async function writeExperimentFile(file: string, text: string, overwrite: boolean): Promise<void> {
  if (overwrite) {
    await requireReplaceable(file, usageErrors.notWritable);
    return replaceFile(file, text);
  }
  try {
    // The system itself refuses what is there, a link among it.
    const handle = await open(file, 'wx');
    await handle.writeFile(text).finally(() => handle.close());
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw usageErrors.fileIsThere(file);
    throw writeError(file, error, usageErrors.notWritable);
  }
}
