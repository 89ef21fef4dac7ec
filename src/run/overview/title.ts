/** @file How runs are called for people, everywhere. The folder's name, which programs take, stands beside it as a detail. */
import { t } from '@vscode/l10n';
import { plainLine } from '../../errors/plain-text.js';
import { experimentName } from '../folder/create.js';
import type { RunConfiguration } from '../folder/format.js';

/** A run may have been made on Windows and copied here. */
const posix = (path: string): string => path.replaceAll('\\', '/');

/** What has a configuration: a run, or what is known of it. */
interface Configured {
  readonly configuration: Pick<RunConfiguration, 'experimentFile' | 'experiment'>;
}

/** `birds, l2t-ww, seed 0`. */
export function runTitle({ configuration: { experimentFile, experiment } }: Configured): string {
  return plainLine(
    t('{0}, {1}, seed {2}', experimentName(posix(experimentFile)), experiment.method, experiment.seed),
  );
}

/** `l2t-ww, seed 0`: where the experiment's name stands over it. */
export function titleInExperiment({ configuration: { experiment } }: Configured): string {
  return plainLine(t('{0}, seed {1}', experiment.method, experiment.seed));
}
