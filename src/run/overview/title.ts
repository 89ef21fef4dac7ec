/** @file How runs are called for people, everywhere. The folder's name, which programs take, stands beside it as a detail. */
import { t } from '@vscode/l10n';
import { plainLine } from '../../errors/plain-text.js';
import type { About } from '../folder/about-form.js';
import { experimentName } from '../folder/create.js';
import type { RunConfiguration } from '../folder/format.js';

/** A run may have been made on Windows and copied here. */
const posix = (path: string): string => path.replaceAll('\\', '/');

/** What has a configuration: a run, or what is known of it. */
interface Configured {
  readonly configuration: Pick<RunConfiguration, 'experimentFile' | 'experiment'>;
  readonly about?: Partial<About>;
}

/** Its own name; of a run without one `birds, l2t-ww, seed 0`. */
export function runTitle({ configuration: { experimentFile, experiment }, about }: Configured): string {
  return plainLine(
    about?.name ??
      t('{0}, {1}, seed {2}', experimentName(posix(experimentFile)), experiment.method, experiment.seed),
  );
}

/** Its own name; of a run without one `l2t-ww, seed 0`: where the experiment's name stands over it. */
export function titleInExperiment(run: Configured): string {
  return plainLine(run.about?.name ?? methodAndSeed(run));
}

/** `l2t-ww, seed 0`. */
export const methodAndSeed = ({ configuration: { experiment } }: Configured): string =>
  t('{0}, seed {1}', experiment.method, experiment.seed);

/** `#baseline`: its tags. */
export const tagWords = ({ about }: Configured): string[] =>
  (about?.tags ?? []).map((tag) => plainLine(`#${tag}`));
