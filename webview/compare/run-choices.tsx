/** @file The runs that could be shown, each with a box that lays it over the others. */
import { t } from '@vscode/l10n';
import type { RunChoice } from '../contract.js';
import { stateTitles } from '../header/actions.js';
import { formatAccuracy, formatMoment } from '../shell/format.js';

interface RunChoicesProps {
  readonly choices: readonly RunChoice[];
  /** Folders of the shown runs, the foremost first. */
  readonly shown: readonly string[];
  readonly onShow: (folders: readonly string[]) => void;
}

function accuracyText(state: RunChoice['state'], accuracy: number | undefined): string {
  if (accuracy === undefined) return '';
  const text = formatAccuracy(accuracy);
  return state === 'finished' ? t('test {0}', text) : t('validation {0}', text);
}

export function RunChoices({ choices, shown, onShow }: RunChoicesProps) {
  const without = (folder: string) => shown.filter((other) => other !== folder);
  return (
    <ul class="run-choices">
      {choices.map(({ folder, name, state, created, accuracy }) => (
        <li key={folder}>
          <label>
            <input
              type="checkbox"
              checked={shown.includes(folder)}
              onChange={({ currentTarget }) =>
                onShow(currentTarget.checked ? [...without(folder), folder] : without(folder))
              }
            />
            <span class="run-choice-name" title={folder}>
              {name}
            </span>
            <span class={`run-mark run-state-${state}`}>{stateTitles[state]}</span>
            <span class="quiet">{formatMoment(created)}</span>
            <span class="run-choice-accuracy">{accuracyText(state, accuracy)}</span>
          </label>
          {shown.length > 1 && shown.includes(folder) && shown[0] !== folder ? (
            <vscode-button
              appearance="secondary"
              aria-label={t('Show first: {0}', name)}
              onClick={() => onShow([folder, ...without(folder)])}
            >
              {t('Show first')}
            </vscode-button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
