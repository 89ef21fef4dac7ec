/** @file The buttons of a chart that give it away: its picture, where it has one, and its numbers. */
import { t } from '@vscode/l10n';
import { IconButton } from './icon-button.js';

interface SaveToolsProps {
  /** Of the chart: what the buttons are said to save. */
  readonly title: string;
  /** Absent where the chart is a table itself. */
  readonly onPicture?: () => void;
  /** The same as shapes, where it can be had so. */
  readonly onVector?: () => void;
  readonly onCsv: () => void;
}

export function SaveTools({ title, onPicture, onVector, onCsv }: SaveToolsProps) {
  return (
    <>
      {onPicture && <IconButton icon="save" label={t('Save {0} as a picture', title)} onClick={onPicture} />}
      {onVector && (
        <vscode-button
          appearance="secondary"
          aria-label={t('Save {0} as SVG', title)}
          title={t('Save {0} as SVG', title)}
          onClick={onVector}
        >
          SVG
        </vscode-button>
      )}
      <vscode-button appearance="secondary" aria-label={t('Save {0} as CSV', title)} onClick={onCsv}>
        CSV
      </vscode-button>
    </>
  );
}
