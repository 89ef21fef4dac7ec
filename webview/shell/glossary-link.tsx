/** @file Leads to what the words of a view mean. */
import { t } from '@vscode/l10n';
import { useStudio } from './store.js';

export function GlossaryLink() {
  const studio = useStudio();
  return (
    <vscode-button
      appearance="secondary"
      class="glossary-link"
      onClick={() => studio.send({ kind: 'run-command', command: 'showGlossary' })}
    >
      {t('What do these words mean?')}
    </vscode-button>
  );
}
