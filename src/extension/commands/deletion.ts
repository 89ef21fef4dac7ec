/** @file What is asked before runs are deleted: how many, which, and which stay because they are being trained. */
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { isAble } from '../../run/overview/abilities.js';
import type { RunSummary } from '../../run/overview/list.js';
import { runTitle } from '../../run/overview/title.js';

export interface Deletion {
  readonly runs: readonly RunSummary[];
  /** Those with a live trainer: they stay. */
  readonly live: readonly RunSummary[];
}

export interface Question {
  readonly text: string;
  readonly detail: string;
  /** The button that agrees. */
  readonly yes: string;
}

/** Named in a question; the rest is counted. */
const namedAtMost = 10;

/** Parts the runs that were chosen into those that can be deleted and those that stay. */
export function deletionOf(runs: readonly RunSummary[]): Deletion {
  return {
    runs: runs.filter((run) => isAble(run, 'delete')),
    live: runs.filter((run) => !isAble(run, 'delete')),
  };
}

/** What is asked before runs are deleted. @param hasTrash whether they can be had back. */
export function questionAbout({ runs, live }: Deletion, hasTrash: boolean): Question {
  const [only, ...others] = runs;
  const text =
    only !== undefined && others.length === 0
      ? t('Delete the run "{0}"?', runTitle(only))
      : t('Delete {0} runs?', runs.length);
  const fate = hasTrash ? t('Moved to the trash:') : t('Deleted for good, which cannot be undone:');
  const staying =
    live.length === 1
      ? t('One selected run stays, because it is being trained.')
      : t('{0} selected runs stay, because they are being trained.', live.length);
  return {
    text,
    detail: [fate, ...listed(runs), ...(live.length === 0 ? [] : ['', staying])].join('\n'),
    yes: hasTrash ? t('Move to Trash') : t('Delete Permanently'),
  };
}

/** Asked where there is no trash after all. */
export function questionForGood(runs: readonly RunSummary[]): Question {
  return {
    text: t('There is no trash here. Delete for good? This cannot be undone.'),
    detail: listed(runs).join('\n'),
    yes: t('Delete Permanently'),
  };
}

/** Titles are often alike: folders tell runs apart. */
function listed(runs: readonly RunSummary[]): string[] {
  if (runs.length === 1) return runs.map(({ folder }) => folder);
  const names = runs.slice(0, namedAtMost).map(({ folder }) => basename(folder));
  const more = runs.length - names.length;
  return more === 0 ? names : [...names, t('and {0} more', more)];
}
