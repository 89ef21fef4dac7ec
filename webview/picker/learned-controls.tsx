/** @file Whether and when: a check box that shows what the run learned, and the slider through its time. */
import { t } from '@vscode/l10n';
import type { RunView } from '../contract.js';
import { TimeSlider } from './time-slider.js';
import type { Picker } from './use-picker.js';

interface LearnedControlsProps {
  readonly run: RunView;
  readonly picker: Pick<Picker, 'model' | 'row' | 'setRow' | 'showLearned' | 'setShowLearned'>;
}

export function LearnedControls({ run, picker }: LearnedControlsProps) {
  const learned = picker.model?.learned;
  return (
    <div class="learned-controls">
      <vscode-checkbox
        // The toolkit reads the name of a check box once.
        key={run.name}
        checked={picker.showLearned}
        onChange={(event) => picker.setShowLearned(event.currentTarget.checked)}
      >
        {t('Show what {0} learned', run.name)}
      </vscode-checkbox>
      {learned && learned.rows > 0 ? (
        <TimeSlider
          rows={learned.rows}
          row={picker.row}
          moment={learned.moment}
          live={run.state === 'running'}
          onChange={picker.setRow}
        />
      ) : null}
    </div>
  );
}
