/** @file What people say of the foremost run beside its name: its tags and notes. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';
import { Notice } from '../shell/notice.js';

export function AboutRun({ run: { about, aboutDamage } }: { readonly run: RunView }) {
  const { tags = [], notes } = about ?? {};
  return (
    <>
      {aboutDamage === undefined ? null : <Notice kind="warning">{aboutDamage}</Notice>}
      {tags.length === 0 ? null : (
        <ul class="run-tags" aria-label={t('Tags')}>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      {notes === undefined ? null : (
        // Long ones can be folded away.
        <details open>
          <summary>{t('Notes')}</summary>
          <p class="run-notes">{notes}</p>
        </details>
      )}
    </>
  );
}
