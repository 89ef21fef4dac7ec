/** @file Whether a run's configuration is the one that it was trained with. */
import { join } from 'node:path';
import { runErrors } from '../../errors/run.js';
import { readConfigurationHash } from './checkpoint.js';
import { type RunConfiguration, runFiles } from './format.js';
import { hashOfConfiguration } from './read.js';

/**
 * Asked before a network is measured with what a configuration says of its data. A checkpoint that is not there, broken or
 * of format 1 says nothing. Throws `run/damaged-config`.
 */
export async function requireOneRun(folder: string, configuration: RunConfiguration): Promise<void> {
  const hash = await readConfigurationHash(join(folder, runFiles.checkpoint)).catch(() => undefined);
  requireHash(folder, configuration, hash);
}

/** The same, where it is known of which configuration the checkpoint is. */
export function requireHash(folder: string, configuration: RunConfiguration, hash: string | undefined): void {
  if (hash !== undefined && hash !== hashOfConfiguration(configuration))
    throw runErrors.configChanged(join(folder, runFiles.configuration));
}
